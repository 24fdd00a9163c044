// SPDX-License-Identifier: Apache-2.0
#include "model/unit.h"

#include <array>
#include <cstddef>

namespace northway::model {
namespace {

struct Row {
    std::string_view unit;
    UnitFamily family;
};

using enum UnitFamily;

constexpr std::array kRows{
    Row{"m3", volume},        Row{"m3/a", volume},
    Row{"t", mass},           Row{"t/a", mass},
    Row{"t/d", mass},         Row{"kWh", energy},
    Row{"kWh/a", energy},     Row{"MW", power},
    Row{"kW", power},         Row{"km", length},
    Row{"m", length},         Row{"mm", length},
    Row{"m2", area},          Row{"ha", area},
    Row{"km2", area},         Row{"USD", money},
    Row{"CNY", money},        Row{"RUB", money},
    Row{"EUR", money},        Row{"USD/a", money},
    Row{"CNY/a", money},      Row{"RUB/a", money},
    Row{"USD/bbl", price},    Row{"%", percent},
    Row{"pp", points},        Row{"TEU", containers},
    Row{"TEU/a", containers}, Row{"container", containers},
    Row{"a", time},           Row{"d", time},
    Row{"h", time},           Row{"min", time},
    Row{"ms", time},          Row{"1", count},
    Row{"1/a", count},        Row{"1/d", count},
    Row{"1/h", count},        Row{"1/8h", count},
    Row{"1/wk", count},       Row{"1/mo", count},
    Row{"km/h", speed},       Row{"Gbit/s", data_rate},
    Row{"Mbit/s", data_rate},
};

constexpr auto kUnits = [] {
    std::array<std::string_view, kRows.size()> units{};
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        units[i] = kRows[i].unit;
    }
    return units;
}();

}  // namespace

UnitFamily family_of_unit(std::string_view unit) {
    for (const Row& row : kRows) {
        if (row.unit == unit) {
            return row.family;
        }
    }
    return unknown;
}

bool is_rate(std::string_view unit) {
    const UnitFamily family = family_of_unit(unit);
    return unit.find('/') != std::string_view::npos && family != speed && family != price &&
           family != data_rate;
}

bool is_yearly_rate(std::string_view unit) {
    return is_rate(unit) && unit.ends_with("/a");
}

std::span<const std::string_view> known_units() {
    return kUnits;
}

}  // namespace northway::model
