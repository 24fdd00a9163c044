// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

constexpr auto kSquare =
    R"({"type": "Polygon", "coordinates": [[[0, 0], [0, 5], [5, 5], [5, 0], [0, 0]]]})";

std::string of_shape(std::string_view op, std::string_view target, Geometry shape) {
    PlainFeature feature;
    feature.shape = std::move(shape);
    EvaluationContext context;
    context.feature = &feature;
    std::string expression = "[\"";
    expression.append(op).append("\", ").append(target).append("]");
    return result(expression, context);
}

Geometry points(std::vector<LonLat> list) {
    Geometry geometry;
    geometry.type = GeometryType::multi_point;
    geometry.points = std::move(list);
    return geometry;
}

Geometry line(std::vector<LonLat> list) {
    Geometry geometry;
    geometry.type = GeometryType::line_string;
    geometry.lines = {std::move(list)};
    return geometry;
}

TEST(geometry, within_wants_all_points_strictly_inside) {
    EXPECT_EQ(of_shape("within", kSquare, points({{2, 2}, {3, 3}})), "true");
    EXPECT_EQ(of_shape("within", kSquare, points({{2, 2}, {6, 3}})), "false");
    EXPECT_EQ(of_shape("within", kSquare, points({{5, 2}})), "false");
}

TEST(geometry, within_refuses_a_line_that_leaves) {
    EXPECT_EQ(of_shape("within", kSquare, line({{1, 1}, {4, 4}})), "true");
    constexpr auto kNotched =
        R"({"type": "Polygon", "coordinates": [[[0,0],[5,0],[5,5],[3,5],[3,1],[2,1],[2,5],[0,5],[0,0]]]})";
    EXPECT_EQ(of_shape("within", kNotched, line({{1, 4}, {4, 4}})), "false");
    EXPECT_EQ(of_shape("within", kNotched, line({{1, 0.5}, {4, 0.5}})), "true");
}

TEST(geometry, within_looks_across_the_antimeridian) {
    constexpr auto kBeyond =
        R"({"type": "Polygon", "coordinates": [[[175, 60], [190, 60], [190, 70], [175, 70], [175, 60]]]})";
    EXPECT_EQ(of_shape("within", kBeyond, points({{-175, 65}})), "true");
    EXPECT_EQ(of_shape("within", kBeyond, points({{-165, 65}})), "false");
}

TEST(geometry, within_takes_only_polygons) {
    EXPECT_EQ(parse_errors(R"(["within", {"type": "Point", "coordinates": [1, 2]}])"),
              ": 'within' expression requires valid geojson object that contains polygon geometry "
              "type.");
}

TEST(geometry, distance_is_in_metres) {
    // One minute of latitude at the equator is 1842.9 m on WGS84.
    const Geometry shape = points({{10, 0}});
    EXPECT_NEAR(std::stod(of_shape(
                    "distance", R"({"type": "Point", "coordinates": [10, 0.016666667]})", shape)),
                1842.9, 0.1);
    EXPECT_NEAR(
        std::stod(of_shape("distance",
                           R"({"type": "LineString", "coordinates": [[9, 1], [11, 1]]})", shape)),
        110574, 1);
    EXPECT_NEAR(std::stod(of_shape("distance", R"({"type": "Point", "coordinates": [-179.5, 0]})",
                                   points({{179.5, 0}}))),
                111319.5, 1);
}

TEST(geometry, distance_is_zero_inside_and_where_lines_cross) {
    EXPECT_EQ(of_shape("distance", kSquare, points({{1, 1}})), "0");
    EXPECT_EQ(of_shape("distance", kSquare, line({{-1, 2}, {7, 3}})), "0");
    EXPECT_EQ(of_shape("distance", R"({"type": "LineString", "coordinates": [[0, 0], [2, 2]]})",
                       line({{0, 2}, {2, 0}})),
              "0");
}

TEST(geometry, distance_between_long_lines_is_that_of_their_nearest_pieces) {
    std::vector<LonLat> north;
    std::string south = R"({"type": "LineString", "coordinates": [)";
    for (int i = 0; i < 500; ++i) {
        north.push_back({i * 0.01, 1 + (i == 333 ? -0.5 : 0.0)});
        south.append(i == 0 ? "[" : ",[").append(std::to_string(i * 0.01)).append(",0]");
    }
    south.append("]}");
    EXPECT_NEAR(std::stod(of_shape("distance", south, line(north))), 55287, 5);
}

}  // namespace
}  // namespace northway::style
