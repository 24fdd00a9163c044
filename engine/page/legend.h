// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/text_block.h"

#include <vector>

namespace northway::page {

// The legend, laid out: its rows in columns.
struct Legend {
    struct Row {
        const LegendEntry* entry = nullptr;
        TextBlock text, low, high;
        Extent sample;
        bool is_note = false;
        double height_px = 0;
        double x_px = 0, y_px = 0;  // of its top left corner in the panel
    };
    std::vector<Row> rows;
    std::size_t entry_count = 0;  // of the input's, from the first on, that are shown
    double sample_width_px = 0;
    double sample_gap_px = 0;
    double column_width_px = 0;
    Extent extent;
    bool empty() const { return rows.empty(); }
};

// As large as fits: in one column, in more, in smaller type, at last with fewer entries.
Legend plan_legend(const Sheet& sheet, Typesetter& type, const FurnitureInput& input,
                   const Extent& most);
void draw_legend(mesh::DrawList& list, Typesetter& type, const Legend& legend, const Box& box,
                 const Sheet& sheet, const FurnitureInput& input);

}  // namespace northway::page
