// SPDX-License-Identifier: Apache-2.0
#include "compose/label_lines.h"

#include <gtest/gtest.h>

#include <cmath>

namespace northway::compose {
namespace {

std::vector<text::PxPoint> corner() {
    return {{0, 0}, {400, 0}, {400, 400}};
}

TEST(LabelLines, SmoothingKeepsTheEndsAndRoundsTheCorner) {
    const auto line = smoothed(corner(), 8);
    EXPECT_EQ(line.front().x, 0);
    EXPECT_EQ(line.back().y, 400);
    EXPECT_EQ(line.size(), 102U);
    for (const auto& point : line) {
        EXPECT_GT(std::hypot(point.x - 400, point.y), 3) << "the corner itself is cut off";
    }
}

TEST(LabelLines, AStraightLineStaysWholeAndABendCutsIt) {
    EXPECT_EQ(without_bends(smoothed({{0, 0}, {400, 30}}, 8)).size(), 1U);
    EXPECT_GE(without_bends(smoothed(corner(), 8)).size(), 2U);
}

}  // namespace
}  // namespace northway::compose
