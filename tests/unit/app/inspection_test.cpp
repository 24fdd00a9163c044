// SPDX-License-Identifier: Apache-2.0
#include "app/inspection.h"

#include "data/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace northway::app {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class InspectionTest : public testing::Test {
protected:
    InspectionTest() {
        catalogue_.sources.push_back(
            {"report", "document", {"报告", "Доклад", "Report"}, "Zhang", "Press", "2024", ""});
        catalogue_.sources.push_back(
            {"yearbook", "general", {"年鉴", "Ежегодник", "Yearbook"}, "", "", "2025", ""});
        for (const char* id : {"heihe", "nantong"}) {
            auto& place = catalogue_.places.emplace_back();
            place.id = id;
            place.names = {"黑河", "Хэйхэ", "Heihe"};
            place.position = {127.49, 50.24};
        }
        auto& bridge = add_system("bridge", "road_bridge", "core", "line", "operating");
        bridge.names = {"大桥", "Мост", "Bridge, \"new\""};
        bridge.scenes = {"far-east", "amur-crossings"};
        bridge.place_ids = {"heihe"};
        bridge.source_ids = {"report"};
        auto& trade = add_system("trade", "trade", "context", "none", "n/a");
        trade.names = {"贸易", "Торговля", "Trade"};
        add("o1", "bridge", "throughput", 4e6, "t/a", "2023", "report").disputes = {"o2"};
        add("o2", "bridge", "throughput", 3900000.5, "t/a", "2023", "yearbook").is_suspect = true;
        add("o3", "trade", "export_value", 7e10, "USD", "2019", "report");
        add("o4", "trade", "import_value", 6e10, "USD", "2019", "report");
        auto& event = catalogue_.events.emplace_back();
        event.date = "2022-06-10";
        event.period = parse_period(event.date);
        event.system_id = "bridge";
        event.titles = {"开通", "Открыт", "Opened"};
        event.source_id = "report";
        event.basis = model::Basis::plan;
        catalogue_.statements.push_back(
            {"s1", "bridge", "", "status", "", {"已开通", "открыт", "open"}, "report", "5"});
        catalogue_.terms.push_back({"metric", "throughput", {"通过量", "объём", "volume"}, ""});
        catalogue_.build_index();
    }

    model::System& add_system(const char* id, const char* kind, const char* tier,
                              const char* geometry, const char* status) {
        auto& system = catalogue_.systems.emplace_back();
        system.id = id;
        system.kind = kind;
        system.tier = tier;
        system.geometry = geometry;
        system.status_2025 = status;
        return system;
    }

    model::Observation& add(const char* id, const char* system, const char* metric, double value,
                            const char* unit, const char* year, const char* source) {
        auto& o = catalogue_.observations.emplace_back();
        o.id = id;
        o.system_id = system;
        o.metric = metric;
        o.value = value;
        o.unit = unit;
        o.period_start = year;
        o.period_end = year;
        o.start = parse_period(year);
        o.end = o.start;
        o.source_id = source;
        o.place_in_source = "12;14";
        return o;
    }

    Inspection inspect(const InspectFilter& filter = {}) const {
        const auto inspection = inspect_catalogue(catalogue_, filter);
        EXPECT_TRUE(inspection.has_value()) << inspection.error().message;
        return inspection.value_or(Inspection{});
    }

    template <class Row>
    static std::vector<std::string> ids(const std::vector<const Row*>& rows) {
        std::vector<std::string> all;
        for (const Row* row : rows) {
            all.push_back(row->id);
        }
        return all;
    }

    model::Catalogue catalogue_;
};

TEST_F(InspectionTest, WithoutAFilterEverythingStays) {
    const Inspection all = inspect();
    EXPECT_THAT(ids(all.systems), ElementsAre("bridge", "trade"));
    EXPECT_THAT(ids(all.observations), ElementsAre("o1", "o2", "o3", "o4"));
    EXPECT_THAT(ids(all.places), ElementsAre("heihe", "nantong"));
    EXPECT_THAT(ids(all.sources), ElementsAre("report", "yearbook"));
    ASSERT_EQ(all.derived.size(), 1u);
    EXPECT_EQ(all.derived[0].id, "trade_balance:o3+o4");
}

