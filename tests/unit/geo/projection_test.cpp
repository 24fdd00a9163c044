// SPDX-License-Identifier: Apache-2.0
#include "geo/projection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <vector>

namespace northway::geo {
namespace {

constexpr const char* kFarEast = "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84";

Projection make(std::string_view crs) {
    return Projection::create(crs).value();
}

void expect_forward(const Projection& projection, LonLat place, XY expected) {
    const auto point = projection.forward(place);
    ASSERT_TRUE(point.has_value()) << place.lon_deg << ' ' << place.lat_deg;
    EXPECT_NEAR(point->x, expected.x, 1e-3);
    EXPECT_NEAR(point->y, expected.y, 1e-3);
}

// Reference values of cs2cs (PROJ 9.1.1).
TEST(Projection, LambertConformalConic) {
    const Projection projection = make(kFarEast);
    expect_forward(projection, {127.5, 50.25}, {35141.8675, -191653.2623});
    expect_forward(projection, {90, 60}, {-1964036.7278, 1393338.7142});
    expect_forward(projection, {180, 70}, {1927334.3655, 2750110.0783});
    expect_forward(projection, {-170, 66}, {2555406.8705, 2740405.0564});
}

TEST(Projection, WebMercatorAgreesWithItsFormula) {
    const Projection projection = make("EPSG:3857");
    const double radius_m = 6378137.0;
    const double lat = 50.25 * std::numbers::pi / 180;
    expect_forward(projection, {127.5, 50.25},
                   {radius_m * 127.5 * std::numbers::pi / 180,
                    radius_m * std::log(std::tan(std::numbers::pi / 4 + lat / 2))});
    expect_forward(make("mercator"), {127.5, 50.25}, {14193235.0761, 6489684.5358});
}

TEST(Projection, PolarSystemsTakeLonLatWhateverTheirAxes) {
    const Projection russia = make("EPSG:5940");
    expect_forward(russia, {127.5, 50.25}, {3757288.0168, -2242468.5631});
    expect_forward(russia, {180, 70}, {4165982.1905, 1419626.8212});
    const Projection laea = make("EPSG:3576");
    expect_forward(laea, {127.5, 50.25}, {2645121.0667, -3447188.8884});
    expect_forward(laea, {90, 60}, {0, -3309819.5510});
}

TEST(Projection, LongitudesPast180AreTheSamePlace) {
    for (const char* crs : {kFarEast, "EPSG:3857", "EPSG:5940", "EPSG:4326"}) {
        const Projection projection = make(crs);
        const XY east = projection.forward({185, 66}).value();
        const XY west = projection.forward({-175, 66}).value();
        EXPECT_NEAR(east.x, west.x, 1e-6) << crs;
        EXPECT_NEAR(east.y, west.y, 1e-6) << crs;
    }
}

TEST(Projection, BatchGivesNaNOnlyWhereThereIsNoPlace) {
    const Projection projection = make("+proj=ortho +lat_0=60 +lon_0=120");
    const std::vector<LonLat> places{{120, 60}, {-60, -60}, {121, 60}};
    std::vector<XY> points(3);
    projection.forward(places, points);
    EXPECT_NEAR(points[0].x, 0, 1e-6);
    EXPECT_TRUE(std::isnan(points[1].x) && std::isnan(points[1].y));
    EXPECT_FALSE(std::isnan(points[2].x));
    EXPECT_FALSE(projection.forward({-60, -60}).has_value());
}

TEST(Projection, InverseComesBack) {
    for (const char* crs : {kFarEast, "EPSG:3857", "EPSG:5940", "EPSG:3576", "EPSG:4326"}) {
        const Projection projection = make(crs);
        const auto place = projection.inverse(projection.forward({187.25, 66.5}).value());
        ASSERT_TRUE(place.has_value()) << crs;
        EXPECT_NEAR(place->lon_deg, -172.75, 1e-8) << crs;
        EXPECT_NEAR(place->lat_deg, 66.5, 1e-8) << crs;
    }
}

TEST(Projection, ScaleIsCrsUnitsPerGroundMetre) {
    // On its standard parallels a conformal conic is true to scale.
    EXPECT_NEAR(make(kFarEast).scale_at({150, 42}), 1.0, 1e-6);
    EXPECT_NEAR(make(kFarEast).scale_at({110, 62}), 1.0, 1e-6);
    // The spherical Mercator on the ellipsoid's equator: 1 east, 1 / (1 - e²) north.
    EXPECT_NEAR(make("EPSG:3857").scale_at({30, 0}), std::sqrt(1 / (1 - 0.00669437999014)), 1e-6);
    EXPECT_NEAR(make("EPSG:4326").scale_at({127, 0}), 1 / std::sqrt(111319.4908 * 110574.2758),
                1e-11);
    // An equal-area projection keeps areas up to the pole.
    EXPECT_NEAR(make("EPSG:3576").scale_at({127, 50}), 1.0, 1e-6);
    EXPECT_NEAR(make("EPSG:3576").scale_at({127, 90}), 1.0, 1e-6);
    // On the seam itself.
    EXPECT_NEAR(make("EPSG:3857").scale_at({180, 60}), make("EPSG:3857").scale_at({170, 60}), 1e-4);
}

TEST(Projection, ConvergenceIsTheAngleOfTrueNorthClockwiseFromUp) {
    EXPECT_NEAR(make("EPSG:3857").convergence_rad({140, 55}), 0.0, 1e-9);
    // Polar stereographic with 105°E straight down: at 135°E north points up and to the left.
    EXPECT_NEAR(make("EPSG:5940").convergence_rad({135, 70}), -30 * std::numbers::pi / 180, 1e-6);
    // East of the central meridian of a northern cone north leans to the left.
    EXPECT_LT(make(kFarEast).convergence_rad({140, 55}), -0.1);
    EXPECT_GT(make(kFarEast).convergence_rad({114, 55}), 0.1);
}

TEST(Projection, SeamIsOppositeTheCentralMeridian) {
    EXPECT_NEAR(make(kFarEast).seam_lon_deg().value(), -53.0, 1e-6);
    EXPECT_NEAR(make("EPSG:3857").seam_lon_deg().value(), 180.0, 1e-6);
    EXPECT_NEAR(make("EPSG:4326").seam_lon_deg().value(), 180.0, 1e-6);
    EXPECT_NEAR(make("+proj=robin +lon_0=90").seam_lon_deg().value(), -90.0, 1e-6);
    EXPECT_NEAR(make("ESRI:54030").seam_lon_deg().value(), 180.0, 1e-6);
    EXPECT_NEAR(make("+proj=aea +lat_1=50 +lat_2=70 +lon_0=105").seam_lon_deg().value(), -75.0,
                1e-6);
}

TEST(Projection, AzimuthalMapsHaveNoSeam) {
    for (const char* crs :
         {"EPSG:5940", "EPSG:3576", "EPSG:3413", "EPSG:32661", "+proj=laea +lat_0=55 +lon_0=120",
          "+proj=aeqd +lat_0=55 +lon_0=120", "EPSG:32652"}) {
        EXPECT_FALSE(make(crs).seam_lon_deg().has_value()) << crs;
    }
}

TEST(Projection, DomainEndsWhereTheScaleRunsAway) {
    const Projection mercator = make("EPSG:3857");
    EXPECT_NEAR(mercator.domain().north_deg, 89.43, 0.01);  // 1 / cos = 100
    EXPECT_NEAR(mercator.domain().south_deg, -89.43, 0.01);
    const Projection polar = make("EPSG:3413");
    EXPECT_EQ(polar.domain().north_deg, 90.0);
    EXPECT_LT(polar.domain().south_deg, -70.0);
    EXPECT_GT(polar.domain().south_deg, -85.0);
    EXPECT_FALSE(polar.domain().is_cut);
    const Projection cone = make(kFarEast);
    EXPECT_EQ(cone.domain().north_deg, 90.0);
    EXPECT_NEAR(cone.domain().west_deg, -53.0, 1e-6);
    EXPECT_NEAR(cone.domain().east_deg, 307.0, 1e-6);
    // A transverse Mercator runs on over the poles, but not out to its own ones on the equator.
    const Projection zone52 = make("EPSG:32652");
    EXPECT_TRUE(zone52.shows({129 + 80, 0}));
    EXPECT_TRUE(zone52.shows({129 + 180, 60}));
    EXPECT_FALSE(zone52.shows({129 + 90, 0}));
    EXPECT_FALSE(zone52.shows({129 - 89, 3}));
}

TEST(Projection, CylindersAreCutFarFromTheView) {
    for (const char* crs : {"EPSG:4326", "EPSG:3857", "+proj=merc +lon_0=150", "EPSG:4807"}) {
        const Projection about127 = make(crs).centred_near(127);
        const Projection about175 = make(crs).centred_near(175);
        // Chukotka lies in one piece, and east of 180 is to the right of west of it.
        const double west = about175.forward({170, 66}).value().x;
        const double middle = about175.forward({180, 66}).value().x;
        const double east = about175.forward({-170, 66}).value().x;
        EXPECT_NEAR(east - middle, middle - west, 1e-3 * (middle - west)) << crs;
        EXPECT_GT(east, west) << crs;
        EXPECT_NEAR(about175.inverse({east, about175.forward({-170, 66}).value().y}).value().lon_deg,
                    -170, 1e-6)
            << crs;
        EXPECT_NEAR(about127.forward({127, 40}).value().x, make(crs).forward({127, 40}).value().x,
                    1e-6)
            << crs;
        const double seam = about175.seam_lon_deg().value();
        EXPECT_GE(std::abs(std::remainder(175 - seam, 360)), 120) << crs;
        EXPECT_TRUE(about175.is_centred_near(160)) << crs;
    }
    // A cone stays as it is.
    EXPECT_NEAR(make(kFarEast).centred_near(-60).seam_lon_deg().value(), -53.0, 1e-6);
}

TEST(Projection, OverMakesNoOtherPlaces) {
    const Projection over = make("+proj=merc +lon_0=150 +over").centred_near(150);
    EXPECT_NEAR(over.forward({190, 10}).value().x, over.forward({-170, 10}).value().x, 1e-6);
    EXPECT_NEAR(over.forward({190, 10}).value().x, 40 * 111319.4908, 1);
}

TEST(Projection, GlobeShowsOneHalfOfTheEarth) {
    const Projection globe = make("+proj=ortho +lat_0=52 +lon_0=127");
    EXPECT_TRUE(globe.shows({127, 52}));
    EXPECT_TRUE(globe.shows({-53, 39}));   // over the pole: 1 degree this side of the horizon
    EXPECT_FALSE(globe.shows({-53, 37}));  // 1 degree beyond it
    EXPECT_FALSE(globe.shows({-53, -52}));
}

TEST(Projection, FindsTheWayBackWherePROJKnowsNone) {
    const Projection airy = make("+proj=airy +lat_0=52 +lon_0=127");
    for (const LonLat place : {LonLat{127, 52}, LonLat{100, 20}, LonLat{-170, 66}}) {
        const LonLat back = airy.inverse(airy.forward(place).value()).value();
        EXPECT_NEAR(back.lon_deg, place.lon_deg, 1e-7);
        EXPECT_NEAR(back.lat_deg, place.lat_deg, 1e-7);
    }
}

TEST(Projection, TakesEastFirstWhateverTheRegisterSays) {
    // Gauss-Krüger zone 22 of Pulkovo 1942 and the Paris system in grads state north first.
    EXPECT_GT(make("EPSG:28422").forward({129, 50}).value().x, 22e6);
    const XY paris = make("EPSG:4807").forward({2.33722917, 45}).value();
    EXPECT_NEAR(paris.x, 0, 0.01);
    EXPECT_NEAR(paris.y, 50, 0.01);  // grads
    // US feet.
    const Projection feet = make("EPSG:2263");
    EXPECT_NEAR(feet.scale_at({-74, 40.7}), 3.2808333, 1e-3);
}

TEST(Projection, ReadsWktFromAFile) {
    const auto file = std::filesystem::temp_directory_path() / "northway-projection-test.wkt";
    std::ofstream(file) << R"wkt(PROJCRS["Conic",BASEGEOGCRS["WGS 84",DATUM["World Geodetic System 1984",
        ELLIPSOID["WGS 84",6378137,298.257223563]]],CONVERSION["c",METHOD["Albers Equal Area"],
        PARAMETER["Latitude of false origin",52],PARAMETER["Longitude of false origin",127],
        PARAMETER["Latitude of 1st standard parallel",42],
        PARAMETER["Latitude of 2nd standard parallel",62]],CS[Cartesian,2],
        AXIS["(N)",north],AXIS["(E)",east],LENGTHUNIT["metre",1]])wkt" << '\n';
    const Projection conic = make("@" + file.string());
    EXPECT_EQ(conic.name(), "Conic");
    expect_forward(conic, {127, 52}, {0, 0});
    EXPECT_GT(conic.forward({130, 52}).value().x, 1e5);
    std::filesystem::remove(file);
    EXPECT_FALSE(Projection::create("@" + file.string()).has_value());
}

