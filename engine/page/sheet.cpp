// SPDX-License-Identifier: Apache-2.0
#include "page/sheet.h"

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

constexpr double kUsualSide_css = 1080;
// ln(0.85) / ln(600 / 1080) and ln(1.6) / ln(2).
constexpr double kExponentBelow = 0.2765;
constexpr double kExponentAbove = 0.678;
constexpr double kSmallestScale = 0.8;
constexpr double kBody_css = 12;
constexpr double kModule = 1.2;
constexpr double kLeastText_css = 11;  // on a screen
constexpr double kLeastText_pt = 6;    // on paper
constexpr double kPaperBody_pt = 8.5;  // of A4
constexpr double kPaperSide_mm = 210;
constexpr double kPaperExponent = 0.604;
constexpr double kRim_css = 0.75;
constexpr double kRimOpacity = 0.4;
constexpr double kLine_em = 1.2;
constexpr double kMutedShare = 0.8;  // of a colour of the scene, for what is muted

style::Color faded(const style::Color& color, double opacity) {
    return {color.r * opacity, color.g * opacity, color.b * opacity, color.a * opacity, {}};
}

}  // namespace

double furniture_scale(double shorter_side_css) {
    const double ratio = std::max(shorter_side_css, 1.0) / kUsualSide_css;
    return std::max(kSmallestScale, std::pow(ratio, ratio < 1 ? kExponentBelow : kExponentAbove));
}

double paper_scale(double shorter_side_mm) {
    const double ratio = std::max(shorter_side_mm, 1.0) / kPaperSide_mm;
    const double body_pt = kPaperBody_pt * std::pow(ratio, kPaperExponent);
    return std::max(body_pt, kLeastText_pt) * kCssPxPerPt / kBody_css;
}

double type_px(const Sheet& sheet, double step) {
    return std::max(kBody_css * sheet.unit_px * std::pow(kModule, step), sheet.least_text_px);
}

double title_step(const Sheet& sheet) {
    return sheet.is_paper ? 5 : 4;
}

Sheet sheet_of(const FurnitureInput& input) {
    Sheet sheet;
    sheet.width_px = input.width_px;
    sheet.height_px = input.height_px;
    sheet.pixel_ratio = input.pixel_ratio;
    sheet.is_paper = input.is_paper;
    const double shorter_px = std::min(sheet.width_px, sheet.height_px);
    const double shorter_css = shorter_px / input.pixel_ratio;
    sheet.unit_px = (input.is_paper ? paper_scale(shorter_css / kCssPxPerMm)
                                    : furniture_scale(shorter_css)) *
                    input.pixel_ratio;
    sheet.least_text_px =
        (input.is_paper ? kLeastText_pt * kCssPxPerPt : kLeastText_css) * input.pixel_ratio;
    sheet.margin_px =
        std::round(std::clamp(0.02 * shorter_px, 7 * sheet.unit_px, 20 * sheet.unit_px));
    sheet.gap_px = std::round(8 * sheet.unit_px);
    sheet.padding_px = std::round(9 * sheet.unit_px);
    return sheet;
}

int credits_lines(const Sheet& sheet, std::string_view text, double width_px) {
    // A letter of one or two bytes is about half an em wide, a Han character of three one.
    constexpr double kLetter_em = 0.53;
    double width_em = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        width_em += byte < 0x80 || (byte >= 0xC0 && byte < 0xE0) ? kLetter_em : byte >= 0xE0 ? 1 : 0;
    }
    const double lines = width_em * type_px(sheet, kNoteStep) / std::max(width_px, 1.0);
    return static_cast<int>(std::ceil(std::min(lines * 1.04, 8.0)));
}

Bands margin_bands(const Sheet& sheet, double title_px, int credits_lines) {
    Bands bands;
    bands.top_px = title_px > 0 ? title_px + sheet.gap_px : 0;
    bands.bottom_px = std::max(credits_lines, 0) * kLine_em * type_px(sheet, kNoteStep);
    return bands;
}

