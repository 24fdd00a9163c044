// SPDX-License-Identifier: Apache-2.0
#include "mesh/layer_mesh.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace northway::mesh {
namespace {

using model::GeometryType;

constexpr double kMetresPerDegree = 111319.49079327358;  // of EPSG:3857 at the equator

geo::Projection mercator() {
    auto made = geo::Projection::create("EPSG:3857");
    EXPECT_TRUE(made);
    return std::move(*made);
}

model::Feature feature(GeometryType type, std::vector<std::vector<geo::LonLat>> parts) {
    model::Feature result;
    result.geometry.type = type;
    if (type == GeometryType::polygon) {
        result.geometry.polygon_starts.push_back(0);
    }
    for (const auto& part : parts) {
        result.geometry.part_starts.push_back(
            static_cast<std::uint32_t>(result.geometry.points.size()));
        result.geometry.points.insert(result.geometry.points.end(), part.begin(), part.end());
    }
    return result;
}

// A line of a tenth of a degree's length with a point every thousandth, that waves by 5e-4 degrees.
std::vector<geo::LonLat> wave() {
    std::vector<geo::LonLat> points;
    for (int i = 0; i <= 100; ++i) {
        points.push_back({0.001 * i, i % 2 == 0 ? 0.0 : 0.0005});
    }
    return points;
}

TEST(MeshLevels, FeaturesOfOtherTypesArePassedOver) {
    model::FeatureSet features;
    features.features.push_back(feature(GeometryType::point, {{{1, 1}}}));
    features.features.push_back(feature(GeometryType::line, {{{0, 0}, {0.5, 0}}}));
    const MeshLevels levels(features, GeometryType::line, mercator());
    ASSERT_EQ(levels.full().shapes.size(), 1U);
    EXPECT_EQ(levels.full().shapes[0].feature, 1U);
    EXPECT_EQ(levels.full().type, GeometryType::line);
}

TEST(MeshLevels, PointsOfAMultipointAreOnePart) {
    model::FeatureSet features;
    features.features.push_back(feature(GeometryType::point, {{{1, 0}, {2, 0}}}));
    const MeshLevels levels(features, GeometryType::point, mercator());
    ASSERT_EQ(levels.full().parts.size(), 1U);
    EXPECT_EQ(levels.full().parts[0].count, 2U);
    EXPECT_NEAR(levels.full().points[1].x, 2 * kMetresPerDegree, 1e-3);
}

TEST(MeshLevels, ALineKnowsItsMetresOnTheGround) {
    model::FeatureSet features;
    features.features.push_back(feature(GeometryType::line, {{{0, 0}, {1, 0}}}));
    MeshLevels levels(features, GeometryType::line, mercator());
    const LayerMesh& mesh = levels.full();
    const Subpath path = mesh.subpath(mesh.parts[0]);
    EXPECT_FALSE(path.closed);
    ASSERT_NE(path.distance_m, nullptr);
    EXPECT_EQ(path.distance_m[0], 0);
    EXPECT_NEAR(path.distance_m[path.count - 1], kMetresPerDegree, 1);
}

TEST(MeshLevels, AFarAwayLevelHasFewerPointsAndTheSameEnds) {
    model::FeatureSet features;
    features.features.push_back(feature(GeometryType::line, {wave()}));
    MeshLevels levels(features, GeometryType::line, mercator());
    // At 40 m a pixel the waves are 1.4 px high; at 10 km a pixel they are not seen.
    EXPECT_EQ(levels.at(40).points.size(), levels.full().points.size());
    const LayerMesh& far = levels.at(10'000);
    EXPECT_LE(far.points.size(), 4U);
    EXPECT_EQ(far.points.front(), levels.full().points.front());
    EXPECT_EQ(far.points.back(), levels.full().points.back());
    ASSERT_EQ(far.distance_m.size(), far.points.size());
    EXPECT_EQ(far.distance_m.back(), levels.full().distance_m.back());
}

TEST(MeshLevels, LinesOfLongSegmentsComeInFull) {
    model::FeatureSet features;
    features.features.push_back(feature(GeometryType::line, {wave()}));
    MeshLevels levels(features, GeometryType::line, mercator());
    // Segments of 124 m: 5 and 0.6 pixels.
    EXPECT_EQ(&levels.at(25), &levels.full());
    EXPECT_NE(&levels.at(200), &levels.full());
}

TEST(MeshLevels, ManyPointsAreMeasuredAsFewAre) {
    // Enough for a second thread; every line is the same.
    model::FeatureSet features;
    for (int i = 0; i < 600; ++i) {
        features.features.push_back(feature(GeometryType::line, {wave()}));
    }
    MeshLevels levels(features, GeometryType::line, mercator());
    const LayerMesh& mesh = levels.at(300);
    ASSERT_EQ(mesh.parts.size(), 600U);
    EXPECT_LT(mesh.parts[0].count, 101U);
    for (const auto& part : mesh.parts) {
        ASSERT_EQ(part.count, mesh.parts[0].count);
        for (std::uint32_t i = 0; i < part.count; ++i) {
            ASSERT_EQ(mesh.points[part.first + i], mesh.points[i]);
        }
    }
}

TEST(MeshLevels, ALevelKeepsLinesWithinAPixel) {
    model::FeatureSet features;
    features.features.push_back(feature(GeometryType::line, {wave()}));
    MeshLevels levels(features, GeometryType::line, mercator());
    for (const double units_per_px : {20.0, 40.0, 80.0, 160.0}) {
        const LayerMesh& mesh = levels.at(units_per_px);
        // Every point left out is near the line that is left.
        double worst = 0;
        for (const auto& p : levels.full().points) {
            double nearest = 1e30;
            for (std::size_t i = 0; i + 1 < mesh.points.size(); ++i) {
                const auto a = mesh.points[i];
                const auto b = mesh.points[i + 1];
                const double dx = b.x - a.x;
                const double dy = b.y - a.y;
                const double t = std::clamp(
                    ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
                nearest = std::min(nearest, std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
            }
            worst = std::max(worst, nearest);
        }
        EXPECT_LE(worst, units_per_px) << units_per_px;
    }
}

TEST(MeshLevels, TheSameScaleGivesTheSameMesh) {
    model::FeatureSet features;
    features.features.push_back(feature(GeometryType::line, {wave()}));
    MeshLevels levels(features, GeometryType::line, mercator());
    EXPECT_EQ(&levels.at(150), &levels.at(200));  // both from 128 up to 256
    EXPECT_NE(&levels.at(150), &levels.at(300));
}

TEST(MeshLevels, PolygonsBecomeClosedRingsAndHoles) {
    model::FeatureSet features;
    features.features.push_back(feature(
        GeometryType::polygon,
        {{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, {{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}}}));
    const MeshLevels levels(features, GeometryType::polygon, mercator());
    ASSERT_EQ(levels.full().shapes.size(), 1U);
    EXPECT_EQ(levels.full().shapes[0].count, 2U);
    const LayerMesh& mesh = levels.full();
    EXPECT_TRUE(mesh.subpath(mesh.parts[0]).closed);
    EXPECT_NEAR(mesh.parts[0].box.width(), 4 * kMetresPerDegree, 1);
    EXPECT_NEAR(mesh.parts[1].box.width(), kMetresPerDegree, 1);
}

TEST(MeshLevels, APolygonSmallerThanAPixelVanishes) {
    model::FeatureSet features;
    features.features.push_back(
        feature(GeometryType::polygon, {{{0, 0}, {0.001, 0}, {0.001, 0.001}, {0, 0.001}, {0, 0}}}));
    features.features.push_back(
        feature(GeometryType::polygon, {{{1, 0}, {3, 0}, {3, 2}, {1, 2}, {1, 0}}}));
    MeshLevels levels(features, GeometryType::polygon, mercator());
    EXPECT_EQ(levels.at(10).shapes.size(), 2U);
    ASSERT_EQ(levels.at(10'000).shapes.size(), 1U);
    EXPECT_EQ(levels.at(10'000).shapes[0].feature, 1U);
    EXPECT_GE(levels.at(10'000).parts[0].count, 4U);
}

// A wiggling border between two areas, in both directions and from different starts.
std::vector<geo::LonLat> wiggle() {
    std::vector<geo::LonLat> points;
    for (int i = 0; i <= 200; ++i) {
        const double t = 0.02 * i;
        points.push_back({t, 2 + 0.05 * std::sin(7 * t) + 0.01 * std::sin(31 * t) +
                                 0.003 * ((i * 37) % 11)});
    }
    return points;
}

TEST(MeshLevels, NeighboursKeepTheSamePointsOfTheirBorder) {
    const auto border = wiggle();
    std::vector<geo::LonLat> south{{0, 0}, {4, 0}};
    south.insert(south.end(), border.rbegin(), border.rend());
    south.push_back(south.front());
    // The northern one starts in the middle of the border.
    std::vector<geo::LonLat> north(border.begin() + 77, border.end());
    north.insert(north.end(), {{4, 4}, {2, 4.2}, {0, 4}});
    north.insert(north.end(), border.begin(), border.begin() + 78);
    model::FeatureSet features;
    features.features.push_back(feature(GeometryType::polygon, {south}));
    features.features.push_back(feature(GeometryType::polygon, {north}));
    MeshLevels levels(features, GeometryType::polygon, mercator());
    for (const double units_per_px : {400.0, 1000.0, 4000.0, 20000.0}) {
        const LayerMesh& mesh = levels.at(units_per_px);
        ASSERT_EQ(mesh.parts.size(), 2U);
        // The points between the ends of the border, as each sees it.
        const auto of_border = [&](const LayerMesh& from, std::size_t part) {
            std::vector<std::pair<double, double>> points;
            for (std::uint32_t i = 0; i < from.parts[part].count; ++i) {
                const geo::XY p = from.points[from.parts[part].first + i];
                if (p.y > 1.5 * kMetresPerDegree && p.y < 3 * kMetresPerDegree) {
                    points.emplace_back(p.x, p.y);
                }
            }
            std::sort(points.begin(), points.end());
            return points;
        };
        EXPECT_LT(of_border(mesh, 0).size(), border.size()) << units_per_px;
        EXPECT_GE(of_border(mesh, 0).size(), 2U);
        EXPECT_EQ(of_border(mesh, 0), of_border(mesh, 1)) << units_per_px;
    }
}

TEST(MeshLevels, AnEnclaveFillsItsHoleWhereverItsRingStarts) {
    std::vector<geo::LonLat> ring;
    for (int i = 0; i < 120; ++i) {
        const double a = 2 * std::acos(-1.0) * i / 120;
        const double r = 0.5 + 0.02 * ((i * 29) % 7);
        ring.push_back({2 + r * std::cos(a), 2 + r * std::sin(a)});
    }
    std::vector<geo::LonLat> hole(ring.rbegin(), ring.rend());
    std::rotate(hole.begin(), hole.begin() + 41, hole.end());
    model::FeatureSet features;
    features.features.push_back(
        feature(GeometryType::polygon, {{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, hole}));
    features.features.push_back(feature(GeometryType::polygon, {ring}));
    MeshLevels levels(features, GeometryType::polygon, mercator());
    for (const double units_per_px : {2000.0, 8000.0, 40000.0}) {
        const LayerMesh& mesh = levels.at(units_per_px);
        ASSERT_EQ(mesh.parts.size(), 3U);
        const auto sorted = [&](std::size_t part) {
            std::vector<std::pair<double, double>> points;
            for (std::uint32_t i = 0; i < mesh.parts[part].count; ++i) {
                points.emplace_back(mesh.points[mesh.parts[part].first + i].x,
                                    mesh.points[mesh.parts[part].first + i].y);
            }
            std::sort(points.begin(), points.end());
            return points;
        };
        EXPECT_EQ(sorted(1), sorted(2)) << units_per_px;
        EXPECT_GE(sorted(1).size(), 4U);
    }
}

TEST(MeshLevels, TheOutlineOfAnIslandKeepsItsSizeHoweverSmall) {
    std::vector<geo::LonLat> ring;
    for (int i = 0; i <= 90; ++i) {
        const double a = 2 * std::acos(-1.0) * (i % 90) / 90;
        ring.push_back({0.01 * std::cos(a), 0.02 * std::sin(a)});
    }
    model::FeatureSet features;
    features.features.push_back(feature(GeometryType::polygon, {ring}));
    MeshLevels levels(features, GeometryType::polygon, mercator(), true);
    for (const double units_per_px : {1000.0, 4000.0, 50'000.0}) {
        const LayerMesh& mesh = levels.at(units_per_px);
        ASSERT_EQ(mesh.parts.size(), 1U);
        EXPECT_GE(mesh.parts[0].count, 4U) << units_per_px;
        EXPECT_LT(mesh.parts[0].count, 40U);
        geo::Box box;
        for (const geo::XY& p : mesh.points) {
            box.add(p);
        }
        EXPECT_GT(box.height(), 0.03 * kMetresPerDegree) << units_per_px;
    }
}

TEST(MeshLevels, BentEdgesAreFollowedToAQuarterOfAPixelAtEveryScale) {
    // A parallel of 60 degrees in one edge, on a cone.
    const auto cone = geo::Projection::create("+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62");
    model::FeatureSet features;
    features.features.push_back(feature(GeometryType::line, {{{110, 60}, {145, 60}}}));
    MeshLevels levels(features, GeometryType::line, *cone);
    for (const double units_per_px : {2000.0, 300.0, 40.0, 3.0}) {
        const LayerMesh& mesh = levels.at(units_per_px);
        double worst = 0;
        for (double lon = 110.003; lon < 145; lon += 0.0371) {
            const geo::XY p = *cone->forward({lon, 60});
            double nearest = 1e30;
            for (std::size_t i = 0; i + 1 < mesh.points.size(); ++i) {
                const auto a = mesh.points[i];
                const double dx = mesh.points[i + 1].x - a.x;
                const double dy = mesh.points[i + 1].y - a.y;
                const double t = std::clamp(
                    ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
                nearest = std::min(nearest, std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
            }
            worst = std::max(worst, nearest);
        }
        // Simplification may leave out what is under half a pixel on top of that.
        EXPECT_LE(worst, (units_per_px > 100 ? 0.8 : 0.3) * units_per_px) << units_per_px;
    }
}

TEST(MeshLevels, OutlinesOfPolygonsAreLines) {
    model::FeatureSet features;
    features.features.push_back(
        feature(GeometryType::polygon, {{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}}));
    const MeshLevels levels(features, GeometryType::polygon, mercator(), true);
    const LayerMesh& mesh = levels.full();
    EXPECT_EQ(mesh.type, GeometryType::line);
    ASSERT_EQ(mesh.parts.size(), 1U);
    EXPECT_TRUE(mesh.subpath(mesh.parts[0]).closed);
    EXPECT_EQ(mesh.points.front(), mesh.points.back());
    EXPECT_NEAR(mesh.distance_m.back(), 16 * kMetresPerDegree, 0.01 * 16 * kMetresPerDegree);
}

}  // namespace
}  // namespace northway::mesh
