// SPDX-License-Identifier: Apache-2.0
#include "compose/navigation.h"

#include <gtest/gtest.h>

namespace northway::compose {
namespace {

constexpr const char* kFarEast =
    "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m";
constexpr FrameSize kSize{800, 600, 1};

class Navigation : public ::testing::Test {
protected:
    geo::Projection map_ = *geo::Projection::create(kFarEast);
    scene::View start_ = view();

    static scene::View view() {
        scene::View view;
        view.crs = kFarEast;
        view.center = {127, 50};
        view.zoom = 5;
        view.bearing_deg = 20;
        return view;
    }
    geo::XY crs_at(const scene::View& view, double x_px, double y_px) const {
        return make_camera(view, map_, kSize)->px_from_crs.apply_inverse({x_px, y_px});
    }
    // A tenth of a pixel.
    double close_m() const { return 0.1 * make_camera(start_, map_, kSize)->units_per_px; }
};

TEST_F(Navigation, PanningMovesTheMapWithTheHand) {
    const auto before = crs_at(start_, 300, 200);
    const auto after = crs_at(panned(start_, map_, kSize, 50, -30), 350, 170);
    EXPECT_NEAR(after.x, before.x, close_m());
    EXPECT_NEAR(after.y, before.y, close_m());
}

TEST_F(Navigation, ZoomingKeepsWhatIsUnderThePointer) {
    for (const double factor : {2.0, 0.5, 1.1}) {
        const auto zoomed_view = zoomed(start_, map_, kSize, {650, 120}, factor);
        const auto before = crs_at(start_, 650, 120);
        const auto after = crs_at(zoomed_view, 650, 120);
        EXPECT_NEAR(after.x, before.x, close_m()) << factor;
        EXPECT_NEAR(after.y, before.y, close_m()) << factor;
        EXPECT_NEAR(make_camera(zoomed_view, map_, kSize)->units_per_px * factor,
                    make_camera(start_, map_, kSize)->units_per_px, 1e-6 * 10000);
    }
}

TEST_F(Navigation, TurningKeepsTheCentre) {
    const auto turned_view = turned(start_, map_, kSize, 345);
    EXPECT_EQ(turned_view.center, start_.center);
    EXPECT_NEAR(turned_view.bearing_deg, 5, 1e-9);
}

TEST_F(Navigation, AViewOfARectangleBecomesACentreAndAZoom) {
    start_.bounds = geo::Box{120, 45, 135, 55};
    const auto view = turned(start_, map_, kSize, 0);
    EXPECT_FALSE(view.bounds.has_value());
    const auto before = crs_at(start_, 10, 590);
    const auto after = crs_at(view, 10, 590);
    EXPECT_NEAR(after.x, before.x, 1);
    EXPECT_NEAR(after.y, before.y, 1);
}

}  // namespace
}  // namespace northway::compose
