// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"
#include "data/catalogue.h"
#include "support/scratch.h"

#include "sample_catalogue.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::data {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class CatalogueTest : public testing::Test {
protected:
    Result<model::Catalogue> read(const test_sample::Files& files) {
        for (const auto& [name, text] : files) {
            EXPECT_TRUE(write_text(scratch_ / name, text));
        }
        return read_catalogue(scratch_.path());
    }

    // The message when one piece of one file is replaced.
    std::string error_with(const std::string& name, const std::string& old_text,
                           const std::string& new_text) {
        auto files = test_sample::files();
        std::string& text = files.at(name);
        const auto at = text.find(old_text);
        EXPECT_NE(at, std::string::npos) << old_text;
        text.replace(at, old_text.size(), new_text);
        const auto catalogue = read(files);
        EXPECT_FALSE(catalogue.has_value()) << new_text;
        return catalogue ? "" : catalogue.error().message;
    }

    test::Scratch scratch_;
};

TEST_F(CatalogueTest, ReadsEveryTable) {
    const model::Catalogue catalogue = read(test_sample::files()).value();
    const model::System* bridge = catalogue.find_system("bridge");
    ASSERT_NE(bridge, nullptr);
    EXPECT_EQ(bridge->names.zh, "大桥");
    EXPECT_EQ(bridge->names.ru, "Мост");
    EXPECT_EQ(bridge->note, "long, with a comma");
    EXPECT_EQ(model::status_at(bridge->status_changes, 2020.0), model::SystemStatus::construction);
    EXPECT_NEAR(bridge->opened->start, 2022 + 160.0 / 365, 1e-9);
    EXPECT_THAT(bridge->place_ids, ElementsAre("heihe", "blagoveshchensk"));
    ASSERT_EQ(catalogue.observations.size(), 3u);
    const model::Observation& first = catalogue.observations[0];
    EXPECT_EQ(first.value, 4e6);
    EXPECT_EQ(first.qualifier, "~");
    EXPECT_EQ(first.whole_year(), 2023);
    EXPECT_THAT(first.disputes, ElementsAre("o2"));
    EXPECT_TRUE(catalogue.observations[1].is_suspect);
    EXPECT_EQ(catalogue.observations[2].whole_year(), std::nullopt);
    EXPECT_TRUE(catalogue.find_source("yearbook")->is_general());
    EXPECT_EQ(catalogue.find_place("blagoveshchensk")->name_zh_alternative, "海兰泡");
    ASSERT_EQ(catalogue.routes_of("bridge").size(), 1u);
    EXPECT_EQ(catalogue.routes_of("bridge")[0]->lines[0].size(), 2u);
    EXPECT_EQ(catalogue.routes_of("bridge")[0]->length_km, 5.72);
    EXPECT_EQ(catalogue.position_of(*catalogue.find_system("port")), (geo::LonLat{127.49, 50.24}));
    EXPECT_EQ(catalogue.events[1].basis, model::Basis::plan);
    EXPECT_EQ(catalogue.observations_of("bridge").size(), 2u);
    EXPECT_TRUE(catalogue.warnings.empty()) << catalogue.warnings[0].message;
}

TEST_F(CatalogueTest, ReadsWhatTheMapShowsOfASystem) {
    const model::Catalogue catalogue = read(test_sample::files()).value();
    const model::System* bridge = catalogue.find_system("bridge");
    EXPECT_EQ(bridge->name_zh_alternative, "老桥");
    EXPECT_EQ(bridge->status_2025, "operating");
    EXPECT_EQ(bridge->status_2025_basis, "seed");
    EXPECT_THAT(bridge->scenes, ElementsAre("far-east", "amur-crossings"));
    EXPECT_EQ(bridge->rank, 1);
    const model::Area* area = catalogue.area_of("zone");
    ASSERT_NE(area, nullptr);
    ASSERT_EQ(area->polygons.size(), 2u);
    EXPECT_EQ(area->polygons[1][0][1], (geo::LonLat{126.5, 50}));
    EXPECT_EQ(area->accuracy, "schematic");
    EXPECT_EQ(catalogue.area_of("bridge"), nullptr);
}

TEST_F(CatalogueTest, ReadsStatementsAndTerms) {
    const model::Catalogue catalogue = read(test_sample::files()).value();
    ASSERT_EQ(catalogue.statements_of("bridge").size(), 1u);
    EXPECT_EQ(catalogue.statements_of("bridge")[0]->texts.ru, "открыт");
    EXPECT_EQ(catalogue.statements[1].place_id, "heihe");
    EXPECT_EQ(catalogue.statements[1].kind, "policy");
    EXPECT_EQ(catalogue.label_of("metric", "throughput", Language::ru), "объём перевозок");
    EXPECT_EQ(catalogue.label_of("metric", "freight", Language::ru), "freight");  // a commodity
    EXPECT_EQ(catalogue.label_of("commodity", "gas", Language::zh), "gas");
    EXPECT_EQ(catalogue.terms[2].definition_en, "goods of all kinds");
}

