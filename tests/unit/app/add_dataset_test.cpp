// SPDX-License-Identifier: Apache-2.0
#include "app/add_dataset.h"

#include <gtest/gtest.h>

namespace northway::app {
namespace {

style::Json empty_scene() {
    return {{"version", 8}, {"sources", style::Json::object()}, {"layers", style::Json::array()}};
}

data::LayerInfo layer(const char* name, const char* geometry) {
    data::LayerInfo info;
    info.name = name;
    info.geometry_type = geometry;
    return info;
}

TEST(AddDataset, LinesBecomeALineLayerOnTop) {
    style::Json scene = empty_scene();
    scene["layers"].push_back({{"id", "sea"}, {"type", "background"}});
    const auto added = with_dataset(scene, "/data/roads.gpkg", {layer("roads", "Line String")}, 0);
    EXPECT_EQ(added["sources"]["roads"]["path"], "/data/roads.gpkg");
    EXPECT_EQ(added["sources"]["roads"]["layer"], "roads");
    ASSERT_EQ(added["layers"].size(), 2U);
    EXPECT_EQ(added["layers"][0]["id"], "sea");
    EXPECT_EQ(added["layers"][1]["id"], "roads");
    EXPECT_EQ(added["layers"][1]["type"], "line");
}

TEST(AddDataset, AreasAreFilledAndOutlinedAndPointsAreCircles) {
    const auto added = with_dataset(
        empty_scene(), "a.gpkg", {layer("zones", "Multi Polygon"), layer("ports", "3D Point")}, 0);
    ASSERT_EQ(added["layers"].size(), 3U);
    EXPECT_EQ(added["layers"][0]["type"], "fill");
    EXPECT_EQ(added["layers"][1]["type"], "line");
    EXPECT_EQ(added["layers"][1]["source"], added["layers"][0]["source"]);
    EXPECT_EQ(added["layers"][2]["type"], "circle");
    EXPECT_EQ(added["layers"][2]["id"], "a ports");
}

TEST(AddDataset, MixedGeometryIsDrawnByKind) {
    const auto added = with_dataset(empty_scene(), "a.geojson", {layer("a", "Unknown (any)")}, 0);
    ASSERT_EQ(added["layers"].size(), 4U);
    for (const auto& each : added["layers"]) {
        EXPECT_EQ(each["filter"][1][0], "geometry-type") << each["id"];
    }
}

TEST(AddDataset, NamesStayDifferentAndColoursToo) {
    auto scene = with_dataset(empty_scene(), "a.gpkg", {layer("a", "Point")}, 0);
    scene = with_dataset(std::move(scene), "b/a.gpkg", {layer("a", "Point")}, 1);
    ASSERT_EQ(scene["layers"].size(), 2U);
    EXPECT_EQ(scene["layers"][1]["id"], "a 2");
    EXPECT_EQ(scene["layers"][1]["source"], "a 2");
    EXPECT_NE(scene["layers"][0]["paint"]["circle-color"],
              scene["layers"][1]["paint"]["circle-color"]);
}

}  // namespace
}  // namespace northway::app
