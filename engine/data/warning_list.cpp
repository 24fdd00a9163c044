// SPDX-License-Identifier: Apache-2.0
#include "data/warning_list.h"

#include <fmt/format.h>

#include <utility>

namespace northway::data {
namespace {

constexpr int kShownOfAKind = 20;

}  // namespace

void WarningList::add(const std::string& place, const std::string& message) {
    Kind& kind = kinds_[message];
    ++kind.count;
    kind.last_place = place;
    if (kind.count <= kShownOfAKind) {
        warnings_.push_back({place, message});
    }
}

std::vector<Warning> WarningList::take() {
    for (const auto& [message, kind] : kinds_) {
        if (kind.count > kShownOfAKind) {
            warnings_.push_back({kind.last_place, fmt::format("{} (and {} more before it)", message,
                                                              kind.count - kShownOfAKind - 1)});
        }
    }
    kinds_.clear();
    return std::exchange(warnings_, {});
}

}  // namespace northway::data
