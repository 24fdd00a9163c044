// SPDX-License-Identifier: Apache-2.0
#include "scene/catalogue_features.h"

#include "scene/catalogue_sets.h"

#include <algorithm>

namespace northway::scene {
namespace {

model::Geometry lines_of(const model::Route& route) {
    model::Geometry geometry;
    geometry.type = model::GeometryType::line;
    for (const auto& line : route.lines) {
        geometry.part_starts.push_back(static_cast<std::uint32_t>(geometry.points.size()));
        geometry.points.insert(geometry.points.end(), line.begin(), line.end());
    }
    return geometry;
}

int direction_along(const model::System& system, const std::string& direction) {
    if (direction == "both") {
        return 0;
    }
    if (direction.empty() || system.forward.empty() || system.forward == "both") {
        return direction.empty() ? 0 : 1;
    }
    return direction == system.forward ? 1 : -1;
}

// Whether `part` counts again what `whole` counts: a commodity of all freight in the same unit, or
// one direction of a sum of both whose other direction is not reported.
bool is_part_of(const model::Series& part, const model::Series& whole,
                const std::vector<model::Series>& all) {
    const auto& p = part.key();
    const auto& w = whole.key();
    if (part.unit() != whole.unit()) {
        return false;
    }
    const auto is_sum = [](const std::string& commodity) {
        return commodity.empty() || commodity == "freight";
    };
    if (is_sum(w.commodity) && !is_sum(p.commodity)) {
        return true;
    }
    if (p.commodity != w.commodity || p.direction == w.direction) {
        return false;
    }
    const auto directions = std::count_if(all.begin(), all.end(), [&](const model::Series& each) {
        return each.key().commodity == p.commodity && each.unit() == part.unit() &&
               each.key().direction != "both";
    });
    // With both directions known the sum is left out, else the single one.
    return directions >= 2 ? p.direction == "both" : w.direction == "both";
}

void leave_out_parts(std::vector<model::Series>& all) {
    const std::vector<model::Series> before = all;
    std::erase_if(all, [&](const model::Series& part) {
        return std::any_of(before.begin(), before.end(), [&](const model::Series& whole) {
            return is_part_of(part, whole, before);
        });
    });
}

// The yearly series of a system that can be drawn as flows, the largest first. No two of them count
// the same volume.
std::vector<model::Series> series_of(const model::Catalogue& catalogue,
                                     const model::System& system) {
    std::vector<model::Series> result;
    for (const auto& key : model::series_keys(catalogue, system.id)) {
        if (key.basis != model::Basis::actual) {
            continue;
        }
        auto series = model::Series::build(catalogue, key);
        if (!series.is_empty()) {
            result.push_back(std::move(series));
        }
    }
    leave_out_parts(result);
    std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
        return a.peak_per_year() > b.peak_per_year();
    });
    return result;
}

bool uses_general(const model::Catalogue& catalogue, const model::Series& series) {
    return std::any_of(series.used().begin(), series.used().end(), [&](const auto& observation) {
        const model::Source* source = catalogue.find_source(observation.source_id);
        return source != nullptr && source->is_general();
    });
}

struct FlowOf {
    const model::Series* series = nullptr;  // null: nothing is reported
    int side = 0;
    bool from_general = false;
};

void add_route(CatalogueFeatures& out, const model::System& system, const model::Route& route,
               const FlowOf& of) {
    const model::Series* series = of.series;
    const bool has_series = series != nullptr;
    model::Feature feature;
    feature.id = static_cast<std::int64_t>(out.flows.size());
    feature.geometry = lines_of(route);
    feature.values = system_values(system, route.accuracy);
    feature.values.insert(feature.values.end(),
                          {route.id, has_series ? series->key().commodity : std::string(),
                           has_series ? series->key().direction : std::string(),
                           has_series ? series->unit() : std::string(), route.length_km, has_series,
                           static_cast<double>(of.side)});
    out.routes.features.push_back(std::move(feature));
    out.route_status.push_back(system.status_changes);
    RouteFlow flow;
    flow.system_id = system.id;
    flow.route_id = route.id;
    flow.schematic = route.accuracy == "schematic";
    flow.status_changes = system.status_changes;
    flow.from_general = of.from_general;
    if (has_series) {
        flow.series = *series;
        flow.direction = direction_along(system, series->key().direction);
    }
    out.flows.push_back(std::move(flow));
}

void add_routes(CatalogueFeatures& out, const model::Catalogue& catalogue) {
    out.routes.name = "routes";
    out.routes.fields = system_fields();
    for (const char* field :
         {"route_id", "commodity", "direction", "unit", "length_km", "has_series", "side"}) {
        out.routes.fields.emplace_back(field);
    }
    for (const auto& system : catalogue.systems) {
        const auto routes = catalogue.routes_of(system.id);
        if (routes.empty()) {
            continue;
        }
        const auto all = series_of(catalogue, system);
        for (const model::Route* route : routes) {
            if (all.empty() || route->carries_part) {
                add_route(out, system, *route, {});
                continue;
            }
            for (std::size_t i = 0; i < all.size(); ++i) {
                add_route(out, system, *route,
                          {&all[i], static_cast<int>(i), uses_general(catalogue, all[i])});
            }
        }
    }
}

}  // namespace

CatalogueFeatures features_of(const model::Catalogue& catalogue) {
    CatalogueFeatures out;
    add_routes(out, catalogue);
    add_points(out, catalogue);
    add_areas(out, catalogue);
    add_places(out, catalogue);
    return out;
}

}  // namespace northway::scene
