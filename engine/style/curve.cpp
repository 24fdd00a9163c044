// SPDX-License-Identifier: Apache-2.0
#include "style/curve.h"

#include <algorithm>
#include <cmath>

namespace northway::style {
namespace {

// (base^(x - x0) - 1) / (base^(x1 - x0) - 1): the exponential through two stops, scaled to 0..1.
double exponential_share(double base, double input, double lower, double upper) {
    const double span = upper - lower;
    const double progress = input - lower;
    if (span == 0) {
        return 0;
    }
    if (base == 1) {
        return progress / span;
    }
    return (std::pow(base, progress) - 1) / (std::pow(base, span) - 1);
}

// One coordinate of a cubic Bézier curve from 0 to 1 with the inner controls `a` and `b`.
double bezier(double a, double b, double t) {
    return ((1 + 3 * a - 3 * b) * t + (3 * b - 6 * a)) * t * t + 3 * a * t;
}

// The height of the curve where its x is `x`. Its x grows with t, so bisection finds it.
double bezier_at(const std::array<double, 4>& controls, double x) {
    if (x <= 0) {
        return 0;
    }
    if (x >= 1) {
        return 1;
    }
    double low = 0;
    double high = 1;
    constexpr int kBitsOfDouble = 54;
    for (int i = 0; i < kBitsOfDouble; ++i) {
        const double middle = 0.5 * (low + high);
        (bezier(controls[0], controls[2], middle) < x ? low : high) = middle;
    }
    return bezier(controls[1], controls[3], 0.5 * (low + high));
}

}  // namespace

double easing_factor(const Easing& easing, double input, double lower, double upper) {
    switch (easing.kind) {
        case Easing::Kind::exponential:
            return exponential_share(easing.base, input, lower, upper);
        case Easing::Kind::cubic_bezier:
            return bezier_at(easing.controls, exponential_share(1, input, lower, upper));
        case Easing::Kind::linear:
            break;
    }
    return exponential_share(1, input, lower, upper);
}

std::optional<std::size_t> stop_at_or_below(const std::vector<double>& stops, double input) {
    if (std::isnan(input)) {
        return std::nullopt;
    }
    const auto above = std::upper_bound(stops.begin(), stops.end(), input);
    return above == stops.begin() ? 0 : static_cast<std::size_t>(above - stops.begin()) - 1;
}

}  // namespace northway::style
