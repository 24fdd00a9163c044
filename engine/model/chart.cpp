// SPDX-License-Identifier: Apache-2.0
#include "model/chart.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

namespace northway::model {
namespace {

using Kind = ChartColumn::Kind;

constexpr double kSameShare = 0.01;

bool is_of(const ChartKey& key, const Observation& o) {
    return o.system_id == key.system_id && o.metric == key.metric && o.commodity == key.commodity &&
           o.direction == key.direction;
}

bool can_be_column(const Observation& o) {
    return o.basis != Basis::capacity && o.basis != Basis::design && o.basis != Basis::cumulative &&
           o.end.has_value() && o.start.has_value();
}

// The stretch from the start of the first date to the end of the last one, where it lies in one
// calendar year.
std::optional<Period> stretch_of(const Observation& o) {
    const Period period{o.start->start, o.end->end};
    const double year = std::floor(period.start);
    if (!(period.end > period.start) || period.end > year + 1) {
        return std::nullopt;
    }
    return period;
}

Kind kind_of(const Observation& o, const Period& period) {
    if (o.basis == Basis::plan) {
        return Kind::plan;
    }
    if (o.basis == Basis::forecast) {
        return Kind::forecast;
    }
    return period.end - period.start >= 1 ? Kind::actual : Kind::partial;
}

// The unit that most figures have; of equally common ones the first.
std::string common_unit(const std::vector<const Observation*>& observations) {
    std::map<std::string, int> counts;
    for (const Observation* o : observations) {
        ++counts[o->unit];
    }
    std::string best;
    for (const Observation* o : observations) {
        if (best.empty() || counts[o->unit] > counts[best]) {
            best = o->unit;
        }
    }
    return best;
}

struct Candidate {
    ChartColumn column;
    int order = 0;  // smaller is better
};

int order_of(const Catalogue& catalogue, const Observation& o) {
    const Source* source = catalogue.find_source(o.source_id);
    return (source != nullptr && source->is_general() ? 2 : 0) + (o.is_suspect ? 1 : 0);
}

bool in_same_slot(const ChartColumn& a, const ChartColumn& b) {
    const bool same_kind = a.kind == b.kind;
    return same_kind && std::floor(a.period.start) == std::floor(b.period.start);
}

// Best first within a slot: the longest part of a year, then the latest, then by source.
bool is_before(const Candidate& a, const Candidate& b) {
    const auto rank = [](const Candidate& c) {
        const double length = c.column.period.end - c.column.period.start;
        return std::tuple(std::floor(c.column.period.start), static_cast<int>(c.column.kind),
                          -length, -c.column.period.end, c.order);
    };
    return rank(a) < rank(b);
}

bool has_whole_year(const std::vector<Candidate>& all, const ChartColumn& column) {
    return std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
        return other.column.kind == Kind::actual &&
               other.column.period.start == std::floor(column.period.start);
    });
}

std::vector<Candidate> candidates_of(const Catalogue& catalogue, const ChartKey& key,
                                     ChartSeries& series) {
    std::vector<const Observation*> usable;
    for (const Observation& o : catalogue.observations) {
        if (!is_of(key, o)) {
            continue;
        }
        if (can_be_column(o) && stretch_of(o)) {
            usable.push_back(&o);
        } else {
            series.left_out.push_back(o.id);
        }
    }
    series.unit = common_unit(usable);
    std::vector<Candidate> candidates;
    for (const Observation* o : usable) {
        if (o->unit != series.unit) {
            series.left_out.push_back(o->id);
            continue;
        }
        ChartColumn column;
        column.period = *stretch_of(*o);
        column.value = o->value;
        column.kind = kind_of(*o, column.period);
        column.qualifier = o->qualifier;
        column.is_suspect = o->is_suspect;
        column.is_disputed = !o->disputes.empty();
        column.observation_id = o->id;
        column.source_id = o->source_id;
        candidates.push_back({std::move(column), order_of(catalogue, *o)});
    }
    return candidates;
}

}  // namespace

ChartSeries chart_series(const Catalogue& catalogue, const ChartKey& key) {
    ChartSeries series;
    series.key = key;
    auto candidates = candidates_of(catalogue, key, series);
    std::stable_sort(candidates.begin(), candidates.end(), is_before);
    for (Candidate& candidate : candidates) {
        ChartColumn& column = candidate.column;
        if (column.kind == Kind::partial && has_whole_year(candidates, column)) {
            series.left_out.push_back(column.observation_id);
            continue;
        }
        const bool again = !series.columns.empty() && in_same_slot(series.columns.back(), column);
        if (again && column.kind == Kind::partial &&
            series.columns.back().period != column.period) {
            series.left_out.push_back(column.observation_id);
            continue;
        }
        if (again) {
            // A second figure for the same time: both are shown, as figures that differ.
            // The same figure, rounded; what its source disputes is always shown.
            const double other = series.columns.back().value;
            const bool is_same = std::abs(other - column.value) <= kSameShare * std::abs(other);
            if (other == column.value || (is_same && !column.is_disputed)) {
                series.left_out.push_back(column.observation_id);
                continue;
            }
            series.columns.back().is_disputed = true;
            column.is_disputed = true;
        }
        if (std::find(series.source_ids.begin(), series.source_ids.end(), column.source_id) ==
            series.source_ids.end()) {
            series.source_ids.push_back(column.source_id);
        }
        series.columns.push_back(std::move(column));
    }
    return series;
}

std::vector<ChartKey> chart_keys(const Catalogue& catalogue, std::string_view system_id,
                                 std::size_t least) {
    std::vector<ChartKey> keys;
    for (const Observation* o : catalogue.observations_of(system_id)) {
        ChartKey key{o->system_id, o->metric, o->commodity, o->direction};
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            keys.push_back(std::move(key));
        }
    }
    std::erase_if(keys, [&](const ChartKey& key) {
        return chart_series(catalogue, key).columns.size() < least;
    });
    return keys;
}

}  // namespace northway::model
