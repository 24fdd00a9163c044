// SPDX-License-Identifier: Apache-2.0
#include "page/text_block.h"

#include "page_fixture.h"

namespace northway::page {
namespace {

class TextBlockTest : public PageTest {};

TEST_F(TextBlockTest, AnEmptyTextSetsNothing) {
    EXPECT_TRUE(set_text(type(), "", Language::en, {}).empty());
    EXPECT_DOUBLE_EQ(set_text(type(), "", Language::en, {}).height_px(), 0);
}

TEST_F(TextBlockTest, ALongTextWrapsInItsSize) {
    TextWish wish;
    wish.size_px = 20;
    wish.max_width_px = 160;
    const auto block = set_text(type(), "Pipelines, railways and bridges", Language::en, wish);
    EXPECT_DOUBLE_EQ(block.size_px, 20);
    EXPECT_GE(block.shaped->lines, 2);
    EXPECT_LE(block.width_px(), 160);
}

TEST_F(TextBlockTest, AWordThatIsTooWideIsSetSmaller) {
    TextWish wish;
    wish.size_px = 40;
    wish.max_width_px = 90;
    const auto block = set_text(type(), "Благовещенск", Language::ru, wish);
    EXPECT_LT(block.size_px, 40);
    EXPECT_EQ(block.shaped->lines, 1);
    EXPECT_LE(block.width_px(), 90);
    EXPECT_GT(block.width_px(), 75);
}

TEST_F(TextBlockTest, ATextThatMayNotWrapIsSetSmaller) {
    TextWish wish;
    wish.size_px = 40;
    wish.max_width_px = 120;
    wish.wraps = false;
    const auto block = set_text(type(), "June 2024", Language::en, wish);
    EXPECT_EQ(block.shaped->lines, 1);
    EXPECT_LE(block.width_px(), 120);
    EXPECT_LT(block.size_px, 40);
}

TEST_F(TextBlockTest, TooManyLinesAreSetSmaller) {
    TextWish wish;
    wish.size_px = 20;
    wish.max_width_px = 100;
    wish.max_height_px = 50;
    const auto block =
        set_text(type(), "one two three four five six seven eight nine ten", Language::en, wish);
    EXPECT_LE(block.height_px(), 50);
    EXPECT_LE(block.width_px(), 100);
    EXPECT_LT(block.size_px, 20);
}

TEST_F(TextBlockTest, IsDrawnFromItsTopLeftCorner) {
    TextWish wish;
    wish.size_px = 30;
    const auto block = set_text(type(), "Нх", Language::ru, wish);
    mesh::DrawList list;
    draw_block(list, type(), block, 100, 50, style::kBlack);
    const Box box = painted(list);
    EXPECT_TRUE(is_inside(box, {100, 50, 100 + block.width_px(), 50 + block.height_px()}, 1.5));
    EXPECT_NEAR(box.x0, 102, 3);
}

}  // namespace
}  // namespace northway::page
