// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "text/placement.h"

#include <cstdint>
#include <span>
#include <vector>

namespace northway::compose {

// How the icons of one place stand: each at it, the first alone, or as a list below each other.
enum class IconStack { none, first, list };

// An icon that wants to be drawn, output pixels.
struct IconRequest {
    geo::XY place;  // features of one place have the same, CRS units
    geo::XY at_px;  // the place in the frame with the icon's own offset
    double radius_px = 8;
    double sort_key = 0;  // the lowest first, among one layer's
    bool allow_overlap = false;
};

// Where a request's icon goes. In a list of several the text stands on the icon's outer side.
struct IconPlace {
    geo::XY at_px;
    bool shown = true;
    int side = 0;         // 1: text to the right, -1: to the left, 0: as the style says
    double stack_px = 0;  // from the middle of its list to the list's end
};

// Stacks the icons of one layer. Lists of more than kLongestColumn have two columns.
inline constexpr int kLongestColumn = 6;
std::vector<IconPlace> stack_icons(std::span<const IconRequest> requests, IconStack stack,
                                   double row_px);

// Which of the icons are drawn, in the order given (the first matter most): those that stand in
// `bounds` clear of obstacles and of icons drawn before them.
std::vector<std::uint8_t> choose_icons(std::span<const IconRequest> requests,
                                       std::span<const IconPlace> places, text::PxBox bounds,
                                       std::span<const text::PxBox> obstacles);

}  // namespace northway::compose
