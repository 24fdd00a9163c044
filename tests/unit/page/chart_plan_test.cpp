// SPDX-License-Identifier: Apache-2.0
#include "page/chart_plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace northway::page {
namespace {

model::ChartColumn column(double start, double end, double value) {
    model::ChartColumn result;
    result.period = {start, end};
    result.value = value;
    return result;
}

model::ChartSeries series(std::vector<model::ChartColumn> columns) {
    model::ChartSeries result;
    result.unit = "t";
    result.columns = std::move(columns);
    return result;
}

ChartSize size(double width, double height) {
    ChartSize result;
    result.width = width;
    result.height = height;
    result.text_height = 10;
    result.text_gap = 2;
    // Six a letter, as bytes of ASCII.
    result.text_width = [](std::string_view text) { return 6.0 * static_cast<double>(text.size()); };
    return result;
}

ChartPlan plan(const std::vector<model::ChartSeries>& all, double width = 240,
               double height = 100) {
    return plan_chart(all, size(width, height), Language::en);
}

TEST(ChartPlan, HeightsAreInProportionToTheValuesFromZero) {
    const auto chart = plan({series({column(2000, 2001, 10), column(2010, 2011, 40)})});
    ASSERT_EQ(chart.bars.size(), 2u);
    const double low = chart.bars[0].y1 - chart.bars[0].y0;
    const double high = chart.bars[1].y1 - chart.bars[1].y0;
    EXPECT_NEAR(high, 4 * low, 1e-9);
    EXPECT_DOUBLE_EQ(chart.bars[0].y1, chart.zero_y);
    EXPECT_GE(chart.bars[1].y0, chart.plot_y0);
}

TEST(ChartPlan, TimeRunsTrueSoThatGapsAreGaps) {
    const auto chart = plan({series({column(2000, 2001, 1), column(2001, 2002, 1),
                                     column(2010, 2011, 1)})});
    const auto middle = [&](std::size_t i) { return 0.5 * (chart.bars[i].x0 + chart.bars[i].x1); };
    EXPECT_NEAR(middle(2) - middle(0), 10 * (middle(1) - middle(0)), 1e-9);
    EXPECT_NEAR(chart.x_of(2000.5), middle(0), 1e-9);
}

TEST(ChartPlan, PartOfAYearIsAsWideAsItsMonths) {
    const auto chart = plan({series({column(2024, 2025, 4), column(2025, 2025.25, 1)})});
    const double year = chart.bars[0].x1 - chart.bars[0].x0;
    const double quarter = chart.bars[1].x1 - chart.bars[1].x0;
    EXPECT_NEAR(quarter, 0.25 * year, 1e-9);
}

TEST(ChartPlan, NegativeFiguresHangBelowZero) {
    const auto chart = plan({series({column(2018, 2019, 730), column(2019, 2020, -380)})});
    EXPECT_DOUBLE_EQ(chart.bars[0].y1, chart.zero_y);
    EXPECT_DOUBLE_EQ(chart.bars[1].y0, chart.zero_y);
    EXPECT_LE(chart.bars[1].y1, chart.plot_y1 + 1e-9);
    EXPECT_LT(chart.zero_y, chart.plot_y1);
}

TEST(ChartPlan, SeriesOfOneYearStandSideBySide) {
    const auto chart = plan({series({column(2019, 2020, 5)}), series({column(2019, 2020, 6)})});
    ASSERT_EQ(chart.bars.size(), 2u);
    EXPECT_LE(chart.bars[0].x1, chart.bars[1].x0 + 1e-9);
    EXPECT_EQ(chart.bars[1].series, 1u);
}

TEST(ChartPlan, ASecondFigureForTheSameTimeIsMarked) {
    const auto chart = plan({series({column(2019, 2020, 5), column(2019, 2020, 6)})});
    EXPECT_FALSE(chart.bars[0].is_second);
    EXPECT_TRUE(chart.bars[1].is_second);
}

TEST(ChartPlan, AForecastStandsRoundTheOutturn) {
    auto forecast = column(2020, 2021, 78);
    forecast.kind = model::ChartColumn::Kind::forecast;
    const auto chart = plan({series({column(2020, 2021, 107), forecast})});
    ASSERT_EQ(chart.bars.size(), 2u);
    EXPECT_FALSE(chart.bars[1].is_second);
    EXPECT_LT(chart.bars[1].x0, chart.bars[0].x0);
    EXPECT_GT(chart.bars[1].x1, chart.bars[0].x1);
}

TEST(ChartPlan, LabelsStayInsideAndDoNotTouch) {
    std::vector<model::ChartColumn> columns;
    for (int year = 1991; year <= 2025; ++year) {
        columns.push_back(column(year, year + 1, year - 1990));
    }
    for (const double width : {120.0, 180.0, 240.0, 600.0}) {
        const auto chart = plan({series(columns)}, width);
        double last_right = -1;
        for (const auto& label : chart.labels) {
            const double right = label.x + 6.0 * static_cast<double>(label.text.size());
            EXPECT_GE(label.x, 0) << label.text << " at " << width;
            EXPECT_LE(right, width + 1e-9) << label.text << " at " << width;
            if (label.y > chart.plot_y1 + 1) {  // of a year
                EXPECT_GT(label.x, last_right) << label.text << " at " << width;
                last_right = right;
            }
        }
        EXPECT_GT(last_right, 0);
    }
}

TEST(ChartPlan, NothingWithoutColumnsOrRoom) {
    EXPECT_TRUE(plan({}).empty());
    EXPECT_TRUE(plan({series({})}).empty());
    EXPECT_TRUE(plan({series({column(2019, 2020, 5)})}, 240, 30).empty());
    EXPECT_TRUE(plan({series({column(2019, 2020, 5)})}, 60, 100).empty());
}

TEST(ChartPlan, StepsAreOneTwoOrFive) {
    EXPECT_DOUBLE_EQ(round_step(244.8e9, 3), 1e11);
    EXPECT_DOUBLE_EQ(round_step(110, 3), 50);
    EXPECT_DOUBLE_EQ(round_step(6, 3), 2);
    EXPECT_DOUBLE_EQ(round_step(0.7, 3), 0.5);
}

TEST(ChartPlan, NumbersOfOneUnitStandBareWithTheUnitApart) {
    auto money = series({column(2000, 2001, 100e9), column(2024, 2025, 245e9)});
    money.unit = "USD";
    auto wanted = size(240, 100);
    wanted.unit_apart = true;
    const auto english = plan_chart(std::vector{money}, wanted, Language::en);
    EXPECT_EQ(english.unit, "USD billion");
    EXPECT_EQ(english.labels.front().text, "0");
    EXPECT_EQ(english.labels[1].text, "100");
    EXPECT_EQ(plan_chart(std::vector{money}, wanted, Language::zh).unit, "亿美元");
    EXPECT_EQ(plan_chart(std::vector{money}, wanted, Language::ru).unit, "млрд\u00A0долл.");
    EXPECT_LT(english.plot_x0, plan({money}).plot_x0);
}

TEST(ChartPlan, AllNumbersOfAnAxisCountTheUnitOfTheGreatest) {
    auto tonnes = series({column(2000, 2001, 1.5e8)});  // else 5000万吨, 1亿吨, 1.5亿吨
    auto wanted = size(240, 100);
    wanted.unit_apart = true;
    const auto chart = plan_chart(std::vector{tonnes}, wanted, Language::zh);
    EXPECT_EQ(chart.unit, "亿吨");
    EXPECT_EQ(chart.labels[1].text, "0.5");
}

}  // namespace
}  // namespace northway::page
