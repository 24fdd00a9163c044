// SPDX-License-Identifier: Apache-2.0
#include "model/catalogue.h"

#include <algorithm>

namespace northway::model {
namespace {

using ById = CatalogueIndex::ById;
using BySystem = CatalogueIndex::BySystem;

template <class Row>
const Row* find_by_id(const std::vector<Row>& rows, std::string_view id, const ById* index) {
    if (index != nullptr) {
        const auto found = index->find(id);
        return found == index->end() ? nullptr : &rows[found->second];
    }
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

template <class Row>
std::vector<const Row*> of_system(const std::vector<Row>& rows, std::string_view system_id,
                                  const BySystem* index) {
    std::vector<const Row*> found;
    if (index != nullptr) {
        if (const auto entry = index->find(system_id); entry != index->end()) {
            for (const std::uint32_t row : entry->second) {
                found.push_back(&rows[row]);
            }
        }
        return found;
    }
    for (const Row& row : rows) {
        if (row.system_id == system_id) {
            found.push_back(&row);
        }
    }
    return found;
}

template <class Row>
void index_ids(const std::vector<Row>& rows, ById& index) {
    index.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        index.emplace(rows[i].id, static_cast<std::uint32_t>(i));  // the first of its id stays
    }
}

template <class Row>
void index_systems(const std::vector<Row>& rows, BySystem& index) {
    index.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        index[rows[i].system_id].push_back(static_cast<std::uint32_t>(i));
    }
}

std::vector<std::size_t> row_counts(const Catalogue& c) {
    return {c.systems.size(), c.places.size(), c.sources.size(),   c.observations.size(),
            c.events.size(),  c.routes.size(), c.statements.size()};
}

}  // namespace

void Catalogue::build_index() {
    index_ids(systems, index_.systems);
    index_ids(places, index_.places);
    index_ids(sources, index_.sources);
    index_ids(observations, index_.observations);
    index_systems(observations, index_.observations_of);
    index_systems(events, index_.events_of);
    index_systems(routes, index_.routes_of);
    index_systems(statements, index_.statements_of);
    index_.row_counts = row_counts(*this);
}

bool Catalogue::is_indexed() const {
    const auto& counts = index_.row_counts;
    return !counts.empty() && counts[0] == systems.size() && counts[1] == places.size() &&
           counts[2] == sources.size() && counts[3] == observations.size() &&
           counts[4] == events.size() && counts[5] == routes.size() &&
           counts[6] == statements.size();
}

const System* Catalogue::find_system(std::string_view id) const {
    return find_by_id(systems, id, is_indexed() ? &index_.systems : nullptr);
}
const Place* Catalogue::find_place(std::string_view id) const {
    return find_by_id(places, id, is_indexed() ? &index_.places : nullptr);
}
const Source* Catalogue::find_source(std::string_view id) const {
    return find_by_id(sources, id, is_indexed() ? &index_.sources : nullptr);
}
const Observation* Catalogue::find_observation(std::string_view id) const {
    return find_by_id(observations, id, is_indexed() ? &index_.observations : nullptr);
}
std::optional<geo::LonLat> Catalogue::position_of(const System& system) const {
    for (const std::string& id : system.place_ids) {
        if (const Place* place = find_place(id)) {
            return place->position;
        }
    }
    return std::nullopt;
}
std::vector<const Observation*> Catalogue::observations_of(std::string_view system_id) const {
    return of_system(observations, system_id, is_indexed() ? &index_.observations_of : nullptr);
}
std::vector<const Event*> Catalogue::events_of(std::string_view system_id) const {
    return of_system(events, system_id, is_indexed() ? &index_.events_of : nullptr);
}
std::vector<const Route*> Catalogue::routes_of(std::string_view system_id) const {
    return of_system(routes, system_id, is_indexed() ? &index_.routes_of : nullptr);
}
const Area* Catalogue::area_of(std::string_view system_id) const {
    const auto found = std::find_if(areas.begin(), areas.end(),
                                    [&](const Area& area) { return area.system_id == system_id; });
    return found == areas.end() ? nullptr : &*found;
}
std::vector<const Statement*> Catalogue::statements_of(std::string_view system_id) const {
    return of_system(statements, system_id, is_indexed() ? &index_.statements_of : nullptr);
}
std::string Catalogue::label_of(std::string_view field, std::string_view code,
                                Language language) const {
    const auto found = std::find_if(terms.begin(), terms.end(), [&](const Term& term) {
        return term.code == code && term.field == field;
    });
    const bool has_label = found != terms.end() && !found->labels.in(language).empty();
    return has_label ? found->labels.in(language) : std::string(code);
}

}  // namespace northway::model
