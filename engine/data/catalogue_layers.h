// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"
#include "model/derived.h"
#include "model/value.h"

#include <ogrsf_frmts.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace northway::data {

// One field of a packed layer and where a row has its value.
template <class Row>
struct PackColumn {
    const char* name;
    OGRFieldType type;
    std::function<model::Value(const Row&)> value;
    OGRFieldSubType subtype = OFSTNone;
};

// One layer of the packed catalogue.
template <class Row>
struct PackLayer {
    const char* name;
    const char* title;        // gpkg_contents.identifier: what a person reads
    const char* description;  // gpkg_contents.description
    OGRwkbGeometryType geometry_type;
    std::vector<PackColumn<Row>> columns;
    std::function<std::unique_ptr<OGRGeometry>(const Row&)> geometry;  // none for a table
};

// A system and the piece of its geometry that makes a feature.
struct SystemLine {
    const model::System* system;
    const model::Route* route;
};
struct SystemPoint {
    const model::System* system;
    const model::Place* place;
    int number;  // 1 is where the system stands
};
struct SystemArea {
    const model::System* system;
    const model::Area* area;
};

PackLayer<model::System> systems_layer();  // all of them, without geometry
PackLayer<SystemLine> lines_layer();
PackLayer<SystemPoint> points_layer();
PackLayer<SystemArea> areas_layer();
PackLayer<model::Observation> observations_layer(const model::Catalogue& catalogue);
PackLayer<model::Derived> derived_layer();
PackLayer<model::Event> events_layer();
PackLayer<model::Statement> statements_layer();
PackLayer<model::Place> places_layer();
PackLayer<model::Source> sources_layer();
PackLayer<model::Term> terms_layer();

}  // namespace northway::data
