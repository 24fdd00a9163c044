// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "geo/coordinates.h"
#include "model/feature.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace northway::data {

struct VectorRequest {
    std::string path = {};              // a file, or anything GDAL opens ("PG:dbname=…")
    std::string layer = {};             // empty: the only layer, else the first with a warning
    std::string sql = {};               // instead of a layer: the result of this statement
    std::string where = {};             // an OGR attribute filter
    std::optional<geo::Box> bbox = {};  // degrees; features whose bounds touch it
    std::optional<std::int64_t> max_features = {};
    std::optional<std::vector<std::string>> fields = {};  // only these; none given: all
};

// Reads one layer of any vector dataset GDAL opens: geometry as WGS 84 longitude and latitude,
// curves made into lines, Z and M left out, collections split by kind. What cannot be used is told
// in the warnings (file, layer, row, field, reason). Error bad_input when the dataset, layer,
// statement or field is wrong or the file breaks off.
Result<model::FeatureSet> read_vector(const VectorRequest& request);

struct FieldInfo {
    std::string name;
    std::string type;  // as GDAL names it: String, Integer, Real, …
};
struct LayerInfo {
    std::string name;
    std::string geometry_type;  // as GDAL names it: "Line String", "3D Point", …
    std::string crs;            // its name; empty: none
    std::int64_t feature_count = 0;
    std::vector<FieldInfo> fields;
};
Result<std::vector<LayerInfo>> list_layers(const std::string& path);

}  // namespace northway::data
