// SPDX-License-Identifier: Apache-2.0
#include "page/sheet.h"

#include <gtest/gtest.h>

namespace northway::page {
namespace {

TEST(FurnitureScale, GrowsGentlyWithTheShorterSide) {
    EXPECT_NEAR(furniture_scale(600), 0.85, 0.001);
    EXPECT_DOUBLE_EQ(furniture_scale(1080), 1);
    EXPECT_NEAR(furniture_scale(2160), 1.6, 0.001);
    EXPECT_DOUBLE_EQ(furniture_scale(240), 0.8);
    EXPECT_GT(furniture_scale(4320), 2.4);
}

TEST(Sheet, MorePixelsForOneCssPixelMagnifyEverything) {
    FurnitureInput input;
    input.width_px = 1920;
    input.height_px = 1080;
    const Sheet once = sheet_of(input);
    input.width_px *= 2;
    input.height_px *= 2;
    input.pixel_ratio = 2;
    const Sheet twice = sheet_of(input);
    EXPECT_DOUBLE_EQ(once.unit_px, 1);
    EXPECT_DOUBLE_EQ(twice.unit_px, 2);
    EXPECT_NEAR(twice.margin_px, 2 * once.margin_px, 1);
}

TEST(Sheet, ABoxGrowsToWholePixels) {
    const Box box = snapped({1.2, 2.8, 3.1, 4});
    EXPECT_DOUBLE_EQ(box.x0, 1);
    EXPECT_DOUBLE_EQ(box.y0, 2);
    EXPECT_DOUBLE_EQ(box.x1, 4);
    EXPECT_DOUBLE_EQ(box.y1, 4);
}

TEST(Sheet, RunningTextOnPaperGrowsFromA5ToA0) {
    const auto body_pt = [](double shorter_mm) { return paper_scale(shorter_mm) * 12 * 72 / 96; };
    EXPECT_NEAR(body_pt(148), 6.9, 0.05);
    EXPECT_DOUBLE_EQ(body_pt(210), 8.5);
    EXPECT_NEAR(body_pt(297), 10.5, 0.05);
    EXPECT_NEAR(body_pt(420), 12.9, 0.05);
    EXPECT_NEAR(body_pt(594), 15.9, 0.05);
    EXPECT_NEAR(body_pt(841), 19.65, 0.05);
    EXPECT_DOUBLE_EQ(body_pt(50), 6);
}

TEST(Sheet, TypeFollowsOneModularScale) {
    FurnitureInput input;
    input.width_px = 1920;
    input.height_px = 1080;
    const Sheet sheet = sheet_of(input);
    EXPECT_DOUBLE_EQ(type_px(sheet, kBodyStep), 12);
    EXPECT_DOUBLE_EQ(type_px(sheet, kSubtitleStep), 14.4);
    EXPECT_NEAR(type_px(sheet, title_step(sheet)), 24.88, 0.01);
    EXPECT_DOUBLE_EQ(type_px(sheet, kNoteStep), 11);  // held up by the least size
    scene::PageItem item;
    item.size_pt = 18;  // 24 px
    EXPECT_NEAR(type_px(sheet_for(sheet, item, title_step(sheet)), title_step(sheet)), 24, 1e-9);
    item = {};
    item.scale = 2;
    EXPECT_NEAR(type_px(sheet_for(sheet, item, kBodyStep), kBodyStep), 24, 1e-9);
}

TEST(Sheet, TheMarginsOfPaperHoldTitleAndCredits) {
    FurnitureInput input;
    input.width_px = 1123;  // A4
    input.height_px = 794;
    input.is_paper = true;
    const Sheet sheet = sheet_of(input);  // notes of 7.08 pt are 9.44 px
    EXPECT_EQ(credits_lines(sheet, std::string(200, 'a'), 1000), 2);
    EXPECT_EQ(credits_lines(sheet, "一二三四五六七八九十", 50), 2);
    EXPECT_EQ(credits_lines(sheet, "", 1000), 0);
    const Bands none = margin_bands(sheet, 0, 0);
    EXPECT_DOUBLE_EQ(none.top_px + none.bottom_px, 0);
    const Bands bands = margin_bands(sheet, 50, 2);
    EXPECT_NEAR(bands.bottom_px, 2 * 1.2 * 9.44, 0.1);
    EXPECT_DOUBLE_EQ(bands.top_px, 50 + sheet.gap_px);
}

}  // namespace
}  // namespace northway::page
