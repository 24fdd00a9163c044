// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/placement.h"

#include <vector>

namespace northway::compose {

// A line of even steps without small corners, for letters that stand beside it: on the inner side
// of a corner they would run into each other. The ends stay.
std::vector<text::PxPoint> smoothed(const std::vector<text::PxPoint>& line, float step_px);

// Cuts a smoothed line where it turns by more than a third of a right angle or so within a few
// steps: no label goes round such a bend.
std::vector<std::vector<text::PxPoint>> without_bends(const std::vector<text::PxPoint>& line);

}  // namespace northway::compose
