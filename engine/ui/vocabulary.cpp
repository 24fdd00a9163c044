// SPDX-License-Identifier: Apache-2.0
#include "ui/vocabulary.h"

#include "base/year.h"
#include "text/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace northway::ui {
namespace {

std::string with_spaces(std::string_view code) {
    std::string text(code);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

// Month and day of "2019-12-02" as numbers; 0 where the date does not say.
struct DateParts {
    std::string year;
    int month = 0;
    int day = 0;
};

std::optional<DateParts> parts_of(std::string_view date) {
    if (!parse_period(date)) {
        return std::nullopt;
    }
    const auto pieces = split(date, '-');
    const auto number = [&](std::size_t i) {
        return pieces.size() > i ? static_cast<int>(parse_number(pieces[i]).value_or(0)) : 0;
    };
    return DateParts{pieces.front(), number(1), number(2)};
}

constexpr int kPrintedDigits = 8;

// Russian months stand in another case without a day.
std::string month_text(int month, bool has_day, const scene::Words& words, Language language) {
    const auto number = std::to_string(month);
    const std::string alone = std::string("ui.month-alone.") + number;
    return !has_day && words.has(alone) ? words(alone, language)
                                        : words(std::string("ui.month.") + number, language);
}

}  // namespace

std::string coded_text(const scene::Words& words, Language language, std::string_view group,
                       std::string_view code) {
    const std::string key = fmt::format("{}.{}", group, code);
    return words.has(key) ? words(key, language) : with_spaces(code);
}

std::string term_text(const model::Catalogue& catalogue, Language language, std::string_view field,
                      std::string_view code) {
    const std::string label = catalogue.label_of(field, code, language);
    return label == code ? with_spaces(code) : label;
}

std::string value_text(const model::Observation& observation, const scene::Words& words,
                       Language language) {
    // As exactly as it is printed.
    std::string text = text::format_quantity(observation.value, observation.unit, language,
                                             {kPrintedDigits});
    if (observation.basis == model::Basis::growth && observation.value > 0) {
        text = "+" + text;
    }
    if (observation.qualifier.empty()) {
        return text;
    }
    const std::string key = "ui.qualifier." + observation.qualifier;
    return words.has(key) ? words.with(key, language, {text}) : observation.qualifier + " " + text;
}

double shown_value(const model::Derived& derived) {
    return text::round_to_digits(derived.value, derived.unit == "%" ? 3 : 4);
}

std::string period_text(const model::Observation& observation, const scene::Words& words,
                        Language language) {
    const auto& start = observation.period_start;
    const auto& end = observation.period_end;
    if (start == end) {
        return start.empty() ? "–" : start;
    }
    if (end.empty()) {
        return words("ui.open-period", language) + " " + start;
    }
    return start.empty() ? words("ui.until", language) + " " + end : start + "–" + end;
}

std::string part_text(std::string_view commodity, std::string_view direction,
                      const model::Catalogue& catalogue, const scene::Words& words,
                      Language language) {
    std::string text;
    if (!commodity.empty()) {
        text = term_text(catalogue, language, "commodity", commodity);
    }
    if (!direction.empty()) {
        text +=
            (text.empty() ? "" : " · ") + coded_text(words, language, "ui.direction", direction);
    }
    return text;
}

std::string subject_text(std::string_view metric, std::string_view commodity,
                         std::string_view direction, const model::Catalogue& catalogue,
                         const scene::Words& words, Language language) {
    const std::string part = part_text(commodity, direction, catalogue, words, language);
    return term_text(catalogue, language, "metric", metric) + (part.empty() ? "" : " · ") + part;
}

std::string day_text(std::string_view date, const scene::Words& words, Language language) {
    const auto parts = parts_of(date);
    if (!parts || parts->month == 0) {
        return std::string(date);
    }
    const std::string month = month_text(parts->month, parts->day != 0, words, language);
    if (parts->day == 0) {
        return month;
    }
    const std::string day = std::to_string(parts->day);
    return language == Language::zh ? words.with("ui.date.day", language, {month, day})
                                    : words.with("ui.date.day", language, {day, month});
}

std::string date_text(std::string_view date, const scene::Words& words, Language language) {
    const auto parts = parts_of(date);
    if (!parts || parts->month == 0) {
        return std::string(date);
    }
    const std::string day = day_text(date, words, language);
    return language == Language::zh ? words.with("ui.date.year", language, {parts->year, day})
                                    : words.with("ui.date.year", language, {day, parts->year});
}

std::string citation_text(const model::Source& source, Language language) {
    std::string text = source.titles.in(language);
    if (text.empty()) {
        text = source.id;
    }
    const std::string& author = source.authors.empty() ? source.publisher : source.authors;
    if (!author.empty()) {
        text += "\u00A0— " + author;  // the dash never begins a line
    }
    return source.published.empty() ? text : text + ", " + source.published;
}

std::string place_text(const std::string& place_in_source, const scene::Words& words,
                       Language language) {
    if (place_in_source.empty()) {
        return {};
    }
    std::string lines;
    for (const char c : place_in_source) {
        lines += c == ';' ? std::string(", ") : c == '-' ? std::string("–") : std::string(1, c);
    }
    return words.with("ui.place-in-source", language, {lines});
}

std::string source_text(const model::Source& source, const std::string& place_in_source,
                        const scene::Words& words, Language language) {
    const std::string place = place_text(place_in_source, words, language);
    return citation_text(source, language) + (place.empty() ? "" : ", ") + place;
}

}  // namespace northway::ui
