// SPDX-License-Identifier: Apache-2.0
#include "compose/label_merge.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace northway::compose {
namespace {

LabelDecision point(std::uint32_t feature, text::Anchor anchor) {
    LabelDecision label;
    label.key = {0, feature, 0};
    label.choice.anchor = anchor;
    return label;
}

LabelDecisions many(std::uint32_t count, text::Anchor anchor) {
    LabelDecisions decisions;
    for (std::uint32_t i = 0; i < count; ++i) {
        decisions.labels.push_back(point(i, anchor));
    }
    return decisions;
}

int count_moved(const LabelDecisions& decisions) {
    return static_cast<int>(
        std::count_if(decisions.labels.begin(), decisions.labels.end(), [](const auto& label) {
            return label.choice.anchor == text::Anchor::left;
        }));
}

TEST(LabelMerge, LabelsThatMoveDoSoOneByOne) {
    const LabelDecisions coarse = many(100, text::Anchor::top);
    const LabelDecisions fine = many(100, text::Anchor::left);
    int before = 0;
    for (int step = 0; step <= 20; ++step) {
        const int moved = count_moved(merged(coarse, fine, 0.05 * step, 1));
        EXPECT_GE(moved, before);
        EXPECT_LE(moved - before, 20) << "at " << 0.05 * step;
        before = moved;
    }
    EXPECT_EQ(count_moved(merged(coarse, fine, 0, 1)), 0);
    EXPECT_EQ(before, 100);
}

TEST(LabelMerge, WhatTheFinerScaleHasBesidesIsComing) {
    const LabelDecisions all =
        merged(many(1, text::Anchor::left), many(3, text::Anchor::left), 0.5, 1);
    ASSERT_EQ(all.labels.size(), 3U);
    EXPECT_FALSE(all.labels[0].comes);
    EXPECT_TRUE(all.labels[1].comes);
    EXPECT_TRUE(all.labels[2].comes);
}

TEST(LabelMerge, ALabelAlongALineIsKnownByItsPlace) {
    LabelDecisions coarse;
    coarse.labels.push_back(point(0, text::Anchor::center));
    coarse.labels[0].kind = text::LabelKind::line;
    LabelDecisions fine = coarse;
    fine.labels[0].at = {0.5, 0};
    fine.labels.push_back(fine.labels[0]);
    fine.labels[1].at = {50, 0};
    const LabelDecisions all = merged(coarse, fine, 0.5, 1);
    ASSERT_EQ(all.labels.size(), 2U);
    EXPECT_EQ(all.labels[0].at.x, 0);
    EXPECT_TRUE(all.labels[1].comes);
}

}  // namespace
}  // namespace northway::compose
