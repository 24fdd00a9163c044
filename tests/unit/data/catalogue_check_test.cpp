// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"
#include "data/catalogue.h"
#include "data/catalogue_rules.h"
#include "support/scratch.h"

#include "sample_catalogue.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::data {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kNote = "general knowledge; verify before publishing";

class CheckTest : public testing::Test {
protected:
    // A catalogue without a fault.
    CheckTest() : files_(test_sample::files()) {
        replace("observations.csv", "yearbook,,o1,,1", std::string("yearbook,,o1,") + kNote + ",1");
    }

    void replace(const std::string& name, const std::string& old_text, const std::string& text) {
        std::string& file = files_.at(name);
        const auto at = file.find(old_text);
        ASSERT_NE(at, std::string::npos) << old_text;
        file.replace(at, old_text.size(), text);
    }

    static std::vector<std::string> texts(const std::vector<Warning>& entries) {
        std::vector<std::string> all;
        for (const Warning& entry : entries) {
            all.push_back(entry.place + " " + entry.message);
        }
        return all;
    }

    std::vector<std::string> errors(const std::filesystem::path& basemap = {}) {
        for (const auto& [name, text] : files_) {
            EXPECT_TRUE(write_text(scratch_ / name, text));
        }
        const auto report = check_catalogue(scratch_.path(), basemap);
        EXPECT_TRUE(report.has_value());
        return report ? texts(report->errors) : std::vector<std::string>{report.error().message};
    }

    std::string errors_of_a_report_that_fails() {
        for (const auto& [name, text] : files_) {
            EXPECT_TRUE(write_text(scratch_ / name, text));
        }
        const auto report = check_catalogue(scratch_.path(), {});
        EXPECT_FALSE(report.has_value());
        return report ? "" : report.error().message;
    }

    // The errors when one piece of one file is replaced.
    std::vector<std::string> errors_with(const std::string& name, const std::string& old_text,
                                         const std::string& text) {
        const auto before = files_;
        replace(name, old_text, text);
        auto found = errors();
        files_ = before;
        return found;
    }

    test::Scratch scratch_;
    test_sample::Files files_;
};

TEST_F(CheckTest, NothingIsWrongWithTheSample) {
    EXPECT_THAT(errors(), IsEmpty());
}

TEST_F(CheckTest, TextsAreInTheirScripts) {
    EXPECT_THAT(errors_with("systems.csv", "大桥", ""),
                ElementsAre(HasSubstr("systems.csv:2: name_zh is empty")));
    EXPECT_THAT(errors_with("systems.csv", "大桥", "Bridge"),
                ElementsAre(HasSubstr("'Bridge' has no Chinese letter")));
    EXPECT_THAT(errors_with("systems.csv", "Мост", "大桥"),
                ElementsAre(HasSubstr("name_ru '大桥' mixes Chinese and Cyrillic")));
    EXPECT_THAT(errors_with("places.csv", "Хэйхэ", "город Heihe"),
                ElementsAre(HasSubstr("places.csv:2: name_ru 'город Heihe' holds the place name")));
    EXPECT_THAT(errors_with("events.csv", "Opened", "Открыт"),
                ElementsAre(HasSubstr("events.csv:2: title_en 'Открыт' is not in Latin script")));
    EXPECT_THAT(errors_with("vocab.csv", "货物", ""),
                ElementsAre(HasSubstr("vocab.csv:4: label_zh is empty")));
    EXPECT_THAT(errors_with("statements.csv", "открыт", "open"),
                ElementsAre(HasSubstr("statements.csv:2: text_ru 'open' has no Cyrillic letter")));
}

TEST(ScriptFault, TradeMarksAndAcronymsMayStay) {
    const std::unordered_set<std::string> places{"Harbin"};
    const auto fault = [&](const char* text, const char* english) {
        return script_fault(Language::ru, text, english, places);
    };
    EXPECT_EQ(fault("завод Haval", "Haval plant"), "");
    EXPECT_EQ(fault("реактор CFR-600", "fast reactor"), "");
    EXPECT_EQ(fault("Harbin Pharma в России", "Harbin Pharma in Russia"), "");
    EXPECT_EQ(fault("LNG", "LNG"), "");
    EXPECT_THAT(fault("завод Haval", "plant"), HasSubstr("Latin word 'Haval'"));
    EXPECT_THAT(fault("мост Harbin", "Harbin bridge"), HasSubstr("place name 'Harbin'"));
    EXPECT_THAT(fault("railway в Россию", "railway to Russia"), HasSubstr("'railway'"));
    EXPECT_THAT(fault("Haval", "Haval"), HasSubstr("no Cyrillic letter"));
}

