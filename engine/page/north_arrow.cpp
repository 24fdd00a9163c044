// SPDX-License-Identifier: Apache-2.0
#include "page/north_arrow.h"

#include <cmath>

namespace northway::page {
namespace {

constexpr double kSide_css = 42;
// Shares of the square's side, from its centre towards north.
constexpr double kTip = 0.17;
constexpr double kNotch = -0.28;
constexpr double kFoot = -0.42;
constexpr double kHalfWidth = 0.18;
constexpr double kLetter = 0.33;

std::string_view letter_of(Language language) {
    switch (language) {
        case Language::zh:
            return "北";
        case Language::ru:
            return "С";
        case Language::en:
            break;
    }
    return "N";
}

}  // namespace

NorthArrow plan_north_arrow(const Sheet& sheet, Typesetter& type, const Ink& ink) {
    NorthArrow arrow;
    arrow.side_px = kSide_css * sheet.unit_px;
    TextWish wish;
    wish.size_px = type_px(sheet, kNoteStep);
    wish.style = ink.font.value_or(text::FontStyle::bold);
    arrow.letter = set_text(type, letter_of(ink.language), ink.language, wish);
    return arrow;
}

void draw_north_arrow(mesh::DrawList& list, Typesetter& type, const NorthArrow& arrow,
                      geo::XY center, double north_rad, const Ink& ink) {
    const double north_x = std::sin(north_rad);
    const double north_y = -std::cos(north_rad);
    // `forward` to north, `right` to east, in shares of the side.
    const auto at = [&](double forward, double right) {
        return geo::XY{center.x + arrow.side_px * (forward * north_x - right * north_y),
                       center.y + arrow.side_px * (forward * north_y + right * north_x)};
    };
    const auto line = list.add_style(mesh::solid_style(ink.line_color.rgba_f32(), 0));
    const geo::XY west[] = {at(kTip, 0), at(kFoot, -kHalfWidth), at(kNotch, 0)};
    list.fill_px(line, west);
    const auto rim = list.add_style(
        mesh::solid_style(ink.line_color.rgba_f32(), static_cast<float>(0.014 * arrow.side_px)));
    const geo::XY outline[] = {at(kTip, 0), at(kFoot, kHalfWidth), at(kNotch, 0),
                               at(kFoot, -kHalfWidth)};
    list.stroke_px(rim, outline, true, mesh::Cap::round);
    const geo::XY letter = at(kLetter, 0);
    draw_block(list, type, arrow.letter, letter.x - 0.5 * arrow.letter.width_px(),
               letter.y - 0.5 * arrow.letter.height_px(), ink.text_color);
}

}  // namespace northway::page
