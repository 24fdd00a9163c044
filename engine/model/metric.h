// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace northway::model {

// What kind of number a metric of the catalogue is, read off its code: growth_* is the rate of
// change of the level it names, share_* a part of a whole, rank_* a place in a list, all others
// are levels.
bool is_growth(std::string_view metric);
bool is_share(std::string_view metric);
bool is_rank(std::string_view metric);
// A level that adds up over time: exports, tonnes carried, trips. Capacities, stocks, lengths and
// prices do not.
bool is_flow(std::string_view metric);
// A level that may be below zero: a balance, a change.
bool may_be_negative(std::string_view metric);

// Why `unit` cannot measure `metric`, in words, or nothing. A metric this program does not know
// takes any unit.
std::string unit_fault(std::string_view metric, std::string_view unit);

}  // namespace northway::model
