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

struct TabEntry {
    Tab tab;
    const char* key;
    Actions (*panel)(const UiInput&, UiState&);
};
constexpr int kTabsInRow = 3;
constexpr std::array kTabs{TabEntry{Tab::systems, "ui.tab.systems", systems_panel},
                           TabEntry{Tab::timeline, "ui.tab.timeline", timeline_panel},
                           TabEntry{Tab::trade, "ui.tab.trade", trade_panel},
                           TabEntry{Tab::layers, "ui.tab.layers", layers_panel},
                           TabEntry{Tab::view, "ui.tab.view", view_panel},
                           TabEntry{Tab::output, "ui.tab.output", output_panel}};

// What the map tells in the first row, how it is drawn in the second.
void tab_rows(const UiInput& input, UiState& state) {
    const float gap = 4 * input.scale;
    const float width = (ImGui::GetContentRegionAvail().x - (kTabsInRow - 1) * gap) / kTabsInRow;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, gap});
    for (std::size_t i = 0; i < kTabs.size(); ++i) {
        if (i % kTabsInRow != 0) {
            ImGui::SameLine();
        }
        if (choice_button(input.palette, input.word(kTabs[i].key), state.tab == kTabs[i].tab,
                          width)) {
            state.tab = kTabs[i].tab;
        }
    }
    ImGui::PopStyleVar();
}

Actions sidebar(const UiInput& input, UiState& state) {
    Actions actions;
    open_at("##sidebar", input.layout.sidebar);
    tab_rows(input, state);
    ImGui::Dummy({0, 2 * input.scale});
    for (const TabEntry& each : kTabs) {
        if (each.tab == state.tab) {
            ImGui::PushID(each.key);
            append(actions, each.panel(input, state));
            ImGui::PopID();
        }
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
