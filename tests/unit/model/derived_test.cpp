// SPDX-License-Identifier: Apache-2.0
#include "model/derived.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DeriveTest : public testing::Test {
protected:
    DeriveTest() {
        catalogue_.systems.emplace_back().id = "s";
        catalogue_.sources.emplace_back().id = "report";
        catalogue_.sources.emplace_back().id = "yearbook";
        catalogue_.sources.back().kind = "general";
    }

    Observation& add(const std::string& id, const std::string& metric, double value,
                     const std::string& unit, const std::string& start, const std::string& end) {
        Observation& o = catalogue_.observations.emplace_back();
        o.id = id;
        o.system_id = "s";
        o.metric = metric;
        o.value = value;
        o.unit = unit;
        o.period_start = start;
        o.period_end = end;
        o.start = parse_period(start);
        o.end = parse_period(end);
        o.source_id = "report";
        return o;
    }

    std::vector<std::string> ids() const {
        std::vector<std::string> all;
        for (const Derived& derived : derive(catalogue_)) {
            all.push_back(derived.id);
        }
        return all;
    }

    Catalogue catalogue_;
};

TEST_F(DeriveTest, PartsMakeAYear) {
    add("a", "export_value", 0.1, "USD", "2019-01", "2019-11");
    add("b", "export_value", 0.2, "USD", "2019-12", "2019-12");
    add("c", "export_value", 0.05, "USD", "2019-06", "2019-11");  // overlaps
    const auto all = derive(catalogue_);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].id, "year_sum:a+b");
    EXPECT_EQ(all[0].value, 0.3);
    EXPECT_EQ(all[0].unit, "USD");
    EXPECT_EQ(all[0].period_start, "2019");
    EXPECT_EQ(all[0].period_end, "2019");
    EXPECT_EQ(all[0].start->start, 2019.0);
    EXPECT_EQ(all[0].printed, "");
    EXPECT_EQ(text_key(all[0].rule), "derived.year_sum");
}

TEST_F(DeriveTest, APrintedYearIsNamedToCompare) {
    add("half", "throughput", 40, "t", "2020-01", "2020-06");
    add("rest", "throughput", 50, "t", "2020-07", "2020-12");
    add("year", "throughput", 91, "t/a", "2020", "2020");
    const auto all = derive(catalogue_);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].id, "year_sum:half+rest");
    EXPECT_EQ(all[0].value, 90);
    EXPECT_EQ(all[0].printed, "year");
    EXPECT_EQ(all[1].id, "part_difference:year+half");
    EXPECT_EQ(all[1].value, 51);
    EXPECT_EQ(all[1].period_start, "2020-07");
    EXPECT_EQ(all[1].printed, "rest");
}

TEST_F(DeriveTest, GapsOtherSourcesAndStocksMakeNoYear) {
    add("a", "export_value", 1, "USD", "2019-01", "2019-10");
    add("b", "export_value", 1, "USD", "2019-12", "2019-12");
    add("c", "export_value", 1, "USD", "2019-11", "2019-11").source_id = "yearbook";
    add("d", "investment_stock", 1, "USD", "2019-01", "2019-06");
    add("e", "investment_stock", 1, "USD", "2019-07", "2019-12");
    add("f", "export_value", 1, "USD", "2018-01-01", "2018-06-30");
    add("g", "export_value", 1, "USD", "2018-07", "2018-12");
    EXPECT_THAT(ids(), IsEmpty());
}

TEST_F(DeriveTest, TwoTotalsOfOneYearGiveTheMonthsBetween) {
    add("to-july", "trips", 100, "1", "2019-01", "2019-07").qualifier = "~";
    add("to-september", "trips", 130, "1", "2019-01", "2019-09");
    const auto all = derive(catalogue_);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].id, "part_difference:to-september+to-july");
    EXPECT_EQ(all[0].value, 30);
    EXPECT_EQ(all[0].qualifier, "~");
    EXPECT_EQ(all[0].period_start, "2019-08");
    EXPECT_EQ(all[0].period_end, "2019-09");
}

