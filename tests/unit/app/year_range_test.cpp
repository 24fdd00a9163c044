// SPDX-License-Identifier: Apache-2.0
#include "app/year_range.h"

#include <gtest/gtest.h>

namespace northway::app {
namespace {

model::Observation volume(const char* year, model::Basis basis) {
    model::Observation observation;
    observation.metric = "throughput";
    observation.basis = basis;
    observation.period_start = observation.period_end = year;
    observation.start = observation.end = parse_period(year);
    return observation;
}

TEST(YearRange, CoversTheYearsOfVolumesReportedAndExpected) {
    model::Catalogue catalogue;
    catalogue.observations = {
        volume("2013", model::Basis::actual), volume("2024", model::Basis::actual),
        volume("2028", model::Basis::forecast), volume("2012", model::Basis::growth)};
    EXPECT_EQ(year_range(&catalogue, 2020.5), (YearRange{2013, 2029}));
}

TEST(YearRange, CoversTheEvents) {
    model::Catalogue catalogue;
    for (const char* date : {"2019-12-02", "1990", "2026-05"}) {
        model::Event event;
        event.date = date;
        event.period = parse_period(date);
        catalogue.events.push_back(event);
    }
    EXPECT_EQ(year_range(&catalogue, 2024.5), (YearRange{1990, 2027}));
}

TEST(YearRange, AFarPlanDoesNotStretchIt) {
    model::Catalogue catalogue;
    catalogue.observations = {volume("2024", model::Basis::actual),
                              volume("2049", model::Basis::plan)};
    EXPECT_EQ(year_range(&catalogue, 2024.5), (YearRange{2024, 2036}));
}

TEST(YearRange, HoldsTheYearThatIsShown) {
    model::Catalogue catalogue;
    catalogue.observations = {volume("2013", model::Basis::actual)};
    EXPECT_EQ(year_range(&catalogue, 2030.5), (YearRange{2013, 2031}));
}

TEST(YearRange, IsTenYearsRoundTheShownOneWithoutVolumes) {
    EXPECT_EQ(year_range(nullptr, 2024.5), (YearRange{2014, 2035}));
}

}  // namespace
}  // namespace northway::app
