// SPDX-License-Identifier: Apache-2.0
#include "scene/time.h"

#include "sample_series.h"
#include <gtest/gtest.h>

namespace northway::scene {
namespace {

// The midpoint rule. Its error with this step is far below the tolerances used here.
double integrated(const model::Series& series, const SceneTime& time, double clock_s,
                  double tempo_years_per_s) {
    constexpr int kSteps = 200000;
    const double step_s = clock_s / kSteps;
    double sum = 0;
    for (int i = 0; i < kSteps; ++i) {
        sum += series.at(time.year_at((i + 0.5) * step_s)).per_year * step_s;
    }
    return sum * tempo_years_per_s;
}

TEST(SceneTime, AHeldYearStands) {
    const auto time = SceneTime::held(2024.5);
    EXPECT_EQ(time.year_at(-100), 2024.5);
    EXPECT_EQ(time.year_at(0), 2024.5);
    EXPECT_EQ(time.year_at(1e6), 2024.5);
}

TEST(SceneTime, APlayedYearRunsEvenlyAndStandsAtBothEnds) {
    const auto time = SceneTime::playing(2019, 2024, 10);
    EXPECT_EQ(time.year_at(-1), 2019);
    EXPECT_EQ(time.year_at(0), 2019);
    EXPECT_DOUBLE_EQ(time.year_at(5), 2021.5);
    EXPECT_EQ(time.year_at(10), 2024);
    EXPECT_EQ(time.year_at(11), 2024);
}

TEST(SceneTime, PlaysFromAMomentUntilTheEndYear) {
    auto time = SceneTime::held(2020);
    time.play(4, 0.5, 2023);
    EXPECT_EQ(time.year_at(3), 2020);
    EXPECT_DOUBLE_EQ(time.year_at(5), 2020.5);
    EXPECT_DOUBLE_EQ(time.year_at(10), 2023);
    EXPECT_DOUBLE_EQ(time.year_at(50), 2023);
}

TEST(SceneTime, PlaysBackwards) {
    auto time = SceneTime::held(2024);
    time.play(0, -2, 2020);
    EXPECT_DOUBLE_EQ(time.year_at(1), 2022);
    EXPECT_DOUBLE_EQ(time.year_at(3), 2020);
}

TEST(SceneTime, AnEndThatLiesBehindStopsAtOnce) {
    auto time = SceneTime::held(2024);
    time.play(1, 1, 2020);
    EXPECT_EQ(time.year_at(9), 2024);
    time.play(2, 0, 2030);
    EXPECT_EQ(time.year_at(9), 2024);
}

TEST(SceneTime, HoldingAnotherYearIsAJump) {
    auto time = SceneTime::playing(2010, 2020, 10);
    time.hold(4, 2018);
    EXPECT_DOUBLE_EQ(time.year_at(3.9), 2013.9);
    EXPECT_EQ(time.year_at(4), 2018);
    EXPECT_EQ(time.year_at(40), 2018);
}

TEST(SceneTime, PauseAndPlayGoOnWhereTheYearStood) {
    auto time = SceneTime::playing(2010, 2020, 10);
    time.hold(4, time.year_at(4));
    time.play(7, 1, 2020);
    EXPECT_DOUBLE_EQ(time.year_at(6), 2014);
    EXPECT_DOUBLE_EQ(time.year_at(8), 2015);
    EXPECT_DOUBLE_EQ(time.year_at(30), 2020);
}

TEST(Accumulated, IsRateTimesTimeWhileTheYearStands) {
    // 12 a year at one month a second is 1 a second.
    EXPECT_NEAR(accumulated(test::steady(), SceneTime::held(2020.5), 30, 1.0 / 12), 30, 1e-9);
    EXPECT_NEAR(accumulated(test::steady(), SceneTime::held(2020.5), -30, 1.0 / 12), -30, 1e-9);
    EXPECT_EQ(accumulated(test::steady(), SceneTime::held(2020.5), 0, 1.0 / 12), 0);
}

TEST(Accumulated, EqualsTheNumericIntegralWhileTheYearRuns) {
    const auto series = test::changing();
    const auto time = SceneTime::playing(2017, 2025, 16);
    for (const double clock_s : {1.0, 2.3, 7.7, 11.0, 16.0, 20.0}) {
        EXPECT_NEAR(accumulated(series, time, clock_s, 0.25),
                    integrated(series, time, clock_s, 0.25), 2e-3)
            << "at " << clock_s << " s";
    }
}

TEST(Accumulated, EqualsTheNumericIntegralOverPausesJumpsAndRunningBack) {
    const auto series = test::changing();
    auto time = SceneTime::playing(2018, 2020, 4);
    time.hold(3, 2024.2);
    time.play(5, -1.5, 2019);
    time.hold(7, 2023);
    time.play(7.5, 0.5, 2024);
    for (const double clock_s : {-4.0, 2.0, 3.0, 4.0, 6.1, 7.2, 9.0, 14.0}) {
        EXPECT_NEAR(accumulated(series, time, clock_s, 0.1), integrated(series, time, clock_s, 0.1),
                    2e-3)
            << "at " << clock_s << " s";
    }
}

TEST(Accumulated, KeepsThePastWhenTheFutureChanges) {
    const auto series = test::changing();
    auto time = SceneTime::playing(2018, 2024, 12);
    const double before = accumulated(series, time, 5, 0.1);
    time.hold(6, 2022);
    time.play(8, 3, 2024);
    EXPECT_NEAR(accumulated(series, time, 5, 0.1), before, 1e-12);
}

}  // namespace
}  // namespace northway::scene
