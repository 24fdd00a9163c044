// SPDX-License-Identifier: Apache-2.0
#include "model/catalogue.h"

#include <algorithm>

namespace northway::model {
namespace {

template <class Row>
const Row* find_by_id(const std::vector<Row>& rows, std::string_view id) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

template <class Row>
std::vector<const Row*> of_system(const std::vector<Row>& rows, std::string_view system_id) {
    std::vector<const Row*> found;
    for (const Row& row : rows) {
        if (row.system_id == system_id) {
            found.push_back(&row);
        }
    }
    return found;
}

}  // namespace

const System* Catalogue::find_system(std::string_view id) const {
    return find_by_id(systems, id);
}
const Place* Catalogue::find_place(std::string_view id) const {
    return find_by_id(places, id);
}
const Source* Catalogue::find_source(std::string_view id) const {
    return find_by_id(sources, id);
}
const Observation* Catalogue::find_observation(std::string_view id) const {
    return find_by_id(observations, id);
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
    return of_system(observations, system_id);
}
std::vector<const Event*> Catalogue::events_of(std::string_view system_id) const {
    return of_system(events, system_id);
}
std::vector<const Route*> Catalogue::routes_of(std::string_view system_id) const {
    return of_system(routes, system_id);
}

}  // namespace northway::model
