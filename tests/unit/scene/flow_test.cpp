// SPDX-License-Identifier: Apache-2.0
#include "scene/flow.h"

#include "sample_series.h"
#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace northway::scene {
namespace {

constexpr double kLength_m = 20000;
// One month of traffic a second; 1 km a second.
constexpr MarkScale kScale{1.0 / 12.0, 1000, 0.25};

std::vector<Mark> marks(const model::Series& series, const SceneTime& time, double clock_s) {
    return marks_at(series, time, clock_s, kLength_m, kScale);
}

// The number of the newest mark that has passed `distance_m`.
std::int64_t last_past(const std::vector<Mark>& all, double distance_m) {
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (const Mark& mark : all) {
        if (mark.distance_m >= distance_m) {
            last = std::max(last, mark.index);
        }
    }
    return last;
}

TEST(Marks, AStandingYearSendsVolumeOverQuantumMarksPastEveryPoint) {
    // 12 a year, a month a second: 1 a second, 4 marks a second.
    const auto time = SceneTime::held(2020.5);
    for (const double distance_m : {500.0, 7300.0, 15000.0}) {
        const auto before = last_past(marks(test::steady(), time, 100), distance_m);
        const auto after = last_past(marks(test::steady(), time, 150), distance_m);
        EXPECT_EQ(after - before, 200) << "at " << distance_m << " m";
    }
}

TEST(Marks, AStandingYearSpacesMarksEvenly) {
    const auto all = marks(test::steady(), SceneTime::held(2020.5), 3.1);
    ASSERT_EQ(all.size(), 80U);  // 20 km at 250 m
    for (std::size_t i = 1; i < all.size(); ++i) {
        EXPECT_NEAR(all[i].distance_m - all[i - 1].distance_m, 250, 1e-6);
        EXPECT_EQ(all[i].index, all[i - 1].index - 1);
    }
}

TEST(Marks, TheLineIsFullWhenTheClockStarts) {
    const auto all = marks(test::steady(), SceneTime::held(2020.5), 0);
    ASSERT_FALSE(all.empty());
    EXPECT_LE(all.front().distance_m, 250);
    EXPECT_GE(all.back().distance_m, kLength_m - 250);
}

TEST(Marks, AChangingYearSendsTheAccumulatedVolumeOverQuantumPastEveryPoint) {
    const auto series = test::changing();
    const auto time = SceneTime::playing(2018, 2025, 60);
    for (const double distance_m : {1000.0, 9000.0, 19000.0}) {
        for (double clock_s = 25; clock_s < 75; clock_s += 0.7) {
            const auto all = marks(series, time, clock_s);
            if (all.empty() || all.back().distance_m < distance_m) {
                continue;
            }
            const double left_s = clock_s - distance_m / kScale.speed_m_per_s;
            const double passed =
                accumulated(series, time, left_s, kScale.tempo_years_per_s) / kScale.quantum;
            EXPECT_NEAR(static_cast<double>(last_past(all, distance_m)), passed - 0.5, 0.5 + 1e-6)
                << distance_m << " m at " << clock_s << " s";
        }
    }
}

TEST(Marks, EveryMarkRunsAtTheGroundSpeedAndKeepsItsNumber) {
    const auto series = test::changing();
    auto time = SceneTime::playing(2018, 2025, 40);
    time.hold(22, 2020.5);
    time.play(26, 0.3, 2024);
    constexpr double kStep_s = 1.0 / 30.0;
    int followed = 0;
    for (double clock_s = 0; clock_s < 50; clock_s += kStep_s) {
        std::map<std::int64_t, double> later;
        for (const Mark& mark : marks(series, time, clock_s + kStep_s)) {
            EXPECT_TRUE(later.emplace(mark.index, mark.distance_m).second) << "twice the same mark";
        }
        for (const Mark& mark : marks(series, time, clock_s)) {
            const double expected = mark.distance_m + kStep_s * kScale.speed_m_per_s;
            if (expected > kLength_m - 1e-3) {
                continue;  // it has arrived
            }
            const auto found = later.find(mark.index);
            ASSERT_NE(found, later.end()) << "mark " << mark.index << " vanished at " << clock_s;
            // A mark is found from sums of the volume since long before: some millimetres.
            EXPECT_NEAR(found->second, expected, 0.01) << mark.index << " at " << clock_s;
            ++followed;
        }
    }
    EXPECT_GT(followed, 1000);
}

TEST(Marks, NewMarksComeInAtTheStartOnly) {
    const auto series = test::changing();
    const auto time = SceneTime::playing(2018, 2025, 40);
    constexpr double kStep_s = 0.05;
    for (double clock_s = 1; clock_s < 40; clock_s += kStep_s) {
        const auto earlier = marks(series, time, clock_s);
        const auto newest = earlier.empty() ? -1 : earlier.front().index;
        for (const Mark& mark : marks(series, time, clock_s + kStep_s)) {
            if (!earlier.empty() && mark.index > newest) {
                EXPECT_LE(mark.distance_m, kStep_s * kScale.speed_m_per_s + 0.01);
            }
        }
    }
}

TEST(Marks, AreInOrderFromTheNewestToTheOldest) {
    const auto all = marks(test::changing(), SceneTime::playing(2018, 2025, 40), 17);
    ASSERT_GT(all.size(), 2U);
    for (std::size_t i = 1; i < all.size(); ++i) {
        EXPECT_GT(all[i].distance_m, all[i - 1].distance_m);
        EXPECT_LT(all[i].index, all[i - 1].index);
    }
}

TEST(Marks, NoneBeforeTheOpeningAndTheFirstOneSoonAfter) {
    const auto series =
        test::series({test::figure("2020", 3), test::figure("2021", 12), test::figure("2022", 12)},
                     "2020-07-01");
    EXPECT_TRUE(marks(series, SceneTime::held(2019.5), 1000).empty());
    const auto time = SceneTime::playing(2019, 2022, 30);  // opens at 15 s
    for (double clock_s = 0; clock_s < 14.9; clock_s += 0.5) {
        EXPECT_TRUE(marks(series, time, clock_s).empty()) << clock_s;
    }
    const auto all = marks(series, time, 20);
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.back().index, 1);
    EXPECT_LT(all.back().distance_m, 5000);
}

