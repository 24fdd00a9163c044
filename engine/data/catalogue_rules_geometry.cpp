// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue_rules.h"
#include "geo/geodesic.h"

#include <fmt/format.h>

#include <algorithm>
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

}  // namespace northway::data
