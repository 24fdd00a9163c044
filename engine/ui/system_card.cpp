// SPDX-License-Identifier: Apache-2.0
#include "model/series.h"
#include "text/number.h"
#include "ui/chart_view.h"
#include "ui/panels.h"
#include "ui/vocabulary.h"
#include "ui/widgets.h"

#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <string>

namespace northway::ui {
namespace {

constexpr float kChartCssPx = 116;

std::string status_name(const UiInput& input, std::optional<model::SystemStatus> status) {
    return status ? coded_text(input.words, input.language(), "status", model::word_of(*status))
                  : input.word("ui.status-unknown");
}

// A name and a value side by side; the value wraps.
void fact(const UiInput& input, const std::string& name, const std::string& value) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    muted_text(input.fonts, name);
    ImGui::TableNextColumn();
    wrapped_text(value);
}

bool begin_facts(const UiInput& input, const char* id) {
    const bool open = ImGui::BeginTable(id, 2, ImGuiTableFlags_SizingStretchProp);
    if (open) {
        ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthFixed, 104 * input.scale);
        ImGui::TableSetupColumn("value");
    }
    return open;
}

// The value's first line in the usual size, what follows small: how a route was made.
void fact(const UiInput& input, const NamedValue& each) {
    const auto end = each.value.find('\n');
    const bool has_more = end != std::string::npos && each.value.find("  ") == std::string::npos;
    fact(input, each.name, has_more ? each.value.substr(0, end) : each.value);
    if (has_more) {
        muted_text(input.fonts, each.value.substr(end + 1));
    }
}

void names(const UiInput& input, const CardContent& card) {
    heading(input.fonts, card.name);
    for (const auto& name : card.other_names) {
        muted_text(input.fonts, name);
    }
}

void facts(const UiInput& input, const CardContent& card) {
    if (begin_facts(input, "##facts")) {
        for (const auto& each : card.facts) {
            fact(input, each);
        }
        ImGui::EndTable();
    }
}

void citation(const UiInput& input, const std::string& text, bool is_general) {
    muted_text(input.fonts, is_general ? text + " — " + input.word("ui.general-source") : text);
}

void section(const UiInput& input, const std::string& title) {
    ImGui::Dummy({0, 6 * input.scale});
    heading(input.fonts, title);
}

std::string counted(const UiInput& input, std::string_view key, std::size_t count) {
    return input.words.with(key, input.language(), {std::to_string(count)});
}

// A period too long for its column goes on after the dash.
std::string broken(const std::string& period, float width) {
    constexpr std::string_view kDash = "–";
    const auto dash = period.find(kDash);
    if (dash == std::string::npos || dash == 0 || ImGui::CalcTextSize(period.c_str()).x <= width) {
        return period;
    }
    std::string text = period;
    return text.insert(dash + kDash.size(), "\n");
}

void figure_row(const UiInput& input, const FigureRow& row) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    wrapped_text(broken(row.period, ImGui::GetContentRegionAvail().x));
    ImGui::TableNextColumn();
    ImGui::PushFont(input.fonts.bold);
    ImGui::TextUnformatted(row.value.c_str());
    ImGui::PopFont();
    if (!row.observation->note.empty()) {
        tooltip(row.observation->note);
    }
    ImGui::PushFont(input.fonts.small);
    const std::string rest = row.place.empty() ? row.basis : row.basis + ", " + row.place;
    ImGui::SameLine();
    if (ImGui::CalcTextSize(rest.c_str()).x > ImGui::GetContentRegionAvail().x) {
        ImGui::NewLine();
    }
    colored_text(input.palette.muted, rest);
    for (const auto& warning : row.warnings) {
        colored_text(input.palette.warning, warning);
    }
    ImGui::PopFont();
}

void figure_rows(const UiInput& input, const FigurePart& part) {
    constexpr auto kFlags = ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_BordersInnerH;
    bool open = false;
    for (const auto& row : part.rows) {
        if (!row.citation.empty()) {
            if (open) {
                ImGui::EndTable();
                open = false;
            }
            citation(input, row.citation, row.is_general);
        }
        if (!open) {
            open = ImGui::BeginTable(row.observation->id.c_str(), 2, kFlags);
            if (!open) {
                continue;
            }
            ImGui::TableSetupColumn("period", ImGuiTableColumnFlags_WidthFixed, 84 * input.scale);
            ImGui::TableSetupColumn("value");
        }
        figure_row(input, row);
    }
    if (open) {
        ImGui::EndTable();
    }
}

void figures(const UiInput& input, const CardContent& card) {
    if (card.figures.empty()) {
        return;
    }
    section(input, counted(input, "ui.observations", card.figure_count));
    for (const auto& group : card.figures) {
        ImGui::Dummy({0, 3 * input.scale});
        colored_text(input.palette.accent, group.title);
        for (const auto& part : group.parts) {
            if (!part.title.empty()) {
                wrapped_text(part.title);
            }
            figure_rows(input, part);
        }
    }
}

