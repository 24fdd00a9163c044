// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue_rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace northway::data {
namespace {

using model::System;

constexpr std::array<std::string_view, 28> kSystemKinds{
    "gas_pipeline", "oil_pipeline",    "lng",           "nuclear",
    "power_line",   "telecom",         "road_bridge",   "rail_bridge",
    "cableway",     "railway",         "train_service", "road",
    "port",         "border_crossing", "sea_route",     "arctic_route",
    "air_route",    "industrial_zone", "logistics_hub", "plant",
    "trade",        "commodity_flow",  "ecommerce",     "finance",
    "investment",   "tourism",         "people",        "policy"};
constexpr std::array<std::string_view, 12> kPlaceKinds{
    "city",  "port", "border_crossing", "field",  "plant",   "province",
    "river", "sea",  "station",         "region", "country", "zone"};
constexpr std::array<std::string_view, 4> kScenes{"far-east", "arctic", "amur-crossings",
                                                  "eurasia"};
// Words of the documents for 2025 besides the eight of the trackers, and what they mean there.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMoreStatusWords{
    {{"planned", "proposed"}, {"closed", "idle"}, {"n/a", ""}, {"unknown", ""}}};

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string choices(std::span<const std::string_view> words, const std::string& word) {
    const auto nearest = nearest_word(word, std::vector<std::string>(words.begin(), words.end()));
    return nearest ? fmt::format("'{}' is unknown; did you mean '{}'?", word, *nearest)
                   : fmt::format("'{}' is unknown; use one of {}", word, fmt::join(words, ", "));
}

bool is_identifier(const std::string& id) {
    return !id.empty() && id.front() != '-' && id.back() != '-' &&
           std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

class SystemRules {
public:
    explicit SystemRules(CatalogueFiles& files) : files_(files) {}

    void check(std::size_t row) {
        row_ = row;
        const System& s = files_.catalogue.systems[row];
        if (!is_identifier(s.id)) {
            error("system_id", fmt::format("'{}' is not lower-case-with-hyphens", s.id));
        }
        if (!is_one_of(kSystemKinds, s.kind)) {
            error("kind", choices(kSystemKinds, s.kind));
        }
        if (s.source_ids.empty()) {
            error("sources", "is empty; name at least one source");
        }
        if (s.geometry == "line" && s.forward.empty()) {
            error("forward", "is empty; say what the vertex order of the route means");
        }
        check_scenes(s);
        check_status(s);
        check_shape(s);
    }

private:
    void error(std::string_view column, std::string message) {
        files_.complaints.error(files_.cell(Table::systems, row_, column), std::move(message));
    }

    void check_scenes(const System& s) {
        for (const std::string& scene : s.scenes) {
            if (!is_one_of(kScenes, scene)) {
                error("scenes", choices(kScenes, scene));
            }
        }
        const bool is_drawn = s.geometry != "none";
        if (is_drawn && s.scenes.empty()) {
            error("scenes", fmt::format("is empty, but the geometry is {}: name the scenes that "
                                        "draw it",
                                        s.geometry));
        }
        if (!is_drawn && !s.scenes.empty()) {
            error("scenes", "names scenes, but the geometry is none");
        }
    }

    void check_status(const System& s) {
        const auto tracker_word = model::status_from_word(s.status_2025);
        std::string_view meant = tracker_word ? std::string_view(s.status_2025) : "";
        bool is_known = tracker_word.has_value() || s.status_2025.empty();
        for (const auto& [word, means] : kMoreStatusWords) {
            if (s.status_2025 == word) {
                is_known = true;
                meant = means;
            }
        }
        if (!is_known) {
            error("status_2025",
                  fmt::format("'{}' is none of the eight status words, planned, closed, unknown "
                              "or n/a",
                              s.status_2025));
        }
        if (!meant.empty() && s.status_2025_basis.empty()) {
            error("status_2025_basis", "is empty; say seed or general");
        }
        check_status_dates(s, meant);
    }

    void check_status_dates(const System& s, std::string_view meant) {
        const auto first = model::status_at(s.status_changes, 2025.0);
        const auto last = model::status_at(s.status_changes, 2025.999);
        const auto word = [](const auto& status) {
            return status ? model::word_of(*status) : std::string_view();
        };
        if (!meant.empty() && meant != word(first) && meant != word(last)) {
            error("status_from", fmt::format("gives '{}' for 2025, but status_2025 is '{}'",
                                             word(last), s.status_2025));
        }
        if (s.status_2025 == "n/a" && !s.status_changes.empty()) {
            error("status_from", "has statuses, but status_2025 is n/a");
        }
        const auto opening = std::find_if(
            s.status_changes.begin(), s.status_changes.end(),
            [](const auto& change) { return change.status == model::SystemStatus::operating; });
        if (s.opened && opening != s.status_changes.end() &&
            std::floor(opening->year) != std::floor(s.opened->start)) {
            warn("opened", fmt::format("is {}, but status_from says operating from {}",
                                       format_day(s.opened->start), format_day(opening->year)));
        }
    }

    // That the geometry is there the reader has told; here what should not be there.
    void check_shape(const System& s) {
        const model::Catalogue& c = files_.catalogue;
        if (s.geometry != "line" && !c.routes_of(s.id).empty()) {
            error("geometry",
                  fmt::format("is {}, but routes.geojson has a route of it", s.geometry));
        }
        if (s.geometry != "area" && c.area_of(s.id) != nullptr) {
            error("geometry",
                  fmt::format("is {}, but areas.geojson has an area of it", s.geometry));
        }
    }

    void warn(std::string_view column, std::string message) {
        files_.complaints.warn(files_.cell(Table::systems, row_, column), std::move(message));
    }

    CatalogueFiles& files_;
    std::size_t row_ = 0;
};

bool needs_place(const CatalogueFiles& files, const std::string& source_id) {
    const model::Source* source = files.catalogue.find_source(source_id);
    return source != nullptr && !source->is_general();
}

void check_events(CatalogueFiles& files) {
    const auto& events = files.catalogue.events;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].place_in_source.empty() && needs_place(files, events[i].source_id)) {
            files.complaints.error(files.cell(Table::events, i, "place_in_source"),
                                   "is empty; name the lines of the document");
        }
    }
}