TEST_F(CatalogueTest, ErrorsNameFileLineAndColumn) {
    EXPECT_THAT(error_with("observations.csv", "4000000", "4,000"),
                HasSubstr("observations.csv:2:"));
    EXPECT_THAT(error_with("observations.csv", "4000000", "4 Mt"),
                HasSubstr("observations.csv:2: value '4 Mt' is no number"));
    EXPECT_THAT(error_with("observations.csv", "o2,bridge", "o1,bridge"),
                HasSubstr("observations.csv:3: obs_id 'o1' stands here twice"));
    EXPECT_THAT(error_with("observations.csv", "o3,port", "o3,prt"),
                HasSubstr("observations.csv:4: system_id 'prt' is not in systems.csv"));
    EXPECT_THAT(error_with("observations.csv", "t/a,~,2023,2023", "t/a,~,2023,2022"),
                HasSubstr("period_end lies before period_start"));
    EXPECT_THAT(error_with("observations.csv", "2020-06,actual", "2020-6,actual"),
                HasSubstr("observations.csv:4: period_end '2020-6' is no date"));
    EXPECT_THAT(error_with("observations.csv", "t/a,~", "tons,~"),
                HasSubstr("observations.csv:2: unit 'tons' is no known unit"));
    EXPECT_THAT(error_with("observations.csv", "actual,report,12", "actul,report,12"),
                HasSubstr("basis 'actul' is unknown; did you mean 'actual'?"));
    EXPECT_THAT(error_with("systems.csv", "construction@2016-12", "building@2016-12"),
                HasSubstr("systems.csv:2: status_from 'building' is no status"));
    EXPECT_THAT(error_with("systems.csv", "4,report,\n", "4,nobody,\n"),
                HasSubstr("systems.csv:3: sources 'nobody' is not in sources.csv"));
    EXPECT_THAT(error_with("systems.csv", "far-east,4,", "far-east,9,"),
                HasSubstr("systems.csv:3: rank '9' is not 1, 2, 3, 4 or 5"));
    EXPECT_THAT(error_with("statements.csv", ",,status,", ",,statu,"),
                HasSubstr("statements.csv:2: class 'statu' is unknown; did you mean 'status'?"));
    EXPECT_THAT(error_with("vocab.csv", "commodity,freight", "unit,freight"),
                HasSubstr("vocab.csv:4: field 'unit' is unknown"));
    EXPECT_THAT(error_with("areas.geojson", R"("system_id":"zone")", R"("system_id":"zon")"),
                HasSubstr("system_id 'zon' is not in systems.csv"));
    EXPECT_THAT(error_with("places.csv", "127.49,50.24", "50.24,127.49"),
                HasSubstr("places.csv:2: lat lies outside"));
    EXPECT_THAT(error_with("sources.csv", "report,document", "report,book"),
                HasSubstr("sources.csv:2: kind 'book' is unknown"));
    EXPECT_THAT(error_with("routes.geojson", R"("system_id":"bridge")", R"("system_id":"brdge")"),
                HasSubstr("system_id 'brdge' is not in systems.csv"));
    EXPECT_THAT(error_with("events.csv", "date,", "day,"),
                HasSubstr("events.csv:1: the column 'date' is missing"));
}

TEST_F(CatalogueTest, AllErrorsAreToldAtOnce) {
    auto files = test_sample::files();
    files["observations.csv"] += "o4,none,count,,,x,1,,2020,2020,actual,report,,,,\n";
    const std::string message = read(files).error().message;
    EXPECT_THAT(message, HasSubstr("'none' is not in systems.csv"));
    EXPECT_THAT(message, HasSubstr("'x' is no number"));
}

TEST_F(CatalogueTest, SofterThingsAreWarnings) {
    auto files = test_sample::files();
    files["places.csv"] += "fuyuan,Fuyuan,,,Фуюань,city,CN,Heilongjiang,134.3,48.36,typed\n";
    files["systems.csv"] += "road,road,Road,路,,Дорога,,,,,,core,line,,,far-east,3,report,\n";
    const model::Catalogue catalogue = read(files).value();
    std::vector<std::string> texts;
    for (const Warning& warning : catalogue.warnings) {
        texts.push_back(warning.place + " " + warning.message);
    }
    EXPECT_THAT(texts,
                testing::UnorderedElementsAre(HasSubstr("places.csv:4: name_zh is missing"),
                                              HasSubstr("the line system 'road' has no route")));
}

TEST_F(CatalogueTest, AMissingFileIsAnError) {
    auto files = test_sample::files();
    files.erase("events.csv");
    const auto catalogue = read(files);
    ASSERT_FALSE(catalogue.has_value());
    EXPECT_THAT(catalogue.error().message, HasSubstr("events.csv"));
}

TEST(BundledCatalogue, IsRead) {
    const auto catalogue = read_catalogue(NORTHWAY_SOURCE_DIR "/geodata/catalogue");
    ASSERT_TRUE(catalogue.has_value()) << catalogue.error().message;
    EXPECT_NE(catalogue->find_system("power-of-siberia"), nullptr);
    EXPECT_FALSE(catalogue->routes_of("power-of-siberia").empty());
    EXPECT_EQ(catalogue->find_system("power-of-siberia")->status_2025, "operating");
}

}  // namespace
}  // namespace northway::data
