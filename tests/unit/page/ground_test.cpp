// SPDX-License-Identifier: Apache-2.0
#include "page/ground.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace northway::page {
namespace {

// Spherical Mercator, 10 px a degree of longitude, longitude 0 and the equator at (500, 500).
Ground mercator() {
    constexpr double kDegree = std::numbers::pi / 180;
    Ground ground;
    ground.place_at = [](geo::XY at) -> std::optional<geo::LonLat> {
        const double y = (500 - at.y) / 10 * kDegree;
        return geo::LonLat{(at.x - 500) / 10, std::atan(std::sinh(y)) / kDegree};
    };
    ground.point_of = [](geo::LonLat place) -> std::optional<geo::XY> {
        return geo::XY{500 + 10 * place.lon_deg,
                       500 - 10 * std::asinh(std::tan(place.lat_deg * kDegree)) / kDegree};
    };
    return ground;
}

TEST(Ground, ScaleIsMeasuredWhereTheBarStands) {
    // One degree of the equator is 111,319.49 m.
    EXPECT_NEAR(*metres_per_px(mercator(), {500, 500}, 100), 11131.949, 0.01);
    const double y60 = mercator().point_of({0, 60})->y;
    // At 60 degrees a degree of longitude is 55,800.5 m; the geodesic of ten degrees is shorter.
    EXPECT_NEAR(*metres_per_px(mercator(), {500, y60}, 1), 5580.05, 0.5);
    EXPECT_LT(*metres_per_px(mercator(), {500, y60}, 100), 5580.05);
    EXPECT_FALSE(metres_per_px(Ground{}, {0, 0}, 100).has_value());
}

TEST(Ground, NorthIsUpInMercatorAndTurnsWithTheMap) {
    EXPECT_NEAR(*north_rad(mercator(), {300, 200}), 0, 1e-6);
    Ground turned = mercator();
    const Ground straight = mercator();
    turned.place_at = [straight](geo::XY at) { return straight.place_at({at.y, -at.x}); };
    turned.point_of = [straight](geo::LonLat place) -> std::optional<geo::XY> {
        const auto at = straight.point_of(place);
        return geo::XY{-at->y, at->x};
    };
    EXPECT_NEAR(*north_rad(turned, {200, 300}), std::numbers::pi / 2, 1e-6);
}

TEST(Ground, TheRangeTellsScalesLatitudesAndTurn) {
    const double y60 = mercator().point_of({0, 60})->y;
    const GroundRange range = ground_range(mercator(), {0, y60, 1000, 500});
    EXPECT_NEAR(range.most_m_per_px, 11132, 60);
    EXPECT_NEAR(range.least_m_per_px, 5580, 60);
    EXPECT_TRUE(range.by_latitude);
    EXPECT_NEAR(range.north_deg, 60, 1e-6);
    EXPECT_NEAR(range.south_deg, 0, 1e-6);
    EXPECT_NEAR(range.north_turn_rad, 0, 1e-5);
}

TEST(Ground, AMapRoundThePoleHasNoOneNorth) {
    // Azimuthal equidistant round the pole, 10 px a degree.
    constexpr double kDegree = std::numbers::pi / 180;
    Ground ground;
    ground.place_at = [](geo::XY at) -> std::optional<geo::LonLat> {
        return geo::LonLat{std::atan2(at.x - 500, at.y - 500) / kDegree,
                           90 - std::hypot(at.x - 500, at.y - 500) / 10};
    };
    ground.point_of = [](geo::LonLat place) -> std::optional<geo::XY> {
        const double r = 10 * (90 - place.lat_deg);
        return geo::XY{500 + r * std::sin(place.lon_deg * kDegree),
                       500 + r * std::cos(place.lon_deg * kDegree)};
    };
    const GroundRange range = ground_range(ground, {200, 200, 800, 800});
    EXPECT_GT(range.north_turn_rad, 3);
    EXPECT_FALSE(range.by_latitude);
}

}  // namespace
}  // namespace northway::page
