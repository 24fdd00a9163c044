// SPDX-License-Identifier: Apache-2.0
#include "page/chart.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace northway::page {
namespace {

using Kind = model::ChartColumn::Kind;

// Sizes in CSS pixels of furniture.
constexpr double kPlot_css = 88;
constexpr double kGap_css = 3;
constexpr double kSwatch_css = 8;
constexpr double kKeyText = 1.6;  // from a swatch's left edge to its text, in swatches
constexpr double kKeyGap_css = 10;
constexpr double kLeastWidth_css = 150;

constexpr double kGridOpacity = 0.22;
constexpr double kPartialOpacity = 0.45;
constexpr double kPlanOpacity = 0.16;

bool is_expected(Kind kind) {
    return kind == Kind::plan || kind == Kind::forecast;
}

style::Color faded(const style::Color& color, double opacity) {
    return {color.r * opacity, color.g * opacity, color.b * opacity, color.a * opacity, {}};
}

void outline(mesh::DrawList& list, const style::Color& color, const Box& box, double width_px,
             bool dashed, double dash_px) {
    auto look = mesh::solid_style(color.rgba_f32(), static_cast<float>(0.5 * width_px));
    const double in_px = 0.5 * width_px;
    const std::array<geo::XY, 4> ring{{{box.x0 + in_px, box.y0 + in_px},
                                       {box.x1 - in_px, box.y0 + in_px},
                                       {box.x1 - in_px, box.y1 - in_px},
                                       {box.x0 + in_px, box.y1 - in_px}}};
    if (!dashed) {
        list.stroke_px(list.add_style(look), ring, true, mesh::Cap::butt);
        return;
    }
    // Short strokes along the two sides and the top.
    const std::uint32_t id = list.add_style(look);
    const auto strokes = [&](geo::XY from, geo::XY to) {
        const double length_px = std::hypot(to.x - from.x, to.y - from.y);
        for (double at = 0; at < length_px; at += 2 * dash_px) {
            const double end = std::min(at + dash_px, length_px);
            const auto point = [&](double d) {
                return geo::XY{from.x + (to.x - from.x) * d / length_px,
                               from.y + (to.y - from.y) * d / length_px};
            };
            const std::array<geo::XY, 2> part{point(at), point(end)};
            list.stroke_px(id, part, false, mesh::Cap::butt);
        }
    };
    strokes(ring[0], ring[1]);
    strokes(ring[0], ring[3]);
    strokes(ring[1], ring[2]);
    strokes(ring[3], ring[2]);
}

// A column as its kind looks: reported full, part of a year pale, forecast an outline, plan a
// dashed one; a second figure for the same time is an outline too.
void draw_column(mesh::DrawList& list, const Box& box, Kind kind, bool is_second,
                 const style::Color& color, double line_px) {
    const bool hollow = kind == Kind::forecast || kind == Kind::plan || is_second;
    if (!hollow) {
        const auto fill = kind == Kind::partial ? faded(color, kPartialOpacity) : color;
        list.rectangle_px(list.add_style(mesh::solid_style(fill.rgba_f32(), 0)), box.x0, box.y0,
                          box.x1, box.y1);
        return;
    }
    if (kind != Kind::actual) {
        list.rectangle_px(
            list.add_style(mesh::solid_style(faded(color, kPlanOpacity).rgba_f32(), 0)), box.x0,
            box.y0, box.x1, box.y1);
    }
    outline(list, color, box, line_px, kind == Kind::plan, 2 * line_px);
}

bool has(const Chart& chart, bool (*test)(const model::ChartColumn&)) {
    return std::any_of(chart.lines.begin(), chart.lines.end(), [&](const Chart::Line& line) {
        return std::any_of(line.series.columns.begin(), line.series.columns.end(), test);
    });
}

// Puts the keys into as few rows as they have room in.
void set_keys(PlannedChart& planned, double width_px, double unit) {
    double x_px = 0, y_px = 0;
    for (auto& key : planned.keys) {
        const double key_px = kKeyText * kSwatch_css * unit + key.text.width_px();
        if (x_px > 0 && x_px + key_px > width_px) {
            x_px = 0;
            y_px = planned.keys_height_px;
        }
        key.x_px = x_px;
        key.y_px = y_px;
        x_px += key_px + kKeyGap_css * unit;
        planned.keys_height_px = std::max(planned.keys_height_px, y_px + key.text.height_px());
    }
}

std::vector<model::ChartSeries> series_of(const Chart& chart) {
    std::vector<model::ChartSeries> all;
    for (const auto& line : chart.lines) {
        all.push_back(line.series);
    }
    return all;
}

ChartPlan plan_of(const Sheet& sheet, Typesetter& type, const Ink& ink,
                  const PlannedChart& planned, double width_px) {
    const TextWish wish{.size_px = type_px(sheet, kNoteStep)};
    ChartSize size;
    size.width = width_px;
    size.height = planned.plot_height_px;
    size.text_height = wish.size_px;
    size.text_gap = 2 * sheet.unit_px;
    size.unit_apart = true;
    size.text_width = [&](std::string_view text) {
        return set_text(type, text, ink.language, wish).width_px();
    };
    return plan_chart(series_of(*planned.chart), size, ink.language);
}

}  // namespace

