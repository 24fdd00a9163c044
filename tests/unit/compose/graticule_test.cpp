// SPDX-License-Identifier: Apache-2.0
#include "compose/graticule.h"

#include "map_fixture.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

constexpr FrameSize kHd{1920, 1080, 1};

struct View {
    geo::Projection projection;
    Camera camera;
};

View view_of(const std::string& crs, geo::Box bounds, const FrameSize& size = kHd) {
    auto projection = geo::Projection::create(crs);
    EXPECT_TRUE(projection);
    scene::View view;
    view.crs = crs;
    view.bounds = bounds;
    auto camera = make_camera(view, *projection, size);
    EXPECT_TRUE(camera);
    return {std::move(*projection), *camera};
}

Graticule graticule_of(const View& view, const scene::GraticuleSpec& spec = {}) {
    Graticule graticule;
    EXPECT_TRUE(update_graticule(graticule, spec, view.projection, view.camera, kHd, 1));
    return graticule;
}

const GraticuleLine* find(const Graticule& graticule, bool meridian, double degrees) {
    for (const auto& line : graticule.lines) {
        if (line.is_meridian == meridian && std::abs(line.degrees - degrees) < 1e-9) {
            return &line;
        }
    }
    return nullptr;
}

TEST(Interval, GoesByOneTwoFiveTenFifteenThirty) {
    EXPECT_EQ(round_interval_deg(17), 30);
    EXPECT_EQ(round_interval_deg(10.5), 15);
    EXPECT_EQ(round_interval_deg(7), 10);
    EXPECT_EQ(round_interval_deg(2.5), 5);
    EXPECT_EQ(round_interval_deg(1), 1);
    EXPECT_EQ(round_interval_deg(0.6), 1);
    EXPECT_DOUBLE_EQ(round_interval_deg(0.3), 0.5);
    EXPECT_DOUBLE_EQ(round_interval_deg(0.2), 0.25);
    EXPECT_DOUBLE_EQ(round_interval_deg(0.012), 1.0 / 60);
    EXPECT_EQ(round_interval_deg(100), 30);
}

TEST(Graticule, HasAnIntervalThatSuitsTheScale) {
    const auto far_east = graticule_of(view_of(
        "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84", {105, 38, 150, 62}));
    EXPECT_EQ(far_east.lat_interval_deg, 5);
    EXPECT_EQ(far_east.lon_interval_deg, 5);
    const auto amur = graticule_of(view_of(
        "+proj=tmerc +lat_0=49 +lon_0=130 +datum=WGS84", {127.3, 50.168, 127.7, 50.312}));
    EXPECT_DOUBLE_EQ(amur.lat_interval_deg, 1.0 / 60);
    EXPECT_DOUBLE_EQ(amur.lon_interval_deg, 2.0 / 60);
}

TEST(Graticule, LiesOnItsMeridiansAndParallels) {
    const View view = view_of("EPSG:3576", {60, 60, 190, 85});
    for (const auto& line : graticule_of(view).lines) {
        for (const auto& piece : line.pieces) {
            for (const auto& point : piece.points) {
                const auto place = view.projection.inverse(point);
                ASSERT_TRUE(place);
                if (line.is_meridian && std::abs(place->lat_deg) < 89.999) {
                    EXPECT_NEAR(std::remainder(place->lon_deg - line.degrees, 360), 0, 1e-6);
                } else if (!line.is_meridian) {
                    EXPECT_NEAR(place->lat_deg, line.degrees, 1e-6);
                }
            }
        }
    }
}

TEST(Graticule, FewMeridiansReachThePole) {
    const View view = view_of("EPSG:3576", {-180, 55, 180, 90});
    const auto graticule = graticule_of(view);
    const auto north_end = [&](double lon) {
        const auto* line = find(graticule, true, lon);
        EXPECT_NE(line, nullptr) << lon;
        double most = 0;
        for (const auto& piece : line->pieces) {
            for (const auto& point : piece.points) {
                most = std::max(most, view.projection.inverse(point)->lat_deg);
            }
        }
        return most;
    };
    EXPECT_NEAR(north_end(90), 90, 1e-6);
    EXPECT_NEAR(north_end(0), 90, 1e-6);
    EXPECT_LT(north_end(30), 89);
    EXPECT_LE(north_end(15), north_end(30));
    // They end at a parallel.
    EXPECT_NEAR(std::remainder(north_end(30), graticule.lat_interval_deg), 0, 1e-6);
}

