// SPDX-License-Identifier: Apache-2.0
#include "model/series.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace northway::model {
namespace {

const SeriesKey kGas{"pipe", "throughput", "gas", "ru-cn", Basis::actual};

Observation figure(const std::string& period, double value) {
    Observation o;
    o.id = "o" + period;
    o.system_id = "pipe";
    o.metric = "throughput";
    o.commodity = "gas";
    o.direction = "ru-cn";
    o.value = value;
    o.unit = "m3/a";
    o.period_start = period;
    o.period_end = period;
    o.start = parse_period(period);
    o.end = parse_period(period);
    o.source_id = "document";
    return o;
}

Observation capacity(const std::string& period, double value, Basis basis) {
    Observation o = figure(period, value);
    o.metric = "capacity";
    o.basis = basis;
    return o;
}

Catalogue catalogue(std::vector<Observation> observations, const std::string& opened = "") {
    Catalogue result;
    System system;
    system.id = "pipe";
    system.opened = parse_period(opened);
    result.systems = {system};
    Source document;
    document.id = "document";
    document.kind = "document";
    Source general;
    general.id = "general";
    general.kind = "general";
    result.sources = {document, general};
    result.observations = std::move(observations);
    return result;
}

Series build(std::vector<Observation> observations, const std::string& opened = "") {
    return Series::build(catalogue(std::move(observations), opened), kGas);
}

TEST(Series, AYearStandsAtItsMiddleAndIsJoinedStraight) {
    const Series series = build({figure("2020", 4), figure("2021", 10)});
    EXPECT_DOUBLE_EQ(series.at(2020.5).per_year, 4.0);
    EXPECT_DOUBLE_EQ(series.at(2021.0).per_year, 7.0);
    EXPECT_DOUBLE_EQ(series.at(2021.5).per_year, 10.0);
    EXPECT_EQ(series.at(2021.0).state, RateState::reported);
    EXPECT_EQ(series.unit(), "m3/a");
}

TEST(Series, IsHeldInTheOuterHalfYearsAndUnknownOutside) {
    const Series series = build({figure("2020", 4), figure("2021", 10)});
    EXPECT_DOUBLE_EQ(series.at(2020.0).per_year, 4.0);
    EXPECT_DOUBLE_EQ(series.at(2021.99).per_year, 10.0);
    EXPECT_EQ(series.at(2019.99).state, RateState::not_reported);
    EXPECT_EQ(series.at(2022.0).state, RateState::not_reported);
    EXPECT_EQ(series.at(2022.0).per_year, 0.0);
}

TEST(Series, BridgesOneMissingYearButNotTwo) {
    const Series bridged = build({figure("2018", 2), figure("2020", 4)});
    EXPECT_DOUBLE_EQ(bridged.at(2019.5).per_year, 3.0);
    EXPECT_EQ(bridged.at(2019.5).state, RateState::interpolated);
    EXPECT_EQ(bridged.at(2018.7).state, RateState::reported);

    const Series broken = build({figure("2018", 2), figure("2021", 5)});
    EXPECT_DOUBLE_EQ(broken.at(2018.99).per_year, 2.0);
    EXPECT_EQ(broken.at(2019.0).state, RateState::not_reported);
    EXPECT_EQ(broken.at(2020.99).state, RateState::not_reported);
    EXPECT_DOUBLE_EQ(broken.at(2021.0).per_year, 5.0);
    EXPECT_NEAR(broken.accumulated(2000, 2030), 7.0, 1e-12);
}

TEST(Series, IsZeroBeforeTheOpeningAndRisesFromIt) {
    const Series series =
        build({figure("2019", 0.33), figure("2020", 4.1), figure("2021", 10.39)}, "2019-12-02");
    const double opening = 2019.0 + 335.0 / 365.0;
    EXPECT_EQ(series.at(2015).state, RateState::zero);
    EXPECT_EQ(series.at(opening - 0.001).per_year, 0.0);
    EXPECT_EQ(series.at(opening - 0.001).state, RateState::zero);
    const double middle = 0.5 * (opening + 2020.5);
    EXPECT_NEAR(series.at(middle).per_year, 2.05, 1e-9);
    EXPECT_EQ(series.at(2019.95).state, RateState::interpolated);
    EXPECT_NEAR(series.at(2020.5).per_year, 4.1, 1e-12);
    // A triangle up to the middle of 2020.
    EXPECT_NEAR(series.accumulated(2000, 2020.5), 0.5 * (2020.5 - opening) * 4.1, 1e-9);
}

TEST(Series, AnOpeningWithoutAFollowingYearSpreadsItsFigure) {
    const Series series = build({figure("2019", 0.33)}, "2019-12-02");
    EXPECT_NEAR(series.accumulated(2019, 2021), 0.33, 1e-12);
    EXPECT_EQ(series.at(2019.5).state, RateState::zero);
    EXPECT_EQ(series.at(2019.95).state, RateState::reported);
}

TEST(Series, BetweenTheOpeningAndTheFirstFigureNothingIsKnown) {
    const Series series = build({figure("2021", 5)}, "2015");
    EXPECT_EQ(series.at(2014.9).state, RateState::zero);
    EXPECT_EQ(series.at(2015.1).state, RateState::not_reported);
    EXPECT_EQ(series.at(2021.1).state, RateState::reported);
}

TEST(Series, AccumulatedIsTheSumOfThePiecewiseAreas) {
    const Series series =
        build({figure("2019", 0.33e9), figure("2020", 4.1e9), figure("2021", 10.39e9),
               figure("2022", 15.4e9), figure("2023", 22.7e9), figure("2024", 31e9)},
              "2019-12-02");
    const double opening = 2019.0 + 335.0 / 365.0;
    double areas = 0.5 * (2020.5 - opening) * 4.1e9;
    areas += 0.5 * (4.1e9 + 10.39e9) + 0.5 * (10.39e9 + 15.4e9) + 0.5 * (15.4e9 + 22.7e9) +
             0.5 * (22.7e9 + 31e9) + 0.5 * 31e9;
    EXPECT_NEAR(series.accumulated(1990, 2040) / areas, 1.0, 1e-12);
    // Any division of the way gives the same total.
    double sum = 0;
    for (int i = 0; i < 700; ++i) {
        sum += series.accumulated(2018 + 0.01 * i, 2018 + 0.01 * (i + 1));
    }
    EXPECT_NEAR(sum / areas, 1.0, 1e-12);
    EXPECT_NEAR(series.accumulated(2024, 2020), -series.accumulated(2020, 2024), 1e-3);
}

TEST(Series, KnotsAreTheCurve) {
    const Series series = build({figure("2018", 2), figure("2020", 4), figure("2024", 9)}, "2010");
    const auto& knots = series.knots();
    double area = 0;
    for (std::size_t i = 1; i < knots.size(); ++i) {
        ASSERT_LE(knots[i - 1].year, knots[i].year);
        area +=
            0.5 * (knots[i - 1].per_year + knots[i].per_year) * (knots[i].year - knots[i - 1].year);
        if (knots[i].year > knots[i - 1].year) {
            const double middle = 0.5 * (knots[i - 1].year + knots[i].year);
            EXPECT_NEAR(series.at(middle).per_year,
                        0.5 * (knots[i - 1].per_year + knots[i].per_year), 1e-12);
            EXPECT_EQ(series.at(middle).state, knots[i - 1].state);
        }
    }
    EXPECT_NEAR(area, series.accumulated(2000, 2100), 1e-9);
    EXPECT_EQ(knots.front().per_year, 0.0);
    EXPECT_EQ(knots.back().per_year, 0.0);
}

TEST(Series, AReportedZeroIsZero) {
    const Series series = build({figure("2020", 0), figure("2021", 0), figure("2022", 6)});
    EXPECT_EQ(series.at(2020.3).state, RateState::zero);
    EXPECT_EQ(series.at(2021.2).state, RateState::zero);
    EXPECT_EQ(series.at(2021.8).state, RateState::reported);
}

TEST(Series, OnlyWholeYearsOfTheSameKeyAndUnitCount) {
    Observation plan = figure("2023", 99);
    plan.basis = Basis::plan;
    Observation other = figure("2023", 98);
    other.direction = "cn-ru";
    Observation tonnes = figure("2024", 97);
    tonnes.unit = "t";
    const Series series =
        build({figure("2022", 6), figure("2023-05", 1), plan, other, tonnes, figure("2023", 8)});
    EXPECT_EQ(series.used().size(), 2u);
    EXPECT_EQ(series.left_out().size(), 2u);
    EXPECT_DOUBLE_EQ(series.at(2023.5).per_year, 8.0);
    EXPECT_DOUBLE_EQ(series.peak_per_year(), 8.0);
}

TEST(Series, DocumentsGoBeforeGeneralKnowledgeAndSoundBeforeSuspect) {
    Observation general = figure("2024", 31.12);
    general.source_id = "general";
    Observation suspect = figure("2024", 30);
    suspect.is_suspect = true;
    const Series series = build({general, suspect, figure("2024", 31)});
    EXPECT_DOUBLE_EQ(series.at(2024.5).per_year, 31.0);
    ASSERT_EQ(series.alternatives().size(), 2u);
    EXPECT_DOUBLE_EQ(series.alternatives()[0].value, 30);
    EXPECT_DOUBLE_EQ(series.alternatives()[1].value, 31.12);
}

TEST(Series, CapacityIsTheNewestFigureInForce) {
    const Series series =
        build({figure("2020", 4), capacity("2019", 38, Basis::design),
               capacity("2024", 39, Basis::capacity), capacity("2024", 40, Basis::design)},
              "2019-12-02");
    EXPECT_EQ(series.capacity_at(2019.5), std::nullopt);
    EXPECT_EQ(series.capacity_at(2020.0), 38.0);
    EXPECT_EQ(series.capacity_at(2024.5), 39.0);
    EXPECT_EQ(build({figure("2020", 4)}).capacity_at(2020.5), std::nullopt);
}

TEST(Series, EmptyIsNotReported) {
    const Series series = build({});
    EXPECT_TRUE(series.is_empty());
    EXPECT_EQ(series.at(2020).state, RateState::not_reported);
    EXPECT_EQ(series.accumulated(2000, 2030), 0.0);
}

TEST(SeriesKeys, EachOnce) {
    Observation plan = figure("2023", 99);
    plan.basis = Basis::plan;
    const Catalogue all = catalogue(
        {figure("2022", 6), figure("2023", 8), plan, capacity("2019", 38, Basis::design)});
    const auto keys = series_keys(all, "pipe");
    ASSERT_EQ(keys.size(), 2u);
    EXPECT_EQ(keys[0], kGas);
    EXPECT_EQ(keys[1].basis, Basis::plan);
    EXPECT_EQ(yearly_unit("t"), "t/a");
    EXPECT_EQ(yearly_unit("t/a"), "t/a");
    EXPECT_EQ(yearly_unit("1/d"), "1/d");
}

TEST(Observation, WholeYear) {
    EXPECT_EQ(figure("2020", 1).whole_year(), 2020);
    EXPECT_EQ(figure("2020-01", 1).whole_year(), std::nullopt);
    Observation span = figure("2020-01", 1);
    span.end = parse_period("2020-12");
    EXPECT_EQ(span.whole_year(), 2020);
    span.end = std::nullopt;
    EXPECT_EQ(span.whole_year(), std::nullopt);
}

}  // namespace
}  // namespace northway::model
