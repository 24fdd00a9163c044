// SPDX-License-Identifier: Apache-2.0
#include "text/runs.h"

#include "text/unicode.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>

namespace northway::text {

// A stretch [start, end) of UTF-16 units that one font draws in one script and direction.
struct LineShaper::Run {
    int start = 0;
    int end = 0;
    std::uint16_t font = 0;
    std::uint16_t section = 0;
    UScriptCode script = USCRIPT_COMMON;
    UBiDiLevel level = 0;
    bool upright = false;  // of a vertical text
};

namespace {

const char* language_tag(Language language) {
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
bool is_beside_han(const icu::UnicodeString& text, int start, int end) {
    while (start > 0 && is_invisible(static_cast<char32_t>(text.char32At(start - 1)))) {
        --start;
    }
    while (end < text.length() && is_invisible(static_cast<char32_t>(text.char32At(end)))) {
        ++end;
    }
    return (start > 0 && is_han_type(static_cast<char32_t>(text.char32At(start - 1)))) ||
           (end < text.length() && is_han_type(static_cast<char32_t>(text.char32At(end))));
}

hb_feature_t feature(const char (&tag)[5], std::uint32_t value, int start = 0,
                     int end = std::numeric_limits<int>::max()) {
    return {HB_TAG(tag[0], tag[1], tag[2], tag[3]), value, static_cast<unsigned>(start),
            static_cast<unsigned>(end)};
}

// The embedding level of each unit after the bidirectional algorithm; empty when all run to the
// right.
std::vector<UBiDiLevel> levels_of(const icu::UnicodeString& text) {
    bool has_right_to_left = false;
    for (int i = 0; i < text.length(); ++i) {
        const UCharDirection direction = u_charDirection(text.char32At(i));
        has_right_to_left |= direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    }
    if (!has_right_to_left) {
        return {};
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UBiDi, Deleter<ubidi_close>> bidi(ubidi_open());
    ubidi_setPara(bidi.get(), text.getBuffer(), text.length(), UBIDI_DEFAULT_LTR, nullptr, &status);
    const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
    if (U_FAILURE(status) != 0 || levels == nullptr) {
        return {};
    }
    return {levels, levels + text.length()};
}

// Scripts whose letters join: spacing would tear them apart.
bool is_joined(UScriptCode script) {
    return script == USCRIPT_ARABIC || script == USCRIPT_SYRIAC || script == USCRIPT_MONGOLIAN ||
           script == USCRIPT_DEVANAGARI;
}

}  // namespace

std::vector<Paragraph> paragraphs_of(std::span<const TextSection> sections) {
    std::vector<Paragraph> paragraphs(1);
    for (std::size_t s = 0; s < sections.size(); ++s) {
        const auto number = static_cast<std::uint16_t>(s);
        const auto append = [&](const icu::UnicodeString& text) {
            paragraphs.back().text += text;
            paragraphs.back().section.resize(
                static_cast<std::size_t>(paragraphs.back().text.length()), number);
        };
        if (sections[s].image_width_em > 0) {
            append(icu::UnicodeString(static_cast<UChar32>(kImageCharacter)));
            continue;
        }
        const auto parts = paragraphs_of(sections[s].text);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0) {
                paragraphs.emplace_back();
            }
            append(parts[i]);
        }
    }
    return paragraphs;
}

LineShaper::LineShaper(const FontStack& fonts, std::span<const TextSection> sections,
                       Language language, const ShapeOptions& options)
    : fonts_(fonts),
      sections_(sections),
      options_(options),
      language_(hb_language_from_string(language_tag(language), -1)),
      buffer_(hb_buffer_create()) {}

ShapedRuns LineShaper::shape(const Paragraph& paragraph, int start, int end) {
    icu::UnicodeString text = paragraph.text.tempSubStringBetween(start, end);
    constexpr UChar kSoftHyphen = 0x00AD;
    constexpr UChar kHyphen = 0x2010;
    if (end < paragraph.text.length() && text.endsWith(kSoftHyphen)) {
        text.setCharAt(text.length() - 1, kHyphen);
    }
    const std::span<const std::uint16_t> section =
        std::span(paragraph.section)
            .subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start));
    ShapedRuns shaped;
    shaped.advances_em.assign(section.size(), 0);
    std::vector<Run> runs = runs_of(text, section);
    shaped.scale = runs.empty() ? 1.0F : 0.0F;
    std::vector<UBiDiLevel> levels;
    for (const Run& run : runs) {
        levels.push_back(run.level);
        shaped.scale = std::max(shaped.scale, sections_[run.section].scale);
    }
    std::vector<std::int32_t> order(runs.size());
    ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
    for (const std::int32_t i : order) {
        shape_run(text, runs[static_cast<std::size_t>(i)], shaped);
    }
    if (!shaped.glyphs.empty()) {
        shaped.width_em -= options_.letter_spacing_em;  // none after the last
    }
    return shaped;
}

EmBox LineShaper::ink_of(const Glyph& glyph) const {
    const Face& face = fonts_.impl().faces[glyph.font];
    hb_glyph_extents_t e{};
    if (hb_font_get_glyph_extents(face.font.get(), glyph.glyph, &e) == 0 || e.width == 0 ||
        e.height == 0) {
        return {};
    }
    const auto em = [&](hb_position_t units) {
        return static_cast<float>(units) * face.em_per_unit * glyph.scale;
    };
    const float left = em(e.x_bearing);
    const float right = em(e.x_bearing + e.width);
    const float top = -em(e.y_bearing);
    const float bottom = -em(e.y_bearing + e.height);
    if (glyph.sideways) {
        return {glyph.x_em - bottom, glyph.y_em + left, glyph.x_em - top, glyph.y_em + right};
    }
    return {glyph.x_em + left, glyph.y_em + top, glyph.x_em + right, glyph.y_em + bottom};
}

