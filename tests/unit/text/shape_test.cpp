// SPDX-License-Identifier: Apache-2.0
#include "text/shape.h"

#include "unit/text/fonts.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace northway::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ShapedText shaped(std::string_view text, Language language = Language::en,
                  const ShapeOptions& options = {}) {
    return shape(test_fonts(), text, language, options);
}

std::uint32_t glyph_of(char32_t code_point) {
    return test_fonts().find(code_point, FontStyle::regular).value().glyph;
}

// The first and the last glyph of each line, by its baseline.
struct LineEnds {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};
std::vector<LineEnds> line_ends(const ShapedText& text) {
    std::map<float, LineEnds> ends;
    for (const Glyph& glyph : text.glyphs) {
        const auto [line, is_new] = ends.try_emplace(glyph.y_em);
        if (is_new) {
            line->second.first = glyph.glyph;
        }
        line->second.last = glyph.glyph;
    }
    std::vector<LineEnds> result;
    for (const auto& [y, line] : ends) {
        result.push_back(line);
    }
    return result;
}

TEST(Shape, EachLanguageIsDrawnWithoutGaps) {
    const ShapedText zh = shaped("黑龙江", Language::zh);
    EXPECT_EQ(zh.glyphs.size(), 3U);
    EXPECT_NEAR(zh.width_em, 3.0F, 1e-4F);
    EXPECT_THAT(zh.missing, IsEmpty());
    const ShapedText ru = shaped("Благовещенск", Language::ru);
    EXPECT_EQ(ru.glyphs.size(), 12U);
    EXPECT_THAT(ru.missing, IsEmpty());
    const ShapedText en = shaped("Power of Siberia", Language::en);
    EXPECT_EQ(en.glyphs.size(), 14U);  // spaces draw nothing
    EXPECT_EQ(en.lines, 1);
}

TEST(Shape, OneTextMayUseSeveralFonts) {
    const ShapedText text = shaped("310亿立方米", Language::zh);
    ASSERT_EQ(text.glyphs.size(), 7U);
    EXPECT_EQ(text.glyphs[2].font, 0);
    EXPECT_NE(text.glyphs[3].font, 0);
    EXPECT_GT(text.glyphs[3].x_em, text.glyphs[2].x_em);
}

TEST(Shape, PairsAreKerned) {
    const float apart = shaped("A").width_em + shaped("V").width_em;
    EXPECT_LT(shaped("AV").width_em, apart - 0.01F);
}

TEST(Shape, ChinesePunctuationClosesUp) {
    // Half an em goes where two signs meet and at each end of the line.
    EXPECT_NEAR(shaped("（中）（俄）", Language::zh).width_em, 4.5F, 1e-4F);
    EXPECT_NEAR(shaped("中，俄", Language::zh).width_em, 3.0F, 1e-4F);
    EXPECT_NEAR(shaped("中”，俄", Language::zh).width_em, 3.5F, 1e-4F);
}

TEST(Shape, ACombiningMarkStaysWithItsLetter) {
    EXPECT_EQ(shaped("И\u0306", Language::ru).glyphs, shaped("Й", Language::ru).glyphs);
}

TEST(Shape, BadBytesBecomeTheReplacementCharacter) {
    const ShapedText text = shaped("a\xFFz");
    ASSERT_EQ(text.glyphs.size(), 3U);
    EXPECT_EQ(text.glyphs[1].glyph, glyph_of(U'\uFFFD'));
    EXPECT_THAT(text.missing, IsEmpty());
}

TEST(Shape, MissingCodePointsAreReportedAndNotDrawn) {
    const ShapedText text = shaped("a\U0010FFFD\U0010FFFC\U0010FFFDz");
    EXPECT_THAT(text.missing, ElementsAre(U'\U0010FFFC', U'\U0010FFFD'));
    ASSERT_EQ(text.glyphs.size(), 2U);
    EXPECT_GT(text.glyphs[1].x_em, shaped("a").width_em + 0.5F);
}

