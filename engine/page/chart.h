// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/chart_plan.h"
#include "page/sheet.h"
#include "page/text_block.h"

#include <vector>

namespace northway::page {

// What tells what a colour or a look means.
struct ChartKeyRow {
    TextBlock text;
    style::Color color;
    model::ChartColumn::Kind kind = model::ChartColumn::Kind::actual;
    bool is_outline = false;
    double x_px = 0, y_px = 0;  // from the first one
};

// A chart with its texts set for a panel of a given width.
struct PlannedChart {
    const Chart* chart = nullptr;
    TextBlock title, unit;
    ChartPlan plan;
    std::vector<ChartKeyRow> keys;  // beside each other where they have room
    double keys_height_px = 0;
    TextBlock sources;
    double plot_height_px = 0;
    Extent extent;  // with padding
    bool empty() const { return chart == nullptr; }
};

// `plot_share`: of the usual height of the columns. Empty where the panel is too narrow or the series has no columns.
PlannedChart plan_page_chart(const Sheet& sheet, Typesetter& type, const Ink& ink,
                             const Chart& chart, double width_px, double plot_share = 1);
void draw_page_chart(mesh::DrawList& list, Typesetter& type, const PlannedChart& planned,
                     const Box& box, const Sheet& sheet, const Ink& ink);

}  // namespace northway::page