std::vector<LineShaper::Run> LineShaper::runs_of(const icu::UnicodeString& text,
                                                 std::span<const std::uint16_t> section) {
    const std::vector<UBiDiLevel> levels = levels_of(text);
    std::vector<Run> runs;
    for (int i = 0; i < text.length();) {
        const UChar32 code = text.char32At(i);
        const auto c = static_cast<char32_t>(code);
        const int end = i + U16_LENGTH(code);
        const std::uint16_t part = section[static_cast<std::size_t>(i)];
        const TextSection& style = sections_[part];
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(code, &status);
        const bool is_common = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
        const bool same_part = !runs.empty() && runs.back().section == part;
        const bool is_image = style.image_width_em > 0;
        std::uint16_t font = same_part ? runs.back().font : std::uint16_t{0};
        if (!is_image && (!same_part || !joins_previous(c))) {
            const auto found =
                fonts_.find(c, style.style, is_beside_han(text, i, end), style.family);
            if (found) {
                font = found->font;
            } else if (!is_invisible(c)) {
                missing.push_back(c);
            }
        }
        const UBiDiLevel level =
            levels.empty() ? UBiDiLevel{0} : levels[static_cast<std::size_t>(i)];
        const bool upright = options_.vertical && is_han_type(c);
        const bool continues =
            same_part && runs.back().font == font && runs.back().level == level &&
            runs.back().upright == upright &&
            (is_common || runs.back().script == script || runs.back().script == USCRIPT_COMMON);
        if (!continues) {
            runs.push_back(
                {i, end, font, part, is_common ? USCRIPT_COMMON : script, level, upright});
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

void LineShaper::shape_run(const icu::UnicodeString& text, const Run& run, ShapedRuns& into) const {
    const TextSection& section = sections_[run.section];
    const auto advance_to = [&](int cluster, float advance) {
        into.width_em += advance;
        into.advances_em[static_cast<std::size_t>(cluster)] += advance;
    };
    if (section.image_width_em > 0) {
        const float along = options_.vertical ? section.image_height_em : section.image_width_em;
        ShapedGlyph image;
        image.glyph = {run.font, 0, into.width_em, 0, along, section.scale, run.section};
        image.cluster = run.start;
        image.is_image = true;
        image.align = section.vertical_align;
        into.glyphs.push_back(image);
        advance_to(run.start, along + options_.letter_spacing_em);
        return;
    }
    hb_buffer_t* buffer = buffer_.get();
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(text.getBuffer()),
                        text.length(), static_cast<unsigned>(run.start), run.end - run.start);
    hb_buffer_set_direction(buffer, run.upright             ? HB_DIRECTION_TTB
                                    : (run.level & 1U) != 0 ? HB_DIRECTION_RTL
                                                            : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(uscript_getShortName(run.script), -1));
    hb_buffer_set_language(buffer, language_);
    const Face& face = fonts_.impl().faces[run.font];
    std::vector<hb_feature_t> features;
    const float spacing_em = is_joined(run.script) ? 0 : options_.letter_spacing_em;
    if (spacing_em != 0) {
        // A ligature cannot be spaced.
        features = {feature("liga", 0), feature("clig", 0)};
    } else if (face.has_han) {
        for (const int i : halved_punctuation(text)) {
            features.push_back(run.upright ? feature("vhal", 1, i, i + 1)
                                           : feature("halt", 1, i, i + 1));
        }
    }
    hb_shape(face.font.get(), buffer, features.data(), static_cast<unsigned>(features.size()));

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const auto em = [&](hb_position_t units) {
        return static_cast<float>(units) * face.em_per_unit * section.scale;
    };
    for (unsigned i = 0; i < count; ++i) {
        const auto cluster = static_cast<int>(infos[i].cluster);
        ShapedGlyph shaped;
        shaped.cluster = cluster;
        shaped.align = section.vertical_align;
        Glyph& glyph = shaped.glyph;
        glyph.font = run.font;
        glyph.glyph = infos[i].codepoint;
        glyph.scale = section.scale;
        glyph.section = run.section;
        const float across = em(positions[i].x_offset);
        const float up = em(positions[i].y_offset);
        if (run.upright) {
            glyph.advance_em = -em(positions[i].y_advance);
            glyph.x_em = across;
            glyph.y_em = into.width_em - up;
        } else if (options_.vertical) {
            glyph.advance_em = em(positions[i].x_advance);
            glyph.x_em = up - kMiddleEm * section.scale;
            glyph.y_em = into.width_em + across;
            glyph.sideways = true;
        } else {
            glyph.advance_em = em(positions[i].x_advance);
            glyph.x_em = into.width_em + across;
            glyph.y_em = -up;
        }
        into.glyphs.push_back(shaped);
        const bool ends = i + 1 == count || infos[i + 1].cluster != infos[i].cluster;
        advance_to(cluster, glyph.advance_em + (ends ? spacing_em : 0.0F));
    }
    // What follows joined letters does not start a letter space later.
    if (spacing_em == 0 && options_.letter_spacing_em != 0) {
        advance_to(run.start, options_.letter_spacing_em);
    }
}

}  // namespace northway::text
