// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue_rules.h"
#include "geo/geodesic.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>

namespace northway::data {
namespace {

using geo::LonLat;

constexpr double kPortReachKm = 15;      // of a point off the coast
constexpr double kPlaceReachKm = 30;     // of a town or a port off the coast
constexpr double kSeaRouteOnLandKm = 2;  // the map's coast is no better than that
constexpr double kHarbourKm = 30;        // near its ends a sea leg may touch land,
constexpr double kEstuaryKm = 150;       // and more where an end is a port up a river,
constexpr double kInlandKm = 8;          // which is one that lies so far from the coast
constexpr double kLandRouteAtSeaKm = 5;  // bridges, dams, straits
constexpr double kStepKm = 4;            // between the places that are looked at

// What a leg of a route runs over.
enum class Ground { any, sea, land };

Ground ground_of_leg(std::string_view via) {
    if (via == "sea") {
        return Ground::sea;
    }
    return via == "rail" || via == "road" || via == "pipeline" ? Ground::land : Ground::any;
}

Ground ground_of_kind(std::string_view kind) {
    if (kind == "sea_route" || kind == "arctic_route") {
        return Ground::sea;
    }
    return kind == "railway" || kind == "road" || kind == "gas_pipeline" || kind == "oil_pipeline"
               ? Ground::land
               : Ground::any;
}

// One point of a route's recipe and how the leg that arrives there runs.
struct Leg {
    LonLat to;
    Ground ground = Ground::any;
};
struct Recipes {
    std::map<std::string, std::vector<Leg>, std::less<>> legs;
    std::set<std::string, std::less<>> place_ids;  // that they name
};

std::string text_of(LonLat place) {
    return fmt::format("{:.3f},{:.3f}", place.lon_deg, place.lat_deg);
}

// The points of routes/*_points.csv, where there are such tables. What is wrong in them,
// build_routes.py tells.
Recipes read_recipes(const CatalogueFiles& files) {
    Recipes recipes;
    std::error_code ignored;
    for (const auto& entry :
         std::filesystem::directory_iterator(files.folder / "routes", ignored)) {
        if (!entry.path().filename().string().ends_with("_points.csv")) {
            continue;
        }
        const auto table = open_table(entry.path(), {"route_id", "place_id", "lon", "lat", "via"});
        if (!table) {
            continue;
        }
        Complaints complaints;
        for (const CsvRow& cells : table->rows) {
            const TableRow row(*table, cells, complaints);
            const auto* place = files.catalogue.find_place(row.text("place_id"));
            const auto lon = parse_number(row.text("lon"));
            const auto lat = parse_number(row.text("lat"));
            if (place != nullptr || (lon && lat)) {
                recipes.place_ids.insert(row.text("place_id"));
                recipes.legs[row.text("route_id")].push_back(
                    {place != nullptr ? place->position : LonLat{*lon, *lat},
                     ground_of_leg(row.text("via"))});
            }
        }
    }
    return recipes;
}

// Vertices first … last of a line that run over one ground.
struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
    Ground ground = Ground::any;
};

// Squared degrees, longitudes shrunk and taken on the same turn: good to find the nearest.
double nearness(LonLat a, LonLat b) {
    const double turn = std::remainder(a.lon_deg - b.lon_deg, 360.0);
    const double x = turn * std::cos(a.lat_deg * 0.017453292519943295);
    const double y = a.lat_deg - b.lat_deg;
    return x * x + y * y;
}

// Cuts a line at the points of its recipe, each found at the nearest vertex after the one before;
// legs over the same ground that follow each other are one stretch.
std::vector<Stretch> stretches_of(std::span<const LonLat> line, const std::vector<Leg>& legs) {
    std::vector<Stretch> stretches;
    std::size_t from = 0;
    for (std::size_t i = 1; i < legs.size(); ++i) {
        // A route may pass the same place twice; the next vertex as near as any ends the leg.
        std::size_t to = from;
        double best = std::numeric_limits<double>::infinity();
        for (std::size_t k = from; k < line.size(); ++k) {
            if (const double d = nearness(line[k], legs[i].to); d < best - 1e-9) {
                best = d;
                to = k;
            }
        }
        if (i + 1 == legs.size()) {
            to = line.size() - 1;
        }
        if (!stretches.empty() && stretches.back().ground == legs[i].ground) {
            stretches.back().last = to;
        } else {
            stretches.push_back({from, to, legs[i].ground});
        }
        from = to;
    }
    return stretches;
}

class GroundRules {
public:
    GroundRules(CatalogueFiles& files, const std::vector<LandMap>& maps)
        : files_(files), maps_(maps), recipes_(read_recipes(files)) {}

    void check_route(const model::Route& route, std::string_view kind) {
        const auto recipe = recipes_.legs.find(route.id);
        for (const auto& line : route.lines) {
            if (line.size() < 2) {
                continue;  // told by check_geometry()
            }
            const auto stretches =
                recipe != recipes_.legs.end() && route.lines.size() == 1
                    ? stretches_of(line, recipe->second)
                    : std::vector<Stretch>{{0, line.size() - 1, ground_of_kind(kind)}};
            for (const Stretch& stretch : stretches) {
                if (!check_stretch(route, line, stretch)) {
                    return;  // one place a route is enough to look at it
                }
            }
        }
    }

