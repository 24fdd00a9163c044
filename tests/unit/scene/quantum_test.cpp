// SPDX-License-Identifier: Apache-2.0
#include "scene/flow.h"

#include <gtest/gtest.h>

#include <cmath>

namespace northway::scene {
namespace {

constexpr MarkScale kScale{1.0 / 12.0, 60e3, 1};
constexpr double kRate_per_year = 30e6;
constexpr double kSpacing_px = 24;

TEST(Quantum, StepsAreOneTwoTenTwentyAndSoOn) {
    EXPECT_DOUBLE_EQ(quantum_not_below(1), 1);
    EXPECT_DOUBLE_EQ(quantum_not_below(1.01), 2);
    EXPECT_DOUBLE_EQ(quantum_not_below(2), 2);
    EXPECT_DOUBLE_EQ(quantum_not_below(2.1), 10);
    EXPECT_DOUBLE_EQ(quantum_not_below(7e5), 1e6);
    EXPECT_DOUBLE_EQ(quantum_not_below(1.5e6), 2e6);
    EXPECT_DOUBLE_EQ(quantum_not_below(0.03), 0.1);
}

TEST(Quantum, TheNextCoarserIsAMultiple) {
    EXPECT_DOUBLE_EQ(next_coarser_quantum(1), 2);
    EXPECT_DOUBLE_EQ(next_coarser_quantum(2), 10);
    EXPECT_DOUBLE_EQ(next_coarser_quantum(10), 20);
    double quantum = 1e-6;
    for (int i = 0; i < 30; ++i) {
        const double next = next_coarser_quantum(quantum);
        const double ratio = next / quantum;
        EXPECT_NEAR(ratio, std::round(ratio), 1e-9);
        EXPECT_GE(std::round(ratio), 2);
        EXPECT_NEAR(quantum_not_below(1.001 * quantum) / next, 1, 1e-9);
        quantum = next;
    }
}

TEST(Quantum, AScaleThatIsNoneStillGivesAStep) {
    EXPECT_EQ(quantum_not_below(0), 1);
    EXPECT_EQ(quantum_not_below(std::nan("")), 1);
}

TEST(QuantumChoice, MarksStandAtLeastTheSpacingApart) {
    for (double metres_per_px = 10; metres_per_px < 50000; metres_per_px *= 1.07) {
        const auto choice = choose_quantum(kRate_per_year, metres_per_px, kSpacing_px, kScale);
        // Marks a second, and the metres a mark runs in a second.
        const double marks_per_s = kRate_per_year * kScale.tempo_years_per_s / choice.quantum;
        const double spacing_px = kScale.speed_m_per_s / marks_per_s / metres_per_px;
        EXPECT_GE(spacing_px, kSpacing_px * (1 - 1e-9)) << metres_per_px;
        EXPECT_LE(spacing_px, 5 * kSpacing_px * (1 + 1e-9)) << metres_per_px;
    }
}

// How strongly the mark that stands for the volume `units` × 1 t from the start is drawn.
double opacity_of(double units, const QuantumChoice& choice) {
    const double index = units / choice.quantum;
    if (std::abs(index - std::round(index)) > 1e-6) {
        return 0;
    }
    return std::llround(index) % choice.coarser_every == 0 ? 1 : choice.finer_opacity;
}

TEST(QuantumChoice, MarksFadeAndNeverJumpWhileZooming) {
    constexpr double kZoomStep = 1.002;
    for (const double units :
         {200.0, 1000.0, 2000.0, 4000.0, 10000.0, 14000.0, 20000.0, 100000.0, 2e6, 3e6}) {
        double last = -1;
        double largest = 0;
        for (double metres_per_px = 0.1; metres_per_px < 50000; metres_per_px *= kZoomStep) {
            const auto choice = choose_quantum(kRate_per_year, metres_per_px, kSpacing_px, kScale);
            const double now = opacity_of(units, choice);
            if (last >= 0) {
                // The fade takes a quarter of a step of the scale; 0.2 % of zoom moves it 1 %.
                EXPECT_NEAR(now, last, 0.02) << units << " at " << metres_per_px;
            }
            last = now;
            largest = std::max(largest, now);
        }
        EXPECT_EQ(largest, 1) << units;  // near enough, every mark is whole
    }
}

TEST(QuantumChoice, AMarkThatIsGoneStaysGoneWhileZoomingOut) {
    for (const double units : {2000.0, 14000.0, 3e5}) {
        double last = 1;
        for (double metres_per_px = 0.1; metres_per_px < 50000; metres_per_px *= 1.01) {
            const double now = opacity_of(
                units, choose_quantum(kRate_per_year, metres_per_px, kSpacing_px, kScale));
            EXPECT_LE(now, last + 1e-9) << units << " at " << metres_per_px;
            last = now;
        }
        EXPECT_EQ(last, 0) << units;
    }
}

TEST(QuantumChoice, ATrafficTenTimesAsGreatTakesAQuantumTenTimesAsGreat) {
    const auto one = choose_quantum(3e6, 1000, kSpacing_px, kScale);
    const auto ten = choose_quantum(30e6, 1000, kSpacing_px, kScale);
    EXPECT_NEAR(ten.quantum / one.quantum, 10, 1e-9);
    EXPECT_NEAR(ten.finer_opacity, one.finer_opacity, 1e-9);
}

}  // namespace
}  // namespace northway::scene
