// SPDX-License-Identifier: Apache-2.0
#include "support/color_science.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace northway::test {
namespace {

using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

constexpr Matrix kDeuteranopia{{{0.367322, 0.860646, -0.227968},
                                {0.280085, 0.672501, 0.047413},
                                {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kProtanopia{{{0.152286, 1.052583, -0.204868},
                              {0.114503, 0.786281, 0.099216},
                              {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kTritanopia{{{1.255528, -0.076749, -0.178779},
                              {-0.078411, 0.930809, 0.147602},
                              {0.004733, 0.691367, 0.303900}}};
// sRGB to CIE XYZ, D65 (IEC 61966-2-1).
constexpr Matrix kXyz{{{0.4124564, 0.3575761, 0.1804375},
                       {0.2126729, 0.7151522, 0.0721750},
                       {0.0193339, 0.1191920, 0.9503041}}};
constexpr Three kWhite{0.95047, 1.0, 1.08883};

Three times(const Matrix& m, const Three& v) {
    Three result{};
    for (std::size_t i = 0; i < 3; ++i) {
        result[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    }
    return result;
}

double linear(double encoded) {
    return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
}
double encoded(double linear) {
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}
Three linear(const style::Color& color) {
    return {linear(color.r), linear(color.g), linear(color.b)};
}

Three lab(const style::Color& color) {
    const Three xyz = times(kXyz, linear(color));
    Three f{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = xyz[i] / kWhite[i];
        f[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}
double hue_deg(double a, double b) {
    const double hue = a == 0 && b == 0 ? 0 : std::atan2(b, a) * 180 / std::numbers::pi;
    return hue < 0 ? hue + 360 : hue;
}
double pow7(double value) {
    return std::pow(value, 7);
}

}  // namespace

std::string_view name_of(Vision vision) {
    constexpr std::array<std::string_view, 4> kNames{"normal vision", "deuteranopia", "protanopia",
                                                     "tritanopia"};
    return kNames[static_cast<std::size_t>(vision)];
}

style::Color seen(const style::Color& color, Vision vision) {
    if (vision == Vision::normal) {
        return color;
    }
    const Matrix& matrix = vision == Vision::deuteranopia ? kDeuteranopia
                           : vision == Vision::protanopia ? kProtanopia
                                                          : kTritanopia;
    Three result = times(matrix, linear(color));
    for (double& part : result) {
        part = encoded(std::clamp(part, 0.0, 1.0));
    }
    return {result[0], result[1], result[2], 1, {}};
}

double lightness(const style::Color& color) {
    return lab(color)[0];
}

double ciede2000(const style::Color& one, const style::Color& two) {
    const Three p = lab(one);
    const Three q = lab(two);
    const double c_mean = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2;
    const double g = 0.5 * (1 - std::sqrt(pow7(c_mean) / (pow7(c_mean) + pow7(25))));
    const double a1 = (1 + g) * p[1];
    const double a2 = (1 + g) * q[1];
    const double c1 = std::hypot(a1, p[2]);
    const double c2 = std::hypot(a2, q[2]);
    const double h1 = hue_deg(a1, p[2]);
    const double h2 = hue_deg(a2, q[2]);
    double dh = h2 - h1;
    double h_mean = h1 + h2;
    if (c1 * c2 == 0) {
        dh = 0;
    } else if (std::abs(dh) > 180) {
        dh += dh > 0 ? -360 : 360;
        h_mean = (h_mean + (h_mean < 360 ? 360 : -360)) / 2;
    } else {
        h_mean /= 2;
    }
    const double d_light = q[0] - p[0];
    const double d_chroma = c2 - c1;
    const double d_hue = 2 * std::sqrt(c1 * c2) * std::sin(radians(dh / 2));
    const double l_mean = (p[0] + q[0]) / 2;
    const double c_prime = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos(radians(h_mean - 30)) +
                     0.24 * std::cos(radians(2 * h_mean)) +
                     0.32 * std::cos(radians(3 * h_mean + 6)) -
                     0.20 * std::cos(radians(4 * h_mean - 63));
    const double l50 = (l_mean - 50) * (l_mean - 50);
    const double s_light = 1 + 0.015 * l50 / std::sqrt(20 + l50);
    const double s_chroma = 1 + 0.045 * c_prime;
    const double s_hue = 1 + 0.015 * c_prime * t;
    const double turn = 30 * std::exp(-std::pow((h_mean - 275) / 25, 2));
    const double r = -std::sin(radians(2 * turn)) * 2 *
                     std::sqrt(pow7(c_prime) / (pow7(c_prime) + pow7(25)));
    const double l = d_light / s_light;
    const double c = d_chroma / s_chroma;
    const double h = d_hue / s_hue;
    return std::sqrt(l * l + c * c + h * h + r * c * h);
}

double contrast(const style::Color& a, const style::Color& b) {
    const auto luminance = [](const style::Color& color) {
        const Three l = linear(color);
        return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
    };
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

style::Color over(const style::Color& above, const style::Color& below) {
    const double rest = 1 - above.a;
    return {above.r + rest * below.r, above.g + rest * below.g, above.b + rest * below.b, 1, {}};
}

}  // namespace northway::test
