// SPDX-License-Identifier: Apache-2.0
#include "page/text_block.h"

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

constexpr double kShrink = 0.94;
constexpr int kMostShrinks = 60;
// Widths are rounded down to this, so that a window that is being resized shapes few texts anew.
constexpr double kWidthStep_em = 0.5;

// The painted width: glyphs may lean a little out of their advances.
double painted_width_em(const text::ShapedText& shaped) {
    return std::max(static_cast<double>(shaped.width_em), static_cast<double>(shaped.ink.x1));
}

}  // namespace

double TextBlock::width_px() const {
    return shaped == nullptr ? 0 : painted_width_em(*shaped) * size_px;
}

double TextBlock::height_px() const {
    return shaped == nullptr ? 0 : static_cast<double>(shaped->height_em()) * size_px;
}

TextBlock set_text(Typesetter& type, std::string_view utf8, Language language,
                   const TextWish& wish) {
    TextBlock block;
    if (utf8.empty() || wish.max_width_px < 0 || wish.max_height_px < 0) {
        return block;
    }
    block.size_px = wish.size_px;
    for (int i = 0; i < kMostShrinks; ++i) {
        text::ShapeOptions options;
        options.style = wish.style;
        options.align = wish.align;
        options.letter_spacing_em = static_cast<float>(wish.letter_spacing_em);
        options.balance = wish.balance;
        if (wish.max_width_px > 0 && wish.wraps) {
            const double steps = std::floor(wish.max_width_px / block.size_px / kWidthStep_em);
            options.max_width_em = static_cast<float>(std::max(steps, 1.0) * kWidthStep_em);
        }
        block.shaped = &type.shaped(utf8, language, options);
        const bool narrow = wish.max_width_px <= 0 || block.width_px() <= wish.max_width_px;
        const bool low = wish.max_height_px <= 0 || block.height_px() <= wish.max_height_px;
        block.fits = narrow && low;
        if (block.fits || block.size_px <= wish.min_size_px) {
            break;
        }
        block.size_px = std::max(kShrink * block.size_px, wish.min_size_px);
    }
    if (block.shaped->lines == 0) {
        block.shaped = nullptr;
    }
    return block;
}

void draw_block(mesh::DrawList& list, Typesetter& type, const TextBlock& block, double x_px,
                double y_px, const style::Color& color) {
    if (block.empty()) {
        return;
    }
    const double baseline_px = y_px + static_cast<double>(block.shaped->ascent_em) * block.size_px;
    draw_text(list, type, *block.shaped, std::round(x_px), std::round(baseline_px),
              {block.size_px, color, style::kTransparent, 0});
}

}  // namespace northway::page
