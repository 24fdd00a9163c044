// SPDX-License-Identifier: Apache-2.0
#include "ui/vocabulary.h"

#include "text/number.h"

#include <fmt/format.h>

#include <algorithm>

namespace northway::ui {

std::string coded_text(const scene::Words& words, Language language, std::string_view group,
                       std::string_view code) {
    const std::string key = fmt::format("{}.{}", group, code);
    if (words.has(key)) {
        return words(key, language);
    }
    std::string text(code);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string value_text(const model::Observation& observation, const scene::Words& words,
                       Language language) {
    std::string text = text::format_quantity(observation.value, observation.unit, language);
    if (observation.basis == model::Basis::growth && observation.value > 0) {
        text = "+" + text;
    }
    if (observation.qualifier.empty()) {
        return text;
    }
    const std::string key = "ui.qualifier." + observation.qualifier;
    return words.has(key) ? words.with(key, language, {text}) : observation.qualifier + " " + text;
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

std::string subject_text(const model::Observation& observation, const scene::Words& words,
                         Language language) {
    std::string text = coded_text(words, language, "ui.metric", observation.metric);
    if (!observation.commodity.empty()) {
        text += " · " + coded_text(words, language, "ui.commodity", observation.commodity);
    }
    if (!observation.direction.empty()) {
        text += " · " + coded_text(words, language, "ui.direction", observation.direction);
    }
    return text;
}

std::string source_text(const model::Source& source, const std::string& place_in_source,
                        const scene::Words& words, Language language) {
    std::string text = source.titles.in(language);
    if (text.empty()) {
        text = source.id;
    }
    if (!place_in_source.empty()) {
        std::string lines = place_in_source;
        std::replace(lines.begin(), lines.end(), ';', ',');
        text += ", " + words.with("ui.place-in-source", language, {lines});
    }
    return text;
}

}  // namespace northway::ui
