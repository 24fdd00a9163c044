// SPDX-License-Identifier: Apache-2.0
#include "style/property_table.h"

#include <algorithm>
#include <array>

namespace northway::style {
namespace {

bool is_interpolated(PropertyType type) {
    constexpr std::array kInterpolated{PropertyType::number,
                                       PropertyType::color,
                                       PropertyType::array,
                                       PropertyType::padding,
                                       PropertyType::color_array,
                                       PropertyType::number_array,
                                       PropertyType::variable_anchor_offset,
                                       PropertyType::projection_definition};
    return std::find(kInterpolated.begin(), kInterpolated.end(), type) != kInterpolated.end();
}

}  // namespace

PropertySpec data_driven(std::string name, PropertyType type, std::string default_json) {
    PropertySpec spec;
    spec.name = std::move(name);
    spec.type = type;
    spec.default_json = std::move(default_json);
    spec.interpolated = is_interpolated(type);
    return spec;
}

PropertySpec data_driven_without_state(std::string name, PropertyType type,
                                       std::string default_json) {
    PropertySpec spec = data_driven(std::move(name), type, std::move(default_json));
    spec.takes_feature_state = false;
    return spec;
}

PropertySpec data_constant(std::string name, PropertyType type, std::string default_json) {
    PropertySpec spec = data_driven_without_state(std::move(name), type, std::move(default_json));
    spec.kind = PropertyKind::data_constant;
    spec.takes_feature = false;
    return spec;
}

PropertySpec in_unit(std::string unit, PropertySpec spec) {
    spec.units = std::move(unit);
    return spec;
}

PropertySpec at_least(double minimum, PropertySpec spec) {
    spec.minimum = minimum;
    return spec;
}

PropertySpec between(double minimum, double maximum, PropertySpec spec) {
    spec.minimum = minimum;
    spec.maximum = maximum;
    return spec;
}

PropertySpec stepping(PropertySpec spec) {
    spec.interpolated = false;
    return spec;
}

PropertySpec one_of(std::vector<std::string> values, PropertySpec spec) {
    spec.values = std::move(values);
    return spec;
}

PropertySpec of_items(PropertyType item, std::optional<int> length, PropertySpec spec) {
    spec.item = item;
    spec.length = length;
    return spec;
}

PropertySpec ramp_over(std::string parameter, PropertySpec spec) {
    spec.kind = PropertyKind::color_ramp;
    spec.ramp_parameter = std::move(parameter);
    spec.takes_zoom = false;
    return spec;
}

PropertySpec with_tokens(PropertySpec spec) {
    spec.tokens = true;
    return spec;
}

PropertySpec visibility() {
    PropertySpec spec = one_of(
        {"visible", "none"}, data_constant("visibility", PropertyType::enumeration, "\"visible\""));
    spec.takes_zoom = false;
    return spec;
}

}  // namespace northway::style