double strip_px(const Sheet& sheet, std::string_view credits, double width_px) {
    return credits_lines(sheet, credits, width_px - 2 * sheet.margin_px) * kLine_em *
               type_px(sheet, kNoteStep) +
           2 * kCreditsPadding_css * sheet.unit_px;
}

Sheet sheet_for(const Sheet& sheet, const scene::PageItem& item, double step) {
    Sheet own = sheet;
    const double factor =
        item.size_pt ? *item.size_pt * kCssPxPerPt * sheet.pixel_ratio / type_px(sheet, step)
                     : item.scale;
    // Where the wish is measured against a size that the least one holds up, from that size.
    if (factor != 1) {
        const double wanted_px = factor * type_px(sheet, step);
        own.unit_px = wanted_px / (kBody_css * std::pow(kModule, step));
        own.gap_px = std::round(sheet.gap_px * factor);
        own.padding_px = std::round(sheet.padding_px * factor);
    }
    if (item.padding_mm) {
        own.padding_px = *item.padding_mm * sheet.px_per_mm();
    }
    return own;
}

Ink ink_for(const Ink& ink, const scene::PageItem& item, const Sheet& sheet) {
    Ink own = ink;
    if (item.color) {
        own.text_color = own.line_color = *item.color;
        own.muted_color = faded(*item.color, kMutedShare);
    }
    own.panel_color = item.background.value_or(own.panel_color);
    own.border_color = item.border;
    if (item.border_mm) {
        own.border_px = *item.border_mm * sheet.px_per_mm();
    }
    if (item.font) {
        constexpr text::FontStyle kStyles[] = {text::FontStyle::regular, text::FontStyle::italic,
                                               text::FontStyle::bold, text::FontStyle::bold_italic};
        own.font = kStyles[static_cast<int>(*item.font)];
    }
    if (item.align) {
        constexpr text::Align kAligns[] = {text::Align::left, text::Align::center,
                                           text::Align::right};
        own.align = kAligns[static_cast<int>(*item.align)];
    }
    return own;
}

void draw_panel(mesh::DrawList& list, const Box& box, const Ink& ink) {
    if (ink.panel_color.a <= 0) {
        return;
    }
    list.rectangle_px(list.add_style(mesh::solid_style(ink.panel_color.rgba_f32(), 0)), box.x0,
                      box.y0, box.x1, box.y1);
}

void draw_rim(mesh::DrawList& list, const Box& box, const Sheet& sheet, const Ink& ink) {
    // A piece without a panel has no rim, unless the scene asks for one.
    const style::Color color =
        ink.border_color.value_or(ink.panel_color.a > 0 ? faded(ink.line_color, kRimOpacity)
                                                        : style::kTransparent);
    const double width_px =
        ink.border_px.value_or(std::max(1.0, std::round(kRim_css * sheet.unit_px)));
    if (color.a <= 0 || width_px <= 0) {
        return;
    }
    const double in_px = 0.5 * width_px;
    const geo::XY ring[] = {{box.x0 + in_px, box.y0 + in_px},
                            {box.x1 - in_px, box.y0 + in_px},
                            {box.x1 - in_px, box.y1 - in_px},
                            {box.x0 + in_px, box.y1 - in_px}};
    list.stroke_px(list.add_style(mesh::solid_style(color.rgba_f32(), static_cast<float>(in_px))),
                   ring, true, mesh::Cap::butt);
}

Box snapped(const Box& box) {
    return {std::floor(box.x0), std::floor(box.y0), std::ceil(box.x1), std::ceil(box.y1)};
}

text::PxBox px_box(const Box& box) {
    return {static_cast<float>(box.x0), static_cast<float>(box.y0), static_cast<float>(box.x1),
            static_cast<float>(box.y1)};
}

}  // namespace northway::page
