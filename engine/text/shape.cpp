// SPDX-License-Identifier: Apache-2.0
#include "text/shape.h"

#include "text/runs.h"
#include "text/unicode.h"

#include <algorithm>
#include <cstddef>

namespace northway::text {
namespace {

std::vector<ShapedRuns> shape_paragraph(LineShaper& shaper, const Paragraph& paragraph,
                                        Language language, const ShapeOptions& options) {
    const int length = paragraph.text.length();
    ShapedRuns whole = shaper.shape(paragraph, 0, length);
    if (options.max_width_em <= 0 || whole.width_em <= options.max_width_em) {
        return {std::move(whole)};
    }
    const std::vector<Break> breaks = line_breaks(paragraph.text, language);
    // The pen before each UTF-16 unit, and at the end, in the order of reading.
    std::vector<float> pens(static_cast<std::size_t>(length) + 1, 0);
    for (std::size_t i = 0; i < whole.advances_em.size(); ++i) {
        pens[i + 1] = pens[i] + whole.advances_em[i];
    }
    const auto width = [&](int from, int to) {
        return pens[static_cast<std::size_t>(to)] - pens[static_cast<std::size_t>(from)] -
               options.letter_spacing_em;
    };
    std::vector<ShapedRuns> lines;
    int start = 0;
    for (const int last : choose_lines(breaks, width, options.max_width_em, options.balance)) {
        const Break& end = breaks[static_cast<std::size_t>(last)];
        lines.push_back(shaper.shape(paragraph, start, end.ink_end));
        start = end.end;
    }
    return lines;
}

float offset_of(Align align, float free_width) {
    switch (align) {
        case Align::left:
            return 0;
        case Align::center:
            return 0.5F * free_width;
        case Align::right:
            return free_width;
    }
    return 0;
}

// How far above the line's baseline a part of another size has its own.
float raised_em(VerticalAlign align, float scale, float line_scale) {
    switch (align) {
        case VerticalAlign::bottom:
            return 0;
        case VerticalAlign::center:
            return kMiddleEm * (line_scale - scale);
        case VerticalAlign::top:
            return (kMiddleEm + 0.5F) * 0.83F * (line_scale - scale);  // tops of capitals
    }
    return 0;
}

EmBox joined(const EmBox& a, const EmBox& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

// Puts lines into the block.
class BlockBuilder {
public:
    BlockBuilder(ShapedText& text, const LineShaper& shaper, std::span<const TextSection> sections,
                 const ShapeOptions& options)
        : text_(text), shaper_(shaper), sections_(sections), options_(options) {}

    void add(const std::vector<ShapedRuns>& lines) {
        float longest = 0;
        for (const ShapedRuns& line : lines) {
            longest = std::max(longest, line.width_em);
            text_.line_widths_em.push_back(line.width_em);
        }
        text_.lines = static_cast<int>(lines.size());
        text_.vertical = options_.vertical;
        // The distance of each line from the one before it.
        std::vector<float> steps(lines.size(), 0);
        float depth = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            steps[i] = i == 0
                           ? 0
                           : options_.line_height_em *
                                 (options_.vertical ? 0.5F * (lines[i - 1].scale + lines[i].scale)
                                                    : lines[i].scale);
            depth += steps[i];
        }
        const float first = lines.empty() ? 1 : lines.front().scale;
        const float last = lines.empty() ? 1 : lines.back().scale;
        if (options_.vertical) {
            text_.width_em = depth + 0.5F * (first + last);
            text_.ascent_em = 0;
            text_.descent_em = longest;
        } else {
            text_.width_em = longest;
            text_.ascent_em = kAscentEm * std::max(first, 1.0F);
            text_.descent_em = depth + kDescentEm;
        }
        float at = options_.vertical ? text_.width_em - 0.5F * first : 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            at += options_.vertical ? -steps[i] : steps[i];
            const float free = offset_of(options_.align, longest - lines[i].width_em);
            add_line(lines[i], static_cast<std::uint16_t>(i), options_.vertical ? at : free,
                     options_.vertical ? free : at);
        }
    }

private:
    void add_line(const ShapedRuns& line, std::uint16_t number, float x_em, float y_em) {
        for (const ShapedGlyph& shaped : line.glyphs) {
            if (shaped.is_image) {
                add_image(shaped, line, number, x_em, y_em);
                continue;
            }
            Glyph glyph = shaped.glyph;
            glyph.x_em += x_em;
            glyph.y_em += y_em;
            glyph.line = number;
            if (!options_.vertical) {
                glyph.y_em -= raised_em(shaped.align, glyph.scale, line.scale);
            }
            const EmBox ink = shaper_.ink_of(glyph);
            if (glyph.glyph == 0 || ink.x1 <= ink.x0) {
                continue;
            }
            grow(ink);
            text_.glyphs.push_back(glyph);
        }
    }

    void add_image(const ShapedGlyph& shaped, const ShapedRuns& line, std::uint16_t number,
                   float x_em, float y_em) {
        const TextSection& section = sections_[shaped.glyph.section];
        const float w = section.image_width_em;
        const float h = section.image_height_em;
        EmBox box;
        if (options_.vertical) {
            const float y = y_em + shaped.glyph.x_em;
            box = {x_em - 0.5F * w, y, x_em + 0.5F * w, y + h};
        } else {
            // On the baseline, about the middle of capitals, or level with their tops.
            const float capitals = 0.72F * line.scale;
            const float bottom = shaped.align == VerticalAlign::bottom   ? 0
                                 : shaped.align == VerticalAlign::center ? 0.5F * (h - capitals)
                                                                         : h - capitals;
            const float x = x_em + shaped.glyph.x_em;
            box = {x, y_em + bottom - h, x + w, y_em + bottom};
        }
        grow(box);
        text_.images.push_back({shaped.glyph.section, number, box});
    }

    void grow(const EmBox& box) {
        text_.ink = text_.draws_nothing() ? box : joined(text_.ink, box);
    }

    ShapedText& text_;
    const LineShaper& shaper_;
    std::span<const TextSection> sections_;
    const ShapeOptions& options_;
};

}  // namespace

ShapedText shape(const FontStack& fonts, std::span<const TextSection> sections, Language language,
                 const ShapeOptions& options) {
    ShapedText text;
    const bool is_empty = std::all_of(
        sections.begin(), sections.end(),
        [](const TextSection& each) { return each.text.empty() && each.image_width_em <= 0; });
    if (is_empty) {
        return text;
    }
    LineShaper shaper(fonts, sections, language, options);
    std::vector<ShapedRuns> lines;
    for (const Paragraph& paragraph : paragraphs_of(sections)) {
        for (ShapedRuns& line : shape_paragraph(shaper, paragraph, language, options)) {
            lines.push_back(std::move(line));
        }
    }
    BlockBuilder(text, shaper, sections, options).add(lines);
    text.missing = std::move(shaper.missing);
    std::sort(text.missing.begin(), text.missing.end());
    text.missing.erase(std::unique(text.missing.begin(), text.missing.end()), text.missing.end());
    return text;
}

ShapedText shape(const FontStack& fonts, std::string_view utf8, Language language,
                 const ShapeOptions& options) {
    TextSection section;
    section.text = utf8;
    section.style = options.style;
    return shape(fonts, std::span(&section, 1), language, options);
}

bool can_be_vertical(std::string_view utf8) {
    for (const auto& paragraph : paragraphs_of(utf8)) {
        for (int i = 0; i < paragraph.length(); ++i) {
            if (is_han_type(static_cast<char32_t>(paragraph.char32At(i)))) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace northway::text