TEST(Projection, NamesItself) {
    EXPECT_EQ(make("EPSG:3857").name(), "WGS 84 / Pseudo-Mercator");
    EXPECT_TRUE(make("EPSG:4326").is_geographic());
    EXPECT_FALSE(make("EPSG:3857").is_geographic());
}

TEST(Projection, ErrorsNameTheCrsAndTheReason) {
    const auto unknown = Projection::create("EPSG:999999");
    ASSERT_FALSE(unknown.has_value());
    EXPECT_EQ(unknown.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(unknown.error().message, testing::StartsWith("CRS 'EPSG:999999': "));
    EXPECT_THAT(unknown.error().message, testing::HasSubstr("not found"));
    for (const char* crs :
         {"", "nonsense", "+proj=nosuch", "EPSG:4978", "EPSG:5773", "EPSG:7030", "+proj=lcc"}) {
        const auto wrong = Projection::create(crs);
        ASSERT_FALSE(wrong.has_value()) << crs;
        EXPECT_EQ(wrong.error().kind, ErrorKind::bad_input) << crs;
    }
}

TEST(Projection, SaysNothingOnStandardError) {
    testing::internal::CaptureStderr();
    EXPECT_FALSE(Projection::create("EPSG:999999").has_value());
    EXPECT_FALSE(make("+proj=ortho").forward({180, 0}).has_value());
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Projection, StaysGoodAfterAMove) {
    Projection first = make("EPSG:3857");
    const Projection second = std::move(first);
    expect_forward(second, {127.5, 50.25}, {14193235.0761, 6489684.5358});
}

// Laborde's series for Madagascar folds the rest of the Earth over itself.
TEST(Projection, ASeriesIsShownWhereItIsGood) {
    const auto projection =
        Projection::create("+proj=labrd +lat_0=-18.9 +lon_0=46.4 +azi=18.9 +datum=WGS84");
    ASSERT_TRUE(projection) << projection.error().message;
    EXPECT_TRUE(projection->shows({46.4, -18.9}));
    EXPECT_TRUE(projection->shows({49.3, -12.3}));
    EXPECT_TRUE(projection->shows({43.5, -25.4}));
    EXPECT_FALSE(projection->shows({127, 52}));
    EXPECT_FALSE(projection->shows({-100, 40}));
}

// The modified stereographic maps of the United States fold beyond their surroundings, smoothly.
TEST(Projection, PolynomialsAreShownWhereTheyAreGood) {
    struct Case {
        const char* crs;
        LonLat at_home;
        LonLat far;
    };
    for (const Case& each : {Case{"+proj=gs48", {-118, 34}, {-60, -20}},
                             Case{"+proj=gs50", {-157, 21}, {127, 52}},
                             Case{"+proj=alsk", {-135, 57}, {-100, 30}}}) {
        const auto projection = Projection::create(each.crs);
        ASSERT_TRUE(projection) << projection.error().message;
        EXPECT_TRUE(projection->shows(each.at_home)) << each.crs;
        EXPECT_FALSE(projection->shows(each.far)) << each.crs;
        const auto point = projection->forward(each.at_home);
        ASSERT_TRUE(point) << each.crs;
        const auto back = projection->inverse(*point);
        ASSERT_TRUE(back) << each.crs;
        EXPECT_NEAR(back->lon_deg, each.at_home.lon_deg, 1e-3) << each.crs;
        EXPECT_NEAR(back->lat_deg, each.at_home.lat_deg, 1e-3) << each.crs;
    }
}

// PROJ measures y of the equator alone from another parallel.
TEST(Projection, TheEquatorLiesBetweenItsNeighbours) {
    const auto projection =
        Projection::create("+proj=imw_p +lon_0=127 +lon_1=2 +lat_1=44 +lat_2=60");
    ASSERT_TRUE(projection) << projection.error().message;
    const auto south = projection->forward({130, -0.01});
    const auto equator = projection->forward({130, 0});
    const auto north = projection->forward({130, 0.01});
    ASSERT_TRUE(south && equator && north);
    EXPECT_LT(south->y, equator->y);
    EXPECT_LT(equator->y, north->y);
}

}  // namespace
}  // namespace northway::geo
