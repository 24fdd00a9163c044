// SPDX-License-Identifier: Apache-2.0
#include "text/shape.h"

#include "text/font_impl.h"
#include "text/unicode.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <cstddef>
#include <limits>

namespace northway::text {
namespace {

constexpr UChar kSoftHyphen = 0x00AD;
constexpr UChar kHyphen = 0x2010;

// A stretch [start, end) of UTF-16 units that one font draws in one script.
struct Run {
    int start = 0;
    int end = 0;
    std::uint16_t font = 0;
    UScriptCode script = USCRIPT_COMMON;
};

struct ShapedGlyph {
    Glyph glyph;
    int cluster = 0;  // UTF-16 index of its first character
};

// One line or paragraph before it is put into the block; x from its own left edge.
struct ShapedRuns {
    std::vector<ShapedGlyph> glyphs;
    float width_em = 0;
};

class Shaper {
public:
    Shaper(const FontStack& fonts, Language language, const ShapeOptions& options)
        : fonts_(fonts),
          options_(options),
          language_(hb_language_from_string(language_tag(language), -1)),
          buffer_(hb_buffer_create()) {}

    // Notes missing code points on the way.
    ShapedRuns shape(const icu::UnicodeString& text) {
        ShapedRuns shaped;
        for (const Run& run : runs_of(text)) {
            shape_run(text, run, shaped);
        }
        if (!shaped.glyphs.empty()) {
            shaped.width_em -= options_.letter_spacing_em;  // none after the last
        }
        return shaped;
    }

    EmBox ink_of(const Glyph& glyph) const {
        const Face& face = fonts_.impl().faces[glyph.font];
        hb_glyph_extents_t e{};
        if (hb_font_get_glyph_extents(face.font.get(), glyph.glyph, &e) == 0 || e.width == 0 ||
            e.height == 0) {
            return {};
        }
        const auto em = [&](hb_position_t units) {
            return static_cast<float>(units) * face.em_per_unit;
        };
        return {glyph.x_em + em(e.x_bearing), glyph.y_em - em(e.y_bearing),
                glyph.x_em + em(e.x_bearing + e.width), glyph.y_em - em(e.y_bearing + e.height)};
    }

    std::vector<char32_t> missing;

private:
    static const char* language_tag(Language language) {
        switch (language) {
            case Language::zh:
                return "zh-Hans";
            case Language::ru:
                return "ru";
            case Language::en:
                return "en";
        }
        return "en";
    }

    // Whether a character next to [start, end) is of Han type, white space aside.
    static bool is_beside_han(const icu::UnicodeString& text, int start, int end) {
        while (start > 0 && is_invisible(static_cast<char32_t>(text.char32At(start - 1)))) {
            --start;
        }
        while (end < text.length() && is_invisible(static_cast<char32_t>(text.char32At(end)))) {
            ++end;
        }
        return (start > 0 && is_han_type(static_cast<char32_t>(text.char32At(start - 1)))) ||
               (end < text.length() && is_han_type(static_cast<char32_t>(text.char32At(end))));
    }

    std::vector<Run> runs_of(const icu::UnicodeString& text) {
        std::vector<Run> runs;
        for (int i = 0; i < text.length();) {
            const UChar32 code = text.char32At(i);
            const auto c = static_cast<char32_t>(code);
            const int end = i + U16_LENGTH(code);
            UErrorCode status = U_ZERO_ERROR;
            UScriptCode script = uscript_getScript(code, &status);
            const bool is_common = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
            std::uint16_t font = runs.empty() ? std::uint16_t{0} : runs.back().font;
            if (runs.empty() || !joins_previous(c)) {
                const auto found = fonts_.find(c, options_.style, is_beside_han(text, i, end));
                if (found) {
                    font = found->font;
                } else if (!is_invisible(c)) {
                    missing.push_back(c);
                }
            }
            const bool continues =
                !runs.empty() && runs.back().font == font &&
                (is_common || runs.back().script == script || runs.back().script == USCRIPT_COMMON);
            if (!continues) {
                runs.push_back({i, end, font, is_common ? USCRIPT_COMMON : script});
            } else {
                runs.back().end = end;
                if (!is_common) {
                    runs.back().script = script;
                }
            }
            i = end;
        }
        return runs;
    }

    static hb_feature_t feature(const char (&tag)[5], std::uint32_t value, int start = 0,
                                int end = std::numeric_limits<int>::max()) {
        return {HB_TAG(tag[0], tag[1], tag[2], tag[3]), value, static_cast<unsigned>(start),
                static_cast<unsigned>(end)};
    }

