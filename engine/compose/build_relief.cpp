// SPDX-License-Identifier: Apache-2.0
#include "compose/build_relief.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

constexpr double kMetresPerDegree = 111194.9;
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

render::ReliefPlane make_relief_plane(LayerContext& context, const model::Raster& heights) {
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
    const double cell_m = heights.step_lat_deg * kMetresPerDegree;
    plane.level_of_detail = static_cast<float>(std::log2(context.camera().metres_per_px / cell_m));
    return plane;
}

std::vector<shaders::vec4> relief_places(const Camera& camera, const geo::Projection& projection,
                                             const FrameSize& size) {
    const int columns = render::relief_grid_columns(size.width_px);
    const int rows = render::relief_grid_rows(size.height_px);
    std::vector<geo::XY> points;
    points.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            points.push_back(camera.px_from_crs.apply_inverse(
                {static_cast<double>(column) * shaders::kReliefGridStep,
                 static_cast<double>(row) * shaders::kReliefGridStep}));
        }
    }
    std::vector<geo::LonLat> found(points.size());
    projection.inverse(points, found);
    std::vector<shaders::vec4> places;
    places.reserve(found.size());
    for (const auto& place : found) {
        const bool on_map = std::isfinite(place.lon_deg + place.lat_deg);
        places.push_back(on_map ? shaders::vec4{static_cast<float>(place.lon_deg),
                                                static_cast<float>(place.lat_deg), 0, 1}
                                : shaders::vec4{0, 0, 0, 0});
    }
    return places;
}

}  // namespace northway::compose
