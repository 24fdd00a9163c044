// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/value.h"

#include <optional>
#include <string>

namespace northway::scene {

// A table of observations joined to a gdal source by key: its path and layer, and the names of the
// fields. `feature_key` is the lines' field.
struct SeriesSpec {
    std::string path, layer;
    std::string key = "id", feature_key = "id";
    std::string value = "value", period = "period", metric = "metric", unit = "unit",
                direction = "direction";
};

// A source of the scene. `path` is resolved: relative ones against the scene's folder, "share:…"
// against the program's data folder; GDAL connection strings stay as they are.
struct SourceSpec {
    enum class Kind { geojson, gdal, catalogue };
    std::string id;
    Kind kind = Kind::gdal;
    std::string path;         // empty for GeoJSON written in the scene
    style::Json inline_data;  // GeoJSON
    std::string layer, sql, where;
    std::optional<SeriesSpec> series;
};

}  // namespace northway::scene