PlannedChart plan_page_chart(const Sheet& sheet, Typesetter& type, const Ink& ink,
                             const Chart& chart, double width_px, double plot_share) {
    PlannedChart planned;
    const double unit = sheet.unit_px;
    const bool any = has(chart, [](const model::ChartColumn&) { return true; });
    if (!any || width_px < kLeastWidth_css * unit) {
        return planned;
    }
    planned.chart = &chart;
    TextWish wish;
    wish.max_width_px = width_px - 2 * sheet.padding_px;
    wish.min_size_px = sheet.least_text_px;
    wish.size_px = type_px(sheet, kBodyStep);
    wish.style = ink.font.value_or(text::FontStyle::bold);
    planned.title = set_text(type, chart.title, ink.language, wish);
    wish.style = text::FontStyle::regular;
    wish.size_px = type_px(sheet, kNoteStep);
    TextWish key_wish = wish;
    key_wish.max_width_px -= 2 * kSwatch_css * unit;
    const style::Color color =
        chart.lines.empty() ? ink.text_color : chart.lines.front().color;
    const auto add = [&](const std::string& text, const style::Color& of, Kind kind,
                         bool is_outline) {
        if (!text.empty()) {
            planned.keys.push_back(
                {set_text(type, text, ink.language, key_wish), of, kind, is_outline});
        }
    };
    for (const auto& line : chart.lines) {
        add(line.label, line.color, Kind::actual, false);
    }
    if (has(chart, [](const auto& c) { return c.kind == Kind::partial; })) {
        add(chart.partial_text, color, Kind::partial, false);
    }
    if (has(chart, [](const auto& c) { return c.kind == Kind::forecast; })) {
        add(chart.forecast_text, chart.expected, Kind::forecast, false);
    }
    if (has(chart, [](const auto& c) { return c.kind == Kind::plan; })) {
        add(chart.plan_text, chart.expected, Kind::plan, false);
    }
    wish.size_px = type_px(sheet, kNoteStep);
    planned.sources = set_text(type, chart.sources, ink.language, wish);
    planned.plot_height_px = std::round(plot_share * kPlot_css * unit);
    set_keys(planned, wish.max_width_px, unit);
    planned.plan = plan_of(sheet, type, ink, planned, wish.max_width_px);
    planned.unit = set_text(type, planned.plan.unit, ink.language, wish);
    double height_px = planned.title.height_px() + planned.unit.height_px() +
                       planned.plot_height_px + planned.keys_height_px + 2 * sheet.padding_px +
                       kGap_css * unit;
    if (!planned.sources.empty()) {
        height_px += planned.sources.height_px() + kGap_css * unit;
    }
    planned.extent = {width_px, std::ceil(height_px)};
    return planned;
}

