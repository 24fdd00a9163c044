// SPDX-License-Identifier: Apache-2.0
#include "compose/build_shapes.h"
#include "compose/shape_layer.h"

#include <algorithm>

namespace northway::compose {

void build_circle(LayerContext& context, const mesh::LayerMesh& mesh, mesh::DrawList& list) {
    ShapeLayer layer(context, list, "circle");
    const bool has_blur = layer.has("-blur");
    for (const auto* shape : layer.shapes(mesh, 128)) {
        layer.select(*shape);
        const double radius_px = std::max(context.px("circle-radius"), 0.0);
        const double rim_px = std::max(context.px("circle-stroke-width"), 0.0);
        const auto color = layer.color("-color", "-opacity");
        const auto rim = layer.color("-stroke-color", "-stroke-opacity");
        const bool has_rim = rim_px > 0 && rim.a > 0;
        if (!has_rim && (color.a <= 0 || radius_px <= 0)) {
            continue;
        }
        // A share of the whole disc, as MapLibre blurs.
        const double blur_px =
            has_blur ? std::max(context.number("circle-blur"), 0.0) * (radius_px + rim_px) : 0;
        const bool is_plain = blur_px <= 0 && (!has_rim || (color.a >= 1 && radius_px > 0));
        for (std::uint32_t p = shape->first; p < shape->first + shape->count; ++p) {
            const auto& part = mesh.parts[p];
            for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
                const auto at = layer.transform().apply(mesh.points[i]);
                if (!is_plain) {
                    mesh::Disc disc;
                    disc.x_px = static_cast<float>(at.x);
                    disc.y_px = static_cast<float>(at.y);
                    disc.radius_px = static_cast<float>(radius_px);
                    disc.rim_px = static_cast<float>(rim_px);
                    disc.blur_px = static_cast<float>(blur_px);
                    std::ranges::copy(rim.rgba_f32(), disc.rim_color);
                    list.disc(layer.add(mesh::solid_style(color.rgba_f32(), 0)), disc);
                    continue;
                }
                if (has_rim) {
                    list.disc_px(layer.add(stroke_style(rim, 2 * (radius_px + rim_px))), at);
                }
                if (radius_px > 0 && color.a > 0) {
                    list.disc_px(layer.add(stroke_style(color, 2 * radius_px)), at);
                }
            }
        }
    }
}

}  // namespace northway::compose
