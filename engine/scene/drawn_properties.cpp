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
    "background-pattern",
});
constexpr auto kFill = std::to_array<std::string_view>({
    "fill-antialias",
    "fill-color",
    "fill-layer-opacity",
    "fill-opacity",
    "fill-outline-color",
    "fill-pattern",
    "fill-sort-key",
    "fill-translate",
    "fill-translate-anchor",
});
constexpr auto kLine = std::to_array<std::string_view>({
    "line-blur",
    "line-cap",
    "line-color",
    "line-dasharray",
    "line-gap-width",
    "line-gradient",
    "line-join",
    "line-layer-opacity",
    "line-miter-limit",
    "line-offset",
    "line-opacity",
    "line-pattern",
    "line-round-limit",
    "line-sort-key",
    "line-translate",
    "line-translate-anchor",
    "line-width",
});
// Those of height and light say nothing on a flat map; that it is flat is told once a layer.
constexpr auto kFillExtrusion = std::to_array<std::string_view>({
    "fill-extrusion-base",
    "fill-extrusion-color",
    "fill-extrusion-height",
    "fill-extrusion-opacity",
    "fill-extrusion-pattern",
    "fill-extrusion-rounded-corner-distance",
    "fill-extrusion-translate",
    "fill-extrusion-translate-anchor",
    "fill-extrusion-vertical-gradient",
});
constexpr auto kCircle = std::to_array<std::string_view>({
    "circle-blur",
    "circle-color",
    "circle-opacity",
    "circle-pitch-alignment",
    "circle-pitch-scale",
    "circle-radius",
    "circle-sort-key",
    "circle-stroke-color",
    "circle-stroke-opacity",
    "circle-stroke-width",
    "circle-translate",
    "circle-translate-anchor",
});
constexpr auto kSymbol = std::to_array<std::string_view>({
    "symbol-avoid-edges",
    "symbol-placement",
    "symbol-sort-key",
    "symbol-spacing",
    "symbol-z-order",
});
constexpr auto kText = std::to_array<std::string_view>({
    "text-allow-overlap",
    "text-anchor",
    "text-color",
    "text-field",
    "text-font",
    "text-halo-blur",
    "text-halo-color",
    "text-halo-width",
    "text-ignore-placement",
    "text-justify",
    "text-keep-upright",
    "text-letter-spacing",
    "text-line-height",
    "text-max-angle",
    "text-max-width",
    "text-offset",
    "text-opacity",
    "text-optional",
    "text-overlap",
    "text-padding",
    "text-pitch-alignment",
    "text-radial-offset",
    "text-rotate",
    "text-rotation-alignment",
    "text-size",
    "text-transform",
    "text-translate",
    "text-translate-anchor",
    "text-variable-anchor",
    "text-variable-anchor-offset",
    "text-writing-mode",
});
constexpr auto kIcon = std::to_array<std::string_view>({
    "icon-allow-overlap",
    "icon-anchor",
    "icon-color",
    "icon-halo-blur",
    "icon-halo-color",
    "icon-halo-width",
    "icon-ignore-placement",
    "icon-image",
    "icon-keep-upright",
    "icon-offset",
    "icon-opacity",
    "icon-optional",
    "icon-overlap",
    "icon-padding",
    "icon-pitch-alignment",
    "icon-plate-color",
    "icon-plate-level",
    "icon-plate-paper",
    "icon-plate-rim-color",
    "icon-plate-rim-width",
    "icon-rotate",
    "icon-rotation-alignment",
    "icon-size",
    "icon-stack",
    "icon-strike-bars",
    "icon-strike-color",
    "icon-text-fit",
    "icon-text-fit-padding",
    "icon-translate",
    "icon-translate-anchor",
});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool is_drawn(std::string_view property) {
    constexpr std::array<std::string_view, 6> kWhole{
        "flow-", "relief-", "raster-", "hillshade-", "color-relief-", "heatmap-"};
    return property == "resampling" || property.ends_with("-transition") ||
           std::any_of(kWhole.begin(), kWhole.end(),
                       [&](std::string_view prefix) { return property.starts_with(prefix); }) ||
           property == "visibility" || holds(kBackground, property) ||
           holds(kFillExtrusion, property) || holds(kFill, property) || holds(kLine, property) ||
           holds(kCircle, property) || holds(kSymbol, property) || holds(kText, property) ||
           holds(kIcon, property);
}

}  // namespace northway::scene
