// SPDX-License-Identifier: Apache-2.0
#include "base/share.h"
#include "scene/document.h"

#include <gtest/gtest.h>

namespace northway::scene {
namespace {

std::filesystem::path share() {
    const auto folder = share_folder();
    EXPECT_TRUE(folder) << folder.error().message;
    return folder.value_or("");
}

std::vector<std::string> scene_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(share() / "assets" / "scenes")) {
        names.push_back(entry.path().stem().string());
    }
    return names;
}

TEST(BundledScenes, AreReadWithoutAWarningInEveryTheme) {
    const auto scenes = scene_names();
    ASSERT_FALSE(scenes.empty());
    for (const auto& name : scenes) {
        for (const auto& theme : theme_names(share() / "assets" / "themes")) {
            const auto scene = read_scene(name, share(), theme);
            ASSERT_TRUE(scene) << scene.error().message;
            EXPECT_EQ(scene->theme, theme);
            for (const auto& warning : scene->warnings) {
                ADD_FAILURE() << warning.place << ": " << warning.message;
            }
        }
    }
}

TEST(BundledScenes, SayEverythingInThreeLanguages) {
    const auto whole = [](const Names& names) {
        return !names.zh.empty() && !names.ru.empty() && !names.en.empty();
    };
    for (const auto& name : scene_names()) {
        const auto scene = read_scene(name, share(), "");
        ASSERT_TRUE(scene) << scene.error().message;
        EXPECT_TRUE(whole(scene->page.title.text)) << name;
        for (const auto& layer : scene->layers) {
            EXPECT_TRUE(whole(layer.title)) << name << ": " << layer.id;
            EXPECT_NE(layer.title.en, layer.id) << name << ": " << layer.id << " has no title";
            EXPECT_TRUE(whole(layer.group)) << name << ": " << layer.id;
            for (const auto& entry : layer.legend) {
                EXPECT_TRUE(whole(names_from_json(entry.value("text", style::Json()))))
                    << name << ": " << layer.id << ": " << entry.dump();
            }
        }
    }
}

TEST(BundledScenes, FarEastIsTheRegionOfTheMission) {
    const auto scene = read_scene("far-east", share(), "");
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_EQ(scene->view.bounds, (geo::Box{105, 38, 150, 62}));
    EXPECT_EQ(scene->year(), 2024.5);
    EXPECT_DOUBLE_EQ(scene->tempo_years_per_s, 1.0 / 12);
    EXPECT_DOUBLE_EQ(scene->speed_m_per_s, 60000);
}

TEST(BundledScenes, ASavedOneReadsBackTheSame) {
    for (const auto& name : scene_names()) {
        const auto scene = read_scene(name, share(), "");
        ASSERT_TRUE(scene) << scene.error().message;
        const auto again = parse_scene(document_of(*scene), "again", scene->folder, share(), "");
        ASSERT_TRUE(again) << again.error().message;
        EXPECT_EQ(again->view, scene->view);
        EXPECT_EQ(again->state, scene->state);
        EXPECT_EQ(again->layers.size(), scene->layers.size());
        EXPECT_EQ(document_of(*again), document_of(*scene));
    }
}

}  // namespace
}  // namespace northway::scene
