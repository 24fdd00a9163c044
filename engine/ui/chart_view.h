// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/figures.h"
#include "ui/ui_state.h"

namespace northway::ui {

// Draws a chart where the cursor stands, as wide as the panel, with a key of the looks it uses; a
// column under the mouse tells its figure and source. Charts out of sight only take their place.
void chart_view(const UiInput& input, const ChartGroup& group, float height);
// Its title: what the figures are.
std::string chart_title(const UiInput& input, const ChartGroup& group);

// Goods of one year as bars, the largest on top.
void commodity_bars_view(const UiInput& input, const CommodityBars& bars);

// The tooltip of a figure: what, when, how much, from where.
void figure_tooltip(const UiInput& input, const model::Observation& observation);

}  // namespace northway::ui
