// SPDX-License-Identifier: Apache-2.0
#include "geo/geodesic.h"
#include "geo/project.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace northway::geo {
namespace {

constexpr const char* kFarEast = "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84";

Projection make(std::string_view crs) {
    return Projection::create(crs).value();
}

double longest_edge(const std::vector<ProjectedLine>& lines) {
    double longest = 0;
    for (const ProjectedLine& line : lines) {
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            longest = std::max(longest, std::hypot(line.points[i].x - line.points[i - 1].x,
                                                   line.points[i].y - line.points[i - 1].y));
        }
    }
    return longest;
}

TEST(ProjectLine, InsideTheWindowKeepsEveryPoint) {
    const std::vector<LonLat> line{{120, 50}, {120.5, 50.2}, {121, 50}};
    const auto lines = project_line(make(kFarEast), line, {.tolerance = 1000});
    ASSERT_EQ(lines.size(), 1u);
    ASSERT_EQ(lines[0].points.size(), 3u);
    EXPECT_EQ(lines[0].distance_m[0], 0.0);
    EXPECT_NEAR(lines[0].distance_m[2], distance_m(line[0], line[1]) + distance_m(line[1], line[2]),
                1e-6);
}

TEST(ProjectLine, IsCutAtTheAntimeridianInMercatorAndKeepsItsMetres) {
    const std::vector<LonLat> line{{170, 60}, {190, 60}};
    const auto lines = project_line(make("EPSG:3857"), line, {});
    ASSERT_EQ(lines.size(), 2u);
    const ProjectedLine& west = lines[0].distance_m[0] == 0.0 ? lines[0] : lines[1];
    const ProjectedLine& east = lines[0].distance_m[0] == 0.0 ? lines[1] : lines[0];
    EXPECT_NEAR(west.points.back().x, 20037508.3428, 0.01);
    EXPECT_NEAR(east.points.front().x, -20037508.3428, 0.01);
    EXPECT_NEAR(west.distance_m.back(), east.distance_m.front(), 0.01);
    EXPECT_NEAR(east.distance_m.back(), distance_m({170, 60}, {190, 60}), 0.01);
    EXPECT_LT(longest_edge(lines), 120000);
}

TEST(ProjectLine, JumpFrom179ToMinus179GoesTheShortWay) {
    const std::vector<LonLat> line{{179, 65}, {-179, 65}};
    EXPECT_EQ(project_line(make("EPSG:4326"), line, {}).size(), 2u);
    const auto whole = project_line(make(kFarEast), line, {.tolerance = 1});
    ASSERT_EQ(whole.size(), 1u);
    EXPECT_NEAR(whole[0].distance_m.back(), distance_m({179, 65}, {-179, 65}), 1e-3);
    EXPECT_LT(longest_edge(whole), 120000);
}

TEST(ProjectLine, ParallelAroundTheWorldNeverCrossesTheMap) {
    std::vector<LonLat> parallel;
    for (int lon_deg = -180; lon_deg <= 180; lon_deg += 30) {
        parallel.push_back({static_cast<double>(lon_deg), 60});
    }
    for (const char* crs : {kFarEast, "EPSG:3857", "EPSG:5940", "EPSG:3576",
                            "+proj=robin +lon_0=100", "+proj=aea +lat_1=40 +lat_2=60 +lon_0=-160",
                            "EPSG:32652", "+proj=igh", "+proj=ortho +lat_0=60 +lon_0=120",
                            "ESRI:54030", "EPSG:2636", "EPSG:28473", "EPSG:3415"}) {
        const Projection projection = make(crs);
        const auto lines = project_line(projection, parallel, {});
        ASSERT_FALSE(lines.empty()) << crs;
        // One degree at 60°N is 56 km; twenty times that is no band.
        EXPECT_LT(longest_edge(lines), 20 * 56e3 * projection.domain().least_scale) << crs;
    }
}