TEST_F(InspectionTest, FiltersNarrowEveryTable) {
    InspectFilter filter;
    filter.scenes = {"far-east"};
    const Inspection drawn = inspect(filter);
    EXPECT_THAT(ids(drawn.systems), ElementsAre("bridge"));
    EXPECT_THAT(ids(drawn.observations), ElementsAre("o1", "o2"));
    EXPECT_THAT(ids(drawn.places), ElementsAre("heihe"));
    EXPECT_EQ(drawn.events.size(), 1u);
    EXPECT_THAT(drawn.derived, IsEmpty());

    filter = {};
    filter.metrics = {"export_value", "throughput"};
    filter.sources = {"report"};
    EXPECT_THAT(ids(inspect(filter).observations), ElementsAre("o1", "o3"));
    EXPECT_THAT(ids(inspect(filter).sources), ElementsAre("report"));

    filter = {};
    filter.years = Period{2019, 2020};
    EXPECT_THAT(ids(inspect(filter).systems), ElementsAre("trade"));
    EXPECT_THAT(inspect(filter).events, IsEmpty());

    filter = {};
    filter.kinds = {"trade"};
    filter.statuses = {"operating"};
    EXPECT_THAT(inspect(filter).systems, IsEmpty());
}

TEST_F(InspectionTest, UnknownWordsAreAUsageErrorWithASuggestion) {
    const auto error = [&](InspectFilter filter) {
        const auto inspection = inspect_catalogue(catalogue_, filter);
        EXPECT_FALSE(inspection.has_value());
        EXPECT_EQ(inspection.error().kind, ErrorKind::usage);
        return inspection.error().message;
    };
    InspectFilter filter;
    filter.systems = {"brigde"};
    EXPECT_THAT(error(filter), HasSubstr("--system: the catalogue has no 'brigde'; did you mean "
                                         "'bridge'?"));
    filter = {};
    filter.metrics = {"value"};
    EXPECT_THAT(error(filter),
                HasSubstr("--metric: the catalogue has no 'value'; there are export_value, "
                          "import_value"));
    filter = {};
    filter.tiers = {"cor"};
    EXPECT_THAT(error(filter), HasSubstr("did you mean 'core'?"));
    for (const char* word : {"BRIDGE", "Мост", "МОСТ", "大桥"}) {
        filter = {};
        filter.systems = {word};
        EXPECT_THAT(error(filter), HasSubstr("did you mean 'bridge'?")) << word;
    }
    filter = {};
    filter.commodities = {"unobtainium"};
    EXPECT_THAT(error(filter), testing::EndsWith("the catalogue has no 'unobtainium'"));
    catalogue_.observations[0].commodity = "freight";
    EXPECT_THAT(error(filter), testing::EndsWith("no 'unobtainium'; there is freight"));
}

TEST_F(InspectionTest, JsonHasTheCodesOfTheTables) {
    const json all = json::parse(inspection_json(inspect()));
    const json& bridge = all["systems"][0];
    EXPECT_EQ(bridge["id"], "bridge");
    EXPECT_EQ(bridge["kind"], "road_bridge");
    EXPECT_EQ(bridge["tier"], "core");
    EXPECT_EQ(bridge["status"], "operating");
    EXPECT_EQ(bridge["names"]["ru"], "Мост");
    EXPECT_EQ(bridge["geometry"], "line");
    EXPECT_EQ(bridge["scenes"], json::parse(R"(["far-east","amur-crossings"])"));
    EXPECT_TRUE(all["systems"][1]["geometry"].is_null());
    EXPECT_EQ(bridge["observations"][0],
              json::parse(R"({"id":"o1","metric":"throughput","commodity":"","direction":"",)"
                          R"("value":4000000,"unit":"t/a","qualifier":"","period_start":"2023",)"
                          R"("period_end":"2023","basis":"actual","source":"report",)"
                          R"("place_in_source":"12;14","disputes":["o2"],"suspect":false,)"
                          R"("note":""})"));
    EXPECT_TRUE(bridge["observations"][0]["value"].is_number_integer());
    EXPECT_EQ(bridge["observations"][1]["value"], 3900000.5);
    EXPECT_EQ(bridge["observations"][1]["suspect"], true);
    EXPECT_EQ(all["events"][0]["basis"], "planned");
    EXPECT_EQ(all["sources"][1]["kind"], "general");
    EXPECT_EQ(all["places"][0]["lon"], 127.49);
    EXPECT_EQ(all["statements"][0]["class"], "status");
    EXPECT_EQ(all["derived"][0]["value"], 10000000000);
}

