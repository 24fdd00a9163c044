// SPDX-License-Identifier: Apache-2.0
#include "page/scale_bar.h"

#include "text/number.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace northway::page {
namespace {

constexpr double kLongest_css = 200;
constexpr double kBar_css = 5;
constexpr double kLevel_css = 15;
constexpr double kNoteGap_css = 3;
constexpr double kVaries = 1.05;  // the greatest scale over the least one
constexpr double kInch_m = 0.0254;

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
    const double levels_px =
        levels.empty() ? bar_px : level_px * static_cast<double>(levels.size());
    const double note_px = note.empty() ? 0 : note.height_px() + 0.6 * bar_px;
    return {left_px + std::max(length_px + right_px, note.width_px()),
            label_px + levels_px + note_px};
}

double ScaleBar::middle_px() const {
    return (labels.empty() ? 0 : labels.front().text.height_px()) + 0.5 * bar_px;
}

std::string filled(const std::string& pattern, const std::string& text) {
    const auto at = pattern.find("{}");
    return at == std::string::npos ? pattern
                                   : pattern.substr(0, at) + text + pattern.substr(at + 2);
}

std::string numeric_scale(double least_m_per_px, double most_m_per_px, const Sheet& sheet,
                          Language language, const PageTexts& texts) {
    const double px_m = kInch_m / (96 * sheet.pixel_ratio);
    const bool large = least_m_per_px / px_m >= texts.large;
    const bool varies = most_m_per_px > kVaries * least_m_per_px;
    const auto number = [&](double metres_per_px) {
        const double value =
            text::round_to_digits(metres_per_px / px_m, varies ? 2 : 3) / (large ? texts.large : 1);
        return text::format_number(value, language, large && value < 100 ? 2 : 0);
    };
    const std::string from = number(least_m_per_px);
    const std::string to = number(most_m_per_px);
    return filled(large ? texts.scale_large : texts.scale,
                  varies && from != to ? from + "\u2013" + to : from);
}

std::vector<double> bar_latitudes(double south_deg, double north_deg) {
    for (const double step : {30.0, 20.0, 15.0, 10.0, 5.0, 2.0, 1.0}) {
        std::vector<double> latitudes;
        for (double at = std::floor(north_deg / step) * step; at >= south_deg; at -= step) {
            latitudes.push_back(at);
        }
        if (latitudes.size() >= 3) {
            return latitudes;
        }
    }
    return {};
}

namespace {

// What else stands under the bar.
std::string note_text(const Sheet& sheet, const Ink& ink, const ScaleWish& wish,
                      const PageTexts& texts, double length_m) {
    const GroundRange& range = wish.range;
    const bool varies = wish.says_range && !range.empty() &&
                        range.most_m_per_px > kVaries * range.least_m_per_px;
    if (wish.numeric) {
        return varies ? numeric_scale(range.least_m_per_px, range.most_m_per_px, sheet,
                                      ink.language, texts)
                      : numeric_scale(wish.centre_metres_per_px, wish.centre_metres_per_px, sheet,
                                      ink.language, texts);
    }
    if (!varies || !wish.latitudes.empty()) {
        return {};
    }
    const bool in_km = length_m >= 1000;
    const auto number = [&](double metres_per_px) {
        const double metres = text::round_to_digits(length_m * metres_per_px / wish.metres_per_px, 2);
        return text::format_number(in_km ? metres / 1000 : metres, ink.language, 1);
    };
    return filled(texts.elsewhere, number(range.least_m_per_px) + "\u2013" +
                                       number(range.most_m_per_px) + "\u00A0" +
                                       text::unit_text(in_km ? "km" : "m", ink.language));
}

std::string latitude_text(double lat_deg, Language language) {
    const std::string degrees = text::format_number(std::abs(lat_deg), language, 0) + "°";
    if (lat_deg == 0) {
        return degrees;
    }
    const bool north = lat_deg > 0;
    switch (language) {
        case Language::zh:
            return (north ? "北纬" : "南纬") + degrees;
        case Language::ru:
            return degrees + (north ? "\u00A0с.\u00A0ш." : "\u00A0ю.\u00A0ш.");
        case Language::en:
            break;
    }
    return degrees + (north ? "\u00A0N" : "\u00A0S");
}

void add_levels(ScaleBar& bar, const Sheet& sheet, Typesetter& type, const Ink& ink,
                const ScaleWish& wish) {
    TextWish text;
    text.size_px = type_px(sheet, kNoteStep);
    bar.level_px = std::max(kLevel_css * sheet.unit_px, 1.15 * text.size_px);
    double widest_px = 0;
    for (const auto& [lat_deg, metres] : wish.latitudes) {
        ScaleBar::Level level;
        level.label = set_text(type, latitude_text(lat_deg, ink.language), ink.language, text);
        level.length_px = bar.length_m / metres;
        widest_px = std::max(widest_px, level.label.width_px());
        bar.levels.push_back(level);
    }
    bar.left_px = std::max(bar.left_px, widest_px + 0.8 * text.size_px);
}

}  // namespace

