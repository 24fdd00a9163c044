// SPDX-License-Identifier: Apache-2.0
#include "ui/find_systems.h"
#include "ui/panels.h"
#include "ui/vocabulary.h"
#include "ui/widgets.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
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

void kind_filter(const UiInput& input, UiState& state) {
    const std::string shown =
        state.kind.empty() ? input.word("ui.all-kinds")
                           : coded_text(input.words, input.language(), "ui.kind", state.kind);
    if (ImGui::BeginCombo("##kind", shown.c_str(), ImGuiComboFlags_HeightLarge)) {
        if (ImGui::Selectable(input.word("ui.all-kinds").c_str(), state.kind.empty())) {
            state.kind.clear();
        }
        for (const auto& kind : kinds_of(*input.catalogue)) {
            const auto name = coded_text(input.words, input.language(), "ui.kind", kind);
            if (ImGui::Selectable((name + "###" + kind).c_str(), state.kind == kind)) {
                state.kind = kind;
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

// A filled dot: operating; a ring: under construction; a small ring: proposed; a crossed ring:
// given up or closed. Status is never colour alone.
void draw_status_sign(ImVec2 at, float radius, ImU32 ink,
                      std::optional<model::SystemStatus> status) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float width = std::max(1.2F, radius * 0.35F);
    using model::SystemStatus;
    if (!status || *status == SystemStatus::operating) {
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
                     ImGui::ColorConvertFloat4ToU32(color), status);
    ImGui::GetWindowDrawList()->AddText({text_x, at.y + 2.5F * input.scale},
                                        ImGui::GetColorU32(ImGuiCol_Text), shown.data(),
                                        shown.data() + shown.size());
    return pressed;
}

}  // namespace

Actions systems_panel(const UiInput& input, UiState& state) {
    Actions actions;
    if (input.catalogue == nullptr) {
        wrapped_text(input.word("ui.no-catalogue"));
        return actions;
    }
    const float width = ImGui::GetContentRegionAvail().x;
    const float clear = state.search.empty() ? 0 : ImGui::GetFrameHeight() + 6 * input.scale;
    ImGui::SetNextItemWidth(width - clear);
    ImGui::InputTextWithHint("##search", input.word("ui.search").c_str(), &state.search);
    if (clear > 0) {
        ImGui::SameLine(0, 6 * input.scale);
        if (icon_button("##clear", Icon::close, ImGui::GetFrameHeight(), input.palette.muted)) {
            state.search.clear();
        }
        tooltip(input.word("ui.clear"));
    }
    const float half = (width - ImGui::GetStyle().ItemSpacing.x) / 2;
    ImGui::SetNextItemWidth(half);
    kind_filter(input, state);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(half);
    status_filter(input, state);

    const auto found =
        find_systems(*input.catalogue, {state.search, state.kind, state.status, input.year});
    muted_text(input.fonts, input.words.with("ui.found", input.language(),
                                             {std::to_string(found.size()),
                                              std::to_string(input.catalogue->systems.size())}));
    ImGui::BeginChild("##list");
    if (found.empty()) {
        muted_text(input.fonts, input.word("ui.nothing-found"));
    }
    std::string kind;
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
