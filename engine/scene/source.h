// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "style/value.h"

#include <array>
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

// Heights as colours: red, green and blue (0 … 255) times their factors less the shift are metres.
struct HeightEncoding {
    double red = 0, green = 0, blue = 0, shift = 0;
};

// Contours made of a raster of heights (data/contours.h says what the numbers do).
struct ContourSpec {
    double interval_m = 100, base_m = 0;
    int index_every = 5;
    int smoothing = 2;
    bool has_shore = false;
    std::optional<geo::Box> bbox;  // none: a little more than the scene's own view
};

// A source of the scene. `path` is resolved: relative ones against the scene's folder, "share:…"
// against the program's data folder; GDAL connection strings stay as they are.
struct SourceSpec {
    enum class Kind { geojson, gdal, catalogue, image, raster, raster_dem };
    std::string id;
    Kind kind = Kind::gdal;
    std::string path;         // empty for GeoJSON written in the scene
    style::Json inline_data;  // GeoJSON
    std::string layer, sql, where;
    std::optional<SeriesSpec> series;
    std::optional<ContourSpec> contours;  // its features are contours, not those of the file

    // Of image, raster and raster-dem sources; their path is empty where it is on a network.
    std::optional<std::array<geo::LonLat, 4>> corners;  // from the top left, clockwise
    bool has_tiles = false;                             // the path is a pattern {z}/{x}/{y}
    bool is_tms = false;                                // rows of tiles run from the south
    int min_zoom = 0;
    int max_zoom = 22;
    std::optional<HeightEncoding> encoding;
};

}  // namespace northway::scene
