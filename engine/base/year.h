// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace northway {

// A stretch of time in decimal years, [start, end): 2024 is [2024, 2025), 2024-06 is one month of
// it, 2024-06-30 one day. Years are those of the proleptic Gregorian calendar; within a year time
// runs evenly over its 365 or 366 days.
struct Period {
    double start = 0;
    double end = 0;
    double middle() const { return 0.5 * (start + end); }
    bool operator==(const Period&) const = default;
};

// Reads an ISO 8601 partial date: YYYY, YYYY-MM or YYYY-MM-DD. Nothing else is accepted.
std::optional<Period> parse_period(std::string_view text);
// Reads what --time takes: a partial date (its middle) or a decimal year such as 2024.5.
std::optional<double> parse_year(std::string_view text);
// The calendar day that holds `year`, as YYYY-MM-DD.
std::string format_day(double year);

}  // namespace northway
