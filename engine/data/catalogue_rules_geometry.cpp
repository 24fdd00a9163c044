// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue_rules.h"
#include "geo/geodesic.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace northway::data {
namespace {

using geo::LonLat;

constexpr double kMostJumpLonDeg = 20;  // between neighbours on a line
constexpr double kMostJumpLatDeg = 5;
constexpr double kLengthTolerance = 0.01;  // of length_km against the vertices
constexpr double kMostFromStationKm = 10;  // of a railway from its places
constexpr double kMostFromCityKm = 30;
constexpr double kPortReachKm = 15;      // of a point off the coast
constexpr double kSeaRouteOnLandKm = 2;  // the map's coast is no better than that
constexpr double kHarbourKm = 30;        // near its ends a sea route may touch land,
constexpr double kRiverKm = 150;         // and more where an end is a port up a river,
constexpr double kInlandKm = 8;          // which is one that lies so far from the coast
constexpr double kLandRouteAtSeaKm = 5;  // bridges, dams, straits
constexpr double kStepKm = 4;            // between the places that are looked at

bool is_of(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string text_of(LonLat place) {
    return fmt::format("{:.3f},{:.3f}", place.lon_deg, place.lat_deg);
}

bool is_in_range(LonLat place) {
    return place.lon_deg >= -180 && place.lon_deg <= 360 && place.lat_deg >= -90 &&
           place.lat_deg <= 90;
}

std::string route_place(const CatalogueFiles& files, const model::Route& route) {
    return fmt::format("{}: route '{}':", (files.folder / "routes.geojson").string(), route.id);
}

void check_line(CatalogueFiles& files, const model::Route& route, std::span<const LonLat> line) {
    const auto error = [&](std::string message) {
        files.complaints.error(route_place(files, route), std::move(message));
    };
    if (line.size() < 2) {
        error("a line has fewer than two vertices");
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (!is_in_range(line[i])) {
            error(fmt::format("the vertex {} is out of range", text_of(line[i])));
        }
        if (i > 0 && line[i] == line[i - 1]) {
            error(fmt::format("the vertex {} is there twice", text_of(line[i])));
        }
        if (i > 0 && (std::abs(line[i].lon_deg - line[i - 1].lon_deg) > kMostJumpLonDeg ||
                      std::abs(line[i].lat_deg - line[i - 1].lat_deg) > kMostJumpLatDeg)) {
            error(fmt::format("jumps from {} to {}", text_of(line[i - 1]), text_of(line[i])));
        }
    }
}

// The distance of a place from a line with close vertices, at most off by half their gap squared.
double distance_km(LonLat place, const model::Route& route) {
    double nearest = std::numeric_limits<double>::infinity();
    const double x_km = 111.195 * std::cos(place.lat_deg * 0.017453292519943295);
    for (const auto& line : route.lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const double ax = (line[i].lon_deg - place.lon_deg) * x_km;
            const double ay = (line[i].lat_deg - place.lat_deg) * 111.195;
            const double dx = (line[i + 1].lon_deg - line[i].lon_deg) * x_km;
            const double dy = (line[i + 1].lat_deg - line[i].lat_deg) * 111.195;
            const double length2 = dx * dx + dy * dy;
            const double t =
                length2 > 0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
            nearest = std::min(nearest, std::hypot(ax + t * dx, ay + t * dy));
        }
    }
    return nearest;
}

void check_stations(CatalogueFiles& files, std::size_t row) {
    const model::System& system = files.catalogue.systems[row];
    const auto routes = files.catalogue.routes_of(system.id);
    if (system.kind != "railway" || routes.empty()) {
        return;
    }
    for (const std::string& id : system.place_ids) {
        const model::Place* place = files.catalogue.find_place(id);
        // A province or a country is no station.
        if (place == nullptr || place->kind == "province" || place->kind == "region" ||
            place->kind == "country") {
            continue;
        }
        double nearest = std::numeric_limits<double>::infinity();
        for (const model::Route* route : routes) {
            nearest = std::min(nearest, distance_km(place->position, *route));
        }
        const std::string cell = files.cell(Table::systems, row, "place_ids");
        std::string message = fmt::format(
            "the railway '{}' passes '{}' at {:.0f} km; lead its "
            "route there or name the station",
            system.id, id, nearest);
        // The centre of a city may well lie off the line.
        if (nearest > (place->kind == "city" ? kMostFromCityKm : kMostFromStationKm)) {
            files.complaints.error(cell, std::move(message));
        } else if (nearest > kMostFromStationKm) {
            files.complaints.warn(cell, std::move(message));
        }
    }
}

void check_area(CatalogueFiles& files, const model::Area& area) {
    const auto error = [&](std::string message) {
        files.complaints.error(
            fmt::format("{}: area of '{}':", (files.folder / "areas.geojson").string(),
                        area.system_id),
            std::move(message));
    };
    for (const auto& polygon : area.polygons) {
        for (const auto& ring : polygon) {
            if (ring.size() < 4 || ring.front() != ring.back()) {
                error("a ring is not closed or has fewer than three corners");
            }
            if (!std::all_of(ring.begin(), ring.end(), is_in_range)) {
                error("a corner is out of range");
            }
        }
    }
}

// What a kind of line runs over.
enum class Ground { any, sea, land };

Ground ground_of(std::string_view kind) {
    constexpr std::array<std::string_view, 2> kSea{"sea_route", "arctic_route"};
    constexpr std::array<std::string_view, 7> kLand{"railway",     "road",        "power_line",
                                                    "road_bridge", "rail_bridge", "gas_pipeline",
                                                    "oil_pipeline"};
    return is_of(kSea, kind) ? Ground::sea : is_of(kLand, kind) ? Ground::land : Ground::any;
}

class GroundRules {
public:
    GroundRules(CatalogueFiles& files, const std::vector<LandMap>& maps)
        : files_(files), maps_(maps) {}

