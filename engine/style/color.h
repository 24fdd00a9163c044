// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace northway::style {

// A colour in display-encoded sRGB, premultiplied by alpha as CSS blends it; each part in 0..1.
// Double because the specification's colour arithmetic is defined on doubles.
struct Color {
    double r = 0;
    double g = 0;
    double b = 0;
    double a = 0;
    // The straight red, green and blue that a fully transparent colour keeps, so that a fade from
    // it has its hue. Not part of what the colour looks like.
    std::array<double, 3> hue_when_transparent{};

    bool operator==(const Color& other) const {
        return r == other.r && g == other.g && b == other.b && a == other.a;
    }
    // For the GPU: premultiplied red, green, blue, alpha.
    std::array<float, 4> rgba_f32() const {
        return {static_cast<float>(r), static_cast<float>(g), static_cast<float>(b),
                static_cast<float>(a)};
    }
};

inline constexpr Color kTransparent{0, 0, 0, 0, {}};
inline constexpr Color kBlack{0, 0, 0, 1, {}};
inline constexpr Color kWhite{1, 1, 1, 1, {}};

// Premultiplies red, green and blue, all in 0..1.
Color color_from_straight(double r, double g, double b, double a);
// Red, green and blue not multiplied by alpha, then alpha.
std::array<double, 4> straight_from_color(const Color& color);

// Reads a CSS Color 4 sRGB colour: a name, #rgb[a], #rrggbb[aa], rgb[a]() or hsl[a]().
std::optional<Color> parse_color(std::string_view css);
// "rgba(255,0,0,1)": straight parts, red to blue in 0..255 rounded.
std::string to_css(const Color& color);

enum class ColorSpace { rgb, lab, hcl };
// Mixes two colours; `t` in 0..1. The parts are mixed straight, as the specification does, then
// premultiplied: lab in CIELAB (D50), hcl in its polar form with the hue along the shorter arc.
Color interpolate(const Color& from, const Color& to, double t, ColorSpace space = ColorSpace::rgb);

}  // namespace northway::style
