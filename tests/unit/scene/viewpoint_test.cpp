// SPDX-License-Identifier: Apache-2.0
#include "scene/viewpoint.h"

#include "base/file.h"
#include "base/share.h"
#include "scene/document.h"
#include "support/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::scene {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::filesystem::path share() {
    const auto folder = share_folder();
    EXPECT_TRUE(folder) << folder.error().message;
    return folder.value_or("");
}

Result<Scene> parse(const std::string& more) {
    return parse_scene(
        style::Json::parse(R"({"version": 8, "sources": {}, "layers": [])" + more + "}"), "x.json",
        "/maps", share(), "");
}

std::string chosen(const Scene& scene) {
    const auto* viewpoint = scene.viewpoint();
    return viewpoint != nullptr ? viewpoint->id : "none";
}

TEST(Viewpoint, TheBundledOnesStartWithTheNeutralOneAndSpeakThreeLanguages) {
    const auto viewpoints = read_viewpoints(share());
    ASSERT_TRUE(viewpoints) << viewpoints.error().message;
    std::vector<std::string> ids;
    for (const auto& each : *viewpoints) {
        ids.push_back(each.id);
        for (const auto language : {Language::zh, Language::ru, Language::en}) {
            EXPECT_NE(each.name.in(language), "") << each.id;
            EXPECT_NE(each.credit.in(language), "") << each.id;
        }
    }
    EXPECT_THAT(ids, ElementsAre("neutral", "cn", "ru", "jp", "kr", "in"));
}

TEST(Viewpoint, ASceneNamesOneOrTakesTheNeutralOne) {
    EXPECT_EQ(chosen(*parse("")), "none");
    EXPECT_EQ(chosen(*parse(R"(, "viewpoint": "ru")")), "ru");
    const auto noted = parse(R"(, "viewpoint": {"en": "Lines of 2008", "zh": "", "ru": ""})");
    ASSERT_TRUE(noted) << noted.error().message;
    EXPECT_EQ(chosen(*noted), "neutral");
    EXPECT_EQ(noted->viewpoint_note.en, "Lines of 2008");
    EXPECT_EQ(chosen(*parse(R"(, "viewpoint": {"name": "jp", "en": "Lines of 2008"})")), "jp");
}

TEST(Viewpoint, AGlobalStateGoesBeforeTheName) {
    EXPECT_EQ(chosen(*parse(R"(, "viewpoint": "ru", "state": {"viewpoint": {"default": "kr"}})")),
              "kr");
}

TEST(Viewpoint, AnUnknownOneIsAnErrorThatListsTheOthers) {
    const auto scene = parse(R"(, "viewpoint": "mars")");
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.error().kind, ErrorKind::bad_input);
    EXPECT_EQ(scene.error().message,
              "x.json: viewpoint: there is no viewpoint 'mars'; choose one of neutral, cn, ru, jp, "
              "kr, in");
    EXPECT_FALSE(parse(R"(, "viewpoint": 3)"));
}

TEST(Viewpoint, WhatIsChosenIsSavedWhereTheSceneNamedIt) {
    for (const auto* block : {R"("cn")", R"({"name": "cn", "en": "Lines of 2008"})"}) {
        auto scene = parse(std::string(R"(, "viewpoint": )") + block);
        ASSERT_TRUE(scene) << scene.error().message;
        scene->state["viewpoint"] = std::string("jp");
        const auto saved = document_of(*scene);
        EXPECT_FALSE(saved["state"].contains("viewpoint"));
        const auto again = parse_scene(saved, "x.json", "/maps", share(), "");
        ASSERT_TRUE(again) << again.error().message;
        EXPECT_EQ(chosen(*again), "jp");
        EXPECT_EQ(again->viewpoint_note.en, scene->viewpoint_note.en);
    }
    EXPECT_FALSE(document_of(*parse("")).contains("viewpoint"));
}

TEST(Viewpoint, ABrokenListIsBadInputAndAMissingOneNone) {
    const test::Scratch folder;
    EXPECT_TRUE(read_viewpoints(folder.path())->empty());
    std::filesystem::create_directories(folder / "geodata/basemap");
    for (const auto* text : {"[1]", R"({"cn": {"name": "x"}})", "{",
                             R"({"cn": {"name": "China", "credit": "Lines"}})"}) {
        ASSERT_TRUE(write_text(folder / "geodata/basemap/viewpoints.json", text));
        const auto read = read_viewpoints(folder.path());
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().kind, ErrorKind::bad_input);
        EXPECT_THAT(read.error().message, HasSubstr("viewpoints.json"));
    }
}

}  // namespace
}  // namespace northway::scene
