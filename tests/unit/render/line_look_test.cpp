// SPDX-License-Identifier: Apache-2.0
#include "render_fixture.h"
#include "shapes.h"

#include <cmath>

namespace northway::render {
namespace {

class LineLook : public RenderTest {
protected:
    static double area(const Pixels& pixels) {
        double sum = 0;
        for (int y = 0; y < pixels.height; ++y) {
            for (int x = 0; x < pixels.width; ++x) {
                sum += red(pixels, x, y) / 255.0;
            }
        }
        return sum;
    }
    static shaders::Style style(float half_width, std::uint32_t join, float limit) {
        auto result = mesh::solid_style(kWhite, half_width);
        result.join = join;
        result.join_limit = limit;
        return result;
    }
    Pixels stroke(const shaders::Style& style, const Ring& points, mesh::Cap cap,
                  bool closed = false) {
        mesh::DrawList list;
        list.stroke_px(list.add_style(style), points, closed, cap);
        return draw(list, 64, 48);
    }
};

const Ring kCorner{{8.5, 40}, {40, 40}, {40, 8.5}};  // turns left by 90 degrees

TEST_F(LineLook, AMitreFillsTheCornerOfARightAngle) {
    const auto miter = stroke(style(6, shaders::kJoinMiter, 2), kCorner, mesh::Cap::butt);
    const auto round = stroke(style(6, shaders::kJoinRound, 0), kCorner, mesh::Cap::butt);
    const auto bevel = stroke(style(6, shaders::kJoinBevel, 1.05F), kCorner, mesh::Cap::butt);
    EXPECT_EQ(red(miter, 45, 45), 255);
    EXPECT_EQ(red(miter, 46, 45), 0);
    EXPECT_EQ(red(round, 45, 45), 0);
    // Two strokes that share a square, and the square, quarter disc or triangle outside.
    const double strokes = 2 * 31.5 * 12 - 36;
    EXPECT_NEAR(area(miter), strokes + 36, 0.3);
    EXPECT_NEAR(area(round), strokes + 0.25 * 3.14159 * 36, 0.5);
    EXPECT_NEAR(area(bevel), strokes + 18, 0.5);
}

TEST_F(LineLook, AMitreLongerThanItsLimitIsABevel) {
    const auto limited = stroke(style(6, shaders::kJoinMiter, 1.4F), kCorner, mesh::Cap::butt);
    const auto bevel = stroke(style(6, shaders::kJoinBevel, 1.05F), kCorner, mesh::Cap::butt);
    EXPECT_EQ(compare(limited, bevel).largest, 0);
    // A right angle's mitre is 1.41 half widths long.
    const auto mitred = stroke(style(6, shaders::kJoinMiter, 1.42F), kCorner, mesh::Cap::butt);
    EXPECT_EQ(red(mitred, 45, 45), 255);
}

TEST_F(LineLook, ARoundJoinOfAShallowTurnIsMitredUpToItsLimit) {
    const auto mitred = stroke(style(8, shaders::kJoinRound, 1.5F), kCorner, mesh::Cap::butt);
    EXPECT_EQ(red(mitred, 47, 47), 255);
}

TEST_F(LineLook, TheJoinsOfARingAreAllMitred) {
    const Ring square{{12, 12}, {44, 12}, {44, 36}, {12, 36}};
    const auto ring = stroke(style(4, shaders::kJoinMiter, 2), square, mesh::Cap::butt, true);
    EXPECT_NEAR(area(ring), 40 * 32 - 24 * 16, 0.1);
    EXPECT_EQ(red(ring, 8, 8), 255);
    EXPECT_EQ(red(ring, 7, 8), 0);
}

TEST_F(LineLook, ATranslucentMitreIsBlendedOnce) {
    auto translucent = style(6, shaders::kJoinMiter, 2);
    translucent.color = {0.5F, 0.5F, 0.5F, 0.5F};
    const auto pixels = stroke(translucent, kCorner, mesh::Cap::square);
    for (const auto& [x, y] : {std::pair{20, 40}, {40, 40}, {44, 44}, {36, 36}, {40, 20}}) {
        EXPECT_NEAR(red(pixels, x, y), 128, 1) << x << ' ' << y;
    }
}

TEST_F(LineLook, ASquareCapEndsHalfAWidthFurtherOut) {
    const auto pixels =
        stroke(style(4, shaders::kJoinRound, 0), {{16, 24}, {48, 24}}, mesh::Cap::square);
    EXPECT_EQ(red(pixels, 12, 20), 255);
    EXPECT_EQ(red(pixels, 11, 24), 0);
    EXPECT_EQ(red(pixels, 51, 27), 255);
    EXPECT_EQ(red(pixels, 52, 24), 0);
}

TEST_F(LineLook, AGapLeavesTheMiddleFreeAtJoinsToo) {
    auto hollow = style(6, shaders::kJoinMiter, 2);
    hollow.gap = 3;
    const auto pixels = stroke(hollow, kCorner, mesh::Cap::butt);
    EXPECT_EQ(red(pixels, 20, 40), 0);
    EXPECT_EQ(red(pixels, 40, 40), 0);
    EXPECT_EQ(red(pixels, 42, 42), 0);
    EXPECT_EQ(red(pixels, 44, 44), 255);
    EXPECT_EQ(red(pixels, 20, 44), 255);
    EXPECT_EQ(red(pixels, 20, 35), 255);
    EXPECT_NEAR(area(pixels), (2 * 31.5 * 12) - (2 * 31.5 * 6), 1);
}

TEST_F(LineLook, ABlurFallsOffTowardsTheEdge) {
    auto blurred = style(8, shaders::kJoinRound, 0);
    blurred.blur = 7;
    const auto pixels = stroke(blurred, {{-20, 24}, {90, 24}}, mesh::Cap::butt);
    // From the edge, 8.5 px away, over 1 + 7 px.
    EXPECT_NEAR(red(pixels, 30, 24), 255, 1);
    EXPECT_NEAR(red(pixels, 30, 28), 255 * (8.5 - 4.5) / 8, 1);
    EXPECT_NEAR(red(pixels, 30, 31), 255 * (8.5 - 7.5) / 8, 1);
    EXPECT_EQ(red(pixels, 30, 33), 0);
}

TEST_F(LineLook, RoundDashesAreDotsWhereTheyHaveNoLength) {
    auto dots = style(3, shaders::kJoinRound, 0);
    dots.dash_period_m = 16;
    dots.flags = shaders::kStyleRoundDashes;
    const Ring line{{8, 24}, {56, 24}};
    const double distance_m[] = {0, 48};
    mesh::DrawList list;
    const mesh::Subpath path{line.data(), distance_m, 2, false};
    list.stroke(list.add_style(dots), 0, std::span(&path, 1), mesh::Cap::round);
    const auto pixels = draw(list, 64, 48);
    EXPECT_NEAR(area(pixels), 4 * 3.14159 * 9, 1.5);
    EXPECT_EQ(red(pixels, 24, 24), 255);
    EXPECT_EQ(red(pixels, 16, 24), 0);
}

TEST_F(LineLook, AGroupFadesAsOneThing) {
    mesh::DrawList list;
    auto grouped = mesh::solid_style(kWhite, 6);
    grouped.group = 7;
    grouped.group_opacity = 0.5F;
    const auto number = list.add_style(grouped);
    list.stroke_px(number, Ring{{-10, 24}, {80, 24}}, false, mesh::Cap::butt);
    list.stroke_px(number, Ring{{32, -10}, {32, 80}}, false, mesh::Cap::butt);
    const auto alone = list.add_style(mesh::solid_style(std::array{0.25F, 0.25F, 0.25F, 0.25F}, 0));
    list.rectangle_px(alone, 0, 0, 32, 48);
    const auto pixels = draw(list, 64, 48);
    EXPECT_NEAR(red(pixels, 50, 24), 128, 1);
    EXPECT_NEAR(red(pixels, 34, 24), 128, 1);
    EXPECT_NEAR(red(pixels, 10, 24), 128 * 0.75 + 64, 1);
    EXPECT_NEAR(red(pixels, 5, 5), 64, 1);
}

TEST_F(LineLook, IsTheSameWithOnePixelAnInvocationAndForAnyNumberOfThreads) {
    mesh::DrawList list;
    Numbers numbers(5);
    for (int i = 0; i < 60; ++i) {
        auto look = style(static_cast<float>(numbers.between(0.5, 7)), numbers.below(3), 2);
        look.color = {0.3F, 0.2F, 0.1F, 0.6F};
        look.blur = static_cast<float>(i % 3 == 0 ? numbers.between(0, 5) : 0);
        look.gap = i % 4 == 0 ? 0.5F * look.half_width : 0.0F;
        const auto points = walk(numbers, {numbers.between(0, 320), numbers.between(0, 240)}, 18, 12);
        list.stroke_px(list.add_style(look), points, false,
                       i % 2 == 0 ? mesh::Cap::square : mesh::Cap::butt);
        mesh::Disc disc{static_cast<float>(numbers.between(0, 320)),
                        static_cast<float>(numbers.between(0, 240)), 6, 3,
                        static_cast<float>(i % 5), {0, 0.4F, 0, 0.5F}};
        list.disc(list.add_style(mesh::solid_style(std::array{0.5F, 0.0F, 0.0F, 0.5F}, 0)), disc);
    }
    FrameInput input;
    input.width = 320;
    input.height = 240;
    input.base = &list;
    input.base_key = next_key();
    const Pixels expected = draw(input);
    const auto as_on_a_gpu = make_renderer({.one_pixel_an_invocation = true})->draw(input);
    ASSERT_TRUE(as_on_a_gpu);
    EXPECT_LE(compare(expected, *as_on_a_gpu).largest, 1);
    const auto threaded = make_renderer({.threads = 3})->draw(input);
    ASSERT_TRUE(threaded);
    EXPECT_EQ(compare(expected, *threaded).largest, 0);
}

}  // namespace
}  // namespace northway::render
