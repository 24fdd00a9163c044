// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/sheet.h"

namespace northway::page {

// The room that an entry's sample takes; nothing for headings and notes.
Extent sample_extent(const LegendEntry& entry, const Sheet& sheet);

// Draws the sample in the middle of `box`; lines and ramps are as long as the box.
void draw_sample(mesh::DrawList& list, const LegendEntry& entry, const Box& box, const Sheet& sheet,
                 const Ink& ink);

// A fine line from the top of the circle of a tick to its number at `y_px`, to the right of `box`.
void draw_leader(mesh::DrawList& list, const LegendEntry& entry, std::size_t tick, const Box& box,
                 double y_px, const Sheet& sheet, const Ink& ink);

// Whether numbers stand along it.
bool is_scale(const LegendEntry& entry);

}  // namespace northway::page
