// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/value.h"

#include <imgui.h>

#include <string_view>

namespace northway::ui {

// The colours of the panels, taken from the map's theme so that both belong together.
struct Palette {
    ImVec4 panel;    // behind everything
    ImVec4 field;    // inputs, buttons
    ImVec4 hovered;  // the same under the mouse
    ImVec4 pressed;
    ImVec4 line;  // between parts
    ImVec4 text;
    ImVec4 muted;
    ImVec4 accent;     // what is chosen, the slider
    ImVec4 on_accent;  // text on it
    ImVec4 warning;
    bool dark = false;
};

// `values` are those of a theme; what it lacks gets a plain light look.
Palette palette_from_theme(const style::Json& values);
// A colour of the theme by its name.
ImVec4 theme_color(const style::Json& values, std::string_view name, ImVec4 otherwise);
// The colour of a kind of system, as the map draws it.
ImVec4 kind_color(const style::Json& values, std::string_view kind);

// Sets colours and sizes of all widgets. `scale`: output pixels per CSS pixel.
void apply_style(const Palette& palette, float scale);

}  // namespace northway::ui
