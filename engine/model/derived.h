// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace northway::model {

// How a number was worked out from printed ones. The rules, all on `actual` figures of one system,
// metric, commodity, direction, unit and source unless they say otherwise:
// - year_sum: the parts of a calendar year (2019-01/2019-11 and 2019-12) that cover it without
//   overlap, as few as possible, added up. Only metrics that add up over time (is_flow).
// - part_difference: two figures that begin in the same month of a year (2019-01/2019-09 and
//   2019-01/2019-07), the next longer less the shorter, give the months between (2019-08/2019-09).
// - utilisation: the throughput of a whole year ÷ the capacity in force, in %: the newest capacity
//   or design figure of the same commodity, unit and direction (or without one) not later than
//   that year; a capacity before a design value, a document before general knowledge. Not for a
//   year within which the system opened.
// - trade_balance: export value less import value of the same commodity, period, unit and source.
// Months must be whole; figures with days stay out. A result below zero that cannot be is left out.
enum class DerivedRule { year_sum, part_difference, utilisation, trade_balance };
std::string_view word_of(DerivedRule rule);  // "year_sum"
// The key of the rule's name among the program's texts: "derived.year_sum".
std::string text_key(DerivedRule rule);

// A number that no source prints. Never put among the observations; shown with its rule.
struct Derived {
    std::string id;  // the rule and its inputs: "year_sum:o1+o2"
    DerivedRule rule = DerivedRule::year_sum;
    std::string system_id;
    std::string metric;
    std::string commodity;
    std::string direction;
    double value = 0;
    std::string unit;
    // Of the result: > where the inputs only say more (or the subtrahend less), ~ where one is
    // about. Where the inputs pull both ways there is no result.
    std::string qualifier;
    std::string period_start;
    std::string period_end;
    std::optional<Period> start;
    std::optional<Period> end;
    std::vector<std::string> inputs;  // ids of observations, in order of time
    std::string printed;       // id of an observation that prints the same thing, to compare with
    bool is_suspect = false;   // an input is
    bool is_disputed = false;  // an input is, or the printed figure differs
    bool is_general = false;   // an input is not from the documents
};

// All of them, in the order of the catalogue's systems.
std::vector<Derived> derive(const Catalogue& catalogue);

}  // namespace northway::model
