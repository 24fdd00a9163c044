// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"

#include <span>
#include <vector>

// Lengths on the WGS 84 ellipsoid (Karney 2013, through PROJ's geodesic.h).
namespace northway::geo {

double distance_m(LonLat from, LonLat to);
// The distance of each point from the first one along the line; as many values as points.
std::vector<double> cumulative_m(std::span<const LonLat> line);
// The place at `fraction` (0..1) of the shortest way. Its longitude runs on from `from` without a
// jump, so it may pass 180.
LonLat interpolate(LonLat from, LonLat to, double fraction);

}  // namespace northway::geo
