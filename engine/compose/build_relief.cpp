// SPDX-License-Identifier: Apache-2.0
#include "compose/build_relief.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

// The range of heights that a ramp is tabulated for, unless its stops say otherwise.
constexpr float kLowest_m = -11000;
constexpr float kHighest_m = 9000;

// The heights between which the ramp bends.
std::pair<float, float> range_of(const style::PropertyValue& ramp) {
    // Steps of the table: an evaluation costs little, so the ends are found by trying.
    const auto color_at = [&](double height_m) {
        style::EvaluationContext context;
        context.elevation = height_m;
        return ramp.color(context);
    };
    float low = kLowest_m;
    float high = kHighest_m;
    while (low + 50 < high && color_at(static_cast<double>(low)) == color_at(static_cast<double>(low + 50))) {
        low += 50;
    }
    while (high - 50 > low && color_at(static_cast<double>(high)) == color_at(static_cast<double>(high - 50))) {
        high -= 50;
    }
    return {low, std::max(high, low + 1)};
}

}  // namespace

render::ReliefPlane make_relief_plane(LayerContext& context) {
    render::ReliefPlane plane;
    const auto& ramp = context.layer().property("relief-color");
    std::tie(plane.ramp_min_m, plane.ramp_max_m) = range_of(ramp);
    plane.ramp.resize(shaders::kReliefRampSize);
    style::EvaluationContext evaluation = context.evaluation();
    for (std::size_t i = 0; i < plane.ramp.size(); ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(plane.ramp.size() - 1);
        evaluation.elevation = static_cast<double>(plane.ramp_min_m) +
                               t * static_cast<double>(plane.ramp_max_m - plane.ramp_min_m);
        const auto straight = style::straight_from_color(ramp.color(evaluation));
        plane.ramp[i] = {static_cast<float>(straight[0]), static_cast<float>(straight[1]),
                         static_cast<float>(straight[2]), static_cast<float>(straight[3])};
    }
    plane.opacity =
        static_cast<float>(context.number("relief-opacity") * context.layer().opacity);
    plane.shade_strength = static_cast<float>(context.number("relief-shade-opacity"));
    plane.exaggeration = static_cast<float>(context.number("relief-exaggeration"));
    plane.light_azimuth_deg =
        static_cast<float>(context.number("relief-illumination-direction"));
    return plane;
}

}  // namespace northway::compose
