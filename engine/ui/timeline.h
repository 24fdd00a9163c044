// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/ui_state.h"

#include <vector>

namespace northway::ui {

// The events that the timeline lists now, in order of time: indices in the catalogue. Found again
// only when the filter, the view or the selection changes. Empty without a catalogue.
const std::vector<std::size_t>& listed_events(const UiInput& input, UiState& state);

}  // namespace northway::ui