TEST_F(CheckTest, UnitsFitTheirMetrics) {
    EXPECT_THAT(errors_with("observations.csv", "4000000,t/a", "4000000,km"),
                ElementsAre(HasSubstr("observations.csv:2: unit 'km' does not measure "
                                      "'throughput'; use an amount or a yearly rate")));
    EXPECT_THAT(errors_with("observations.csv", "count,,,0,1,", "count,,,0,1/d,"),
                ElementsAre(HasSubstr("unit '1/d' does not measure 'count'; use 1")));
    EXPECT_THAT(errors_with("observations.csv", "o3,port,count", "o3,port,counts"),
                ElementsAre(HasSubstr("metric 'counts' is not in vocab.csv")));
}

TEST_F(CheckTest, LevelsRatesAndTotalsAreNotMixed) {
    EXPECT_THAT(
        errors_with("observations.csv", "2023,2023,actual,report", "2019,2023,cumulative,report"),
        ElementsAre(HasSubstr("unit 't/a' is a rate, but the basis says it is a total")));
    EXPECT_THAT(
        errors_with("observations.csv", "2023,2023,actual,report", "2023-01,2023-06,actual,report"),
        ElementsAre(HasSubstr("period_start an actual value in t/a needs one whole year, "
                              "not '2023-01' to '2023-06'")));
    EXPECT_THAT(errors_with("observations.csv", "2020-06,actual", "2020-06,growth"),
                ElementsAre(HasSubstr("basis growth does not fit the metric 'count'")));
    replace("vocab.csv", "metric,count,number", "metric,growth_count,number");
    EXPECT_THAT(
        errors_with("observations.csv", "o3,port,count,,,0,1", "o3,port,growth_count,,,0,%"),
        ElementsAre(HasSubstr("basis is actual, but 'growth_count' is no level")));
}

TEST_F(CheckTest, SourcesAndDisputesAreNamed) {
    EXPECT_THAT(errors_with("observations.csv", kNote, "a guess"),
                ElementsAre(HasSubstr("observations.csv:3: note a number from a general source")));
    EXPECT_THAT(errors_with("observations.csv", "actual,report,12,", "actual,report,,"),
                ElementsAre(HasSubstr("observations.csv:2: place_in_source is empty")));
    EXPECT_THAT(errors_with("observations.csv", "yearbook,,o1,", "yearbook,,,"),
                ElementsAre(HasSubstr("dispute names 'o2', which does not name 'o1' in turn")));
    EXPECT_THAT(errors_with("observations.csv", "report,12,o2", "report,12,o9"),
                Contains(HasSubstr("observations.csv:2: dispute 'o9' is not in this table")));
    files_.at("observations.csv") += "o4,port,count,,,5,1,,2020-01,2020-06,actual,report,9,,,\n";
    EXPECT_THAT(errors(), ElementsAre(HasSubstr("observations.csv:5: obs_id has system, metric")));
}

TEST_F(CheckTest, StatusWordsAgree) {
    EXPECT_THAT(errors_with("systems.csv", "operating,seed,2022", "planned,seed,2022"),
                ElementsAre(HasSubstr("systems.csv:2: status_from gives 'operating' for 2025, but "
                                      "status_2025 is 'planned'")));
    EXPECT_THAT(errors_with("systems.csv", "operating,seed,2022", "running,seed,2022"),
                ElementsAre(HasSubstr("status_2025 'running' is none of the eight")));
    EXPECT_THAT(errors_with("systems.csv", "operating,seed,2022", "operating,,2022"),
                ElementsAre(HasSubstr("status_2025_basis is empty")));
}

