// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/card_content.h"
#include "ui/figures.h"
#include "ui/find_systems.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace northway::ui {

// A row of the timeline's list: the head of a year or an event. Pixels from the list's top.
struct TimelineRow {
    int year = 0;  // of a head
    std::optional<std::size_t> event;
    std::string date;
    std::string title;
    std::string tip;
    bool is_planned = false;
    float y = 0;
    float height = 0;
};

struct TradeEntry {
    const model::System* system = nullptr;
    std::string name;
    std::string kind;
    std::string search;              // folded
    std::vector<ChartGroup> charts;  // of levels
    std::vector<CommodityBars> bars;
    const model::Observation* latest = nullptr;  // where there is no chart
    std::size_t more = 0;                        // figures that only the card shows
};

// What the panels worked out and need not work out again while its key stays the same.
struct PanelCache {
    std::optional<SystemIndex> index;
    std::string found_key;
    std::vector<const model::System*> found;

    std::string events_key;
    std::vector<std::size_t> events;  // that match the timeline's filter, in order of time
    std::string density_key;
    std::vector<int> density;  // of those, over the slider
    std::string rows_key;
    std::vector<TimelineRow> rows;

    std::optional<std::vector<model::Derived>> derived;  // of the whole catalogue
    std::string card_key;
    CardContent card;
    std::string charts_key;
    std::vector<ChartGroup> charts;
    std::vector<CommodityBars> bars;

    std::string trade_key;
    std::vector<TradeEntry> trade;
};

}  // namespace northway::ui
