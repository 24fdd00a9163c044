// SPDX-License-Identifier: Apache-2.0
#include "page/scale_bar.h"

#include "text/number.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace northway::page {
namespace {

constexpr double kLongest_css = 200;
constexpr double kLabel_css = 10.5;
constexpr double kBar_css = 5;
constexpr double kGap_css = 1;  // between labels and bar

std::string label_text(double length_m, bool in_km, bool with_unit, Language language) {
    const double value = in_km ? length_m / 1000 : length_m;
    std::string text = text::format_number(value, language, 3);
    if (with_unit) {
        text += "\u00A0" + text::unit_text(in_km ? "km" : "m", language);
    }
    return text;
}

}  // namespace

RoundLength round_length_below(double max_m) {
    const double decade = std::pow(10.0, std::floor(std::log10(max_m)));
    for (const int digit : {5, 2}) {
        if (digit * decade <= max_m) {
            return {digit * decade, digit};
        }
    }
    return {decade, 1};
}

Extent ScaleBar::extent() const {
    const double label_px = labels.empty() ? 0 : labels.front().text.height_px();
    return {left_px + length_px + right_px, label_px + bar_px};
}

ScaleBar plan_scale_bar(const Sheet& sheet, Typesetter& type, const FurnitureInput& input,
                        double max_width_px) {
    ScaleBar bar;
    TextWish wish;
    wish.size_px = kLabel_css * sheet.unit_px;
    // Labels stand out on both sides; a wide one is about four letters.
    const double longest_px =
        std::min(kLongest_css * sheet.unit_px, max_width_px - 5 * wish.size_px);
    if (!(input.metres_per_px > 0) || !std::isfinite(input.metres_per_px) ||
        longest_px < 3 * wish.size_px) {
        return bar;
    }
    const RoundLength length = round_length_below(longest_px * input.metres_per_px);
    const bool in_km = length.length_m >= 1000;
    bar.length_m = length.length_m;
    bar.length_px = length.length_m / input.metres_per_px;
    bar.bar_px = std::max(1.0, std::round(kBar_css * sheet.unit_px));
    bar.parts = length.leading_digit == 5 ? 5 : 4;
    const auto add = [&](double share, bool with_unit) {
        const double at_m = share * bar.length_m;
        const std::string number = label_text(at_m, in_km, false, input.language);
        ScaleBar::Label label;
        label.number_px = set_text(type, number, input.language, wish).width_px();
        label.text = with_unit ? set_text(type, label_text(at_m, in_km, true, input.language),
                                          input.language, wish)
                               : set_text(type, number, input.language, wish);
        label.middle_px = share * bar.length_px;
        bar.labels.push_back(label);
    };
    add(0, false);
    if (length.leading_digit != 5) {
        add(0.5, false);
    }
    add(1, true);
    bar.left_px = 0.5 * bar.labels.front().number_px;
    const auto& last = bar.labels.back();
    bar.right_px = last.text.width_px() - 0.5 * last.number_px;
    // A middle number that would touch its neighbours is left out.
    if (bar.labels.size() == 3) {
        const auto& middle = bar.labels[1];
        const double room_px = 0.5 * bar.length_px - 0.5 * middle.number_px;
        if (room_px < 0.5 * last.number_px + 0.6 * wish.size_px) {
            bar.labels.erase(bar.labels.begin() + 1);
        }
    }
    return bar;
}

void draw_scale_bar(mesh::DrawList& list, Typesetter& type, const ScaleBar& bar, double x_px,
                    double y_px, const FurnitureInput& input) {
    const double start_px = std::round(x_px + bar.left_px);
    for (const auto& label : bar.labels) {
        draw_block(list, type, label.text, start_px + label.middle_px - 0.5 * label.number_px, y_px,
                   input.text_color);
    }
    const double top_px = std::round(y_px + bar.extent().height_px - bar.bar_px);
    const double bottom_px = top_px + bar.bar_px;
    const auto dark = list.add_style(mesh::solid_style(input.line_color.rgba_f32(), 0));
    const double rim_px = std::max(1.0, std::round(0.16 * bar.bar_px));
    const double end_px = start_px + bar.length_px;
    list.rectangle_px(dark, start_px, top_px, end_px, top_px + rim_px);
    list.rectangle_px(dark, start_px, bottom_px - rim_px, end_px, bottom_px);
    const double part_px = bar.length_px / bar.parts;
    for (int part = 0; part < bar.parts; part += 2) {
        const double from_px = start_px + part * part_px;
        list.rectangle_px(dark, from_px, top_px + rim_px, from_px + part_px, bottom_px - rim_px);
    }
    if (bar.parts % 2 == 0) {
        list.rectangle_px(dark, end_px - rim_px, top_px + rim_px, end_px, bottom_px - rim_px);
    }
}

}  // namespace northway::page
