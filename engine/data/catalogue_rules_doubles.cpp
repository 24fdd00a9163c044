// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue_rules.h"

#include <fmt/format.h>

#include <map>
#include <tuple>

namespace northway::data {

void check_doubles(CatalogueFiles& files) {
    const auto double_of = [&](Table table, std::size_t row, std::size_t first,
                               std::string_view column, std::string_view what) {
        files.complaints.error(
            files.cell(table, row, column),
            fmt::format("repeats line {}: the same {}; keep one of them",
                        files.lines[static_cast<std::size_t>(table)][first], what));
    };
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> events;
    const auto& rows = files.catalogue.events;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& event = rows[i];
        const auto [first, is_new] =
            events.try_emplace({event.date, event.system_id, event.titles.en, event.source_id}, i);
        if (!is_new) {
            double_of(Table::events, i, first->second, "date", "date, system, title and source");
        }
    }
    std::map<std::pair<std::string, std::string>, std::size_t> terms;
    for (std::size_t i = 0; i < files.catalogue.terms.size(); ++i) {
        const auto& term = files.catalogue.terms[i];
        const auto [first, is_new] = terms.try_emplace({term.field, term.code}, i);
        if (!is_new) {
            double_of(Table::terms, i, first->second, "code", "field and code");
        }
    }
}

}  // namespace northway::data
