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

double bezier_slope(double a, double b, double t) {
    return (3 * (1 + 3 * a - 3 * b) * t + 2 * (3 * b - 6 * a)) * t + 3 * a;
}

// The parameter at which a curve from 0 to 1 comes within kTolerance of `x`: Newton's method, then
// bisection where the slope is too flat for it. Tolerance and start are those of the renderers of
// the specification, so that the remaining error is the same too.
double bezier_parameter(double a, double b, double x) {
    constexpr double kTolerance = 1e-6;
    constexpr int kNewtonSteps = 8;
    constexpr int kBisections = 20;
    double t = x;
    for (int i = 0; i < kNewtonSteps; ++i) {
        const double error = bezier(a, b, t) - x;
        if (std::abs(error) < kTolerance) {
            return t;
        }
        const double slope = bezier_slope(a, b, t);
        if (std::abs(slope) < kTolerance) {
            break;
        }
        t -= error / slope;
    }
    double low = 0;
    double high = 1;
    t = x;
    for (int i = 0; i < kBisections && std::abs(bezier(a, b, t) - x) >= kTolerance; ++i) {
        (x > bezier(a, b, t) ? low : high) = t;
        t = low + 0.5 * (high - low);
    }
    return t;
}

double bezier_at(const std::array<double, 4>& controls, double x) {
    if (x <= 0 || x >= 1) {
        return std::clamp(x, 0.0, 1.0);
    }
    return bezier(controls[1], controls[3], bezier_parameter(controls[0], controls[2], x));
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