ScaleBar plan_scale_bar(const Sheet& sheet, Typesetter& type, const Ink& ink,
                        const ScaleWish& wish, const PageTexts& texts) {
    ScaleBar bar;
    TextWish text;
    text.size_px = type_px(sheet, kNoteStep);
    text.style = ink.font.value_or(text::FontStyle::regular);
    // Labels stand out on both sides; a wide one is about four letters.
    const double longest_px =
        std::min(kLongest_css * sheet.unit_px,
                 wish.longest_px - (wish.latitudes.empty() ? 5 : 8) * text.size_px);
    // The bars of latitudes are numbered along the longest.
    double metres_per_px = wish.metres_per_px;
    for (const auto& [lat_deg, metres] : wish.latitudes) {
        metres_per_px = &metres == &wish.latitudes.front().second ? metres
                                                                  : std::min(metres_per_px, metres);
    }
    if (!(metres_per_px > 0) || !std::isfinite(metres_per_px) || longest_px < 3 * text.size_px) {
        return bar;
    }
    const RoundLength length = wish.length_m > 0
                                   ? round_length_below(wish.length_m * 1.0001)
                                   : round_length_below(longest_px * metres_per_px);
    const bool in_km = length.length_m >= 1000;
    bar.length_m = length.length_m;
    bar.length_px = length.length_m / metres_per_px;
    bar.bar_px = std::max(1.0, std::round(kBar_css * sheet.unit_px));
    bar.parts = length.leading_digit == 5 ? 5 : 4;
    const auto add = [&](double share, bool with_unit) {
        const double at_m = share * bar.length_m;
        const std::string number = label_text(at_m, in_km, false, ink.language);
        ScaleBar::Label label;
        label.number_px = set_text(type, number, ink.language, text).width_px();
        label.text = set_text(
            type, with_unit ? label_text(at_m, in_km, true, ink.language) : number, ink.language,
            text);
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
        if (room_px < 0.5 * last.number_px + 0.6 * text.size_px) {
            bar.labels.erase(bar.labels.begin() + 1);
        }
    }
    add_levels(bar, sheet, type, ink, wish);
    TextWish note = text;
    note.min_size_px = sheet.least_text_px;
    note.max_width_px = wish.longest_px;
    bar.note = set_text(type, note_text(sheet, ink, wish, texts, bar.length_m), ink.language, note);
    if (!bar.note.fits) {
        bar.note = {};
    }
    return bar;
}

namespace {

// A bar of alternating parts.
void draw_bar(mesh::DrawList& list, const ScaleBar& bar, double start_px, double top_px,
              const Ink& ink) {
    const double bottom_px = top_px + bar.bar_px;
    const auto dark = list.add_style(mesh::solid_style(ink.line_color.rgba_f32(), 0));
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

// A level line a latitude, and the lines that join the same lengths.
void draw_levels(mesh::DrawList& list, Typesetter& type, const ScaleBar& bar, double start_px,
                 double top_px, const Ink& ink) {
    const auto line = list.add_style(mesh::solid_style(
        ink.line_color.rgba_f32(), static_cast<float>(std::max(0.5, 0.1 * bar.bar_px))));
    double y_px = std::round(top_px + 0.5 * bar.level_px);
    std::vector<std::vector<geo::XY>> joins(static_cast<std::size_t>(bar.parts) + 1);
    for (const auto& level : bar.levels) {
        const geo::XY ends[] = {{start_px, y_px}, {start_px + level.length_px, y_px}};
        list.stroke_px(line, ends, false, mesh::Cap::butt);
        for (int part = 0; part <= bar.parts; ++part) {
            joins[static_cast<std::size_t>(part)].push_back(
                {start_px + level.length_px * part / bar.parts, y_px});
        }
        draw_block(list, type, level.label,
                   start_px - 0.5 * level.label.size_px - level.label.width_px(),
                   y_px - 0.5 * level.label.height_px(), ink.muted_color);
        y_px += bar.level_px;
    }
    for (const auto& join : joins) {
        list.stroke_px(line, join, false, mesh::Cap::butt);
    }
}

}  // namespace

void draw_scale_bar(mesh::DrawList& list, Typesetter& type, const ScaleBar& bar, double x_px,
                    double y_px, const Ink& ink) {
    const double start_px = std::round(x_px + bar.left_px);
    for (const auto& label : bar.labels) {
        draw_block(list, type, label.text, start_px + label.middle_px - 0.5 * label.number_px, y_px,
                   ink.text_color);
    }
    const double label_px = bar.labels.empty() ? 0 : bar.labels.front().text.height_px();
    const double top_px = std::round(y_px + label_px);
    if (bar.levels.empty()) {
        draw_bar(list, bar, start_px, top_px, ink);
    } else {
        draw_levels(list, type, bar, start_px, top_px, ink);
    }
    draw_block(list, type, bar.note, start_px,
               y_px + bar.extent().height_px - bar.note.height_px(), ink.muted_color);
}

}  // namespace northway::page
