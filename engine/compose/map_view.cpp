// SPDX-License-Identifier: Apache-2.0
#include "compose/map_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

// Longitudes run on from what is in the box already, also over 180.
void add(geo::Box& box, geo::LonLat place) {
    if (!box.is_empty()) {
        place.lon_deg += 360.0 * std::round((box.center().x - place.lon_deg) / 360.0);
    }
    box.add(geo::XY{place.lon_deg, place.lat_deg});
}

// Where a system lies, degrees: its routes, its area, or its places.
geo::Box box_of(const model::Catalogue& catalogue, const std::string& system_id) {
    geo::Box box;
    for (const auto* route : catalogue.routes_of(system_id)) {
        for (const auto& line : route->lines) {
            std::for_each(line.begin(), line.end(), [&](geo::LonLat at) { add(box, at); });
        }
    }
    if (const auto* area = catalogue.area_of(system_id)) {
        for (const auto& polygon : area->polygons) {
            for (const auto& ring : polygon) {
                std::for_each(ring.begin(), ring.end(), [&](geo::LonLat at) { add(box, at); });
            }
        }
    }
    const auto* system = catalogue.find_system(system_id);
    if (box.is_empty() && system != nullptr && system->geometry == "point") {
        for (const auto& id : system->place_ids) {
            if (const auto* place = catalogue.find_place(id)) {
                add(box, place->position);
            }
        }
    }
    return box;
}

}  // namespace

Result<scene::View> Map::view_of_system(const std::string& system_id, const FrameSize& size) {
    if (auto set = state_->set_crs(); !set) {
        return tl::unexpected(set.error());
    }
    const model::Catalogue* catalogue = this->catalogue();
    geo::Box box = catalogue != nullptr ? box_of(*catalogue, system_id) : geo::Box();
    if (box.is_empty()) {
        return bad_usage(fmt::format("system '{}' has no place on the map", system_id));
    }
    // A margin, so that the ends do not touch the frame; at least about 5 km.
    const double margin = std::max(0.12 * std::max(box.width(), box.height()), 0.05);
    box.min_x -= margin;
    box.max_x += margin;
    box.min_y = std::max(box.min_y - 0.5 * margin, -89.0);
    box.max_y = std::min(box.max_y + 0.5 * margin, 89.0);
    return fit(state_->scene.view, box, state_->projection(), state_->framed(size));
}

}  // namespace northway::compose
