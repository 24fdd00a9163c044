// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"

#include <string>
#include <string_view>
#include <vector>

namespace northway::model {

// Which figures stand in one chart. All are levels, or all of them one growth rate or share: the
// metric keeps them apart.
struct ChartKey {
    std::string system_id;
    std::string metric;
    std::string commodity;
    std::string direction;
    bool operator==(const ChartKey&) const = default;
};

// One figure as a column over the stretch of time that it counts.
struct ChartColumn {
    enum class Kind {
        actual,   // a whole year, reported
        partial,  // part of a year for which no whole year is reported
        plan,
        forecast,
    };
    Period period;
    double value = 0;
    Kind kind = Kind::actual;
    std::string qualifier;       // as printed: ~, >, …
    bool is_suspect = false;
    bool is_disputed = false;    // another figure says otherwise
    std::string observation_id;
    std::string source_id;
};

// Columns in order of time. No column stands for a gap: what is not reported is not drawn.
struct ChartSeries {
    ChartKey key;
    std::string unit;
    std::vector<ChartColumn> columns;
    std::vector<std::string> source_ids;  // of the columns, each once
    // Ids of figures of this key that no column shows: totals over several years, figures without a
    // period, parts of a year within a longer part, and other units.
    std::vector<std::string> left_out;
};

// The figures of one key. Per year one actual column, the others of that year as disputed ones
// beside it: a document goes before general knowledge, then a sound figure before a suspect one,
// then the first in the table. One that differs by less than 1 % is the same figure, rounded. Part of a year is kept where the year has no whole figure, the
// longest part then the latest. Plans and forecasts stand beside what came to be. Capacity, design and
// cumulative figures are never levels of a year and are left out.
ChartSeries chart_series(const Catalogue& catalogue, const ChartKey& key);

// The keys of a system whose series has at least `least` columns, in the order of the table.
std::vector<ChartKey> chart_keys(const Catalogue& catalogue, std::string_view system_id,
                                 std::size_t least = 2);

}  // namespace northway::model
