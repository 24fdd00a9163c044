// SPDX-License-Identifier: Apache-2.0
#include "scene/catalogue_sets.h"

#include "geo/geodesic.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <set>

namespace northway::scene {
namespace {

constexpr int kNoRank = 9;

// ";far-east;arctic;", so that "in" finds whole names.
std::string joined(const auto& names) {
    std::string text = ";";
    for (const auto& name : names) {
        text += name;
        text += ';';
    }
    return text;
}

model::Feature point_feature(geo::LonLat position, std::size_t id) {
    model::Feature feature;
    feature.id = static_cast<std::int64_t>(id);
    feature.geometry.type = model::GeometryType::point;
    feature.geometry.points = {position};
    feature.geometry.part_starts = {0};
    return feature;
}

void add_point(CatalogueFeatures& out, const model::System& system, geo::LonLat position,
               const model::Place* place, const std::string& accuracy) {
    auto feature = point_feature(position, out.points.features.size());
    feature.values = system_values(system, accuracy);
    const Names names = place != nullptr ? place->names : Names{};
    feature.values.insert(feature.values.end(), {place != nullptr ? place->id : std::string(),
                                                 names.zh, names.ru, names.en});
    out.points.features.push_back(std::move(feature));
    out.point_status.push_back(system.status_changes);
}

double length_m(const std::vector<geo::LonLat>& line) {
    double sum_m = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum_m += geo::distance_m(line[i - 1], line[i]);
    }
    return sum_m;
}

// Half way along the longest line of a route.
std::optional<geo::LonLat> middle_of(const model::Route& route) {
    const std::vector<geo::LonLat>* longest = nullptr;
    double total_m = -1;
    for (const auto& line : route.lines) {
        if (!line.empty() && length_m(line) > total_m) {
            longest = &line;
            total_m = length_m(line);
        }
    }
    if (longest == nullptr) {
        return std::nullopt;
    }
    double left_m = 0.5 * total_m;
    for (std::size_t i = 1; i < longest->size(); ++i) {
        const auto& a = (*longest)[i - 1];
        const auto& b = (*longest)[i];
        const double step_m = geo::distance_m(a, b);
        if (step_m > 0 && left_m <= step_m) {
            const double t = left_m / step_m;
            return geo::LonLat{a.lon_deg + t * (b.lon_deg - a.lon_deg),
                               a.lat_deg + t * (b.lat_deg - a.lat_deg)};
        }
        left_m -= step_m;
    }
    return longest->front();
}

void add_short_line(CatalogueFeatures& out, const model::System& system,
                    const std::vector<const model::Route*>& routes) {
    double km = 0;
    for (const auto* route : routes) {
        km += route->length_km;
    }
    if (routes.empty() || km > kShortLine_km) {
        return;
    }
    if (const auto middle = middle_of(*routes.front())) {
        add_point(out, system, *middle, nullptr, routes.front()->accuracy);
    }
}

model::Geometry polygons_of(const model::Area& area) {
    model::Geometry geometry;
    geometry.type = model::GeometryType::polygon;
    for (const auto& polygon : area.polygons) {
        geometry.polygon_starts.push_back(static_cast<std::uint32_t>(geometry.part_starts.size()));
        for (const auto& ring : polygon) {
            geometry.part_starts.push_back(static_cast<std::uint32_t>(geometry.points.size()));
            geometry.points.insert(geometry.points.end(), ring.begin(), ring.end());
        }
    }
    return geometry;
}

// On the sphere, each edge as a strip of longitude down to the equator; holes count against.
double size_km2(const model::Area& area) {
    constexpr double kRadius_km = 6371;
    constexpr double kRad = std::numbers::pi / 180;
    double sum = 0;
    for (const auto& polygon : area.polygons) {
        for (std::size_t r = 0; r < polygon.size(); ++r) {
            const auto& ring = polygon[r];
            double strips = 0;
            for (std::size_t i = 1; i < ring.size(); ++i) {
                strips +=
                    (ring[i].lon_deg - ring[i - 1].lon_deg) * kRad *
                    (2 + std::sin(ring[i].lat_deg * kRad) + std::sin(ring[i - 1].lat_deg * kRad));
            }
            sum += (r == 0 ? 1 : -1) * std::abs(strips) * 0.5 * kRadius_km * kRadius_km;
        }
    }
    return sum;
}

bool same_shape(const model::Area& a, const model::Area& b) {
    const auto same_ring = [](const auto& x, const auto& y) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](auto p, auto q) {
            return p.lon_deg == q.lon_deg && p.lat_deg == q.lat_deg;
        });
    };
    return std::equal(a.polygons.begin(), a.polygons.end(), b.polygons.begin(), b.polygons.end(),
                      [&](const auto& p, const auto& q) {
                          return std::equal(p.begin(), p.end(), q.begin(), q.end(), same_ring);
                      });
}

}  // namespace

