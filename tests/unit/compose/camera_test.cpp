// SPDX-License-Identifier: Apache-2.0
#include "compose/camera.h"

#include "geo/geodesic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace northway::compose {
namespace {

constexpr const char* kFarEast =
    "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m";
constexpr FrameSize kHd{1920, 1080, 1};

geo::Projection projection(const char* crs) {
    auto made = geo::Projection::create(crs);
    EXPECT_TRUE(made) << made.error().message;
    return std::move(*made);
}

scene::View view_at(const char* crs, geo::LonLat center, double zoom) {
    scene::View view;
    view.crs = crs;
    view.center = center;
    view.zoom = zoom;
    return view;
}

TEST(Camera, ZoomZeroIsTheEquatorIn512Pixels) {
    EXPECT_DOUBLE_EQ(metres_per_css_px(0), 40075016.68 / 512);
    EXPECT_DOUBLE_EQ(metres_per_css_px(3), 40075016.68 / 4096);
    EXPECT_DOUBLE_EQ(zoom_from_metres_per_css_px(metres_per_css_px(5.25)), 5.25);
}

struct Place {
    const char* crs;
    geo::LonLat center;
    double tolerance;  // of the ground distance; maps that are not conformal need one
};

class GroundResolution : public ::testing::TestWithParam<Place> {};

TEST_P(GroundResolution, APixelAtTheCentreIsAsLongAsTheZoomSays) {
    const auto& [crs, center, tolerance] = GetParam();
    const auto map = projection(crs);
    for (const double zoom : {4.0, 7.5}) {
        const auto camera = make_camera(view_at(crs, center, zoom), map, kHd);
        ASSERT_TRUE(camera) << camera.error().message;
        EXPECT_DOUBLE_EQ(camera->metres_per_px, 40075016.68 / (512 * std::exp2(zoom)));
        // Ten pixels to the right and ten down, measured on the ellipsoid.
        const auto place = [&](double x, double y) {
            return *map.inverse(camera->px_from_crs.apply_inverse({960 + x, 540 + y}));
        };
        EXPECT_NEAR(geo::distance_m(place(-5, 0), place(5, 0)) / (10 * camera->metres_per_px), 1,
                    tolerance);
        EXPECT_NEAR(geo::distance_m(place(0, -5), place(0, 5)) / (10 * camera->metres_per_px), 1,
                    tolerance);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Maps, GroundResolution,
    ::testing::Values(Place{kFarEast, {127, 50}, 1e-4}, Place{kFarEast, {140, 60}, 1e-4},
                      Place{"mercator", {0, 0.1}, 0.005}, Place{"mercator", {130, 60}, 0.005},
                      Place{"EPSG:5940", {100, 80}, 1e-4}, Place{"EPSG:5940", {180, 66}, 1e-4}));

TEST(Camera, TheCentreStandsInTheMiddleOfTheFrame) {
    const auto map = projection(kFarEast);
    const auto camera = make_camera(view_at(kFarEast, {131.9, 43.1}, 6), map, {800, 600, 1});
    ASSERT_TRUE(camera) << camera.error().message;
    const auto px = camera->px_from_crs.apply(*map.forward({131.9, 43.1}));
    EXPECT_NEAR(px.x, 400, 1e-6);
    EXPECT_NEAR(px.y, 300, 1e-6);
}

TEST(Camera, APixelRatioMakesMorePixelsOfTheSameSheet) {
    const auto map = projection(kFarEast);
    const auto view = view_at(kFarEast, {127, 50}, 5);
    const auto one = make_camera(view, map, {800, 600, 1});
    const auto two = make_camera(view, map, {1600, 1200, 2});
    ASSERT_TRUE(one && two);
    EXPECT_DOUBLE_EQ(two->metres_per_px, one->metres_per_px / 2);
    const auto at = *map.forward({129, 51});
    EXPECT_NEAR(two->px_from_crs.apply(at).x, 2 * one->px_from_crs.apply(at).x, 1e-6);
    EXPECT_NEAR(two->px_from_crs.apply(at).y, 2 * one->px_from_crs.apply(at).y, 1e-6);
}

TEST(Camera, ABearingOfNinetyDegreesPutsEastUp) {
    const auto map = projection("mercator");
    auto view = view_at("mercator", {130, 50}, 5);
    view.bearing_deg = 90;
    const auto camera = make_camera(view, map, {800, 600, 1});
    ASSERT_TRUE(camera) << camera.error().message;
    const auto east = camera->px_from_crs.apply(*map.forward({132, 50}));
    EXPECT_NEAR(east.x, 400, 1e-6);
    EXPECT_LT(east.y, 290);
    const auto north = camera->px_from_crs.apply(*map.forward({130, 52}));
    EXPECT_LT(north.x, 390);
    EXPECT_NEAR(north.y, 300, 1e-6);
    EXPECT_NEAR(camera->north_rad, -std::numbers::pi / 2, 1e-6);
}

TEST(Camera, NorthIsWhereTheMeridianRuns) {
    const auto map = projection("EPSG:5940");
    const geo::LonLat center{150, 72};
    const auto camera = make_camera(view_at("EPSG:5940", center, 6), map, {800, 600, 1});
    ASSERT_TRUE(camera) << camera.error().message;
    const auto north = camera->px_from_crs.apply(*map.forward({150, 72.1}));
    EXPECT_NEAR(std::atan2(north.x - 400, 300 - north.y), camera->north_rad, 1e-4);
}

TEST(Camera, ACentreThatTheMapHasNotIsAnError) {
    const auto lcc = projection(kFarEast);
    const auto camera = make_camera(view_at(kFarEast, {127, -90}, 4), lcc, kHd);
    ASSERT_FALSE(camera);
    EXPECT_EQ(camera.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(camera.error().message, ::testing::HasSubstr("127.0000, -90.0000"));
    EXPECT_FALSE(make_camera(view_at("mercator", {0, 90}, 4), projection("mercator"), kHd));
    EXPECT_FALSE(
        make_camera(view_at("mercator", {0, std::nan("")}, 4), projection("mercator"), kHd));
}

struct Fit {
    const char* crs;
    geo::Box bounds;
    double bearing_deg;
};

class FitTest : public ::testing::TestWithParam<Fit> {};

TEST_P(FitTest, ShowsTheWholeRectangleAndNotMuchElse) {
    const auto& [crs, bounds, bearing_deg] = GetParam();
    const auto map = projection(crs);
    auto view = view_at(crs, {}, 0);
    view.bearing_deg = bearing_deg;
    for (const FrameSize size : {FrameSize{1920, 1080, 1}, FrameSize{600, 1200, 2},
                                 FrameSize{3000, 400, 1}, FrameSize{400, 400, 0.5}}) {
        const auto fitted = fit(view, bounds, map, size);
        ASSERT_TRUE(fitted) << fitted.error().message;
        const auto camera = make_camera(*fitted, map, size);
        ASSERT_TRUE(camera) << camera.error().message;
        geo::Box shown;
        for (int i = 0; i <= 500; ++i) {
            const double t = i / 500.0;
            const double lon = bounds.min_x + t * bounds.width();
            const double lat = bounds.min_y + t * bounds.height();
            for (const geo::LonLat place :
                 {geo::LonLat{lon, bounds.min_y}, geo::LonLat{lon, bounds.max_y},
                  geo::LonLat{bounds.min_x, lat}, geo::LonLat{bounds.max_x, lat}}) {
                shown.add(camera->px_from_crs.apply(*map.forward(place)));
            }
        }
        // The sides are curved: between the places that fit() looks at they stand out a little.
        constexpr double kSlack_px = 0.5;
        EXPECT_GE(shown.min_x, -kSlack_px);
        EXPECT_GE(shown.min_y, -kSlack_px);
        EXPECT_LE(shown.max_x, size.width_px + kSlack_px);
        EXPECT_LE(shown.max_y, size.height_px + kSlack_px);
        const double filled =
            std::max(shown.width() / size.width_px, shown.height() / size.height_px);
        EXPECT_GT(filled, 0.995);
    }
}

INSTANTIATE_TEST_SUITE_P(Maps, FitTest,
                         ::testing::Values(Fit{kFarEast, {105, 38, 150, 62}, 0},
                                           Fit{kFarEast, {105, 38, 150, 62}, 30},
                                           Fit{"mercator", {105, 38, 150, 62}, 0},
                                           Fit{"EPSG:5940", {30, 66, 190, 78}, 0},
                                           Fit{"EPSG:5940", {162, 60, 194, 73}, -50}));

TEST(Camera, ARectangleThatTheMapHasNotIsAnError) {
    const auto map = projection("+proj=ortho +lat_0=50 +lon_0=127 +datum=WGS84");
    const auto fitted = fit({}, {-60, -50, -50, -40}, map, kHd);
    ASSERT_FALSE(fitted);
    EXPECT_EQ(fitted.error().kind, ErrorKind::bad_input);
}

TEST(Fit, KeepsOffWhatFurnitureCovers) {
    const auto map = projection(kFarEast);
    FrameSize size{800, 600, 1};
    size.covered.bottom_px = 100;
    scene::View view = view_at(kFarEast, {}, 0);
    const geo::Box bounds{110, 40, 140, 60};
    view.bounds = bounds;
    const auto camera = make_camera(view, map, size);
    ASSERT_TRUE(camera);
    geo::Box seen;
    for (int i = 0; i <= 60; ++i) {
        for (const double lat : {40.0, 60.0}) {
            seen.add(camera->px_from_crs.apply(*map.forward({110 + 0.5 * i, lat})));
        }
    }
    EXPECT_NEAR(seen.min_y, 0, 0.5);
    EXPECT_NEAR(seen.max_y, 500, 0.5);
    EXPECT_NEAR(0.5 * (seen.min_x + seen.max_x), 400, 1);
}

}  // namespace
}  // namespace northway::compose
