// SPDX-License-Identifier: Apache-2.0
#include "style/color_space.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace northway::style {
namespace {

// The reference white D50.
constexpr double kWhiteX = 0.96422;
constexpr double kWhiteZ = 0.82521;
// The knee of the CIELAB curve, where the cube root turns into a straight line.
constexpr double kKnee = 6.0 / 29.0;
constexpr double kOffset = 4.0 / 29.0;
constexpr double kSlope = 3 * kKnee * kKnee;
constexpr double kDegrees = 180.0 / std::numbers::pi;

double linear_from_encoded(double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double encoded_from_linear(double part) {
    const double encoded = part <= 0.00304 ? 12.92 * part : 1.055 * std::pow(part, 1 / 2.4) - 0.055;
    return std::clamp(encoded, 0.0, 1.0);
}

double lab_curve(double part) {
    return part > kKnee * kKnee * kKnee ? std::pow(part, 1.0 / 3.0) : part / kSlope + kOffset;
}

double lab_curve_inverse(double part) {
    return part > kKnee ? part * part * part : kSlope * (part - kOffset);
}

double positive_angle(double angle_deg) {
    const double angle = std::fmod(angle_deg, 360.0);
    return angle < 0 ? angle + 360.0 : angle;
}

}  // namespace

// Matrices: sRGB to XYZ adapted to D50 (Bradford), as the specification's renderers use them.
Lab lab_from_rgb(const Rgb& rgb) {
    const double r = linear_from_encoded(rgb[0]);
    const double g = linear_from_encoded(rgb[1]);
    const double b = linear_from_encoded(rgb[2]);
    const double y = lab_curve(0.2225045 * r + 0.7168786 * g + 0.0606169 * b);
    double x = y;
    double z = y;
    if (r != g || g != b) {  // a grey has neither hue nor rounding noise that looks like one
        x = lab_curve((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / kWhiteX);
        z = lab_curve((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / kWhiteZ);
    }
    return {std::max(116 * y - 16, 0.0), 500 * (x - y), 200 * (y - z), rgb[3]};
}

Rgb rgb_from_lab(const Lab& lab) {
    const double height = (lab[0] + 16) / 116;
    const double y = lab_curve_inverse(height);
    const double x =
        kWhiteX * lab_curve_inverse(std::isnan(lab[1]) ? height : height + lab[1] / 500);
    const double z =
        kWhiteZ * lab_curve_inverse(std::isnan(lab[2]) ? height : height - lab[2] / 200);
    return {encoded_from_linear(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
            encoded_from_linear(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
            encoded_from_linear(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), lab[3]};
}

Hcl hcl_from_rgb(const Rgb& rgb) {
    constexpr double kNoHueBelow = 0.00005;  // a chroma that rounds to nothing in four decimals
    const Lab lab = lab_from_rgb(rgb);
    const double chroma = std::sqrt(lab[1] * lab[1] + lab[2] * lab[2]);
    const double hue = chroma < kNoHueBelow ? std::numeric_limits<double>::quiet_NaN()
                                            : positive_angle(std::atan2(lab[2], lab[1]) * kDegrees);
    return {hue, chroma, lab[0], lab[3]};
}

Rgb rgb_from_hcl(const Hcl& hcl) {
    const double hue = std::isnan(hcl[0]) ? 0 : hcl[0] / kDegrees;
    return rgb_from_lab({hcl[2], std::cos(hue) * hcl[1], std::sin(hue) * hcl[1], hcl[3]});
}

Rgb rgb_from_hsl(double hue_deg, double saturation, double lightness, double alpha) {
    const double hue = positive_angle(hue_deg);
    const double light = lightness / 100;
    const double reach = saturation / 100 * std::min(light, 1 - light);
    const auto part = [&](double offset) {
        const double k = std::fmod(offset + hue / 30, 12.0);
        return light - reach * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
    };
    return {part(0), part(8), part(4), alpha};
}

}  // namespace northway::style
