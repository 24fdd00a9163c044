// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"
#include "text/font.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace northway::text {

// Heights of one line of text, in em and the same for all three scripts, so that a label keeps its
// place when the language changes. Their sum is the usual line height; the middle between them is
// the middle of capitals and of Han characters.
inline constexpr float kAscentEm = 0.96F;
inline constexpr float kDescentEm = 0.24F;
inline constexpr float kMiddleEm = 0.5F * (kAscentEm - kDescentEm);  // above the baseline

// A glyph and the place of its pen in em: x from the left edge of the block, y down from the
// baseline of the first line.
struct Glyph {
    std::uint16_t font = 0;
    std::uint32_t glyph = 0;
    float x_em = 0;
    float y_em = 0;
    float advance_em = 0;
    bool operator==(const Glyph&) const = default;
};

// A rectangle in em, y down.
struct EmBox {
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;
};

// One text, ready to draw at any size. The block reaches from x 0 to width_em and from
// -ascent_em to descent_em (below the first baseline, so it grows with the lines).
struct ShapedText {
    std::vector<Glyph> glyphs;  // without those that draw nothing, such as spaces
    float width_em = 0;         // of the widest line
    float ascent_em = kAscentEm;
    float descent_em = kDescentEm;
    int lines = 0;                  // 0 for an empty text
    EmBox ink;                      // around all that is painted
    std::vector<char32_t> missing;  // code points no font has, sorted, each once; drawn as a gap
    float height_em() const { return ascent_em + descent_em; }
};

enum class Align { left, center, right };

struct ShapeOptions {
    FontStyle style = FontStyle::regular;
    float letter_spacing_em = 0;
    float max_width_em = 0;  // 0: only line feeds break
    float line_height_em = 1.2F;
    Align align = Align::left;
    // Lines of about equal length, as on a label, instead of each as full as it can be.
    bool balance = true;
};

// Shapes UTF-8 text with HarfBuzz, one run per font; breaks lines after the Unicode rules of the
// language (ICU). Bad UTF-8 becomes U+FFFD. Left-to-right scripts only. Deterministic, thread safe.
ShapedText shape(const FontStack& fonts, std::string_view utf8, Language language,
                 const ShapeOptions& options = {});

}  // namespace northway::text
