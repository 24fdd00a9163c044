// SPDX-License-Identifier: Apache-2.0
#include "compose/build_shapes.h"
#include "compose/shape_layer.h"

#include <algorithm>
#include <cmath>

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

geo::XY towards(geo::XY from, geo::XY to, double share) {
    return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
}

// A ring whose corners are replaced by arcs that begin and end this far from them along the edges,
// but not beyond an edge's middle.
std::vector<geo::XY> with_round_corners(std::span<const geo::XY> ring, double distance) {
    constexpr int kSteps = 6;
    if (ring.size() > 1 && ring.front().x == ring.back().x && ring.front().y == ring.back().y) {
        ring = ring.first(ring.size() - 1);
    }
    std::vector<geo::XY> result;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geo::XY corner = ring[i];
        const geo::XY before = ring[(i + ring.size() - 1) % ring.size()];
        const geo::XY after = ring[(i + 1) % ring.size()];
        const auto reach = [&](geo::XY other) {
            const double length = std::hypot(other.x - corner.x, other.y - corner.y);
            return length > 0 ? std::min(0.5, distance / length) : 0;
        };
        const geo::XY begin = towards(corner, before, reach(before));
        const geo::XY end = towards(corner, after, reach(after));
        for (int step = 0; step <= kSteps; ++step) {
            const double t = static_cast<double>(step) / kSteps;
            result.push_back(towards(towards(begin, corner, t), towards(corner, end, t), t));
        }
    }
    return result;
}

void round_corners(std::vector<mesh::Subpath>& rings, double distance, mesh::DrawList& list) {
    for (mesh::Subpath& ring : rings) {
        const auto points = with_round_corners(std::span(ring.points, ring.count), distance);
        ring.points = list.keep(points);
        ring.count = static_cast<std::uint32_t>(points.size());
    }
}

// `corner` is the reach of rounded corners in CRS units.
void add_fills(ShapeLayer& layer, const mesh::LayerMesh& mesh, std::uint32_t flags,
               std::string_view sort_by, double corner = 0) {
    const bool has_pattern = layer.has("-pattern");
    std::vector<mesh::Subpath> room;
    for (const auto* shape : layer.shapes(mesh, 1, sort_by)) {
        layer.select(*shape);
        shaders::Style style;
        if (paint(layer, has_pattern, style)) {
            style.flags = flags;
            subpaths_of(mesh, *shape, room);
            if (corner > 0) {
                round_corners(room, corner, layer.list());
            }
            layer.list().fill(layer.add(style), layer.transform_index(), room);
        }
    }
}

}  // namespace

std::optional<std::uint32_t> background_style(LayerContext& context, mesh::DrawList& list) {
    ShapeLayer layer(context, list, "background");
    auto style = mesh::solid_style(layer.color("-color", "-opacity").rgba_f32(), 0);
    if (layer.has("-pattern")) {
        const double opacity = context.number("background-opacity") * context.layer().opacity;
        const auto tint = context.layer().property("background-color").color(context.evaluation());
        style = mesh::solid_style(std::array{0.0F, 0.0F, 0.0F, static_cast<float>(opacity)}, 0);
        if (!layer.paint_area(style, tint)) {
            return std::nullopt;
        }
    }
    return layer.add(style);
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
    const Camera& camera = context.camera();
    const double corner_px =
        context.number("fill-extrusion-rounded-corner-distance") / camera.metres_per_px;
    add_fills(layer, mesh, 0, "-height", corner_px > 0.25 ? corner_px * camera.units_per_px : 0);
}

}  // namespace northway::compose
