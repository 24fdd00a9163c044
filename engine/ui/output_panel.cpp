// SPDX-License-Identifier: Apache-2.0
#include "ui/panels.h"
#include "ui/widgets.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <array>
#include <string>

namespace northway::ui {
namespace {

constexpr std::array kScales{1, 2, 3, 4};

std::string size_text(const UiInput& input, int scale) {
    return input.words.with("ui.export-size-text", input.language(),
                            {std::to_string(input.layout.map.width * scale),
                             std::to_string(input.layout.map.height * scale)});
}

void warning_list(const UiInput& input) {
    heading(input.fonts, input.words.with("ui.warnings", input.language(),
                                          {std::to_string(input.warnings.size())}));
    if (input.warnings.empty()) {
        muted_text(input.fonts, input.word("ui.no-warnings"));
    }
    for (const Warning& warning : input.warnings) {
        ImGui::PushFont(input.fonts.small);
        colored_text(input.palette.warning, warning.place);
        wrapped_text(warning.message);
        ImGui::PopFont();
        ImGui::Dummy({0, 2 * input.scale});
    }
}

}  // namespace

Actions output_panel(const UiInput& input, UiState& state) {
    Actions actions;
    ImGui::BeginChild("##output");
    heading(input.fonts, input.word("ui.export"));
    muted_text(input.fonts, input.word("ui.export-path"));
    ImGui::SetNextItemWidth(-1);
    const bool entered =
        ImGui::InputText("##path", &state.export_path, ImGuiInputTextFlags_EnterReturnsTrue);
    tooltip(state.export_path);
    muted_text(input.fonts, input.word("ui.export-size"));
    ImGui::SetNextItemWidth(-1);
    if (ImGui::BeginCombo("##size", size_text(input, state.export_scale).c_str())) {
        for (const int scale : kScales) {
            if (ImGui::Selectable(size_text(input, scale).c_str(), scale == state.export_scale)) {
                state.export_scale = scale;
            }
        }
        ImGui::EndCombo();
    }
    ImGui::Dummy({0, 2 * input.scale});
    if (primary_button(input.palette, input.word("ui.export-button") + "###export", -1) ||
        entered) {
        actions.push_back(ExportPicture{state.export_path, state.export_scale});
    }
    muted_text(input.fonts, input.word("ui.export-note"));
    if (!state.message.empty()) {
        ImGui::Dummy({0, 4 * input.scale});
        colored_text(state.message_is_error ? input.palette.warning : input.palette.accent,
                     state.message);
    }
    ImGui::Dummy({0, 10 * input.scale});
    warning_list(input);
    ImGui::EndChild();
    return actions;
}

}  // namespace northway::ui