TEST(ProjectLine, DensifiesToTheTolerance) {
    const Projection projection = make(kFarEast);
    const std::vector<LonLat> line{{107, 60}, {147, 60}};
    for (const double tolerance : {10.0, 1000.0}) {
        const auto lines = project_line(projection, line, {.tolerance = tolerance});
        ASSERT_EQ(lines.size(), 1u);
        const auto& points = lines[0].points;
        double worst = 0;
        std::size_t edge = 1;
        for (int i = 0; i <= 4000; ++i) {
            const XY p = projection.forward({107 + 0.01 * i, 60}).value();
            while (edge + 1 < points.size() && points[edge].x < p.x) {
                ++edge;
            }
            const XY a = points[edge - 1];
            const XY b = points[edge];
            const double off = std::abs((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) /
                               std::hypot(b.x - a.x, b.y - a.y);
            worst = std::max(worst, off);
        }
        EXPECT_LE(worst, tolerance * 1.01);
        EXPECT_LT(points.size(), tolerance < 100 ? 300u : 40u);
        EXPECT_TRUE(std::is_sorted(lines[0].distance_m.begin(), lines[0].distance_m.end()));
    }
}

TEST(ProjectLine, StraightEdgesGetNoExtraPoints) {
    const std::vector<LonLat> meridian{{127, 40}, {127, 70}};
    const auto cone = project_line(make(kFarEast), meridian, {.tolerance = 1});
    ASSERT_EQ(cone.size(), 1u);
    EXPECT_EQ(cone[0].points.size(), 2u);
    const std::vector<LonLat> slope{{100, 40}, {140, 70}};
    EXPECT_EQ(project_line(make("EPSG:4326"), slope, {.tolerance = 0.001})[0].points.size(), 2u);
}

TEST(ProjectLine, BreaksAtTheEdgeOfAnOrthographicGlobe) {
    const Projection globe = make("+proj=ortho +lat_0=0 +lon_0=120 +R=6371000");
    const std::vector<LonLat> equator{{120, 0}, {240, 0}};
    const auto lines = project_line(globe, equator, {.tolerance = 1000});
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_NEAR(lines[0].points.back().x, 6371000, 1.0);
}

TEST(ProjectLine, MeridianOnTheSeamIsStillDrawn) {
    const std::vector<LonLat> meridian{{180, 40}, {180, 70}};
    const auto lines = project_line(make("EPSG:3857"), meridian, {});
    ASSERT_FALSE(lines.empty());
    for (const ProjectedLine& line : lines) {
        EXPECT_NEAR(std::abs(line.points[0].x), 20037508.3428, 0.01);
    }
}

// On another datum the seam lies some metres beside the meridian, now on this side, now on that.
TEST(ProjectLine, MeridianOnTheSeamOfAShiftedDatumIsStillDrawn) {
    const Projection projection = make(
        "+proj=robin +lon_0=0 +ellps=krass +towgs84=23.57,-140.95,-79.8,0,0.35,0.79,-0.22");
    for (const double lon_deg : {180.0, -180.0}) {
        const std::vector<LonLat> border{{lon_deg, 65}, {lon_deg, 68.9}};
        const auto lines = project_line(projection, border, {});
        ASSERT_FALSE(lines.empty());
        for (const ProjectedLine& line : lines) {
            EXPECT_GT(std::abs(line.points[0].x), 1.2e7);
            EXPECT_GT(std::abs(line.points.back().y - line.points[0].y), 3.5e5);
        }
        EXPECT_LT(longest_edge(lines), 5e5);
    }
}

// Beyond the horizon of the transverse cylinder the equator is both ends of the map.
TEST(ProjectLine, LineAlongATearNeverCrossesTheMap) {
    std::vector<LonLat> equator;
    for (int lon = -180; lon <= 180; lon += 10) {
        equator.push_back({static_cast<double>(lon), 0});
    }
    const auto lines = project_line(make("+proj=tmerc +lon_0=127 +datum=WGS84"), equator, {});
    EXPECT_FALSE(lines.empty());
    EXPECT_LT(longest_edge(lines), 5e6);
}

TEST(ProjectLine, FewerThanTwoPointsMakeNoLine) {
    const std::vector<LonLat> point{{120, 50}};
    EXPECT_TRUE(project_line(make(kFarEast), point, {}).empty());
    const std::vector<LonLat> twice{{120, 50}, {120, 50}};
    EXPECT_TRUE(project_line(make(kFarEast), twice, {}).empty());
}

}  // namespace
}  // namespace northway::geo
