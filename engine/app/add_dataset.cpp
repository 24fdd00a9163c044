// SPDX-License-Identifier: Apache-2.0
#include "app/add_dataset.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>

namespace northway::app {
namespace {

// Okabe and Ito's palette, told apart also with colour-vision deficiency.
constexpr std::array kColors{"#d55e00", "#0072b2", "#cc79a7", "#009e73", "#e69f00", "#56b4e9"};

struct Kind {
    const char* geometry;  // as ["geometry-type"] says it
    const char* type;
    const char* suffix;
};
constexpr Kind kArea{"Polygon", "fill", ""};
constexpr Kind kOutline{"Polygon", "line", " outline"};
constexpr Kind kLine{"LineString", "line", ""};
constexpr Kind kPoint{"Point", "circle", ""};

std::vector<Kind> kinds_of(const std::string& geometry_type) {
    const auto has = [&](const char* word) {
        return geometry_type.find(word) != std::string::npos;
    };
    if (has("Polygon") || has("Surface") || has("Triangle")) {
        return {kArea, kOutline};
    }
    if (has("Line") || has("Curve") || has("Circular")) {
        return {kLine};
    }
    if (has("Point")) {
        return {kPoint};
    }
    return {kArea, kOutline, kLine, kPoint};
}

style::Json paint_of(const Kind& kind, const char* color) {
    const std::string type = kind.type;
    if (type == "fill") {
        return {{"fill-color", color}, {"fill-opacity", 0.3}};
    }
    if (type == "circle") {
        return {{"circle-color", color},
                {"circle-radius", 4},
                {"circle-stroke-color", "#ffffff"},
                {"circle-stroke-width", 1}};
    }
    return {{"line-color", color}, {"line-width", 2}};
}

std::string free_key(const style::Json& object, const std::string& wanted) {
    std::string key = wanted;
    for (int i = 2; object.contains(key); ++i) {
        key = fmt::format("{} {}", wanted, i);
    }
    return key;
}

bool has_layer(const style::Json& layers, const std::string& id) {
    for (const auto& layer : layers) {
        if (layer.is_object() && layer.value("id", "") == id) {
            return true;
        }
    }
    return false;
}

}  // namespace

style::Json with_dataset(style::Json document, const std::string& path,
                         const std::vector<data::LayerInfo>& layers, int index) {
    const auto stem = std::filesystem::path(path).stem().string();
    const char* color = kColors[static_cast<std::size_t>(index) % kColors.size()];
    for (const auto& info : layers) {
        const std::string name =
            layers.size() == 1 || info.name == stem ? stem : fmt::format("{} {}", stem, info.name);
        const std::string source = free_key(document["sources"], name);
        document["sources"][source] = {{"type", "gdal"}, {"path", path}, {"layer", info.name}};
        const auto kinds = kinds_of(info.geometry_type);
        for (const Kind& kind : kinds) {
            std::string id = source + kind.suffix;
            if (kinds.size() > 2) {
                id = fmt::format("{} {}{}", source, kind.geometry, kind.suffix);
            }
            for (int i = 2; has_layer(document["layers"], id); ++i) {
                id = fmt::format("{}{} {}", source, kind.suffix, i);
            }
            style::Json layer = {{"id", id},
                                 {"type", kind.type},
                                 {"source", source},
                                 {"paint", paint_of(kind, color)}};
            if (kinds.size() > 2) {
                layer["filter"] = {"==", {"geometry-type"}, kind.geometry};
            }
            document["layers"].push_back(std::move(layer));
        }
    }
    return document;
}

}  // namespace northway::app
