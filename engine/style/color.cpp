// SPDX-License-Identifier: Apache-2.0
#include "style/color.h"

#include "style/color_space.h"
#include "style/value.h"

#include <cmath>

namespace northway::style {
namespace {

using Parts = std::array<double, 4>;

double mixed(double from, double to, double t) {
    return from + t * (to - from);
}

Parts mixed(const Parts& from, const Parts& to, double t) {
    return {mixed(from[0], to[0], t), mixed(from[1], to[1], t), mixed(from[2], to[2], t),
            mixed(from[3], to[3], t)};
}

// A grey takes the hue of the other colour; black and white also take its chroma.
Hcl mixed_hcl(const Hcl& from, const Hcl& to, double t) {
    const auto is_extreme = [](const Hcl& hcl) { return hcl[2] == 0 || hcl[2] == 1; };
    Hcl result = mixed(from, to, t);
    if (std::isnan(from[0]) && std::isnan(to[0])) {
        return result;
    }
    if (std::isnan(to[0])) {
        result[0] = from[0];
        result[1] = is_extreme(to) ? from[1] : result[1];
    } else if (std::isnan(from[0])) {
        result[0] = to[0];
        result[1] = is_extreme(from) ? to[1] : result[1];
    } else {
        double turn = to[0] - from[0];
        turn += turn > 180 ? -360 : (turn < -180 ? 360 : 0);
        result[0] = from[0] + t * turn;
    }
    return result;
}

}  // namespace

Color color_from_straight(double r, double g, double b, double a) {
    Color color{r * a, g * a, b * a, a, {}};
    if (a == 0) {
        color.hue_when_transparent = {r, g, b};
    }
    return color;
}

std::array<double, 4> straight_from_color(const Color& color) {
    if (color.a == 0) {
        const auto& hue = color.hue_when_transparent;
        return {hue[0], hue[1], hue[2], 0};
    }
    return {color.r / color.a, color.g / color.a, color.b / color.a, color.a};
}

std::string to_css(const Color& color) {
    const Parts parts = straight_from_color(color);
    std::string text = "rgba(";
    for (std::size_t i = 0; i < 3; ++i) {
        text += number_to_string(std::floor(parts[i] * 255 + 0.5)) + ",";
    }
    return text + number_to_string(parts[3]) + ")";
}

Color interpolate(const Color& from, const Color& to, double t, ColorSpace space) {
    const Rgb a = straight_from_color(from);
    const Rgb b = straight_from_color(to);
    Rgb result{};
    switch (space) {
        case ColorSpace::rgb:
            result = mixed(a, b, t);
            break;
        case ColorSpace::lab:
            result = rgb_from_lab(mixed(lab_from_rgb(a), lab_from_rgb(b), t));
            break;
        case ColorSpace::hcl:
            result = rgb_from_hcl(mixed_hcl(hcl_from_rgb(a), hcl_from_rgb(b), t));
            break;
    }
    return color_from_straight(result[0], result[1], result[2], result[3]);
}

}  // namespace northway::style
