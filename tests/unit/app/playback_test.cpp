// SPDX-License-Identifier: Apache-2.0
#include "app/playback.h"

#include <gtest/gtest.h>

namespace northway::app {
namespace {

TEST(Playback, StandsUntilItIsPlayed) {
    Playback playback(2011, 2025, 2024.5, 0);
    playback.advance(3);
    EXPECT_EQ(playback.moment().clock_s, 0);
    EXPECT_EQ(playback.year(), 2024.5);
}

TEST(Playback, PlayingMovesTheClockWhileTheYearStands) {
    Playback playback(2011, 2025, 2024.5, 1);
    playback.set_playing(true);
    playback.advance(3);
    EXPECT_DOUBLE_EQ(playback.moment().clock_s, 4);
    EXPECT_DOUBLE_EQ(playback.year(), 2024.5);
}

TEST(Playback, WithARateTheYearRunsToTheEndAndStays) {
    Playback playback(2011, 2025, 2020, 0);
    playback.set_rate(0.5);
    playback.set_playing(true);
    playback.advance(4);
    EXPECT_NEAR(playback.year(), 2022, 1e-9);
    playback.advance(100);
    EXPECT_NEAR(playback.year(), 2024.999, 1e-9);
}

TEST(Playback, PlayedAgainFromTheEndItStartsOver) {
    Playback playback(2011, 2025, 2024.999, 0);
    playback.set_rate(1);
    playback.set_playing(true);
    EXPECT_NEAR(playback.year(), 2011, 1e-9);
    playback.advance(1);
    EXPECT_NEAR(playback.year(), 2012, 1e-9);
}

TEST(Playback, PausingHoldsTheYear) {
    Playback playback(2011, 2025, 2012, 0);
    playback.set_rate(1);
    playback.set_playing(true);
    playback.advance(2);
    playback.toggle();
    playback.advance(5);
    EXPECT_NEAR(playback.year(), 2014, 1e-9);
    EXPECT_DOUBLE_EQ(playback.moment().clock_s, 2);
}

TEST(Playback, ADraggedYearStaysInItsLimitsAndGoesOnFromThere) {
    Playback playback(2011, 2025, 2024.5, 0);
    playback.set_year(1990);
    EXPECT_DOUBLE_EQ(playback.year(), 2011);
    playback.set_year(3000);
    EXPECT_NEAR(playback.year(), 2024.999, 1e-9);
    playback.set_year(2015);
    playback.set_rate(2);
    playback.set_playing(true);
    playback.advance(1);
    EXPECT_NEAR(playback.year(), 2017, 1e-9);
    playback.set_year(2012);
    playback.advance(1);
    EXPECT_NEAR(playback.year(), 2014, 1e-9);
}

TEST(Playback, YearsAreStepped) {
    Playback playback(2011, 2025, 2020.5, 0);
    playback.step_years(-1);
    EXPECT_DOUBLE_EQ(playback.year(), 2019.5);
    playback.step_years(2);
    EXPECT_DOUBLE_EQ(playback.year(), 2021.5);
}

TEST(Playback, TheShownYearWidensTheLimits) {
    EXPECT_EQ(Playback(2011, 2025, 2030.5, 0).last_year(), 2031);
    EXPECT_EQ(Playback(2011, 2025, 2000.5, 0).first_year(), 2000);
}

}  // namespace
}  // namespace northway::app
