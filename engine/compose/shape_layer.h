// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compose/layer_context.h"

namespace northway::compose {

// What the builders of background, fill, line, circle and fill-extrusion layers share, for one
// layer: its properties start with `prefix` ("fill", "fill-extrusion", …).
class ShapeLayer {
public:
    ShapeLayer(LayerContext& context, mesh::DrawList& list, std::string prefix);

    LayerContext& context() { return context_; }
    mesh::DrawList& list() { return list_; }
    // Whether the document gives the property; what it leaves out need not be evaluated.
    bool has(std::string_view name) const;
    std::string name(std::string_view name) const { return prefix_ + std::string(name); }

    // Pixels of the frame from CRS units, moved by the layer's -translate.
    const mesh::Affine& transform() const { return transform_; }
    std::uint16_t transform_index() const { return transform_index_; }

    // The shapes in painter's order: that of the mesh, or that of -sort-key, or of another number.
    // They are in view (grown by `margin_px`) and pass the filter; select() one to evaluate.
    std::vector<const mesh::MeshShape*> shapes(const mesh::LayerMesh& mesh, double margin_px,
                                               std::string_view sort_by = "-sort-key");
    void select(const mesh::MeshShape& shape) { context_.select(shape.feature); }

    // The colour times the feature's opacity. What is drawn as one is faded as one: see `style`.
    style::Color color(std::string_view property, std::string_view opacity) const;
    // Adds a style; a layer with an opacity of its own is blended as one thing.
    std::uint32_t add(shaders::Style style);

    // The image that -pattern names for the selected feature: the paint of an area, in `style`.
    // False where there is none.
    bool paint_area(shaders::Style& style, const style::Color& tint);
    std::optional<PlacedImage> pattern(const style::Color& tint, double height_px);

private:
    geo::XY translation_px() const;
    void open_group();

    LayerContext& context_;
    mesh::DrawList& list_;
    std::string prefix_;
    mesh::Affine transform_;
    std::uint16_t transform_index_ = 0;
    StyleRun styles_;
    std::uint32_t group_ = 0;
    double group_opacity_ = 1;
    std::map<std::string, std::uint32_t> paints_;  // by image, tint included
};

// Whether the map shows a colour that is drawn with a pattern instead: the name of its image.
std::string image_name(const style::Value& value);

}  // namespace northway::compose