void draw_page_chart(mesh::DrawList& list, Typesetter& type, const PlannedChart& planned,
                     const Box& box, const Sheet& sheet, const Ink& ink) {
    const Chart& chart = *planned.chart;
    const double unit = sheet.unit_px;
    draw_panel(list, box, ink);
    double y_px = box.y0 + sheet.padding_px;
    const double left_px = box.x0 + sheet.padding_px;
    draw_block(list, type, planned.title, left_px, y_px, ink.text_color);
    y_px += planned.title.height_px();
    draw_block(list, type, planned.unit, left_px, y_px, ink.muted_color);
    y_px += planned.unit.height_px() + kGap_css * unit;

    const TextWish wish{.size_px = type_px(sheet, kNoteStep)};
    const auto set = [&](std::string_view text) {
        return set_text(type, text, ink.language, wish);
    };
    const ChartPlan& plan = planned.plan;
    const double line_px = std::max(1.0, std::round(0.75 * unit));
    const auto grid =
        list.add_style(mesh::solid_style(faded(ink.line_color, kGridOpacity).rgba_f32(), 0));
    for (const double y : plan.grid_y) {
        const double at_px = std::round(y_px + y);
        list.rectangle_px(grid, left_px + plan.plot_x0, at_px, left_px + plan.plot_x1,
                          at_px + line_px);
    }
    for (const auto& bar : plan.bars) {
        // On whole pixels, all of one width.
        Box column{std::round(left_px + bar.x0), std::round(y_px + bar.y0), 0,
                   std::round(y_px + bar.y1)};
        column.x1 = column.x0 + std::max(line_px, std::round(bar.x1 - bar.x0));
        column.y1 = std::max(column.y1, column.y0 + line_px);
        draw_column(list, column, bar.kind, bar.is_second,
                    is_expected(bar.kind) ? chart.expected : chart.lines[bar.series].color,
                    line_px);
    }
    const auto axis = list.add_style(mesh::solid_style(ink.line_color.rgba_f32(), 0));
    const double zero_px = std::round(y_px + plan.zero_y);
    list.rectangle_px(axis, left_px + plan.plot_x0, zero_px, left_px + plan.plot_x1,
                      zero_px + line_px);
    if (!plan.empty() && chart.year >= plan.first_year && chart.year < plan.last_year) {
        // The map's year: a small wedge under the axis.
        const double x = left_px + plan.x_of(chart.year);
        const double top = std::round(y_px + plan.plot_y1) + line_px;
        const std::array<geo::XY, 3> wedge{
            {{x, top}, {x + 3 * unit, top + 4 * unit}, {x - 3 * unit, top + 4 * unit}}};
        list.fill_px(list.add_style(mesh::solid_style(ink.text_color.rgba_f32(), 0)), wedge);
    }
    for (const auto& label : plan.labels) {
        const TextBlock block = set(label.text);
        draw_block(list, type, block, left_px + label.x,
                   y_px + label.y - 0.5 * block.height_px(), ink.muted_color);
    }
    y_px += planned.plot_height_px;
    for (const auto& key : planned.keys) {
        const double middle_px = y_px + key.y_px + 0.5 * key.text.height_px();
        const double half_px = 0.5 * kSwatch_css * unit;
        const double x_px = left_px + key.x_px;
        draw_column(list,
                    snapped({x_px, middle_px - half_px, x_px + 2 * half_px, middle_px + half_px}),
                    key.kind, key.is_outline, key.color, line_px);
        draw_block(list, type, key.text, x_px + kKeyText * kSwatch_css * unit, y_px + key.y_px,
                   ink.text_color);
    }
    y_px += planned.keys_height_px;
    if (!planned.sources.empty()) {
        draw_block(list, type, planned.sources, left_px, y_px + kGap_css * unit,
                   ink.muted_color);
    }
}

}  // namespace northway::page