    void check_route(const model::Route& route, Ground ground) {
        for (const auto& line : route.lines) {
            const auto along_m = geo::cumulative_m(line);
            const double length_km = along_m.empty() ? 0.0 : along_m.back() / 1000.0;
            const double free_start_km = line.empty() ? 0.0 : harbour_km(line.front());
            const double free_end_km = line.empty() ? 0.0 : harbour_km(line.back());
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const double from_km = along_m[i] / 1000.0;
                const double gap_km = along_m[i + 1] / 1000.0 - from_km;
                const int steps = std::max(1, static_cast<int>(std::ceil(gap_km / kStepKm)));
                for (int step = 0; step < steps; ++step) {
                    const double t = static_cast<double>(step) / steps;
                    const LonLat place{
                        line[i].lon_deg + t * (line[i + 1].lon_deg - line[i].lon_deg),
                        line[i].lat_deg + t * (line[i + 1].lat_deg - line[i].lat_deg)};
                    const double at_km = from_km + t * gap_km;
                    const bool is_near_end =
                        at_km < free_start_km || length_km - at_km < free_end_km;
                    if (is_wrong(place, ground, is_near_end)) {
                        files_.complaints.error(
                            route_place(files_, route),
                            fmt::format("is {} at {} ({:.0f} km from its start); lead it round "
                                        "with waypoints",
                                        ground == Ground::sea ? "on land" : "in the sea",
                                        text_of(place), at_km));
                        return;  // one place a route is enough to look at it
                    }
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

private:
    const LandMap* map_of(LonLat place) const {
        for (const LandMap& map : maps_) {
            if (map.covers(place)) {
                return &map;
            }
        }
        return nullptr;
    }

    // How far from this end a sea route may touch land.
    double harbour_km(LonLat end) const {
        const LandMap* map = map_of(end);
        const bool is_inland = map != nullptr && map->is_land(end) &&
                               map->coast_distance_km(end, kInlandKm) >= kInlandKm;
        return is_inland ? kRiverKm : kHarbourKm;
    }

    bool is_wrong(LonLat place, Ground ground, bool is_near_end) const {
        const LandMap* map = map_of(place);
        if (map == nullptr || (ground == Ground::sea && is_near_end) ||
            map->is_land(place) != (ground == Ground::sea)) {
            return false;
        }
        const double limit_km = ground == Ground::sea ? kSeaRouteOnLandKm : kLandRouteAtSeaKm;
        return map->coast_distance_km(place, limit_km) >= limit_km;
    }

    CatalogueFiles& files_;
    const std::vector<LandMap>& maps_;
};

}  // namespace

void check_geometry(CatalogueFiles& files) {
    for (const model::Route& route : files.catalogue.routes) {
        double length_km = 0;
        for (const auto& line : route.lines) {
            check_line(files, route, line);
            length_km += line.size() < 2 ? 0.0 : geo::cumulative_m(line).back() / 1000.0;
        }
        if (std::abs(length_km - route.length_km) > kLengthTolerance * length_km) {
            files.complaints.error(
                route_place(files, route),
                fmt::format("length_km is {}, but its vertices are {:.2f} km long; run "
                            "build_routes.py",
                            route.length_km, length_km));
        }
        if (route.made.empty()) {
            files.complaints.error(route_place(files, route),
                                   "made is empty; say how the line was made");
        }
    }
    for (std::size_t i = 0; i < files.catalogue.systems.size(); ++i) {
        check_stations(files, i);
    }
    for (const model::Area& area : files.catalogue.areas) {
        check_area(files, area);
    }
}

void check_land_and_sea(CatalogueFiles& files, const std::vector<LandMap>& maps) {
    GroundRules rules(files, maps);
    const model::Catalogue& c = files.catalogue;
    for (const model::Route& route : c.routes) {
        const model::System* system = c.find_system(route.system_id);
        const Ground ground = system == nullptr ? Ground::any : ground_of(system->kind);
        if (ground != Ground::any) {
            rules.check_route(route, ground);
        }
    }
    for (std::size_t i = 0; i < c.systems.size(); ++i) {
        if (c.systems[i].geometry == "point") {
            rules.check_point(i);
        }
    }
}

}  // namespace northway::data
