// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/sheet.h"

namespace northway::page {

// The room that an entry's sample takes; nothing for headings and notes.
Extent sample_extent(const LegendEntry& entry, const Sheet& sheet);

// Draws the sample in the middle of `box`; lines and ramps are as long as the box.
void draw_sample(mesh::DrawList& list, const LegendEntry& entry, const Box& box, const Sheet& sheet,
                 const FurnitureInput& input);

}  // namespace northway::page
