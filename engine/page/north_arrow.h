// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/text_block.h"

namespace northway::page {

// An arrow to true north with the letter of the language at its tip, inside a square.
struct NorthArrow {
    TextBlock letter;
    double side_px = 0;  // of the square; 0: no arrow
};

NorthArrow plan_north_arrow(const Sheet& sheet, Typesetter& type, const Ink& ink);
// `north_rad`: clockwise from up.
void draw_north_arrow(mesh::DrawList& list, Typesetter& type, const NorthArrow& arrow,
                      geo::XY center, double north_rad, const Ink& ink);

}  // namespace northway::page
