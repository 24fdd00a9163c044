// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/action.h"
#include "ui/ui_state.h"

namespace northway::ui {

// Each panel draws itself from its input and its own state, and gives what the user asked for.
Actions systems_panel(const UiInput& input, UiState& state);
Actions timeline_panel(const UiInput& input, UiState& state);
Actions trade_panel(const UiInput& input, UiState& state);
Actions layers_panel(const UiInput& input, UiState& state);
Actions view_panel(const UiInput& input, UiState& state);
Actions output_panel(const UiInput& input, UiState& state);
Actions system_card(const UiInput& input, UiState& state);
Actions time_bar(const UiInput& input, UiState& state);

// The tooltip of a system under the mouse: name, status and volume at the year.
void system_tooltip(const UiInput& input, const std::string& system_id);

// All panels at their places.
Actions draw_panels(const UiInput& input, UiState& state);

}  // namespace northway::ui
