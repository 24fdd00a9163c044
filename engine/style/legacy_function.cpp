// SPDX-License-Identifier: Apache-2.0
#include "style/legacy_function.h"

#include <iterator>
#include <utility>
#include <vector>

namespace northway::style {
namespace {

// A stop: its input (for a zoom-and-property function the value) and its output, an expression.
using Stop = std::pair<Json, Json>;

Json undefined() {
    return Json(Json::value_t::discarded);
}

// The member, undefined when the object has none of that name.
Json member(const Json& object, const char* name) {
    if (!object.is_object()) {
        return undefined();
    }
    const auto found = object.find(name);
    return found == object.end() ? undefined() : *found;
}

Json as_literal(const Json& value) {
    const bool needs_quote = value.is_array() || value.is_object() || value.is_null();
    return needs_quote ? Json::array({"literal", value}) : value;
}

Json make_array(std::initializer_list<Json> items) {
    Json array = Json::array();
    for (const Json& item : items) {
        array.push_back(item);
    }
    return array;
}

// What a legacy function and the property it is for have to say.
struct Conversion {
    const Json& function;
    const PropertySpec& spec;

    Json get() const { return make_array({"get", member(function, "property")}); }

    std::string type_or_default() const {
        const Json type = member(function, "type");
        if (type.is_string() && !type.get_ref<const std::string&>().empty()) {
            return type.get<std::string>();
        }
        return default_type();
    }
    std::string default_type() const { return spec.interpolated ? "exponential" : "interval"; }

    std::string interpolate_operator() const {
        const Json space = member(function, "colorSpace");
        if (space == "hcl" || space == "lab") {
            return "interpolate-" + space.get<std::string>();
        }
        return "interpolate";
    }

    Json easing() const {
        const Json base = member(function, "base");
        if (base.is_discarded() || (base.is_number() && base.get<double>() == 1)) {
            return make_array({"linear"});
        }
        return make_array({"exponential", base});
    }

