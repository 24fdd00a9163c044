// SPDX-License-Identifier: Apache-2.0
#include "style/constant_check.h"

#include "style/conversion.h"

#include <algorithm>

namespace northway::style {
namespace {

using Problems = std::vector<Warning>;

Problems problem(const std::string& place, std::string message) {
    return {Warning{place, std::move(message)}};
}

Problems expected_type_problem(std::string_view expected, const Json& json,
                               const std::string& place) {
    return problem(place, std::string(expected) + " expected, " +
                              std::string(json_type_name(json)) + " found");
}

Problems check_number(const Json& json, const PropertySpec& spec, const std::string& place) {
    if (!json.is_number()) {
        return expected_type_problem("number", json, place);
    }
    const double number = json.get<double>();
    if (spec.minimum && number < *spec.minimum) {
        return problem(place, number_to_string(number) + " is less than the minimum value " +
                                  number_to_string(*spec.minimum));
    }
    if (spec.maximum && number > *spec.maximum) {
        return problem(place, number_to_string(number) + " is greater than the maximum value " +
                                  number_to_string(*spec.maximum));
    }
    return {};
}

Problems check_word(const Json& json, const PropertySpec& spec, const std::string& place) {
    const bool known =
        json.is_string() && std::find(spec.values.begin(), spec.values.end(),
                                      json.get_ref<const std::string&>()) != spec.values.end();
    if (known) {
        return {};
    }
    std::string words;
    for (const std::string& word : spec.values) {
        words += (words.empty() ? "" : ", ") + word;
    }
    return problem(place, "expected one of [" + words + "], " +
                              json.dump(-1, ' ', false, Json::error_handler_t::replace) + " found");
}

Problems check_color(const Json& json, const std::string& place) {
    if (!json.is_string()) {
        return expected_type_problem("color", json, place);
    }
    if (!parse_color(json.get_ref<const std::string&>())) {
        return problem(place, "color expected, \"" + json.get<std::string>() + "\" found");
    }
    return {};
}

Problems check_item(const Json& json, const PropertySpec& spec, const std::string& place) {
    PropertySpec item = spec;
    item.type = spec.item;
    item.item = PropertyType::any;
    item.length.reset();
    return check_constant(json, item, place);
}

Problems check_items(const Json& json, const PropertySpec& spec, const std::string& place) {
    Problems problems;
    for (std::size_t i = 0; i < json.size(); ++i) {
        Problems found = check_item(json[i], spec, place + "[" + std::to_string(i) + "]");
        problems.insert(problems.end(), found.begin(), found.end());
    }
    return problems;
}

Problems check_array(const Json& json, const PropertySpec& spec, const std::string& place) {
    if (!json.is_array()) {
        return expected_type_problem("array", json, place);
    }
    if (spec.length && json.size() != static_cast<std::size_t>(*spec.length)) {
        return problem(place, "array length " + std::to_string(*spec.length) +
                                  " expected, length " + std::to_string(json.size()) + " found");
    }
    return check_items(json, spec, place);
}

// One item or an array of them.
Problems check_one_or_many(const Json& json, PropertySpec spec, PropertyType item,
                           const std::string& place) {
    spec.item = item;
    if (!json.is_array()) {
        return check_item(json, spec, place);
    }
    return json.empty() ? problem(place, "array length at least 1 expected, length 0 found")
                        : check_items(json, spec, place);
}

Problems check_padding(const Json& json, const PropertySpec& spec, const std::string& place) {
    if (json.is_array() && (json.empty() || json.size() > 4)) {
        return problem(place, "padding requires 1 to 4 values; " + std::to_string(json.size()) +
                                  " values found");
    }
    return check_one_or_many(json, spec, PropertyType::number, place);
}

}  // namespace

std::string_view json_type_name(const Json& json) {
    if (json.is_number()) {
        return "number";
    }
    return json.type_name();
}

std::vector<Warning> check_constant(const Json& json, const PropertySpec& spec,
                                    const std::string& place) {
    switch (spec.type) {
        case PropertyType::number:
            return check_number(json, spec, place);
        case PropertyType::boolean:
            return json.is_boolean() ? Problems{} : expected_type_problem("boolean", json, place);
        case PropertyType::string:
        case PropertyType::formatted:
        case PropertyType::image:
        case PropertyType::projection_definition:
            return json.is_string() ? Problems{} : expected_type_problem("string", json, place);
        case PropertyType::enumeration:
            return check_word(json, spec, place);
        case PropertyType::color:
            return check_color(json, place);
        case PropertyType::array:
            return check_array(json, spec, place);
        case PropertyType::padding:
            return check_padding(json, spec, place);
        case PropertyType::number_array:
            return check_one_or_many(json, spec, PropertyType::number, place);
        case PropertyType::color_array:
            return check_one_or_many(json, spec, PropertyType::color, place);
        case PropertyType::variable_anchor_offset:
            return variable_anchor_offset_from(value_from_json(json))
                       ? Problems{}
                       : problem(place,
                                 "pairs of an anchor and an offset expected, as [\"top\", [0, 1]]");
        case PropertyType::any:
            break;
    }
    return {};
}

}  // namespace northway::style
