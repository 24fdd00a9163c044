// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

void expect_straight(std::string_view css, double r, double g, double b, double a) {
    const auto color = parse_color(css);
    ASSERT_TRUE(color) << css;
    const auto parts = straight_from_color(*color);
    EXPECT_NEAR(parts[0] * 255, r, 1e-9) << css;
    EXPECT_NEAR(parts[1] * 255, g, 1e-9) << css;
    EXPECT_NEAR(parts[2] * 255, b, 1e-9) << css;
    EXPECT_NEAR(parts[3], a, 1e-9) << css;
}

TEST(color, reads_names_in_any_case_and_hexadecimal) {
    expect_straight("RebeccaPurple", 102, 51, 153, 1);
    expect_straight(" yellowgreen ", 154, 205, 50, 1);
    expect_straight("aliceblue", 240, 248, 255, 1);
    expect_straight("#1a2", 17, 170, 34, 1);
    expect_straight("#11AA2280", 17, 170, 34, 128 / 255.0);
}

TEST(color, reads_rgb_and_hsl_with_commas_or_spaces) {
    expect_straight("rgb(10, 20, 30)", 10, 20, 30, 1);
    expect_straight("rgb(10 20 30 / 40%)", 10, 20, 30, 0.4);
    expect_straight("rgba(50%, 0%, 100%, .5)", 127.5, 0, 255, 0.5);
    expect_straight("hsl(120deg 100% 25%)", 0, 127.5, 0, 1);
    expect_straight("hsla(-120, 100%, 50%, 1)", 0, 0, 255, 1);
    expect_straight("rgb(300, -5, 0)", 255, 0, 0, 1);
}

TEST(color, refuses_what_is_no_colour) {
    for (const char* css :
         {"", "reddish", "#12345", "#ggg", "rgb(1,2)", "rgb(1,2 3)", "rgb(1%,2,3)", "rgb(1 2 3 .5)",
          "hsl(1,2,3)", "rgb(1,2,3", "rgb(--1,2,3)"}) {
        EXPECT_FALSE(parse_color(css)) << css;
    }
}

TEST(color, is_premultiplied_and_keeps_its_hue_when_transparent) {
    const Color half = *parse_color("rgba(255, 0, 0, 0.5)");
    EXPECT_EQ(half, (Color{0.5, 0, 0, 0.5, {}}));
    const Color mixed = interpolate(*parse_color("rgba(255,0,0,0)"), *parse_color("red"), 0.5);
    EXPECT_EQ(mixed, (Color{0.5, 0, 0, 0.5, {}}));
}

TEST(color, writes_css_text_with_rounded_parts) {
    EXPECT_EQ(to_css(*parse_color("hsl(10, 20%, 30%)")), "rgba(92,66,61,1)");
    EXPECT_EQ(to_css(*parse_color("rgba(1, 2, 3, .25)")), "rgba(1,2,3,0.25)");
}

TEST(color, mixes_in_lab_and_hcl_as_the_specification_does) {
    // The middle of red and blue in CIELAB under D50.
    const Color lab = interpolate(*parse_color("red"), *parse_color("blue"), 0.5, ColorSpace::lab);
    EXPECT_NEAR(lab.r, 0.756820, 1e-6);
    EXPECT_NEAR(lab.g, 0, 1e-9);
    EXPECT_NEAR(lab.b, 0.534008, 1e-6);
    // A grey takes the hue of the other colour instead of passing through another one.
    const Color grey = interpolate(*parse_color("#888"), *parse_color("red"), 0.5, ColorSpace::hcl);
    EXPECT_GT(grey.r, grey.g);
    EXPECT_GT(grey.r, grey.b);
}

TEST(color, takes_the_shorter_way_around_the_hue_circle) {
    // From magenta-red to orange-red by way of red, not by way of green and blue.
    const Color mixed = interpolate(*parse_color("hsl(340,100%,50%)"),
                                    *parse_color("hsl(20,100%,50%)"), 0.5, ColorSpace::hcl);
    EXPECT_GT(mixed.r, 0.9);
    EXPECT_LT(mixed.g, 0.4);
    EXPECT_LT(mixed.b, 0.4);
}

TEST(color, goes_to_the_gpu_as_four_floats) {
    EXPECT_EQ(parse_color("rgba(255,0,0,0.5)")->rgba_f32(),
              (std::array<float, 4>{0.5F, 0.0F, 0.0F, 0.5F}));
}

}  // namespace
}  // namespace northway::style
