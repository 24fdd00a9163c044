// SPDX-License-Identifier: Apache-2.0
#include "ui/panels.h"
#include "ui/vocabulary.h"
#include "ui/widgets.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace northway::ui {
namespace {

struct Preset {
    const char* key;
    const char* crs;  // empty: the scene's own
};
constexpr const char* kGlobe = "+proj=ortho";
constexpr std::array kPresets{
    Preset{"ui.projection.scene", ""},
    Preset{"ui.projection.lcc",
           "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m"},
    Preset{"ui.projection.albers", "ESRI:102025"},
    Preset{"ui.projection.equidistant", "ESRI:102026"},
    Preset{"ui.projection.arctic", "EPSG:5940"},
    Preset{"ui.projection.laea", "EPSG:3576"},
    Preset{"ui.projection.globe", kGlobe},
    Preset{"ui.projection.mercator", "EPSG:3857"},
    Preset{"ui.projection.degrees", "EPSG:4326"}};

// The globe is seen from above the middle of the view, in whole degrees.
std::string crs_of(const Preset& preset, const scene::View& view) {
    if (std::string_view(preset.crs) != kGlobe) {
        return preset.crs;
    }
    const geo::XY middle = view.bounds ? view.bounds->center()
                                       : geo::XY{view.center.lon_deg, view.center.lat_deg};
    return std::string(kGlobe) + " +lat_0=" + std::to_string(std::lround(middle.y)) +
           " +lon_0=" + std::to_string(std::lround(std::remainder(middle.x, 360.0))) +
           " +datum=WGS84 +units=m";
}

bool is_chosen(const Preset& preset, const std::string& crs, const std::string& scene_crs) {
    return std::string_view(preset.crs) == kGlobe
               ? crs.starts_with(kGlobe)
               : crs == (*preset.crs == '\0' ? scene_crs : std::string(preset.crs));
}

Actions language_choice(const UiInput& input) {
    Actions actions;
    const float width =
        (ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().ItemSpacing.x) / 3;
    for (const auto code : kLanguageCodes) {
        const auto language = *language_from_code(code);
        const bool chosen = language == input.language();
        const std::string& name = input.words("ui.language." + std::string(code), language);
        if (code != kLanguageCodes.front()) {
            ImGui::SameLine();
        }
        const bool pressed = chosen ? primary_button(input.palette, name, width)
                                    : ImGui::Button(name.c_str(), {width, 0});
        if (pressed) {
            actions.push_back(SetLanguage{language});
        }
    }
    return actions;
}

Actions theme_choice(const UiInput& input) {
    Actions actions;
    const std::string* now = &input.scene.theme;
    for (const scene::Theme& theme : input.themes) {
        if (theme.name == input.scene.theme) {
            now = &theme.title.in(input.language());
        }
    }
    ImGui::SetNextItemWidth(-1);
    if (ImGui::BeginCombo("##theme", now->c_str())) {
        for (const scene::Theme& theme : input.themes) {
            const std::string label = theme.title.in(input.language()) + "##" + theme.name;
            if (ImGui::Selectable(label.c_str(), theme.name == input.scene.theme)) {
                actions.push_back(SetTheme{theme.name});
            }
            tooltip(theme.description.in(input.language()));
        }
        ImGui::EndCombo();
    }
    return actions;
}

Actions viewpoint_choice(const UiInput& input) {
    Actions actions;
    const scene::Viewpoint* now = input.scene.viewpoint();
    ImGui::SetNextItemWidth(-1);
    if (ImGui::BeginCombo("##viewpoint", now != nullptr ? now->name.in(input.language()).c_str() : "")) {
        for (const scene::Viewpoint& each : input.scene.viewpoints) {
            const std::string label = each.name.in(input.language()) + "##" + each.id;
            if (ImGui::Selectable(label.c_str(), &each == now)) {
                actions.push_back(SetViewpoint{each.id});
            }
            tooltip(each.credit.in(input.language()));
        }
        ImGui::EndCombo();
    }
    return actions;
}

Actions projection_choice(const UiInput& input, UiState& state) {
    Actions actions;
    const std::string& now = input.scene.view.crs;
    const char* shown = "ui.projection.other";
    for (const Preset& preset : kPresets) {
        if (is_chosen(preset, now, input.scene_crs)) {
            shown = preset.key;
            break;
        }
    }
    const std::string label = input.word(state.crs_is_other ? "ui.projection.other" : shown);
    ImGui::SetNextItemWidth(-1);
    if (ImGui::BeginCombo("##crs", label.c_str())) {
        for (const Preset& preset : kPresets) {
            if (ImGui::Selectable(input.word(preset.key).c_str(), preset.key == shown)) {
                state.crs_is_other = false;
                actions.push_back(SetCrs{crs_of(preset, input.scene.view)});
            }
        }
        if (ImGui::Selectable(input.word("ui.projection.other").c_str(), state.crs_is_other)) {
            state.crs_is_other = true;
            state.crs = now;
        }
        ImGui::EndCombo();
    }
    tooltip(now);
    if (state.crs_is_other) {
        const float button = ImGui::CalcTextSize(input.word("ui.apply").c_str()).x +
                             2 * ImGui::GetStyle().FramePadding.x;
        ImGui::SetNextItemWidth(-button - ImGui::GetStyle().ItemSpacing.x);
        const bool entered = ImGui::InputTextWithHint("##crs-text", "EPSG:3576", &state.crs,
                                                      ImGuiInputTextFlags_EnterReturnsTrue);
        ImGui::SameLine();
        if (ImGui::Button(input.word("ui.apply").c_str()) || entered) {
            actions.push_back(SetCrs{state.crs});
        }
    }
    return actions;
}

void append(Actions& all, const Actions& more) {
    all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

Actions view_panel(const UiInput& input, UiState& state) {
    Actions actions;
    ImGui::BeginChild("##view");
    heading(input.fonts, input.word("ui.language"));
    append(actions, language_choice(input));
    ImGui::Dummy({0, 4 * input.scale});
    heading(input.fonts, input.word("ui.theme"));
    append(actions, theme_choice(input));
    ImGui::Dummy({0, 4 * input.scale});
    if (input.scene.viewpoint() != nullptr) {
        heading(input.fonts, input.word("viewpoint.heading"));
        append(actions, viewpoint_choice(input));
        ImGui::Dummy({0, 4 * input.scale});
    }
    heading(input.fonts, input.word("ui.projection"));
    append(actions, projection_choice(input, state));
    ImGui::Dummy({0, 4 * input.scale});
    const float half = (ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ItemSpacing.x) / 2;
    if (ImGui::Button(input.word("ui.view-fit").c_str(), {half, 0})) {
        actions.push_back(FitView{});
    }
    ImGui::SameLine();
    if (ImGui::Button(input.word("ui.view-north").c_str(), {half, 0})) {
        actions.push_back(NorthUp{});
    }
    bool move = input.marks_move;
    if (ImGui::Checkbox(input.word("ui.moving-marks").c_str(), &move)) {
        actions.push_back(SetMarksMove{move});
    }
    tooltip(input.word("ui.moving-marks-tip"));
    ImGui::Dummy({0, 8 * input.scale});
    heading(input.fonts, input.word("ui.keys"));
    for (const char* key : {"ui.keys.drag", "ui.keys.wheel", "ui.keys.rotate", "ui.keys.fit",
                            "ui.keys.play", "ui.keys.events", "ui.keys.panels", "ui.keys.export"}) {
        muted_text(input.fonts, input.word(key));
    }
    ImGui::EndChild();
    return actions;
}

}  // namespace northway::ui
