// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/outline.h"

#include <cstdint>
#include <span>
#include <vector>

namespace northway::text {

// A signed distance field: distances in texels from each texel's centre to the nearest outline,
// positive inside, clamped to ±spread. Rows from the top.
struct DistanceField {
    int width = 0;
    int height = 0;
    std::vector<float> distances;
};

// The exact field of closed contours of straight segments (texel units, y down, texel (0, 0) covers
// [0, 1) × [0, 1)), inside by the non-zero rule. Edges hidden inside overlapping contours do not
// count.
DistanceField distance_field(std::vector<Segment> segments, int width, int height, float spread);

// 128 on the outline, 255 at +spread, 1 at -spread.
std::uint8_t encode_distance(float distance, float spread);

}  // namespace northway::text
