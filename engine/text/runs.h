// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/font_impl.h"
#include "text/shape.h"

#include <unicode/unistr.h>

#include <cstdint>
#include <span>
#include <vector>

namespace northway::text {

// A stretch of text without line feeds, and the section of each of its UTF-16 units.
struct Paragraph {
    icu::UnicodeString text;
    std::vector<std::uint16_t> section;
};

inline constexpr char16_t kImageCharacter = 0xFFFC;  // stands for a section that is a picture

// The sections one after the other, cut at line feeds.
std::vector<Paragraph> paragraphs_of(std::span<const TextSection> sections);

struct ShapedGlyph {
    Glyph glyph;      // the pen from the start of the line; a picture has glyph 0 and a width
    int cluster = 0;  // UTF-16 index of its first character
    bool is_image = false;
    VerticalAlign align = VerticalAlign::bottom;
};

// One line or paragraph before it is put into the block.
struct ShapedRuns {
    std::vector<ShapedGlyph> glyphs;  // from left to right, or from the top down
    std::vector<float> advances_em;   // of each UTF-16 unit, letter spacing included
    float width_em = 0;
    float scale = 1;  // the largest in it
};

// Shapes lines of one text.
class LineShaper {
public:
    LineShaper(const FontStack& fonts, std::span<const TextSection> sections, Language language,
               const ShapeOptions& options);

    // The units [start, end) of a paragraph; notes missing code points on the way.
    ShapedRuns shape(const Paragraph& paragraph, int start, int end);
    EmBox ink_of(const Glyph& glyph) const;

    std::vector<char32_t> missing;

private:
    struct Run;
    std::vector<Run> runs_of(const icu::UnicodeString& text,
                             std::span<const std::uint16_t> section);
    void shape_run(const icu::UnicodeString& text, const Run& run, ShapedRuns& into) const;

    const FontStack& fonts_;
    std::span<const TextSection> sections_;
    const ShapeOptions& options_;
    hb_language_t language_;
    HbBuffer buffer_;
};

}  // namespace northway::text
