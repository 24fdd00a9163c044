// SPDX-License-Identifier: Apache-2.0
#include "ui/find_systems.h"
#include "ui/panels.h"
#include "ui/vocabulary.h"
#include "ui/widgets.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace northway::ui {
namespace {

constexpr std::array kStatuses{model::SystemStatus::proposed,   model::SystemStatus::construction,
                               model::SystemStatus::shelved,    model::SystemStatus::cancelled,
                               model::SystemStatus::operating,  model::SystemStatus::idle,
                               model::SystemStatus::mothballed, model::SystemStatus::retired};

std::string status_name(const UiInput& input, model::SystemStatus status) {
    return coded_text(input.words, input.language(), "status", model::word_of(status));
}

void kind_filter(const UiInput& input, UiState& state, const SystemIndex& index) {
    const std::string shown =
        state.kind.empty() ? input.word("ui.all-kinds")
                           : coded_text(input.words, input.language(), "ui.kind", state.kind);
    if (ImGui::BeginCombo("##kind", shown.c_str(), ImGuiComboFlags_HeightLarge)) {
        if (ImGui::Selectable(input.word("ui.all-kinds").c_str(), state.kind.empty())) {
            state.kind.clear();
        }
        for (const auto& kind : index.kinds()) {
            const auto name = coded_text(input.words, input.language(), "ui.kind", kind);
            if (ImGui::Selectable((name + "###" + kind).c_str(), state.kind == kind)) {
                state.kind = kind;
            }
        }
        ImGui::EndCombo();
    }
}

void tier_filter(const UiInput& input, UiState& state) {
    const auto name_of = [&](const std::string& tier) {
        return tier.empty() ? input.word("ui.all-tiers")
                            : coded_text(input.words, input.language(), "ui.tier", tier);
    };
    if (ImGui::BeginCombo("##tier", name_of(state.tier).c_str())) {
        for (const char* tier : {"", "core", "wider", "context"}) {
            if (ImGui::Selectable(name_of(tier).c_str(), state.tier == tier)) {
                state.tier = tier;
            }
        }
        ImGui::EndCombo();
    }
}

void scene_filter(const UiInput& input, UiState& state, const SystemIndex& index, float width_px) {
    const auto& scenes = index.scenes();
    if (std::find(scenes.begin(), scenes.end(), input.scene_name) == scenes.end()) {
        state.in_scene_only = false;
        return;
    }
    const auto name_of = [&](bool only) {
        return input.word(only ? "ui.this-scene" : "ui.all-scenes");
    };
    ImGui::SameLine();
    ImGui::SetNextItemWidth(width_px);
    if (ImGui::BeginCombo("##scene", name_of(state.in_scene_only).c_str())) {
        for (const bool only : {false, true}) {
            if (ImGui::Selectable(name_of(only).c_str(), state.in_scene_only == only)) {
                state.in_scene_only = only;
            }
        }
        ImGui::EndCombo();
    }
}

void status_filter(const UiInput& input, UiState& state) {
    const std::string shown =
        state.status ? status_name(input, *state.status) : input.word("ui.all-statuses");
    if (ImGui::BeginCombo("##status", shown.c_str(), ImGuiComboFlags_HeightLarge)) {
        if (ImGui::Selectable(input.word("ui.all-statuses").c_str(), !state.status)) {
            state.status.reset();
        }
        for (const auto status : kStatuses) {
            if (ImGui::Selectable(status_name(input, status).c_str(), state.status == status)) {
                state.status = status;
            }
        }
        ImGui::EndCombo();
    }
}

// A filled dot: operating, or a thing without statuses; a ring: under construction; a small ring:
// proposed; a crossed ring: given up or closed; a point: not yet begun. Never colour alone.
void draw_status_sign(ImVec2 at, float radius, ImU32 ink, std::optional<model::SystemStatus> status,
                      bool is_dated) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float width = std::max(1.2F, radius * 0.35F);
    using model::SystemStatus;
    if (!status && is_dated) {
        list->AddCircleFilled(at, 0.35F * radius, ink);
    } else if (!status || *status == SystemStatus::operating) {
        list->AddCircleFilled(at, radius, ink);
    } else if (*status == SystemStatus::construction) {
        list->AddCircle(at, radius, ink, 0, width);
    } else if (*status == SystemStatus::proposed) {
        list->AddCircle(at, radius * 0.62F, ink, 0, width);
    } else {
        list->AddCircle(at, radius, ink, 0, width);
        list->AddLine({at.x - radius, at.y + radius}, {at.x + radius, at.y - radius}, ink, width);
    }
}

