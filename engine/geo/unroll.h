// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "geo/projection.h"

#include <span>
#include <vector>

// Longitudes without jumps, and the copies of a shape that a map window shows.
namespace northway::geo {

// The line with whole turns added so that no edge spans more than 180 degrees of longitude.
std::vector<LonLat> unroll_line(std::span<const LonLat> line);

// A ring as a closed path: its last point is its first one, turns apart where the ring goes round
// a pole. An edge along a pole (latitude ±90) keeps its 360 degrees, and so does the box of the
// whole world.
std::vector<LonLat> unroll_ring(std::span<const LonLat> ring);

// What lies nearer to the seam than this belongs to both sides of it: to the map's edges, which lie
// farther from it where a datum shift moves the seam.
double seam_reach_deg(const Domain& domain);

// Whole turns (of 360 degrees) that bring parts of [west_deg, east_deg] into the window.
struct Turns {
    int first = 0;
    int last = 0;  // included
};
Turns turns_into(const Domain& domain, const Box& bounds);

Box bounds_of(std::span<const LonLat> points);

}  // namespace northway::geo
