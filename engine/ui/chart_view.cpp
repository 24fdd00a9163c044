// SPDX-License-Identifier: Apache-2.0
#include "ui/chart_view.h"

#include "page/chart_plan.h"
#include "text/number.h"
#include "ui/vocabulary.h"
#include "ui/widgets.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace northway::ui {
namespace {

using Kind = model::ChartColumn::Kind;

constexpr float kPartialOpacity = 0.45F;
constexpr float kPlanOpacity = 0.16F;

ImU32 ink_of(ImVec4 color, float opacity = 1) {
    color.w *= opacity;
    return ImGui::ColorConvertFloat4ToU32(color);
}

ImVec4 color_of_series(const UiInput& input, std::size_t series) {
    return series == 0 ? theme_color(input.theme_values, "chart", input.palette.accent)
                       : theme_color(input.theme_values, "chart-second", {0.84F, 0.37F, 0.0F, 1});
}

void dashed_line(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 ink, float width, float dash) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    for (float at = 0; at < length; at += 2 * dash) {
        const float end = std::min(at + dash, length);
        const auto point = [&](float d) {
            return ImVec2{from.x + (to.x - from.x) * d / length,
                          from.y + (to.y - from.y) * d / length};
        };
        list.AddLine(point(at), point(end), ink, width);
    }
}

// Reported full, part of a year pale, forecast an outline, plan a dashed one; a second figure for
// the same time is an outline too. As on the page.
void draw_column(ImDrawList& list, ImVec2 low, ImVec2 high, Kind kind, bool is_second, ImVec4 color,
                 float line) {
    if (kind != Kind::forecast && kind != Kind::plan && !is_second) {
        list.AddRectFilled(low, high,
                           ink_of(color, kind == Kind::partial ? kPartialOpacity : 1.0F));
        return;
    }
    if (kind != Kind::actual) {
        list.AddRectFilled(low, high, ink_of(color, kPlanOpacity));
    }
    if (kind == Kind::plan) {
        const ImU32 ink = ink_of(color);
        dashed_line(list, low, {high.x, low.y}, ink, line, 2 * line);
        dashed_line(list, low, {low.x, high.y}, ink, line, 2 * line);
        dashed_line(list, {high.x, low.y}, high, ink, line, 2 * line);
    } else {
        list.AddRect(low, high, ink_of(color), 0, 0, line);
    }
}

struct Looks {
    bool partial = false, forecast = false, plan = false, doubtful = false;
};

Looks looks_of(const ChartGroup& group) {
    Looks looks;
    for (const auto& series : group.series) {
        for (const auto& column : series.columns) {
            looks.partial |= column.kind == Kind::partial;
            looks.forecast |= column.kind == Kind::forecast;
            looks.plan |= column.kind == Kind::plan;
            looks.doubtful |= column.is_disputed || column.is_suspect;
        }
    }
    return looks;
}

// One line of small swatches with their words; wraps.
class Key {
public:
    explicit Key(const UiInput& input)
        : input_(input),
          left_(ImGui::GetCursorScreenPos().x),
          at_(ImGui::GetCursorScreenPos()),
          right_(left_ + ImGui::GetContentRegionAvail().x) {
        ImGui::PushFont(input.fonts.small);
    }
    ~Key() {
        ImGui::PopFont();
        const float height = any_ ? at_.y + line_height() - ImGui::GetCursorScreenPos().y : 0;
        if (height > 0) {
            ImGui::Dummy({1, height});
        }
    }
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;

    void column(const std::string& text, Kind kind, ImVec4 color) {
        const ImVec2 low = place(text);
        const float size = 8 * input_.scale;
        draw_column(*ImGui::GetWindowDrawList(), low, {low.x + size, low.y + size}, kind, false,
                    color, line());
    }
    void dot(const std::string& text) {
        const ImVec2 low = place(text);
        const float half = 4 * input_.scale;
        ImGui::GetWindowDrawList()->AddCircleFilled(
            {low.x + half, low.y + half}, 2.4F * input_.scale, ink_of(input_.palette.warning));
    }

private:
    float line() const { return std::max(1.0F, std::round(input_.scale)); }
    static float line_height() { return ImGui::GetTextLineHeight() + 2; }
    ImVec2 place(const std::string& text) {
        const float swatch = 12 * input_.scale;
        const float width = swatch + ImGui::CalcTextSize(text.c_str()).x + 10 * input_.scale;
        if (any_ && at_.x + width > right_) {
            at_ = {left_, at_.y + line_height()};
        }
        any_ = true;
        const ImVec2 low{at_.x, at_.y + (ImGui::GetTextLineHeight() - 8 * input_.scale) / 2};
        ImGui::GetWindowDrawList()->AddText({at_.x + swatch, at_.y}, ink_of(input_.palette.muted),
                                            text.c_str());
        at_.x += width;
        return low;
    }

    const UiInput& input_;
    float left_;
    ImVec2 at_;
    float right_;
    bool any_ = false;
};

