// SPDX-License-Identifier: Apache-2.0
#include "model/metric.h"

#include "model/unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace northway::model {
namespace {

enum class Time { any, never, always };  // may, must not or must the unit be a rate by time

struct Rule {
    std::string_view metric;  // ending in '*': every metric that starts so
    std::uint32_t families;   // bits of UnitFamily
    Time time = Time::any;
    std::string_view expects;
};

template <class... Families>
constexpr std::uint32_t one_of(Families... families) {
    return ((1U << static_cast<unsigned>(families)) | ...);
}

using enum UnitFamily;
constexpr std::uint32_t kGoods = one_of(mass, volume, count, containers, energy);

// The first rule that fits decides.
constexpr std::array kRules{
    Rule{"area", one_of(area), Time::never, "m2, ha or km2"},
    Rule{"bandwidth", one_of(data_rate), Time::any, "Mbit/s or Gbit/s"},
    Rule{"capacity_8h", one_of(count), Time::always, "1/8h"},
    Rule{"capacity_daily", kGoods, Time::always, "a rate by day such as 1/d"},
    Rule{"capacity_hourly", kGoods, Time::always, "a rate by hour such as 1/h"},
    Rule{"capacity", kGoods | one_of(power), Time::any, "an amount, a yearly rate or MW"},
    Rule{"cash_shipped", one_of(money), Time::never, "a currency"},
    Rule{"company_value", one_of(money), Time::never, "a currency"},
    Rule{"consignment_value", one_of(money), Time::never, "a currency"},
    Rule{"consignment", kGoods, Time::never, "an amount such as t or TEU"},
    Rule{"consumption*", kGoods, Time::any, "an amount or a yearly rate"},
    Rule{"contract_term", one_of(time), Time::never, "a time"},
    Rule{"contract_value", one_of(money), Time::never, "a currency"},
    Rule{"contract_volume_annual", kGoods, Time::always, "a yearly rate such as t/a"},
    Rule{"contract_volume", kGoods, Time::never, "an amount such as t"},
    Rule{"cost", one_of(money), Time::never, "a currency"},
    Rule{"count", one_of(count), Time::never, "1"},
    Rule{"design_speed", one_of(speed), Time::any, "km/h"},
    Rule{"download_rate", one_of(data_rate), Time::any, "Mbit/s or Gbit/s"},
    Rule{"uplink_rate", one_of(data_rate), Time::any, "Mbit/s or Gbit/s"},
    Rule{"duration", one_of(time), Time::never, "a time"},
    Rule{"export_value", one_of(money), Time::any, "a currency"},
    Rule{"import_value", one_of(money), Time::any, "a currency"},
    Rule{"trade_value", one_of(money), Time::any, "a currency"},
    Rule{"trade_balance", one_of(money), Time::any, "a currency"},
    Rule{"trade_volume", kGoods, Time::any, "an amount or a yearly rate"},
    Rule{"frequency", one_of(count), Time::always, "a rate such as 1/wk"},
    Rule{"fund_size", one_of(money), Time::never, "a currency"},
    Rule{"gauge", one_of(length), Time::never, "mm"},
    Rule{"interest_cut", one_of(points), Time::never, "pp"},
    Rule{"investment_*", one_of(money), Time::any, "a currency"},
    Rule{"lanes", one_of(count), Time::never, "1"},
    Rule{"tracks", one_of(count), Time::never, "1"},
    Rule{"ordinal", one_of(count), Time::never, "1"},
    Rule{"latency", one_of(time), Time::never, "ms"},
    Rule{"length", one_of(length), Time::never, "km or m"},
    Rule{"loan_amount", one_of(money), Time::never, "a currency"},
    Rule{"price", one_of(price), Time::any, "a price such as USD/bbl"},
    Rule{"sales", one_of(count, money), Time::any, "1 or a currency"},
    Rule{"settlement_amount", one_of(money), Time::any, "a currency"},
    Rule{"subsidy_rate", one_of(percent), Time::never, "%"},
    Rule{"subsidy_*", one_of(money), Time::any, "a currency"},
    Rule{"target_count", one_of(count), Time::never, "1"},
    Rule{"target_value", one_of(money), Time::any, "a currency"},
    Rule{"tariff_*", one_of(percent), Time::never, "%"},
    Rule{"throughput_daily", kGoods, Time::always, "a rate by day such as 1/d"},
    Rule{"throughput", kGoods, Time::any, "an amount or a yearly rate"},
    Rule{"travel_time_reduction", one_of(percent, time), Time::never, "% or a time"},
    Rule{"travel_time*", one_of(time), Time::never, "a time"},
    Rule{"trips*", one_of(count), Time::any, "1"},
    Rule{"share_*", one_of(percent), Time::never, "%"},
    Rule{"rank_*", one_of(count), Time::never, "1"},
};

bool fits(std::string_view pattern, std::string_view metric) {
    return pattern.ends_with('*') ? metric.starts_with(pattern.substr(0, pattern.size() - 1))
                                  : metric == pattern;
}

bool is_of(std::span<const std::string_view> metrics, std::string_view metric) {
    return std::find(metrics.begin(), metrics.end(), metric) != metrics.end();
}

std::string growth_fault(std::string_view metric, std::string_view unit) {
    const UnitFamily family = family_of_unit(unit);
    if (metric.ends_with("_multiple")) {
        return family == count ? "" : fmt::format("'{}' is a factor: its unit is 1", metric);
    }
    if (metric.ends_with("_abs")) {
        return family != percent ? "" : fmt::format("'{}' is no percentage", metric);
    }
    return family == percent ? "" : fmt::format("'{}' is a growth rate: its unit is %", metric);
}

}  // namespace

bool is_growth(std::string_view metric) {
    return metric.starts_with("growth_");
}
bool is_share(std::string_view metric) {
    return metric.starts_with("share_");
}
bool is_rank(std::string_view metric) {
    return metric.starts_with("rank_");
}
bool is_flow(std::string_view metric) {
    constexpr std::array<std::string_view, 10> kFlows{
        "throughput", "trade_value", "trade_volume",    "export_value",      "import_value",
        "trips",      "sales",       "investment_flow", "settlement_amount", "cash_shipped"};
    return is_of(kFlows, metric);
}
bool may_be_negative(std::string_view metric) {
    return is_growth(metric) || metric.ends_with("_balance") || metric.ends_with("_change") ||
           metric == "investment_flow";
}

std::string unit_fault(std::string_view metric, std::string_view unit) {
    if (is_growth(metric)) {
        return growth_fault(metric, unit);
    }
    for (const Rule& rule : kRules) {
        if (!fits(rule.metric, metric)) {
            continue;
        }
        const bool is_family =
            ((rule.families >> static_cast<unsigned>(family_of_unit(unit))) & 1U) != 0;
        const bool is_time = rule.time == Time::any || is_rate(unit) == (rule.time == Time::always);
        return is_family && is_time
                   ? ""
                   : fmt::format("'{}' does not measure '{}'; use {}", unit, metric, rule.expects);
    }
    return {};
}

}  // namespace northway::model
