// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"
#include "style/filter.h"
#include "style/property.h"
#include "style/value.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace northway::scene {

enum class LayerType {
    background,
    fill,
    line,
    circle,
    symbol,
    raster,
    hillshade,
    color_relief,
    heatmap,
    fill_extrusion,
    relief,
    flow,
};

// As a style names it: "fill-extrusion".
std::string_view name_of(LayerType type);
std::optional<LayerType> layer_type_of(std::string_view name);
std::vector<std::string> layer_type_names();

// Of layers that name no greatest zoom.
constexpr double kNoMaxZoom = 99;

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
    double max_zoom = kNoMaxZoom;  // from which on it is not drawn
    bool visible = true;
    double opacity = 1;  // multiplies all of the layer; metadata "northway:opacity"
    Names title;         // metadata "northway:title"; empty: the id is shown
    Names group;         // metadata "northway:group"
    style::Json legend;  // metadata "northway:legend": entries {text, sample, color, filter, …}
    style::Filter filter;
    std::map<std::string, style::PropertyValue, std::less<>> properties;

    // The value of a layout or paint property that the layer type has.
    const style::PropertyValue& property(std::string_view name) const;
    // Whether its "visibility" depends on the global state, and what it is there.
    bool follows_state() const;
    bool is_visible_in(const style::GlobalState& state) const;
    bool is_shown_at(double zoom) const { return visible && zoom >= min_zoom && zoom < max_zoom; }
};

}  // namespace northway::scene
