// SPDX-License-Identifier: Apache-2.0
#include "geo/simplify.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace northway::geo {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

TEST(Simplify, SignificanceIsTheRootOfTheTriangleArea) {
    const std::vector<XY> line{{0, 0}, {1, 2}, {2, 0}};  // a triangle of area 2
    const auto significance = visvalingam_significance(line, false);
    EXPECT_EQ(significance[0], kInfinity);
    EXPECT_FLOAT_EQ(significance[1], std::sqrt(2.0f));
    EXPECT_EQ(significance[2], kInfinity);
}

TEST(Simplify, PointsOnAStraightEdgeMatterNothing) {
    const std::vector<XY> line{{0, 0}, {1, 0}, {2, 0}, {2, 5}};
    const auto significance = visvalingam_significance(line, false);
    EXPECT_EQ(significance[1], 0.0f);
    EXPECT_GT(significance[2], 2.0f);
}

TEST(Simplify, NeverSmallerThanWhatWentBefore) {
    // Without its spike the neighbours would matter less than the spike that went first.
    const std::vector<XY> line{{0, 0}, {10, 0.1}, {11, 0.5}, {12, 0.1}, {22, 0}};
    const auto significance = visvalingam_significance(line, false);
    // The spike's triangle has area 0.4; those beside it 1.95; afterwards 0.6 each.
    EXPECT_FLOAT_EQ(significance[2], std::sqrt(0.4f));
    EXPECT_GE(significance[1], significance[2]);
    EXPECT_GE(significance[3], significance[2]);
}

TEST(Simplify, RingKeepsItsFourMostSignificantVertices) {
    std::vector<XY> circle;
    for (int i = 0; i < 360; ++i) {
        circle.push_back({100 * std::cos(i * 0.0174532925), 100 * std::sin(i * 0.0174532925)});
    }
    const auto significance = visvalingam_significance(circle, true);
    EXPECT_EQ(std::count(significance.begin(), significance.end(), kInfinity), 4);
    const auto small = visvalingam_significance(std::vector<XY>{{0, 0}, {1, 0}, {0, 1}}, true);
    EXPECT_EQ(std::count(small.begin(), small.end(), kInfinity), 3);
}

TEST(Simplify, TinyInputs) {
    EXPECT_TRUE(visvalingam_significance({}, false).empty());
    EXPECT_EQ(visvalingam_significance(std::vector<XY>{{1, 1}}, true)[0], kInfinity);
    EXPECT_EQ(visvalingam_significance(std::vector<XY>{{1, 1}, {2, 2}}, false)[1], kInfinity);
}

TEST(Simplify, FilteredLineStaysWithinTheTolerance) {
    std::vector<XY> wave;
    for (int i = 0; i <= 2000; ++i) {
        wave.push_back({i * 1.0, 20 * std::sin(i * 0.01) + 0.3 * std::sin(i * 1.7)});
    }
    const auto significance = visvalingam_significance(wave, false);
    std::vector<XY> kept;
    for (std::size_t i = 0; i < wave.size(); ++i) {
        if (significance[i] >= 4.0f) {
            kept.push_back(wave[i]);
        }
    }
    EXPECT_LT(kept.size(), 200u);
    EXPECT_GT(kept.size(), 10u);
    double low = 0;
    double high = 0;
    for (const XY p : kept) {
        low = std::min(low, p.y);
        high = std::max(high, p.y);
    }
    EXPECT_NEAR(high, 20.0, 1.0);  // the large wave is still there
    EXPECT_NEAR(low, -20.0, 1.0);
}

}  // namespace
}  // namespace northway::geo