TEST(Graticule, GoesOverThe180thMeridianOnce) {
    const View view = view_of("EPSG:3576", {150, 60, 200, 75});
    const auto graticule = graticule_of(view);
    int meridians = 0;
    for (const auto& line : graticule.lines) {
        meridians += line.is_meridian && std::abs(std::abs(line.degrees) - 180) < 1e-9 ? 1 : 0;
    }
    EXPECT_EQ(meridians, 1);
    const auto* parallel = find(graticule, false, 70);
    ASSERT_NE(parallel, nullptr);
    EXPECT_EQ(parallel->pieces.size(), 1U);
}

TEST(Graticule, IsKeptWhileTheViewMovesALittle) {
    View view = view_of("EPSG:3576", {60, 60, 190, 85});
    Graticule graticule = graticule_of(view);
    view.camera.px_from_crs.tx += 20;
    EXPECT_FALSE(update_graticule(graticule, {}, view.projection, view.camera, kHd, 1));
    scene::GraticuleSpec finer;
    finer.lat_interval_deg = 1;
    EXPECT_TRUE(update_graticule(graticule, finer, view.projection, view.camera, kHd, 1));
}

TEST(Graticule, MeetsTheFrameWherePROJPutsItsLines) {
    const View view = view_of("EPSG:4326", {100, 40, 140, 60}, kHd);
    scene::GraticuleSpec spec;
    spec.lon_interval_deg = 10;
    spec.lat_interval_deg = 5;
    const auto meetings = meetings_of(graticule_of(view, spec), view.camera, kHd.map_px());
    const auto& top = meetings.sides[0];
    ASSERT_GE(top.size(), 3U);
    for (const auto& each : top) {
        EXPECT_TRUE(each.is_meridian);
        EXPECT_NEAR(each.at_px.x, view.camera.px_from_crs.apply({each.degrees, 50}).x, 1e-6);
        EXPECT_NEAR(each.at_px.y, 0, 1e-9);
        EXPECT_NEAR(each.along.y, -1, 1e-9);
    }
    for (const auto& each : meetings.sides[3]) {
        EXPECT_FALSE(each.is_meridian);
        EXPECT_NEAR(each.along.x, -1, 1e-9);
        EXPECT_NEAR(each.at_px.y, view.camera.px_from_crs.apply({120, each.degrees}).y, 1e-6);
    }
}

TEST(Graticule, EndsAtTheEdgeOfAGlobe) {
    const std::string crs = "+proj=ortho +lat_0=50 +lon_0=127 +R=6371000";
    auto projection = geo::Projection::create(crs);
    ASSERT_TRUE(projection);
    scene::View view;
    view.crs = crs;
    view.center = {127, 50};
    view.zoom = 1.2;
    const auto camera = make_camera(view, *projection, kHd);
    ASSERT_TRUE(camera);
    Graticule graticule;
    update_graticule(graticule, {}, *projection, *camera, kHd, 1);
    const auto meetings = meetings_of(graticule, *camera, kHd.map_px());
    ASSERT_GT(meetings.ends.size(), 6U);
    const geo::XY middle = kHd.map_px().center();
    const double radius = 6371000 / camera->units_per_px;
    for (const auto& end : meetings.ends) {
        EXPECT_NEAR(std::hypot(end.at_px.x - middle.x, end.at_px.y - middle.y), radius,
                    0.03 * radius);
    }
}

class GraticuleOnMap : public test::MapTest {};

TEST_F(GraticuleOnMap, LabelsKeepClearOfFurnitureAndOfEachOther) {
    auto map = open(test::sample_scene());
    map->scene().page.graticule.visible = true;
    draw(*map, {800, 600, 1});
    const auto& labels = map->sheet().graticule;
    ASSERT_GE(labels.size(), 3U);
    const auto overlap = [](const text::PxBox& a, const text::PxBox& b) {
        return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
    };
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (const auto& furniture : map->sheet().furniture) {
            EXPECT_FALSE(overlap(labels[i].box, furniture)) << labels[i].text;
        }
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_FALSE(overlap(labels[i].box, labels[j].box)) << labels[i].text;
        }
    }
}

}  // namespace
}  // namespace northway::compose
