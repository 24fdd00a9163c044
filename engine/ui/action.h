// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace northway::ui {

// What a user asked for in a panel. The window carries it out.
struct ShowLayer {
    std::string id;
    bool visible = true;
};
struct SetLayerOpacity {
    std::string id;
    double opacity = 1;
};
struct SetYear {
    double year = 0;
};
struct TogglePlay {};
struct SetRate {
    double years_per_s = 0;
};
struct SetMarksMove {
    bool move = true;
};
struct SetLanguage {
    Language language = Language::en;
};
struct SetTheme {
    std::string name;
};
struct SetViewpoint {
    std::string id;
};
struct SetCrs {
    std::string crs;
};  // empty: the scene's own
struct FitView {};
struct NorthUp {};
struct SelectSystem {
    std::string id;
};  // empty: closes the card
struct GoToSystem {
    std::string id;
};
// To an event of the catalogue: the year, the view and the card.
struct JumpToEvent {
    std::size_t event = 0;
};
// To the next event of the timeline's list, or the one before.
struct StepEvent {
    bool forward = true;
};
struct ExportPicture {
    std::string path;
    int scale = 1;
};

using Action = std::variant<ShowLayer, SetLayerOpacity, SetYear, TogglePlay, SetRate, SetMarksMove,
                            SetLanguage, SetTheme, SetViewpoint, SetCrs, FitView, NorthUp, SelectSystem,
                            GoToSystem, JumpToEvent, StepEvent, ExportPicture>;
using Actions = std::vector<Action>;

}  // namespace northway::ui
