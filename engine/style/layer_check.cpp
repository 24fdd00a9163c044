// SPDX-License-Identifier: Apache-2.0
#include "base/strings.h"
#include "style/filter.h"
#include "style/property.h"

#include <algorithm>

namespace northway::style {
namespace {

std::string hint(std::string_view word, const std::vector<std::string>& candidates) {
    const auto nearest = nearest_word(word, candidates);
    return nearest ? "; did you mean \"" + *nearest + "\"?" : "";
}

std::vector<std::string> names_of(const std::vector<PropertySpec>& specs) {
    std::vector<std::string> names;
    for (const PropertySpec& spec : specs) {
        names.push_back(spec.name);
    }
    return names;
}

// "line-color-transition" and its like: how a style fades while it is edited, which a frame that
// is a function of its time does not.
bool is_transition(std::string_view name) {
    return name.ends_with("-transition");
}

void check_block(const Json& layer, const char* block, const std::vector<PropertySpec>& specs,
                 const std::string& place, LayerProblems& problems) {
    const auto found = layer.find(block);
    if (found == layer.end()) {
        return;
    }
    if (!found->is_object()) {
        problems.errors.push_back({place + "." + block, "object expected"});
        return;
    }
    for (const auto& [name, json] : found->items()) {
        const std::string at = place + "." + block + "." + name;
        const auto spec = std::find_if(specs.begin(), specs.end(),
                                       [&key = name](const auto& row) { return row.name == key; });
        if (spec != specs.end()) {
            if (auto value = PropertyValue::parse(json, *spec, at); !value) {
                auto& errors = value.error();
                problems.errors.insert(problems.errors.end(), errors.begin(), errors.end());
            }
        } else if (!is_transition(name)) {
            problems.warnings.push_back(
                {at, "unknown property \"" + name + "\"" + hint(name, names_of(specs))});
        }
    }
}

void check_filter(const Json& layer, const std::string& place, LayerProblems& problems) {
    const auto found = layer.find("filter");
    if (found == layer.end()) {
        return;
    }
    if (auto filter = Filter::parse(*found); !filter) {
        for (const ParseError& error : filter.error()) {
            problems.errors.push_back({place + ".filter" + error.key, error.message});
        }
    }
}

}  // namespace

LayerProblems check_layer(const Json& layer, const std::string& place) {
    LayerProblems problems;
    if (!layer.is_object()) {
        problems.errors.push_back({place, "object expected"});
        return problems;
    }
    const auto type = layer.find("type");
    if (type == layer.end() || !type->is_string()) {
        problems.errors.push_back({place, "missing required property \"type\""});
        return problems;
    }
    const LayerSpec* spec = find_layer_spec(type->get_ref<const std::string&>());
    if (spec == nullptr) {
        std::vector<std::string> types;
        for (const LayerSpec& known : layer_specs()) {
            types.push_back(known.type);
        }
        problems.errors.push_back({place + ".type", "unknown layer type \"" +
                                                        type->get<std::string>() + "\"" +
                                                        hint(type->get<std::string>(), types)});
        return problems;
    }
    check_block(layer, "layout", spec->layout, place, problems);
    check_block(layer, "paint", spec->paint, place, problems);
    check_filter(layer, place, problems);
    return problems;
}

}  // namespace northway::style
