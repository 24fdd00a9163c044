// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mesh/draw_list.h"
#include "page/sheet.h"
#include "style/color.h"

#include <array>
#include <vector>

namespace northway::page {

enum class NeatlineStyle { none, line, pair, zebra };

// The sides of a rectangle, clockwise from the top.
enum class Side { top, right, bottom, left };
inline constexpr std::array kSides{Side::top, Side::right, Side::bottom, Side::left};

// The frame round the map and the paper outside it. Lengths are output pixels.
struct Neatline {
    NeatlineStyle style = NeatlineStyle::pair;
    Box map;            // on whole pixels
    Box sheet;          // the paper's edges
    double unit_px = 1;  // output pixels for one CSS pixel of furniture
    style::Color color;
    style::Color paper_color;
    // Zebra: where along each side (x of the top and bottom, y of the others; rising) the bars
    // change, in the order of kSides, and whether the first bar is black.
    std::array<std::vector<double>, 4> bars;
    std::array<bool, 4> first_is_black{};
};

// From the map's edge to the outer edge of its frame.
double neatline_width_px(NeatlineStyle style, double unit_px);

// Covers everything outside the map with paper and draws the frame on it. Edges lie on whole pixels.
void draw_neatline(mesh::DrawList& list, const Neatline& neatline);

}  // namespace northway::page
