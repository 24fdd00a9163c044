// SPDX-License-Identifier: Apache-2.0
// What published styles hold besides layers and their properties.
#include "base/share.h"
#include "scene/document.h"
#include "scene/globe.h"
#include "scene/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::scene {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

Result<Scene> parse(const std::string& members) {
    const auto share = share_folder();
    EXPECT_TRUE(share) << share.error().message;
    return parse_scene(style::Json::parse(R"({"version": 8, )" + members + "}"), "x.json", "/maps",
                       *share, "");
}

std::vector<std::string> told(const Result<Scene>& scene) {
    EXPECT_TRUE(scene) << scene.error().message;
    std::vector<std::string> texts;
    for (const auto& warning : scene ? scene->warnings : std::vector<Warning>()) {
        texts.push_back(warning.place + ": " + warning.message);
    }
    return texts;
}

const std::string kNothing = R"("sources": {}, "layers": [])";

TEST(PublicStyle, BlocksThatSayNothingOfAPlanarMapAreQuiet) {
    EXPECT_THAT(told(parse(kNothing + R"(, "name": "n", "metadata": {"a": 1}, "glyphs": "x",
        "sprite": [{"id": "a", "url": "b"}], "light": {"anchor": "map", "intensity": 0.2,
        "position": [1, 2, 3]}, "sky": {"sky-color": "red"}, "terrain": {"source": "s",
        "exaggeration": 2}, "transition": {"duration": 0}, "pitch": 0, "roll": 0,
        "centerAltitude": 5, "bearing": 10)")),
                IsEmpty());
}

TEST(PublicStyle, TheirMistakesAreToldWithTheirPlace) {
    EXPECT_THAT(told(parse(kNothing + R"(, "light": {"intensity": 3, "anchor": "sun"},
        "sky": {"skycolor": "red"}, "sprite": [{"id": "a"}], "terrain": [], "zoom": "5")")),
                ElementsAre(HasSubstr("light.intensity: 3 is greater than the maximum value 1"),
                            HasSubstr("light.anchor: expected one of [map, viewport]"),
                            HasSubstr("sky.skycolor: unknown property"),
                            HasSubstr("terrain: object expected"),
                            HasSubstr("sprite[0]: {\"id\": …, \"url\": …} expected"),
                            HasSubstr("zoom: number expected")));
}

TEST(PublicStyle, AProjectionIsANameAnObjectOrAnExpressionOverZoom) {
    const auto crs = [](const std::string& projection) {
        const auto scene = parse(kNothing + R"(, "zoom": 3, "projection": )" + projection);
        EXPECT_TRUE(scene) << scene.error().message;
        return scene ? scene->view.crs : "";
    };
    EXPECT_EQ(crs(R"("EPSG:3576")"), "EPSG:3576");
    EXPECT_EQ(crs(R"({"type": "mercator"})"), "mercator");
    EXPECT_EQ(crs(R"({"type": ["step", ["zoom"], "globe", 4, "mercator"]})"), "globe");
    EXPECT_EQ(crs(R"({"type": ["interpolate", ["linear"], ["zoom"], 0, "vertical-perspective",
        4, "mercator"]})"),
              "mercator");
    EXPECT_EQ(crs(R"({"type": ["globe", "mercator", 0.2]})"), "globe");
    EXPECT_EQ(crs(R"({"type": ["literal", ["globe", "mercator", 0.2]]})"), "globe");
    EXPECT_FALSE(parse(kNothing + R"(, "projection": 7)"));
}

TEST(PublicStyle, OneThatDoesNotSayWhereItLooksShowsTheWorld) {
    const auto world = parse(kNothing);
    ASSERT_TRUE(world) << world.error().message;
    ASSERT_TRUE(world->view.bounds);
    EXPECT_EQ(world->view.bounds->min_x, -180);
    EXPECT_EQ(world->view.bounds->max_x, 180);
    const auto globe = parse(kNothing + R"(, "projection": {"type": "globe"})");
    ASSERT_TRUE(globe) << globe.error().message;
    EXPECT_EQ(globe->view.center.lon_deg, 0);
    EXPECT_EQ(globe->view.center.lat_deg, 0);
    const auto placed = parse(kNothing + R"(, "zoom": 4)");
    ASSERT_TRUE(placed) << placed.error().message;
    EXPECT_FALSE(placed->view.bounds);
}

TEST(PublicStyle, AGlobeIsSeenFromAboveTheViewAndTurnsIntoMercatorCloseUp) {
    View view;
    view.center = {127.4, 49.6};
    view.crs = "globe";
    view.zoom = 4;
    EXPECT_THAT(definition_of_crs(view), StartsWith("+proj=ortho +lat_0=50 +lon_0=127 "));
    view.zoom = 12;
    EXPECT_EQ(definition_of_crs(view), "mercator");
    view.crs = "vertical-perspective";
    EXPECT_THAT(definition_of_crs(view), StartsWith("+proj=ortho +lat_0=50 +lon_0=127 "));
    view.center.lon_deg = 190;
    EXPECT_THAT(definition_of_crs(view), HasSubstr("+lon_0=-170 "));
    view.crs = "EPSG:3576";
    EXPECT_EQ(definition_of_crs(view), "EPSG:3576");
}

TEST(PublicStyle, AProjectionObjectSurvivesASave) {
    const auto scene = parse(kNothing + R"(, "projection": {"type": "mercator"})");
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_EQ(document_of(*scene)["projection"]["type"], "mercator");
}

