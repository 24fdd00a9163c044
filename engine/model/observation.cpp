// SPDX-License-Identifier: Apache-2.0
#include "model/observation.h"

#include <array>
#include <cmath>

namespace northway::model {
namespace {

constexpr std::array<std::string_view, 8> kWords{"actual",   "capacity",   "design", "plan",
                                                 "forecast", "cumulative", "growth", "share"};

}  // namespace

std::string_view word_of(Basis basis) {
    return kWords[static_cast<std::size_t>(basis)];
}

std::optional<Basis> basis_from_word(std::string_view word) {
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        if (kWords[i] == word) {
            return static_cast<Basis>(i);
        }
    }
    return std::nullopt;
}

std::optional<int> Observation::whole_year() const {
    if (!start || !end) {
        return std::nullopt;
    }
    const double first = start->start;
    if (first != std::floor(first) || end->end != first + 1.0) {
        return std::nullopt;
    }
    return static_cast<int>(first);
}

}  // namespace northway::model
