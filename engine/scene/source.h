// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "style/expression.h"
#include "style/filter.h"
#include "style/value.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

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

// A property of a cluster: `map` gives the value of one of its points, `reduce` puts such a value
// to what is accumulated so far.
struct ClusterProperty {
    std::string name;
    std::shared_ptr<const style::Expression> map, reduce;
};

// Points of a GeoJSON source that lie near each other are drawn as one.
struct ClusterSpec {
    double radius_px = 50;  // CSS pixels
    int max_zoom = 17;      // beyond, each point stands alone
    int min_points = 2;
    std::vector<ClusterProperty> properties;
};

// A source of the scene. `path` is resolved: relative ones against the scene's folder, "share:…"
// against the program's data folder; GDAL connection strings stay as they are.
struct SourceSpec {
    enum class Kind { geojson, gdal, catalogue, image, raster, raster_dem, unreadable };
    std::string id;
    Kind kind = Kind::gdal;
    std::string path;         // empty for GeoJSON written in the scene
    style::Json inline_data;  // GeoJSON
    std::string layer, sql, where;
    std::optional<SeriesSpec> series;
    std::optional<ContourSpec> contours;  // its features are contours, not those of the file

    // Of geojson sources.
    std::shared_ptr<const style::Filter> filter;  // features that it keeps out are not there
    std::string promote_id;                       // the property that is the id
    bool generate_id = false;
    std::optional<ClusterSpec> clusters;

    std::string attribution;  // plain text
    std::string problem;      // why an unreadable one is

    // Of image, raster and raster-dem sources; their path is empty where it is on a network.
    std::optional<std::array<geo::LonLat, 4>> corners;  // from the top left, clockwise
    bool has_tiles = false;                             // the path is a pattern {z}/{x}/{y}
    bool is_tms = false;                                // rows of tiles run from the south
    int min_zoom = 0;
    int max_zoom = 22;
    std::optional<HeightEncoding> encoding;
};

}  // namespace northway::scene
