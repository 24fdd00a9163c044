// SPDX-License-Identifier: Apache-2.0
#include "scene/series_join.h"

#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/strings.h"
#include "base/year.h"

namespace northway::scene {
namespace {

std::string text_of(const model::Feature& feature, int column) {
    if (column < 0) {
        return {};
    }
    const auto& value = feature.values[static_cast<std::size_t>(column)];
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return std::floor(*number) == *number ? fmt::format("{:.0f}", *number)
                                              : fmt::format("{}", *number);
    }
    return {};
}

struct Columns {
    int key = -1, value = -1, period = -1, metric = -1, unit = -1, direction = -1;
};

// One row as an observation; an empty id where it cannot be used.
model::Observation observation_of(const model::Feature& row, const Columns& columns,
                                  std::string& fault) {
    model::Observation result;
    result.system_id = text_of(row, columns.key);
    const std::string value = text_of(row, columns.value);
    const auto number = parse_number(value);
    const std::string period = text_of(row, columns.period);
    const auto when = parse_period(period);
    if (result.system_id.empty() || !number || !when) {
        fault = result.system_id.empty() ? "it has no key"
                : !number ? fmt::format("'{}' is not a number", value)
                          : fmt::format("'{}' is not a period (YYYY, YYYY-MM or YYYY-MM-DD)", period);
        return result;
    }
    const std::string metric = text_of(row, columns.metric);
    result.id = "row";
    result.metric = metric.empty() ? "throughput" : metric;
    result.value = *number;
    result.unit = text_of(row, columns.unit);
    result.direction = text_of(row, columns.direction);
    result.period_start = result.period_end = period;
    result.start = result.end = when;
    result.basis = result.metric == "capacity" ? model::Basis::capacity : model::Basis::actual;
    return result;
}

}  // namespace

std::vector<RouteFlow> join_series(const model::FeatureSet& features,
                                   const model::FeatureSet& table, const SeriesSpec& spec,
                                   std::vector<Warning>& warnings) {
    const Columns columns{table.field_index(spec.key),   table.field_index(spec.value),
                          table.field_index(spec.period), table.field_index(spec.metric),
                          table.field_index(spec.unit),  table.field_index(spec.direction)};
    const int feature_key = features.field_index(spec.feature_key);
    model::Catalogue catalogue;
    for (const auto& row : table.features) {
        std::string fault;
        auto observation = observation_of(row, columns, fault);
        if (observation.id.empty()) {
            warnings.push_back({fmt::format("{} row {}", table.name, row.id),
                                fault + "; the row is not used"});
            continue;
        }
        catalogue.observations.push_back(std::move(observation));
    }
    std::vector<RouteFlow> flows;
    flows.reserve(features.features.size());
    for (const auto& feature : features.features) {
        RouteFlow flow;
        flow.system_id = text_of(feature, feature_key);
        flow.route_id = fmt::format("{}", feature.id);
        for (const auto& key : model::series_keys(catalogue, flow.system_id)) {
            auto series = model::Series::build(catalogue, key);
            if (!series.is_empty()) {
                flow.direction = key.direction == "both"       ? 0
                                 : key.direction == "backward" ? -1
                                                               : 1;
                flow.series = std::move(series);
                break;
            }
        }
        flows.push_back(std::move(flow));
    }
    return flows;
}

}  // namespace northway::scene
