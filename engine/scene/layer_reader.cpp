// SPDX-License-Identifier: Apache-2.0
#include "scene/drawn_properties.h"
#include "scene/reading.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <limits>
#include <utility>

namespace northway::scene {
namespace {

using json = style::Json;

constexpr std::array kLayerKeys{"id",           "type",        "source", "source-layer", "minzoom",
                                "maxzoom",      "filter",      "layout", "paint",        "metadata",
                                "shade-source", "mask-source", "ref"};

Status check_source(const json& item, const std::string& path, Layer& layer, Reading& reading) {
    if (layer.type == LayerType::background) {
        return {};
    }
    layer.source = text_at(item, "source");
    layer.source_layer = text_at(item, "source-layer");
    layer.shade_source = text_at(item, "shade-source");
    layer.mask_source = text_at(item, "mask-source");
    for (const auto& [key, id] :
         {std::pair{"source", layer.source}, std::pair{"shade-source", layer.shade_source},
          std::pair{"mask-source", layer.mask_source}}) {
        if ((!id.empty() || std::string_view(key) == "source") &&
            reading.scene.find_source(id) == nullptr) {
            std::vector<std::string> names;
            for (const auto& source : reading.scene.sources) {
                names.push_back(source.id);
            }
            const auto meant = nearest_word(id, names);
            return reading.error(path + "." + key,
                                 fmt::format("there is no source '{}'{}", id,
                                             meant ? "; did you mean '" + *meant + "'?" : ""));
        }
    }
    return {};
}

Status read_properties(const json& item, const std::string& path, Layer& layer, Reading& reading) {
    const std::string type = text_at(item, "type");
    const auto problems = style::check_layer(item, path);
    if (!problems.errors.empty()) {
        return bad_input(fmt::format("{}: {}: {}", reading.place, problems.errors.front().place,
                                     problems.errors.front().message));
    }
    for (const auto& warning : problems.warnings) {
        reading.warn(warning.place, warning.message);
    }
    const style::LayerSpec* spec = style::find_layer_spec(type);
    for (const auto& [block, specs] :
         {std::pair{"layout", &spec->layout}, std::pair{"paint", &spec->paint}}) {
        const json values = item.value(block, json::object());
        for (const auto& property : *specs) {
            const auto found = values.find(property.name);
            if (found == values.end()) {
                layer.properties.emplace(property.name, style::PropertyValue::default_of(property));
                continue;
            }
            const std::string place = fmt::format("{}.{}.{}", path, block, property.name);
            auto value = style::PropertyValue::parse(*found, property, place);
            if (!value) {
                return bad_input(fmt::format("{}: {}: {}", reading.place,
                                             value.error().front().place,
                                             value.error().front().message));
            }
            layer.properties.emplace(property.name, std::move(*value));
            if (!is_drawn(property.name)) {
                reading.warn(place,
                             "is not drawn by this version; it is kept when the scene is saved");
            }
        }
    }
    layer.visible = layer.is_visible_in(reading.scene.state);
    return {};
}

void read_metadata(const json& item, Layer& layer) {
    const json metadata = item.value("metadata", json::object());
    if (!metadata.is_object()) {
        return;
    }
    layer.title = names_from_json(metadata.value("northway:title", json(layer.id)));
    layer.group = names_from_json(metadata.value("northway:group", json()));
    layer.legend = metadata.value("northway:legend", json::array());
    layer.opacity = number_at(metadata, "northway:opacity").value_or(1);
}

// A zoom between 0 and 24; what is none is told and passed over.
double read_zoom(const json& item, const char* key, double otherwise, const std::string& path,
                 Reading& reading) {
    constexpr double kMost = 24;
    const auto found = item.find(key);
    if (found == item.end()) {
        return otherwise;
    }
    const double zoom = found->is_number() ? found->get<double>() : -1;
    if (zoom < 0 || zoom > kMost) {
        reading.warn(path + "." + key, "a number between 0 and 24 is expected; it is passed over");
        return otherwise;
    }
    return zoom;
}

// A layer of an older style may take what it is over from another by "ref".
json with_reference(const json& item, const json& layers) {
    const std::string wanted = text_at(item, "ref");
    if (wanted.empty()) {
        return item;
    }
    json whole = item;
    for (const json& other : layers) {
        if (!other.is_object() || text_at(other, "id") != wanted) {
            continue;
        }
        for (const char* key :
             {"type", "source", "source-layer", "minzoom", "maxzoom", "filter", "layout"}) {
            if (other.contains(key)) {
                whole[key] = other[key];
            }
        }
    }
    return whole;
}

// Which layers stay empty because their source cannot be read.
void tell_unreadable(Reading& reading) {
    for (const SourceSpec& source : reading.scene.sources) {
        if (source.kind != SourceSpec::Kind::unreadable) {
            continue;
        }
        std::string layers;
        for (const Layer& layer : reading.scene.layers) {
            if (layer.source == source.id) {
                layers += fmt::format("{}'{}'", layers.empty() ? "" : ", ", layer.id);
            }
        }
        if (!layers.empty()) {
            reading.warn("sources." + source.id,
                         fmt::format("{}; these layers stay empty: {}. Give the data as a geojson "
                                     "or gdal source",
                                     source.problem, layers));
        }
    }
}

Result<Layer> read_layer(const json& item, const std::string& path, Reading& reading) {
    if (!item.is_object()) {
        return reading.error(path, "an object is expected");
    }
    Layer layer;
    layer.id = text_at(item, "id");
    if (layer.id.empty()) {
        return reading.error(path + ".id", "a name is expected");
    }
    const std::string type = text_at(item, "type");
    const auto known = layer_type_of(type);
    if (!known) {
        const auto meant = nearest_word(type, layer_type_names());
        return reading.error(path + ".type",
                             fmt::format("layers of type '{}' are not drawn{}; {} are", type,
                                         meant ? " (did you mean '" + *meant + "'?)" : "",
                                         fmt::join(layer_type_names(), ", ")));
    }
    layer.type = *known;
    if (layer.type == LayerType::fill_extrusion) {
        reading.warn(path + ".type", "buildings are drawn flat, the lowest first");
    }
    reading.warn_unknown_keys(item, kLayerKeys, path + ".");
    layer.min_zoom = read_zoom(item, "minzoom", 0, path, reading);
    if (layer.min_zoom == 0) {
        // The scale starts at 0, but a small window shows the whole Earth below it.
        layer.min_zoom = -std::numeric_limits<double>::infinity();
    }
    layer.max_zoom = read_zoom(item, "maxzoom", kNoMaxZoom, path, reading);
    if (auto checked = check_source(item, path, layer, reading); !checked) {
        return tl::unexpected(checked.error());
    }
    auto filter = style::Filter::parse(item.value("filter", json()));
    if (!filter) {
        const auto& first = filter.error().front();
        return reading.error(path + ".filter" + first.key, first.message);
    }
    layer.filter = std::move(*filter);
    if (auto read = read_properties(item, path, layer, reading); !read) {
        return tl::unexpected(read.error());
    }
    read_metadata(item, layer);
    return layer;
}

}  // namespace

Status read_layers(const json& root, Reading& reading) {
    if (!root.contains("layers") || !root["layers"].is_array()) {
        return reading.error("layers", "an array is expected");
    }
    for (std::size_t i = 0; i < root["layers"].size(); ++i) {
        const std::string path = fmt::format("layers[{}]", i);
        const json& item = root["layers"][i];
        auto layer = read_layer(item.is_object() ? with_reference(item, root["layers"]) : item,
                                path, reading);
        if (!layer) {
            return tl::unexpected(layer.error());
        }
        if (reading.scene.find_layer(layer->id) != nullptr) {
            return reading.error(path + ".id",
                                 fmt::format("there is another layer '{}'", layer->id));
        }
        reading.scene.layers.push_back(std::move(*layer));
    }
    tell_unreadable(reading);
    return {};
}

}  // namespace northway::scene