TEST(Marks, NoneWhereNothingIsReportedOrTheVolumeIsZero) {
    EXPECT_TRUE(marks(test::steady(), SceneTime::held(2040), 50).empty());
    EXPECT_TRUE(
        marks(test::series({test::figure("2022", 0)}), SceneTime::held(2022.5), 50).empty());
    EXPECT_TRUE(marks(model::Series(), SceneTime::held(2022.5), 50).empty());
}

TEST(Marks, ACoarserQuantumKeepsEachSoManythMarkInItsPlace) {
    const auto time = SceneTime::playing(2018, 2025, 40);
    MarkScale coarse = kScale;
    coarse.quantum = 5 * kScale.quantum;
    std::map<std::int64_t, double> fine;
    for (const Mark& mark : marks(test::changing(), time, 21)) {
        fine[mark.index] = mark.distance_m;
    }
    const auto few = marks_at(test::changing(), time, 21, kLength_m, coarse);
    ASSERT_FALSE(few.empty());
    for (const Mark& mark : few) {
        ASSERT_TRUE(fine.contains(5 * mark.index));
        EXPECT_NEAR(fine[5 * mark.index], mark.distance_m, 0.01);
    }
}

TEST(FlowWidth, GrowsWithTheVolumeByItsExponent) {
    EXPECT_DOUBLE_EQ(flow_width_px(38e9, 38e9, 10, 1), 10);
    EXPECT_DOUBLE_EQ(flow_width_px(19e9, 38e9, 10, 1), 5);
    EXPECT_DOUBLE_EQ(flow_width_px(9.5e9, 38e9, 10, 0.5), 5);
}

TEST(FlowWidth, IsNothingForNothing) {
    EXPECT_EQ(flow_width_px(0, 38e9, 10, 1), 0);
    EXPECT_EQ(flow_width_px(-5, 38e9, 10, 1), 0);
    EXPECT_EQ(flow_width_px(5, 0, 10, 1), 0);
    EXPECT_EQ(flow_width_px(std::nan(""), 38e9, 10, 1), 0);
}

}  // namespace
}  // namespace northway::scene
