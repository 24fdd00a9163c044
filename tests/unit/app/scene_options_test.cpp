// SPDX-License-Identifier: Apache-2.0
#include "app/open_map.h"
#include "base/file.h"
#include "support/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::app {
namespace {

using testing::HasSubstr;

constexpr compose::FrameSize kSize{800, 600, 1};

class SceneOptions : public testing::Test {
protected:
    void SetUp() override {
        const auto written = write_text(scratch_.path() / "scene.json", R"({
            "version": 8, "bounds": [105, 38, 150, 62], "projection": "EPSG:3576",
            "state": {"year": {"default": 2020}, "scenario": {"default": "base"}},
            "sources": {"points": {"type": "geojson", "data": {
                "type": "Feature", "properties": {},
                "geometry": {"type": "Point", "coordinates": [127, 50]}}}},
            "layers": [{"id": "sea", "type": "background"},
                       {"id": "points", "type": "circle", "source": "points",
                        "layout": {"visibility": "none"},
                        "filter": ["!=", ["global-state", "kind"], "none"]}]})");
        ASSERT_TRUE(written) << written.error().message;
        options_.scene = (scratch_.path() / "scene.json").string();
    }

    Result<scene::Scene> make() {
        return make_scene(options_, std::string(NORTHWAY_SOURCE_DIR), kSize);
    }
    std::string usage_error() {
        const auto scene = make();
        if (scene) {
            ADD_FAILURE() << "accepted";
            return "";
        }
        EXPECT_EQ(scene.error().kind, ErrorKind::usage) << scene.error().message;
        return scene.error().message;
    }

    test::Scratch scratch_;
    Options options_;
};

TEST_F(SceneOptions, WithoutAnyTheSceneIsAsWritten) {
    const auto scene = make();
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_EQ(scene->year(), 2020.5);
    EXPECT_TRUE(scene->view.bounds);
    EXPECT_EQ(scene->view.crs, "EPSG:3576");
}

TEST_F(SceneOptions, ChooseAViewpointOrAreToldThoseThereAre) {
    options_.viewpoint = "jp";
    const auto scene = make();
    ASSERT_TRUE(scene) << scene.error().message;
    ASSERT_NE(scene->viewpoint(), nullptr);
    EXPECT_EQ(scene->viewpoint()->id, "jp");
    options_.viewpoint = "mars";
    EXPECT_EQ(usage_error(), "--viewpoint: there is no viewpoint 'mars'; choose one of neutral, cn, "
                             "ru, jp, kr, in");
}

TEST_F(SceneOptions, SetTimeLanguageAndState) {
    options_.year = 2024.25;
    options_.language = Language::zh;
    options_.state = {{"scenario", "high"}};
    const auto scene = make();
    ASSERT_TRUE(scene);
    EXPECT_EQ(scene->year(), 2024.25);
    EXPECT_EQ(scene->language(), Language::zh);
    EXPECT_EQ(*scene->state.at("scenario").string(), "high");
}

TEST_F(SceneOptions, SetStateThatOnlyExpressionsName) {
    options_.state = {{"kind", "none"}};
    const auto scene = make();
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_EQ(*scene->state.at("kind").string(), "none");
    options_.state = {{"kid", "none"}};
    EXPECT_THAT(usage_error(), HasSubstr("'kind'"));
}

TEST_F(SceneOptions, ShowAndHideLayers) {
    options_.show = {"points"};
    options_.hide = {"sea"};
    auto scene = make();
    ASSERT_TRUE(scene);
    EXPECT_TRUE(scene->find_layer("points")->visible);
    EXPECT_FALSE(scene->find_layer("sea")->visible);
}

TEST_F(SceneOptions, ACentreAloneKeepsTheScaleOfTheRectangle) {
    const auto before = make();
    const auto projection = geo::Projection::create("EPSG:3576").value();
    const double zoom = compose::make_camera(before->view, projection, kSize)->zoom;
    options_.center = geo::LonLat{120, 60};
    const auto scene = make();
    ASSERT_TRUE(scene);
    EXPECT_FALSE(scene->view.bounds);
    EXPECT_EQ(scene->view.center, (geo::LonLat{120, 60}));
    EXPECT_DOUBLE_EQ(scene->view.zoom, zoom);
}

TEST_F(SceneOptions, AScaleIsGroundResolutionAt96Dpi) {
    options_.scale_denominator = 5e6;
    const auto scene = make();
    ASSERT_TRUE(scene);
    EXPECT_NEAR(compose::metres_per_css_px(scene->view.zoom), 5e6 * 0.0254 / 96, 1e-6);
}

TEST_F(SceneOptions, WrongOnesNameTheOption) {
    options_.crs = "EPSG:999999";
    EXPECT_THAT(usage_error(), testing::AllOf(HasSubstr("--crs"), HasSubstr("EPSG:999999")));
    options_.crs.reset();
    options_.hide = {"pionts"};
    EXPECT_THAT(usage_error(), testing::AllOf(HasSubstr("--hide"), HasSubstr("'points'")));
    options_.hide.clear();
    options_.state = {{"scenaro", "high"}};
    EXPECT_THAT(usage_error(), testing::AllOf(HasSubstr("--state"), HasSubstr("'scenario'")));
    options_.state = {{"lang", "de"}};
    EXPECT_THAT(usage_error(), HasSubstr("lang"));
    options_.state.clear();
    options_.theme = "nihgt";
    EXPECT_THAT(usage_error(), HasSubstr("night"));
}

TEST_F(SceneOptions, ACentreOffTheMapIsRefused) {
    options_.crs = "+proj=gnom +lat_0=90";  // shows nothing south of the equator
    options_.center = geo::LonLat{0, -50};
    options_.zoom = 3;
    EXPECT_THAT(usage_error(), HasSubstr("--center"));
}

TEST_F(SceneOptions, AnUnknownSceneListsTheBundledOnes) {
    options_.scene = "far-eest";
    const auto scene = make();
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(scene.error().message, HasSubstr("'far-east'"));
}

TEST_F(SceneOptions, ADatasetIsAddedOnTop) {
    ASSERT_TRUE(write_text(scratch_.path() / "roads.geojson", R"({"type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {}, "geometry":
        {"type": "LineString", "coordinates": [[120, 50], [130, 52]]}}]})"));
    options_.add = {(scratch_.path() / "roads.geojson").string()};
    const auto scene = make();
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_EQ(scene->layers.back().id, "roads");
    EXPECT_EQ(scene->layers.back().type, scene::LayerType::line);
    options_.add = {"no-such.gpkg"};
    EXPECT_EQ(make().error().kind, ErrorKind::bad_input);
}

TEST_F(SceneOptions, MetadataNameTheMoment) {
    const auto scene = make();
    options_.clock_s = 2.5;
    const auto metadata = metadata_of(options_, *scene);
    EXPECT_EQ(metadata.at("northway-scene"), "scene");
    EXPECT_EQ(metadata.at("northway-time"), "2020-07-02");
    EXPECT_EQ(metadata.at("northway-clock"), "2.5");
    EXPECT_THAT(metadata.at("Software"), HasSubstr("Northway 0."));
}

}  // namespace
}  // namespace northway::app
