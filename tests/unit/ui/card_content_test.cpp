// SPDX-License-Identifier: Apache-2.0
#include "ui/card_content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::ui {
namespace {

using testing::ElementsAre;

class Card : public testing::Test {
protected:
    Card() {
        system.id = "pos";
        system.kind = "gas_pipeline";
        system.names = {"西伯利亚力量", "Сила Сибири", "Power of Siberia"};
        system.name_zh_alternative = "东线";
        system.tier = "core";
        system.status_2025 = "operating";
        system.status_2025_basis = "seed";
        system.status_changes =
            model::parse_status_changes("construction@2014-09;operating@2019-12-02").value();
        catalogue.systems = {system};
        model::Source report;
        report.id = "report";
        report.kind = "document";
        report.titles.en = "A report";
        report.authors = "Wang";
        report.published = "2025";
        model::Source general;
        general.id = "general";
        general.kind = "general";
        general.titles.en = "Statements";
        catalogue.sources = {report, general};
        catalogue.terms = {{"metric", "throughput", {"", "", "volume"}, ""}};
    }
    model::Observation& add(const char* id, const char* metric, const char* year, double value,
                            const char* source = "report") {
        model::Observation o;
        o.id = id;
        o.system_id = "pos";
        o.metric = metric;
        o.value = value;
        o.unit = "m3/a";
        o.period_start = o.period_end = year;
        o.start = o.end = parse_period(year);
        o.source_id = source;
        o.place_in_source = "60";
        return catalogue.observations.emplace_back(std::move(o));
    }
    CardContent content(double year) const {
        return card_content(catalogue, model::derive(catalogue), system, year, words, Language::en);
    }
    static std::string fact(const CardContent& card, const std::string& name) {
        for (const auto& each : card.facts) {
            if (each.name == name) {
                return each.value;
            }
        }
        return "(none)";
    }
    const scene::Words words =
        scene::Words::read(std::string(NORTHWAY_SOURCE_DIR) + "/assets/words").value();
    model::System system;
    model::Catalogue catalogue;
};

TEST_F(Card, HasTheNamesOfAllLanguagesAndTheOlderOne) {
    EXPECT_EQ(content(2024.5).name, "Power of Siberia");
    EXPECT_THAT(content(2024.5).other_names,
                ElementsAre("西伯利亚力量", "Сила Сибири", "also: 东线"));
}

TEST_F(Card, SaysTheStatusAtTheMapsTimeNotOfItsWholeYear) {
    EXPECT_EQ(fact(content(2019.5), "Status in 2019"), "under construction");
    EXPECT_EQ(fact(content(2019.99), "Status in 2019"), "operating");
    EXPECT_EQ(fact(content(2019.99), "Status 2025"), "operating (documents)");
    EXPECT_EQ(fact(content(2019.99), "Status history"),
              "Sep\u00A02014  under construction\n2\u00A0Dec\u00A02019  operating");
}

TEST_F(Card, GroupsFiguresByMetricVolumesFirstAndTheNewestOnTop) {
    add("a", "length", "2020", 1);
    add("b", "throughput", "2019", 1e9);
    add("c", "throughput", "2024", 31e9);
    add("d", "growth_throughput", "2024", 36);
    const auto card = content(2024.5);
    ASSERT_EQ(card.figures.size(), 3U);
    EXPECT_EQ(card.figures[0].title, "volume");
    EXPECT_EQ(card.figures[1].metric, "length");
    EXPECT_EQ(card.figures[2].metric, "growth_throughput");
    const auto& rows = card.figures[0].parts.front().rows;
    EXPECT_EQ(rows[0].period, "2024");
    EXPECT_EQ(rows[0].value, "31\u00A0bcm/yr");
    EXPECT_EQ(rows[0].place, "lines 60");
    EXPECT_EQ(rows[1].period, "2019");
    EXPECT_EQ(card.figure_count, 4U);
}

TEST_F(Card, CitesASourceOnceWhileItStaysTheSame) {
    add("a", "throughput", "2024", 31e9);
    add("b", "throughput", "2023", 22e9);
    add("c", "throughput", "2022", 15e9, "general");
    const auto card = content(2024.5);
    const auto& rows = card.figures[0].parts.front().rows;
    EXPECT_EQ(rows[0].citation, "A report\u00A0— Wang, 2025");
    EXPECT_FALSE(rows[0].is_general);
    EXPECT_EQ(rows[1].citation, "");
    EXPECT_EQ(rows[2].citation, "Statements");
    EXPECT_TRUE(rows[2].is_general);
}

TEST_F(Card, ADisputedFigureSaysWhatTheOtherSourceHas) {
    add("a", "throughput", "2024", 31e9).disputes = {"b"};
    add("b", "throughput", "2024", 30e9, "general");
    const auto card = content(2024.5);
    EXPECT_THAT(card.figures[0].parts.front().rows[0].warnings,
                ElementsAre("elsewhere: 30\u00A0bcm/yr\u00A0— Statements, lines 60"));
}

TEST_F(Card, ADerivedFigureNamesItsRuleAndInputs) {
    add("a", "throughput", "2024", 31e9);
    add("b", "capacity", "2024", 38e9).basis = model::Basis::capacity;
    const auto card = content(2024.5);
    ASSERT_EQ(card.derived.size(), 1U);
    EXPECT_EQ(card.derived[0].period, "2024");
    EXPECT_EQ(card.derived[0].value, "81.6%");
    EXPECT_EQ(card.derived[0].rule,
              "throughput ÷ capacity: 31\u00A0bcm/yr (2024), 38\u00A0bcm/yr (2024)");
}

TEST_F(Card, PutsStatementsUnderTheirClassAndEventsInOrder) {
    catalogue.statements = {{"s1", "pos", "", "plan", "2023", {"", "", "goes on"}, "report", "7"},
                            {"s2", "pos", "", "bottleneck", "", {"", "", "too full"}, "report", ""},
                            {"s3", "x", "", "plan", "", {"", "", "another"}, "report", ""}};
    model::Event late;
    late.system_id = "pos";
    late.date = "2024-12";
    late.period = parse_period(late.date);
    late.titles.en = "Full flow";
    late.basis = model::Basis::plan;
    model::Event early = late;
    early.date = "2019-12-02";
    early.period = parse_period(early.date);
    catalogue.events = {late, early};
    const auto card = content(2024.5);
    ASSERT_EQ(card.statements.size(), 2U);
    EXPECT_EQ(card.statements[0].title, "Bottlenecks");
    EXPECT_EQ(card.statements[0].rows[0].text, "too full");
    EXPECT_EQ(card.statements[1].rows[0].citation, "A report\u00A0— Wang, 2025, lines 7");
    EXPECT_EQ(card.statement_count, 2U);
    ASSERT_EQ(card.events.size(), 2U);
    EXPECT_EQ(card.events[0].index, 1U);
    EXPECT_EQ(card.events[0].text.date, "2\u00A0Dec\u00A02019");
    EXPECT_TRUE(card.events[1].is_planned);
}

TEST_F(Card, EventsOfOneSourceNameItOnce) {
    model::Event event;
    event.system_id = "pos";
    event.source_id = "report";
    for (const char* date : {"2019", "2020", "2021"}) {
        event.date = date;
        event.period = parse_period(date);
        event.place_in_source = date;
        catalogue.events.push_back(event);
    }
    catalogue.events.back().source_id = "general";
    const auto card = content(2024.5);
    EXPECT_EQ(card.events[0].text.citation, "A report\u00A0— Wang, 2025, lines 2019");
    EXPECT_EQ(card.events[1].text.citation, "lines 2020");
    EXPECT_EQ(card.events[2].text.citation, "Statements, lines 2021");
}

}  // namespace
}  // namespace northway::ui
