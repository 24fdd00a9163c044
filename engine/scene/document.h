// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "style/value.h"

#include "base/result.h"
#include "base/strings.h"
#include "geo/coordinates.h"
#include "scene/page_spec.h"
#include "scene/theme.h"
#include "style/expression.h"
#include "style/filter.h"
#include "style/property.h"

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
    std::string path;            // empty for GeoJSON written in the scene
    style::Json inline_data;  // GeoJSON
    std::string layer, sql, where;
    std::optional<SeriesSpec> series;
};

enum class LayerType { background, fill, line, circle, symbol, relief, flow };

// One layer of the style, its expressions parsed and checked.
class Layer {
public:
    std::string id;
    LayerType type = LayerType::background;
    std::string source;
    std::string source_layer;  // of a catalogue: "routes" (default) or "places"
    std::string shade_source;  // relief: a grey relief picture instead of shading from heights
    std::string mask_source;   // relief: polygons outside which nothing is drawn
    double min_zoom = 0;
    double max_zoom = 24;
    bool visible = true;
    double opacity = 1;  // multiplies all of the layer; metadata "northway:opacity"
    Names title;         // metadata "northway:title"; empty: the id is shown
    Names group;         // metadata "northway:group"
    style::Json legend;  // metadata "northway:legend": entries {text, sample, color, filter, …}
    style::Filter filter;
    std::map<std::string, style::PropertyValue, std::less<>> properties;

    // The value of a layout or paint property that the layer type has.
    const style::PropertyValue& property(std::string_view name) const;
    bool is_shown_at(double zoom) const { return visible && zoom >= min_zoom && zoom < max_zoom; }
};

// Where the map looks: a centre and a zoom, or a rectangle of longitudes and latitudes to fit.
struct View {
    std::optional<geo::Box> bounds;  // degrees; used instead of centre and zoom
    geo::LonLat center{127, 50};
    double zoom = 3;
    double bearing_deg = 0;  // of the map's +y axis, clockwise
    std::string crs = "mercator";
    bool operator==(const View&) const = default;
};

// The document that describes a map (DESIGN §4): a MapLibre style with extensions.
struct Scene {
    style::Json document;  // as read; unknown keys survive a save
    std::filesystem::path folder;
    std::string name;
    std::vector<SourceSpec> sources;
    std::vector<Layer> layers;
    View view;
    PageSpec page;
    std::string theme = "atlas";
    std::map<std::string, style::Value, std::less<>> state;  // global state, with year and lang
    std::vector<style::Json> credits;  // ids of geodata/sources.json or texts {zh, ru, en}
    Names viewpoint;
    double tempo_years_per_s = 1.0 / 12.0;
    double speed_m_per_s = 60e3;
    std::vector<Warning> warnings;

    double year() const;
    Language language() const;
    const SourceSpec* find_source(std::string_view id) const;
    Layer* find_layer(std::string_view id);
};


// Parses a document. `place` is the file name that messages start with. Errors (bad_input) name the
// JSON path; what can be passed over is in the scene's warnings. `theme` overrides the scene's own
// unless it is empty.
Result<Scene> parse_scene(const style::Json& document, const std::string& place,
                          const std::filesystem::path& folder, const std::filesystem::path& share,
                          const std::string& theme);

// Reads a scene: a file, or the name of a bundled one such as "far-east".
Result<Scene> read_scene(const std::string& name_or_path, const std::filesystem::path& share,
                         const std::string& theme);

// The document with what the user changed: view, state, theme, visibility, opacity.
style::Json document_of(const Scene& scene);

// {"zh": …, "ru": …, "en": …} or one string for all three.
Names names_from_json(const style::Json& json);

}  // namespace northway::scene
