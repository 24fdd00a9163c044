// SPDX-License-Identifier: Apache-2.0
#include "ui/layout.h"

#include <gtest/gtest.h>

namespace northway::ui {
namespace {

bool overlap(const Rect& a, const Rect& b) {
    return !a.is_empty() && !b.is_empty() && a.x < b.x + b.width && b.x < a.x + a.width &&
           a.y < b.y + b.height && b.y < a.y + a.height;
}

TEST(Layout, WithoutPanelsTheMapIsTheWholeWindow) {
    const auto layout = make_layout(1920, 1080, 1, false, true);
    EXPECT_EQ(layout.map, (Rect{0, 0, 1920, 1080}));
    EXPECT_TRUE(layout.sidebar.is_empty());
    EXPECT_TRUE(layout.card.is_empty());
    EXPECT_TRUE(layout.time_bar.is_empty());
}

TEST(Layout, WithRoomForBothTheCardStandsOnTheRight) {
    const auto layout = make_layout(1920, 1080, 1, true, true);
    EXPECT_EQ(layout.sidebar, (Rect{0, 0, 300, 1080}));
    EXPECT_EQ(layout.card, (Rect{1550, 0, 370, 1080}));
    EXPECT_EQ(layout.map, (Rect{300, 0, 1250, 1018}));
    EXPECT_EQ(layout.time_bar, (Rect{300, 1018, 1250, 62}));
}

TEST(Layout, WithLittleRoomTheCardTakesTheSidebarsPlace) {
    const auto layout = make_layout(800, 600, 1, true, true);
    EXPECT_TRUE(layout.sidebar.is_empty());
    EXPECT_EQ(layout.card, (Rect{0, 0, 370, 600}));
    EXPECT_EQ(layout.map, (Rect{370, 0, 430, 538}));
}

TEST(Layout, PanelsGrowWithTheScreensScale) {
    EXPECT_EQ(make_layout(3840, 2160, 2, true, false).sidebar.width, 600);
}

TEST(Layout, ATinyWindowShowsTheMapOnly) {
    EXPECT_EQ(make_layout(300, 200, 1, true, true).map, (Rect{0, 0, 300, 200}));
}

TEST(Layout, NothingCoversTheMapWhichKeepsAboutHalfOfTheWidth) {
    for (const int width : {480, 640, 800, 1024, 1280, 1920, 3840}) {
        for (const double scale : {1.0, 1.5, 2.0}) {
            for (const bool card : {false, true}) {
                const auto layout = make_layout(width, width * 3 / 4, scale, true, card);
                EXPECT_FALSE(overlap(layout.map, layout.sidebar)) << width;
                EXPECT_FALSE(overlap(layout.map, layout.card)) << width;
                EXPECT_FALSE(overlap(layout.map, layout.time_bar)) << width;
                EXPECT_FALSE(overlap(layout.sidebar, layout.card)) << width;
                EXPECT_GE(layout.map.width, width * 0.45) << width << " at " << scale;
                EXPECT_GT(layout.map.height, 0) << width;
            }
        }
    }
}

}  // namespace
}  // namespace northway::ui
