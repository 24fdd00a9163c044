// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/sheet.h"
#include "page/text_painter.h"

#include <string_view>

namespace northway::page {

// How a block of text is to be set. Sizes in output pixels.
struct TextWish {
    double size_px = 12;
    double max_width_px = 0;   // wraps; 0: no limit
    double max_height_px = 0;  // 0: no limit
    double min_size_px = 0;    // not set smaller than this; then it may be too large
    text::FontStyle style = text::FontStyle::regular;
    text::Align align = text::Align::left;
    double letter_spacing_em = 0;
    bool balance = true;
    bool wraps = true;  // false: smaller type instead of a second line
};

// A text set at a size. The shaped text belongs to the typesetter.
struct TextBlock {
    const text::ShapedText* shaped = nullptr;  // null: nothing to draw
    double size_px = 0;
    bool fits = true;  // within the wish's limits
    bool empty() const { return shaped == nullptr; }
    double width_px() const;
    double height_px() const;
};

// Sets the text; where it would be too wide (a long word) or too high, in a smaller size, down to
// the least.
TextBlock set_text(Typesetter& type, std::string_view utf8, Language language,
                   const TextWish& wish);

// Draws the block with its top left corner at (x_px, y_px), on whole pixels.
void draw_block(mesh::DrawList& list, Typesetter& type, const TextBlock& block, double x_px,
                double y_px, const style::Color& color);

}  // namespace northway::page
