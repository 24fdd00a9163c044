// SPDX-License-Identifier: Apache-2.0
#include "page/credits.h"

#include <algorithm>

namespace northway::page {
namespace {

constexpr double kText_css = 9;
constexpr double kSmallestText_css = 8;  // of the page, whatever the furniture's scale
constexpr double kPadding_css = 2.5;

}  // namespace

Credits plan_credits(const Sheet& sheet, Typesetter& type, const FurnitureInput& input,
                     double max_height_px) {
    Credits credits;
    credits.padding_px = kPadding_css * sheet.unit_px;
    TextWish wish;
    wish.size_px = std::max(kText_css * sheet.unit_px, kSmallestText_css * sheet.pixel_ratio);
    wish.max_width_px = sheet.width_px - 2 * sheet.margin_px;
    wish.max_height_px = max_height_px - 2 * credits.padding_px;
    wish.balance = false;
    credits.text = set_text(type, input.credits, input.language, wish);
    return credits;
}

void draw_credits(mesh::DrawList& list, Typesetter& type, const Credits& credits, const Box& box,
                  const Sheet& sheet, const FurnitureInput& input) {
    draw_panel(list, box, input);
    draw_block(list, type, credits.text, box.x0 + sheet.margin_px, box.y0 + credits.padding_px,
               input.muted_color);
}

}  // namespace northway::page
