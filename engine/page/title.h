// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/text_block.h"

namespace northway::page {

// Lines of text under each other on one panel: the title with its subtitle, the time with its note.
struct Heading {
    TextBlock large;
    TextBlock small;
    bool to_right = false;
    double padding_px = 0;
    double gap_px = 0;  // between the two
    bool empty() const { return large.empty() && small.empty(); }
    Extent extent() const;
};

// The title, not wider and not higher than `most`.
Heading plan_title(const Sheet& sheet, Typesetter& type, const FurnitureInput& input,
                   const Extent& most, bool with_subtitle);
// The time.
Heading plan_time(const Sheet& sheet, Typesetter& type, const FurnitureInput& input,
                  const Extent& most, bool with_note);

void draw_heading(mesh::DrawList& list, Typesetter& type, const Heading& heading, const Box& box,
                  const FurnitureInput& input);

}  // namespace northway::page
