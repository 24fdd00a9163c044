// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "base/year.h"
#include "geo/coordinates.h"
#include "model/observation.h"
#include "model/status.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace northway::model {

// One real thing: a pipeline, a bridge, a crossing, a sea route, a commodity flow.
struct System {
    std::string id;
    std::string kind;  // gas_pipeline, railway, …
    Names names;
    std::vector<StatusChange> status_changes;  // in order of time
    std::optional<Period> opened;
    std::optional<Period> planned;
    std::string tier;                    // core, wider, context
    std::string geometry;                // line, point, area, none
    std::string forward;                 // the direction that the route's vertex order means
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
};

// The mission's content (DESIGN §5). Plain values; find() answers null for an unknown id, and its
// pointers are good until the catalogue changes.
struct Catalogue {
    std::vector<System> systems;
    std::vector<Observation> observations;
    std::vector<Place> places;
    std::vector<Source> sources;
    std::vector<Event> events;
    std::vector<Route> routes;
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
};

}  // namespace northway::model
