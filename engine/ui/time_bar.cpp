// SPDX-License-Identifier: Apache-2.0
#include "text/number.h"
#include "ui/panels.h"
#include "ui/timeline.h"
#include "ui/vocabulary.h"
#include "ui/widgets.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace northway::ui {
namespace {

constexpr std::array kRates{0.0, 0.25, 0.5, 1.0, 2.0};
constexpr double kMonths = 12;
constexpr double kYearEnd = 0.999;  // the slider's end still belongs to the last year

std::string rate_text(const UiInput& input, double rate) {
    if (rate == 0) {
        return input.word("ui.rate.hold");
    }
    return rate == 1 ? input.word("ui.rate.year")
                     : input.words.with("ui.rate.years", input.language(),
                                        {text::format_number(rate, input.language(), 2)});
}

// Year numbers under the slider, as many as there is room for.
void draw_ticks(const UiInput& input, ImVec2 slider, float width, float top) {
    const ImVec2 at{slider.x, top};
    ImDrawList* list = ImGui::GetWindowDrawList();
    const double years = input.last_year - input.first_year;
    const float grab = ImGui::GetStyle().GrabMinSize + 4;
    const float room = width - grab;
    const float label = 38 * input.scale;
    int step = 1;
    for (const int wanted : {1, 2, 5, 10, 20, 50}) {
        step = wanted;
        if (room / years * step >= label) {
            break;
        }
    }
    const ImU32 ink = ImGui::ColorConvertFloat4ToU32(input.palette.muted);
    ImGui::PushFont(input.fonts.small);
    const int first = static_cast<int>(std::ceil(input.first_year));
    for (int year = first; year < input.last_year; ++year) {
        const float x =
            at.x + grab / 2 + static_cast<float>((year - input.first_year) / years) * room;
        const bool named = year % step == 0;
        list->AddLine({x, at.y}, {x, at.y + (named ? 4 : 2) * input.scale}, ink);
        const std::string text = text::format_year(year);
        const float half = ImGui::CalcTextSize(text.c_str()).x / 2;
        if (named && x - half >= at.x && x + half <= at.x + width) {
            list->AddText({x - half, at.y + 4 * input.scale}, ink, text.c_str());
        }
    }
    ImGui::PopFont();
}

// The years from end to end of the slider's track, and where its knob can stand.
struct Track {
    ImVec2 at;
    float width = 0;
    float height = 0;
    float knob = 0;
    double first = 0;
    double end = 0;

