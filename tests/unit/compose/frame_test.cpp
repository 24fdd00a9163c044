// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.h"

#include <array>
#include <vector>

namespace northway::compose {
namespace {

constexpr FrameSize kSize{256, 192, 1};

class Frame : public test::MapTest {};

Moment at(double clock_s) {
    Moment moment;
    moment.time = scene::SceneTime::held(2023.5);
    moment.clock_s = clock_s;
    return moment;
}

Moment film(double clock_s) {
    Moment moment;
    moment.time = scene::SceneTime::playing(2018, 2025, 10);
    moment.clock_s = clock_s;
    return moment;
}

TEST_F(Frame, WhatDoesNotChangeKeepsItsKeys) {
    const auto map = open(test::sample_scene());
    const auto first = frame(*map, kSize, at(1));
    const auto again = frame(*map, kSize, at(1));
    EXPECT_EQ(again.base_key, first.base_key);
    EXPECT_EQ(again.over_key, first.over_key);
    EXPECT_EQ(again.planes_key, first.planes_key);
}

TEST_F(Frame, AMovingClockDrawsNeitherBaseNorOverAgain) {
    const auto map = open(test::sample_scene());
    const auto first = frame(*map, kSize, at(1));
    const auto before = draw(*map, kSize, at(1)).rgba;
    for (const double clock_s : {1.033, 1.5, 7.0}) {
        const auto later = frame(*map, kSize, at(clock_s));
        EXPECT_EQ(later.base_key, first.base_key);
        EXPECT_EQ(later.over_key, first.over_key);
        EXPECT_EQ(later.planes_key, first.planes_key);
    }
    EXPECT_NE(draw(*map, kSize, at(1.5)).rgba, before);
}

TEST_F(Frame, ARunningYearKeepsTheBaseWhereNoStaticLayerUsesIt) {
    const auto map = open(test::sample_scene());
    const auto first = frame(*map, kSize, film(1));
    EXPECT_EQ(frame(*map, kSize, film(6)).base_key, first.base_key);
}

TEST_F(Frame, ABaseThatUsesTheYearIsDrawnAgainWhenItChanges) {
    const auto map = open(R"({"version": 8, "zoom": 3, "sources": {},
        "page": {"furniture": false}, "layers": [{"id": "sky", "type": "background", "paint": {"background-color":
            ["step", ["global-state", "year"], "#ff0000", 2020, "#00ff00"]}}]})");
    Moment moment;
    moment.time = scene::SceneTime::held(2019.5);
    EXPECT_EQ(draw(*map, kSize, moment).at(9, 9)[0], 255);
    moment.time = scene::SceneTime::held(2021.5);
    EXPECT_EQ(draw(*map, kSize, moment).at(9, 9)[0], 0);
    EXPECT_EQ(draw(*map, kSize, moment).at(9, 9)[1], 255);
}

TEST_F(Frame, AHiddenLayerIsDrawnAgain) {
    const auto map = open(test::sample_scene());
    const auto first = frame(*map, kSize, at(1));
    map->scene().find_layer("land")->visible = false;
    EXPECT_NE(frame(*map, kSize, at(1)).base_key, first.base_key);
}

TEST_F(Frame, FramesInAnyOrderHaveTheSameBytes) {
    std::vector<std::vector<std::uint8_t>> in_order;
    const auto map = open(test::sample_scene());
    for (int i = 0; i < 10; ++i) {
        in_order.push_back(draw(*map, kSize, film(i)).rgba);
    }
    EXPECT_NE(in_order[2], in_order[8]);
    for (const int i : {7, 0, 9, 3, 3, 1, 8, 2}) {
        EXPECT_EQ(draw(*map, kSize, film(i)).rgba, in_order[static_cast<std::size_t>(i)]) << i;
    }
    const auto fresh = open(test::sample_scene());
    EXPECT_EQ(draw(*fresh, kSize, film(5)).rgba, in_order[5]);
}

TEST_F(Frame, ComingBackFromAnotherViewGivesTheSameBytes) {
    const auto map = open(test::sample_scene());
    const auto first = draw(*map, kSize, at(2)).rgba;
    const auto home = map->scene().view;
    map->scene().view.bounds = geo::Box{2, -4, 9, 3};
    EXPECT_NE(draw(*map, kSize, at(2)).rgba, first);
    EXPECT_EQ(draw(*map, {300, 200, 1}, at(2)).width, 300);
    map->scene().view = home;
    EXPECT_EQ(draw(*map, kSize, at(2)).rgba, first);
}

TEST_F(Frame, APannedMapHasTheBytesOfAFreshOne) {
    const auto map = open(test::sample_scene());
    auto& view = map->scene().view;
    const auto camera = map->camera(kSize);
    ASSERT_TRUE(camera);
    view.bounds.reset();
    view.center = camera->center;
    view.zoom = camera->zoom;
    draw(*map, kSize, at(2));
    for (int step = 1; step <= 5; ++step) {
        const auto middle = map->camera(kSize);
        ASSERT_TRUE(middle);
        const auto place = map->place_at(kSize, 128 + 7, 96 - 3);
        ASSERT_TRUE(place);
        view.center = *place;
        const auto panned = draw(*map, kSize, at(2)).rgba;
        const auto fresh = open(test::sample_scene());
        fresh->scene().view = view;
        EXPECT_EQ(panned, draw(*fresh, kSize, at(2)).rgba) << step;
    }
}

TEST_F(Frame, AThemeSetLaterDrawsAsIfTheMapWasOpenedWithIt) {
    const auto map = open(test::sample_scene(), "atlas");
    const auto light = draw(*map, kSize, at(2)).rgba;
    ASSERT_TRUE(map->set_theme("night"));
    const auto dark = draw(*map, kSize, at(2)).rgba;
    EXPECT_NE(dark, light);
    EXPECT_EQ(dark, draw(*open(test::sample_scene(), "night"), kSize, at(2)).rgba);
    ASSERT_TRUE(map->set_theme("atlas"));
    EXPECT_EQ(draw(*map, kSize, at(2)).rgba, light);
}

TEST_F(Frame, AThemeKeepsWhatTheUserChanged) {
    const auto map = open(test::sample_scene());
    map->scene().find_layer("land")->visible = false;
    map->scene().find_layer("river")->opacity = 0.5;
    map->scene().state["lang"] = "zh";
    map->scene().view.bounds = geo::Box{2, -4, 9, 3};
    ASSERT_TRUE(map->set_theme("night"));
    EXPECT_FALSE(map->scene().find_layer("land")->visible);
    EXPECT_EQ(map->scene().find_layer("river")->opacity, 0.5);
    EXPECT_EQ(map->scene().language(), Language::zh);
    EXPECT_EQ(map->scene().view.bounds, (geo::Box{2, -4, 9, 3}));
}

TEST_F(Frame, AnUnknownThemeLeavesTheMapAsItWas) {
    const auto map = open(test::sample_scene());
    const auto before = draw(*map, kSize, at(2)).rgba;
    const auto set = map->set_theme("dusk");
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().kind, ErrorKind::usage);
    EXPECT_EQ(draw(*map, kSize, at(2)).rgba, before);
}

