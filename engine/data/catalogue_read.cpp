// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue.h"
#include "data/catalogue_table.h"
#include "data/vector.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <unordered_set>

namespace northway::data {
namespace {

using model::Catalogue;

constexpr std::array<std::string_view, 43> kUnits{
    "m3",        "m3/a",    "t",     "t/a",   "t/d",   "km",     "m",     "mm",  "m2",
    "ha",        "km2",     "MW",    "kW",    "kWh",   "kWh/a",  "USD",   "CNY", "RUB",
    "EUR",       "USD/bbl", "USD/a", "CNY/a", "RUB/a", "%",      "pp",    "TEU", "TEU/a",
    "container", "a",       "d",     "h",     "min",   "ms",     "1",     "1/a", "1/d",
    "1/h",       "1/8h",    "1/wk",  "1/mo",  "km/h",  "Gbit/s", "Mbit/s"};

// The ids of a table, to find doubles and references that lead nowhere.
class Ids {
public:
    std::string add(const TableRow& row, std::string_view column) {
        std::string id = row.required(column);
        if (!id.empty() && !ids_.insert(id).second) {
            row.error(column, fmt::format("'{}' stands here twice; ids are unique", id));
        }
        return id;
    }
    bool has(const std::string& id) const { return ids_.contains(id); }

private:
    std::unordered_set<std::string> ids_;
};

struct AllIds {
    Ids systems;
    Ids observations;
    Ids places;
    Ids sources;
};

void check_reference(const TableRow& row, std::string_view column, const std::string& id,
                     const Ids& ids, std::string_view table) {
    if (!id.empty() && !ids.has(id)) {
        row.error(column, fmt::format("'{}' is not in {}", id, table));
    }
}

Status read_sources(const std::filesystem::path& folder, Catalogue& catalogue, AllIds& ids,
                    Complaints& complaints) {
    const auto table = open_table(folder / "sources.csv", {"source_id", "kind", "title_en"});
    if (!table) {
        return tl::unexpected(table.error());
    }
    for (const CsvRow& cells : table->rows) {
        const TableRow row(*table, cells, complaints);
        model::Source source;
        source.id = ids.sources.add(row, "source_id");
        source.kind = row.word("kind", {"document", "general"});
        source.titles = row.names("title");
        source.authors = row.text("authors");
        source.publisher = row.text("publisher");
        source.published = row.text("published");
        source.note = row.text("note");
        catalogue.sources.push_back(std::move(source));
    }
    return {};
}

Status read_places(const std::filesystem::path& folder, Catalogue& catalogue, AllIds& ids,
                   Complaints& complaints) {
    const auto table = open_table(folder / "places.csv", {"place_id", "lon", "lat"});
    if (!table) {
        return tl::unexpected(table.error());
    }
    for (const CsvRow& cells : table->rows) {
        const TableRow row(*table, cells, complaints);
        model::Place place;
        place.id = ids.places.add(row, "place_id");
        place.names = row.names("name");
        place.name_zh_alternative = row.text("name_zh_alt");
        place.kind = row.text("kind");
        place.country = row.text("country");
        place.admin1_en = row.text("admin1_en");
        place.position = {row.number("lon"), row.number("lat")};
        place.coordinate_source = row.text("coordinate_source");
        if (place.position.lon_deg < -180 || place.position.lon_deg > 360) {
            row.error("lon", "lies outside -180 … 360 degrees");
        }
        if (place.position.lat_deg < -90 || place.position.lat_deg > 90) {
            row.error("lat", "lies outside -90 … 90 degrees");
        }
        catalogue.places.push_back(std::move(place));
    }
    return {};
}

Status read_systems(const std::filesystem::path& folder, Catalogue& catalogue, AllIds& ids,
                    Complaints& complaints) {
    const auto table =
        open_table(folder / "systems.csv",
                   {"system_id", "kind", "name_en", "status_from", "opened", "tier", "geometry"});
    if (!table) {
        return tl::unexpected(table.error());
    }
    for (const CsvRow& cells : table->rows) {
        const TableRow row(*table, cells, complaints);
        model::System system;
        system.id = ids.systems.add(row, "system_id");
        system.kind = row.required("kind");
        system.names = row.names("name");
        if (auto changes = model::parse_status_changes(row.text("status_from"))) {
            system.status_changes = std::move(*changes);
        } else {
            row.error("status_from", changes.error().message);
        }
        system.opened = row.period("opened");
        system.planned = row.period("planned");
        system.tier = row.word("tier", {"core", "wider", "context"});
        system.geometry = row.word("geometry", {"line", "point", "area", "none"});
        system.forward = row.word("forward", {"", "ru-cn", "cn-ru", "east", "west", "both"});
        system.place_ids = row.list("place_ids");
        system.source_ids = row.list("sources");
        system.note = row.text("note");
        for (const std::string& id : system.source_ids) {
            check_reference(row, "sources", id, ids.sources, "sources.csv");
        }
        for (const std::string& id : system.place_ids) {
            check_reference(row, "place_ids", id, ids.places, "places.csv");
        }
        catalogue.systems.push_back(std::move(system));
    }
    return {};
}

model::Basis read_basis(const TableRow& row) {
    const std::string word = row.word("basis", {"actual", "capacity", "design", "plan", "forecast",
                                                "cumulative", "growth", "share", "planned"});
    // In the table of events "planned" is what a text expected.
    return model::basis_from_word(word == "planned" ? "plan" : word).value_or(model::Basis::actual);
}

model::Observation read_observation(const TableRow& row, AllIds& ids) {
    model::Observation o;
    o.id = ids.observations.add(row, "obs_id");
    o.system_id = row.required("system_id");
    check_reference(row, "system_id", o.system_id, ids.systems, "systems.csv");
    o.metric = row.required("metric");
    o.commodity = row.text("commodity");
    o.direction = row.word("direction", {"", "ru-cn", "cn-ru", "both", "east", "west"});
    o.value = row.number("value");
    o.unit = row.text("unit");
    if (std::find(kUnits.begin(), kUnits.end(), o.unit) == kUnits.end()) {
        row.error("unit", fmt::format("'{}' is no known unit", o.unit));
    }
    o.qualifier = row.word("qualifier", {"", ">", ">=", "<", "<=", "~"});
    o.period_start = row.text("period_start");
    o.period_end = row.text("period_end");
    o.start = row.period("period_start");
    o.end = row.period("period_end");
    if (o.start && o.end && o.end->end < o.start->end) {
        row.error("period_end", "lies before period_start");
    }
    o.basis = read_basis(row);
    o.source_id = row.required("source_id");
    check_reference(row, "source_id", o.source_id, ids.sources, "sources.csv");
    o.place_in_source = row.text("place_in_source");
    o.disputes = row.list("dispute");
    o.note = row.text("note");
    o.is_suspect = row.word("suspect", {"", "0", "1"}) == "1";
    if (o.basis == model::Basis::cumulative && o.unit.ends_with("/a")) {
        row.warn("unit", "is yearly, but the basis says it is a total over the period");
    }
    return o;
}

Status read_observations(const std::filesystem::path& folder, Catalogue& catalogue, AllIds& ids,
                         Complaints& complaints) {
    const auto table = open_table(folder / "observations.csv",
                                  {"obs_id", "system_id", "metric", "value", "unit", "period_start",
                                   "period_end", "basis", "source_id"});
    if (!table) {
        return tl::unexpected(table.error());
    }
    for (const CsvRow& cells : table->rows) {
        catalogue.observations.push_back(
            read_observation(TableRow(*table, cells, complaints), ids));
    }
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        for (const std::string& id : catalogue.observations[i].disputes) {
            if (!ids.observations.has(id)) {
                TableRow(*table, table->rows[i], complaints)
                    .warn("dispute", fmt::format("'{}' is not in this table", id));
            }
        }
    }
    return {};
}

Status read_events(const std::filesystem::path& folder, Catalogue& catalogue, AllIds& ids,
                   Complaints& complaints) {
    const auto table = open_table(folder / "events.csv", {"date", "title_en", "source_id"});
    if (!table) {
        return tl::unexpected(table.error());
    }
    for (const CsvRow& cells : table->rows) {
        const TableRow row(*table, cells, complaints);
        model::Event event;
        event.date = row.required("date");
        event.period = row.period("date");
        event.system_id = row.text("system_id");
        check_reference(row, "system_id", event.system_id, ids.systems, "systems.csv");
        event.titles = row.names("title");
        event.place_ids = row.list("places");
        for (const std::string& id : event.place_ids) {
            if (!ids.places.has(id)) {
                row.warn("places", fmt::format("'{}' is not in places.csv", id));
            }
        }
        event.source_id = row.required("source_id");
        check_reference(row, "source_id", event.source_id, ids.sources, "sources.csv");
        event.place_in_source = row.text("place_in_source");
        event.basis = read_basis(row);
        catalogue.events.push_back(std::move(event));
    }
    return {};
}

std::string text_of(const model::FeatureSet& set, const model::Feature& feature,
                    std::string_view field) {
    const int index = set.field_index(field);
    const auto* text =
        index < 0 ? nullptr
                  : std::get_if<std::string>(&feature.values[static_cast<std::size_t>(index)]);
    return text == nullptr ? std::string() : *text;
}

double number_of(const model::FeatureSet& set, const model::Feature& feature,
                 std::string_view field) {
    const int index = set.field_index(field);
    const auto* number =
        index < 0 ? nullptr : std::get_if<double>(&feature.values[static_cast<std::size_t>(index)]);
    return number == nullptr ? 0.0 : *number;
}

Status read_routes(const std::filesystem::path& folder, Catalogue& catalogue, const AllIds& ids,
                   Complaints& complaints) {
    const std::string path = (folder / "routes.geojson").string();
    auto set = read_vector({.path = path});
    if (!set) {
        return tl::unexpected(set.error());
    }
    std::set<std::string> route_ids;
    for (const model::Feature& feature : set->features) {
        model::Route route;
        route.id = text_of(*set, feature, "route_id");
        route.system_id = text_of(*set, feature, "system_id");
        route.accuracy = text_of(*set, feature, "accuracy");
        route.made = text_of(*set, feature, "made");
        route.length_km = number_of(*set, feature, "length_km");
        const auto error = [&](const std::string& message) {
            complaints.error(
                fmt::format("{}: feature {} ('{}'): {}", path, feature.id, route.id, message));
        };
        if (route.id.empty() || !route_ids.insert(route.id).second) {
            error("route_id is empty or stands here twice");
        }
        if (!ids.systems.has(route.system_id)) {
            error(fmt::format("system_id '{}' is not in systems.csv", route.system_id));
        }
        if (route.accuracy != "surveyed" && route.accuracy != "generalised" &&
            route.accuracy != "schematic") {
            error(fmt::format("accuracy '{}' is unknown; use surveyed, generalised or schematic",
                              route.accuracy));
        }
        if (feature.geometry.type != model::GeometryType::line) {
            error("is no line");
        }
        for (std::size_t i = 0; i < feature.geometry.part_count(); ++i) {
            const auto part = feature.geometry.part(i);
            route.lines.emplace_back(part.begin(), part.end());
        }
        catalogue.routes.push_back(std::move(route));
    }
    for (Warning& warning : set->warnings) {
        complaints.warn(std::move(warning.place), std::move(warning.message));
    }
    return {};
}

void warn_of_missing_routes(const Catalogue& catalogue, Complaints& complaints) {
    for (const model::System& system : catalogue.systems) {
        if (system.geometry == "line" && catalogue.routes_of(system.id).empty()) {
            complaints.warn("routes.geojson",
                            fmt::format("the line system '{}' has no route", system.id));
        }
        if (system.geometry == "point" && !catalogue.position_of(system)) {
            complaints.warn("systems.csv",
                            fmt::format("the point system '{}' has no place", system.id));
        }
    }
}

}  // namespace

Result<Catalogue> read_catalogue(const std::filesystem::path& folder) {
    Catalogue catalogue;
    AllIds ids;
    Complaints complaints;
    // Tables that others refer to come first.
    for (const auto& read :
         {read_sources, read_places, read_systems, read_observations, read_events}) {
        if (auto status = read(folder, catalogue, ids, complaints); !status) {
            return tl::unexpected(status.error());
        }
    }
    if (auto status = read_routes(folder, catalogue, ids, complaints); !status) {
        return tl::unexpected(status.error());
    }
    warn_of_missing_routes(catalogue, complaints);
    if (auto status = complaints.status(); !status) {
        return tl::unexpected(status.error());
    }
    catalogue.warnings = complaints.take_warnings();
    return catalogue;
}

}  // namespace northway::data