    // The function's default, else the property's, as an expression.
    Json fallback() const {
        Json value = member(function, "default");
        if (value.is_discarded() && !spec.default_json.empty()) {
            value = Json::parse(spec.default_json, nullptr, false);
        }
        if (value.is_discarded() && spec.type == PropertyType::image) {
            return "";
        }
        return as_literal(value);
    }
};

// A stop whose input repeats the one before it is dropped: expressions want ascending inputs.
void append_stop(Json& curve, const Json& input, const Json& output, bool is_step) {
    if (curve.size() > 3 && input == curve[curve.size() - 2]) {
        return;
    }
    if (!is_step || curve.size() != 2) {
        curve.push_back(input);
    }
    curve.push_back(output);
}

// A step needs two outputs.
void complete_step(Json& curve) {
    if (curve[0] == "step" && curve.size() == 3) {
        const Json output = curve[2];
        curve.push_back(0);
        curve.push_back(output);
    }
}

Json curve_of(Json curve, const std::vector<Stop>& stops) {
    const bool is_step = curve[0] == "step";
    for (const auto& [input, output] : stops) {
        append_stop(curve, input, output, is_step);
    }
    complete_step(curve);
    return curve;
}

// A curve over the property, or the default where the property is no number.
Json guarded_curve(const Conversion& conversion, Json curve) {
    const Json otherwise = member(conversion.function, "default");
    if (otherwise.is_discarded()) {
        return curve;
    }
    const Json type = make_array({"typeof", conversion.get()});
    return make_array(
        {"case", make_array({"==", type, "number"}), std::move(curve), as_literal(otherwise)});
}

tl::expected<Json, std::string> property_function(const Conversion& conversion,
                                                  const std::vector<Stop>& stops) {
    const std::string type = conversion.type_or_default();
    const Json get = conversion.get();
    if (type == "categorical" && stops.front().first.is_boolean()) {
        Json cases = make_array({"case"});
        for (const auto& [input, output] : stops) {
            cases.push_back(make_array({"==", get, input}));
            cases.push_back(output);
        }
        cases.push_back(conversion.fallback());
        return cases;
    }
    if (type == "categorical") {
        Json match = curve_of(make_array({"match", get}), stops);
        match.push_back(conversion.fallback());
        return match;
    }
    const Json number = make_array({"number", get});
    if (type == "interval") {
        return guarded_curve(conversion, curve_of(make_array({"step", number}), stops));
    }
    if (type == "exponential") {
        return guarded_curve(
            conversion,
            curve_of(make_array({conversion.interpolate_operator(), conversion.easing(), number}),
                     stops));
    }
    return tl::unexpected("Unknown property function type " + type);
}

tl::expected<Json, std::string> zoom_function(const Conversion& conversion,
                                              const std::vector<Stop>& stops) {
    const std::string type = conversion.type_or_default();
    const Json zoom = make_array({"zoom"});
    if (type == "interval") {
        return curve_of(make_array({"step", zoom}), stops);
    }
    if (type == "exponential") {
        return curve_of(make_array({conversion.interpolate_operator(), conversion.easing(), zoom}),
                        stops);
    }
    return tl::unexpected("Unknown zoom function type \"" + type + "\"");
}

// A curve over zoom whose outputs are functions of the property. Only type, property and default
// reach the inner functions.
tl::expected<Json, std::string> zoom_and_property_function(const Conversion& conversion,
                                                           const std::vector<Stop>& stops) {
    std::vector<std::pair<Json, std::vector<Stop>>> by_zoom;
    for (const auto& [input, output] : stops) {
        const Json zoom = member(input, "zoom");
        auto it = by_zoom.begin();
        while (it != by_zoom.end() && it->first != zoom) {
            ++it;
        }
        if (it == by_zoom.end()) {
            by_zoom.emplace_back(zoom, std::vector<Stop>());
            it = std::prev(by_zoom.end());
        }
        it->second.emplace_back(member(input, "value"), output);
    }
    Json inner = Json::object();
    for (const char* name : {"type", "property", "default"}) {
        if (const Json value = member(conversion.function, name); !value.is_discarded()) {
            inner[name] = value;
        }
    }
    const Json zoom = make_array({"zoom"});
    const bool is_step = conversion.default_type() == "interval";
    Json curve =
        is_step ? make_array({"step", zoom})
                : make_array({conversion.interpolate_operator(), make_array({"linear"}), zoom});
    for (const auto& [level, level_stops] : by_zoom) {
        auto output = property_function({inner, conversion.spec}, level_stops);
        if (!output) {
            return output;
        }
        append_stop(curve, level, *output, is_step);
    }
    complete_step(curve);
    return curve;
}

std::string_view operator_for(PropertyType type) {
    switch (type) {
        case PropertyType::number:
            return "number";
        case PropertyType::string:
            return "string";
        case PropertyType::boolean:
            return "boolean";
        case PropertyType::color:
            return "to-color";
        case PropertyType::array:
            return "array";
        default:  // these have no operator of their own; the property converts the result
            return "coalesce";
    }
}

std::string_view item_name(PropertyType type) {
    switch (type) {
        case PropertyType::number:
            return "number";
        case PropertyType::boolean:
            return "boolean";
        default:
            return "string";
    }
}

Json identity_function(const Conversion& conversion) {
    const PropertySpec& spec = conversion.spec;
    const Json get = conversion.get();
    const Json otherwise = member(conversion.function, "default");
    if (otherwise.is_discarded()) {
        // A string property would convert other types; legacy functions never did.
        return spec.type == PropertyType::string ? make_array({"string", get}) : get;
    }
    if (spec.type == PropertyType::enumeration) {
        Json match = make_array({"match", get, Json::array(), get, otherwise});
        for (const std::string& value : spec.values) {
            match[2].push_back(value);
        }
        return match;
    }
    Json expression = make_array({operator_for(spec.type)});
    if (spec.type == PropertyType::array) {
        expression.push_back(item_name(spec.item));
        expression.push_back(spec.length ? Json(*spec.length) : Json(nullptr));
    }
    expression.push_back(get);
    expression.push_back(as_literal(otherwise));
    return expression;
}

bool is_stop(const Json& json) {
    return json.is_array() && json.size() == 2;
}

}  // namespace

Json expression_from_tokens(std::string_view text) {
    Json parts = make_array({"concat"});
    std::size_t done = 0;
    for (std::size_t open = text.find('{'); open != std::string_view::npos;
         open = text.find('{', open + 1)) {
        const std::size_t close = text.find_first_of("{}", open + 1);
        if (close == std::string_view::npos || text[close] == '{' || close == open + 1) {
            continue;
        }
        if (open > done) {
            parts.push_back(text.substr(done, open - done));
        }
        parts.push_back(make_array({"get", text.substr(open + 1, close - open - 1)}));
        done = close + 1;
    }
    if (parts.size() == 1) {
        return text;
    }
    if (done < text.size()) {
        parts.push_back(text.substr(done));
    } else if (parts.size() == 2) {
        return make_array({"to-string", parts[1]});
    }
    return parts;
}

tl::expected<Json, std::string> expression_from_legacy_function(const Json& function,
                                                                const PropertySpec& spec) {
    const Conversion conversion{function, spec};
    const Json stops_json = member(function, "stops");
    if (stops_json.is_discarded() || stops_json.is_null()) {
        return identity_function(conversion);
    }
    if (!stops_json.is_array() || stops_json.empty()) {
        return tl::unexpected(std::string("array must have at least one stop"));
    }
    const bool by_zoom_and_property =
        is_stop(stops_json[0]) && (stops_json[0][0].is_object() || stops_json[0][0].is_array());
    const bool by_property = by_zoom_and_property || !member(function, "property").is_discarded();
    std::vector<Stop> stops;
    for (const Json& stop : stops_json) {
        if (!is_stop(stop)) {
            return tl::unexpected(std::string("a stop must be an array of an input and an output"));
        }
        const bool has_tokens = !by_property && spec.tokens && stop[1].is_string();
        stops.emplace_back(
            stop[0], has_tokens ? expression_from_tokens(stop[1].get_ref<const std::string&>())
                                : as_literal(stop[1]));
    }
    if (by_zoom_and_property) {
        return zoom_and_property_function(conversion, stops);
    }
    return by_property ? property_function(conversion, stops) : zoom_function(conversion, stops);
}

}  // namespace northway::style
