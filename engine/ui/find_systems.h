// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"
#include "model/status.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace northway::ui {

struct SystemQuery {
    std::string text;  // words that all stand in one of the names or the id, whatever their case
    std::string kind;  // empty: all
    std::optional<model::SystemStatus> status;  // at `year`
    double year = 0;
};

// What matches, grouped by kind in the catalogue's order of kinds; core systems before context.
std::vector<const model::System*> find_systems(const model::Catalogue& catalogue,
                                               const SystemQuery& query);
// The kinds there are, in the order of their first systems.
std::vector<std::string> kinds_of(const model::Catalogue& catalogue);
// Lower case of Latin and Cyrillic letters, ё as е; other letters as they are. UTF-8.
std::string folded(std::string_view text);

}  // namespace northway::ui
