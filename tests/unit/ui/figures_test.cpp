// SPDX-License-Identifier: Apache-2.0
#include "ui/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::ui {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Figures : public testing::Test {
protected:
    model::Observation& add(const char* metric, const char* commodity, const char* year,
                            double value, model::Basis basis = model::Basis::actual) {
        model::Observation o;
        o.id = std::to_string(catalogue.observations.size());
        o.system_id = "trade";
        o.metric = metric;
        o.commodity = commodity;
        o.unit = basis == model::Basis::growth || basis == model::Basis::share ? "%" : "USD";
        o.value = value;
        o.basis = basis;
        o.period_start = o.period_end = year;
        o.start = o.end = parse_period(year);
        return catalogue.observations.emplace_back(std::move(o));
    }
    void add_system(const char* id, const char* kind, const char* geometry) {
        model::System system;
        system.id = id;
        system.kind = kind;
        system.geometry = geometry;
        catalogue.systems.push_back(std::move(system));
    }
    model::Catalogue catalogue;
};

TEST_F(Figures, ExportsAndImportsShareAChartRatesNeverJoinALevel) {
    add("growth_trade_value", "", "2018", 27, model::Basis::growth);
    add("growth_trade_value", "", "2019", 3, model::Basis::growth);
    add("import_value", "", "2018", 59e9);
    add("import_value", "", "2019", 61e9);
    add("export_value", "", "2018", 48e9);
    add("export_value", "", "2019", 49e9);
    add("trade_value", "", "2019", 110e9);
    const auto groups = chart_groups(catalogue, "trade");
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_TRUE(groups[0].is_level);
    ASSERT_EQ(groups[0].series.size(), 2U);
    EXPECT_EQ(groups[0].series[0].key.metric, "export_value");
    EXPECT_EQ(groups[0].series[1].key.metric, "import_value");
    EXPECT_FALSE(groups[1].is_level);
    EXPECT_EQ(groups[1].series[0].key.metric, "growth_trade_value");
}

TEST_F(Figures, OtherGoodsAreAnotherChart) {
    add("export_value", "timber", "2018", 1e9);
    add("export_value", "timber", "2019", 2e9);
    add("import_value", "ores", "2018", 1e9);
    add("import_value", "ores", "2019", 2e9);
    EXPECT_EQ(chart_groups(catalogue, "trade").size(), 2U);
}

TEST_F(Figures, TheGoodsOfTheLatestFullYearStandAsBars) {
    for (const char* year : {"2018", "2019"}) {
        add("export_value", "timber", year, 4e9);
        add("export_value", "ores", year, 2e9);
        add("export_value", "pulp", year, 9e9);
    }
    add("export_value", "timber", "2020", 5e9);  // alone in its year
    add("export_value", "", "2019", 49e9);       // the whole is no commodity
    add("export_value", "fish", "2019-03", 8e9);
    add("share_of_exports", "fish", "2019", 8, model::Basis::share);
    const auto bars = commodity_bars(catalogue, "trade", 3);
    ASSERT_EQ(bars.size(), 1U);
    EXPECT_EQ(bars[0].year, 2019);
    std::vector<std::string> goods;
    for (const auto* bar : bars[0].bars) {
        goods.push_back(bar->commodity);
    }
    EXPECT_THAT(goods, ElementsAre("pulp", "timber", "ores"));
    EXPECT_THAT(commodity_bars(catalogue, "trade", 4), IsEmpty());
}

TEST_F(Figures, TheLatestReportedLevelStandsForASystem) {
    add("trade_value", "", "2019", 110e9);
    add("trade_value", "timber", "2024", 4e9);
    add("trade_value", "", "2023", 240e9);
    add("trade_value", "", "2030", 300e9, model::Basis::plan);
    add("growth_trade_value", "", "2024", 2, model::Basis::growth);
    EXPECT_EQ(latest_figure(catalogue, "trade")->value, 240e9);
    EXPECT_EQ(latest_figure(catalogue, "other"), nullptr);
}

TEST_F(Figures, TradeHoldsWhatHasFiguresAndNoRoute) {
    add_system("pipe", "gas_pipeline", "line");
    add_system("tourists", "tourism", "line");
    add_system("railway-plan", "railway", "none");
    add_system("empty", "trade", "none");
    add_system("trade", "trade", "none");
    for (const char* id : {"pipe", "tourists", "railway-plan", "trade"}) {
        add("trade_value", "", "2019", 1).system_id = id;
    }
    std::vector<std::string> ids;
    for (const auto* system : systems_of_trade(catalogue)) {
        ids.push_back(system->id);
    }
    EXPECT_THAT(ids, ElementsAre("trade", "tourists", "railway-plan"));
}

}  // namespace
}  // namespace northway::ui
