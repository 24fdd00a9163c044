// SPDX-License-Identifier: Apache-2.0
#include "model/chart.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace northway::model {
namespace {

using Kind = ChartColumn::Kind;

const ChartKey kTrade{"trade", "trade_value", "", "both"};

Observation figure(const std::string& id, const std::string& start, const std::string& end,
                   double value, Basis basis = Basis::actual) {
    Observation o;
    o.id = id;
    o.system_id = "trade";
    o.metric = "trade_value";
    o.direction = "both";
    o.value = value;
    o.unit = "USD";
    o.period_start = start;
    o.period_end = end;
    o.start = parse_period(start);
    o.end = parse_period(end);
    o.basis = basis;
    o.source_id = "document";
    return o;
}

Catalogue catalogue(std::vector<Observation> observations) {
    Catalogue result;
    System system;
    system.id = "trade";
    result.systems = {system};
    Source document;
    document.id = "document";
    document.kind = "document";
    Source general = document;
    general.id = "general";
    general.kind = "general";
    result.sources = {document, general};
    result.observations = std::move(observations);
    return result;
}

ChartSeries series(std::vector<Observation> observations) {
    return chart_series(catalogue(std::move(observations)), kTrade);
}

TEST(Chart, YearsStandInOrderAndGapsStayGaps) {
    const auto chart =
        series({figure("b", "2018", "2018", 107.1), figure("a", "1991", "1991", 5)});
    ASSERT_EQ(chart.columns.size(), 2u);
    EXPECT_EQ(chart.columns[0].observation_id, "a");
    EXPECT_EQ(chart.columns[0].period, (Period{1991, 1992}));
    EXPECT_EQ(chart.columns[1].value, 107.1);
    EXPECT_EQ(chart.unit, "USD");
    EXPECT_EQ(chart.source_ids, std::vector<std::string>{"document"});
}

TEST(Chart, PartOfAYearIsKeptOnlyWhereTheYearIsNotReported) {
    const auto chart = series(
        {figure("q1", "2019-01", "2019-03", 24), figure("all", "2019", "2019", 110),
         figure("three", "2025-01", "2025-03", 53), figure("four", "2025-01", "2025-04", 70)});
    ASSERT_EQ(chart.columns.size(), 2u);
    EXPECT_EQ(chart.columns[0].kind, Kind::actual);
    EXPECT_EQ(chart.columns[1].kind, Kind::partial);
    EXPECT_EQ(chart.columns[1].observation_id, "four");
    EXPECT_EQ(chart.left_out, (std::vector<std::string>{"q1", "three"}));
}

TEST(Chart, AForecastStandsBesideTheOutturn) {
    const auto chart = series({figure("f", "2020", "2020", 78, Basis::forecast),
                               figure("a", "2020", "2020", 107.8),
                               figure("p", "2030", "2030", 300, Basis::plan)});
    ASSERT_EQ(chart.columns.size(), 3u);
    EXPECT_EQ(chart.columns[0].kind, Kind::actual);
    EXPECT_EQ(chart.columns[1].kind, Kind::forecast);
    EXPECT_FALSE(chart.columns[0].is_disputed);
    EXPECT_EQ(chart.columns[2].kind, Kind::plan);
}

TEST(Chart, TwoFiguresForAYearAreBothShownAsDisputed) {
    auto general = figure("g", "2019", "2019", 112);
    general.source_id = "general";
    const auto chart = series({general, figure("d", "2019", "2019", 110)});
    ASSERT_EQ(chart.columns.size(), 2u);
    EXPECT_EQ(chart.columns[0].observation_id, "d");  // documents go first
    EXPECT_TRUE(chart.columns[0].is_disputed);
    EXPECT_TRUE(chart.columns[1].is_disputed);
}

TEST(Chart, EqualFiguresOfTwoSourcesAreOneColumn) {
    const auto chart =
        series({figure("x", "2023", "2023", 107), figure("y", "2023", "2023", 107)});
    ASSERT_EQ(chart.columns.size(), 1u);
    EXPECT_FALSE(chart.columns[0].is_disputed);
}

TEST(Chart, ARoundedFigureIsTheSameUnlessItsSourceDisputesIt) {
    auto exact = figure("y", "2024", "2024", 31.1);
    const auto rounded = figure("x", "2024", "2024", 31);
    EXPECT_EQ(series({rounded, exact}).columns.size(), 1u);
    EXPECT_FALSE(series({rounded, exact}).columns[0].is_disputed);
    exact.disputes = {"x"};
    EXPECT_EQ(series({rounded, exact}).columns.size(), 2u);
}

TEST(Chart, TotalsCapacitiesAndOtherUnitsAreNoLevels) {
    auto other = figure("cny", "2021", "2021", 9);
    other.unit = "CNY";
    const auto chart = series({figure("a", "2020", "2020", 1), figure("b", "2021", "2021", 2),
                               figure("sum", "2021", "2021", 3, Basis::cumulative),
                               figure("cap", "2021", "2021", 4, Basis::capacity),
                               figure("span", "2010", "2019", 5), figure("open", "", "2019", 6),
                               other});
    ASSERT_EQ(chart.columns.size(), 2u);
    EXPECT_EQ(chart.left_out, (std::vector<std::string>{"sum", "cap", "span", "open", "cny"}));
}

TEST(Chart, KeysAreThoseWithEnoughColumns) {
    auto growth = figure("g", "2020", "2020", 5, Basis::growth);
    growth.metric = "growth_trade_value";
    const auto all = catalogue(
        {figure("a", "2020", "2020", 1), growth, figure("b", "2021", "2021", 2)});
    EXPECT_EQ(chart_keys(all, "trade"), std::vector<ChartKey>{kTrade});
    EXPECT_EQ(chart_keys(all, "trade", 1).size(), 2u);
    EXPECT_TRUE(chart_keys(all, "other").empty());
}

}  // namespace
}  // namespace northway::model
