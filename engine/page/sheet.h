// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/furniture.h"

namespace northway::page {

// A rectangle in output pixels, y down.
struct Box {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
};

struct Extent {
    double width_px = 0, height_px = 0;
};

// The map's rectangle as the furniture measures it; places are counted from its corner.
struct Sheet {
    double x0_px = 0;  // of the corner in the frame
    double y0_px = 0;
    double width_px = 0;
    double height_px = 0;
    double pixel_ratio = 1;
    double unit_px = 1;     // output pixels for one CSS pixel of furniture
    double margin_px = 0;   // kept free along the edges
    double gap_px = 0;      // between two pieces of furniture
    double padding_px = 0;  // between a panel's edge and what stands in it
};

Sheet sheet_of(const FurnitureInput& input);

// Furniture grows with the shorter side of the frame (CSS pixels), but less than in proportion:
// 0.85 at 600, 1 at 1080, 1.6 at 2160; never below 0.8.
double furniture_scale(double shorter_side_css);

// A panel that lets the map show through, with edges on whole pixels.
void draw_panel(mesh::DrawList& list, const Box& box, const FurnitureInput& input);

// A fine line along the inside of its edge.
void draw_rim(mesh::DrawList& list, const Box& box, const Sheet& sheet,
              const FurnitureInput& input);

// The smallest rectangle of whole pixels round `box`.
Box snapped(const Box& box);

text::PxBox px_box(const Box& box);

}  // namespace northway::page
