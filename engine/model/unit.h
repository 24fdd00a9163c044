// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace northway::model {

// What a unit of the catalogue measures.
enum class UnitFamily {
    unknown,
    volume,      // m3
    mass,        // t
    energy,      // kWh
    power,       // MW, kW
    length,      // km, m, mm
    area,        // m2, ha, km2
    money,       // USD, CNY, RUB, EUR
    price,       // USD/bbl
    percent,     // %
    points,      // pp
    containers,  // TEU, container
    time,        // a, d, h, min, ms
    count,       // 1
    speed,       // km/h
    data_rate,   // Gbit/s, Mbit/s
};

// The family of a unit or of a rate of it: "t", "t/a" and "t/d" are all mass. Unknown for a text
// that is no unit of the catalogue.
UnitFamily family_of_unit(std::string_view unit);
bool is_rate(std::string_view unit);         // by time: "t/a", "1/d", but not "km/h"
bool is_yearly_rate(std::string_view unit);  // "t/a"
// Every unit there is, in the order of the families.
std::span<const std::string_view> known_units();

}  // namespace northway::model
