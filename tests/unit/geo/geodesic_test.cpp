// SPDX-License-Identifier: Apache-2.0
#include "geo/geodesic.h"

#include <gtest/gtest.h>

#include <vector>

namespace northway::geo {
namespace {

TEST(Geodesic, DegreeOnTheEquatorAndAlongTheMeridian) {
    // The circumference of the equator over 360; the meridian arc 0..1° of WGS 84.
    EXPECT_NEAR(distance_m({100, 0}, {101, 0}), 111319.4908, 1e-3);
    EXPECT_NEAR(distance_m({100, 0}, {100, 1}), 110574.3886, 1e-3);
}

TEST(Geodesic, QuarterMeridian) {
    EXPECT_NEAR(distance_m({30, 0}, {30, 90}), 10001965.729, 1e-2);
}

TEST(Geodesic, LongitudesPast180AreTheSamePlace) {
    EXPECT_NEAR(distance_m({185, 66}, {-175, 66}), 0.0, 1e-6);
    EXPECT_NEAR(distance_m({179.5, 66}, {-179.5, 66}), distance_m({10, 66}, {11, 66}), 1e-6);
}

TEST(Geodesic, CumulativeOfShortStepsAgreesWithTheWholeWay) {
    std::vector<LonLat> meridian;
    for (int i = 0; i <= 1000; ++i) {
        meridian.push_back({127, 50 + i * 0.01});
    }
    const std::vector<double> sums = cumulative_m(meridian);
    ASSERT_EQ(sums.size(), 1001u);
    EXPECT_EQ(sums[0], 0.0);
    EXPECT_NEAR(sums.back() / distance_m({127, 50}, {127, 60}), 1.0, 2e-7);
}

TEST(Geodesic, CumulativeOfShortStepsAlongAHighParallel) {
    const std::vector<LonLat> step{{100, 84}, {100.09, 84.05}};
    EXPECT_NEAR(cumulative_m(step)[1] / distance_m(step[0], step[1]), 1.0, 3e-7);
}

TEST(Geodesic, InterpolateRunsOnPast180) {
    const LonLat middle = interpolate({170, 60}, {-170, 60}, 0.5);
    EXPECT_NEAR(middle.lon_deg, 180.0, 1e-9);
    EXPECT_GT(middle.lat_deg, 60.3);  // the shortest way bows towards the pole
    const LonLat late = interpolate({170, 60}, {-170, 60}, 0.75);
    EXPECT_GT(late.lon_deg, 180.0);
    EXPECT_NEAR(distance_m({170, 60}, late), 0.75 * distance_m({170, 60}, {-170, 60}), 1e-3);
}

}  // namespace
}  // namespace northway::geo
