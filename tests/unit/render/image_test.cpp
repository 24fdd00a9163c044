// SPDX-License-Identifier: Apache-2.0
#include "render_fixture.h"
#include "shapes.h"

#include <vector>

namespace northway::render {
namespace {

// An atlas of 32 x 16 texels: at 1,1 a pattern of 8 x 8 whose left half is white, with its wrap
// round it; at 12,1 a row of 4 from black to white; at 12,4 a square of 6 x 6, red, half covering.
class Image : public RenderTest {
protected:
    void SetUp() override {
        RenderTest::SetUp();
        texels_.resize(32 * 16 * 4);
        for (int y = 0; y < 10; ++y) {
            for (int x = 0; x < 10; ++x) {
                const int column = (x + 7) % 8;
                const auto level = static_cast<std::uint8_t>(column < 4 ? 255 : 0);
                set(x, y, {level, level, level, 255});
            }
        }
        for (int x = 0; x < 4; ++x) {
            const auto level = static_cast<std::uint8_t>(85 * x);
            set(12 + x, 1, {level, level, level, 255});
        }
        for (int y = 4; y < 10; ++y) {
            for (int x = 12; x < 18; ++x) {
                set(x, y, {128, 0, 0, 128});
            }
        }
    }
    void set(int x, int y, std::array<std::uint8_t, 4> texel) {
        std::copy(texel.begin(), texel.end(),
                  texels_.begin() + 4 * (static_cast<std::ptrdiff_t>(y) * 32 + x));
    }
    FrameInput frame(const mesh::DrawList& list, int width, int height) {
        FrameInput input;
        input.width = width;
        input.height = height;
        input.base = &list;
        input.base_key = next_key();
        input.images = {texels_, 32, 16, 1, 1};
        return input;
    }
    static mesh::ImagePaint pattern() {
        mesh::ImagePaint paint;
        paint.atlas_x = paint.atlas_y = 1;
        paint.atlas_w = paint.atlas_h = 8;
        return paint;
    }
    static std::uint32_t painted(mesh::DrawList& list, const mesh::ImagePaint& paint,
                                 float half_width, float opacity = 1) {
        auto style = mesh::solid_style(std::array{0.0F, 0.0F, 0.0F, opacity}, half_width);
        style.image = list.add_paint(paint);
        return list.add_style(style);
    }

private:
    std::vector<std::uint8_t> texels_;
};

TEST_F(Image, APatternRepeatsFromItsOriginWithoutASeam) {
    mesh::DrawList list;
    auto paint = pattern();
    paint.origin_px = {3, 5};
    list.rectangle_px(painted(list, paint, 0), 0, 0, 64, 40);
    const Pixels pixels = draw(frame(list, 64, 40));
    for (int x = 0; x < 64; ++x) {
        EXPECT_EQ(red(pixels, x, 17), (x + 5) % 8 < 4 ? 255 : 0) << x;
    }
}

TEST_F(Image, APatternMovesWithItsOriginByPartsOfAPixel) {
    mesh::DrawList list;
    auto paint = pattern();
    paint.origin_px = {0.25, 0};
    list.rectangle_px(painted(list, paint, 0), 0, 0, 16, 8);
    const Pixels pixels = draw(frame(list, 16, 8));
    EXPECT_NEAR(red(pixels, 0, 3), 191, 1);
    EXPECT_EQ(red(pixels, 1, 3), 255);
    EXPECT_NEAR(red(pixels, 4, 3), 64, 1);
    EXPECT_NEAR(red(pixels, 8, 3), 191, 1);
}

TEST_F(Image, APatternIsTheSameInAnyWindowOfTheFrame) {
    mesh::DrawList list;
    auto paint = pattern();
    paint.origin_px = {1e6 + 0.375, -2e6};
    paint.axis = {0.8, 0.6};
    paint.texels_per_px = 0.7;
    list.fill_px(painted(list, paint, 0, 0.5F), Ring{{3, 4}, {190, 30}, {120, 118}});
    FrameInput input = frame(list, 200, 120);
    const Pixels whole = draw(input);
    input.window = {77, 35, 90, 60};
    input.base_key = next_key();
    const Pixels part = draw(input);
    for (int y = 0; y < 60; ++y) {
        for (int x = 0; x < 90; ++x) {
            ASSERT_EQ(red(part, x, y), red(whole, x + 77, y + 35)) << x << ' ' << y;
        }
    }
}

TEST_F(Image, APatternHidesNothingThatItDoesNotCover) {
    mesh::DrawList list;
    list.rectangle_px(list.add_style(mesh::solid_style(std::array{1.0F, 0.0F, 0.0F, 1.0F}, 0)), 0, 0,
                      32, 32);
    auto paint = pattern();
    paint.atlas_x = 22;  // transparent
    list.rectangle_px(painted(list, paint, 0), 0, 0, 32, 32);
    EXPECT_EQ(red(draw(frame(list, 32, 32)), 12, 12), 255);
}

TEST_F(Image, ARampFollowsTheLine) {
    mesh::DrawList list;
    mesh::ImagePaint ramp;
    ramp.kind = mesh::ImagePaint::Kind::ramp;
    ramp.atlas_x = 12;
    ramp.atlas_y = 1;
    ramp.atlas_w = 4;
    ramp.atlas_h = 1;
    const Ring line{{8, 8}, {40, 8}, {40, 40}};
    const double progress[] = {0, 0.5, 1};
    const mesh::Subpath path{line.data(), progress, 3, false};
    list.stroke(painted(list, ramp, 3), 0, std::span(&path, 1), mesh::Cap::round);
    const Pixels pixels = draw(frame(list, 48, 48));
    EXPECT_EQ(red(pixels, 6, 8), 0);
    EXPECT_NEAR(red(pixels, 24, 8), 64, 3);
    EXPECT_NEAR(red(pixels, 40, 23), 191, 4);
    EXPECT_EQ(red(pixels, 40, 41), 255);
}

TEST_F(Image, APatternAlongALineTurnsWithIt) {
    mesh::DrawList list;
    auto paint = pattern();
    paint.kind = mesh::ImagePaint::Kind::along;
    paint.period = 8;
    paint.width_px = 8;
    const Ring line{{20, 4}, {20, 60}};
    const double distance_m[] = {0, 56};
    const mesh::Subpath path{line.data(), distance_m, 2, false};
    list.stroke(painted(list, paint, 4), 0, std::span(&path, 1), mesh::Cap::butt);
    const Pixels pixels = draw(frame(list, 40, 64));
    for (int y = 4; y < 60; ++y) {
        EXPECT_EQ(red(pixels, 20, y), (y - 4) % 8 < 4 ? 255 : 0) << y;
    }
}

TEST_F(Image, AQuadIsDrawnScaledAndFaded) {
    mesh::DrawList list;
    mesh::ImageQuad quad;
    quad.x_px = 8;
    quad.y_px = 4;
    quad.atlas_x = 12;
    quad.atlas_y = 4;
    quad.atlas_w = quad.atlas_h = 6;
    quad.texels_per_px_x = 0.5F;
    list.images(list.add_style(mesh::solid_style(std::array{0.0F, 0.0F, 0.0F, 0.5F}, 0)),
                std::span(&quad, 1));
    const Pixels pixels = draw(frame(list, 32, 16));
    EXPECT_NEAR(red(pixels, 14, 7), 64, 1);
    EXPECT_EQ(red(pixels, 7, 7), 0);
    EXPECT_EQ(red(pixels, 20, 7), 0);
    EXPECT_EQ(red(pixels, 14, 10), 0);
    EXPECT_NEAR(red(pixels, 18, 9), 64, 1);
}

TEST_F(Image, PiecesOfOneImageMeetWithoutASeam) {
    mesh::DrawList whole;
    mesh::DrawList pieces;
    mesh::ImageQuad quad;
    quad.x_px = 5.3F;
    quad.y_px = 9.1F;
    quad.axis_x = 0.8F;
    quad.axis_y = -0.6F;
    quad.atlas_x = 11;
    quad.atlas_y = 3;
    quad.atlas_w = quad.atlas_h = 8;
    quad.texels_per_px_x = quad.texels_per_px_y = 0.4F;
    const auto opaque = mesh::solid_style(kBlack, 0);
    whole.images(whole.add_style(opaque), std::span(&quad, 1));
    mesh::ImageQuad parts[] = {quad, quad};
    parts[0].atlas_w = 3;
    parts[1].atlas_x = 14;
    parts[1].atlas_w = 5;
    parts[1].x_px += 3 / 0.4F * 0.8F;
    parts[1].y_px += 3 / 0.4F * -0.6F;
    pieces.images(pieces.add_style(opaque), parts);
    EXPECT_LE(compare(draw(frame(whole, 40, 40)), draw(frame(pieces, 40, 40))).largest, 2);
}

}  // namespace
}  // namespace northway::render
