// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/text_block.h"

namespace northway::page {

// The credits, wrapped to the frame and never cut: a strip along its lower edge. Long credits in a
// small frame are set smaller, so that they take at most `max_height_px`.
struct Credits {
    TextBlock text;
    double padding_px = 0;
    double height_px() const { return text.empty() ? 0 : text.height_px() + 2 * padding_px; }
};

Credits plan_credits(const Sheet& sheet, Typesetter& type, const FurnitureInput& input,
                     double max_height_px);
void draw_credits(mesh::DrawList& list, Typesetter& type, const Credits& credits, const Box& box,
                  const Sheet& sheet, const FurnitureInput& input);

}  // namespace northway::page
