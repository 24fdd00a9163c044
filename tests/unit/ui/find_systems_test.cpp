// SPDX-License-Identifier: Apache-2.0
#include "ui/find_systems.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::ui {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

model::System system(const char* id, const char* kind, Names names, const char* statuses,
                     const char* tier = "core") {
    model::System result;
    result.id = id;
    result.kind = kind;
    result.names = std::move(names);
    result.tier = tier;
    result.status_changes = model::parse_status_changes(statuses).value();
    return result;
}

model::Catalogue catalogue() {
    model::Catalogue result;
    result.systems = {
        system("pos", "gas_pipeline", {"西伯利亚力量", "Сила Сибири", "Power of Siberia"},
               "construction@2014-09;operating@2019-12-02"),
        system("espo", "oil_pipeline", {"东西伯利亚—太平洋", "ВСТО", "ESPO"}, "operating@2009",
               "context"),
        system("jilin", "gas_pipeline", {"吉林支线", "Цзилинь, отвод", "Jilin branch"},
               "proposed@2025"),
        system("daqing", "oil_pipeline", {"中俄原油管道", "Мохэ — Дацин", "Mohe-Daqing"},
               "operating@2011"),
    };
    result.systems[1].name_zh_alternative = "至海参崴";
    result.systems[0].scenes = {"far-east"};
    result.systems[3].scenes = {"far-east", "amur-crossings"};
    return result;
}

std::vector<std::string> ids(const SystemQuery& query) {
    const auto all = catalogue();
    std::vector<std::string> result;
    for (const auto* found : SystemIndex(all).find(query)) {
        result.push_back(found->id);
    }
    return result;
}

SystemQuery named(const char* text) {
    SystemQuery query;
    query.text = text;
    return query;
}

TEST(FindSystems, GroupsByKindWithCoreSystemsFirst) {
    EXPECT_THAT(ids({}), ElementsAre("pos", "jilin", "daqing", "espo"));
}

TEST(FindSystems, LooksInTheNamesOfAllThreeLanguagesWhateverTheirCase) {
    EXPECT_THAT(ids(named("siberia")), ElementsAre("pos"));
    EXPECT_THAT(ids(named("СИЛА")), ElementsAre("pos"));
    EXPECT_THAT(ids(named("原油")), ElementsAre("daqing"));
    EXPECT_THAT(ids(named("дацин мохэ")), ElementsAre("daqing"));
    EXPECT_THAT(ids(named("siberia daqing")), IsEmpty());
    EXPECT_THAT(ids(named("  ")), ElementsAre("pos", "jilin", "daqing", "espo"));
}

TEST(FindSystems, FiltersByKind) {
    SystemQuery query;
    query.kind = "oil_pipeline";
    EXPECT_THAT(ids(query), ElementsAre("daqing", "espo"));
}

TEST(FindSystems, FiltersByTierAndScene) {
    SystemQuery query;
    query.tier = "context";
    EXPECT_THAT(ids(query), ElementsAre("espo"));
    query = {};
    query.scene = "amur-crossings";
    EXPECT_THAT(ids(query), ElementsAre("daqing"));
    query.scene = "amur";
    EXPECT_THAT(ids(query), IsEmpty());
}

TEST(FindSystems, LooksInTheOlderChineseName) {
    EXPECT_THAT(ids(named("海参崴")), ElementsAre("espo"));
}

TEST(SystemIndex, KnowsTheScenesThatSystemsStandIn) {
    const auto all = catalogue();
    EXPECT_THAT(SystemIndex(all).scenes(), ElementsAre("far-east", "amur-crossings"));
    EXPECT_THAT(SystemIndex(all).kinds(), ElementsAre("gas_pipeline", "oil_pipeline"));
}

TEST(IsDrawn, ARouteAnAreaOrAPointThatStandsSomewhere) {
    auto all = catalogue();
    EXPECT_FALSE(is_drawn(all, all.systems[0]));
    all.routes.push_back({"pos-1", "pos", {{{120, 55}, {127, 50}}}, "schematic", "", 800});
    all.areas.push_back({"espo", {{{{120, 55}, {127, 50}, {127, 55}}}}, "generalised", ""});
    all.places.push_back({"jilin-city", {}, "", "city", "CN", "", {126.5, 43.8}, ""});
    all.systems[2].geometry = "point";
    all.systems[2].place_ids = {"jilin-city"};
    all.systems[3].place_ids = {"jilin-city"};
    EXPECT_TRUE(is_drawn(all, all.systems[0]));
    EXPECT_TRUE(is_drawn(all, all.systems[1]));
    EXPECT_TRUE(is_drawn(all, all.systems[2]));
    EXPECT_FALSE(is_drawn(all, all.systems[3]));
}

TEST(FindSystems, FiltersByTheStatusOfTheYear) {
    SystemQuery operating;
    operating.status = model::SystemStatus::operating;
    operating.year = 2015.5;
    EXPECT_THAT(ids(operating), ElementsAre("daqing", "espo"));
    operating.year = 2024.5;
    EXPECT_THAT(ids(operating), ElementsAre("pos", "daqing", "espo"));
}

TEST(Folded, KnowsLatinAndCyrillic) {
    EXPECT_EQ(folded("ABC Ёлка ёж ПРИВЕТ я 西伯利亚"), "abc елка еж привет я 西伯利亚");
    EXPECT_EQ(folded("АПРЯапря"), "апряапря");
}

}  // namespace
}  // namespace northway::ui
