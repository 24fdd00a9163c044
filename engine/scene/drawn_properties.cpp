// SPDX-License-Identifier: Apache-2.0
#include "scene/drawn_properties.h"

#include <algorithm>
#include <array>

namespace northway::scene {
namespace {

constexpr std::array<std::string_view, 52> kDrawn{
    "visibility",           "background-color",     "background-opacity", "fill-color",
    "fill-opacity",         "line-color",           "line-opacity",       "line-width",
    "line-offset",          "line-dasharray",       "line-cap",           "circle-radius",
    "circle-color",         "circle-opacity",       "circle-stroke-width", "circle-stroke-color",
    "circle-stroke-opacity", "symbol-placement",    "symbol-spacing",     "symbol-sort-key",
    "text-field",           "text-font",            "text-size",          "text-letter-spacing",
    "text-line-height",     "text-max-width",       "text-max-angle",     "text-padding",
    "text-allow-overlap",   "text-anchor",          "text-variable-anchor", "text-radial-offset",
    "text-offset",          "text-color",           "text-opacity",       "text-halo-color",
    "text-halo-width",      "text-keep-upright",    "icon-image",         "icon-size",
    "icon-color",           "icon-opacity",         "icon-halo-color",    "icon-halo-width",
    "icon-allow-overlap",   "icon-stack",           "icon-plate-color",   "icon-plate-paper",
    "icon-plate-level",     "icon-plate-rim-color", "icon-plate-rim-width", "icon-strike-color"};

}  // namespace

bool is_drawn(std::string_view property, const style::Json& value) {
    // An icon never waits for its text.
    return (property == "line-join" && value == "round") ||
           (property == "text-optional" && value == true) || property.ends_with("-transition") ||
           (property.starts_with("flow-") && property != "flow-sort-key") ||
           property.starts_with("relief-") ||
           std::find(kDrawn.begin(), kDrawn.end(), property) != kDrawn.end();
}

}  // namespace northway::scene
