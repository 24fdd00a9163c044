// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/catalogue.h"
#include "model/status.h"
#include "scene/document.h"
#include "scene/theme.h"
#include "scene/words.h"
#include "style/value.h"
#include "ui/event_list.h"
#include "ui/fonts.h"
#include "ui/layout.h"
#include "ui/palette.h"
#include "ui/panel_cache.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace northway::ui {

enum class Tab { systems, timeline, trade, layers, view, output };

// What the panels themselves remember from frame to frame. What the map shows is in the scene.
struct UiState {
    bool panels = true;
    Tab tab = Tab::systems;
    std::string system_id;  // of the open card
    // … or what was clicked that is no system: names and values of its fields.
    std::vector<std::pair<std::string, std::string>> feature;

    std::string search;
    std::string kind;  // empty: all
    std::optional<model::SystemStatus> status;
    std::string tier;            // empty: all
    bool in_scene_only = false;  // systems that the open scene draws

    std::string event_search;
    EventScope event_scope = EventScope::in_view;
    std::optional<std::size_t> event;  // that was jumped to last; index in the catalogue
    int timeline_year = 0;             // that the list stands at
    std::optional<std::size_t> timeline_event;

    std::string trade_search;

    std::string crs;  // text of the field
    bool crs_is_other = false;
    std::string export_path;
    int export_scale = 1;
    std::string message;  // of the last action: done, or an error
    bool message_is_error = false;

    PanelCache cache;

    bool has_card() const { return !system_id.empty() || !feature.empty(); }
};

// What the panels show; everything in it outlives the call.
struct UiInput {
    const scene::Scene& scene;
    const model::Catalogue* catalogue = nullptr;
    const scene::Words& words;
    std::span<const Warning> warnings;
    std::span<const std::size_t> layer_features;  // one a layer of the scene
    std::span<const scene::Theme> themes;
    const style::Json& theme_values;
    Palette palette;
    Fonts fonts;
    Layout layout;
    float scale = 1;  // output pixels per CSS pixel

    double year = 0;
    double first_year = 2000;  // of the slider
    double last_year = 2030;
    bool playing = false;
    bool marks_move = true;
    double years_per_s = 0;
    double zoom = 0;
    std::string scene_crs;   // the scene's own, to go back to
    std::string scene_name;  // as the catalogue's systems name it: far-east
    // Systems drawn in the view, sorted ids; the number differs when they do.
    std::span<const std::string> systems_in_view;
    std::uint64_t in_view_version = 0;

    Language language() const { return scene.language(); }
    const std::string& word(std::string_view key) const { return words(key, language()); }
};

}  // namespace northway::ui