    void check_point(std::size_t row) {
        const model::System& system = files_.catalogue.systems[row];
        const auto place = files_.catalogue.position_of(system);
        const model::Place* first =
            system.place_ids.empty() ? nullptr : files_.catalogue.find_place(system.place_ids[0]);
        if (first != nullptr && first->coordinate_source == "representative") {
            files_.complaints.warn(
                files_.cell(Table::systems, row, "place_ids"),
                fmt::format("the point of '{}' stands at '{}', which is only a point inside "
                            "a region; name a nearer place where one is known",
                            system.id, first->id));
        }
        const LandMap* map = place ? map_of(*place) : nullptr;
        if (map != nullptr && !map->is_land(*place) &&
            map->coast_distance_km(*place, kPortReachKm) >= kPortReachKm) {
            files_.complaints.error(
                files_.cell(Table::systems, row, "place_ids"),
                fmt::format("the point of '{}' at {} lies in the sea, more than {} km off the "
                            "coast; correct its first place",
                            system.id, text_of(*place), kPortReachKm));
        }
    }

    // A town or a port in the open sea is a typing mistake, and worse where something is drawn
    // there.
    void check_place(std::size_t row) {
        constexpr std::array<std::string_view, 5> kKindsOnLand{"city", "station", "port", "plant",
                                                               "border_crossing"};
        const model::Place& place = files_.catalogue.places[row];
        const LandMap* map = map_of(place.position);
        if (std::find(kKindsOnLand.begin(), kKindsOnLand.end(), place.kind) == kKindsOnLand.end() ||
            map == nullptr || map->is_land(place.position) ||
            map->coast_distance_km(place.position, kPlaceReachKm) < kPlaceReachKm) {
            return;
        }
        const auto cell = files_.cell(Table::places, row, "lon");
        const auto message = fmt::format(
            "the {} '{}' at {} lies in the sea, more than {} km off the coast; correct "
            "its lon and lat",
            place.kind, place.id, text_of(place.position), kPlaceReachKm);
        if (is_used(place.id)) {
            files_.complaints.error(cell, message);
        } else {
            files_.complaints.warn(cell, message);
        }
    }

private:
    bool is_used(const std::string& place_id) const {
        const auto& systems = files_.catalogue.systems;
        return recipes_.place_ids.contains(place_id) ||
               std::any_of(systems.begin(), systems.end(), [&](const model::System& system) {
                   return std::find(system.place_ids.begin(), system.place_ids.end(), place_id) !=
                          system.place_ids.end();
               });
    }

    const LandMap* map_of(LonLat place) const {
        for (const LandMap& map : maps_) {
            if (map.covers(place)) {
                return &map;
            }
        }
        return nullptr;
    }

    // How far from this end a sea leg may touch land.
    double harbour_km(LonLat end) const {
        const LandMap* map = map_of(end);
        const bool is_inland = map != nullptr && map->is_land(end) &&
                               map->coast_distance_km(end, kInlandKm) >= kInlandKm;
        return is_inland ? kEstuaryKm : kHarbourKm;
    }

    bool check_stretch(const model::Route& route, std::span<const LonLat> line,
                       const Stretch& stretch) {
        if (stretch.ground == Ground::any || stretch.first >= stretch.last) {
            return true;
        }
        const auto part = line.subspan(stretch.first, stretch.last - stretch.first + 1);
        const auto along_m = geo::cumulative_m(part);
        const double length_km = along_m.back() / 1000.0;
        const double free_start_km = harbour_km(part.front());
        const double free_end_km = harbour_km(part.back());
        for (std::size_t i = 0; i + 1 < part.size(); ++i) {
            const double from_km = along_m[i] / 1000.0;
            const double gap_km = along_m[i + 1] / 1000.0 - from_km;
            const int steps = std::max(1, static_cast<int>(std::ceil(gap_km / kStepKm)));
            for (int step = 0; step < steps; ++step) {
                const double t = static_cast<double>(step) / steps;
                const LonLat place{part[i].lon_deg + t * (part[i + 1].lon_deg - part[i].lon_deg),
                                   part[i].lat_deg + t * (part[i + 1].lat_deg - part[i].lat_deg)};
                const double at_km = from_km + t * gap_km;
                const bool is_harbour = at_km < free_start_km || length_km - at_km < free_end_km;
                if (is_wrong(place, stretch.ground) &&
                    !(stretch.ground == Ground::sea && is_harbour)) {
                    files_.complaints.error(
                        fmt::format("{}: route '{}':", (files_.folder / "routes.geojson").string(),
                                    route.id),
                        fmt::format("is {} at {} ({:.0f} km into a leg by {}); lead it round with "
                                    "waypoints",
                                    stretch.ground == Ground::sea ? "on land" : "in the sea",
                                    text_of(place), at_km,
                                    stretch.ground == Ground::sea ? "sea" : "land"));
                    return false;
                }
            }
        }
        return true;
    }

    bool is_wrong(LonLat place, Ground ground) const {
        const LandMap* map = map_of(place);
        if (map == nullptr || map->is_land(place) != (ground == Ground::sea)) {
            return false;
        }
        const double limit_km = ground == Ground::sea ? kSeaRouteOnLandKm : kLandRouteAtSeaKm;
        return map->coast_distance_km(place, limit_km) >= limit_km;
    }

    CatalogueFiles& files_;
    const std::vector<LandMap>& maps_;
    const Recipes recipes_;
};

}  // namespace

void check_land_and_sea(CatalogueFiles& files, const std::vector<LandMap>& maps) {
    GroundRules rules(files, maps);
    const model::Catalogue& c = files.catalogue;
    for (const model::Route& route : c.routes) {
        const model::System* system = c.find_system(route.system_id);
        rules.check_route(route, system == nullptr ? std::string_view() : system->kind);
    }
    for (std::size_t i = 0; i < c.systems.size(); ++i) {
        if (c.systems[i].geometry == "point") {
            rules.check_point(i);
        }
    }
    for (std::size_t i = 0; i < c.places.size(); ++i) {
        rules.check_place(i);
    }
}

}  // namespace northway::data