void draw_key(const UiInput& input, const ChartGroup& group) {
    const Looks looks = looks_of(group);
    Key key(input);
    if (group.series.size() > 1) {
        for (std::size_t i = 0; i < group.series.size(); ++i) {
            const auto& of = group.series[i].key;
            key.column(term_text(*input.catalogue, input.language(), "metric", of.metric),
                       Kind::actual, color_of_series(input, i));
        }
    }
    const ImVec4 color = color_of_series(input, 0);
    if (looks.partial) {
        key.column(input.word("chart.partial"), Kind::partial, color);
    }
    if (looks.forecast) {
        key.column(input.word("chart.forecast"), Kind::forecast, color);
    }
    if (looks.plan) {
        key.column(input.word("chart.plan"), Kind::plan, color);
    }
    if (looks.doubtful) {
        key.dot(input.word("ui.chart.disputed"));
    }
}

page::ChartPlan plan_of(const UiInput& input, const ChartGroup& group, float width, float height) {
    page::ChartSize size;
    size.width = static_cast<double>(width);
    size.height = static_cast<double>(height);
    size.text_height = static_cast<double>(ImGui::GetTextLineHeight());
    size.text_gap = static_cast<double>(3 * input.scale);
    size.text_width = [](std::string_view text) {
        return static_cast<double>(ImGui::CalcTextSize(text.data(), text.data() + text.size()).x);
    };
    return page::plan_chart(group.series, size, input.language());
}

// Where a chart stands in the window.
struct Frame {
    ImVec2 at;
    float x(double value) const { return at.x + static_cast<float>(value); }
    float y(double value) const { return std::round(at.y + static_cast<float>(value)); }
};

void draw_axes(const UiInput& input, const page::ChartPlan& plan, const Frame& frame, float line) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (const double y : plan.grid_y) {
        list.AddRectFilled({frame.x(plan.plot_x0), frame.y(y)},
                           {frame.x(plan.plot_x1), frame.y(y) + line},
                           ink_of(input.palette.line, 0.6F));
    }
    const float half = ImGui::GetTextLineHeight() / 2;
    for (const auto& label : plan.labels) {
        list.AddText({std::round(frame.x(label.x)), frame.y(label.y) - std::round(half)},
                     ink_of(input.palette.muted), label.text.c_str());
    }
}

void draw_year(const UiInput& input, const page::ChartPlan& plan, const Frame& frame) {
    const double year = std::floor(input.year) + 0.5;
    if (year < plan.first_year || year >= plan.last_year) {
        return;
    }
    const float x = frame.x(plan.x_of(year));
    const float top = frame.y(plan.plot_y1) + 1;
    const float size = 3 * input.scale;
    ImGui::GetWindowDrawList()->AddTriangleFilled({x, top}, {x + size, top + 1.3F * size},
                                                  {x - size, top + 1.3F * size},
                                                  ink_of(input.palette.text));
}

// The column under the mouse, with a little room round thin ones.
const page::ChartBar* bar_under_mouse(const page::ChartPlan& plan, const Frame& frame, float room) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const page::ChartBar* nearest = nullptr;
    float best = room;
    for (const auto& bar : plan.bars) {
        const float left = frame.x(bar.x0);
        const float right = frame.x(bar.x1);
        const float distance = std::max({left - mouse.x, mouse.x - right, 0.0F});
        if (distance < best) {
            best = distance;
            nearest = &bar;
        }
    }
    return nearest;
}

}  // namespace

void figure_tooltip(const UiInput& input, const model::Observation& o) {
    const Language language = input.language();
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ImGui::GetFontSize() * 24);
    ImGui::PushFont(input.fonts.bold);
    ImGui::TextUnformatted(
        (period_text(o, input.words, language) + ": " + value_text(o, input.words, language))
            .c_str());
    ImGui::PopFont();
    const std::string basis =
        coded_text(input.words, language, "ui.basis", model::word_of(o.basis));
    ImGui::TextUnformatted(
        (subject_text(o.metric, o.commodity, o.direction, *input.catalogue, input.words, language) +
         " · " + basis)
            .c_str());
    if (o.is_suspect) {
        colored_text(input.palette.warning, input.word("ui.suspect"));
    }
    for (const auto& id : o.disputes) {
        if (const auto* other = input.catalogue->find_observation(id)) {
            colored_text(input.palette.warning,
                         input.words.with("ui.dispute-with", language,
                                          {value_text(*other, input.words, language)}));
        }
    }
    if (const auto* source = input.catalogue->find_source(o.source_id)) {
        muted_text(input.fonts, source_text(*source, o.place_in_source, input.words, language));
        if (source->is_general()) {
            muted_text(input.fonts, input.word("ui.general-source"));
        }
    }
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

