// SPDX-License-Identifier: Apache-2.0
#include "ui/panels.h"
#include "ui/widgets.h"

#include <imgui.h>

#include <cmath>
#include <string>

namespace northway::ui {
namespace {

std::string group_of(const UiInput& input, const scene::Layer& layer) {
    const std::string& name = layer.group.in(input.language());
    return name.empty() ? input.word("ui.group.other") : name;
}

Actions layer_row(const UiInput& input, std::size_t index) {
    const scene::Layer& layer = input.scene.layers[index];
    Actions actions;
    ImGui::PushID(layer.id.c_str());
    const float slider = 74 * input.scale;
    const float width = ImGui::GetContentRegionAvail().x;
    bool visible = layer.visible;
    if (ImGui::Checkbox("##show", &visible)) {
        actions.push_back(ShowLayer{layer.id, visible});
    }
    ImGui::SameLine(0, 6 * input.scale);
    const bool drawn = layer.is_shown_at(input.zoom);
    const std::string& title =
        layer.title.in(input.language()).empty() ? layer.id : layer.title.in(input.language());
    ImGui::PushStyleColor(ImGuiCol_Text, drawn ? input.palette.text : input.palette.muted);
    const float room = width - slider - ImGui::GetFrameHeight() - 14 * input.scale;
    const std::string shown = fitted(title, room);
    // The name is a switch as well: a larger target than the box.
    if (ImGui::Selectable(shown.c_str(), false, 0, {room, 0})) {
        actions.push_back(ShowLayer{layer.id, !layer.visible});
    }
    ImGui::PopStyleColor();
    if (ImGui::IsItemHovered()) {
        std::string text = title;
        if (input.layer_features[index] > 0) {
            text += "\n" + input.words.with("ui.layer-features", input.language(),
                                            {std::to_string(input.layer_features[index])});
        }
        if (layer.visible && !drawn) {
            text += "\n" + input.word("ui.layer-too-far");
        }
        tooltip(text);
    }
    ImGui::SameLine(width - slider);
    ImGui::SetNextItemWidth(slider);
    float percent = static_cast<float>(std::round(layer.opacity * 100));
    ImGui::PushFont(input.fonts.small);
    if (ImGui::SliderFloat("##opacity", &percent, 0, 100, "%.0f %%",
                           ImGuiSliderFlags_AlwaysClamp)) {
        actions.push_back(SetLayerOpacity{layer.id, std::round(percent) / 100.0});
    }
    ImGui::PopFont();
    tooltip(input.word("ui.layer-opacity"));
    ImGui::PopID();
    return actions;
}

// A group's switch and fold; `last` is the index of its topmost layer.
bool group_row(const UiInput& input, const std::string& group, std::size_t last, Actions& actions) {
    std::size_t first = last;
    bool any = false;
    for (std::size_t i = last + 1; i-- > 0 && group_of(input, input.scene.layers[i]) == group;) {
        first = i;
        any |= input.scene.layers[i].visible;
    }
    ImGui::PushID(static_cast<int>(last));
    ImGui::Dummy({0, input.scale});
    bool visible = any;
    if (ImGui::Checkbox("##group", &visible)) {
        for (std::size_t i = first; i <= last; ++i) {
            actions.push_back(ShowLayer{input.scene.layers[i].id, visible});
        }
    }
    ImGui::SameLine(0, 6 * input.scale);
    ImGui::PushFont(input.fonts.bold);
    const bool open =
        ImGui::TreeNodeEx("###fold",
                          ImGuiTreeNodeFlags_DefaultOpen | ImGuiTreeNodeFlags_NoTreePushOnOpen |
                              ImGuiTreeNodeFlags_SpanAvailWidth | ImGuiTreeNodeFlags_FramePadding,
                          "%s", group.c_str());
    ImGui::PopFont();
    ImGui::PopID();
    return open;
}

}  // namespace

Actions layers_panel(const UiInput& input, UiState&) {
    Actions actions;
    muted_text(input.fonts, input.word("ui.layers-hint"));
    ImGui::BeginChild("##layers");
    std::string group;
    bool open = false;
    // What is drawn last stands first, as in every map program.
    for (std::size_t i = input.scene.layers.size(); i-- > 0;) {
        const std::string own = group_of(input, input.scene.layers[i]);
        if (own != group) {
            group = own;
            open = group_row(input, group, i, actions);
        }
        if (open) {
            Actions row = layer_row(input, i);
            actions.insert(actions.end(), row.begin(), row.end());
        }
    }
    ImGui::EndChild();
    return actions;
}

}  // namespace northway::ui
