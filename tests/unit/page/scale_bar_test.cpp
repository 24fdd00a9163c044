// SPDX-License-Identifier: Apache-2.0
#include "page/scale_bar.h"

#include "page_fixture.h"

#include <cmath>

namespace northway::page {
namespace {

class ScaleBarTest : public PageTest {
protected:
    ScaleBar plan(double metres_per_px, int width_px = 1920, int height_px = 1080,
                  Language language = Language::en) {
        input_ = full_page(width_px, height_px, language);
        wish_.metres_per_px = wish_.centre_metres_per_px = metres_per_px;
        wish_.longest_px = 400;
        return plan_scale_bar(sheet_of(input_), type(), input_, wish_, input_.texts);
    }
    ScaleWish wish_;
    FurnitureInput input_;
};

TEST(RoundLength, IsOneTwoOrFive) {
    EXPECT_DOUBLE_EQ(round_length_below(999e3).length_m, 500e3);
    EXPECT_DOUBLE_EQ(round_length_below(1000e3).length_m, 1000e3);
    EXPECT_DOUBLE_EQ(round_length_below(4.9e3).length_m, 2e3);
    EXPECT_EQ(round_length_below(4.9e3).leading_digit, 2);
    EXPECT_DOUBLE_EQ(round_length_below(63).length_m, 50);
    EXPECT_DOUBLE_EQ(round_length_below(0.7).length_m, 0.5);
}

TEST_F(ScaleBarTest, IsAsLongAsItSays) {
    const ScaleBar bar = plan(2407);
    EXPECT_DOUBLE_EQ(bar.length_m, 200e3);
    EXPECT_NEAR(bar.length_px, 200e3 / 2407, 1e-9);
    ASSERT_EQ(bar.labels.size(), 3U);
    EXPECT_NEAR(bar.labels[1].middle_px, 0.5 * bar.length_px, 1e-9);
}

TEST_F(ScaleBarTest, TheDrawnBarIsAsLongAsItSaysAtAnyScale) {
    for (const double metres_per_px : {0.37, 11.0, 250.0, 1913.0, 2407.0, 9876.5}) {
        const ScaleBar bar = plan(metres_per_px);
        ASSERT_GT(bar.length_m, 0);
        mesh::DrawList list;
        draw_scale_bar(list, type(), bar, 100.3, 200.7, input_);
        Box blocks{1e9, 1e9, -1e9, -1e9};
        for (const auto& item : list.items()) {
            if (item.kind == mesh::ItemKind::fill) {
                const Box box = painted(list, item);
                blocks.x0 = std::min(blocks.x0, box.x0);
                blocks.x1 = std::max(blocks.x1, box.x1);
            }
        }
        EXPECT_NEAR(blocks.width(), bar.length_m / metres_per_px, 0.5) << metres_per_px;
        const Extent extent = bar.extent();
        EXPECT_TRUE(is_inside(painted(list),
                              {100.3, 200.7, 100.3 + extent.width_px, 200.7 + extent.height_px}, 2))
            << metres_per_px;
    }
}

TEST_F(ScaleBarTest, ItsNumbersNeverTouch) {
    for (const Language language : {Language::zh, Language::ru, Language::en}) {
        for (double metres_per_px = 1; metres_per_px < 30e3; metres_per_px *= 1.13) {
            const ScaleBar bar = plan(metres_per_px, 800, 600, language);
            for (std::size_t i = 1; i < bar.labels.size(); ++i) {
                const auto& left = bar.labels[i - 1];
                const auto& right = bar.labels[i];
                EXPECT_LT(left.middle_px + 0.5 * left.number_px + 3,
                          right.middle_px - 0.5 * right.number_px)
                    << metres_per_px;
            }
        }
    }
}

TEST_F(ScaleBarTest, WithoutAScaleThereIsNone) {
    EXPECT_DOUBLE_EQ(plan(0).length_m, 0);
    EXPECT_DOUBLE_EQ(plan(std::nan("")).length_m, 0);
}

TEST_F(ScaleBarTest, TheUnitIsTheLanguages) {
    // "0", "100", "200" and the unit: without the no-break space 7 + 2 letters, or 7 + 3 Han and
    // so on; the texts are told apart by their glyphs.
    const auto last_glyphs = [&](Language language) {
        return plan(2407, 1920, 1080, language).labels.back().text.shaped->glyphs.size();
    };
    EXPECT_EQ(last_glyphs(Language::en), 5U);                           // 200km
    EXPECT_EQ(last_glyphs(Language::ru), 5U);                           // 200км
    EXPECT_EQ(last_glyphs(Language::zh), 5U);                           // 200公里
    EXPECT_EQ(plan(1.1).labels.back().text.shaped->glyphs.size(), 4U);  // 200m
    const auto unit_glyph = [&](Language language) {
        const auto bar = plan(2407, 1920, 1080, language);
        return bar.labels.back().text.shaped->glyphs.back();
    };
    EXPECT_NE(unit_glyph(Language::en).glyph, unit_glyph(Language::ru).glyph);
    EXPECT_NE(unit_glyph(Language::zh).font, unit_glyph(Language::en).font);
}

TEST_F(ScaleBarTest, SaysWhatItIsWhereTheScaleDiffers) {
    EXPECT_TRUE(plan(2407).note.empty());
    wish_.range.least_m_per_px = 2300;
    wish_.range.most_m_per_px = 3100;
    const ScaleBar bar = plan(2407);
    ASSERT_FALSE(bar.note.empty());  // "elsewhere 190–260 km"
    EXPECT_EQ(bar.note.shaped->glyphs.size(), 18U);
    wish_.range.most_m_per_px = 2400;  // by less than a twentieth
    EXPECT_TRUE(plan(2407).note.empty());
    wish_.range.most_m_per_px = 3100;
    wish_.says_range = false;
    EXPECT_TRUE(plan(2407).note.empty());
}

TEST_F(ScaleBarTest, NumericScalesAreRoundAndInTheWayOfTheLanguage) {
    input_ = full_page(1920, 1080, Language::en);
    const Sheet sheet = sheet_of(input_);  // a pixel is 0.2645833 mm
    PageTexts texts;
    EXPECT_EQ(numeric_scale(2407, 2407, sheet, Language::en, texts), "1:9.1 million");
    EXPECT_EQ(numeric_scale(2407, 3100, sheet, Language::en, texts), "1:9.1–12 million");
    EXPECT_EQ(numeric_scale(66.1, 66.1, sheet, Language::en, texts), "1:250,000");
    texts.scale_large = "1:{}万";
    texts.large = 1e4;
    EXPECT_EQ(numeric_scale(2407, 2407, sheet, Language::zh, texts), "1:910万");
}

TEST_F(ScaleBarTest, EachLatitudeHasItsOwnLength) {
    wish_.latitudes = {{60, 1000}, {30, 1732}, {0, 2000}};
    const ScaleBar bar = plan(1000);
    ASSERT_EQ(bar.levels.size(), 3U);
    EXPECT_NEAR(bar.levels[0].length_px, bar.length_m / 1000, 1e-9);
    EXPECT_NEAR(bar.levels[2].length_px, bar.length_m / 2000, 1e-9);
    EXPECT_DOUBLE_EQ(bar.length_px, bar.levels[0].length_px);
    mesh::DrawList list;
    draw_scale_bar(list, type(), bar, 100, 200, input_);
    const Extent extent = bar.extent();
    EXPECT_TRUE(is_inside(painted(list), {100, 200, 100 + extent.width_px, 200 + extent.height_px}, 2));
}

TEST(BarLatitudes, AreRoundAndFromNorthToSouth) {
    EXPECT_EQ(bar_latitudes(-5, 72), (std::vector<double>{60, 30, 0}));
    EXPECT_EQ(bar_latitudes(38, 62), (std::vector<double>{60, 50, 40}));
    EXPECT_TRUE(bar_latitudes(50.1, 50.9).empty());
}

TEST_F(ScaleBarTest, AllOfALongNoteLiesWithinIt) {
    wish_.range.least_m_per_px = 900;
    wish_.range.most_m_per_px = 1500;
    const ScaleBar bar = plan(1000, 800, 600, Language::ru);
    ASSERT_FALSE(bar.note.empty());
    mesh::DrawList list;
    draw_scale_bar(list, type(), bar, 100, 50, input_);
    const Box drawn = painted(list);
    EXPECT_LE(drawn.x1, 100 + bar.extent().width_px + 1);
}

}  // namespace
}  // namespace northway::page
