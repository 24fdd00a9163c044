// SPDX-License-Identifier: Apache-2.0
#include "base/year.h"

#include <cctype>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "base/strings.h"

namespace northway {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year_month_day;

double decimal_year(sys_days date) {
    const year_month_day ymd(date);
    const auto start = sys_days(ymd.year() / 1 / 1);
    const auto end = sys_days((ymd.year() + std::chrono::years(1)) / 1 / 1);
    return static_cast<double>(static_cast<int>(ymd.year())) +
           static_cast<double>((date - start).count()) / static_cast<double>((end - start).count());
}

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
        if (i >= text.size() || std::isdigit(static_cast<unsigned char>(text[i])) == 0) {
            return std::nullopt;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
    const auto y = digits(text, 0, 4);
    if (!y) {
        return std::nullopt;
    }
    if (text.size() == 4) {
        return Period{static_cast<double>(*y), static_cast<double>(*y + 1)};
    }
    const auto m = digits(text, 5, 2);
    if (text[4] != '-' || !m || *m < 1 || *m > 12) {
        return std::nullopt;
    }
    const auto first = std::chrono::year(*y) / month(static_cast<unsigned>(*m)) / 1;
    if (text.size() == 7) {
        return Period{decimal_year(sys_days(first)),
                      decimal_year(sys_days(first + std::chrono::months(1)))};
    }
    const auto d = digits(text, 8, 2);
    if (text.size() != 10 || text[7] != '-' || !d) {
        return std::nullopt;
    }
    const auto date = first.year() / first.month() / day(static_cast<unsigned>(*d));
    if (!date.ok()) {
        return std::nullopt;
    }
    return Period{decimal_year(sys_days(date)),
                  decimal_year(sys_days(date) + std::chrono::days(1))};
}

std::optional<double> parse_year(std::string_view text) {
    if (const auto period = parse_period(text)) {
        return period->middle();
    }
    if (text.find('.') == std::string_view::npos) {
        return std::nullopt;
    }
    return parse_number(text);
}

std::string format_day(double year) {
    const double whole = std::floor(year);
    const auto start = sys_days(std::chrono::year(static_cast<int>(whole)) / 1 / 1);
    const auto end = sys_days(std::chrono::year(static_cast<int>(whole) + 1) / 1 / 1);
    const double days = static_cast<double>((end - start).count()) * (year - whole);
    // A millionth of a day forgives the rounding of a decimal year that is meant to be midnight.
    const year_month_day date(start + std::chrono::days(static_cast<int>(days + 1e-6)));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace northway
