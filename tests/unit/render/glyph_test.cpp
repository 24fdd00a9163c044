// SPDX-License-Identifier: Apache-2.0
#include "render_fixture.h"
#include "shapes.h"

#include <algorithm>
#include <cmath>

namespace northway::render {
namespace {

// An atlas of two pictures of 32 x 32: a disc of radius 10 round (16, 16), and right of it a bar
// from x = 42 to 54 and y = 12 to 20. Distances of 8 texels to both sides of the outline.
class Glyph : public RenderTest {
protected:
    static constexpr int kWidth = 64;
    static constexpr int kHeight = 32;
    static constexpr float kTexelsPerUnit = 16;

    Glyph() : pixels_(kWidth * kHeight) {
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                const double px = x + 0.5;
                const double py = y + 0.5;
                const double disc = 10 - std::hypot(px - 16, py - 16);
                const double out_x = std::max({42 - px, px - 54, 0.0});
                const double out_y = std::max({12 - py, py - 20, 0.0});
                const double in = std::min({px - 42, 54 - px, py - 12, 20 - py});
                const double bar = in > 0 ? in : -std::hypot(out_x, out_y);
                const double distance = x < 32 ? disc : bar;
                pixels_[static_cast<std::size_t>(y * kWidth + x)] = static_cast<std::uint8_t>(
                    std::clamp(std::round(128 + distance / kTexelsPerUnit * 255), 0.0, 255.0));
            }
        }
    }
    static mesh::GlyphQuad quad(float x, float y, bool bar, float turn_rad = 0,
                                float texels_per_px = 1) {
        mesh::GlyphQuad result;
        result.x_px = x;
        result.y_px = y;
        result.axis_x = std::cos(turn_rad);
        result.axis_y = std::sin(turn_rad);
        result.atlas_x = bar ? 32 : 0;
        result.atlas_w = 32;
        result.atlas_h = 32;
        result.texels_per_px = texels_per_px;
        return result;
    }
    AtlasImage atlas(std::uint64_t revision = 1) const {
        return {pixels_, kWidth, kHeight, revision, kTexelsPerUnit};
    }
    Pixels glyphs(const std::vector<mesh::GlyphQuad>& quads, float halo = 0, int width = 64,
                  int height = 64) {
        mesh::DrawList list;
        list.glyphs(paint(list, kWhite, halo), quads);
        return draw_list(list, width, height);
    }
    Pixels draw_list(const mesh::DrawList& list, int width, int height) {
        FrameInput input;
        input.width = width;
        input.height = height;
        input.base = &list;
        input.base_key = next_key();
        input.atlas = atlas();
        return draw(input);
    }
    static double area(const Pixels& pixels) {
        double sum = 0;
        for (int y = 0; y < pixels.height; ++y) {
            for (int x = 0; x < pixels.width; ++x) {
                sum += red(pixels, x, y) / 255.0;
            }
        }
        return sum;
    }
    std::vector<std::uint8_t> pixels_;
};

TEST_F(Glyph, AnUprightDiscStandsWhereItsQuadDoes) {
    const Pixels pixels = glyphs({quad(8.25F, 12.5F, false)});
    // The centre is at (24.25, 28.5).
    EXPECT_EQ(red(pixels, 24, 28), 255);
    EXPECT_EQ(red(pixels, 24, 20), 255);
    EXPECT_EQ(red(pixels, 24, 17), 0);
    EXPECT_EQ(red(pixels, 13, 28), 0);
    EXPECT_NEAR(area(pixels), 3.14159 * 100, 2.5);
    EXPECT_NEAR(red(pixels, 34, 28), 255 * 0.25, 10);
}

TEST_F(Glyph, TwiceTheTexelsPerPixelHalvesIt) {
    EXPECT_NEAR(area(glyphs({quad(8, 12, false, 0, 2)})), 3.14159 * 25, 1.5);
}

