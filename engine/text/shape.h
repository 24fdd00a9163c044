// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"
#include "text/font.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace northway::text {

// Heights of one line of text, in em and the same for all three scripts, so that a label keeps its
// place when the language changes. Their sum is the usual line height; the middle between them is
// the middle of capitals and of Han characters.
inline constexpr float kAscentEm = 0.96F;
inline constexpr float kDescentEm = 0.24F;
inline constexpr float kMiddleEm = 0.5F * (kAscentEm - kDescentEm);  // above the baseline

// A glyph and the place of its pen in em of the whole text: x from the left edge of the block, y
// down from the baseline of the first line. In a vertical text y runs down from the block's top.
struct Glyph {
    std::uint16_t font = 0;
    std::uint32_t glyph = 0;
    float x_em = 0;
    float y_em = 0;
    float advance_em = 0;  // along the line, which runs down in a vertical text
    float scale = 1;       // its size, in that of the text
    std::uint16_t section = 0;
    std::uint16_t line = 0;
    bool sideways = false;  // turned clockwise by a quarter about its pen (in a vertical text)
    bool operator==(const Glyph&) const = default;
};

// A rectangle in em, y down.
struct EmBox {
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;
};

// A picture in a line of text: the section it stands for, and its rectangle.
struct InlineImage {
    std::uint16_t section = 0;
    std::uint16_t line = 0;
    EmBox box;
};

// One text, ready to draw at any size. The block reaches from x 0 to width_em and from
// -ascent_em to descent_em (below the first baseline, so it grows with the lines).
struct ShapedText {
    std::vector<Glyph> glyphs;  // without those that draw nothing, such as spaces
    std::vector<InlineImage> images;
    float width_em = 0;  // of the widest line
    float ascent_em = kAscentEm;
    float descent_em = kDescentEm;
    int lines = 0;                      // 0 for an empty text
    std::vector<float> line_widths_em;  // heights of the columns of a vertical text
    bool vertical = false;              // lines run down, the first one on the right
    EmBox ink;                          // around all that is painted
    std::vector<char32_t> missing;  // code points no font has, sorted, each once; drawn as a gap
    float height_em() const { return ascent_em + descent_em; }
    bool draws_nothing() const { return glyphs.empty() && images.empty(); }
};

enum class Align { left, center, right };
// How a smaller or larger part of a line stands in it.
enum class VerticalAlign { bottom, center, top };

struct ShapeOptions {
    FontStyle style = FontStyle::regular;
    float letter_spacing_em = 0;
    float max_width_em = 0;  // 0: only line feeds break
    float line_height_em = 1.2F;
    Align align = Align::left;
    // Lines of about equal length, as on a label, instead of each as full as it can be.
    bool balance = true;
    bool vertical = false;
};

// A part of a text with a look of its own; with an image size it is a picture and its text is not
// used. The scale multiplies sizes; those of the image are in em of the whole text.
struct TextSection {
    std::string text;
    FontStyle style = FontStyle::regular;
    std::uint16_t family = 0;  // see FontStack::family
    float scale = 1;
    VerticalAlign vertical_align = VerticalAlign::bottom;
    float image_width_em = 0;
    float image_height_em = 0;
};

// Shapes UTF-8 text with HarfBuzz, one run per font, script and direction (UAX #9); breaks lines
// after the Unicode rules of the language (ICU). Bad UTF-8 becomes U+FFFD. Deterministic, thread
// safe.
ShapedText shape(const FontStack& fonts, std::string_view utf8, Language language,
                 const ShapeOptions& options = {});
// The same for a text of several sections, which have the style instead of the options.
ShapedText shape(const FontStack& fonts, std::span<const TextSection> sections, Language language,
                 const ShapeOptions& options);

// Whether a text reads well set vertically: it has Chinese, Japanese or Korean letters.
bool can_be_vertical(std::string_view utf8);

}  // namespace northway::text
