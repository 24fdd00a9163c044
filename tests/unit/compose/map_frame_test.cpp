// SPDX-License-Identifier: Apache-2.0
#include "compose/map_frame.h"

#include "map_fixture.h"

namespace northway::compose {
namespace {

constexpr double kPrint = 300.0 / 96;

FrameSize sheet(int width_px, int height_px) {
    return {width_px, height_px, kPrint, true};
}

TEST(Framed, PaperHasMarginsAndScreensHaveNone) {
    EXPECT_EQ(framed({1920, 1080, 1}, {}).margins, Margins{});
    // A4: 4.5 % of 210 mm are 9.45 mm; A5: at least 7 mm.
    EXPECT_EQ(framed(sheet(3508, 2480), {}).margins, (Margins{112, 112, 112, 112}));
    EXPECT_EQ(framed(sheet(2480, 1748), {}).margins, (Margins{83, 83, 83, 83}));
}

TEST(Framed, FollowsTheScene) {
    scene::FrameSpec spec;
    spec.visible = false;
    EXPECT_EQ(framed(sheet(3508, 2480), spec).margins, Margins{});
    spec.visible = true;
    spec.margin_mm = std::array{25.4, 12.7, 50.8, 0.0};
    EXPECT_EQ(framed({1920, 1080, 1}, spec).margins, (Margins{96, 48, 192, 0}));
    EXPECT_EQ(framed({3840, 2160, 2}, spec).margins, (Margins{192, 96, 384, 0}));
}

TEST(Framed, LeavesAThirdOfTheSheetToTheMap) {
    scene::FrameSpec spec;
    spec.visible = true;
    spec.margin_mm = std::array{100.0, 100.0, 300.0, 100.0};
    const auto size = framed({900, 600, 1}, spec);
    EXPECT_EQ(size.margins.top_px, 100);
    EXPECT_EQ(size.margins.bottom_px, 300);
    EXPECT_EQ(size.map_px().height(), 200);
}

TEST(Framed, CameraFitsBoundsIntoTheMapRectangle) {
    auto projection = geo::Projection::create("EPSG:4326");
    ASSERT_TRUE(projection);
    scene::View view;
    view.crs = "EPSG:4326";
    view.bounds = geo::Box{100, 40, 140, 60};
    FrameSize size{1000, 600, 1};
    size.margins = {50, 100, 50, 300};
    const auto camera = make_camera(view, *projection, size);
    ASSERT_TRUE(camera) << camera.error().message;
    const auto west = camera->px_from_crs.apply({100, 50});
    const auto east = camera->px_from_crs.apply({140, 50});
    EXPECT_NEAR(west.x, 300, 1e-6);
    EXPECT_NEAR(east.x, 900, 1e-6);
    EXPECT_NEAR(west.y, 300, 1e-6);
    EXPECT_NEAR(camera->visible_crs.min_x, 100, 1e-9);
    EXPECT_NEAR(camera->visible_crs.max_x, 140, 1e-9);
}

class FramedMap : public test::MapTest {};

TEST_F(FramedMap, IsPaperOutsideAndMapInside) {
    auto map = open(test::sample_scene());
    map->scene().page.frame.visible = true;
    map->scene().page.frame.margin_mm = std::array{25.4, 25.4, 25.4, 25.4};
    map->scene().page.frame.paper_color = style::parse_color("#102030");
    const auto pixels = draw(*map, {640, 480, 1});
    const auto at = [&](int x, int y) {
        const auto* p = &pixels.rgba[4 * (static_cast<std::size_t>(y) * 640 +
                                          static_cast<std::size_t>(x))];
        return std::array{int{p[0]}, int{p[1]}, int{p[2]}};
    };
    const std::array paper{0x10, 0x20, 0x30};
    EXPECT_EQ(at(2, 2), paper);
    EXPECT_EQ(at(80, 240), paper);
    EXPECT_EQ(at(320, 470), paper);
    EXPECT_NE(at(97, 240), paper);
    EXPECT_NE(at(320, 380), paper);
    for (const auto& box : map->sheet().furniture) {
        EXPECT_GE(box.x0, 96);
        EXPECT_GE(box.y0, 96);
        EXPECT_LE(box.x1, 640 - 96);
        EXPECT_LE(box.y1, 480 - 96);
    }
    EXPECT_FALSE(map->place_at({640, 480, 1}, 40, 240));
    EXPECT_TRUE(map->place_at({640, 480, 1}, 320, 240));
}

}  // namespace
}  // namespace northway::compose
