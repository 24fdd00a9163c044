// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/catalogue.h"
#include "model/feature.h"
#include "model/series.h"

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

// The catalogue as features that layers draw. Fields of `routes`: system_id, route_id, kind, tier,
// name_zh, name_ru, name_en, accuracy, commodity, direction, unit, length_km, has_series, side
// (0, 1, … among the flows of one route). Fields of `places`: place_id, kind, country, name_zh,
// name_ru, name_en.
struct CatalogueFeatures {
    model::FeatureSet routes;
    std::vector<RouteFlow> flows;  // one a feature of `routes`
    model::FeatureSet places;
};

CatalogueFeatures features_of(const model::Catalogue& catalogue);

}  // namespace northway::scene
