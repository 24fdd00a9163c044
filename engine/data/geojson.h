// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/feature.h"

#include <nlohmann/json.hpp>

#include <string>

namespace northway::data {

// What a style's GeoJSON source says about ids.
struct GeoJsonRequest {
    std::string place;         // the file or source that messages name
    std::string promote_id;    // the property that is the id; empty: the features' own
    bool generate_id = false;  // number the features instead
};

// The features of a GeoJSON text (RFC 7946) just as written: values keep their own kinds, absent
// ones are told from null, arrays and objects stay whole. (GDAL makes tables of it, where one text
// among numbers turns a column into texts.) Collections are split by kind; what cannot be used is
// told in the warnings. Error bad_input when it is no GeoJSON.
Result<model::FeatureSet> read_geojson(const nlohmann::ordered_json& json,
                                       const GeoJsonRequest& request);

// Whether a "crs" member of the former standard names another CRS than longitude and latitude.
bool has_foreign_crs(const nlohmann::ordered_json& json);

}  // namespace northway::data
