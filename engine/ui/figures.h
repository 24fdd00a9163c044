// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"
#include "model/chart.h"

#include <string>
#include <string_view>
#include <vector>

namespace northway::ui {

// Series that share the axes of one chart: one series, or exports and imports of the same goods.
// All have one unit, and levels never stand with growth rates or shares.
struct ChartGroup {
    std::vector<model::ChartSeries> series;
    bool is_level = true;  // no growth rate, share or rank
};

// The charts of a system's figures, each series of at least two columns; levels before rates and
// shares, whole systems before single commodities, longer ones first.
std::vector<ChartGroup> chart_groups(const model::Catalogue& catalogue, std::string_view system_id);

// The goods of one year side by side: one metric, direction and unit, a whole year, reported.
struct CommodityBars {
    std::string metric;
    std::string direction;
    std::string unit;
    int year = 0;
    std::vector<const model::Observation*> bars;  // one a commodity, the largest first
};

// Only levels that add up over time, at least `least` commodities; the latest year of each metric
// and direction that has so many.
std::vector<CommodityBars> commodity_bars(const model::Catalogue& catalogue,
                                          std::string_view system_id, std::size_t least = 4);

// The figure that stands for a system where there is no chart: reported levels of the whole before
// those of parts, before plans and rates; of these the latest. Null without figures.
const model::Observation* latest_figure(const model::Catalogue& catalogue,
                                        std::string_view system_id);

// Systems with figures that people look for without a route: those that have no geometry, and
// trade, goods, e-commerce, finance, investment, tourism and people in general, in this order of
// kinds.
std::vector<const model::System*> systems_of_trade(const model::Catalogue& catalogue);

}  // namespace northway::ui
