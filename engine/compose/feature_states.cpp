// SPDX-License-Identifier: Apache-2.0
#include "compose/feature_states.h"

#include <string>

namespace northway::compose {

// FNV-1a over a byte a feature.
std::uint64_t status_digest(const StatusChanges& all, double year) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const auto& changes : all) {
        const auto status = model::status_at(changes, year);
        hash ^= status ? static_cast<std::uint64_t>(*status) + 1 : 0;
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

FeatureStates states_at(const StatusChanges& all, double year) {
    FeatureStates result;
    result.shown.reserve(all.size());
    result.states.reserve(all.size());
    for (const auto& changes : all) {
        const auto status = model::status_at(changes, year);
        result.shown.push_back(status || changes.empty() ? 1 : 0);
        auto& state = result.states.emplace_back();
        if (status) {
            state["status"] = std::string(model::word_of(*status));
        }
    }
    return result;
}

}  // namespace northway::compose
