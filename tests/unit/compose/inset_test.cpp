// SPDX-License-Identifier: Apache-2.0
#include "compose/inset.h"

#include "map_fixture.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

constexpr FrameSize kHd{1920, 1080, 1};

bool is_inside(const std::vector<geo::XY>& ring, geo::XY at) {
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geo::XY a = ring[i];
        const geo::XY b = ring[(i + 1) % ring.size()];
        if ((a.y <= at.y) != (b.y <= at.y) &&
            at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
            inside = !inside;
        }
    }
    return inside;
}

struct Main {
    geo::Projection projection;
    Camera camera;
};

Main main_map(const std::string& crs, geo::Box bounds) {
    auto projection = geo::Projection::create(crs);
    EXPECT_TRUE(projection);
    scene::View view;
    view.crs = crs;
    view.bounds = bounds;
    auto camera = make_camera(view, *projection, kHd);
    EXPECT_TRUE(camera);
    return {std::move(*projection), *camera};
}

TEST(InsetCrs, AGlobeRestsWhileTheMapMovesALittle) {
    const scene::InsetSpec locator;
    EXPECT_EQ(inset_crs(locator, {127, 50}), inset_crs(locator, {121, 52}));
    EXPECT_NE(inset_crs(locator, {127, 50}), inset_crs(locator, {100, 50}));
    EXPECT_NE(inset_crs(locator, {127, 50}).find("+proj=ortho"), std::string::npos);
    scene::InsetSpec polar;
    polar.crs = "EPSG:3576";
    EXPECT_EQ(inset_crs(polar, {0, 0}), "EPSG:3576");
}

TEST(InsetPlace, KeepsTheMapInWholeTilesWithLikeMargins) {
    const auto place = place_inset({101, 52, 331, 247}, 15, 5);
    for (const double edge : {place.map.x0, place.map.y0, place.map.x1, place.map.y1}) {
        EXPECT_EQ(std::fmod(edge, 8), 0);
    }
    EXPECT_EQ(place.map.x0 - place.panel.x0, 5);
    EXPECT_EQ(place.panel.x1 - place.map.x1, 5);
    EXPECT_EQ(place.map.y0 - place.panel.y0, 20);
    EXPECT_NEAR(place.panel.x0, 101, 8);
    EXPECT_TRUE(place_inset({0, 0, 20, 20}, 15, 5).empty());
}

TEST(Footprint, HasTheMapsCornersWhereTheInsetPutsThem) {
    const Main main = main_map("EPSG:4326", {100, 40, 140, 60});
    auto inset = geo::Projection::create("+proj=ortho +lat_0=60 +lon_0=120 +R=6371000");
    ASSERT_TRUE(inset);
    const auto footprint =
        footprint_of(main.projection, main.camera, kHd.map_px(), *inset, 1000);
    ASSERT_EQ(footprint.lines.size(), 1U);
    for (const geo::XY corner : {geo::XY{0, 0}, geo::XY{1920, 1080}}) {
        const auto place = main.projection.inverse(main.camera.px_from_crs.apply_inverse(corner));
        const auto at = inset->forward(*place);
        ASSERT_TRUE(at);
        const auto& line = footprint.lines.front();
        EXPECT_TRUE(std::any_of(line.begin(), line.end(), [&](geo::XY p) {
            return std::hypot(p.x - at->x, p.y - at->y) < 1;
        }));
    }
}

TEST(Footprint, GoesRoundThePoleAndOver180InOnePiece) {
    const Main main = main_map("EPSG:3576", {-180, 65, 180, 90});
    auto inset = geo::Projection::create("+proj=ortho +lat_0=90 +lon_0=0 +R=6371000");
    ASSERT_TRUE(inset);
    const auto footprint =
        footprint_of(main.projection, main.camera, kHd.map_px(), *inset, 1000);
    EXPECT_EQ(footprint.lines.size(), 1U);
    ASSERT_EQ(footprint.rings.size(), 1U);
    EXPECT_TRUE(is_inside(footprint.rings.front(), {0, 0}));
}

class InsetOnMap : public test::MapTest {};

TEST_F(InsetOnMap, IsDrawnInItsBoxAndLabelsKeepOut) {
    auto map = open(test::sample_scene());
    map->scene().find_layer("names")->visible = false;
    map->scene().page.graticule.visible = false;
    const auto without = draw(*map, {800, 600, 1});
    scene::InsetSpec locator;
    locator.share = 0.25;
    map->scene().page.insets.push_back(locator);
    const auto with = draw(*map, {800, 600, 1});
    geo::Box changed;
    for (int y = 0; y < 600; ++y) {
        for (int x = 0; x < 800; ++x) {
            const auto at = 4 * (static_cast<std::size_t>(y) * 800 + static_cast<std::size_t>(x));
            if (!std::equal(&with.rgba[at], &with.rgba[at] + 3, &without.rgba[at])) {
                changed.add(geo::XY{static_cast<double>(x), static_cast<double>(y)});
            }
        }
    }
    // A quarter of 600 pixels wide, and a disc whose middle is sea or land, not the main map's.
    EXPECT_GT(changed.width(), 120);
    EXPECT_LT(changed.width(), 160);
    EXPECT_NEAR(changed.width(), changed.height(), 3);
    map->scene().find_layer("names")->visible = true;
    draw(*map, {800, 600, 1});
    for (const auto& label : map->sheet().labels) {
        for (const auto& box : label) {
            EXPECT_FALSE(changed.contains({static_cast<double>(box.x0),
                                           static_cast<double>(box.y0)}));
        }
    }
}

}  // namespace
}  // namespace northway::compose
