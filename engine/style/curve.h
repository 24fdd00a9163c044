// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/color.h"

#include <array>
#include <optional>
#include <vector>

namespace northway::style {

// How an `interpolate` runs from one stop to the next.
struct Easing {
    enum class Kind { linear, exponential, cubic_bezier };
    Kind kind = Kind::linear;
    double base = 1;                   // of an exponential one
    std::array<double, 4> controls{};  // x1, y1, x2, y2 of a cubic Bézier curve, in 0..1
};

// The inputs of a `step` or an `interpolate`, ascending. The first of a `step` is minus infinity.
struct Curve {
    std::vector<double> stops;
    Easing easing;
    ColorSpace color_space = ColorSpace::rgb;
};

// The share of the way from `lower` to `upper` at `input`, eased; 0 when both are the same.
double easing_factor(const Easing& easing, double input, double lower, double upper);
// The last stop at or below `input`; nothing when `input` is not a number.
std::optional<std::size_t> stop_at_or_below(const std::vector<double>& stops, double input);

}  // namespace northway::style
