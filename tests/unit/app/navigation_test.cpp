// SPDX-License-Identifier: Apache-2.0
#include "app/navigation.h"

#include <gtest/gtest.h>

#include <cmath>

namespace northway::app {
namespace {

constexpr compose::FrameSize kSize{800, 600, 1};
constexpr const char* kConic =
    "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m";

scene::View view_in(const char* crs) {
    scene::View view;
    view.crs = crs;
    view.center = {127, 50};
    view.zoom = 4;
    return view;
}

geo::LonLat place_at(const scene::View& view, const geo::Projection& projection, geo::XY px) {
    const auto camera = compose::make_camera(view, projection, kSize);
    return projection.inverse(camera->px_from_crs.apply_inverse(px)).value();
}

geo::XY pixel_of(const scene::View& view, const geo::Projection& projection, geo::LonLat place) {
    const auto camera = compose::make_camera(view, projection, kSize);
    return camera->px_from_crs.apply(projection.forward(place).value());
}

class Navigation : public testing::TestWithParam<const char*> {
protected:
    const geo::Projection projection = geo::Projection::create(GetParam()).value();
    const Navigator navigator{projection, kSize};
    const scene::View view = view_in(GetParam());
};

TEST_P(Navigation, WhatIsDraggedStaysUnderTheHand) {
    const auto held = place_at(view, projection, {200, 150});
    const auto moved = navigator.panned(view, 130, 90);
    ASSERT_TRUE(moved);
    const auto px = pixel_of(*moved, projection, held);
    EXPECT_NEAR(px.x, 330, 1e-3);
    EXPECT_NEAR(px.y, 240, 1e-3);
}

TEST_P(Navigation, ADragThereAndBackChangesNothing) {
    const auto back = navigator.panned(*navigator.panned(view, -250, 180), 250, -180);
    ASSERT_TRUE(back);
    EXPECT_NEAR(back->center.lon_deg, view.center.lon_deg, 1e-7);
    EXPECT_NEAR(back->center.lat_deg, view.center.lat_deg, 1e-7);
    EXPECT_NEAR(back->zoom, view.zoom, 1e-7);
}

TEST_P(Navigation, ZoomingKeepsThePlaceUnderTheCursor) {
    const auto held = place_at(view, projection, {650, 500});
    const auto zoomed = navigator.zoomed(view, 650, 500, 1);
    ASSERT_TRUE(zoomed);
    const auto px = pixel_of(*zoomed, projection, held);
    EXPECT_NEAR(px.x, 650, 1e-3);
    EXPECT_NEAR(px.y, 500, 1e-3);
    const double before = compose::make_camera(view, projection, kSize)->units_per_px;
    const double after = compose::make_camera(*zoomed, projection, kSize)->units_per_px;
    EXPECT_NEAR(before / after, 2, 1e-6);
}

TEST_P(Navigation, TurningClockwiseTurnsThePictureClockwise) {
    const auto place = place_at(view, projection, {400, 100});  // above the middle
    const auto turned = navigator.rotated(view, 90);
    ASSERT_TRUE(turned);
    const auto px = pixel_of(*turned, projection, place);
    EXPECT_NEAR(px.x, 600, 1e-3);
    EXPECT_NEAR(px.y, 300, 1e-3);
}

TEST_P(Navigation, NorthCanBePutUp) {
    scene::View turned = view;
    turned.center = {150, 65};
    turned.bearing_deg = 40;
    const auto up = navigator.north_up(turned);
    ASSERT_TRUE(up);
    EXPECT_NEAR(compose::make_camera(*up, projection, kSize)->north_rad, 0, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(Projections, Navigation,
                         testing::Values(kConic, "EPSG:3857", "EPSG:3576"));

TEST(NavigationLimits, ZoomStopsAtItsEnds) {
    const auto projection = geo::Projection::create("EPSG:3857").value();
    const Navigator navigator{projection, kSize};
    EXPECT_NEAR(navigator.zoomed(view_in("EPSG:3857"), 400, 300, 100)->zoom, 20, 1e-9);
    EXPECT_NEAR(navigator.zoomed(view_in("EPSG:3857"), 400, 300, -100)->zoom, 0, 1e-9);
}

TEST(NavigationLimits, ARectangleBecomesACentreAndAZoom) {
    const auto projection = geo::Projection::create(kConic).value();
    scene::View view = view_in(kConic);
    view.bounds = geo::Box{105, 38, 150, 62};
    const auto moved = Navigator{projection, kSize}.panned(view, 0, 0);
    ASSERT_TRUE(moved);
    EXPECT_FALSE(moved->bounds);
    EXPECT_NEAR(moved->zoom, compose::make_camera(view, projection, kSize)->zoom, 1e-9);
}

TEST(DragAngle, IsClockwiseRoundTheMiddle) {
    EXPECT_NEAR(drag_angle_deg(kSize, {400, 100}, {600, 300}), 90, 1e-9);
    EXPECT_NEAR(drag_angle_deg(kSize, {200, 301}, {200, 299}), 0.573, 1e-3);
}

}  // namespace
}  // namespace northway::app
