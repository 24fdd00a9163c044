// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/fonts.h"
#include "ui/palette.h"

#include <imgui.h>

#include <string>
#include <string_view>

namespace northway::ui {

// `text` cut to `width_px` with an ellipsis, at the boundary of a letter.
std::string fitted(const std::string& text, float width_px);
// Text on one line; what does not fit is cut with an ellipsis and stands in a tooltip.
void clipped_text(const std::string& text, float width_px);
void clipped_text(const std::string& text);  // to the end of the line
void wrapped_text(const std::string& text);
void colored_text(ImVec4 color, const std::string& text);      // wrapped
void muted_text(const Fonts& fonts, const std::string& text);  // small, wrapped
void heading(const Fonts& fonts, const std::string& text);     // bold, wrapped
void tooltip(const std::string& text);                         // of the last item
bool primary_button(const Palette& palette, const std::string& label, float width_px);
// One of several choices side by side; the chosen one stands out.
bool choice_button(const Palette& palette, const std::string& label, bool chosen, float width_px);
// A field to search in with a cross that empties it, as wide as the panel.
void search_field(const Palette& palette, const char* id, const std::string& hint,
                  const std::string& clear_tip, std::string& text, float scale);
// A button with a drawn sign: play, pause, a cross.
enum class Icon { play, pause, close, earlier, later };
bool icon_button(const char* id, Icon icon, float size_px, ImVec4 color);
// Opens a panel that stands still at a rectangle of the window; close with ImGui::End().
void begin_panel(const char* id, float x, float y, float width, float height);

}  // namespace northway::ui