TEST_F(Frame, AnotherCrsDrawsAsIfTheMapWasOpenedInIt) {
    const auto map = open(test::sample_scene());
    const auto mercator = draw(*map, kSize, at(2)).rgba;
    map->scene().view.crs = "EPSG:4326";
    const auto plate = draw(*map, kSize, at(2)).rgba;
    EXPECT_NE(plate, mercator);
    const auto fresh = open(test::sample_scene());
    fresh->scene().view.crs = "EPSG:4326";
    EXPECT_EQ(draw(*fresh, kSize, at(2)).rgba, plate);
}

TEST_F(Frame, AnUnknownCrsIsAnErrorAndTheOldOneStillDraws) {
    const auto map = open(test::sample_scene());
    const auto before = draw(*map, kSize, at(2)).rgba;
    map->scene().view.crs = "EPSG:999999";
    const auto drawn = map->draw(renderer(), kSize, at(2));
    ASSERT_FALSE(drawn);
    EXPECT_EQ(drawn.error().kind, ErrorKind::bad_input);
    map->scene().view.crs = "mercator";
    EXPECT_EQ(draw(*map, kSize, at(2)).rgba, before);
}

TEST_F(Frame, MarksThatStandDoNotMoveWithTheClock) {
    const auto map = open(test::sample_scene());
    auto moment = at(0);
    moment.marks_move = false;
    const auto first = draw(*map, kSize, moment).rgba;
    moment.clock_s = 3.3;
    EXPECT_EQ(draw(*map, kSize, moment).rgba, first);
}

}  // namespace
}  // namespace northway::compose