TEST_F(DeriveTest, QualifiersAreCarriedOnOrForbidTheResult) {
    add("shorter", "trips", 100, "1", "2019-01", "2019-07").qualifier = ">";
    Observation& longer = add("longer", "trips", 130, "1", "2019-01", "2019-09");
    EXPECT_EQ(derive(catalogue_).at(0).qualifier, "<");
    longer.qualifier = ">=";
    EXPECT_THAT(ids(), IsEmpty());  // more less more may be anything
    longer.qualifier = "<=";
    EXPECT_EQ(derive(catalogue_).at(0).qualifier, "<");
}

TEST_F(DeriveTest, ATotalThatFallsGivesNothing) {
    add("shorter", "trips", 140, "1", "2019-01", "2019-07");
    add("longer", "trips", 130, "1", "2019-01", "2019-09");
    EXPECT_THAT(ids(), IsEmpty());
}

TEST_F(DeriveTest, UtilisationTakesTheCapacityInForce) {
    add("flow", "throughput", 22.8e9, "m3/a", "2023", "2023").is_suspect = true;
    add("design-2019", "capacity", 38e9, "m3/a", "2019", "2019").basis = Basis::design;
    add("later", "capacity", 44e9, "m3/a", "2025", "2025").basis = Basis::capacity;
    add("plan", "capacity", 60e9, "m3/a", "2022", "2022").basis = Basis::plan;
    add("tonnes", "capacity", 1e6, "t/a", "2023", "2023").basis = Basis::capacity;
    const auto all = derive(catalogue_);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].id, "utilisation:flow+design-2019");
    EXPECT_EQ(all[0].metric, "utilisation");
    EXPECT_DOUBLE_EQ(all[0].value, 60);
    EXPECT_EQ(all[0].unit, "%");
    EXPECT_EQ(all[0].period_start, "2023");
    EXPECT_TRUE(all[0].is_suspect);
    EXPECT_FALSE(all[0].is_general);
}

TEST_F(DeriveTest, TheYearOfTheOpeningHasNoUtilisation) {
    catalogue_.systems.front().opened = parse_period("2019-12-02");
    add("first", "throughput", 0.33e9, "m3/a", "2019", "2019");
    add("second", "throughput", 4.1e9, "m3/a", "2020", "2020");
    add("design", "capacity", 38e9, "m3/a", "2019", "2019").basis = Basis::design;
    EXPECT_THAT(ids(), ElementsAre("utilisation:second+design"));
    catalogue_.systems.front().opened = parse_period("2019");
    EXPECT_EQ(ids().size(), 2u);
}

TEST_F(DeriveTest, ADifferingPrintedYearMakesItDisputed) {
    add("most", "export_value", 44.58e9, "USD", "2019-01", "2019-11");
    add("last", "export_value", 4.88e9, "USD", "2019-12", "2019-12");
    Observation& printed = add("printed", "export_value", 49.7e9, "USD", "2019", "2019");
    const auto year = [&] {
        for (const Derived& derived : derive(catalogue_)) {
            if (derived.rule == DerivedRule::year_sum) {
                return derived;
            }
        }
        return Derived{};
    };
    EXPECT_EQ(year().printed, "printed");
    EXPECT_TRUE(year().is_disputed);
    printed.value = 49.46e9;
    EXPECT_FALSE(year().is_disputed);
}

TEST_F(DeriveTest, BalanceIsExportsLessImports) {
    add("out", "export_value", 49.7e9, "USD", "2019", "2019").disputes = {"x"};
    add("in", "import_value", 61.1e9, "USD", "2019", "2019");
    add("in-cny", "import_value", 400e9, "CNY", "2019", "2019");
    const auto all = derive(catalogue_);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].id, "trade_balance:out+in");
    EXPECT_EQ(all[0].value, -11.4e9);
    EXPECT_EQ(all[0].direction, "both");
    EXPECT_TRUE(all[0].is_disputed);
}

TEST_F(DeriveTest, PlansAndTotalsAreNoInputs) {
    add("out", "export_value", 5, "USD", "2019", "2019").basis = Basis::forecast;
    add("in", "import_value", 6, "USD", "2019", "2019");
    add("a", "throughput", 1, "1", "2019-01", "2019-06").basis = Basis::cumulative;
    add("b", "throughput", 1, "1", "2019-07", "2019-12").basis = Basis::cumulative;
    EXPECT_THAT(ids(), IsEmpty());
}

}  // namespace
}  // namespace northway::model
