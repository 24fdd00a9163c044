// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"
#include "model/feature.h"
#include "model/series.h"

#include <vector>

namespace northway::scene {

// One flow or system drawn along a route: feature i of CatalogueFeatures::routes.
struct RouteFlow {
    std::string system_id;
    std::string route_id;
    model::Series series;  // empty where nothing is reported
    std::vector<model::StatusChange> status_changes;
    // Which way it goes along the route's vertices: 1, -1, or 0 when it is both ways together.
    int direction = 1;
    bool schematic = false;
    bool from_general = false;  // some of its figures are not from the documents
};

// The catalogue as features that layers draw. Fields of every set of systems: system_id, kind,
// tier, rank (1 matters most … 5), scenes (names between ';', with one at both ends), name_zh,
// name_ru, name_en, accuracy, geometry (line, point, area).
// - `routes`, a feature a route and flow, also: route_id, commodity, direction, unit, length_km,
//   has_series, side (0, 1, … among the flows of one route).
// - `points`, a feature a place of each point system, and one at the middle of each line system
// that
//   is shorter than kShortLine_km (bridges), also: place_id, place_zh, place_ru, place_en.
// - `areas`, a feature an area, also: stack (0, 1, … among the areas of one shape, by rank) and
//   size_km2.
// - `places`: place_id, kind, country, rank (the best of its systems; 9 without any), scenes (of
//   its systems), name_zh, name_ru, name_en.
struct CatalogueFeatures {
    model::FeatureSet routes;
    std::vector<RouteFlow> flows;  // one a feature of `routes`
    model::FeatureSet points;
    model::FeatureSet areas;
    // The statuses of each feature of a set.
    std::vector<std::vector<model::StatusChange>> route_status;
    std::vector<std::vector<model::StatusChange>> point_status;
    std::vector<std::vector<model::StatusChange>> area_status;
    model::FeatureSet places;
};

inline constexpr double kShortLine_km = 40;

CatalogueFeatures features_of(const model::Catalogue& catalogue);

}  // namespace northway::scene
