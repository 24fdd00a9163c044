// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/type.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace northway::style {

// What a property may hold, as the style specification names its types.
enum class PropertyType {
    any,  // no expectation: any expression
    number,
    string,
    boolean,
    enumeration,
    color,
    array,
    formatted,
    image,
    padding,
    number_array,
    color_array,
    variable_anchor_offset,
    projection_definition,
};

// Which expressions a property takes.
enum class PropertyKind {
    constant,       // literals only
    data_constant,  // zoom, global state
    data_driven,    // and features
    cross_faded,    // zoom, stepping
    cross_faded_data_driven,
    color_ramp,  // a colour over one parameter: heatmap-density, line-progress or elevation
};

// The contract of one property. `default_json` is JSON text; empty when the property has no
// default.
struct PropertySpec {
    std::string name;
    PropertyType type = PropertyType::any;
    PropertyKind kind = PropertyKind::data_driven;
    std::string default_json;
    std::string units;  // "pixels", "ems", "degrees", "milliseconds", …
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<double> period;           // 360 for a bearing
    std::vector<std::string> values;        // of an enumeration, or the items of an array of them
    PropertyType item = PropertyType::any;  // of an array
    std::optional<int> length;              // of an array
    bool interpolated = true;
    bool takes_zoom = true;
    bool takes_feature = true;
    bool takes_feature_state = true;
    std::string ramp_parameter;  // "heatmap-density", "line-progress", "elevation"
    bool tokens = false;         // "{name}" stands for an attribute in a plain string
};

// The type that an expression for this property must have; nothing when any will do.
std::optional<Type> expected_type(const PropertySpec& spec);

// The properties of one kind of layer, among them the extensions "flow" and "relief".
struct LayerSpec {
    std::string type;
    std::vector<PropertySpec> layout;
    std::vector<PropertySpec> paint;
};
std::span<const LayerSpec> layer_specs();
// nullptr when there is none of that name.
const LayerSpec* find_layer_spec(std::string_view type);
const PropertySpec* find_paint(std::string_view layer_type, std::string_view name);
const PropertySpec* find_layout(std::string_view layer_type, std::string_view name);

}  // namespace northway::style