    float room() const { return width - knob - 4; }
    float left() const { return at.x + knob / 2 + 2; }
    float x_of(double year) const {
        return left() + static_cast<float>((year - first) / (end - first)) * room();
    }
    double year_at(float x) const {
        const double share = static_cast<double>((x - left()) / room());
        return std::clamp(first + share * (end - first), first, end - 1 + kYearEnd);
    }
};

constexpr float kBinCssPx = 3;
constexpr std::size_t kTitlesInTip = 8;

const std::vector<int>& density_of(const UiInput& input, UiState& state, std::size_t bins) {
    PanelCache& cache = state.cache;
    const auto& events = listed_events(input, state);
    const std::string key = fmt::format("{}\n{}", bins, cache.events_key);
    if (key != cache.density_key) {
        cache.density_key = key;
        cache.density =
            input.catalogue == nullptr
                ? std::vector<int>()
                : event_density(*input.catalogue, events, input.first_year, input.last_year, bins);
    }
    return cache.density;
}

// The listed events over the years as bars that grow with the root of their number, so that one
// event is seen beside a hundred.
void draw_density(const UiInput& input, const Track& track, const std::vector<int>& density) {
    const int most = density.empty() ? 0 : *std::max_element(density.begin(), density.end());
    if (most == 0) {
        return;
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImVec4 color = input.palette.muted;
    color.w = 0.65F;
    const ImU32 ink = ImGui::ColorConvertFloat4ToU32(color);
    const float bin = track.room() / static_cast<float>(density.size());
    const float gap = bin >= 3 ? 1.0F : 0.0F;
    const float bottom = track.at.y + track.height - 1;
    for (std::size_t i = 0; i < density.size(); ++i) {
        if (density[i] == 0) {
            continue;
        }
        const float share =
            std::sqrt(static_cast<float>(density[i]) / static_cast<float>(std::max(most, 4)));
        const float height = std::round((0.16F + 0.68F * share) * track.height);
        const float x = track.left() + static_cast<float>(i) * bin;
        list->AddRectFilled({x, bottom - height}, {x + bin - gap, bottom}, ink);
    }
}

// The titles of the listed events near a year, or nothing.
std::string titles_near(const UiInput& input, UiState& state, double from, double to) {
    std::string text;
    std::size_t count = 0;
    for (const std::size_t index : listed_events(input, state)) {
        const auto& event = input.catalogue->events[index];
        const double year = year_of(event);
        if (year < from || year >= to) {
            continue;
        }
        if (++count <= kTitlesInTip) {
            text += (text.empty() ? "" : "\n") +
                    date_text(event.date, input.words, input.language()) + "  " +
                    event.titles.in(input.language());
        }
    }
    if (count > kTitlesInTip) {
        text += "\n" + input.words.with("ui.timeline.more", input.language(),
                                        {std::to_string(count - kTitlesInTip)});
    }
    return text;
}

void slider_tip(const UiInput& input, UiState& state, const Track& track) {
    if (!ImGui::IsItemHovered() || ImGui::IsItemActive()) {
        return;
    }
    const float reach = 1.5F * kBinCssPx * input.scale;
    const float x = ImGui::GetIO().MousePos.x;
    const std::string titles =
        input.catalogue == nullptr
            ? std::string()
            : titles_near(input, state, track.year_at(x - reach), track.year_at(x + reach));
    tooltip(titles.empty() ? input.word("ui.year") : titles);
}

Actions year_slider(const UiInput& input, UiState& state, float width) {
    Actions actions;
    const ImGuiStyle& style = ImGui::GetStyle();
    const Track track{ImGui::GetCursorScreenPos(),
                      width,
                      ImGui::GetFrameHeight(),
                      style.GrabMinSize,
                      input.first_year,
                      input.last_year};
    ImGui::InvisibleButton("##year", {width, track.height});
    double year = input.year;
    if (ImGui::IsItemActive()) {
        year = track.year_at(ImGui::GetIO().MousePos.x);
        actions.push_back(SetYear{year});
    }
    const bool is_lit = ImGui::IsItemHovered() || ImGui::IsItemActive();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 corner{track.at.x + width, track.at.y + track.height};
    list->AddRectFilled(
        track.at, corner,
        ImGui::ColorConvertFloat4ToU32(is_lit ? input.palette.hovered : input.palette.field),
        style.FrameRounding);
    list->AddRect(track.at, corner, ImGui::ColorConvertFloat4ToU32(input.palette.line),
                  style.FrameRounding);
    const auto bins =
        static_cast<std::size_t>(std::max(track.room() / (kBinCssPx * input.scale), 1.0F));
    draw_density(input, track, density_of(input, state, bins));
    const float knob = track.x_of(year);
    list->AddRectFilled({knob - track.knob / 2, track.at.y + 2},
                        {knob + track.knob / 2, corner.y - 2},
                        ImGui::ColorConvertFloat4ToU32(input.palette.accent), style.GrabRounding);
    slider_tip(input, state, track);
    draw_ticks(input, track.at, width, track.at.y + track.height + input.scale);
    return actions;
}

Actions step_button(const UiInput& input, bool forward, float size) {
    Actions actions;
    if (icon_button(forward ? "##later" : "##earlier", forward ? Icon::later : Icon::earlier, size,
                    input.palette.text)) {
        actions.push_back(StepEvent{forward});
    }
    tooltip(input.word(forward ? "ui.event-later" : "ui.event-earlier"));
    return actions;
}

Actions rate_choice(const UiInput& input, float width) {
    Actions actions;
    ImGui::SetNextItemWidth(width);
    if (ImGui::BeginCombo("##rate", rate_text(input, input.years_per_s).c_str())) {
        for (const double rate : kRates) {
            if (ImGui::Selectable(rate_text(input, rate).c_str(), rate == input.years_per_s)) {
                actions.push_back(SetRate{rate});
            }
        }
        ImGui::EndCombo();
    }
    tooltip(input.word("ui.rate"));
    return actions;
}

void year_number(const UiInput& input, float width, float height) {
    const std::string text = text::format_year(static_cast<int>(std::floor(input.year)));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushFont(input.fonts.large);
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    ImGui::GetWindowDrawList()->AddText({at.x + (width - size.x) / 2, at.y + (height - size.y) / 2},
                                        ImGui::GetColorU32(ImGuiCol_Text), text.c_str());
    ImGui::PopFont();
    ImGui::Dummy({width, height});
}

}  // namespace

Actions time_bar(const UiInput& input, UiState& state) {
    Actions actions;
    const float scale = input.scale;
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ImGui::GetContentRegionAvail().y;
    const float button = 38 * scale;
    const float gap = ImGui::GetStyle().ItemSpacing.x;
    const float number = 68 * scale;
    const float rate = width > 480 * scale ? 126 * scale : 0;
    const bool tempo = width > 760 * scale;

    const float top = ImGui::GetCursorPosY();
    ImGui::SetCursorPosY(top + (height - button) / 2);
    if (icon_button("##play", input.playing ? Icon::pause : Icon::play, button,
                    input.palette.accent)) {
        actions.push_back(TogglePlay{});
    }
    tooltip(input.word(input.playing ? "ui.pause" : "ui.play"));
    ImGui::SameLine();
    ImGui::SetCursorPosY(top);
    year_number(input, number, height);
    ImGui::SameLine();

    const std::string tempo_text = input.words.with(
        "ui.tempo", input.language(),
        {text::format_number(input.scene.tempo_years_per_s * kMonths, input.language(), 1)});
    ImGui::PushFont(input.fonts.small);
    const float tempo_width = tempo ? ImGui::CalcTextSize(tempo_text.c_str()).x + gap : 0;
    ImGui::PopFont();
    const float step = input.catalogue != nullptr ? ImGui::GetFrameHeight() : 0;
    const float step_gap = 4 * scale;
    const float slider = width - button - number - 2 * gap - (rate > 0 ? rate + gap : 0) -
                         tempo_width - (step > 0 ? 2 * (step + step_gap) : 0);
    const float row = top + (height - ImGui::GetFrameHeight() - 16 * scale) / 2;
    const auto append = [&](const Actions& more) {
        actions.insert(actions.end(), more.begin(), more.end());
    };
    if (step > 0) {
        ImGui::SetCursorPosY(row);
        append(step_button(input, false, step));
        ImGui::SameLine(0, step_gap);
    }
    ImGui::SetCursorPosY(row);
    append(year_slider(input, state, std::max(slider, 60 * scale)));
    if (step > 0) {
        ImGui::SameLine(0, step_gap);
        ImGui::SetCursorPosY(row);
        append(step_button(input, true, step));
    }
    if (rate > 0) {
        ImGui::SameLine();
        ImGui::SetCursorPosY(top + (height - ImGui::GetFrameHeight()) / 2);
        append(rate_choice(input, rate));
    }
    if (tempo) {
        ImGui::SameLine();
        ImGui::PushFont(input.fonts.small);
        ImGui::SetCursorPosY(top + (height - ImGui::GetTextLineHeight()) / 2);
        ImGui::PushStyleColor(ImGuiCol_Text, input.palette.muted);
        ImGui::TextUnformatted(tempo_text.c_str());
        ImGui::PopStyleColor();
        ImGui::PopFont();
    }
    return actions;
}

}  // namespace northway::ui
