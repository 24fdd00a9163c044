// SPDX-License-Identifier: Apache-2.0
#include "page/ground.h"

#include "geo/geodesic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace northway::page {
namespace {

constexpr int kColumns = 9;
constexpr int kRows = 7;
constexpr double kStep_px = 2;        // over which the scale is measured at a place
constexpr double kNorth_deg = 0.002;  // of latitude, to find north
constexpr double kSameLatitude_deg = 1e-3;
constexpr double kSameScale = 1.002;

double distance(const std::optional<geo::LonLat>& a, const std::optional<geo::LonLat>& b) {
    return a && b ? geo::distance_m(*a, *b) : std::numeric_limits<double>::quiet_NaN();
}

// The angle between two directions, 0..pi.
double between(double a, double b) {
    const double turn = std::remainder(a - b, 2 * std::numbers::pi);
    return std::abs(turn);
}

}  // namespace

std::optional<double> metres_per_px(const Ground& ground, geo::XY start, double length_px) {
    if (ground.empty() || !(length_px > 0)) {
        return std::nullopt;
    }
    const double length_m =
        distance(ground.place_at(start), ground.place_at({start.x + length_px, start.y}));
    return std::isfinite(length_m) && length_m > 0 ? std::optional(length_m / length_px)
                                                   : std::nullopt;
}

std::optional<double> north_rad(const Ground& ground, geo::XY at) {
    if (ground.empty()) {
        return std::nullopt;
    }
    const auto place = ground.place_at(at);
    if (!place || !(std::abs(place->lat_deg) < 90 - kNorth_deg)) {
        return std::nullopt;
    }
    const auto south = ground.point_of({place->lon_deg, place->lat_deg - 0.5 * kNorth_deg});
    const auto north = ground.point_of({place->lon_deg, place->lat_deg + 0.5 * kNorth_deg});
    if (!south || !north || !(std::hypot(north->x - south->x, north->y - south->y) > 0)) {
        return std::nullopt;
    }
    return std::atan2(north->x - south->x, south->y - north->y);
}

GroundRange ground_range(const Ground& ground, const Box& map_px) {
    GroundRange range;
    if (ground.empty() || !(map_px.width() > 0) || !(map_px.height() > 0)) {
        return range;
    }
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    std::vector<double> norths;
    bool by_latitude = true;
    std::array<double, kRows> latitudes{};
    for (int row = 0; row < kRows; ++row) {
        std::optional<double> level_lat, level_scale;
        for (int column = 0; column < kColumns; ++column) {
            const geo::XY at{map_px.x0 + map_px.width() * column / (kColumns - 1),
                             map_px.y0 + map_px.height() * row / (kRows - 1)};
            const auto place = ground.place_at(at);
            if (!place) {
                by_latitude = false;
                continue;
            }
            const double across_m = distance(place, ground.place_at({at.x + kStep_px, at.y}));
            const double down_m = distance(place, ground.place_at({at.x, at.y + kStep_px}));
            for (const double metres : {across_m / kStep_px, down_m / kStep_px}) {
                if (std::isfinite(metres) && metres > 0) {
                    least = std::min(least, metres);
                    most = std::max(most, metres);
                }
            }
            if (const auto north = north_rad(ground, at)) {
                norths.push_back(*north);
            }
            by_latitude &= std::isfinite(across_m) && across_m > 0;
            if (level_lat) {
                by_latitude &= std::abs(place->lat_deg - *level_lat) < kSameLatitude_deg &&
                               across_m < *level_scale * kSameScale &&
                               *level_scale < across_m * kSameScale;
            } else {
                level_lat = place->lat_deg;
                level_scale = across_m;
            }
            if (column == kColumns / 2) {
                latitudes[static_cast<std::size_t>(row)] = place->lat_deg;
            }
        }
    }
    if (!(most > 0)) {
        return range;
    }
    range.least_m_per_px = least;
    range.most_m_per_px = most;
    range.by_latitude = by_latitude;
    range.south_deg = std::min(latitudes.front(), latitudes.back());
    range.north_deg = std::max(latitudes.front(), latitudes.back());
    for (std::size_t i = 0; i < norths.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            range.north_turn_rad = std::max(range.north_turn_rad, between(norths[i], norths[k]));
        }
    }
    return range;
}

}  // namespace northway::page
