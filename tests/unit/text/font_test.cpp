// SPDX-License-Identifier: Apache-2.0
#include "text/font.h"

#include "base/file.h"
#include "support/scratch.h"

#include "unit/text/fonts.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace northway::text {
namespace {

using testing::HasSubstr;

std::string file_of(char32_t code_point, FontStyle style, bool beside_han = false) {
    const auto found = test_fonts().find(code_point, style, beside_han);
    return found ? test_fonts().file(found->font).path.filename().string() : "none";
}

TEST(Fonts, LatinAndCyrillicComeFromNotoSans) {
    EXPECT_EQ(file_of(U'A', FontStyle::regular), "NotoSans-Regular.ttf");
    EXPECT_EQ(file_of(U'Ж', FontStyle::regular), "NotoSans-Regular.ttf");
    EXPECT_EQ(file_of(U'\u0456', FontStyle::regular), "NotoSans-Regular.ttf");  // і
    EXPECT_EQ(file_of(U'\u049B', FontStyle::regular), "NotoSans-Regular.ttf");  // қ
    EXPECT_EQ(file_of(U'\u20BD', FontStyle::regular), "NotoSans-Regular.ttf");  // ₽
    EXPECT_EQ(file_of(U'5', FontStyle::bold), "NotoSans-Bold.ttf");
}

TEST(Fonts, HanComesFromTheChineseFace) {
    const auto found = test_fonts().find(U'黑', FontStyle::regular);
    ASSERT_TRUE(found);
    EXPECT_EQ(test_fonts().file(found->font).path.filename(), "NotoSansCJK-Regular.ttc");
    EXPECT_EQ(test_fonts().file(found->font).face_index, 2);
    EXPECT_EQ(file_of(U'黑', FontStyle::bold), "NotoSansCJK-Bold.ttc");
    EXPECT_EQ(file_of(U'，', FontStyle::regular), "NotoSansCJK-Regular.ttc");
}

TEST(Fonts, ItalicFallsBackToUprightWhereAFontHasNone) {
    EXPECT_EQ(file_of(U'黑', FontStyle::italic), "NotoSansCJK-Regular.ttc");
    EXPECT_EQ(file_of(U'黑', FontStyle::bold_italic), "NotoSansCJK-Bold.ttc");
}

TEST(Fonts, SharedPunctuationFollowsItsNeighbours) {
    EXPECT_EQ(file_of(U'\u2014', FontStyle::regular, false), "NotoSans-Regular.ttf");
    EXPECT_EQ(file_of(U'\u2014', FontStyle::regular, true), "NotoSansCJK-Regular.ttc");
    EXPECT_EQ(file_of(U'A', FontStyle::regular, true), "NotoSans-Regular.ttf");
}

TEST(Fonts, AnUnassignedCodePointHasNoFont) {
    EXPECT_FALSE(test_fonts().find(U'\U0010FFFD', FontStyle::regular));
}

TEST(Fonts, AnOutlineHasTheHeightOfItsLetter) {
    const auto h = test_fonts().find(U'H', FontStyle::regular);
    ASSERT_TRUE(h);
    float top = 0;
    float bottom = 0;
    for (const EmPoint& p : test_fonts().outline(h->font, h->glyph).points) {
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    EXPECT_NEAR(top, -0.714F, 0.001F);  // the cap height of Noto Sans
    EXPECT_NEAR(bottom, 0.0F, 0.001F);
    const auto space = test_fonts().find(U' ', FontStyle::regular);
    ASSERT_TRUE(space);
    EXPECT_TRUE(test_fonts().outline(space->font, space->glyph).empty());
}

TEST(Fonts, AMissingFontNamesItsPackage) {
    const test::Scratch scratch;
    const auto found = find_default_fonts({scratch.path()});
    ASSERT_FALSE(found);
    EXPECT_THAT(found.error().message, HasSubstr("NotoSans-Regular.ttf"));
    EXPECT_THAT(found.error().message, HasSubstr("fonts-noto-core"));

    std::filesystem::create_symlink("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                                    scratch.path() / "NotoSans-Regular.ttf");
    std::filesystem::create_symlink("/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf",
                                    scratch.path() / "NotoSans-Bold.ttf");
    const auto without_han = find_default_fonts({scratch.path()});
    ASSERT_FALSE(without_han);
    EXPECT_THAT(without_han.error().message, HasSubstr("fonts-noto-cjk"));
}

TEST(Fonts, ABadFileIsNamed) {
    const test::Scratch scratch;
    const auto absent = FontStack::load({{scratch.path() / "no.ttf", 0, FontStyle::regular}});
    ASSERT_FALSE(absent);
    EXPECT_THAT(absent.error().message, HasSubstr("no.ttf: cannot be read"));

    const auto text = scratch.path() / "text.ttf";
    ASSERT_TRUE(write_text(text, "this is no font"));
    const auto no_font = FontStack::load({{text, 0, FontStyle::regular}});
    ASSERT_FALSE(no_font);
    EXPECT_EQ(no_font.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(no_font.error().message, HasSubstr("text.ttf"));

    const FontFile sans = test_fonts().file(0);
    const auto no_face = FontStack::load({{sans.path, 7, FontStyle::regular}});
    ASSERT_FALSE(no_face);
    EXPECT_THAT(no_face.error().message, HasSubstr("index 7"));
    EXPECT_FALSE(FontStack::load({}));
}

}  // namespace
}  // namespace northway::text
