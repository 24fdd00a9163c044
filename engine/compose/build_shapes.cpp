// SPDX-License-Identifier: Apache-2.0
#include "compose/build_shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace northway::compose {
namespace {

std::vector<double> numbers_of(const style::Value& value) {
    std::vector<double> numbers;
    if (const auto* array = value.array()) {
        for (const auto& item : *array) {
            if (const double* number = item.number()) {
                numbers.push_back(*number);
            }
        }
    }
    return numbers;
}

struct Rim {
    geo::XY at;
    double radius_px = 0;  // of the disc inside
    double width_px = 0;
};

// The rim round a disc. Under an opaque disc it is a disc itself, else a ring.
void add_rim(mesh::DrawList& list, StyleRun& styles, const style::Color& color, const Rim& rim,
             bool is_covered) {
    if (is_covered || rim.radius_px <= 0) {
        list.disc_px(styles.add(stroke_style(color, 2 * (rim.radius_px + rim.width_px))), rim.at);
        return;
    }
    // Corners every three pixels stay within 0.2 px of the circle from a radius of 6 px on, and
    // twelve of them do below.
    const double middle_px = rim.radius_px + 0.5 * rim.width_px;
    const int corners =
        std::max(12, static_cast<int>(std::ceil(2 * std::numbers::pi * middle_px / 3)));
    std::vector<geo::XY> ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        ring.push_back({rim.at.x + middle_px * std::cos(angle),
                        rim.at.y + middle_px * std::sin(angle)});
    }
    list.stroke_px(styles.add(stroke_style(color, rim.width_px)), ring, true, mesh::Cap::butt);
}

}  // namespace

bool is_visible(const Camera& camera, const geo::Box& box, double margin_px) {
    const double margin = margin_px * camera.units_per_px;
    return box.max_x + margin >= camera.visible_crs.min_x &&
           box.min_x - margin <= camera.visible_crs.max_x &&
           box.max_y + margin >= camera.visible_crs.min_y &&
           box.min_y - margin <= camera.visible_crs.max_y;
}

bool shows(const Camera& camera, const mesh::LayerMesh& mesh, const mesh::MeshShape& shape) {
    if (!is_visible(camera, shape.box, 0)) {
        return false;
    }
    for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
        const auto& part = mesh.parts[p];
        for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
            geo::Box edge;
            edge.add(mesh.points[i]);
            if (mesh.type != model::GeometryType::point && i > part.first) {
                edge.add(mesh.points[i - 1]);
            }
            if (is_visible(camera, edge, 0)) {
                return true;
            }
        }
    }
    return mesh.type == model::GeometryType::polygon;  // it may lie all round the frame
}

std::span<const mesh::Subpath> subpaths_of(const mesh::LayerMesh& mesh,
                                           const mesh::MeshShape& shape,
                                           std::vector<mesh::Subpath>& room) {
    room.clear();
    for (std::uint32_t i = shape.first; i < shape.first + shape.count; ++i) {
        room.push_back(mesh.subpath(mesh.parts[i]));
    }
    return room;
}

void build_background(LayerContext& context, const FrameSize& size, mesh::DrawList& list) {
    const auto color = context.color("background-color", "background-opacity");
    list.rectangle_px(list.add_style(mesh::solid_style(color.rgba_f32(), 0)), 0, 0, size.width_px,
                      size.height_px);
}

void build_fill(LayerContext& context, const mesh::LayerMesh& mesh, mesh::DrawList& list) {
    const auto transform = list.add_transform(context.camera().px_from_crs);
    StyleRun styles(list);
    std::vector<mesh::Subpath> room;
    for (const auto& shape : mesh.shapes) {
        if (!is_visible(context.camera(), shape.box, 1) || !context.select(shape.feature)) {
            continue;
        }
        const auto color = context.color("fill-color", "fill-opacity");
        if (color.a > 0) {
            list.fill(styles.add(mesh::solid_style(color.rgba_f32(), 0)), transform,
                      subpaths_of(mesh, shape, room));
        }
    }
}

void build_line(LayerContext& context, const mesh::LayerMesh& mesh, mesh::DrawList& list) {
    const auto transform = list.add_transform(context.camera().px_from_crs);
    StyleRun styles(list);
    std::vector<mesh::Subpath> room;
    for (const auto& shape : mesh.shapes) {
        if (!is_visible(context.camera(), shape.box, 64) || !context.select(shape.feature)) {
            continue;
        }
        const double width_px = context.px("line-width");
        const auto color = context.color("line-color", "line-opacity");
        if (color.a <= 0 || width_px <= 0) {
            continue;
        }
        auto style = stroke_style(color, width_px);
        style.offset = static_cast<float>(context.px("line-offset"));
        // Dashes are given in line widths (MapLibre Style Specification, line-dasharray).
        auto dashes = numbers_of(context.value("line-dasharray"));
        for (double& dash : dashes) {
            dash *= width_px;
        }
        if (dashes.size() == 1 || dashes.size() == 3) {
            dashes.push_back(dashes.back());
        }
        set_dashes(style, dashes, context.camera().metres_per_px);
        const auto cap = context.text("line-cap") == "round" ? mesh::Cap::round : mesh::Cap::butt;
        list.stroke(styles.add(style), transform, subpaths_of(mesh, shape, room), cap);
    }
}

void build_circle(LayerContext& context, const mesh::LayerMesh& mesh, mesh::DrawList& list) {
    StyleRun rims(list);
    StyleRun discs(list);
    for (const auto& shape : mesh.shapes) {
        if (!is_visible(context.camera(), shape.box, 128) || !context.select(shape.feature)) {
            continue;
        }
        const double radius_px = context.px("circle-radius");
        const double rim_px = context.px("circle-stroke-width");
        const auto color = context.color("circle-color", "circle-opacity");
        const auto rim = context.color("circle-stroke-color", "circle-stroke-opacity");
        for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
            const auto& part = mesh.parts[p];
            for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
                const auto at = context.camera().px_from_crs.apply(mesh.points[i]);
                if (rim_px > 0 && rim.a > 0) {
                    add_rim(list, rims, rim, {at, radius_px, rim_px}, color.a >= 1);
                }
                if (radius_px > 0 && color.a > 0) {
                    list.disc_px(discs.add(stroke_style(color, 2 * radius_px)), at);
                }
            }
        }
    }
}

}  // namespace northway::compose
