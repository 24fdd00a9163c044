// SPDX-License-Identifier: Apache-2.0
#include "style/property_spec.h"

#include "style/property_table.h"

#include <algorithm>

namespace northway::style {
namespace {

std::optional<Type> type_for(PropertyType type) {
    switch (type) {
        case PropertyType::number:
            return Type::Kind::number;
        case PropertyType::string:
        case PropertyType::enumeration:
            return Type::Kind::string;
        case PropertyType::boolean:
            return Type::Kind::boolean;
        case PropertyType::color:
            return Type::Kind::color;
        case PropertyType::formatted:
            return Type::Kind::formatted;
        case PropertyType::image:
            return Type::Kind::image;
        case PropertyType::padding:
            return Type::Kind::padding;
        case PropertyType::number_array:
            return Type::Kind::number_array;
        case PropertyType::color_array:
            return Type::Kind::color_array;
        case PropertyType::variable_anchor_offset:
            return Type::Kind::variable_anchor_offset;
        case PropertyType::projection_definition:
            return Type::Kind::projection_definition;
        case PropertyType::any:
        case PropertyType::array:
            break;
    }
    return std::nullopt;
}

const PropertySpec* find_in(const std::vector<PropertySpec>& specs, std::string_view name) {
    const auto found = std::find_if(specs.begin(), specs.end(),
                                    [name](const PropertySpec& spec) { return spec.name == name; });
    return found == specs.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Type> expected_type(const PropertySpec& spec) {
    if (spec.type == PropertyType::array) {
        return Type::array_of(type_for(spec.item).value_or(Type{}), spec.length);
    }
    return type_for(spec.type);
}

std::span<const LayerSpec> layer_specs() {
    static const std::vector<LayerSpec> specs = make_layer_specs();
    return specs;
}

const LayerSpec* find_layer_spec(std::string_view type) {
    const auto specs = layer_specs();
    const auto found = std::find_if(specs.begin(), specs.end(),
                                    [type](const LayerSpec& spec) { return spec.type == type; });
    return found == specs.end() ? nullptr : &*found;
}

const PropertySpec* find_paint(std::string_view layer_type, std::string_view name) {
    const LayerSpec* layer = find_layer_spec(layer_type);
    return layer == nullptr ? nullptr : find_in(layer->paint, name);
}

const PropertySpec* find_layout(std::string_view layer_type, std::string_view name) {
    const LayerSpec* layer = find_layer_spec(layer_type);
    return layer == nullptr ? nullptr : find_in(layer->layout, name);
}

}  // namespace northway::style