    void shape_run(const icu::UnicodeString& text, const Run& run, ShapedRuns& into) const {
        hb_buffer_t* buffer = buffer_.get();
        hb_buffer_clear_contents(buffer);
        hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(text.getBuffer()),
                            text.length(), static_cast<unsigned>(run.start), run.end - run.start);
        hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
        hb_buffer_set_script(buffer, hb_script_from_string(uscript_getShortName(run.script), -1));
        hb_buffer_set_language(buffer, language_);
        const Face& face = fonts_.impl().faces[run.font];
        std::vector<hb_feature_t> features;
        if (options_.letter_spacing_em != 0) {
            // A ligature cannot be spaced.
            features = {feature("liga", 0), feature("clig", 0)};
        } else if (face.has_han) {
            for (const int i : halved_punctuation(text)) {
                features.push_back(feature("halt", 1, i, i + 1));
            }
        }
        hb_shape(face.font.get(), buffer, features.data(), static_cast<unsigned>(features.size()));

        unsigned count = 0;
        const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
        const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
        for (unsigned i = 0; i < count; ++i) {
            const auto em = [&](hb_position_t units) {
                return static_cast<float>(units) * face.em_per_unit;
            };
            const float advance = em(positions[i].x_advance);
            into.glyphs.push_back(
                {{run.font, infos[i].codepoint, into.width_em + em(positions[i].x_offset),
                  -em(positions[i].y_offset), advance},
                 static_cast<int>(infos[i].cluster)});
            into.width_em += advance;
            if (i + 1 == count || infos[i + 1].cluster != infos[i].cluster) {
                into.width_em += options_.letter_spacing_em;
            }
        }
    }

    const FontStack& fonts_;
    const ShapeOptions& options_;
    hb_language_t language_;
    HbBuffer buffer_;
};

// The pen before each UTF-16 unit, and at the end.
std::vector<float> pens_of(const ShapedRuns& shaped, int length, float letter_spacing_em) {
    std::vector<float> pens(static_cast<std::size_t>(length) + 1,
                            shaped.width_em + letter_spacing_em);
    for (auto it = shaped.glyphs.rbegin(); it != shaped.glyphs.rend(); ++it) {
        pens[static_cast<std::size_t>(it->cluster)] = it->glyph.x_em;
    }
    for (std::size_t i = pens.size() - 1; i-- > 0;) {
        pens[i] = std::min(pens[i], pens[i + 1]);  // units inside a cluster
    }
    return pens;
}

std::vector<ShapedRuns> shape_paragraph(Shaper& shaper, const icu::UnicodeString& paragraph,
                                        Language language, const ShapeOptions& options) {
    ShapedRuns whole = shaper.shape(paragraph);
    if (options.max_width_em <= 0 || whole.width_em <= options.max_width_em) {
        return {std::move(whole)};
    }
    const std::vector<Break> breaks = line_breaks(paragraph, language);
    const std::vector<float> pens = pens_of(whole, paragraph.length(), options.letter_spacing_em);
    const auto width = [&](int from, int to) {
        return pens[static_cast<std::size_t>(to)] - pens[static_cast<std::size_t>(from)] -
               options.letter_spacing_em;
    };
    std::vector<ShapedRuns> lines;
    int start = 0;
    for (const int last : choose_lines(breaks, width, options.max_width_em, options.balance)) {
        const Break& end = breaks[static_cast<std::size_t>(last)];
        icu::UnicodeString line = paragraph.tempSubStringBetween(start, end.ink_end);
        if (line.endsWith(kSoftHyphen)) {
            line.setCharAt(line.length() - 1, kHyphen);
        }
        lines.push_back(shaper.shape(line));
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

}  // namespace

ShapedText shape(const FontStack& fonts, std::string_view utf8, Language language,
                 const ShapeOptions& options) {
    ShapedText text;
    if (utf8.empty()) {
        return text;
    }
    Shaper shaper(fonts, language, options);
    std::vector<ShapedRuns> lines;
    for (const icu::UnicodeString& paragraph : paragraphs_of(utf8)) {
        for (ShapedRuns& line : shape_paragraph(shaper, paragraph, language, options)) {
            text.width_em = std::max(text.width_em, line.width_em);
            lines.push_back(std::move(line));
        }
    }
    text.lines = static_cast<int>(lines.size());
    text.descent_em += static_cast<float>(text.lines - 1) * options.line_height_em;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const float x_em = offset_of(options.align, text.width_em - lines[i].width_em);
        const float y_em = static_cast<float>(i) * options.line_height_em;
        for (ShapedGlyph& shaped : lines[i].glyphs) {
            Glyph& glyph = shaped.glyph;
            glyph.x_em += x_em;
            glyph.y_em += y_em;
            const EmBox ink = shaper.ink_of(glyph);
            const bool draws = glyph.glyph != 0 && ink.x1 > ink.x0;
            if (!draws) {
                continue;
            }
            text.ink = text.glyphs.empty()
                           ? ink
                           : EmBox{std::min(text.ink.x0, ink.x0), std::min(text.ink.y0, ink.y0),
                                   std::max(text.ink.x1, ink.x1), std::max(text.ink.y1, ink.y1)};
            text.glyphs.push_back(glyph);
        }
    }
    text.missing = std::move(shaper.missing);
    std::sort(text.missing.begin(), text.missing.end());
    text.missing.erase(std::unique(text.missing.begin(), text.missing.end()), text.missing.end());
    return text;
}

}  // namespace northway::text
