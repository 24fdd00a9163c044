// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.h"

#include <array>

namespace northway::compose {
namespace {

constexpr FrameSize kSize{512, 384, 1};
constexpr std::array<const char*, 5> kCrs{
    "EPSG:3857", "+proj=laea +lat_0=0 +lon_0=8 +datum=WGS84", "EPSG:4326",
    "+proj=ortho +lat_0=10 +lon_0=20 +datum=WGS84", "EPSG:3857"};

class ProjectionChange : public test::MapTest {};

// All that a map keeps between frames belongs to the projection for which it was made.
TEST_F(ProjectionChange, DrawsWhatAMapOpenedInThatProjectionDraws) {
    auto scene = style::Json::parse(test::sample_scene());
    scene["page"]["graticule"] = true;
    const auto changed = open(scene.dump());
    ASSERT_NE(changed, nullptr);
    draw(*changed, kSize);
    scene::View view = changed->scene().view;
    view.bounds.reset();
    view.center = {8, 0};
    view.zoom = 4;
    for (const char* crs : kCrs) {
        SCOPED_TRACE(crs);
        view.crs = crs;
        changed->scene().view = view;
        const auto fresh = open(scene.dump());
        ASSERT_NE(fresh, nullptr);
        fresh->scene().view = view;
        EXPECT_EQ(draw(*changed, kSize).rgba, draw(*fresh, kSize).rgba);
    }
}

TEST_F(ProjectionChange, KeepsThePlaceInTheMiddle) {
    const auto map = open(test::sample_scene());
    ASSERT_NE(map, nullptr);
    scene::View view = map->scene().view;
    view.bounds.reset();
    view.center = {5, 3};
    view.zoom = 5;
    for (const char* crs : kCrs) {
        SCOPED_TRACE(crs);
        view.crs = crs;
        map->scene().view = view;
        draw(*map, kSize);
        const auto place = map->place_at(kSize, 256, 192);
        ASSERT_TRUE(place);
        EXPECT_NEAR(place->lon_deg, 5, 1e-6);
        EXPECT_NEAR(place->lat_deg, 3, 1e-6);
    }
}

}  // namespace
}  // namespace northway::compose
