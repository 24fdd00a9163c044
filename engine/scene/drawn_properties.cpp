// SPDX-License-Identifier: Apache-2.0
#include "scene/drawn_properties.h"

#include <algorithm>
#include <array>

namespace northway::scene {
namespace {

// One array a layer type, one property a line, in alphabetical order.
constexpr auto kBackground = std::to_array<std::string_view>({
    "background-color",
    "background-opacity",
});
constexpr auto kFill = std::to_array<std::string_view>({
    "fill-color",
    "fill-opacity",
});
constexpr auto kLine = std::to_array<std::string_view>({
    "line-cap",
    "line-color",
    "line-dasharray",
    "line-offset",
    "line-opacity",
    "line-width",
});
constexpr auto kCircle = std::to_array<std::string_view>({
    "circle-color",
    "circle-opacity",
    "circle-radius",
    "circle-stroke-color",
    "circle-stroke-opacity",
    "circle-stroke-width",
});
constexpr auto kSymbol = std::to_array<std::string_view>({
    "symbol-placement",
    "symbol-sort-key",
    "symbol-spacing",
});
constexpr auto kText = std::to_array<std::string_view>({
    "text-allow-overlap",
    "text-anchor",
    "text-color",
    "text-field",
    "text-font",
    "text-halo-color",
    "text-halo-width",
    "text-keep-upright",
    "text-letter-spacing",
    "text-line-height",
    "text-max-angle",
    "text-max-width",
    "text-offset",
    "text-opacity",
    "text-padding",
    "text-radial-offset",
    "text-size",
    "text-variable-anchor",
});
constexpr auto kIcon = std::to_array<std::string_view>({
    "icon-allow-overlap",
    "icon-color",
    "icon-halo-color",
    "icon-halo-width",
    "icon-image",
    "icon-opacity",
    "icon-plate-color",
    "icon-plate-level",
    "icon-plate-paper",
    "icon-plate-rim-color",
    "icon-plate-rim-width",
    "icon-size",
    "icon-stack",
    "icon-strike-color",
});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool is_drawn(std::string_view property, const style::Json& value) {
    // An icon never waits for its text.
    return (property == "line-join" && value == "round") ||
           (property == "text-optional" && value == true) || property.ends_with("-transition") ||
           (property.starts_with("flow-") && property != "flow-sort-key") ||
           property.starts_with("relief-") || property.starts_with("raster-") || property == "visibility" ||
           holds(kBackground, property) || holds(kFill, property) || holds(kLine, property) ||
           holds(kCircle, property) || holds(kSymbol, property) || holds(kText, property) ||
           holds(kIcon, property);
}

bool is_drawn(LayerType type) {
    return type != LayerType::hillshade && type != LayerType::heatmap &&
           type != LayerType::fill_extrusion;
}

}  // namespace northway::scene
