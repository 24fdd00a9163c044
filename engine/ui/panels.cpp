// SPDX-License-Identifier: Apache-2.0
#include "ui/panels.h"

#include "ui/widgets.h"

#include <imgui.h>

#include <array>
#include <iterator>
#include <utility>

namespace northway::ui {
namespace {

void append(Actions& all, Actions more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

void open_at(const char* id, const Rect& rect) {
    begin_panel(id, static_cast<float>(rect.x), static_cast<float>(rect.y),
                static_cast<float>(rect.width), static_cast<float>(rect.height));
}

Actions sidebar(const UiInput& input, UiState& state) {
    struct Tab {
        const char* key;
        Actions (*panel)(const UiInput&, UiState&);
    };
    constexpr std::array kTabs{Tab{"ui.tab.systems", systems_panel},
                               Tab{"ui.tab.layers", layers_panel}, Tab{"ui.tab.view", view_panel},
                               Tab{"ui.tab.output", output_panel}};
    Actions actions;
    open_at("##sidebar", input.layout.sidebar);
    if (ImGui::BeginTabBar("##tabs", ImGuiTabBarFlags_NoTooltip)) {
        for (const Tab& tab : kTabs) {
            // The part after ### is the tab's name for ImGui, whatever the language.
            const std::string label = input.word(tab.key) + "###" + tab.key;
            if (!ImGui::BeginTabItem(label.c_str())) {
                continue;
            }
            ImGui::Dummy({0, 2 * input.scale});
            append(actions, tab.panel(input, state));
            ImGui::EndTabItem();
        }
        ImGui::EndTabBar();
    }
    ImGui::End();
    return actions;
}

// A line one pixel wide on the panels' side of the map's edges; the map itself stays untouched.
void draw_edges(const UiInput& input) {
    const ImU32 ink = ImGui::ColorConvertFloat4ToU32(input.palette.line);
    const auto fill = [&](int x, int y, int width, int height) {
        const ImVec2 corner{static_cast<float>(x), static_cast<float>(y)};
        ImGui::GetForegroundDrawList()->AddRectFilled(
            corner, {corner.x + static_cast<float>(width), corner.y + static_cast<float>(height)},
            ink);
    };
    const Layout& layout = input.layout;
    if (layout.map.x > 0) {
        fill(layout.map.x - 1, 0, 1, layout.map.height + layout.time_bar.height);
    }
    if (layout.card.x > 0) {
        fill(layout.card.x, 0, 1, layout.card.height);
    }
    if (!layout.time_bar.is_empty()) {
        fill(layout.time_bar.x, layout.time_bar.y, layout.time_bar.width, 1);
    }
}

}  // namespace

Actions draw_panels(const UiInput& input, UiState& state) {
    Actions actions;
    const Layout& layout = input.layout;
    if (!layout.sidebar.is_empty()) {
        append(actions, sidebar(input, state));
    }
    if (!layout.card.is_empty()) {
        open_at("##card", layout.card);
        append(actions, system_card(input, state));
        ImGui::End();
    }
    if (!layout.time_bar.is_empty()) {
        open_at("##time", layout.time_bar);
        append(actions, time_bar(input, state));
        ImGui::End();
    }
    draw_edges(input);
    return actions;
}

}  // namespace northway::ui