void derived(const UiInput& input, const CardContent& card) {
    if (card.derived.empty()) {
        return;
    }
    section(input, counted(input, "ui.derived", card.derived.size()));
    muted_text(input.fonts, input.word("ui.derived-note"));
    const float indent = 10 * input.scale;
    for (const auto& row : card.derived) {
        ImGui::Dummy({0, 2 * input.scale});
        wrapped_text(row.title);
        ImGui::Indent(indent);
        wrapped_text(row.period + ":  " + row.value);
        muted_text(input.fonts, row.rule);
        ImGui::PushFont(input.fonts.small);
        for (const auto& warning : row.warnings) {
            colored_text(input.palette.warning, warning);
        }
        ImGui::PopFont();
        ImGui::Unindent(indent);
    }
}

void charts(const UiInput& input, UiState& state) {
    PanelCache& cache = state.cache;
    if (cache.charts_key != state.system_id) {
        cache.charts_key = state.system_id;
        cache.charts = chart_groups(*input.catalogue, state.system_id);
        cache.bars = commodity_bars(*input.catalogue, state.system_id);
    }
    if (cache.charts.empty() && cache.bars.empty()) {
        return;
    }
    section(input, input.word("ui.charts"));
    for (std::size_t i = 0; i < cache.charts.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        muted_text(input.fonts, chart_title(input, cache.charts[i]));
        chart_view(input, cache.charts[i], kChartCssPx * input.scale);
        ImGui::Dummy({0, 2 * input.scale});
        ImGui::PopID();
    }
    for (const auto& bars : cache.bars) {
        commodity_bars_view(input, bars);
        ImGui::Dummy({0, 2 * input.scale});
    }
}

void statements(const UiInput& input, const CardContent& card) {
    if (card.statements.empty()) {
        return;
    }
    section(input, counted(input, "ui.statements", card.statement_count));
    for (const auto& group : card.statements) {
        ImGui::Dummy({0, 3 * input.scale});
        colored_text(input.palette.accent, group.title);
        for (const auto& row : group.rows) {
            ImGui::Bullet();
            wrapped_text(row.date.empty() ? row.text : row.date + ": " + row.text);
            ImGui::Indent();
            citation(input, row.citation, row.is_general);
            ImGui::Unindent();
        }
    }
}

// The date small, so that the longest one has room, and under it whether it was only expected.
void event_date(const UiInput& input, const EventRow& row, ImVec2 at) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const float line = ImGui::GetTextLineHeight();
    ImGui::PushFont(input.fonts.small);
    const float drop = line - ImGui::GetTextLineHeight();
    list->AddText({at.x, at.y + drop}, ink, row.text.date.c_str());
    if (row.is_planned) {
        list->AddText({at.x, at.y + drop + ImGui::GetTextLineHeight()}, ink,
                      input.word("ui.expected").c_str());
    }
    ImGui::PopFont();
}

Actions events(const UiInput& input, const UiState& state, const CardContent& card) {
    Actions actions;
    if (card.events.empty()) {
        return actions;
    }
    section(input, counted(input, "ui.events", card.events.size()));
    const float date = 88 * input.scale;
    const float room = ImGui::GetContentRegionAvail().x;
    for (const auto& row : card.events) {
        ImGui::PushID(static_cast<int>(row.index));
        const std::string& title = row.text.text;
        const float height =
            ImGui::CalcTextSize(title.c_str(), nullptr, false, room - date).y + 4 * input.scale;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (ImGui::Selectable("##event", state.event == row.index, 0, {room, height})) {
            actions.push_back(JumpToEvent{row.index});
        }
        const ImVec2 top{at.x, at.y + 2 * input.scale};
        event_date(input, row, top);
        ImGui::GetWindowDrawList()->AddText(
            ImGui::GetFont(), ImGui::GetFontSize(), {top.x + date, top.y},
            ImGui::GetColorU32(ImGuiCol_Text), title.c_str(), nullptr, room - date);
        ImGui::Indent(date);
        citation(input, row.text.citation, row.text.is_general);
        ImGui::Unindent(date);
        ImGui::PopID();
    }
    return actions;
}

// The event that was jumped to, while the map shows its time.
void event_now(const UiInput& input, const UiState& state) {
    if (!state.event || *state.event >= input.catalogue->events.size()) {
        return;
    }
    const auto& event = input.catalogue->events[*state.event];
    if (event.system_id != state.system_id || std::abs(year_of(event) - input.year) > 1e-3) {
        return;
    }
    const CitedText text = event_text(*input.catalogue, event, input.words, input.language());
    ImGui::Dummy({0, 2 * input.scale});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Indent(10 * input.scale);
    muted_text(input.fonts, event.basis == model::Basis::actual
                                ? text.date
                                : text.date + " (" + input.word("ui.expected") + ")");
    wrapped_text(text.text);
    citation(input, text.citation, text.is_general);
    ImGui::Unindent(10 * input.scale);
    const float bottom = ImGui::GetCursorScreenPos().y - ImGui::GetStyle().ItemSpacing.y;
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + 3 * input.scale, bottom},
                                              ImGui::ColorConvertFloat4ToU32(input.palette.accent));
}

