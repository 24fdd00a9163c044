// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"
#include "model/chart.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace northway::page {

// A column chart over a true axis of time, worked out as rectangles and labels: the page and the
// window draw the same plan, each with its own means. Lengths in the unit of `ChartSize`, y down,
// from the chart's top left corner.
struct ChartSize {
    double width = 0;
    double height = 0;
    double text_height = 10;  // of axis labels
    double text_gap = 3;
    bool unit_apart = false;  // bare numbers at the axis, of the unit of the greatest
    std::function<double(std::string_view)> text_width;
};

struct ChartBar {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    std::size_t series = 0;  // which of the series
    std::size_t column = 0;  // which of its columns
    model::ChartColumn::Kind kind = model::ChartColumn::Kind::actual;
    bool is_second = false;  // another figure for the time of the bar before it: drawn as an outline
};

struct ChartLabel {
    double x = 0, y = 0;  // left end and vertical middle
    std::string text;
};

struct ChartPlan {
    double plot_x0 = 0, plot_y0 = 0, plot_x1 = 0, plot_y1 = 0;
    double zero_y = 0;
    std::string unit;  // of the bare numbers at the axis; empty: they have theirs
    std::vector<double> grid_y;
    std::vector<ChartLabel> labels;  // of both axes
    std::vector<double> tick_x;      // of the years that are named
    std::vector<ChartBar> bars;
    double first_year = 0, last_year = 0;
    bool empty() const { return bars.empty(); }
    // Where a decimal year lies between plot_x0 and plot_x1.
    double x_of(double year) const;
};

// All series share the axes: they must have one unit. Fewer labels where there is less room; no
// plan for series without columns or a chart smaller than a few letters.
ChartPlan plan_chart(std::span<const model::ChartSeries> series, const ChartSize& size,
                     Language language);

// Steps of an axis: a round number of 1, 2 or 5 × 10^n so that at most `most` of them reach `span`.
double round_step(double span, int most);

}  // namespace northway::page
