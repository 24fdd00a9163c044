// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.h"

#include "compose/build_shapes.h"

namespace northway::compose {
namespace {

constexpr FrameSize kSize{200, 200, 1};

class Shapes : public test::MapTest {
protected:
    // A map of one GeoJSON source "s" on white, 0–2° E and N.
    std::unique_ptr<Map> map_of(const std::string& geojson, const std::string& layer) {
        return open(R"({"version": 8, "bounds": [0, 0, 2, 2], "page": {"furniture": false},
            "sources": {"s": {"type": "geojson", "data": )" +
                    geojson + R"(}}, "layers": [
            {"id": "ground", "type": "background", "paint": {"background-color": "#ffffff"}}, )" +
                    layer + "]}");
    }
};

TEST_F(Shapes, ARimDoesNotShowThroughATranslucentCircle) {
    const auto map = map_of(R"({"type": "Point", "coordinates": [1, 1]})",
                            R"({"id": "dot", "type": "circle", "source": "s", "paint": {
                                "circle-radius": 40, "circle-color": "#ff0000",
                                "circle-opacity": 0.5, "circle-stroke-width": 10,
                                "circle-stroke-color": "#000000"}})");
    const auto pixels = draw(*map, kSize);
    EXPECT_NEAR(pixels.at(100, 100)[0], 255, 1);
    EXPECT_NEAR(pixels.at(100, 100)[1], 128, 1);
    EXPECT_EQ(pixels.at(100 + 45, 100)[0], 0);  // in the rim
    EXPECT_EQ(pixels.at(100, 100 - 45)[0], 0);
    EXPECT_EQ(pixels.at(100 + 55, 100)[0], 255);  // outside
}

TEST_F(Shapes, ACircleWithoutAFillIsARing) {
    const auto map = map_of(R"({"type": "Point", "coordinates": [1, 1]})",
                            R"({"id": "dot", "type": "circle", "source": "s", "paint": {
                                "circle-radius": 20, "circle-color": "transparent",
                                "circle-stroke-width": 4, "circle-stroke-color": "#000000"}})");
    const auto pixels = draw(*map, kSize);
    EXPECT_EQ(pixels.at(100, 100)[0], 255);
    EXPECT_EQ(pixels.at(122, 100)[0], 0);
}

TEST_F(Shapes, ALineLayerDrawsLinesAndOutlinesOfOneSource) {
    const auto map = map_of(
        R"({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "LineString",
                "coordinates": [[0, 0.5], [2, 0.5]]}},
            {"type": "Feature", "properties": {}, "geometry": {"type": "LineString",
                "coordinates": [[0, 0.3], [2, 0.3]]}},
            {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
                "coordinates": [[[0.5, 1], [1.5, 1], [1.5, 1.5], [0.5, 1.5], [0.5, 1]]]}}]})",
        R"({"id": "lines", "type": "line", "source": "s",
            "paint": {"line-color": "#000000", "line-width": 8}})");
    const auto pixels = draw(*map, kSize);
    EXPECT_EQ(pixels.at(100, 150)[0], 0);   // a line
    EXPECT_EQ(pixels.at(100, 50)[0], 0);    // the upper side of the polygon
    EXPECT_EQ(pixels.at(100, 75)[0], 255);  // inside it
}

TEST_F(Shapes, AnOutlineIsJoinedWhereItStarts) {
    const auto map = map_of(R"({"type": "Polygon",
            "coordinates": [[[0.5, 0.5], [1.5, 0.5], [1.5, 1.5], [0.5, 1.5], [0.5, 0.5]]]})",
                            R"({"id": "lines", "type": "line", "source": "s",
            "paint": {"line-color": "#000000", "line-width": 16}})");
    const auto pixels = draw(*map, kSize);
    // The outer side of the corner where the ring starts, and of the next one.
    EXPECT_EQ(pixels.at(47, 152)[0], 0);
    EXPECT_EQ(pixels.at(152, 152)[0], 0);
}

