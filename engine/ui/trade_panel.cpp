// SPDX-License-Identifier: Apache-2.0
#include "ui/chart_view.h"
#include "ui/panels.h"
#include "ui/vocabulary.h"
#include "ui/widgets.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <set>

namespace northway::ui {
namespace {

constexpr float kChartCssPx = 108;
constexpr std::size_t kChartsOfSystem = 2;

std::size_t figures_shown(const TradeEntry& entry) {
    std::set<std::string> ids;
    for (const auto& group : entry.charts) {
        for (const auto& series : group.series) {
            for (const auto& column : series.columns) {
                ids.insert(column.observation_id);
            }
        }
    }
    for (const auto& bars : entry.bars) {
        for (const auto* bar : bars.bars) {
            ids.insert(bar->id);
        }
    }
    if (entry.latest != nullptr) {
        ids.insert(entry.latest->id);
    }
    return ids.size();
}

std::vector<TradeEntry> make_entries(const UiInput& input) {
    const model::Catalogue& catalogue = *input.catalogue;
    std::vector<TradeEntry> entries;
    for (const auto* system : systems_of_trade(catalogue)) {
        TradeEntry entry;
        entry.system = system;
        entry.name = system->names.in(input.language());
        entry.kind = coded_text(input.words, input.language(), "ui.kind", system->kind);
        entry.search = folded(system->names.zh + "\n" + system->names.ru + "\n" + system->names.en +
                              "\n" + entry.kind);
        entry.charts = chart_groups(catalogue, system->id);
        std::erase_if(entry.charts, [](const ChartGroup& group) { return !group.is_level; });
        if (entry.charts.size() > kChartsOfSystem) {
            entry.charts.resize(kChartsOfSystem);
        }
        entry.bars = commodity_bars(catalogue, system->id);
        if (entry.charts.empty() && entry.bars.empty()) {
            entry.latest = latest_figure(catalogue, system->id);
        }
        const std::size_t all = catalogue.observations_of(system->id).size();
        entry.more = all - std::min(all, figures_shown(entry));
        entries.push_back(std::move(entry));
    }
    return entries;
}

const std::vector<TradeEntry>& entries_of(const UiInput& input, UiState& state) {
    PanelCache& cache = state.cache;
    const std::string key(code_of(input.language()));
    if (key != cache.trade_key) {
        cache.trade_key = key;
        cache.trade = make_entries(input);
    }
    return cache.trade;
}

void latest(const UiInput& input, const model::Observation& o) {
    const Language language = input.language();
    ImGui::PushFont(input.fonts.bold);
    wrapped_text(value_text(o, input.words, language));
    ImGui::PopFont();
    std::string text =
        period_text(o, input.words, language) + " · " +
        subject_text(o.metric, o.commodity, o.direction, *input.catalogue, input.words, language) +
        " · " + coded_text(input.words, language, "ui.basis", model::word_of(o.basis));
    if (const auto* source = input.catalogue->find_source(o.source_id)) {
        text += "\n" + source_text(*source, o.place_in_source, input.words, language);
    }
    muted_text(input.fonts, text);
}

// The name is the way to the card.
bool title(const UiInput& input, const UiState& state, const TradeEntry& entry) {
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushFont(input.fonts.bold);
    const float height = ImGui::CalcTextSize(entry.name.c_str(), nullptr, false, width).y;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed =
        ImGui::Selectable("##name", state.system_id == entry.system->id, 0, {width, height});
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(), at,
                                        ImGui::GetColorU32(ImGuiCol_Text), entry.name.c_str(),
                                        nullptr, width);
    ImGui::PopFont();
    tooltip(input.word("ui.trade.open"));
    return pressed;
}

Actions draw_entry(const UiInput& input, const UiState& state, const TradeEntry& entry) {
    Actions actions;
    if (title(input, state, entry)) {
        actions.push_back(SelectSystem{entry.system->id});
    }
    for (std::size_t i = 0; i < entry.charts.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        muted_text(input.fonts, chart_title(input, entry.charts[i]));
        chart_view(input, entry.charts[i], kChartCssPx * input.scale);
        ImGui::PopID();
    }
    for (const auto& bars : entry.bars) {
        commodity_bars_view(input, bars);
    }
    if (entry.latest != nullptr) {
        latest(input, *entry.latest);
    }
    if (entry.more > 0) {
        muted_text(input.fonts, input.words.with("ui.trade.more", input.language(),
                                                 {std::to_string(entry.more)}));
    }
    ImGui::Dummy({0, 6 * input.scale});
    return actions;
}

}  // namespace

Actions trade_panel(const UiInput& input, UiState& state) {
    Actions actions;
    if (input.catalogue == nullptr) {
        wrapped_text(input.word("ui.no-catalogue"));
        return actions;
    }
    search_field(input.palette, "##trade-search", input.word("ui.trade.search"),
                 input.word("ui.clear"), state.trade_search, input.scale);
    muted_text(input.fonts, input.word("ui.trade.note"));
    ImGui::BeginChild("##trade");
    const auto words = search_words(state.trade_search);
    std::string_view kind;
    bool any = false;
    for (const auto& entry : entries_of(input, state)) {
        if (!std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                return entry.search.find(word) != std::string::npos;
            })) {
            continue;
        }
        any = true;
        if (entry.kind != kind) {
            kind = entry.kind;
            colored_text(input.palette.accent, entry.kind);
            ImGui::Separator();
        }
        ImGui::PushID(entry.system->id.c_str());
        const Actions more = draw_entry(input, state, entry);
        actions.insert(actions.end(), more.begin(), more.end());
        ImGui::PopID();
    }
    if (!any) {
        muted_text(input.fonts, input.word("ui.nothing-found"));
    }
    ImGui::EndChild();
    return actions;
}

}  // namespace northway::ui
