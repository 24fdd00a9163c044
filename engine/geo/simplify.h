// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"

#include <span>
#include <vector>

namespace northway::geo {

// How much each vertex matters, as a length in CRS units: the square root of its effective
// triangle area (Visvalingam & Whyatt 1993), raised where needed so that keeping the vertices with
// significance >= tolerance gives nested simplifications. The ends of a line are infinite; of a
// ring (not closed: the first point is not repeated) the four most significant vertices are, so
// that it always stays a polygon. O(n log n).
std::vector<float> visvalingam_significance(std::span<const XY> points, bool closed);

}  // namespace northway::geo
