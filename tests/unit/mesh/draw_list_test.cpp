// SPDX-License-Identifier: Apache-2.0
#include "mesh/draw_list.h"

#include <gtest/gtest.h>

namespace northway::mesh {
namespace {

TEST(Affine, AppliesAndUndoes) {
    const Affine pixels{2, 0.5, 0.25, -4, 100, 50};
    EXPECT_EQ(pixels.apply({10, 20}), (geo::XY{130, -27.5}));
    const auto back = pixels.apply_inverse({130, -27.5});
    EXPECT_NEAR(back.x, 10, 1e-12);
    EXPECT_NEAR(back.y, 20, 1e-12);
}

TEST(Affine, ItsScaleIsThatOfLengths) {
    EXPECT_DOUBLE_EQ((Affine{3, 0, 0, -3, 7, 8}.scale()), 3);
    // Turned by a right angle.
    EXPECT_DOUBLE_EQ((Affine{0, 5, 5, 0, 0, 0}.scale()), 5);
}

TEST(DrawList, KeepsItemsInOrderWithTheirParts) {
    DrawList list;
    const float red[] = {1, 0, 0, 1};
    const auto thin = list.add_style(solid_style(red, 1));
    const auto wide = list.add_style(solid_style(red, 5));
    list.disc_px(wide, {3, 4});
    list.rectangle_px(thin, 1, 2, 5, 7);
    ASSERT_EQ(list.items().size(), 2U);
    EXPECT_EQ(list.items()[0].kind, ItemKind::stroke);
    EXPECT_EQ(list.items()[0].style, wide);
    EXPECT_EQ(list.items()[1].kind, ItemKind::fill);
    EXPECT_EQ(list.items()[1].style, thin);
    const Subpath& corners = list.subpaths()[list.items()[1].first];
    ASSERT_EQ(corners.count, 4U);
    EXPECT_TRUE(corners.closed);
    EXPECT_EQ(corners.points[0], (geo::XY{1, 2}));
    EXPECT_EQ(corners.points[2], (geo::XY{5, 7}));
    EXPECT_EQ(list.styles()[wide].half_width, 5);
}

TEST(DrawList, CopiesPointsGivenInPixels) {
    DrawList list;
    const float red[] = {1, 0, 0, 1};
    const auto style = list.add_style(solid_style(red, 1));
    {
        std::vector<geo::XY> points{{1, 1}, {2, 2}};
        list.stroke_px(style, points, false, Cap::butt);
        points = {{9, 9}, {9, 9}};
        for (int i = 0; i < 100; ++i) {
            list.stroke_px(style, points, false, Cap::butt);
        }
    }
    EXPECT_EQ(list.subpaths()[0].points[1], (geo::XY{2, 2}));
    EXPECT_EQ(list.subpaths()[100].points[1], (geo::XY{9, 9}));
}

TEST(DrawList, ClearedItIsEmptyButForTheIdentity) {
    DrawList list;
    const float red[] = {1, 0, 0, 1};
    list.add_transform({2, 0, 0, 2, 0, 0});
    list.disc_px(list.add_style(solid_style(red, 1)), {3, 4});
    list.clear();
    EXPECT_TRUE(list.empty());
    EXPECT_TRUE(list.styles().empty());
    ASSERT_EQ(list.transforms().size(), 1U);
    EXPECT_EQ(list.transforms()[0], Affine{});
}

TEST(DrawList, ALabelWithoutGlyphsIsNoItem) {
    DrawList list;
    list.glyphs(0, {});
    EXPECT_TRUE(list.empty());
}

}  // namespace
}  // namespace northway::mesh