TEST_F(CheckTest, WhatIsDrawnHasScenesAndGeometry) {
    EXPECT_THAT(errors_with("systems.csv", "far-east,4", ",4"),
                ElementsAre(HasSubstr("systems.csv:3: scenes is empty")));
    EXPECT_THAT(errors_with("systems.csv", "far-east,4", "fareast,4"),
                ElementsAre(HasSubstr("'fareast' is unknown; did you mean 'far-east'?")));
    EXPECT_THAT(errors_with("systems.csv", "core,point,,heihe", "core,point,,"),
                ElementsAre(HasSubstr("systems.csv:3: geometry the point system 'port' has no")));
    EXPECT_THAT(errors_with("systems.csv", "core,point,", "core,line,both"),
                ElementsAre(HasSubstr("geometry the line system 'port' has no route")));
    EXPECT_THAT(errors_with("systems.csv", "wider,area", "wider,point"),
                ElementsAre(HasSubstr("is point, but areas.geojson has an area of it")));
    EXPECT_THAT(errors_with("systems.csv", "port,port,", "port,harbour,"),
                ElementsAre(HasSubstr("systems.csv:3: kind 'harbour' is unknown")));
}

TEST_F(CheckTest, RoutesAreWhole) {
    EXPECT_THAT(errors_with("routes.geojson", R"("length_km":5.72)", R"("length_km":50)"),
                ElementsAre(HasSubstr("route 'bridge': length_km is 50")));
    EXPECT_THAT(errors_with("routes.geojson", "[127.54,50.28]", "[157.54,50.28]"),
                Contains(HasSubstr("jumps from 127.490,50.240 to 157.540,50.280")));
}

TEST_F(CheckTest, TheGeometryIsThatOfItsRecipe) {
    std::filesystem::create_directories(scratch_ / "routes");
    const auto with = [&](const std::string& routes, const std::string& points) {
        EXPECT_TRUE(write_text(scratch_ / "routes" / "land.csv",
                               "route_id,system_id,accuracy,made\n" + routes));
        EXPECT_TRUE(write_text(scratch_ / "routes" / "land_points.csv",
                               "route_id,seq,place_id,lon,lat,via,follow,note\n" + points));
        return errors();
    };
    const std::string route = "bridge,bridge,generalised,by hand\n";
    const std::string points = "bridge,10,heihe,,,,,\nbridge,20,,127.54,50.28,road,,\n";
    EXPECT_THAT(with(route, points), IsEmpty());
    EXPECT_THAT(with("bridge,bridge,schematic,by hand\n", points),
                ElementsAre(HasSubstr("route 'bridge': differs from")));
    EXPECT_THAT(with(route + "new,port,schematic,by hand\n", points),
                ElementsAre(HasSubstr("land.csv:3: route_id 'new' is not in routes.geojson"),
                            HasSubstr("'new' has fewer than two points")));
    EXPECT_THAT(
        with(route, "bridge,10,heihe,,,,,\nbridge,10,heihe,1,2,ferry,,\n"),
        ElementsAre(HasSubstr("land_points.csv:3: seq does not grow"),
                    HasSubstr("via 'ferry' is unknown"), HasSubstr("place_id a point has either")));
}

TEST_F(CheckTest, AMissingTableIsAnError) {
    files_.erase("vocab.csv");
    EXPECT_THAT(errors(), ElementsAre(HasSubstr("vocab.csv is missing")));
}

TEST_F(CheckTest, AMissingColumnIsToldOnce) {
    replace("places.csv", "name_ru,kind", "name_rus,kind");
    replace("events.csv", ",basis\n", ",base\n");
    EXPECT_THAT(errors(), ElementsAre(HasSubstr("places.csv:1: the column 'name_ru' is missing"),
                                      HasSubstr("events.csv:1: the column 'basis' is missing")));
}

TEST_F(CheckTest, ATableThatIsNotUtf8IsToldOnce) {
    replace("places.csv", "黑河", "\xBA\xDA\xBA\xD3");
    EXPECT_THAT(errors_of_a_report_that_fails(),
                HasSubstr("places.csv:2:3: is not UTF-8; save the table as UTF-8"));
}

TEST_F(CheckTest, RowsStandOnce) {
    files_["events.csv"] += "2016,,Began,另名,Старт,,report,9,planned\n";
    files_["vocab.csv"] += "metric,count,count,总数,количество,how many\n";
    EXPECT_THAT(errors(),
                testing::UnorderedElementsAre(HasSubstr("events.csv:4: date repeats line 3"),
                                              HasSubstr("vocab.csv:5: code repeats line 3")));
    files_["events.csv"] =
        test_sample::files()["events.csv"] + "2016,,Began,另名,Старт,,yearbook,9,planned\n";
    files_["vocab.csv"] = test_sample::files()["vocab.csv"];
    EXPECT_THAT(errors(), Not(Contains(HasSubstr("repeats"))));
}

