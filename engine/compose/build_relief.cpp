// SPDX-License-Identifier: Apache-2.0
#include "compose/build_relief.h"

#include <algorithm>
#include <cmath>
#include <string_view>

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

std::uint32_t method_of(std::string_view name) {
    return name == "basic"              ? shaders::kShadeBasic
           : name == "combined"         ? shaders::kShadeCombined
           : name == "igor"             ? shaders::kShadeIgor
           : name == "multidirectional" ? shaders::kShadeMultidirectional
                                        : shaders::kShadeStandard;
}

// How much steeper ground is drawn than it is: the smaller the scale, the more, as the reference
// implementation of the style specification has it.
double steeper_by(double zoom) {
    const double step = zoom < 2 ? 0.4 : zoom < 4.5 ? 0.35 : 0.3;
    return zoom < 15 ? std::exp2((15 - zoom) * step) : 1;
}

std::vector<double> numbers_of(const style::Value& value) {
    if (const auto* array = value.number_array(); array != nullptr && !array->values.empty()) {
        return array->values;
    }
    const double* number = value.number();
    return {number != nullptr ? *number : 0};
}

std::vector<style::Color> colors_of(const style::Value& value) {
    if (const auto* array = value.color_array(); array != nullptr && !array->values.empty()) {
        return array->values;
    }
    const style::Color* color = value.color();
    return {color != nullptr ? *color : style::kBlack};
}

shaders::vec4 vec4_of(const style::Color& color) {
    const auto rgba = color.rgba_f32();
    return {rgba[0], rgba[1], rgba[2], rgba[3]};
}

template <class T>
const T& at_or_last(const std::vector<T>& values, std::size_t i) {
    return values[std::min(i, values.size() - 1)];
}

// Lists of different length go on with their last value, as the specification says.
std::vector<render::Light> lights_of(const std::vector<double>& azimuths,
                                     const std::vector<double>& altitudes,
                                     const std::vector<style::Color>& shadows,
                                     const std::vector<style::Color>& highlights) {
    const std::size_t count =
        std::min<std::size_t>(std::max({azimuths.size(), altitudes.size(), shadows.size(),
                                        highlights.size()}),
                              shaders::kMostLights);
    std::vector<render::Light> lights(count);
    for (std::size_t i = 0; i < count; ++i) {
        lights[i].azimuth_deg = static_cast<float>(at_or_last(azimuths, i));
        lights[i].altitude_deg = static_cast<float>(at_or_last(altitudes, i));
        lights[i].weight = 1.0F / static_cast<float>(count);
        lights[i].shadow = vec4_of(at_or_last(shadows, i));
        lights[i].highlight = vec4_of(at_or_last(highlights, i));
    }
    return lights;
}

// One light of a relief becomes four: ridges along its direction show as well, and the main light
// still leads (after Mark 1992, with weights that do not hang on the slope's aspect).
void spread(std::vector<render::Light>& lights) {
    const struct {
        float turn_deg;
        float weight;
    } kSides[] = {{0, 0.46F}, {-45, 0.22F}, {45, 0.18F}, {-90, 0.14F}};
    const render::Light main = lights[0];
    lights.clear();
    for (const auto& side : kSides) {
        render::Light light = main;
        light.azimuth_deg += side.turn_deg;
        light.weight = side.weight;
        lights.push_back(light);
    }
}

bool is_magnified(const Camera& camera, const model::Raster& heights) {
    const double cell_m = heights.step_lat_deg * kMetresPerDegree;
    return camera.metres_per_px < 0.7 * cell_m;
}

}  // namespace

render::ReliefPlane make_relief_plane(LayerContext& context, const model::Raster& heights) {
    render::ReliefPlane plane;
    const auto number = [&](const char* property) {
        return static_cast<float>(context.number(property));
    };
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
    plane.opacity = number("relief-opacity") * static_cast<float>(context.layer().opacity);
    plane.method = method_of(context.text("relief-method"));
    plane.lights = lights_of(numbers_of(context.value("relief-illumination-direction")),
                             numbers_of(context.value("relief-illumination-altitude")),
                             {context.layer().property("relief-shade-color").color(evaluation)},
                             {context.layer().property("relief-highlight-color").color(evaluation)});
    if (plane.method != shaders::kShadeMultidirectional) {
        plane.lights.resize(1);
        plane.lights[0].weight = 1;
    } else if (plane.lights.size() == 1) {
        spread(plane.lights);
    }
    plane.follows_map = context.text("relief-illumination-anchor") == "map";
    plane.exaggeration = number("relief-exaggeration") *
                         static_cast<float>(0.5 * steeper_by(context.camera().zoom));
    plane.shade_opacity = number("relief-shade-opacity");
    plane.shade_limit = number("relief-shade-limit");
    plane.highlight_opacity = plane.shade_opacity > 0 ? number("relief-highlight-opacity") : 0;
    plane.is_magnified = is_magnified(context.camera(), heights);
    return plane;
}

render::ReliefPlane make_hillshade_plane(LayerContext& context, const model::Raster& heights) {
    render::ReliefPlane plane;
    const auto number = [&](const char* property) {
        return static_cast<float>(context.number(property));
    };
    plane.opacity = static_cast<float>(context.layer().opacity);
    plane.method = method_of(context.text("hillshade-method"));
    plane.lights = lights_of(numbers_of(context.value("hillshade-illumination-direction")),
                             numbers_of(context.value("hillshade-illumination-altitude")),
                             colors_of(context.value("hillshade-shadow-color")),
                             colors_of(context.value("hillshade-highlight-color")));
    if (plane.method != shaders::kShadeMultidirectional) {
        plane.lights.resize(1);
    }
    plane.follows_map = context.text("hillshade-illumination-anchor") == "map";
    plane.intensity = number("hillshade-exaggeration");
    plane.exaggeration = static_cast<float>(steeper_by(context.camera().zoom));
    if (plane.method != shaders::kShadeStandard) {
        plane.exaggeration *= 2 * plane.intensity;
    }
    plane.accent = vec4_of(
        context.layer().property("hillshade-accent-color").color(context.evaluation()));
    plane.is_magnified = is_magnified(context.camera(), heights);
    return plane;
}

}  // namespace northway::compose