TEST_F(InspectionTest, CsvQuotesAsRfc4180Says) {
    const std::string csv = inspection_csv(inspect(), InspectTable::observations, Language::en);
    EXPECT_THAT(csv, testing::StartsWith("obs_id,system_id,system,metric,commodity,direction,value,"
                                         "unit,qualifier,period_start,period_end,basis,source_id,"
                                         "source_title,"));
    EXPECT_THAT(csv, HasSubstr("\r\no1,bridge,\"Bridge, \"\"new\"\"\",throughput,,,4000000,t/a,,"
                               "2023,2023,actual,report,Report,Zhang,2024,12;14,o2,0,\r\n"));
    EXPECT_THAT(csv, HasSubstr("3900000.5"));
    const std::string systems = inspection_csv(inspect(), InspectTable::systems, Language::zh);
    EXPECT_THAT(systems, HasSubstr("\r\ntrade,trade,贸易,贸易,Торговля,Trade,context,n/a,"));
}

TEST_F(InspectionTest, TextNamesTheSourceOfEachNumber) {
    const auto words = scene::Words::read(NORTHWAY_SOURCE_DIR "/assets/words").value();
    InspectFilter filter;
    filter.systems = {"bridge"};
    const std::string card = inspection_cards(inspect(filter), words, Language::en);
    EXPECT_THAT(card, HasSubstr("Bridge, \"new\"\n大桥\nМост\n"));
    EXPECT_THAT(card, HasSubstr("volume"));  // the label of the metric
    EXPECT_THAT(card, HasSubstr("[1] lines 12,14"));
    EXPECT_THAT(card, HasSubstr("[1] Zhang. Report. Press. 2024\n"));
    EXPECT_THAT(card, HasSubstr("[2] Yearbook. 2025 (general; verify before publishing)"));
    EXPECT_THAT(card, HasSubstr(" ! "));  // a dispute
    EXPECT_THAT(card, HasSubstr(" ? "));  // a doubtful figure
    EXPECT_THAT(card, Not(HasSubstr("Trade")));
    const std::string table = inspection_text(inspect(), InspectTable::events, words, Language::ru);
    EXPECT_THAT(table, HasSubstr("Открыт"));
    EXPECT_THAT(table, HasSubstr("Всего: 1"));
    EXPECT_THAT(table, HasSubstr("[1] Zhang. Доклад."));
}

// The bundled catalogue, as scripts that compare it with the documents' tables count it.
TEST(BundledInspection, HoldsTheDocumentsWhole) {
    const auto catalogue = data::read_catalogue(NORTHWAY_SOURCE_DIR "/geodata/catalogue");
    ASSERT_TRUE(catalogue.has_value()) << catalogue.error().message;
    const json all = json::parse(inspection_json(*inspect_catalogue(*catalogue, {})));
    std::set<std::string> general;
    for (const json& source : all["sources"]) {
        if (source["kind"] == "general") {
            general.insert(source["id"]);
        }
    }
    int from_documents = 0;
    int core = 0;
    int wider = 0;
    for (const json& system : all["systems"]) {
        for (const char* language : {"zh", "ru", "en"}) {
            EXPECT_NE(system["names"][language], "") << system["id"];
        }
        for (const json& o : system["observations"]) {
            from_documents += !general.contains(o["source"]);
        }
        const bool is_drawable = !system["geometry"].is_null();
        core += is_drawable && system["tier"] == "core";
        wider += is_drawable && system["tier"] == "wider";
        if (is_drawable) {
            EXPECT_FALSE(system["scenes"].empty()) << system["id"];
        }
    }
    EXPECT_EQ(from_documents, 832);
    EXPECT_GE(core, 127);
    EXPECT_GE(wider, 49);
    EXPECT_GE(all["events"].size(), 341u);
    EXPECT_EQ(all["statements"].size(), 289u);
    for (const json& derived : all["derived"]) {
        EXPECT_FALSE(derived["inputs"].empty());
    }
}

}  // namespace
}  // namespace northway::app
