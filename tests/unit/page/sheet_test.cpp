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

}  // namespace
}  // namespace northway::page
