// SPDX-License-Identifier: Apache-2.0
#include "geo/project.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace northway::geo {
namespace {

using Rings = std::vector<std::vector<LonLat>>;
constexpr const char* kFarEast = "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84";

Projection make(std::string_view crs) {
    return Projection::create(crs).value();
}

double area(const std::vector<XY>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const XY a = ring[i];
        const XY b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return 0.5 * sum;
}

double total_area(const std::vector<ProjectedPolygon>& polygons) {
    double sum = 0;
    for (const ProjectedPolygon& polygon : polygons) {
        for (const auto& ring : polygon.rings) {
            sum += area(ring);
        }
    }
    return sum;
}

Box bounds(const ProjectedPolygon& polygon) {
    Box box;
    for (const XY p : polygon.rings[0]) {
        box.add(p);
    }
    return box;
}

// Chukotka, roughly, across 180°; the same in three ways of writing longitudes.
const Rings kRunningOn{{{175, 62}, {190, 64}, {190, 67}, {175, 70}, {175, 62}}};
const Rings kWrapped{{{175, 62}, {-170, 64}, {-170, 67}, {175, 70}, {175, 62}}};
const Rings kNegative{{{-185, 62}, {-170, 64}, {-170, 67}, {-185, 70}, {-185, 62}}};

TEST(ProjectPolygon, ChukotkaStaysWholeInAConeAbout127East) {
    for (const Rings& rings : {kRunningOn, kWrapped, kNegative}) {
        const auto polygons = project_polygon(make(kFarEast), rings, {.tolerance = 100});
        ASSERT_EQ(polygons.size(), 1u);
        ASSERT_EQ(polygons[0].rings.size(), 1u);
        EXPECT_LT(bounds(polygons[0]).width(), 1.2e6);
        EXPECT_GT(total_area(polygons), 3.5e11);
        EXPECT_LT(total_area(polygons), 5.5e11);
    }
}

TEST(ProjectPolygon, ChukotkaIsCutInTwoOnAWorldMap) {
    for (const Rings& rings : {kRunningOn, kWrapped, kNegative}) {
        const auto polygons = project_polygon(make("EPSG:4326"), rings, {});
        ASSERT_EQ(polygons.size(), 2u);
        for (const ProjectedPolygon& polygon : polygons) {
            EXPECT_LE(bounds(polygon).width(), 10.0 + 1e-9);
            EXPECT_GT(area(polygon.rings[0]), 0);
        }
        // The trapezium's area, none lost at the cut: 15 × (8 + 3) / 2.
        EXPECT_NEAR(total_area(polygons), 82.5, 1e-6);
    }
}

TEST(ProjectPolygon, RingsTurnTheRightWay) {
    const Rings both_clockwise{{{100, 50}, {100, 60}, {110, 60}, {110, 50}},
                               {{104, 54}, {104, 56}, {106, 56}, {106, 54}}};
    const auto polygons = project_polygon(make("EPSG:4326"), both_clockwise, {});
    ASSERT_EQ(polygons.size(), 1u);
    ASSERT_EQ(polygons[0].rings.size(), 2u);
    EXPECT_NEAR(area(polygons[0].rings[0]), 100.0, 1e-9);
    EXPECT_NEAR(area(polygons[0].rings[1]), -4.0, 1e-9);
    EXPECT_EQ(polygons[0].rings[0].size(), 4u);
}

TEST(ProjectPolygon, HoleWrittenOnAnotherTurnLiesInItsExterior) {
    const Rings rings{{{170, 60}, {190, 60}, {190, 70}, {170, 70}},
                      {{-178, 64}, {-176, 64}, {-176, 66}, {-178, 66}}};
    const auto polygons = project_polygon(make("EPSG:4326"), rings, {});
    EXPECT_NEAR(total_area(polygons), 196.0, 1e-6);
}

// Antarctica as data sets write it: along the coast, then down and along the pole.
Rings antarctica() {
    Rings rings(1);
    for (int lon_deg = -180; lon_deg <= 180; lon_deg += 5) {
        rings[0].push_back({static_cast<double>(lon_deg), -70.0});
    }
    rings[0].push_back({180, -90});
    rings[0].push_back({-180, -90});
    rings[0].push_back({-180, -70});
    return rings;
}

bool covers(const std::vector<ProjectedPolygon>& polygons, XY p) {
    bool inside = false;
    std::vector<std::vector<XY>> rings;
    for (const ProjectedPolygon& polygon : polygons) {
        rings.insert(rings.end(), polygon.rings.begin(), polygon.rings.end());
    }
    for (const auto& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const XY a = ring[i];
            const XY b = ring[(i + 1) % ring.size()];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

TEST(ProjectPolygon, AntarcticaNeverCoversANorthernMap) {
    for (const char* crs : {kFarEast, "EPSG:5940", "EPSG:3576", "EPSG:3857", "EPSG:3413"}) {
        const Projection projection = make(crs);
        const auto polygons = project_polygon(projection, antarctica(), {.tolerance = 1000});
        for (const LonLat place : {LonLat{127, 50}, LonLat{100, 70}, LonLat{30, 60},
                                   LonLat{-60, 40}, LonLat{127, -60}}) {
            const XY point = projection.forward(place).value();
            EXPECT_FALSE(covers(polygons, point)) << crs << ' ' << place.lon_deg;
        }
    }
}

TEST(ProjectPolygon, AntarcticaCoversItself) {
    for (const char* crs : {kFarEast, "EPSG:5940", "EPSG:3857", "EPSG:3031", "EPSG:4326"}) {
        const Projection projection = make(crs);
        const auto polygons = project_polygon(projection, antarctica(), {.tolerance = 1000});
        EXPECT_TRUE(covers(polygons, projection.forward({127, -72}).value())) << crs;
        EXPECT_TRUE(covers(polygons, projection.forward({-100, -72}).value())) << crs;
    }
}

TEST(ProjectPolygon, RingRoundThePoleIsClosedOverIt) {
    Rings rings(1);
    for (int lon_deg = -175; lon_deg <= 175; lon_deg += 10) {
        rings[0].push_back({static_cast<double>(lon_deg), 80.0});
    }
    const auto world = project_polygon(make("EPSG:4326"), rings, {});
    EXPECT_NEAR(total_area(world), 3600.0, 1e-6);  // 360° × 10°
    const auto polar = project_polygon(make("EPSG:3576"), rings, {.tolerance = 100});
    ASSERT_EQ(polar.size(), 1u);
    // A spherical cap of WGS 84 north of 80°: 3.91e12 m² (2 π R² (1 - sin 80°), R authalic).
    EXPECT_NEAR(total_area(polar), 3.91e12, 0.03e12);
}

TEST(ProjectPolygon, BoxOfTheWholeWorldStaysTheWholeWorld) {
    const Rings world{{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}}};
    EXPECT_NEAR(total_area(project_polygon(make("EPSG:4326"), world, {})), 360.0 * 180.0, 1e-3);
    const Rings belt{{{-180, -60}, {180, -60}, {180, 60}, {-180, 60}, {-180, -60}}};
    EXPECT_NEAR(total_area(project_polygon(make("EPSG:4326"), belt, {})), 360.0 * 120.0, 1e-3);
}

TEST(ProjectPolygon, DensifiesParallelsOnACone) {
    const Projection projection = make(kFarEast);
    const Rings rings{{{100, 45}, {150, 45}, {150, 60}, {100, 60}}};
    const auto coarse = project_polygon(projection, rings, {.tolerance = 1e9});
    const auto fine = project_polygon(projection, rings, {.tolerance = 50});
    EXPECT_LE(coarse[0].rings[0].size(), 4u);
    EXPECT_GT(fine[0].rings[0].size(), 40u);
    // The southern parallel bows down by far more than the tolerance.
    const XY south = projection.forward({125, 45}).value();
    EXPECT_NEAR(bounds(fine[0]).min_y, projection.forward({127, 45})->y, 50.0);
    EXPECT_GT(bounds(coarse[0]).min_y, south.y + 100e3);
}

TEST(ProjectPolygon, CountsTheVerticesItCannotPlace) {
    const Projection globe = make("+proj=ortho +lat_0=0 +lon_0=0");
    const Rings rings{{{80, -5}, {85, -5}, {100, -5}, {100, 5}, {85, 5}, {80, 5}}};
    int dropped = 0;
    const auto polygons = project_polygon(globe, rings, {.tolerance = 1000}, &dropped);
    EXPECT_EQ(dropped, 2);
    ASSERT_EQ(polygons.size(), 1u);
    // The globe ends at x = R cos 5° on the parallels of 5°.
    EXPECT_GT(bounds(polygons[0]).max_x, 6378137.0 * 0.996);
}

// A third of the Earth: a band of 40 degrees on both sides of the equator, from 60 to 180 degrees.
TEST(ProjectPolygon, CoversItsPlacesAndNoOthersWhereverTheMapIsTorn) {
    Rings rings{{}};
    for (int lon = 60; lon <= 180; lon += 2) {
        rings[0].push_back({static_cast<double>(lon), -40});
    }
    for (int lon = 180; lon > 60; lon -= 2) {
        rings[0].push_back({static_cast<double>(lon), 40});
    }
    rings[0].push_back({60, 40});
    for (const char* crs :
         {"+proj=ortho +lat_0=52 +lon_0=127", "+proj=igh", "+proj=igh +lon_0=150",
          "+proj=laea +lat_0=-20 +lon_0=-70", "+proj=aeqd +lat_0=-20 +lon_0=-70",
          "+proj=stere +lat_0=52 +lon_0=127", "+proj=tmerc +lon_0=127", "+proj=tcc +lon_0=60",
          "+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=-90 +lon_0=130",
          "+proj=omerc +lat_0=52 +lonc=127 +alpha=45 +gamma=0", "+proj=healpix", "+proj=s2",
          "+proj=nsper +h=3000000 +lat_0=50 +lon_0=130", "+proj=gnom +lat_0=52 +lon_0=127",
          "+proj=geos +h=35785831 +lon_0=140", "+proj=adams_ws2", "+proj=rhealpix",
          "+proj=tpeqd +lat_1=45 +lon_1=126 +lat_2=55 +lon_2=37"}) {
        const Projection projection = make(crs);
        const auto polygons =
            project_polygon(projection, rings, {.tolerance = 250 * projection.domain().least_scale});
        int shown = 0;
        for (double lon = -179; lon < 180; lon += 7.3) {
            for (double lat = -85; lat < 89; lat += 6.7) {
                const bool inside = lon > 60 && std::abs(lat) < 40;
                const bool at_the_edge = std::abs(lon - 60) < 1 || std::abs(std::abs(lat) - 40) < 1;
                const bool near_the_end =
                    !projection.shows({lon + 0.8, lat}) || !projection.shows({lon - 0.8, lat}) ||
                    !projection.shows({lon, lat + 0.8}) || !projection.shows({lon, lat - 0.8});
                if (at_the_edge || near_the_end || lon > 179 || !projection.shows({lon, lat})) {
                    continue;
                }
                ++shown;
                EXPECT_EQ(covers(polygons, projection.forward({lon, lat}).value()), inside)
                    << crs << ' ' << lon << ' ' << lat;
            }
        }
        EXPECT_GT(shown, 100) << crs;
    }
}

TEST(ProjectPolygon, NothingComesOfNothing) {
    EXPECT_TRUE(project_polygon(make(kFarEast), Rings{}, {}).empty());
    EXPECT_TRUE(project_polygon(make(kFarEast), Rings{{}}, {}).empty());
    EXPECT_TRUE(project_polygon(make(kFarEast), Rings{{{100, 50}, {101, 50}}}, {}).empty());
}

}  // namespace
}  // namespace northway::geo
