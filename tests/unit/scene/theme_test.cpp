// SPDX-License-Identifier: Apache-2.0
#include "scene/theme.h"

#include "base/file.h"
#include "base/share.h"
#include "support/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::scene {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Theme kTheme{"day", style::Json::parse(R"({"land": "#fff", "dash": [1, 2]})"), {}, {}};

TEST(Theme, NamesAreReplacedAtAnyDepthAndByAnyValue) {
    std::vector<Warning> warnings;
    const auto json = style::Json::parse(
        R"({"a": "@land", "b": [1, ["x", "@dash"]], "c": {"d": "land"}, "e": "@", "f": "a@land"})");
    const auto themed = with_theme(json, kTheme, "s.json", warnings);
    EXPECT_EQ(
        themed,
        style::Json::parse(
            R"({"a": "#fff", "b": [1, ["x", [1, 2]]], "c": {"d": "land"}, "e": "@", "f": "a@land"})"));
    EXPECT_TRUE(warnings.empty());
}

TEST(Theme, ValuesOfASceneGoBeforeThoseOfTheThemeAndMayReferToThem) {
    std::vector<Warning> warnings;
    const auto theme = with_own_values(
        kTheme, style::Json::parse(R"({"ground": ["match", "@kind", "a", "@land", "#000"],
                                       "kind": ["get", "kind"], "dash": 3})"));
    EXPECT_EQ(with_theme(style::Json::parse(R"(["@ground", "@dash"])"), theme, "s", warnings),
              style::Json::parse(R"([["match", ["get", "kind"], "a", "#fff", "#000"], 3])"));
    EXPECT_TRUE(warnings.empty());
}

TEST(Theme, AValueThatLeadsBackToItselfIsTold) {
    std::vector<Warning> warnings;
    const auto theme = with_own_values(kTheme, style::Json::parse(R"({"a": ["@b"], "b": "@a"})"));
    EXPECT_EQ(with_theme("@a", theme, "s.json.x", warnings), style::Json::parse(R"(["magenta"])"));
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_EQ(warnings[0].message, "the value 'a' refers to itself");
}

TEST(Theme, AnUnknownNameIsToldWithItsPlaceAndShowsAsMagenta) {
    std::vector<Warning> warnings;
    const auto json = style::Json::parse(R"({"layers": [{"paint": {"fill-color": "@lnad"}}]})");
    const auto themed = with_theme(json, kTheme, "s.json", warnings);
    EXPECT_EQ(themed["layers"][0]["paint"]["fill-color"], "magenta");
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_EQ(warnings[0].place, "s.json.layers[0].paint.fill-color");
    EXPECT_EQ(warnings[0].message, "the theme 'day' has no value 'lnad'");
}

TEST(Theme, AnUnknownThemeIsAUsageErrorThatListsTheOthers) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "night.json", R"({"values": {}})"));
    ASSERT_TRUE(write_text(folder / "atlas.json", R"({"values": {}})"));
    ASSERT_TRUE(write_text(folder / "readme.txt", ""));
    EXPECT_THAT(theme_names(folder.path()), ElementsAre("atlas", "night"));
    const auto theme = read_theme(folder.path(), "dusk");
    ASSERT_FALSE(theme);
    EXPECT_EQ(theme.error().kind, ErrorKind::usage);
    EXPECT_EQ(theme.error().message, "there is no theme 'dusk'; choose one of atlas, night");
}

TEST(Theme, AThemeNameIsNoPath) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "atlas.json", R"({"values": {}})"));
    EXPECT_FALSE(read_theme(folder.path(), "../" + folder.path().filename().string() + "/atlas"));
}

TEST(Theme, ABrokenThemeIsBadInput) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "torn.json", R"({"values": )"));
    ASSERT_TRUE(write_text(folder / "empty.json", "{}"));
    for (const auto* name : {"torn", "empty"}) {
        const auto theme = read_theme(folder.path(), name);
        ASSERT_FALSE(theme) << name;
        EXPECT_EQ(theme.error().kind, ErrorKind::bad_input);
        EXPECT_THAT(theme.error().message, HasSubstr(std::string(name) + ".json"));
    }
}

TEST(Theme, TheBundledOnesAreFourWithNamesAndDescriptionsInThreeLanguages) {
    const auto share = share_folder();
    ASSERT_TRUE(share) << share.error().message;
    std::vector<std::string> names;
    for (const auto& theme : read_themes(*share / "assets" / "themes")) {
        names.push_back(theme.name);
        for (const auto language : {Language::zh, Language::ru, Language::en}) {
            EXPECT_NE(theme.title.in(language), "") << theme.name;
            EXPECT_NE(theme.title.in(language), theme.name) << theme.name;
            EXPECT_NE(theme.description.in(language), "") << theme.name;
        }
    }
    EXPECT_THAT(names, ElementsAre("atlas", "night", "print", "mono"));
}

TEST(Theme, AThemeWithoutNamesIsCalledAsItsFile) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "dusk.json", R"({"name": {"ru": "Сумерки"}, "values": {}})"));
    ASSERT_TRUE(write_text(folder / "torn.json", R"({"values": )"));
    const auto themes = read_themes(folder.path());
    ASSERT_EQ(themes.size(), 1U);
    EXPECT_EQ(themes[0].title.ru, "Сумерки");
    EXPECT_EQ(themes[0].title.en, "dusk");
    EXPECT_EQ(themes[0].description.en, "");
}

TEST(Theme, AreListedByTheirOrderThenByName) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "amber.json", R"({"values": {}})"));
    ASSERT_TRUE(write_text(folder / "dusk.json", R"({"order": "first", "values": {}})"));
    ASSERT_TRUE(write_text(folder / "ink.json", R"({"order": 2, "values": {}})"));
    ASSERT_TRUE(write_text(folder / "paper.json", R"({"order": 1.5, "values": {}})"));
    std::vector<std::string> names;
    for (const auto& theme : read_themes(folder.path())) {
        names.push_back(theme.name);
    }
    EXPECT_THAT(names, ElementsAre("paper", "ink", "amber", "dusk"));
}

TEST(Theme, AllBundledThemesHaveTheSameNames) {
    const auto share = share_folder();
    ASSERT_TRUE(share) << share.error().message;
    const auto folder = *share / "assets" / "themes";
    const auto atlas = read_theme(folder, "atlas");
    ASSERT_TRUE(atlas) << atlas.error().message;
    for (const auto& name : theme_names(folder)) {
        const auto theme = read_theme(folder, name);
        ASSERT_TRUE(theme) << theme.error().message;
        for (const auto& [key, value] : atlas->values.items()) {
            EXPECT_TRUE(theme->values.contains(key)) << name << " lacks " << key;
        }
        for (const auto& [key, value] : theme->values.items()) {
            EXPECT_TRUE(atlas->values.contains(key)) << "atlas lacks " << key << " of " << name;
        }
    }
}

}  // namespace
}  // namespace northway::scene