const CardContent& content_of(const UiInput& input, UiState& state, const model::System& system) {
    const int year = static_cast<int>(std::floor(input.year));
    const auto status = model::status_at(system.status_changes, input.year);
    const std::string key = fmt::format("{}\n{}\n{}\n{}", system.id, code_of(input.language()),
                                        year, status ? model::word_of(*status) : "");
    PanelCache& cache = state.cache;
    if (key != cache.card_key) {
        cache.card_key = key;
        if (!cache.derived) {
            cache.derived = model::derive(*input.catalogue);
        }
        cache.card = card_content(*input.catalogue, *cache.derived, system, input.year, input.words,
                                  input.language());
    }
    return cache.card;
}

Actions card_of_system(const UiInput& input, UiState& state, const model::System& system) {
    Actions actions;
    const CardContent& card = content_of(input, state, system);
    // Each system's card begins at its top.
    ImGui::BeginChild(("##content" + system.id).c_str());
    names(input, card);
    ImGui::Dummy({0, 4 * input.scale});
    if (!card.is_drawn) {
        muted_text(input.fonts, input.word("ui.not-on-map"));
    } else if (ImGui::Button(input.word("ui.show-on-map").c_str())) {
        actions.push_back(GoToSystem{system.id});
    }
    event_now(input, state);
    ImGui::Dummy({0, 2 * input.scale});
    facts(input, card);
    charts(input, state);
    figures(input, card);
    derived(input, card);
    statements(input, card);
    const Actions more = events(input, state, card);
    actions.insert(actions.end(), more.begin(), more.end());
    if (!card.note.empty()) {
        section(input, input.word("ui.note"));
        muted_text(input.fonts, card.note);
    }
    ImGui::EndChild();
    return actions;
}

void card_of_feature(const UiInput& input, const UiState& state) {
    ImGui::BeginChild("##content");
    if (begin_facts(input, "##feature")) {
        for (const auto& [name, value] : state.feature) {
            fact(input, name, value);
        }
        ImGui::EndTable();
    }
    ImGui::EndChild();
}

// The volume at the year with its unit, of the largest series; empty where there is none.
std::string volume_text(const UiInput& input, const model::System& system) {
    const model::Catalogue& catalogue = *input.catalogue;
    std::string best;
    double greatest = 0;
    for (const auto& key : model::series_keys(catalogue, system.id)) {
        if (key.basis != model::Basis::actual) {
            continue;
        }
        const auto series = model::Series::build(catalogue, key);
        const auto rate = series.at(input.year);
        if (series.is_empty() || series.peak_per_year() < greatest) {
            continue;
        }
        greatest = series.peak_per_year();
        best = rate.state == model::RateState::not_reported
                   ? input.word("ui.volume-none")
                   : text::format_quantity(rate.per_year, series.unit(), input.language());
        if (rate.state == model::RateState::interpolated) {
            best += " (" + input.word("ui.volume-interpolated") + ")";
        }
    }
    return best;
}

}  // namespace

void system_tooltip(const UiInput& input, const std::string& system_id) {
    const auto* system =
        input.catalogue != nullptr ? input.catalogue->find_system(system_id) : nullptr;
    if (system == nullptr) {
        return;
    }
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ImGui::GetFontSize() * 24);
    ImGui::PushFont(input.fonts.bold);
    ImGui::TextUnformatted(system->names.in(input.language()).c_str());
    ImGui::PopFont();
    const auto status = model::status_at(system->status_changes, input.year);
    const std::string volume = volume_text(input, *system);
    ImGui::TextUnformatted((text::format_year(static_cast<int>(std::floor(input.year))) + ": " +
                            status_name(input, status) + (volume.empty() ? "" : " · " + volume))
                               .c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

Actions system_card(const UiInput& input, UiState& state) {
    Actions actions;
    const auto* system = input.catalogue != nullptr && !state.system_id.empty()
                             ? input.catalogue->find_system(state.system_id)
                             : nullptr;
    const float close = 24 * input.scale;
    const std::string kind =
        system != nullptr ? coded_text(input.words, input.language(), "ui.kind", system->kind)
                          : input.word("ui.feature");
    ImGui::AlignTextToFramePadding();
    ImGui::PushStyleColor(ImGuiCol_Text, input.palette.muted);
    clipped_text(kind, ImGui::GetContentRegionAvail().x - close - 8 * input.scale);
    ImGui::PopStyleColor();
    ImGui::SameLine(ImGui::GetWindowWidth() - close - ImGui::GetStyle().WindowPadding.x);
    if (icon_button("##close", Icon::close, close, input.palette.text)) {
        actions.push_back(SelectSystem{});
    }
    tooltip(input.word("ui.close"));
    if (system != nullptr) {
        const Actions more = card_of_system(input, state, *system);
        actions.insert(actions.end(), more.begin(), more.end());
    } else {
        card_of_feature(input, state);
    }
    return actions;
}

}  // namespace northway::ui
