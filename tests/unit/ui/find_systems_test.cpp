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
    return result;
}

std::vector<std::string> ids(const SystemQuery& query) {
    const auto all = catalogue();
    std::vector<std::string> result;
    for (const auto* found : find_systems(all, query)) {
        result.push_back(found->id);
    }
    return result;
}

SystemQuery named(const char* text) {
    return {text, "", {}, 2024.5};
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
    EXPECT_THAT(ids({"", "oil_pipeline", {}, 2024.5}), ElementsAre("daqing", "espo"));
}

TEST(FindSystems, FiltersByTheStatusOfTheYear) {
    const SystemQuery operating{"", "", model::SystemStatus::operating, 2015.5};
    EXPECT_THAT(ids(operating), ElementsAre("daqing", "espo"));
    const SystemQuery later{"", "", model::SystemStatus::operating, 2024.5};
    EXPECT_THAT(ids(later), ElementsAre("pos", "daqing", "espo"));
}

TEST(Folded, KnowsLatinAndCyrillic) {
    EXPECT_EQ(folded("ABC Ёлка ёж ПРИВЕТ я 西伯利亚"), "abc елка еж привет я 西伯利亚");
    EXPECT_EQ(folded("АПРЯапря"), "апряапря");
}

}  // namespace
}  // namespace northway::ui
