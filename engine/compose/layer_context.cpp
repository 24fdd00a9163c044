// SPDX-License-Identifier: Apache-2.0
#include "compose/layer_context.h"

#include <array>
#include <cmath>
#include <cstring>

namespace northway::compose {

LayerContext::LayerContext(const scene::Layer& layer, const model::FeatureSet* features,
                           const style::GlobalState& state, const Camera& camera,
                           double pixel_ratio, const FeatureStates* states, Images* images)
    : layer_(layer),
      features_(features),
      camera_(camera),
      pixel_ratio_(pixel_ratio),
      states_(states),
      images_(images) {
    evaluation_.zoom = camera.zoom;
    evaluation_.global_state = &state;
    if (images != nullptr) {
        evaluation_.available_images = &images->names();
    }
    if (features != nullptr) {
        view_.emplace(*features);
        evaluation_.feature = &*view_;
    }
}

bool LayerContext::select(std::size_t index, const scene::FeatureState* state) {
    if (state == nullptr && states_ != nullptr) {
        if (states_->shown[index] == 0) {
            return false;
        }
        state = &states_->states[index];
    }
    view_->at(index, state);
    return layer_.filter.is_empty() || layer_.filter.matches(evaluation_);
}

double LayerContext::number(std::string_view property) const {
    return layer_.property(property).number(evaluation_);
}

bool LayerContext::boolean(std::string_view property) const {
    return layer_.property(property).boolean(evaluation_, false);
}

std::string LayerContext::text(std::string_view property) const {
    const style::Value found = value(property);
    if (const auto* formatted = found.formatted()) {
        return formatted->text();
    }
    const std::string* string = found.string();
    return string != nullptr ? *string : std::string();
}

style::Value LayerContext::value(std::string_view property) const {
    return layer_.property(property).evaluate(evaluation_);
}

style::Color LayerContext::color(std::string_view property, std::string_view opacity) const {
    style::Color color = layer_.property(property).color(evaluation_);
    const double factor =
        (opacity.empty() ? 1 : layer_.property(opacity).number(evaluation_, 1)) * layer_.opacity;
    color.r *= factor;
    color.g *= factor;
    color.b *= factor;
    color.a *= factor;
    return color;
}

std::uint32_t StyleRun::add(const shaders::Style& style) {
    if (!last_ || std::memcmp(&*last_, &style, sizeof style) != 0) {
        index_ = list_.add_style(style);
        last_ = style;
    }
    return index_;
}

shaders::Style stroke_style(const style::Color& color, double width_px) {
    return mesh::solid_style(color.rgba_f32(), static_cast<float>(0.5 * width_px));
}

void set_dashes(shaders::Style& style, std::span<const double> dash_px, double metres_per_px,
                bool round_ends) {
    if (dash_px.size() < 2) {
        return;
    }
    const double step = std::exp2(std::round(std::log2(metres_per_px)));
    const double on1 = dash_px[0] * step;
    const double off1 = dash_px[1] * step;
    const bool has_second = dash_px.size() >= 3 && (dash_px[2] > 0 || round_ends);
    const double on2 = dash_px.size() >= 3 ? dash_px[2] * step : 0;
    const double off2 = dash_px.size() >= 4 ? dash_px[3] * step : 0;
    const double period = on1 + off1 + on2 + off2;
    if (!(period > 0) || off1 + off2 <= 0) {
        return;
    }
    style.dash_period_m = static_cast<float>(period);
    const auto first = std::array{0.0, on1};
    const auto second = std::array{on1 + off1, on1 + off1 + on2};
    // One that is not there repeats the other.
    const bool has_first = on1 > 0 || round_ends || !has_second;
    const auto& a = has_first ? first : second;
    const auto& b = has_second ? second : first;
    style.dash_m = {static_cast<float>(a[0]), static_cast<float>(a[1]), static_cast<float>(b[0]),
                    static_cast<float>(b[1])};
    if (dash_px.size() == 3) {
        style.dash_m.x = static_cast<float>(-on2);
        style.dash_m.w = static_cast<float>(period + on1);
    }
    style.flags |= round_ends ? shaders::kStyleRoundDashes : 0U;
}

}  // namespace northway::compose
