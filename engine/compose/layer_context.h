// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "compose/camera.h"
#include "compose/images.h"
#include "mesh/draw_list.h"
#include "mesh/layer_mesh.h"
#include "model/feature.h"
#include "scene/document.h"
#include "scene/feature_view.h"
#include "style/expression.h"

namespace northway::compose {

// The features of one set as they are at a moment: which of them exist yet, and their state.
struct FeatureStates {
    std::vector<std::uint8_t> shown;
    std::vector<scene::FeatureState> states;
};

// What the builders of one layer share: its features and meshes, the camera, and the evaluation of
// its properties for one feature after the other. Lengths come out in output pixels.
class LayerContext {
public:
    LayerContext(const scene::Layer& layer, const model::FeatureSet* features,
                 const style::GlobalState& state, const Camera& camera, double pixel_ratio,
                 const FeatureStates* states = nullptr, Images* images = nullptr);

    const scene::Layer& layer() const { return layer_; }
    const Camera& camera() const { return camera_; }
    double pixel_ratio() const { return pixel_ratio_; }
    const model::FeatureSet& features() const { return *features_; }
    Images* images() const { return images_; }  // null: this layer has none

    // Makes `index` the feature that values are for; false when the filter keeps it out or it does
    // not exist yet. Without `state` it has the one it was made with.
    bool select(std::size_t index, const scene::FeatureState* state = nullptr);

    double number(std::string_view property) const;
    double px(std::string_view property) const { return number(property) * pixel_ratio_; }
    bool boolean(std::string_view property) const;
    std::string text(std::string_view property) const;
    style::Value value(std::string_view property) const;
    // The colour times the opacity property (empty: none) times the layer's own opacity.
    style::Color color(std::string_view property, std::string_view opacity) const;

    const style::EvaluationContext& evaluation() const { return evaluation_; }

private:
    const scene::Layer& layer_;
    const model::FeatureSet* features_;
    const Camera& camera_;
    double pixel_ratio_;
    const FeatureStates* states_;
    Images* images_;
    std::optional<scene::FeatureView> view_;
    style::EvaluationContext evaluation_;
};

// Styles are added once for runs of features that look the same.
class StyleRun {
public:
    explicit StyleRun(mesh::DrawList& list) : list_(list) {}
    std::uint32_t add(const shaders::Style& style);

private:
    mesh::DrawList& list_;
    std::optional<shaders::Style> last_;
    std::uint32_t index_ = 0;
};

shaders::Style stroke_style(const style::Color& color, double width_px);

// Dashes on the ground: lengths in pixels become metres, in steps of powers of two of the scale, so
// that they neither crawl nor jump while zooming. `dash_px` holds up to on, off, on, off; without the
// last off the last dash and the first of the next period are one. `round_ends`: each dash ends in
// half a disc beyond its length, and one without a length is a dot.
void set_dashes(shaders::Style& style, std::span<const double> dash_px, double metres_per_px,
                bool round_ends = false);

}  // namespace northway::compose