std::vector<std::string> system_fields() {
    return {"system_id", "kind",    "tier",    "rank",     "scenes",
            "name_zh",   "name_ru", "name_en", "accuracy", "geometry"};
}

std::vector<model::Value> system_values(const model::System& system, const std::string& accuracy) {
    return {system.id,
            system.kind,
            system.tier,
            static_cast<double>(system.rank),
            joined(system.scenes),
            system.names.zh,
            system.names.ru,
            system.names.en,
            accuracy,
            system.geometry};
}

void add_points(CatalogueFeatures& out, const model::Catalogue& catalogue) {
    out.points.name = "points";
    out.points.fields = system_fields();
    for (const char* field : {"place_id", "place_zh", "place_ru", "place_en"}) {
        out.points.fields.emplace_back(field);
    }
    for (const auto& system : catalogue.systems) {
        if (system.geometry == "point") {
            for (const auto& id : system.place_ids) {
                if (const auto* place = catalogue.find_place(id)) {
                    add_point(out, system, place->position, place, "");
                }
            }
        } else if (system.geometry == "line") {
            add_short_line(out, system, catalogue.routes_of(system.id));
        }
    }
}

void add_areas(CatalogueFeatures& out, const model::Catalogue& catalogue) {
    out.areas.name = "areas";
    out.areas.fields = system_fields();
    out.areas.fields.emplace_back("stack");
    out.areas.fields.emplace_back("size_km2");
    struct Held {
        const model::System* system = nullptr;
        const model::Area* area = nullptr;
    };
    std::vector<Held> all;
    for (const auto& system : catalogue.systems) {
        if (const auto* area = catalogue.area_of(system.id)) {
            all.push_back({&system, area});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Held& a, const Held& b) { return a.system->rank < b.system->rank; });
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [system, area] = all[i];
        const auto below =
            std::count_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i),
                          [&](const Held& other) { return same_shape(*other.area, *area); });
        model::Feature feature;
        feature.id = static_cast<std::int64_t>(i);
        feature.geometry = polygons_of(*area);
        feature.values = system_values(*system, area->accuracy);
        feature.values.emplace_back(static_cast<double>(below));
        feature.values.emplace_back(size_km2(*area));
        out.areas.features.push_back(std::move(feature));
        out.area_status.push_back(system->status_changes);
    }
}

void add_places(CatalogueFeatures& out, const model::Catalogue& catalogue) {
    struct Use {
        int rank = kNoRank;
        std::set<std::string> scenes;
    };
    std::map<std::string, Use> uses;
    for (const auto& system : catalogue.systems) {
        for (const auto& id : system.place_ids) {
            Use& use = uses[id];
            use.rank = std::min(use.rank, system.rank);
            use.scenes.insert(system.scenes.begin(), system.scenes.end());
        }
    }
    out.places.name = "places";
    out.places.fields = {"place_id", "kind",    "country", "rank",
                         "scenes",   "name_zh", "name_ru", "name_en"};
    for (const auto& place : catalogue.places) {
        const Use& use = uses[place.id];
        auto feature = point_feature(place.position, out.places.features.size());
        feature.values = {
            place.id,           place.kind,     place.country,  static_cast<double>(use.rank),
            joined(use.scenes), place.names.zh, place.names.ru, place.names.en};
        out.places.features.push_back(std::move(feature));
    }
}

}  // namespace northway::scene
