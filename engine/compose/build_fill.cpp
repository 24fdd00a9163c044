// SPDX-License-Identifier: Apache-2.0
#include "compose/build_shapes.h"
#include "compose/shape_layer.h"

namespace northway::compose {
namespace {

// The colour or the pattern of the selected feature; false where it shows nothing.
bool paint(ShapeLayer& layer, bool has_pattern, shaders::Style& style) {
    const auto color = layer.color("-color", "-opacity");
    style = mesh::solid_style(color.rgba_f32(), 0);
    if (!has_pattern) {
        return color.a > 0;
    }
    // One of our own icons takes the layer's colour; the opacity fades any.
    auto& context = layer.context();
    const auto tint = context.layer().property(layer.name("-color")).color(context.evaluation());
    const double opacity =
        (layer.name("") == "fill" ? context.number("fill-opacity") : 1) * context.layer().opacity;
    style = mesh::solid_style(std::array{0.0F, 0.0F, 0.0F, static_cast<float>(opacity)}, 0);
    return layer.paint_area(style, tint) && opacity > 0;
}

void add_outlines(ShapeLayer& layer, const mesh::LayerMesh& outlines) {
    auto& context = layer.context();
    std::vector<mesh::Subpath> room;
    for (const auto* shape : layer.shapes(outlines, 1)) {
        if (context.features().features[shape->feature].geometry.type !=
            model::GeometryType::polygon) {
            continue;
        }
        layer.select(*shape);
        const auto color = layer.color("-outline-color", "-opacity");
        if (color.a > 0) {
            auto style = stroke_style(color, context.pixel_ratio());
            style.join = shaders::kJoinMiter;
            style.join_limit = 2;
            layer.list().stroke(layer.add(style), layer.transform_index(),
                                subpaths_of(outlines, *shape, room), mesh::Cap::butt);
        }
    }
}

void add_fills(ShapeLayer& layer, const mesh::LayerMesh& mesh, std::uint32_t flags,
               std::string_view sort_by) {
    const bool has_pattern = layer.has("-pattern");
    std::vector<mesh::Subpath> room;
    for (const auto* shape : layer.shapes(mesh, 1, sort_by)) {
        layer.select(*shape);
        shaders::Style style;
        if (paint(layer, has_pattern, style)) {
            style.flags = flags;
            layer.list().fill(layer.add(style), layer.transform_index(),
                              subpaths_of(mesh, *shape, room));
        }
    }
}

}  // namespace

void build_background(LayerContext& context, mesh::DrawList& list,
                      const std::function<void(std::uint32_t style)>& fill_ground) {
    ShapeLayer layer(context, list, "background");
    auto style = mesh::solid_style(layer.color("-color", "-opacity").rgba_f32(), 0);
    if (layer.has("-pattern")) {
        const double opacity = context.number("background-opacity") * context.layer().opacity;
        const auto tint = context.layer().property("background-color").color(context.evaluation());
        style = mesh::solid_style(std::array{0.0F, 0.0F, 0.0F, static_cast<float>(opacity)}, 0);
        if (!layer.paint_area(style, tint)) {
            return;
        }
    }
    fill_ground(layer.add(style));
}

bool has_outlines(const LayerContext& context) {
    const auto& layer = context.layer();
    return layer.type == scene::LayerType::fill && layer.property("fill-outline-color").is_set() &&
           !layer.property("fill-pattern").is_set() &&
           layer.property("fill-antialias").boolean(context.evaluation(), true);
}

void build_fill(LayerContext& context, const mesh::LayerMesh& mesh, const mesh::LayerMesh* outlines,
                mesh::DrawList& list) {
    ShapeLayer layer(context, list, "fill");
    const bool smooth =
        context.layer().property("fill-antialias").boolean(context.evaluation(), true);
    add_fills(layer, mesh, smooth ? 0 : shaders::kStyleHardEdges, "-sort-key");
    // All outlines lie above all fills.
    if (outlines != nullptr) {
        add_outlines(layer, *outlines);
    }
}

void build_fill_extrusion(LayerContext& context, const mesh::LayerMesh& mesh,
                          mesh::DrawList& list) {
    ShapeLayer layer(context, list, "fill-extrusion");
    add_fills(layer, mesh, 0, "-height");
}

}  // namespace northway::compose
