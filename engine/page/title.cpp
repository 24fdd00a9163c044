// SPDX-License-Identifier: Apache-2.0
#include "page/title.h"

#include <algorithm>

namespace northway::page {
namespace {

// Sizes in CSS pixels of furniture.
constexpr double kTitle_css = 22;
constexpr double kSubtitle_css = 13;
constexpr double kTime_css = 40;
constexpr double kTimeNote_css = 11.5;
// The room above and below the capitals of a line, which the panel's padding need not add again.
constexpr double kLeading_em = 0.18;

struct Pair {
    const std::string& large;
    const std::string& small;
    double large_css;
    double small_css;
    double gap_css;  // between the two
    text::FontStyle style;
    double spacing_em;
    text::Align align;
    bool wraps;  // the large text
};

Heading plan(const Sheet& sheet, Typesetter& type, const FurnitureInput& input, const Pair& pair,
             const Extent& most) {
    Heading heading;
    heading.padding_px = sheet.padding_px;
    heading.to_right = pair.align == text::Align::right;
    const double inner_px = most.width_px - 2 * sheet.padding_px;
    const double height_px = most.height_px - sheet.padding_px;
    if (inner_px < sheet.unit_px || height_px < sheet.unit_px) {
        return heading;
    }
    TextWish wish;
    wish.align = pair.align;
    wish.max_width_px = inner_px;
    wish.size_px = pair.small_css * sheet.unit_px;
    heading.gap_px = pair.gap_css * sheet.unit_px;
    heading.small = set_text(type, pair.small, input.language, wish);
    wish.wraps = pair.wraps;
    wish.size_px = pair.large_css * sheet.unit_px;
    wish.style = pair.style;
    wish.letter_spacing_em = pair.spacing_em;
    wish.max_height_px = height_px - heading.gap_px - heading.small.height_px();
    heading.large = set_text(type, pair.large, input.language, wish);
    return heading;
}

}  // namespace

Extent Heading::extent() const {
    const double trim_px = kLeading_em * ((large.empty() ? small : large).size_px +
                                          (small.empty() ? large : small).size_px);
    return {std::max(large.width_px(), small.width_px()) + 2 * padding_px,
            large.height_px() + small.height_px() + (small.empty() ? 0 : gap_px) + 2 * padding_px -
                trim_px};
}

Heading plan_title(const Sheet& sheet, Typesetter& type, const FurnitureInput& input,
                   const Extent& most, bool with_subtitle) {
    static const std::string kNone;
    return plan(sheet, type, input,
                {input.title, with_subtitle ? input.subtitle : kNone, kTitle_css, kSubtitle_css, 2,
                 text::FontStyle::bold, 0, text::Align::left, true},
                most);
}

Heading plan_time(const Sheet& sheet, Typesetter& type, const FurnitureInput& input,
                  const Extent& most, bool with_note) {
    static const std::string kNone;
    return plan(sheet, type, input,
                {input.time_text, with_note ? input.time_note : kNone, kTime_css, kTimeNote_css, -1,
                 text::FontStyle::regular, 0, text::Align::right, false},
                most);
}

void draw_heading(mesh::DrawList& list, Typesetter& type, const Heading& heading, const Box& box,
                  const FurnitureInput& input) {
    const auto left_px = [&](const TextBlock& block) {
        return heading.to_right ? box.x1 - heading.padding_px - block.width_px()
                                : box.x0 + heading.padding_px;
    };
    const TextBlock& first = heading.large.empty() ? heading.small : heading.large;
    const double top_px = box.y0 + heading.padding_px - kLeading_em * first.size_px;
    draw_panel(list, box, input);
    draw_block(list, type, heading.large, left_px(heading.large), top_px, input.text_color);
    draw_block(list, type, heading.small, left_px(heading.small),
               top_px + heading.large.height_px() + heading.gap_px, input.muted_color);
}

}  // namespace northway::page