TEST(Shape, InvisibleCharactersAreNotMissing) {
    EXPECT_THAT(shaped("a\u200Bb\u00ADc\u2060\u00A0\t\x07").missing, IsEmpty());
}

TEST(Shape, LettersCanBeSpaced) {
    ShapeOptions options;
    options.letter_spacing_em = 0.5F;
    const ShapedText text = shaped("鄂霍次克海", Language::zh, options);
    EXPECT_NEAR(text.width_em, 5 + 4 * 0.5F, 1e-4F);
    EXPECT_NEAR(text.glyphs[4].x_em, 4 * 1.5F, 1e-4F);
    // A ligature cannot be spaced, so it falls apart.
    EXPECT_EQ(shaped("fi", Language::en, options).glyphs.size(), 2U);
}

TEST(Shape, LineFeedsBreakLines) {
    const ShapedText text = shaped("one\ntwo\r\nthree");
    EXPECT_EQ(text.lines, 3);
    EXPECT_NEAR(text.descent_em, kDescentEm + 2 * 1.2F, 1e-5F);
    EXPECT_NEAR(text.glyphs.back().y_em, 2.4F, 1e-5F);
    EXPECT_EQ(shaped("").lines, 0);
}

TEST(Shape, LinesKeepTheWidthTheyAreGiven) {
    ShapeOptions options;
    options.max_width_em = 7;
    const ShapedText text = shaped("Kozmino Oil Terminal at Nakhodka Bay", Language::en, options);
    EXPECT_GE(text.lines, 3);
    EXPECT_LE(text.width_em, 7.0F);
    // A word is never cut, even where it is wider than the line.
    EXPECT_EQ(shaped("Nizhneleninskoye", Language::en, options).lines, 1);
}

TEST(Shape, ChinesePunctuationNeverStartsALine) {
    const std::string text = "黑河市，布拉戈维申斯克；同江（铁路）、下列宁斯阔耶。“中俄东线”！";
    for (float width = 2; width < 20; width += 0.5F) {
        for (const bool balance : {false, true}) {
            ShapeOptions options;
            options.max_width_em = width;
            options.balance = balance;
            const ShapedText lines = shaped(text, Language::zh, options);
            for (const LineEnds& line : line_ends(lines)) {
                for (const char32_t closing : U"，；）、。”！") {
                    ASSERT_TRUE(closing == 0 || line.first != glyph_of(closing)) << width;
                }
                for (const char32_t opening : U"（“") {
                    ASSERT_TRUE(opening == 0 || line.last != glyph_of(opening)) << width;
                }
            }
        }
    }
}

// How many letters each line has.
std::vector<int> lengths(const ShapedText& text) {
    std::map<float, int> counts;
    for (const Glyph& glyph : text.glyphs) {
        ++counts[glyph.y_em];
    }
    std::vector<int> result;
    for (const auto& [y, count] : counts) {
        result.push_back(count);
    }
    return result;
}

TEST(Shape, ALongChineseNameLeavesNoLetterAlone) {
    for (const char* name : {"符拉迪沃斯托克", "布拉戈维申斯克", "列宁斯科耶", "阿穆尔共青城"}) {
        for (float width = 3; width < 8; width += 0.5F) {
            ShapeOptions options;
            options.max_width_em = width;
            for (const int length : lengths(shaped(name, Language::zh, options))) {
                EXPECT_GE(length, 2) << name << " in " << width << " em";
            }
        }
    }
}

TEST(Shape, AChineseNameBreaksBeforeItsBracketsRatherThanInThem) {
    ShapeOptions options;
    options.max_width_em = 9;
    // 乌特连涅耶 | （萨尔马诺沃）气田, though halves of equal length would end within the brackets.
    EXPECT_THAT(lengths(shaped("乌特连涅耶（萨尔马诺沃）气田", Language::zh, options)),
                ElementsAre(5, 9));
}

