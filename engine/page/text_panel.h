// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/text_block.h"

#include <span>
#include <vector>

namespace northway::page {

// One text of a panel.
struct PanelLine {
    std::string_view text;
    double size_px = 12;
    text::FontStyle style = text::FontStyle::regular;
    bool is_muted = false;
    double gap_px = 0;  // above it, unless it is the first
    bool balance = true;
    bool wraps = true;
};

// Texts under each other on one panel: the title with its subtitle, the time with its note, notes,
// credits.
struct TextPanel {
    struct Row {
        TextBlock block;
        bool is_muted = false;
        double y_px = 0;  // from the panel's top
    };
    std::vector<Row> rows;
    text::Align align = text::Align::left;
    double padding_x_px = 0;
    bool is_reduced = false;  // some text is smaller than wanted
    Extent extent;
    bool empty() const { return rows.empty(); }
};

struct PanelWish {
    Extent most;
    double padding_x_px = 0, padding_y_px = 0;
    double least_text_px = 0;
    text::Align align = text::Align::left;
    bool trims_leading = true;  // the room over capitals and under baselines counts as padding
};

// Empty where the texts do not fit. Empty texts are left out; the ink's font is the first line's,
// its align the panel's.
TextPanel plan_text_panel(Typesetter& type, const Ink& ink, std::span<const PanelLine> lines,
                          const PanelWish& wish);

// The texts without the panel behind them.
void draw_text_panel(mesh::DrawList& list, Typesetter& type, const TextPanel& panel,
                     const Box& box, const Ink& ink);

}  // namespace northway::page
