// SPDX-License-Identifier: Apache-2.0
#include "mesh/offset_line.h"

#include <gtest/gtest.h>

#include <cmath>

namespace northway::mesh {
namespace {

std::vector<OffsetPoint> beside(const std::vector<geo::XY>& points, double offset,
                                bool closed = false) {
    std::vector<OffsetPoint> result;
    offset_line(points, offset, closed, result);
    return result;
}

void expect_point(const OffsetPoint& found, double x, double y, std::uint32_t source) {
    EXPECT_NEAR(found.point.x, x, 1e-9);
    EXPECT_NEAR(found.point.y, y, 1e-9);
    EXPECT_EQ(found.source, source);
}

TEST(OffsetLine, LiesToTheRight) {
    // Eastwards with y down the right hand is south: larger y.
    const auto line = beside({{0, 0}, {10, 0}}, 3);
    ASSERT_EQ(line.size(), 2U);
    expect_point(line[0], 0, 3, 0);
    expect_point(line[1], 10, 3, 1);
}

TEST(OffsetLine, CornersAreMitredOnBothSides) {
    const auto inner = beside({{0, 0}, {10, 0}, {10, 10}}, 2);
    ASSERT_EQ(inner.size(), 3U);
    expect_point(inner[1], 8, 2, 1);
    expect_point(inner[2], 8, 10, 2);
    const auto outer = beside({{0, 0}, {10, 0}, {10, 10}}, -2);
    expect_point(outer[1], 12, -2, 1);
}

TEST(OffsetLine, AHairpinGetsTwoPointsInsteadOfASpike) {
    const auto line = beside({{0, 0}, {10, 0}, {0, 1}}, -2);
    ASSERT_EQ(line.size(), 4U);
    EXPECT_EQ(line[1].source, 1U);
    EXPECT_EQ(line[2].source, 1U);
    for (const auto& point : line) {
        EXPECT_LE(point.point.x, 12.1);
    }
}

TEST(OffsetLine, PointsTwiceInOnePlaceOrNowhereAreLeftOut) {
    const auto line = beside({{0, 0}, {0, 0}, {5, 0}, {std::nan(""), 3}, {10, 0}}, 1);
    ASSERT_EQ(line.size(), 3U);
    expect_point(line[0], 0, 1, 0);
    expect_point(line[1], 5, 1, 2);
    expect_point(line[2], 10, 1, 4);
    EXPECT_TRUE(beside({{4, 4}, {4, 4}}, 1).empty());
}

TEST(OffsetLine, AClosedLineIsMitredAllRound) {
    const auto ring = beside({{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, 1, true);
    ASSERT_EQ(ring.size(), 4U);
    expect_point(ring[0], 1, 1, 0);
    expect_point(ring[1], 9, 1, 1);
    expect_point(ring[2], 9, 9, 2);
    expect_point(ring[3], 1, 9, 3);
}

}  // namespace
}  // namespace northway::mesh
