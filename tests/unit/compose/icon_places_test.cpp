// SPDX-License-Identifier: Apache-2.0
#include "compose/icon_places.h"

#include <gtest/gtest.h>

namespace northway::compose {
namespace {

IconRequest icon(double x, double y, double key = 0) {
    IconRequest request;
    request.place = {x, y};
    request.at_px = {x, y};
    request.radius_px = 8;
    request.sort_key = key;
    return request;
}

constexpr text::PxBox kFrame{0, 0, 200, 200};

TEST(IconPlaces, TheFirstOfAPlaceStandsForAll) {
    const std::vector<IconRequest> icons{icon(50, 50, 3), icon(50, 50, 1), icon(90, 50, 2)};
    const auto places = stack_icons(icons, IconStack::first, 17);
    EXPECT_FALSE(places[0].shown);
    EXPECT_TRUE(places[1].shown);
    EXPECT_TRUE(places[2].shown);
}

TEST(IconPlaces, AListHasARowForEachInTheOrderOfTheKeys) {
    const std::vector<IconRequest> icons{icon(50, 50, 3), icon(50, 50, 1), icon(50, 50, 2)};
    const auto places = stack_icons(icons, IconStack::list, 20);
    EXPECT_EQ(places[1].at_px.y, 30);
    EXPECT_EQ(places[2].at_px.y, 50);
    EXPECT_EQ(places[0].at_px.y, 70);
    EXPECT_EQ(places[0].at_px.x, 50);
    EXPECT_EQ(places[0].side, 1);
    EXPECT_EQ(places[0].stack_px, 28);
}

TEST(IconPlaces, ALongListHasTwoColumnsWithTextsOutside) {
    const std::vector<IconRequest> icons(10, icon(100, 100));
    const auto places = stack_icons(icons, IconStack::list, 20);
    EXPECT_EQ(places[0].side, -1);
    EXPECT_EQ(places[4].side, -1);
    EXPECT_EQ(places[5].side, 1);
    EXPECT_EQ(places[0].at_px.x, 91);
    EXPECT_EQ(places[5].at_px.x, 109);
    EXPECT_EQ(places[4].at_px.y, 140);
    EXPECT_EQ(choose_icons(icons, places, kFrame, {}), std::vector<std::uint8_t>(10, 1));
}

TEST(IconPlaces, OneAloneStaysWhereItIs) {
    const std::vector<IconRequest> icons{icon(50, 50)};
    const auto places = stack_icons(icons, IconStack::list, 20);
    EXPECT_EQ(places[0].at_px, (geo::XY{50, 50}));
    EXPECT_EQ(places[0].side, 0);
}

TEST(IconPlaces, ALaterIconGivesWayUnlessItMayOverlap) {
    std::vector<IconRequest> icons{icon(50, 50), icon(60, 50), icon(80, 50)};
    auto places = stack_icons(icons, IconStack::none, 17);
    EXPECT_EQ(choose_icons(icons, places, kFrame, {}), (std::vector<std::uint8_t>{1, 0, 1}));
    icons[1].allow_overlap = true;
    EXPECT_EQ(choose_icons(icons, places, kFrame, {}), (std::vector<std::uint8_t>{1, 1, 1}));
}

TEST(IconPlaces, NoneStandsOnFurnitureOrOutside) {
    const std::vector<IconRequest> icons{icon(50, 50), icon(-1, 50), icon(150, 150)};
    const auto places = stack_icons(icons, IconStack::none, 17);
    const text::PxBox panel[] = {{0, 0, 60, 60}};
    EXPECT_EQ(choose_icons(icons, places, kFrame, panel), (std::vector<std::uint8_t>{0, 0, 1}));
}

}  // namespace
}  // namespace northway::compose