std::string chart_title(const UiInput& input, const ChartGroup& group) {
    const auto& key = group.series.front().key;
    if (group.series.size() == 1) {
        return subject_text(key.metric, key.commodity, key.direction, *input.catalogue, input.words,
                            input.language());
    }
    std::string title;
    for (const auto& series : group.series) {
        title += (title.empty() ? "" : ", ") +
                 term_text(*input.catalogue, input.language(), "metric", series.key.metric);
    }
    return key.commodity.empty()
               ? title
               : title + " · " +
                     term_text(*input.catalogue, input.language(), "commodity", key.commodity);
}

void chart_view(const UiInput& input, const ChartGroup& group, float height) {
    const float width = ImGui::GetContentRegionAvail().x;
    const Frame frame{ImGui::GetCursorScreenPos()};
    ImGui::InvisibleButton("##chart", {width, height});
    const bool hovered = ImGui::IsItemHovered();
    if (ImGui::IsItemVisible()) {
        ImGui::PushFont(input.fonts.small);
        const auto plan = plan_of(input, group, width, height);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const float line = std::max(1.0F, std::round(input.scale));
        draw_axes(input, plan, frame, line);
        const auto* under = hovered ? bar_under_mouse(plan, frame, 4 * input.scale) : nullptr;
        for (const auto& bar : plan.bars) {
            const auto& column = group.series[bar.series].columns[bar.column];
            const ImVec2 low{frame.x(bar.x0), frame.y(bar.y0)};
            const ImVec2 high{frame.x(bar.x1), std::max(frame.y(bar.y1), low.y + line)};
            if (&bar == under) {
                list.AddRectFilled({low.x - line, frame.y(plan.plot_y0)},
                                   {high.x + line, frame.y(plan.plot_y1)},
                                   ink_of(input.palette.text, 0.08F));
            }
            draw_column(list, low, high, bar.kind, bar.is_second,
                        color_of_series(input, bar.series), line);
            if (column.is_disputed || column.is_suspect) {
                list.AddCircleFilled({(low.x + high.x) / 2, low.y - 4 * input.scale},
                                     2.4F * input.scale, ink_of(input.palette.warning));
            }
        }
        list.AddRectFilled({frame.x(plan.plot_x0), frame.y(plan.zero_y)},
                           {frame.x(plan.plot_x1), frame.y(plan.zero_y) + line},
                           ink_of(input.palette.muted));
        draw_year(input, plan, frame);
        ImGui::PopFont();
        if (under != nullptr) {
            const auto& column = group.series[under->series].columns[under->column];
            if (const auto* o = input.catalogue->find_observation(column.observation_id)) {
                figure_tooltip(input, *o);
            }
        }
    }
    draw_key(input, group);
}

void commodity_bars_view(const UiInput& input, const CommodityBars& bars) {
    const Language language = input.language();
    muted_text(input.fonts, input.words.with("ui.bars", language,
                                             {subject_text(bars.metric, "", bars.direction,
                                                           *input.catalogue, input.words, language),
                                              text::format_year(bars.year)}));
    ImGui::PushFont(input.fonts.small);
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ImGui::GetTextLineHeight() + 4 * input.scale;
    const float name_width = std::round(width * 0.42F);
    float value_width = 0;
    for (const auto* o : bars.bars) {
        value_width = std::max(
            value_width, ImGui::CalcTextSize(value_text(*o, input.words, language).c_str()).x);
    }
    const float room = std::max(width - name_width - value_width - 16 * input.scale, 8.0F);
    const double most = bars.bars.empty() ? 1 : std::max(bars.bars.front()->value, 1e-9);
    const ImVec4 color = color_of_series(input, bars.metric == "import_value" ? 1 : 0);
    for (const auto* o : bars.bars) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::Dummy({width, height - ImGui::GetStyle().ItemSpacing.y});
        if (!ImGui::IsItemVisible()) {
            continue;
        }
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const std::string name =
            fitted(term_text(*input.catalogue, language, "commodity", o->commodity), name_width);
        list.AddText(at, ink_of(input.palette.text), name.c_str());
        const float left = at.x + name_width + 6 * input.scale;
        const float length =
            std::max(1.0F, room * static_cast<float>(std::max(o->value, 0.0) / most));
        const float inset = 2 * input.scale;
        list.AddRectFilled({left, at.y + inset},
                           {left + length, at.y + ImGui::GetTextLineHeight() - inset / 2},
                           ink_of(color));
        if (o->is_suspect || !o->disputes.empty()) {
            list.AddCircleFilled(
                {left + length + 4 * input.scale, at.y + ImGui::GetTextLineHeight() / 2},
                2.4F * input.scale, ink_of(input.palette.warning));
        }
        const std::string value = value_text(*o, input.words, language);
        list.AddText({at.x + width - ImGui::CalcTextSize(value.c_str()).x, at.y},
                     ink_of(input.palette.text), value.c_str());
        if (ImGui::IsMouseHoveringRect(at, {at.x + width, at.y + height}) &&
            ImGui::IsWindowHovered()) {
            figure_tooltip(input, *o);
        }
    }
    ImGui::PopFont();
}

}  // namespace northway::ui
