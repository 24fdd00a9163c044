// SPDX-License-Identifier: Apache-2.0
#include "scene/layer.h"

#include <algorithm>
#include <array>

namespace northway::scene {
namespace {

struct LayerTypeName {
    std::string_view name;
    LayerType type;
};
constexpr std::array kLayerTypes{
    LayerTypeName{"background", LayerType::background},
    LayerTypeName{"fill", LayerType::fill},
    LayerTypeName{"line", LayerType::line},
    LayerTypeName{"circle", LayerType::circle},
    LayerTypeName{"symbol", LayerType::symbol},
    LayerTypeName{"raster", LayerType::raster},
    LayerTypeName{"hillshade", LayerType::hillshade},
    LayerTypeName{"color-relief", LayerType::color_relief},
    LayerTypeName{"heatmap", LayerType::heatmap},
    LayerTypeName{"fill-extrusion", LayerType::fill_extrusion},
    LayerTypeName{"relief", LayerType::relief},
    LayerTypeName{"flow", LayerType::flow},
};

}  // namespace

std::string_view name_of(LayerType type) {
    return std::find_if(kLayerTypes.begin(), kLayerTypes.end(),
                        [&](const LayerTypeName& each) { return each.type == type; })
        ->name;
}

std::optional<LayerType> layer_type_of(std::string_view name) {
    const auto found = std::find_if(kLayerTypes.begin(), kLayerTypes.end(),
                                    [&](const LayerTypeName& each) { return each.name == name; });
    return found != kLayerTypes.end() ? std::optional(found->type) : std::nullopt;
}

std::vector<std::string> layer_type_names() {
    std::vector<std::string> names;
    for (const auto& each : kLayerTypes) {
        names.emplace_back(each.name);
    }
    return names;
}

const style::PropertyValue& Layer::property(std::string_view property_name) const {
    return properties.find(property_name)->second;
}

bool Layer::follows_state() const {
    const auto found = properties.find("visibility");
    return found != properties.end() && !found->second.is_constant();
}

bool Layer::is_visible_in(const style::GlobalState& state) const {
    style::EvaluationContext context;
    context.global_state = &state;
    return property("visibility").string(context, "visible") != "none";
}

}  // namespace northway::scene
