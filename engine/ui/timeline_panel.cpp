// SPDX-License-Identifier: Apache-2.0
#include "text/number.h"
#include "ui/panels.h"
#include "ui/timeline.h"
#include "ui/vocabulary.h"
#include "ui/widgets.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace northway::ui {
namespace {

EventQuery query_of(const UiInput& input, const UiState& state) {
    return {state.event_search, state.event_scope, input.systems_in_view, state.system_id};
}

std::string key_of(const UiInput& input, const UiState& state) {
    return fmt::format("{}\n{}\n{}\n{}", static_cast<int>(state.event_scope),
                       state.event_scope == EventScope::in_view ? input.in_view_version : 0,
                       state.event_scope == EventScope::of_system ? state.system_id : "",
                       state.event_search);
}

// Sizes of the list's rows, output pixels.
struct Columns {
    float width = 0;
    float date = 0;  // where the date begins, after the sign
    float title = 0;
    float padding = 0;
};

Columns columns_of(const UiInput& input, float width) {
    return {width, 14 * input.scale, 74 * input.scale, 3 * input.scale};
}

std::string tip_of(const UiInput& input, const model::Event& event) {
    const CitedText text = event_text(*input.catalogue, event, input.words, input.language());
    std::string tip = text.date + "  " + text.text;
    if (event.basis != model::Basis::actual) {
        tip += " (" + input.word("ui.expected") + ")";
    }
    if (const auto* system = input.catalogue->find_system(event.system_id)) {
        tip += "\n" + system->names.in(input.language());
    }
    return tip + "\n" + text.citation;
}

std::vector<TimelineRow> make_rows(const UiInput& input, const std::vector<std::size_t>& events,
                                   const Columns& columns) {
    std::vector<TimelineRow> rows;
    float y = 0;
    for (const std::size_t index : events) {
        const auto& event = input.catalogue->events[index];
        const int year = static_cast<int>(std::floor(year_of(event)));
        if (rows.empty() || rows.back().year != year) {
            TimelineRow head;
            head.year = year;
            head.title = text::format_year(year);
            head.y = y;
            head.height = std::round(ImGui::GetTextLineHeight() + 4 * columns.padding);
            y += head.height;
            rows.push_back(std::move(head));
        }
        TimelineRow row;
        row.year = year;
        row.event = index;
        row.date = day_text(event.date, input.words, input.language());
        row.title = event.titles.in(input.language());
        row.is_planned = event.basis != model::Basis::actual;
        row.tip = tip_of(input, event);
        const float room = columns.width - columns.title - columns.padding;
        const float text = ImGui::CalcTextSize(row.title.c_str(), nullptr, false, room).y;
        row.y = y;
        const float least = row.is_planned ? 2 * ImGui::GetTextLineHeight() : 0;
        row.height = std::round(std::max(text, least) + 2 * columns.padding);
        y += row.height;
        rows.push_back(std::move(row));
    }
    return rows;
}

void draw_head(const UiInput& input, const TimelineRow& row, ImVec2 at, float width) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_now = row.year == static_cast<int>(std::floor(input.year));
    ImGui::PushFont(input.fonts.bold);
    const float top = at.y + row.height - ImGui::GetTextLineHeight() - 4 * input.scale;
    const auto& color = is_now ? input.palette.accent : input.palette.text;
    const ImU32 ink = ImGui::ColorConvertFloat4ToU32(color);
    list.AddText({at.x, top}, ink, row.title.c_str());
    const float left = at.x + ImGui::CalcTextSize(row.title.c_str()).x + 8 * input.scale;
    const float middle = std::round(top + ImGui::GetTextLineHeight() / 2);
    ImGui::PopFont();
    list.AddRectFilled({left, middle}, {at.x + width, middle + 1},
                       ImGui::ColorConvertFloat4ToU32(input.palette.line));
}

// A filled dot: it came to be; a ring: it was expected then.
void draw_sign(const UiInput& input, const model::Event& event, ImVec2 middle) {
    const auto* system = input.catalogue->find_system(event.system_id);
    const ImVec4 color =
        system != nullptr ? kind_color(input.theme_values, system->kind) : input.palette.muted;
    const ImU32 ink = ImGui::ColorConvertFloat4ToU32(color);
    const float radius = 3.4F * input.scale;
    if (event.basis == model::Basis::actual) {
        ImGui::GetWindowDrawList()->AddCircleFilled(middle, radius, ink);
    } else {
        ImGui::GetWindowDrawList()->AddCircle(middle, radius, ink, 0, 1.4F * input.scale);
    }
}

bool event_row(const UiInput& input, const UiState& state, const TimelineRow& row,
               const Columns& columns) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed =
        ImGui::Selectable(fmt::format("##e{}", *row.event).c_str(), state.event == row.event, 0,
                          {columns.width, row.height});
    if (ImGui::IsItemHovered()) {
        tooltip(row.tip);
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float top = at.y + columns.padding;
    draw_sign(input, input.catalogue->events[*row.event],
              {at.x + 6 * input.scale, top + ImGui::GetTextLineHeight() / 2});
    const float line = ImGui::GetTextLineHeight();
    const ImU32 muted = ImGui::ColorConvertFloat4ToU32(input.palette.muted);
    ImGui::PushFont(input.fonts.small);
    const float drop = line - ImGui::GetTextLineHeight();
    list.AddText({at.x + columns.date, top + drop}, muted, row.date.c_str());
    if (row.is_planned) {
        list.AddText({at.x + columns.date, top + drop + ImGui::GetTextLineHeight()}, muted,
                     input.word("ui.expected").c_str());
    }
    ImGui::PopFont();
    list.AddText(ImGui::GetFont(), ImGui::GetFontSize(), {at.x + columns.title, top},
                 ImGui::ColorConvertFloat4ToU32(input.palette.text), row.title.c_str(), nullptr,
                 columns.width - columns.title - columns.padding);
    return pressed;
}

