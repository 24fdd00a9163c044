// SPDX-License-Identifier: Apache-2.0
#include "ui/figures.h"

#include "model/metric.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace northway::ui {
namespace {

constexpr std::array<std::string_view, 7> kTradeKinds{
    "trade", "commodity_flow", "ecommerce", "finance", "investment", "tourism", "people"};

bool is_level(std::string_view metric) {
    return !model::is_growth(metric) && !model::is_share(metric) && !model::is_rank(metric);
}

bool are_both_ways(const model::ChartSeries& a, const model::ChartSeries& b) {
    return a.key.metric == "export_value" && b.key.metric == "import_value" &&
           a.key.commodity == b.key.commodity && a.unit == b.unit;
}

auto rank_of(const ChartGroup& group) {
    const auto& first = group.series.front();
    return std::tuple(!group.is_level, !first.key.commodity.empty(),
                      -static_cast<long>(first.columns.size()));
}

std::size_t kind_rank(const model::System& system) {
    return static_cast<std::size_t>(std::find(kTradeKinds.begin(), kTradeKinds.end(), system.kind) -
                                    kTradeKinds.begin());
}

}  // namespace

std::vector<ChartGroup> chart_groups(const model::Catalogue& catalogue,
                                     std::string_view system_id) {
    std::vector<ChartGroup> groups;
    for (const auto& key : model::chart_keys(catalogue, system_id)) {
        auto series = model::chart_series(catalogue, key);
        const auto partner = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
            return group.series.size() == 1 && (are_both_ways(group.series.front(), series) ||
                                                are_both_ways(series, group.series.front()));
        });
        if (partner == groups.end()) {
            groups.push_back({{std::move(series)}, is_level(key.metric)});
        } else if (series.key.metric == "import_value") {
            partner->series.push_back(std::move(series));
        } else {
            partner->series.insert(partner->series.begin(), std::move(series));
        }
    }
    std::stable_sort(groups.begin(), groups.end(), [](const ChartGroup& a, const ChartGroup& b) {
        return rank_of(a) < rank_of(b);
    });
    return groups;
}

std::vector<CommodityBars> commodity_bars(const model::Catalogue& catalogue,
                                          std::string_view system_id, std::size_t least) {
    using Key = std::tuple<std::string, std::string, std::string, int>;
    std::map<Key, std::vector<const model::Observation*>> years;
    for (const auto* o : catalogue.observations_of(system_id)) {
        const auto year = o->whole_year();
        if (o->commodity.empty() || o->basis != model::Basis::actual || !year ||
            !model::is_flow(o->metric)) {
            continue;
        }
        auto& bars = years[Key{o->metric, o->direction, o->unit, *year}];
        const bool is_new = std::none_of(bars.begin(), bars.end(), [&](const auto* bar) {
            return bar->commodity == o->commodity;
        });
        if (is_new) {
            bars.push_back(o);
        }
    }
    std::vector<CommodityBars> result;
    for (auto& [key, bars] : years) {
        if (bars.size() < least) {
            continue;
        }
        CommodityBars next{std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key),
                           std::move(bars)};
        std::stable_sort(next.bars.begin(), next.bars.end(),
                         [](const auto* a, const auto* b) { return a->value > b->value; });
        // The map runs through the years of one metric, direction and unit in order.
        if (!result.empty() && result.back().metric == next.metric &&
            result.back().direction == next.direction && result.back().unit == next.unit) {
            result.back() = std::move(next);
        } else {
            result.push_back(std::move(next));
        }
    }
    return result;
}

const model::Observation* latest_figure(const model::Catalogue& catalogue,
                                        std::string_view system_id) {
    const auto rank = [](const model::Observation* o) {
        const bool is_reported = o->basis == model::Basis::actual && is_level(o->metric);
        const auto& period = o->end ? o->end : o->start;
        return std::tuple(is_reported, o->commodity.empty(), period ? period->end : 0.0,
                          o->whole_year().has_value(), !o->is_suspect);
    };
    const model::Observation* best = nullptr;
    for (const auto* o : catalogue.observations_of(system_id)) {
        if (best == nullptr || rank(o) > rank(best)) {
            best = o;
        }
    }
    return best;
}

std::vector<const model::System*> systems_of_trade(const model::Catalogue& catalogue) {
    std::vector<const model::System*> systems;
    for (const auto& system : catalogue.systems) {
        if ((system.geometry == "none" || kind_rank(system) < kTradeKinds.size()) &&
            !catalogue.observations_of(system.id).empty()) {
            systems.push_back(&system);
        }
    }
    // Of a kind those with the most figures first.
    const auto rank = [&](const model::System* system) {
        return std::tuple(kind_rank(*system), system->kind,
                          -static_cast<long>(catalogue.observations_of(system->id).size()));
    };
    std::stable_sort(systems.begin(), systems.end(),
                     [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    return systems;
}

}  // namespace northway::ui
