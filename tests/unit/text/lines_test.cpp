// SPDX-License-Identifier: Apache-2.0
#include "text/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::text {
namespace {

using testing::ElementsAre;

// Every unit is 1 wide.
float unit_width(int from, int to) {
    return static_cast<float>(to - from);
}

TEST(Lines, AreFilledInTurn) {
    const std::vector<Break> breaks{{3, 2}, {6, 5}, {9, 8}, {12, 12}};
    EXPECT_THAT(choose_lines(breaks, unit_width, 8, false), ElementsAre(2, 3));
    EXPECT_THAT(choose_lines(breaks, unit_width, 100, false), ElementsAre(3));
}

TEST(Lines, TrailingSpacesTakeNoRoom) {
    const std::vector<Break> breaks{{10, 3}, {13, 13}};
    EXPECT_THAT(choose_lines(breaks, unit_width, 4, false), ElementsAre(0, 1));
    EXPECT_THAT(choose_lines({{10, 3}}, unit_width, 3, false), ElementsAre(0));
}

TEST(Lines, AreBalancedOverTheFewestLines) {
    const std::vector<Break> breaks{{2, 2}, {4, 4}, {6, 6}, {8, 8}, {10, 10}, {12, 12}};
    EXPECT_THAT(choose_lines(breaks, unit_width, 10, false), ElementsAre(4, 5));
    EXPECT_THAT(choose_lines(breaks, unit_width, 10, true), ElementsAre(2, 5));
}

TEST(Lines, AnOverwidePieceStandsAlone) {
    const std::vector<Break> breaks{{2, 2}, {22, 22}, {24, 24}};
    EXPECT_THAT(choose_lines(breaks, unit_width, 5, false), ElementsAre(0, 1, 2));
    EXPECT_THAT(choose_lines(breaks, unit_width, 5, true), ElementsAre(0, 1, 2));
}

}  // namespace
}  // namespace northway::text
