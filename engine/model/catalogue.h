// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "base/year.h"
#include "geo/coordinates.h"
#include "model/observation.h"
#include "model/status.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace northway::model {

// One real thing: a pipeline, a bridge, a crossing, a sea route, a commodity flow.
struct System {
    std::string id;
    std::string kind;  // gas_pipeline, railway, …
    Names names;
    std::string name_zh_alternative;           // an older name, for the card only
    std::vector<StatusChange> status_changes;  // in order of time
    // The word of the documents for 2025 (also planned, closed, unknown, n/a), unchanged, and
    // whether it is theirs: seed, or general knowledge.
    std::string status_2025;
    std::string status_2025_basis;
    std::optional<Period> opened;
    std::optional<Period> planned;
    std::string tier;                    // core, wider, context
    std::string geometry;                // line, point, area, none
    std::string forward;                 // the direction that the route's vertex order means
    std::vector<std::string> scenes;     // names of the bundled scenes that draw it
    int rank = 3;                        // importance: 1 shown at every scale … 5 only close up
    std::vector<std::string> place_ids;  // in the order of the route; a point stands at the first
    std::vector<std::string> source_ids;
    std::string note;
};

struct Place {
    std::string id;
    Names names;
    std::string name_zh_alternative;
    std::string kind;
    std::string country;  // ISO 3166-1 alpha-2; empty: none or several
    std::string admin1_en;
    geo::LonLat position;
    std::string coordinate_source;
};

struct Source {
    std::string id;
    std::string kind;  // document, or general: not from the documents, verify before publishing
    Names titles;
    std::string authors;
    std::string publisher;
    std::string published;
    std::string note;

    bool is_general() const { return kind == "general"; }
};

struct Event {
    std::string date;  // as written
    std::optional<Period> period;
    std::string system_id;  // may be empty
    Names titles;
    std::vector<std::string> place_ids;
    std::string source_id;
    std::string place_in_source;
    Basis basis = Basis::actual;
};

// Where a system runs. Longitudes run on past 180 without a jump.
struct Route {
    std::string id;
    std::string system_id;
    std::vector<std::vector<geo::LonLat>> lines;
    std::string accuracy;  // surveyed, generalised, schematic
    std::string made;      // how, in words
    double length_km = 0;
    // A branch or another way: only part of what the system carries passes here, and no source says
    // how much, so its volumes are not drawn on it.
    bool carries_part = false;
};

// Where a system of area geometry lies: polygons of rings (the first is the outer one).
struct Area {
    std::string system_id;
    std::vector<std::vector<std::vector<geo::LonLat>>> polygons;
    std::string accuracy;  // surveyed, generalised, schematic
    std::string made;
};

// A fact about a system or a place that is no number.
struct Statement {
    std::string id;
    std::string system_id;  // or
    std::string place_id;
    std::string kind;  // bottleneck, plan, status, attribute, policy, lost_chart
    std::string date;
    Names texts;
    std::string source_id;
    std::string place_in_source;
};

// A metric or commodity code in words.
struct Term {
    std::string field;  // metric or commodity
    std::string code;
    Names labels;
    std::string definition_en;
};

// Where the rows of a catalogue stand, by id and by system, so that a look-up costs the same
// however long the tables are. Part of Catalogue; made by Catalogue::build_index().
class CatalogueIndex {
public:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };
    using ById = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
    using BySystem =
        std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>>;

    ById systems, places, sources, observations;
    BySystem observations_of, events_of, routes_of, statements_of;
    std::vector<std::size_t> row_counts;  // of the tables when the index was made
};

// The mission's content (DESIGN §5). Plain values; find() answers null for an unknown id, and its
// pointers are good until the catalogue changes. The look-ups are right with and without an index;
// whoever changes an id or a system_id after build_index() calls it again.
struct Catalogue {
    std::vector<System> systems;
    std::vector<Observation> observations;
    std::vector<Place> places;
    std::vector<Source> sources;
    std::vector<Event> events;
    std::vector<Route> routes;
    std::vector<Area> areas;
    std::vector<Statement> statements;
    std::vector<Term> terms;
    std::vector<Warning> warnings;

    const System* find_system(std::string_view id) const;
    const Place* find_place(std::string_view id) const;
    const Source* find_source(std::string_view id) const;
    const Observation* find_observation(std::string_view id) const;
    // Where a system with point geometry stands: its first place that has a position.
    std::optional<geo::LonLat> position_of(const System& system) const;
    std::vector<const Observation*> observations_of(std::string_view system_id) const;
    std::vector<const Event*> events_of(std::string_view system_id) const;
    std::vector<const Route*> routes_of(std::string_view system_id) const;
    const Area* area_of(std::string_view system_id) const;
    std::vector<const Statement*> statements_of(std::string_view system_id) const;
    // The label of a metric or commodity code; the code itself where there is none.
    std::string label_of(std::string_view field, std::string_view code, Language language) const;

    void build_index();

private:
    bool is_indexed() const;  // the tables have as many rows as when the index was made
    CatalogueIndex index_;
};

}  // namespace northway::model