// Where the list scrolls to: to an event that was stepped to, or to the year that the map shows
// now. Nothing while both stay as they are.
void follow(const UiInput& input, UiState& state, bool is_new) {
    const int year = static_cast<int>(std::floor(input.year));
    const auto& rows = state.cache.rows;
    const bool other_event = state.event != state.timeline_event;
    const bool other_year = year != state.timeline_year;
    state.timeline_event = state.event;
    state.timeline_year = year;
    if (rows.empty() || !(is_new || other_event || other_year)) {
        return;
    }
    const float view = ImGui::GetWindowHeight();
    const auto show = [&](const TimelineRow& row) {
        const float top = ImGui::GetScrollY();
        if (row.y < top || row.y + row.height > top + view) {
            ImGui::SetScrollY(std::max(0.0F, row.y - view / 3));
        }
    };
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const TimelineRow& row) {
        return row.event && row.event == state.event && row.year == year;
    });
    if (at != rows.end()) {
        show(*at);
        return;
    }
    const auto head = std::find_if(rows.begin(), rows.end(),
                                   [&](const TimelineRow& row) { return row.year >= year; });
    ImGui::SetScrollY(head != rows.end() ? head->y : rows.back().y);
}

Actions event_list(const UiInput& input, UiState& state) {
    Actions actions;
    ImGui::BeginChild("##events");
    const auto& events = listed_events(input, state);
    if (events.empty()) {
        const bool none = state.event_scope == EventScope::of_system && state.system_id.empty();
        muted_text(input.fonts,
                   input.word(none ? "ui.timeline.none-selected" : "ui.timeline.none"));
    }
    // The room beside the scroll bar, whether it is shown or not.
    const float width = ImGui::GetWindowWidth() - ImGui::GetStyle().ScrollbarSize;
    const Columns columns = columns_of(input, width);
    PanelCache& cache = state.cache;
    const std::string key = fmt::format("{}\n{}\n{}\n{}", cache.events_key,
                                        code_of(input.language()), width, input.scale);
    const bool is_new = key != cache.rows_key;
    if (is_new) {
        cache.rows_key = key;
        cache.rows = make_rows(input, events, columns);
    }
    follow(input, state, is_new);
    const float top = ImGui::GetScrollY();
    const float bottom = top + ImGui::GetWindowHeight();
    const ImVec2 start = ImGui::GetCursorPos();
    for (const auto& row : cache.rows) {
        if (row.y + row.height < top || row.y > bottom) {
            continue;
        }
        ImGui::SetCursorPos({start.x, start.y + row.y});
        if (!row.event) {
            draw_head(input, row, ImGui::GetCursorScreenPos(), width);
        } else if (event_row(input, state, row, columns)) {
            actions.push_back(JumpToEvent{*row.event});
        }
    }
    if (!cache.rows.empty()) {
        ImGui::SetCursorPos({start.x, start.y + cache.rows.back().y + cache.rows.back().height});
        ImGui::Dummy({1, 1});
    }
    ImGui::EndChild();
    return actions;
}

void scope_choice(const UiInput& input, UiState& state) {
    struct Choice {
        EventScope scope;
        const char* key;
        const char* tip;
    };
    constexpr std::array kChoices{
        Choice{EventScope::in_view, "ui.timeline.in-view", "ui.timeline.in-view-tip"},
        Choice{EventScope::of_system, "ui.timeline.of-system", "ui.timeline.of-system-tip"},
        Choice{EventScope::all, "ui.timeline.all", nullptr}};
    const float gap = 4 * input.scale;
    const float width = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
    for (const Choice& choice : kChoices) {
        if (&choice != &kChoices.front()) {
            ImGui::SameLine(0, gap);
        }
        if (choice_button(input.palette, input.word(choice.key), state.event_scope == choice.scope,
                          width)) {
            state.event_scope = choice.scope;
        }
        if (choice.tip != nullptr) {
            tooltip(input.word(choice.tip));
        }
    }
}

}  // namespace

const std::vector<std::size_t>& listed_events(const UiInput& input, UiState& state) {
    PanelCache& cache = state.cache;
    if (input.catalogue == nullptr) {
        cache.events.clear();
        return cache.events;
    }
    const std::string key = key_of(input, state);
    if (key != cache.events_key) {
        cache.events_key = key;
        cache.events = find_events(*input.catalogue, query_of(input, state));
    }
    return cache.events;
}

Actions timeline_panel(const UiInput& input, UiState& state) {
    if (input.catalogue == nullptr) {
        wrapped_text(input.word("ui.no-catalogue"));
        return {};
    }
    search_field(input.palette, "##event-search", input.word("ui.timeline.search"),
                 input.word("ui.clear"), state.event_search, input.scale);
    scope_choice(input, state);
    const auto& events = listed_events(input, state);
    muted_text(input.fonts, input.words.with("ui.timeline.found", input.language(),
                                             {std::to_string(events.size()),
                                              std::to_string(input.catalogue->events.size())}));
    return event_list(input, state);
}

}  // namespace northway::ui