void check_statements(CatalogueFiles& files) {
    const auto& statements = files.catalogue.statements;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const model::Statement& s = statements[i];
        if (s.system_id.empty() && s.place_id.empty()) {
            files.complaints.error(files.cell(Table::statements, i, "system_id"),
                                   "and place_id are both empty; say what it is about");
        }
        if (s.place_in_source.empty() && needs_place(files, s.source_id)) {
            files.complaints.error(files.cell(Table::statements, i, "place_in_source"),
                                   "is empty; name the lines of the document");
        }
    }
}

bool is_coordinate_source(const std::string& text) {
    const auto is_number_after = [&](std::string_view prefix) {
        return text.starts_with(prefix) && text.size() > prefix.size() &&
               std::all_of(text.begin() + static_cast<std::ptrdiff_t>(prefix.size()), text.end(),
                           [](char c) { return c >= '0' && c <= '9'; });
    };
    return text == "typed" || text == "representative" || is_number_after("geonames:") ||
           is_number_after("wmo:");
}

// The ids of places that the route and area tables name; they are no part of the catalogue.
std::unordered_set<std::string> places_of_recipes(const std::filesystem::path& folder) {
    std::unordered_set<std::string> ids;
    const auto take = [&ids](const std::filesystem::path& path, std::string_view column) {
        const auto table = read_csv(path);
        const int index = table ? table->column(column) : -1;
        for (std::size_t i = 0; index >= 0 && i < table->rows.size(); ++i) {
            for (const std::string& part :
                 split(table->rows[i].cells[static_cast<std::size_t>(index)], ':')) {
                ids.insert(part);
            }
        }
    };
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "routes", ignored)) {
        take(entry.path(), "place_id");
    }
    take(folder / "areas.csv", "part");
    return ids;
}

void warn_of_unused_places(CatalogueFiles& files) {
    std::unordered_set<std::string> used = places_of_recipes(files.folder);
    for (const System& system : files.catalogue.systems) {
        used.insert(system.place_ids.begin(), system.place_ids.end());
    }
    for (const model::Event& event : files.catalogue.events) {
        used.insert(event.place_ids.begin(), event.place_ids.end());
    }
    for (const model::Statement& statement : files.catalogue.statements) {
        used.insert(statement.place_id);
    }
    const auto& places = files.catalogue.places;
    std::vector<std::string> unused;
    for (const model::Place& place : places) {
        if (!used.contains(place.id)) {
            unused.push_back(place.id);
        }
    }
    if (!unused.empty()) {
        constexpr std::size_t kNamed = 8;
        const std::size_t count = unused.size();
        unused.resize(std::min(count, kNamed));
        files.complaints.warn(
            (files.folder / "places.csv").string(),
            fmt::format("{} places are used by no system, route, area, event or statement, such "
                        "as {}",
                        count, fmt::join(unused, ", ")));
    }
}

}  // namespace

void check_systems(CatalogueFiles& files) {
    SystemRules rules(files);
    for (std::size_t i = 0; i < files.catalogue.systems.size(); ++i) {
        rules.check(i);
    }
    check_events(files);
    check_statements(files);
}

void check_places(CatalogueFiles& files) {
    const auto& places = files.catalogue.places;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const model::Place& place = places[i];
        const auto error = [&](std::string_view column, std::string message) {
            files.complaints.error(files.cell(Table::places, i, column), std::move(message));
        };
        if (!is_identifier(place.id)) {
            error("place_id", fmt::format("'{}' is not lower-case-with-hyphens", place.id));
        }
        if (!is_one_of(kPlaceKinds, place.kind)) {
            error("kind", choices(kPlaceKinds, place.kind));
        }
        const bool is_country = place.country.size() == 2 && place.country[0] >= 'A' &&
                                place.country[0] <= 'Z' && place.country[1] >= 'A' &&
                                place.country[1] <= 'Z';
        if (!place.country.empty() && !is_country) {
            error("country", fmt::format("'{}' is not two capital letters (ISO 3166-1 alpha-2)",
                                         place.country));
        }
        if (!is_coordinate_source(place.coordinate_source)) {
            error("coordinate_source",
                  fmt::format("'{}' is not geonames:ID, wmo:ID, typed or representative",
                              place.coordinate_source));
        }
    }
    const auto& sources = files.catalogue.sources;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const std::string& published = sources[i].published;
        if (!published.empty() && !parse_period(published)) {
            files.complaints.error(
                files.cell(Table::sources, i, "published"),
                fmt::format("'{}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD", published));
        }
    }
    warn_of_unused_places(files);
}

}  // namespace northway::data