TEST(ShowsBeside, ALineThatOnlyRunsUnderBoxesDoesNotShow) {
    mesh::LayerMesh mesh;
    mesh.type = model::GeometryType::line;
    mesh.points = {{10, 50}, {90, 50}};
    mesh.parts = {{0, 2, {10, 50, 90, 50}}};
    mesh.shapes = {{0, 0, 1, {10, 50, 90, 50}}};
    Camera camera;  // pixels are CRS units
    camera.visible_crs = {0, 0, 100, 100};
    const geo::Box map{0, 0, 100, 100};
    const std::vector<page::Box> half{{0, 40, 60, 60}};
    const std::vector<page::Box> all{{0, 40, 60, 60}, {55, 40, 100, 60}};
    EXPECT_TRUE(shows_beside(camera, mesh, mesh.shapes[0], map, {}));
    EXPECT_TRUE(shows_beside(camera, mesh, mesh.shapes[0], map, half));
    EXPECT_FALSE(shows_beside(camera, mesh, mesh.shapes[0], map, all));
    // Both ends hidden, the middle between the boxes free.
    const std::vector<page::Box> ends{{0, 40, 30, 60}, {70, 40, 100, 60}};
    EXPECT_TRUE(shows_beside(camera, mesh, mesh.shapes[0], map, ends));
}

// One polygon of these corners, seen in a frame of 0 … 10 both ways.
bool frame_shows(std::vector<geo::XY> corners, bool as_line = false) {
    mesh::LayerMesh mesh;
    mesh.type = as_line ? model::GeometryType::line : model::GeometryType::polygon;
    mesh::MeshShape shape;
    shape.count = 1;
    for (const geo::XY& corner : corners) {
        shape.box.add(corner);
    }
    mesh::MeshPart part;
    part.count = static_cast<std::uint32_t>(corners.size());
    mesh.parts.push_back(part);
    mesh.points = std::move(corners);
    Camera camera;
    camera.visible_crs = {0, 0, 10, 10};
    return shows(camera, mesh, shape);
}

TEST(Shows, WhatPassesBesideTheFrameIsNotInItThoughItsBoxIs) {
    EXPECT_FALSE(frame_shows({{-20, -20}, {15, -20}, {-20, 15}, {-20, -20}}));
    EXPECT_TRUE(frame_shows({{-20, -20}, {26, -20}, {-20, 26}, {-20, -20}}));
    EXPECT_FALSE(frame_shows({{-6, 5}, {5, -6}}, true));
    EXPECT_TRUE(frame_shows({{-4, 5}, {5, -4}}, true));
}

TEST(Shows, APolygonAllRoundTheFrameIsInItUnlessTheFrameIsInItsHole) {
    EXPECT_TRUE(frame_shows({{-9, -9}, {19, -9}, {19, 19}, {-9, 19}, {-9, -9}}));
    // A horseshoe round the frame.
    EXPECT_FALSE(frame_shows({{-9, -9}, {19, -9}, {19, 19}, {15, 19}, {15, -5}, {-5, -5}, {-5, 19},
                              {-9, 19}, {-9, -9}}));
}

TEST_F(Shapes, AReliefIsMadeOnlyWhereItsMaskIsInTheFrame) {
    const auto planes = [&](const char* lon) {
        const auto map = open(R"({"version": 8, "bounds": [0, 0, 2, 2],
            "page": {"furniture": false}, "sources": {
                "h": {"type": "gdal", "path": "share:geodata/basemap/heights_around.tif"},
                "m": {"type": "geojson", "data": {"type": "Polygon", "coordinates": [[[)" +
                              std::string(lon) + R"(, 0.5], [30, 0.5], [30, 1.5], [)" + lon +
                              R"(, 0.5]]]}}},
            "layers": [{"id": "relief", "type": "relief", "source": "h", "mask-source": "m",
                "paint": {"relief-color": "#ff0000"}}]})");
        return frame(*map, kSize).planes.size();
    };
    EXPECT_EQ(planes("1"), 1U);
    EXPECT_EQ(planes("20"), 0U);
}

}  // namespace
}  // namespace northway::compose
