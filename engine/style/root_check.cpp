// SPDX-License-Identifier: Apache-2.0
#include "style/root_check.h"

#include "style/conversion.h"
#include "style/property_table.h"

#include <algorithm>
#include <utility>

namespace northway::style {
namespace {

PropertySpec share(std::string name, std::string default_json) {
    return between(0, 1,
                   data_constant(std::move(name), PropertyType::number, std::move(default_json)));
}

PropertySpec color(std::string name, std::string default_json) {
    return data_constant(std::move(name), PropertyType::color, std::move(default_json));
}

PropertySpec fixed(PropertySpec spec) {
    spec.kind = PropertyKind::constant;
    spec.takes_zoom = false;
    return spec;
}

PropertySpec fixed_number(std::string name) {
    return fixed(data_constant(std::move(name), PropertyType::number, ""));
}

std::vector<PropertySpec> light() {
    return {one_of({"map", "viewport"},
                   data_constant("anchor", PropertyType::enumeration, "\"viewport\"")),
            of_items(PropertyType::number, 3,
                     data_constant("position", PropertyType::array, "[1.15,210,30]")),
            color("color", "\"#ffffff\""), share("intensity", "0.5")};
}

std::vector<PropertySpec> sky() {
    return {color("sky-color", "\"#88C6FC\""), color("horizon-color", "\"#ffffff\""),
            color("fog-color", "\"#ffffff\""), share("fog-ground-blend", "0.5"),
            share("horizon-fog-blend", "0.8"), share("sky-horizon-blend", "0.8"),
            share("atmosphere-blend", "0.8")};
}

std::vector<PropertySpec> terrain() {
    return {fixed(data_constant("source", PropertyType::string, "")),
            at_least(0, fixed_number("exaggeration"))};
}

std::vector<PropertySpec> transition() {
    return {at_least(0, fixed_number("duration")), at_least(0, fixed_number("delay"))};
}

void check_value(const Json& json, const PropertySpec& spec, const std::string& place,
                 std::vector<Warning>& warnings) {
    if (auto value = PropertyValue::parse(json, spec, place); !value) {
        warnings.insert(warnings.end(), value.error().begin(), value.error().end());
    }
}

void check_block(const Json& root, const char* name, const std::vector<PropertySpec>& specs,
                 std::vector<Warning>& warnings) {
    const auto block = root.find(name);
    if (block == root.end() || block->is_null()) {
        return;
    }
    if (!block->is_object()) {
        warnings.push_back({name, "object expected"});
        return;
    }
    for (const auto& [key, json] : block->items()) {
        const std::string place = std::string(name) + "." + key;
        const auto spec =
            std::find_if(specs.begin(), specs.end(),
                         [&wanted = key](const auto& row) { return row.name == wanted; });
        if (spec != specs.end()) {
            check_value(json, *spec, place, warnings);
        } else if (!key.ends_with("-transition")) {
            warnings.push_back({place, "unknown property \"" + key + "\""});
        }
    }
}

bool is_sprite_entry(const Json& json) {
    const auto is_text = [&json](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string();
    };
    return json.is_object() && is_text("id") && is_text("url");
}

void check_sprite(const Json& root, std::vector<Warning>& warnings) {
    const auto sprite = root.find("sprite");
    if (sprite == root.end() || sprite->is_string()) {
        return;
    }
    if (!sprite->is_array()) {
        warnings.push_back({"sprite", "a path or an array of {\"id\", \"url\"} expected"});
        return;
    }
    for (std::size_t i = 0; i < sprite->size(); ++i) {
        if (!is_sprite_entry((*sprite)[i])) {
            warnings.push_back(
                {"sprite[" + std::to_string(i) + "]", "{\"id\": …, \"url\": …} expected"});
        }
    }
}

}  // namespace

std::vector<Warning> check_root(const Json& root) {
    std::vector<Warning> warnings;
    check_block(root, "light", light(), warnings);
    check_block(root, "sky", sky(), warnings);
    check_block(root, "terrain", terrain(), warnings);
    check_block(root, "transition", transition(), warnings);
    check_sprite(root, warnings);
    for (const char* name : {"zoom", "bearing", "pitch", "roll", "centerAltitude"}) {
        if (const auto found = root.find(name); found != root.end() && !found->is_number()) {
            warnings.push_back({name, "number expected; it is passed over"});
        }
    }
    for (const char* name : {"name", "glyphs"}) {
        if (const auto found = root.find(name); found != root.end() && !found->is_string()) {
            warnings.push_back({name, "string expected; it is passed over"});
        }
    }
    return warnings;
}

tl::expected<std::string, std::vector<Warning>> projection_name(const Json& projection,
                                                                double zoom) {
    if (projection.is_string()) {
        return projection.get<std::string>();
    }
    const auto type = projection.is_object() ? projection.find("type") : projection.end();
    if (!projection.is_object() || type == projection.end()) {
        return tl::unexpected(std::vector{
            Warning{"projection", "a CRS (such as \"EPSG:3576\") or {\"type\": …} is expected"}});
    }
    if (type->is_string()) {
        return type->get<std::string>();
    }
    const auto nearer_of = [](const ProjectionDefinition& mix) {
        return mix.transition < 0.5 ? mix.from : mix.to;
    };
    // ["mercator", "vertical-perspective", 0.3]: between two.
    if (type->is_array()) {
        if (const auto mix = projection_from(value_from_json(*type))) {
            return nearer_of(*mix);
        }
    }
    auto value = PropertyValue::parse(
        *type, data_constant("type", PropertyType::projection_definition, "\"mercator\""),
        "projection.type");
    if (!value) {
        return tl::unexpected(std::move(value.error()));
    }
    EvaluationContext context;
    context.zoom = zoom;
    const auto found = projection_from(value->evaluate(context));
    return found ? nearer_of(*found) : std::string("mercator");
}

}  // namespace northway::style
