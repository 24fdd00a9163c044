// SPDX-License-Identifier: Apache-2.0
#include "app/values.h"

#include "base/strings.h"
#include "base/year.h"

#include <charconv>
#include <cmath>
#include <string>
#include <vector>

namespace northway::app {
namespace {

// The longest side that any output format holds (DESIGN §8); devices may draw less at once.
constexpr int kMostPx = 65535;
constexpr int kMostFrames = 1000000;

std::optional<int> parse_count(std::string_view text, int least, int most) {
    int value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stopped != end || value < least || value > most) {
        return std::nullopt;
    }
    return value;
}

// `count` numbers between commas; empty when there are more, fewer or other things.
std::vector<double> parse_numbers(std::string_view text, std::size_t count) {
    std::vector<double> numbers;
    for (const auto& part : split(text, ',')) {
        const auto number = parse_number(trim(part));
        if (!number) {
            return {};
        }
        numbers.push_back(*number);
    }
    return numbers.size() == count ? numbers : std::vector<double>();
}

bool is_year(double year) {
    return year >= 1000 && year < 10000;
}

std::optional<double> parse_decimal_year(std::string_view text) {
    const auto year = parse_year(text);
    return year && is_year(*year) ? year : std::nullopt;
}

}  // namespace

std::optional<SizeCssPx> parse_size(std::string_view text) {
    const auto cross = text.find_first_of("xX");
    if (cross == std::string_view::npos) {
        return std::nullopt;
    }
    const auto width = parse_count(text.substr(0, cross), 1, kMostPx);
    const auto height = parse_count(text.substr(cross + 1), 1, kMostPx);
    if (!width || !height) {
        return std::nullopt;
    }
    return SizeCssPx{static_cast<double>(*width), static_cast<double>(*height)};
}

std::optional<geo::Box> parse_bbox(std::string_view text) {
    auto n = parse_numbers(text, 4);
    // A box over the antimeridian: 170,60,-160,70 is 170,60,200,70.
    if (!n.empty() && n[2] < n[0] && n[2] >= -180) {
        n[2] += 360;
    }
    if (n.empty() || n[0] < -180 || n[2] > 540 || n[0] >= n[2] || n[2] - n[0] > 360 || n[1] < -90 ||
        n[3] > 90 || n[1] >= n[3]) {
        return std::nullopt;
    }
    return geo::Box{n[0], n[1], n[2], n[3]};
}

std::optional<geo::LonLat> parse_center(std::string_view text) {
    const auto n = parse_numbers(text, 2);
    if (n.empty() || n[0] < -180 || n[0] > 360 || n[1] < -90 || n[1] > 90) {
        return std::nullopt;
    }
    return geo::LonLat{n[0], n[1]};
}

std::optional<double> parse_scale(std::string_view text) {
    if (!text.starts_with("1:")) {
        return std::nullopt;
    }
    return parse_within(text.substr(2), 1, 1e10);
}

std::optional<double> parse_within(std::string_view text, double least, double most) {
    const auto number = parse_number(text);
    return number && *number >= least && *number <= most ? number : std::nullopt;
}

std::optional<double> parse_year_start(std::string_view text) {
    const auto period = parse_period(text);
    if (period) {
        return is_year(period->start) ? std::optional(period->start) : std::nullopt;
    }
    return parse_decimal_year(text);
}

std::optional<double> parse_year_end(std::string_view text) {
    const auto period = parse_period(text);
    if (period) {
        return is_year(period->start) ? std::optional(period->end) : std::nullopt;
    }
    return parse_decimal_year(text);
}

std::optional<compose::FrameRange> parse_frames(std::string_view text) {
    const auto colon = text.find(':');
    const auto range = text.substr(0, colon);
    const auto dash = range.find('-');
    const auto first = parse_count(range.substr(0, dash), 0, kMostFrames);
    const auto last = dash == std::string_view::npos
                          ? first
                          : parse_count(range.substr(dash + 1), 0, kMostFrames);
    const auto step = colon == std::string_view::npos
                          ? std::optional(1)
                          : parse_count(text.substr(colon + 1), 1, kMostFrames);
    if (!first || !last || !step || *first > *last) {
        return std::nullopt;
    }
    return compose::FrameRange{*first, *last, *step};
}

std::optional<Period> parse_years(std::string_view text) {
    const auto dots = text.find("..");
    const bool is_range = dots != std::string_view::npos;
    const auto before = text.substr(0, dots);
    const auto after = is_range ? text.substr(dots + 2) : before;
    // A side that is left open reaches as far as there are dates.
    const auto first = is_range && before.empty() ? Period{0, 0} : parse_period(before);
    const auto last = is_range && after.empty() ? Period{10000, 10000} : parse_period(after);
    if (!first || !last || last->end < first->end || (before.empty() && after.empty())) {
        return std::nullopt;
    }
    return Period{first->start, last->end};
}

std::optional<Format> parse_format(std::string_view text) {
    if (text == "text") {
        return Format::text;
    }
    if (text == "json") {
        return Format::json;
    }
    return text == "csv" ? std::optional(Format::csv) : std::nullopt;
}

std::optional<std::pair<std::string, std::string>> parse_assignment(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) {
        return std::nullopt;
    }
    return std::pair{std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))};
}

}  // namespace northway::app
