// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/text_block.h"

#include <memory>
#include <span>
#include <vector>

namespace northway::page {

// How a legend is wanted.
struct LegendWish {
    std::span<const LegendEntry> entries;
    std::string title;
    Extent most;
    double most_area_px2 = 0;  // 0: no limit
    std::optional<int> columns;
    // Small type, close rows, without what is redundant; a line and the width of what flows on it
    // are one entry.
    bool is_compact = false;
    bool may_drop = false;     // leaves out entries, the least important from the last first
    std::string more;          // the line that says how many were left out, with {}
};

// The legend, laid out: its rows in columns.
struct Legend {
    struct Row {
        const LegendEntry* entry = nullptr;
        TextBlock text, low, high;
        std::vector<TextBlock> ticks;
        Extent sample;
        bool is_note = false;
        double height_px = 0;
        double x_px = 0, y_px = 0;  // of its top left corner in the panel
    };
    std::vector<Row> rows;
    std::size_t dropped = 0;  // entries that are not shown
    double sample_width_px = 0;
    double sample_gap_px = 0;
    Extent extent;
    std::shared_ptr<const std::vector<LegendEntry>> own;     // lines of the legend itself
    std::shared_ptr<const std::vector<LegendEntry>> joined;  // entries that were made shorter
    bool empty() const { return rows.empty(); }
};

// In as many columns as give the smallest panel; empty where it does not fit.
Legend plan_legend(const Sheet& sheet, Typesetter& type, const Ink& ink, const LegendWish& wish);
void draw_legend(mesh::DrawList& list, Typesetter& type, const Legend& legend, const Box& box,
                 const Sheet& sheet, const Ink& ink);

}  // namespace northway::page
