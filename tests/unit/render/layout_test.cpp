// SPDX-License-Identifier: Apache-2.0
#include "shaders/layout.h"

#include <gtest/gtest.h>

#include <cstddef>

namespace northway::shaders {
namespace {

// The offsets that std430 gives (GLSL 4.50, OpenGL 7.6.2.2): a vec4 stands at a multiple of 16, and
// an array's stride is its element's size rounded up to the largest alignment within.
static_assert(sizeof(vec2) == 8 && sizeof(vec4) == 16 && sizeof(uvec4) == 16);

static_assert(offsetof(Style, color) == 0);
static_assert(offsetof(Style, half_width) == 16);
static_assert(offsetof(Style, offset) == 20);
static_assert(offsetof(Style, paint) == 24);
static_assert(offsetof(Style, dash_period_m) == 28);
static_assert(offsetof(Style, dash_m) == 32);
static_assert(offsetof(Style, blur) == 48);
static_assert(offsetof(Style, group_opacity) == 76);
static_assert(sizeof(Style) == 80);

static_assert(offsetof(Tile, x) == 0);
static_assert(offsetof(Tile, y) == 4);
static_assert(offsetof(Tile, first) == 8);
static_assert(offsetof(Tile, end) == 12);
static_assert(sizeof(Tile) == 16);

static_assert(offsetof(TileConstants, flags) == 12);
static_assert(offsetof(TileConstants, clear_color) == 16);
static_assert(offsetof(TileConstants, atlas_width) == 32);
static_assert(offsetof(TileConstants, first_tile) == 44);
static_assert(offsetof(TileConstants, shift_x) == 52);
static_assert(offsetof(WarpConstants, left) == 16);
static_assert(offsetof(WarpConstants, period) == 40);
static_assert(offsetof(ReliefPaint, accent) == 384);
static_assert(offsetof(ReliefPaint, north_deg) == 400);
static_assert(sizeof(ReliefPaint) == 464);
static_assert(offsetof(PicturePaint, is_nearest) == 32);
static_assert(sizeof(PicturePaint) == 48);

TEST(Layout, PushConstantsFitTheLeastThatEveryDeviceHas) {
    EXPECT_EQ(sizeof(TileConstants), 64U);
    EXPECT_EQ(sizeof(WarpConstants), 48U);
    EXPECT_LE(sizeof(TileConstants), 128U);
}

}  // namespace
}  // namespace northway::shaders
