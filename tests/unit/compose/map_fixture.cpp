// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.h"

#include "base/share.h"

namespace northway::compose::test {

void MapTest::SetUp() {
    gpu::ContextOptions options;
    options.device = "cpu";
    options.validation = true;
    auto context = gpu::Context::create(options, log_);
    ASSERT_TRUE(context) << context.error().message;
    context_ = std::move(*context);
    const auto share = share_folder();
    ASSERT_TRUE(share) << share.error().message;
    share_ = *share;
    auto renderer = render::Renderer::create(*context_, share_ / "shaders");
    ASSERT_TRUE(renderer) << renderer.error().message;
    renderer_ = std::move(*renderer);
}

void MapTest::TearDown() {
    renderer_.reset();
    context_.reset();
    EXPECT_EQ(log_.messages(), 0);
}

std::unique_ptr<Map> MapTest::open(Result<scene::Scene> scene) {
    EXPECT_TRUE(scene) << scene.error().message;
    if (!scene) {
        return nullptr;
    }
    auto map = Map::open(std::move(*scene), share_);
    EXPECT_TRUE(map) << map.error().message;
    return map ? std::move(*map) : nullptr;
}

std::unique_ptr<Map> MapTest::open(const std::string& scene, const std::string& theme) {
    return open(scene::parse_scene(style::Json::parse(scene), "test",
                                   NORTHWAY_SOURCE_DIR "/tests/data", share_, theme));
}

std::unique_ptr<Map> MapTest::open_bundled(const std::string& name, const std::string& theme) {
    return open(scene::read_scene(name, share_, theme));
}

Pixels MapTest::draw(Map& map, const FrameSize& size, const Moment& moment) {
    auto pixels = map.draw(*renderer_, size, moment);
    EXPECT_TRUE(pixels) << pixels.error().message;
    return pixels ? std::move(*pixels) : Pixels{};
}

render::FrameInput MapTest::frame(Map& map, const FrameSize& size, const Moment& moment) {
    auto input = map.frame(*renderer_, size, moment);
    EXPECT_TRUE(input) << input.error().message;
    return input ? *input : render::FrameInput{};
}

std::string sample_scene() {
    return R"({"version": 8, "bounds": [0, -6, 16, 6], "page": {"title": "Sample"},
        "sources": {
            "land": {"type": "geojson", "data": {"type": "Feature", "properties": {}, "geometry":
                {"type": "Polygon", "coordinates": [[[1, -5], [15, -5], [15, 5], [1, 5], [1, -5]]]}}},
            "river": {"type": "geojson", "data": {"type": "Feature", "properties": {}, "geometry":
                {"type": "LineString", "coordinates": [[1, -4], [8, -3.5], [15, -4.4]]}}},
            "towns": {"type": "geojson", "data": {"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {"name": "Heihe"}, "geometry":
                    {"type": "Point", "coordinates": [12, 1.9]}}]}},
            "catalogue": {"type": "catalogue", "path": "flows"}},
        "layers": [
            {"id": "sea", "type": "background", "paint": {"background-color": "@sea"}},
            {"id": "land", "type": "fill", "source": "land", "paint": {"fill-color": "@land-low"}},
            {"id": "river", "type": "line", "source": "river",
             "paint": {"line-color": "@water-line", "line-width": 2}},
            {"id": "flows", "type": "flow", "source": "catalogue",
             "filter": ["in", ["get", "system_id"], ["literal", ["gas", "rail", "silent"]]],
             "paint": {"flow-color": "@gas", "flow-width": 10, "flow-min-width": 2,
                 "flow-width-reference": ["match", ["get", "unit"], "m3/a", 38e9, 30e6],
                 "flow-mark-color": "#ffffff", "flow-mark-size": 8}},
            {"id": "dots", "type": "circle", "source": "towns", "paint": {"circle-radius": 4}},
            {"id": "names", "type": "symbol", "source": "towns",
             "layout": {"text-field": ["get", "name"], "text-size": 12, "text-anchor": "left",
                 "text-radial-offset": 0.6},
             "paint": {"text-color": "@place-text"}}]})";
}

}  // namespace northway::compose::test
