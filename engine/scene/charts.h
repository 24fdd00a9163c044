// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "model/chart.h"
#include "scene/page_item.h"
#include "style/value.h"

#include <string>
#include <vector>

namespace northway::scene {

// A chart of the page: figures of the catalogue over the years. In the document
// page.charts: [{"title": {zh, ru, en}, "series": [{"system": …, "metric": …, "commodity": …,
// "direction": …, "label": {zh, ru, en}, "color": "#…"}], …the keys of any item of the page}].
struct ChartSpec {
    struct Line {
        model::ChartKey key;
        Names label;
        std::string color;  // CSS; empty: one of the theme's
    };
    Names title;
    std::vector<Line> lines;
    PageItem item;
};

// What is no chart is told in `warnings`, with its JSON path, and passed over; a wrong value of an
// item's keys is an error.
Result<std::vector<ChartSpec>> charts_from_json(const style::Json& json, const std::string& place,
                                        std::vector<Warning>& warnings);

}  // namespace northway::scene
