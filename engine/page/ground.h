// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "page/ink.h"

#include <functional>
#include <optional>

namespace northway::page {

// The ground under the page: from output pixels to the Earth and back. Nothing where the map shows
// no such place.
struct Ground {
    std::function<std::optional<geo::LonLat>(geo::XY)> place_at;
    std::function<std::optional<geo::XY>(geo::LonLat)> point_of;
    bool empty() const { return !place_at || !point_of; }
};

// Metres on the ground (the geodesic on WGS 84) for one pixel along the level line of `length_px`
// that begins at `start`.
std::optional<double> metres_per_px(const Ground& ground, geo::XY start, double length_px);

// The direction of true north at a pixel, clockwise from up.
std::optional<double> north_rad(const Ground& ground, geo::XY at);

// How scale and north change over a rectangle of the map.
struct GroundRange {
    double least_m_per_px = 0;  // the largest scale
    double most_m_per_px = 0;
    double north_turn_rad = 0;    // between the two directions of north that differ most, to pi
    bool by_latitude = false;     // level lines are parallels with one scale each
    double south_deg = 0, north_deg = 0;  // latitudes in the middle column
    bool empty() const { return most_m_per_px <= 0; }
};
GroundRange ground_range(const Ground& ground, const Box& map_px);

}  // namespace northway::page
