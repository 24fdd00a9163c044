// SPDX-License-Identifier: Apache-2.0
#include "compose/build_relief.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace northway::compose {
namespace {

constexpr double kMetresPerDegree = 111194.9;
// Colours over heights. What they are at each height costs little, so the part of the scale that
// bends is found by trying; it may be far from the Earth's own heights, in a raster of something
// else.
class Ramp {
public:
    Ramp(const LayerContext& context, const char* property)
        : value_(context.layer().property(property)), evaluation_(context.evaluation()) {
        constexpr double kLowest_m = -11000;
        constexpr double kHighest_m = 9000;
        constexpr double kSteps = 1000;
        const double bottom = beyond(kLowest_m);
        const double top = beyond(kHighest_m);
        low_ = bend(bottom, (top - bottom) / kSteps, top);
        high_ = std::max(bend(top, (bottom - top) / kSteps, low_),
                         low_ + kNarrowest * std::max(1.0, std::abs(low_)));
    }

    void give_to(render::ReliefPlane& plane) {
        plane.ramp_min_m = static_cast<float>(low_);
        plane.ramp_max_m = static_cast<float>(high_);
        plane.ramp.resize(shaders::kReliefRampSize);
        for (std::size_t i = 0; i < plane.ramp.size(); ++i) {
            const double t = static_cast<double>(i) / static_cast<double>(plane.ramp.size() - 1);
            const auto straight = style::straight_from_color(at(low_ + t * (high_ - low_)));
            plane.ramp[i] = {static_cast<float>(straight[0]), static_cast<float>(straight[1]),
                             static_cast<float>(straight[2]), static_cast<float>(straight[3])};
        }
    }

private:
    static constexpr double kNarrowest = 1e-6;

    style::Color at(double height_m) {
        evaluation_.elevation = height_m;
        return value_.color(evaluation_);
    }

    // A height, that or a higher multiple, from which on outwards the colour stays.
    double beyond(double height_m) {
        constexpr double kMost = 1e9;
        while (std::abs(height_m) < kMost && !(at(height_m) == at(4 * height_m))) {
            height_m *= 4;
        }
        return height_m;
    }

    // The last height from `start` on that still has its colour.
    double bend(double start, double step, double end) {
        const style::Color first = at(start);
        double same = start;
        while (std::abs(end - same) > std::abs(step) && at(same + step) == first) {
            same += step;
        }
        double other = same + step;
        for (int i = 0; i < 40; ++i) {
            const double middle = 0.5 * (same + other);
            (at(middle) == first ? same : other) = middle;
        }
        return same;
    }

    const style::PropertyValue& value_;
    style::EvaluationContext evaluation_;
    double low_ = 0;
    double high_ = 0;
};

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

render::ReliefPlane make_color_relief_plane(LayerContext& context, const model::Raster& heights) {
    render::ReliefPlane plane;
    Ramp(context, "color-relief-color").give_to(plane);
    plane.opacity = static_cast<float>(context.number("color-relief-opacity") *
                                       context.layer().opacity);
    plane.shade_opacity = 0;
    plane.is_magnified = is_magnified(context.camera(), heights);
    plane.is_nearest = context.text("resampling") == "nearest";
    return plane;
}

render::ReliefPlane make_relief_plane(LayerContext& context, const model::Raster& heights) {
    render::ReliefPlane plane;
    const auto number = [&](const char* property) {
        return static_cast<float>(context.number(property));
    };
    const style::EvaluationContext& evaluation = context.evaluation();
    Ramp(context, "relief-color").give_to(plane);
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
    plane.is_nearest = context.text("resampling") == "nearest";
    return plane;
}

}  // namespace northway::compose