TEST_F(CheckTest, PartsOfAreasStandOnce) {
    files_["areas.csv"] =
        "system_id,seq,part,accuracy,made,note\n"
        "zone,1,around:heihe:20,schematic,around heihe,\n"
        "zone,1,around:heihe:10,schematic,around heihe,\n";
    EXPECT_THAT(errors(), Contains(HasSubstr("areas.csv:3: seq '1' of 'zone' stands here twice")));
}

TEST_F(CheckTest, TownsStandOnLand) {
    const std::vector<LandMap> maps{
        LandMap({{{110, 30}, {130, 30}, {130, 60}, {110, 60}, {110, 30}},
                 {{150, 30}, {151, 30}, {151, 60}, {150, 30}}})};
    CatalogueFiles files;
    files.folder = "c";
    const auto add = [&](const char* id, const char* kind, double lon_deg) {
        auto& place = files.catalogue.places.emplace_back();
        place.id = id;
        place.kind = kind;
        place.position = {lon_deg, 45};
    };
    add("inland", "city", 120);
    add("off_the_coast", "port", 130.2);
    add("strait", "strait", 140);
    add("spare", "station", 140);
    add("used", "city", 140);
    files.catalogue.systems.emplace_back().place_ids = {"used"};
    check_land_and_sea(files, maps);
    EXPECT_THAT(texts(files.complaints.errors()),
                ElementsAre(HasSubstr("the city 'used' at 140.000,45.000 lies in the sea")));
    EXPECT_THAT(texts(files.complaints.warnings()),
                ElementsAre(HasSubstr("the station 'spare' at 140.000,45.000 lies in the sea")));
}

TEST_F(CheckTest, SeaRoutesKeepOffTheLandAndRailwaysOffTheSea) {
    // Land west of 130° E, sea east of it.
    const auto ring = [](double west, double east) {
        return std::vector<geo::LonLat>{{west, 30}, {east, 30}, {east, 60}, {west, 60}, {west, 30}};
    };
    const std::vector<LandMap> maps{LandMap({ring(110, 130), ring(140, 141)})};
    const auto faults = [&](const char* kind, std::vector<geo::LonLat> line) {
        CatalogueFiles files;
        files.folder = "c";
        auto& system = files.catalogue.systems.emplace_back();
        system.id = "s";
        system.kind = kind;
        system.geometry = "line";
        auto& route = files.catalogue.routes.emplace_back();
        route.id = "r";
        route.system_id = "s";
        route.lines.push_back(std::move(line));
        check_land_and_sea(files, maps);
        return texts(files.complaints.errors());
    };
    EXPECT_THAT(faults("sea_route", {{131, 45}, {139, 45}}), IsEmpty());
    EXPECT_THAT(faults("sea_route", {{129.8, 45}, {139, 45}}), IsEmpty());  // out of a harbour
    EXPECT_THAT(faults("sea_route", {{128, 45}, {139, 45}}),
                ElementsAre(HasSubstr("c/routes.geojson: route 'r': is on land at 129.")));
    EXPECT_THAT(faults("railway", {{128, 45}, {129, 45}}), IsEmpty());
    EXPECT_THAT(faults("railway", {{128, 45}, {132, 45}}),
                ElementsAre(HasSubstr("is in the sea at 130.")));
    EXPECT_THAT(faults("air_route", {{128, 45}, {139, 45}}), IsEmpty());
}

TEST(LandMap, KnowsLandAndTheWayToTheCoast) {
    const LandMap map({{{110, 30}, {130, 30}, {130, 60}, {110, 60}, {110, 30}},
                       {{120, 40}, {122, 40}, {122, 42}, {120, 42}, {120, 40}}});
    EXPECT_TRUE(map.is_land({115, 45}));
    EXPECT_FALSE(map.is_land({121, 41}));  // a hole
    EXPECT_FALSE(map.is_land({131, 45}));
    EXPECT_TRUE(map.covers({121, 41}));
    EXPECT_FALSE(map.covers({131, 45}));
    EXPECT_NEAR(map.coast_distance_km({131, 45}, 200), 78.6, 0.5);  // a degree along 45° N
    EXPECT_EQ(map.coast_distance_km({131, 45}, 50), 50);
}

}  // namespace
}  // namespace northway::data
