// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"

#include <cstdint>
#include <span>
#include <vector>

namespace northway::mesh {

// A point of a line that runs beside another, and the point of that one it comes from.
struct OffsetPoint {
    geo::XY point;
    std::uint32_t source = 0;
};

// The line `offset` to the right of `points` (y down; negative: to the left), into `result`.
// Corners are mitred; sharp ones, where the mitre would be longer than twice the offset, get two
// points. A closed line does not repeat its first point. Points that are not finite are left out.
void offset_line(std::span<const geo::XY> points, double offset, bool closed,
                 std::vector<OffsetPoint>& result);

}  // namespace northway::mesh