TEST(Shape, ANumberKeepsItsUnitBeforePunctuationAndARateItsStroke) {
    for (float width = 4; width < 16; width += 0.5F) {
        ShapeOptions options;
        options.max_width_em = width;
        const std::uint32_t one = shaped("1", Language::en, {}).glyphs[0].glyph;
        for (const LineEnds& line :
             line_ends(shaped("Marks move 1 km/s; 1 s = one", Language::en, options))) {
            EXPECT_FALSE(line.last == one) << width;
        }
        const std::uint32_t stroke = shaped("里/秒", Language::zh, {}).glyphs[1].glyph;
        for (const LineEnds& line :
             line_ends(shaped("标记速度公里/秒的含义", Language::zh, options))) {
            EXPECT_FALSE(line.last == stroke) << width;
        }
    }
}

TEST(Shape, NoChineseLineStartsWithASignThatJoins) {
    for (const char* name : {"东西伯利亚—太平洋石油管道", "阿纳德尔·楚科奇港", "大连–上海集装箱航线"}) {
        for (float width = 3; width < 14; width += 0.5F) {
            ShapeOptions options;
            options.max_width_em = width;
            for (const LineEnds& line : line_ends(shaped(name, Language::zh, options))) {
                for (const char32_t sign : {U'—', U'·', U'–'}) {
                    EXPECT_NE(line.first, glyph_of(sign)) << name << " in " << width << " em";
                }
            }
        }
    }
}

TEST(Shape, BalancedLinesAreOfSimilarWidth) {
    ShapeOptions options;
    options.max_width_em = 5;
    options.balance = false;
    // 6 characters over lines of 5: filled 5 + 1, balanced 3 + 3.
    EXPECT_NEAR(shaped("黑龙江省黑河", Language::zh, options).width_em, 5, 1e-3F);
    options.balance = true;
    const ShapedText balanced = shaped("黑龙江省黑河", Language::zh, options);
    EXPECT_EQ(balanced.lines, 2);
    EXPECT_NEAR(balanced.width_em, 3, 1e-3F);
}

TEST(Shape, AlignmentMovesShorterLines) {
    ShapeOptions options;
    const auto second_line_x = [&](Align align) {
        options.align = align;
        return shaped("四个字长\n二字", Language::zh, options).glyphs[4].x_em;
    };
    EXPECT_NEAR(second_line_x(Align::left), 0, 1e-4F);
    EXPECT_NEAR(second_line_x(Align::center), 1, 1e-4F);
    EXPECT_NEAR(second_line_x(Align::right), 2, 1e-4F);
}

TEST(Shape, ASoftHyphenShowsWhereTheLineBreaks) {
    ShapeOptions options;
    options.max_width_em = 6;
    const ShapedText broken = shaped("Комсо\u00ADмольский", Language::ru, options);
    ASSERT_EQ(broken.lines, 2);
    EXPECT_EQ(line_ends(broken)[0].last, glyph_of(U'\u2010'));
    EXPECT_EQ(shaped("Комсо\u00ADмольский", Language::ru).glyphs.size(), 13U);
}

TEST(Shape, InkEnclosesTheLetters) {
    const ShapedText text = shaped("Hp");
    EXPECT_NEAR(text.ink.y0, -0.714F, 0.002F);
    EXPECT_NEAR(text.ink.y1, 0.24F, 0.01F);
    EXPECT_GT(text.ink.x0, 0.0F);
    EXPECT_LT(text.ink.x1, text.width_em);
}

TEST(Shape, TheSameTextGivesTheSameGlyphs) {
    ShapeOptions options;
    options.max_width_em = 8;
    const std::string text = "Международный транспортный коридор «Приморье-1» 滨海1号";
    EXPECT_EQ(shaped(text, Language::ru, options).glyphs,
              shaped(text, Language::ru, options).glyphs);
}

// The letters of each line, joined, for texts of one font.
int lines_at(std::string_view text, Language language, float width_em) {
    ShapeOptions options;
    options.max_width_em = width_em;
    return shaped(text, language, options).lines;
}

