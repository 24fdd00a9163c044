// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace northway::data {
namespace {

struct RouteRow {
    std::string system_id;
    std::string accuracy;
    std::string made;
    bool carries_part = false;
    std::string place;  // where it stands, for messages
    int points = 0;
};
using RouteRows = std::map<std::string, RouteRow>;

// The tables of a folder whose names end so, in the order of their names.
std::vector<std::filesystem::path> tables_in(const std::filesystem::path& folder, bool of_points) {
    std::vector<std::filesystem::path> paths;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".csv") && name.ends_with("_points.csv") == of_points) {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

template <class Check>
void for_each_row(CatalogueFiles& files, const std::filesystem::path& path,
                  std::initializer_list<std::string_view> columns, Check check) {
    const auto table = open_table(path, columns);
    if (!table) {
        files.complaints.error(path.string() + ":", table.error().message);
        return;
    }
    for (const CsvRow& cells : table->rows) {
        check(TableRow(*table, cells, files.complaints));
    }
}

RouteRows read_routes(CatalogueFiles& files) {
    RouteRows routes;
    for (const auto& path : tables_in(files.folder / "routes", false)) {
        for_each_row(
            files, path, {"route_id", "system_id", "accuracy", "made"}, [&](const TableRow& row) {
                const std::string id = row.required("route_id");
                const bool is_new =
                    routes
                        .try_emplace(id, RouteRow{row.required("system_id"),
                                                  row.required("accuracy"), row.required("made"),
                                                  row.word("volume", {"", "part"}) == "part",
                                                  row.place("route_id")})
                        .second;
                if (!is_new) {
                    row.error("route_id", fmt::format("'{}' stands here twice", id));
                }
            });
    }
    return routes;
}

void check_point(const CatalogueFiles& files, const TableRow& row, RouteRows& routes,
                 std::map<std::string, double>& last_seq) {
    const std::string id = row.required("route_id");
    const auto route = routes.find(id);
    if (route == routes.end()) {
        row.error("route_id", fmt::format("'{}' is in no table of routes", id));
        return;
    }
    const double seq = row.number("seq");
    const bool is_first = route->second.points++ == 0;
    if (!is_first && seq <= last_seq[id]) {
        row.error("seq", "does not grow");
    }
    last_seq[id] = seq;
    const std::string via = row.word("via", {"", "rail", "road", "pipeline", "seabed", "wire",
                                             "border", "river", "sea", "bridge", "air"});
    if (is_first != via.empty()) {
        row.error("via", is_first ? "is for the points after the first one"
                                  : "is empty; say how the leg that arrives here runs");
    }
    const std::string place = row.text("place_id");
    const bool has_position = !row.text("lon").empty() && !row.text("lat").empty();
    if (place.empty() != has_position) {
        row.error("place_id", "a point has either a place_id or lon and lat");
    } else if (!place.empty() && !files.place_ids.has(place)) {
        row.error("place_id", fmt::format("'{}' is not in places.csv", place));
    }
    const std::string follow = row.text("follow");
    if (!follow.empty() && (follow == id || !routes.contains(follow))) {
        row.error("follow", fmt::format("'{}' is no other route", follow));
    }
}

// That routes.geojson was built from these tables.
void check_built(CatalogueFiles& files, const RouteRows& routes) {
    std::set<std::string> built;
    for (const model::Route& route : files.catalogue.routes) {
        built.insert(route.id);
        const auto row = routes.find(route.id);
        const std::string place =
            fmt::format("{}: route '{}':", (files.folder / "routes.geojson").string(), route.id);
        if (row == routes.end()) {
            files.complaints.error(place, "is in no table of routes; run build_routes.py");
        } else if (row->second.system_id != route.system_id ||
                   row->second.accuracy != route.accuracy || row->second.made != route.made ||
                   row->second.carries_part != route.carries_part) {
            files.complaints.error(
                place, fmt::format("differs from {}; run build_routes.py", row->second.place));
        }
    }
    for (const auto& [id, row] : routes) {
        if (!built.contains(id)) {
            files.complaints.error(
                row.place, fmt::format("'{}' is not in routes.geojson; run build_routes.py", id));
        }
        if (row.points < 2) {
            files.complaints.error(row.place, fmt::format("'{}' has fewer than two points", id));
        }
    }
}

void check_areas(CatalogueFiles& files) {
    const auto path = files.folder / "areas.csv";
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return;
    }
    std::set<std::string> wanted;
    std::set<std::pair<std::string, std::string>> numbers;
    for_each_row(
        files, path, {"system_id", "seq", "part", "accuracy", "made"}, [&](const TableRow& row) {
            const std::string id = row.required("system_id");
            const std::string seq = row.text("seq");
            if (!numbers.emplace(id, seq).second) {
                row.error("seq", fmt::format("'{}' of '{}' stands here twice", seq, id));
            }
            (void)row.required("part");
            if (wanted.insert(id).second && files.catalogue.area_of(id) == nullptr) {
                row.error("system_id",
                          fmt::format("'{}' is not in areas.geojson; run build_areas.py", id));
            }
        });
    for (const model::Area& area : files.catalogue.areas) {
        if (!wanted.contains(area.system_id)) {
            files.complaints.error(
                fmt::format("{}: area of '{}':", (files.folder / "areas.geojson").string(),
                            area.system_id),
                "is not in areas.csv; run build_areas.py");
        }
    }
}

}  // namespace

void check_recipes(CatalogueFiles& files) {
    RouteRows routes = read_routes(files);
    if (!routes.empty()) {
        std::map<std::string, double> last_seq;
        for (const auto& path : tables_in(files.folder / "routes", true)) {
            for_each_row(files, path, {"route_id", "seq", "place_id", "lon", "lat", "via"},
                         [&](const TableRow& row) { check_point(files, row, routes, last_seq); });
        }
        check_built(files, routes);
    }
    check_areas(files);
}

}  // namespace northway::data