TEST(PublicStyle, AnAttributionBecomesACredit) {
    const auto scene = parse(R"("sources": {
        "a": {"type": "geojson", "data": {"type": "FeatureCollection", "features": []},
              "attribution": "<a href=\"x\">&copy; A &amp; B</a>"},
        "b": {"type": "geojson", "data": {"type": "FeatureCollection", "features": []},
              "attribution": "unused"}},
        "layers": [{"id": "l", "type": "line", "source": "a"}])");
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_THAT(scene->credits, ElementsAre(style::Json("© A & B")));
}

TEST(PublicStyle, VectorTilesAreToldWithTheLayersThatStayEmpty) {
    const auto scene = parse(R"("sources": {"t": {"type": "vector", "url": "https://x"},
        "unused": {"type": "vector", "url": "https://x"}}, "layers": [
        {"id": "l", "type": "line", "source": "t", "source-layer": "roads"},
        {"id": "m", "type": "fill", "source": "t", "source-layer": "water"}])");
    EXPECT_THAT(told(scene),
                ElementsAre(HasSubstr("sources.t: vector tiles are not read; these layers stay "
                                      "empty: 'l', 'm'.")));
}

TEST(PublicStyle, ALayerTakesWhatItReferencesFromAnother) {
    const auto scene = parse(R"("sources": {"s": {"type": "geojson", "data":
        {"type": "FeatureCollection", "features": []}}}, "layers": [
        {"id": "a", "type": "line", "source": "s", "minzoom": 4, "filter": ["==", "x", 1],
         "layout": {"line-cap": "round"}},
        {"id": "b", "ref": "a", "paint": {"line-width": 3}}])");
    ASSERT_TRUE(scene) << scene.error().message;
    const Layer& layer = scene->layers[1];
    EXPECT_EQ(layer.type, LayerType::line);
    EXPECT_EQ(layer.source, "s");
    EXPECT_EQ(layer.min_zoom, 4);
    EXPECT_FALSE(layer.filter.is_empty());
    EXPECT_EQ(layer.property("line-cap").string({}), "round");
    EXPECT_EQ(layer.property("line-width").number({}), 3);
}

TEST(PublicStyle, ZoomsOutOfRangeAreToldAndPassedOver) {
    const auto scene = parse(R"("sources": {}, "layers": [
        {"id": "a", "type": "background", "minzoom": -1, "maxzoom": "deep"}])");
    EXPECT_THAT(told(scene),
                ElementsAre(HasSubstr("layers[0].minzoom: a number between 0 and 24"),
                            HasSubstr("layers[0].maxzoom: a number between 0 and 24")));
    EXPECT_TRUE(scene->layers[0].is_shown_at(0));
    EXPECT_TRUE(scene->layers[0].is_shown_at(25));
}

TEST(PublicStyle, ALayerIsShownFromItsLeastZoomToBelowItsGreatest) {
    const auto scene = parse(R"("sources": {}, "layers": [
        {"id": "a", "type": "background", "minzoom": 3, "maxzoom": 5}])");
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_FALSE(scene->layers[0].is_shown_at(2.999));
    EXPECT_TRUE(scene->layers[0].is_shown_at(3));
    EXPECT_TRUE(scene->layers[0].is_shown_at(4.999));
    EXPECT_FALSE(scene->layers[0].is_shown_at(5));
}

TEST(PublicStyle, AVisibilityThatFollowsTheStateIsNotWrittenOver) {
    auto scene = parse(R"("sources": {}, "state": {"on": {"default": false}}, "layers": [
        {"id": "a", "type": "background", "layout": {"visibility":
            ["case", ["global-state", "on"], "visible", "none"]}}])");
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_FALSE(scene->layers[0].visible);
    EXPECT_TRUE(document_of(*scene)["layers"][0]["layout"]["visibility"].is_array());
    scene->layers[0].visible = true;  // by hand
    EXPECT_EQ(document_of(*scene)["layers"][0]["layout"]["visibility"], "visible");
}

TEST(PublicStyle, ClustersAreReadWithTheirDefaults) {
    const auto scene = parse(R"("layers": [], "sources": {"s": {"type": "geojson", "cluster": true,
        "data": {"type": "FeatureCollection", "features": []}, "maxzoom": 10,
        "clusterProperties": {"sum": ["+", ["get", "n"]]}}})");
    ASSERT_TRUE(scene) << scene.error().message;
    const auto& clusters = scene->sources[0].clusters;
    ASSERT_TRUE(clusters);
    EXPECT_EQ(clusters->radius_px, 50);
    EXPECT_EQ(clusters->max_zoom, 9);
    EXPECT_EQ(clusters->min_points, 2);
    ASSERT_EQ(clusters->properties.size(), 1U);
    EXPECT_FALSE(parse(R"("layers": [], "sources": {"s": {"type": "geojson", "cluster": true,
        "data": {"type": "FeatureCollection", "features": []},
        "clusterProperties": {"sum": ["+"]}}})"));
}

TEST(PublicStyle, MarksAreTakenOutOfAttributions) {
    EXPECT_EQ(text_of_html("<b>A</b> &amp; &#169; C &lt;x&gt;"), "A & © C <x>");
    EXPECT_EQ(text_of_html("plain < broken"), "plain ");
}

}  // namespace
}  // namespace northway::scene
