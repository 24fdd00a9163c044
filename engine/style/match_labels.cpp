// SPDX-License-Identifier: Apache-2.0
#include "style/match_labels.h"

namespace northway::style {

bool MatchLabels::add(const Value& label, std::size_t output) {
    if (const double* number = label.number()) {
        return numbers_.emplace(*number, output).second;
    }
    return strings_.emplace(*label.string(), output).second;
}

std::optional<std::size_t> MatchLabels::find(const Value& value) const {
    if (const double* number = value.number()) {
        const auto found = numbers_.find(*number);
        return found == numbers_.end() ? std::nullopt : std::optional(found->second);
    }
    if (const std::string* text = value.string()) {
        const auto found = strings_.find(*text);
        return found == strings_.end() ? std::nullopt : std::optional(found->second);
    }
    return std::nullopt;
}

}  // namespace northway::style
