// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/year.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace northway::model {

enum class Basis { actual, capacity, design, plan, forecast, cumulative, growth, share };
std::string_view word_of(Basis basis);
std::optional<Basis> basis_from_word(std::string_view word);

// One number about a system, as a source prints it.
struct Observation {
    std::string id;
    std::string system_id;
    std::string metric;     // throughput, capacity, length, …
    std::string commodity;  // empty: the whole system
    std::string direction;  // ru-cn, cn-ru, both, east, west or empty
    double value = 0;
    std::string unit;          // as in the source's table: m3/a, t/a, km, …
    std::string qualifier;     // >, >=, <, <=, ~ or empty
    std::string period_start;  // as written; empty: open
    std::string period_end;
    std::optional<Period> start;  // what period_start means
    std::optional<Period> end;
    Basis basis = Basis::actual;
    std::string source_id;
    std::string place_in_source;
    std::vector<std::string> disputes;  // ids of observations that say otherwise
    std::string note;
    bool is_suspect = false;  // the printed figure or its label is doubtful

    // The year, where the period is exactly one calendar year.
    std::optional<int> whole_year() const;
};

}  // namespace northway::model