TEST(Shape, ANumberKeepsItsUnit) {
    ShapeOptions options;
    options.max_width_em = 2.4F;
    options.balance = false;
    // "38 bcm" is wider than a line, but is not cut.
    EXPECT_EQ(shaped("gas 38 bcm", Language::en, options).lines, 2);
    EXPECT_EQ(shaped("gas 38 yes", Language::en, options).lines, 3);
    EXPECT_EQ(lines_at("38亿", Language::zh, 1.5F), 1);
    EXPECT_EQ(lines_at("38俄", Language::zh, 1.5F), 2);
}

TEST(Shape, ARussianPrepositionKeepsItsWord) {
    ShapeOptions options;
    options.max_width_em = 8.4F;
    options.balance = false;
    const ShapedText text = shaped("Комсомольск на Амуре", Language::ru, options);
    ASSERT_EQ(text.lines, 2);
    EXPECT_LT(text.line_widths_em[0], text.line_widths_em[1] + 3);
    const ShapedText latin = shaped("Комсомольск на Амуре", Language::en, options);
    EXPECT_GT(latin.line_widths_em[0], text.line_widths_em[0] + 0.5F);
}

TEST(Shape, ArabicRunsFromTheRight) {
    // Alif joins to nothing after it: the first letter of the word stands on its right.
    const ShapedText text = shaped("ab \u0627\u0628 cd");
    EXPECT_THAT(text.missing, IsEmpty());
    const ShapedText joined = shaped("\u0628\u0628\u0628");
    const ShapedText apart = shaped("\u0628 \u0628 \u0628");
    ASSERT_GE(joined.glyphs.size(), 3U);
    EXPECT_NE(joined.glyphs[1].glyph, apart.glyphs[1].glyph);
}

TEST(Shape, SectionsHaveTheirOwnSizeAndLook) {
    std::vector<TextSection> sections(2);
    sections[0].text = "黑龙江\n";
    sections[1].text = "Amur";
    sections[1].scale = 0.7F;
    sections[1].style = FontStyle::italic;
    const ShapedText text = shape(test_fonts(), sections, Language::zh, {});
    EXPECT_EQ(text.lines, 2);
    ASSERT_EQ(text.glyphs.size(), 7U);
    EXPECT_FLOAT_EQ(text.glyphs.back().scale, 0.7F);
    EXPECT_EQ(text.glyphs.back().section, 1);
    EXPECT_NEAR(text.glyphs.back().y_em, 0.7F * 1.2F, 1e-5F);
    EXPECT_NE(text.glyphs.back().font, text.glyphs.front().font);
}

TEST(Shape, APictureTakesItsPlaceInTheLine) {
    std::vector<TextSection> sections(3);
    sections[0].text = "a";
    sections[1].image_width_em = 2;
    sections[1].image_height_em = 1;
    sections[2].text = "b";
    const ShapedText text = shape(test_fonts(), sections, Language::en, {});
    ASSERT_EQ(text.images.size(), 1U);
    EXPECT_NEAR(text.images[0].box.x1 - text.images[0].box.x0, 2, 1e-5F);
    EXPECT_NEAR(text.width_em, shaped("a").width_em + 2 + shaped("b").width_em, 1e-4F);
}

TEST(Shape, ChineseRunsDownAndLatinLiesOnItsSide) {
    ShapeOptions options;
    options.vertical = true;
    const ShapedText text = shaped("黑龙江A", Language::zh, options);
    ASSERT_EQ(text.glyphs.size(), 4U);
    EXPECT_TRUE(text.vertical);
    EXPECT_NEAR(text.glyphs[1].y_em - text.glyphs[0].y_em, 1, 1e-3F);
    EXPECT_FALSE(text.glyphs[0].sideways);
    EXPECT_TRUE(text.glyphs[3].sideways);
    EXPECT_GT(text.height_em(), 3.5F);
    EXPECT_NEAR(text.width_em, 1, 1e-4F);
    EXPECT_TRUE(can_be_vertical("a黑"));
    EXPECT_FALSE(can_be_vertical("Амур"));
}

}  // namespace
}  // namespace northway::text
