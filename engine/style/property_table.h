// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/property_spec.h"

#include <vector>

namespace northway::style {

// The properties of every layer type: those of the MapLibre Style Specification v8 and those of the
// extensions "flow" and "relief".
std::vector<LayerSpec> make_layer_specs();

// The extensions alone.
LayerSpec make_flow_spec();
LayerSpec make_relief_spec();
// And those of symbol layers.
void add_symbol_extensions(LayerSpec& symbol);

// Starts a row of the table: what may drive the property and its default as JSON text ("" for
// none). Numbers, colours and what is made of them are interpolated, other types step.
PropertySpec data_driven(std::string name, PropertyType type, std::string default_json);
PropertySpec data_driven_without_state(std::string name, PropertyType type,
                                       std::string default_json);
PropertySpec data_constant(std::string name, PropertyType type, std::string default_json);

// Add to a row: the unit, the limits, the allowed words, the items.
PropertySpec in_unit(std::string unit, PropertySpec spec);
PropertySpec at_least(double minimum, PropertySpec spec);
PropertySpec between(double minimum, double maximum, PropertySpec spec);
PropertySpec stepping(PropertySpec spec);
PropertySpec one_of(std::vector<std::string> values, PropertySpec spec);
PropertySpec of_items(PropertyType item, std::optional<int> length, PropertySpec spec);
PropertySpec ramp_over(std::string parameter, PropertySpec spec);
PropertySpec with_tokens(PropertySpec spec);

// "visibility", which every layer has.
PropertySpec visibility();

}  // namespace northway::style