TEST_F(Glyph, ABarTurnsWithItsAxes) {
    const Pixels level = glyphs({quad(16, 16, true)});
    EXPECT_EQ(red(level, 32, 32), 255);
    EXPECT_EQ(red(level, 27, 32), 255);
    EXPECT_EQ(red(level, 32, 26), 0);
    // A quarter turn clockwise (y runs down): the glyph's x goes down, its y to the left.
    const Pixels upright = glyphs({quad(48, 16, true, 1.5707963F)});
    EXPECT_EQ(red(upright, 32, 32), 255);
    EXPECT_EQ(red(upright, 32, 27), 255);
    EXPECT_EQ(red(upright, 26, 32), 0);
    EXPECT_NEAR(area(level), 12 * 8, 1.5);
    EXPECT_NEAR(area(upright), 12 * 8, 1.5);
    EXPECT_NEAR(area(glyphs({quad(32, 9, true, 0.7853982F)})), 12 * 8, 1.5);
}

TEST_F(Glyph, AHaloGrowsTheOutline) {
    const Pixels pixels = glyphs({quad(16, 16, false)}, 3);
    EXPECT_NEAR(area(pixels), 3.14159 * 13 * 13, 4);
    EXPECT_EQ(red(pixels, 32, 20), 255);  // 11.5 from the centre
    EXPECT_EQ(red(pixels, 32, 17), 0);    // 14.5
}

TEST_F(Glyph, OverlappingGlyphsOfALabelAreBlendedOnce) {
    mesh::DrawList list;
    const std::vector<mesh::GlyphQuad> quads{quad(8, 16, false), quad(16, 16, false)};
    list.glyphs(paint(list, {0.5F, 0.5F, 0.5F, 0.5F}), quads);
    const Pixels pixels = draw_list(list, 64, 64);
    EXPECT_EQ(red(pixels, 28, 32), 128);
    EXPECT_EQ(*std::max_element(pixels.rgba.begin(), pixels.rgba.end()), 255);  // alpha
    EXPECT_EQ(red(pixels, 18, 32), 128);
}

TEST_F(Glyph, AGlyphIsCutAtThePictureOnly) {
    const Pixels whole = glyphs({quad(16, 16, false)});
    const Pixels cut = glyphs({quad(-16, -16, false)}, 0, 32, 32);
    for (int y = 0; y < 32; ++y) {
        for (int x = 0; x < 32; ++x) {
            ASSERT_EQ(red(cut, x, y), red(whole, x + 32, y + 32)) << x << ", " << y;
        }
    }
}

TEST_F(Glyph, ANewRevisionOfTheAtlasIsUsed) {
    mesh::DrawList list;
    const std::vector<mesh::GlyphQuad> quads{quad(16, 16, false)};
    list.glyphs(paint(list, kWhite), quads);
    FrameInput input;
    input.width = input.height = 64;
    input.base = &list;
    input.base_key = next_key();
    input.atlas = atlas(1);
    EXPECT_EQ(red(draw(input), 32, 32), 255);
    std::fill(pixels_.begin(), pixels_.end(), std::uint8_t{0});
    input.atlas = atlas(2);
    input.base_key = next_key();
    EXPECT_EQ(red(draw(input), 32, 32), 0);
}

TEST_F(Glyph, TheAtlasMayGrow) {
    mesh::DrawList list;
    const std::vector<mesh::GlyphQuad> quads{quad(16, 16, false)};
    list.glyphs(paint(list, kWhite), quads);
    FrameInput input;
    input.width = input.height = 64;
    input.base = &list;
    input.base_key = next_key();
    input.atlas = atlas(1);
    const Pixels before = draw(input);
    pixels_.resize(static_cast<std::size_t>(kWidth) * kHeight * 2);
    input.atlas = {pixels_, kWidth, 2 * kHeight, 2, kTexelsPerUnit};
    input.base_key = next_key();
    EXPECT_LE(compare(draw(input), before).largest, 1);
}

}  // namespace
}  // namespace northway::render