bool system_row(const UiInput& input, const UiState& state, const model::System& system) {
    const float height = ImGui::GetTextLineHeight() + 5 * input.scale;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool pressed = ImGui::Selectable(("##" + system.id).c_str(), state.system_id == system.id,
                                           0, {width, height});
    if (!ImGui::IsItemVisible()) {
        return pressed;
    }
    const std::string& name = system.names.in(input.language());
    const auto status = model::status_at(system.status_changes, input.year);
    const float sign = 4.2F * input.scale;
    const float text_x = at.x + 4 * sign;
    const std::string shown = fitted(name, width - 4 * sign - 2 * input.scale);
    if (ImGui::IsItemHovered()) {
        tooltip(status ? name + "\n" + status_name(input, *status) : name);
    }
    const auto color = kind_color(input.theme_values, system.kind);
    draw_status_sign({at.x + 1.8F * sign, at.y + height / 2}, sign,
                     ImGui::ColorConvertFloat4ToU32(color), status, !system.status_changes.empty());
    ImGui::GetWindowDrawList()->AddText({text_x, at.y + 2.5F * input.scale},
                                        ImGui::GetColorU32(ImGuiCol_Text), shown.data(),
                                        shown.data() + shown.size());
    return pressed;
}

const SystemIndex& index_of(const UiInput& input, UiState& state) {
    if (!state.cache.index) {
        state.cache.index.emplace(*input.catalogue);
    }
    return *state.cache.index;
}

const std::vector<const model::System*>& found_systems(const UiInput& input, UiState& state,
                                                       const SystemIndex& index) {
    // Statuses change on a day, the list follows by the month.
    const double year = std::floor(input.year * 12) / 12;
    const std::string key = fmt::format("{}\n{}\n{}\n{}\n{}\n{}", state.search, state.kind,
                                        state.status ? model::word_of(*state.status) : "",
                                        state.tier, state.in_scene_only, state.status ? year : 0);
    PanelCache& cache = state.cache;
    if (key != cache.found_key) {
        cache.found_key = key;
        cache.found =
            index.find({state.search, state.kind, state.status, state.tier,
                        state.in_scene_only ? input.scene_name : std::string(), input.year});
    }
    return cache.found;
}

}  // namespace

Actions systems_panel(const UiInput& input, UiState& state) {
    Actions actions;
    if (input.catalogue == nullptr) {
        wrapped_text(input.word("ui.no-catalogue"));
        return actions;
    }
    const SystemIndex& index = index_of(input, state);
    search_field(input.palette, "##search", input.word("ui.search"), input.word("ui.clear"),
                 state.search, input.scale);
    const float half = (ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ItemSpacing.x) / 2;
    ImGui::SetNextItemWidth(half);
    kind_filter(input, state, index);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(half);
    status_filter(input, state);
    ImGui::SetNextItemWidth(half);
    tier_filter(input, state);
    scene_filter(input, state, index, half);

    const auto& found = found_systems(input, state, index);
    muted_text(input.fonts, input.words.with("ui.found", input.language(),
                                             {std::to_string(found.size()),
                                              std::to_string(input.catalogue->systems.size())}));
    ImGui::BeginChild("##list");
    if (found.empty()) {
        muted_text(input.fonts, input.word("ui.nothing-found"));
    }
    std::string_view kind;
    for (const model::System* system : found) {
        if (system->kind != kind) {
            kind = system->kind;
            ImGui::Dummy({0, 2 * input.scale});
            muted_text(input.fonts, coded_text(input.words, input.language(), "ui.kind", kind));
        }
        if (system_row(input, state, *system)) {
            actions.push_back(SelectSystem{system->id});
        }
    }
    ImGui::EndChild();
    return actions;
}

}  // namespace northway::ui
