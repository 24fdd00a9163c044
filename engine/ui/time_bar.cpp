// SPDX-License-Identifier: Apache-2.0
#include "text/number.h"
#include "ui/panels.h"
#include "ui/widgets.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

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
void draw_ticks(const UiInput& input, ImVec2 at, float width) {
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

Actions year_slider(const UiInput& input, float width) {
    Actions actions;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float year = static_cast<float>(input.year);
    ImGui::SetNextItemWidth(width);
    const bool moved = ImGui::SliderFloat("##year", &year, static_cast<float>(input.first_year),
                                          static_cast<float>(input.last_year - 1 + kYearEnd), "",
                                          ImGuiSliderFlags_AlwaysClamp | ImGuiSliderFlags_NoInput);
    if (moved) {
        actions.push_back(SetYear{static_cast<double>(year)});
    }
    tooltip(input.word("ui.year"));
    draw_ticks(input, {at.x, at.y + ImGui::GetFrameHeight() + input.scale}, width);
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

Actions time_bar(const UiInput& input, UiState&) {
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
    const float slider =
        width - button - number - 2 * gap - (rate > 0 ? rate + gap : 0) - tempo_width;
    const float row = top + (height - ImGui::GetFrameHeight() - 16 * scale) / 2;
    ImGui::SetCursorPosY(row);
    Actions moved = year_slider(input, std::max(slider, 60 * scale));
    actions.insert(actions.end(), moved.begin(), moved.end());
    if (rate > 0) {
        ImGui::SameLine();
        ImGui::SetCursorPosY(top + (height - ImGui::GetFrameHeight()) / 2);
        Actions chosen = rate_choice(input, rate);
        actions.insert(actions.end(), chosen.begin(), chosen.end());
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
