// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/status.h"

#include <span>

namespace northway::scene {

// How a system that does not run is drawn, so that no two statuses differ by colour alone: a line
// by its dashes and cross strokes, an icon's plate by how far it is filled and by bars across.
struct StatusLook {
    model::SystemStatus status = model::SystemStatus::operating;
    bool grey = false;                // instead of the colour of its class
    double width = 1;                 // of the line, as a share of the class's
    std::span<const double> dash_px;  // CSS pixels on, off, …; empty: solid
    std::span<const double> ties_px;  // the same of strokes across the line; empty: none
    double plate_level = 1;           // 0 hollow … 1 full
    int bars = 0;                     // across the icon
};

// Of all eight statuses.
StatusLook status_look(model::SystemStatus status);

}  // namespace northway::scene
