// SPDX-License-Identifier: Apache-2.0
#include "text/outline.h"

#include <gtest/gtest.h>

#include <cmath>

namespace northway::text {
namespace {

using Verb = Outline::Verb;

TEST(Flatten, ClosesAContour) {
    const Outline triangle{{Verb::move, Verb::line, Verb::line}, {{0, 0}, {1, 0}, {0, 1}}};
    const auto segments = flatten(triangle, 10, 0.1F);
    ASSERT_EQ(segments.size(), 3U);
    EXPECT_FLOAT_EQ(segments[2].a.y, 10);
    EXPECT_FLOAT_EQ(segments[2].b.x, 0);
    EXPECT_FLOAT_EQ(segments[2].b.y, 0);
}

TEST(Flatten, KeepsCurvesWithinTheTolerance) {
    // A quarter circle of radius 100 as a cubic is true to 0.03.
    constexpr float kControl = 0.5522848F;
    const Outline quarter{{Verb::move, Verb::cubic, Verb::line},
                          {{1, 0}, {1, kControl}, {kControl, 1}, {0, 1}, {0, 0}}};
    const auto segments = flatten(quarter, 100, 0.1F);
    ASSERT_GT(segments.size(), 8U);
    for (const Segment& s : segments) {
        const float middle = std::hypot(0.5F * (s.a.x + s.b.x), 0.5F * (s.a.y + s.b.y));
        if (s.a.x > 0.01F && s.b.x > 0.01F && s.b.y > 0.01F) {
            EXPECT_NEAR(middle, 100, 0.14F);
        }
    }
    EXPECT_GT(flatten(quarter, 100, 0.01F).size(), 2 * segments.size());
}

TEST(Flatten, FollowsQuadratics) {
    const Outline bow{{Verb::move, Verb::quadratic}, {{0, 0}, {1, 2}, {2, 0}}};
    for (const Segment& s : flatten(bow, 1, 0.001F)) {
        if (s.b.x > s.a.x) {  // on the parabola y = 2x - x²; the last goes back along the chord
            EXPECT_NEAR(s.b.y, 2 * s.b.x - s.b.x * s.b.x, 1e-5F);
        }
    }
}

TEST(Flatten, AnEmptyOutlineHasNoSegments) {
    EXPECT_TRUE(flatten({}, 48, 0.1F).empty());
}

}  // namespace
}  // namespace northway::text
