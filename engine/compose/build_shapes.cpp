// SPDX-License-Identifier: Apache-2.0
#include "compose/build_shapes.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {
bool is_visible(const Camera& camera, const geo::Box& box, double margin_px) {
    const double margin = margin_px * camera.units_per_px;
    return box.max_x + margin >= camera.visible_crs.min_x &&
           box.min_x - margin <= camera.visible_crs.max_x &&
           box.max_y + margin >= camera.visible_crs.min_y &&
           box.min_y - margin <= camera.visible_crs.max_y;
}

namespace {

// Whether a point lies inside of closed rings: how often they run round it.
bool is_inside(const geo::XY& point, const mesh::LayerMesh& mesh, const mesh::MeshShape& shape) {
    int turns = 0;
    for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
        const auto& part = mesh.parts[p];
        for (std::uint32_t i = 0; i < part.count; ++i) {
            const geo::XY& a = mesh.points[part.first + i];
            const geo::XY& b = mesh.points[part.first + (i + 1) % part.count];
            if ((a.y <= point.y) == (b.y <= point.y)) {
                continue;
            }
            const double x = a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x);
            if (x > point.x) {
                turns += b.y > a.y ? 1 : -1;
            }
        }
    }
    return turns != 0;
}

// Whether a part of the way from a to b lies in a box (Liang & Barsky 1984).
bool crosses(const geo::Box& box, const geo::XY& a, const geo::XY& b) {
    double first = 0;
    double last = 1;
    const auto clip = [&](double step, double room) {
        if (step == 0) {
            return room >= 0;
        }
        (step < 0 ? first : last) =
            step < 0 ? std::max(first, room / step) : std::min(last, room / step);
        return first <= last;
    };
    return clip(a.x - b.x, a.x - box.min_x) && clip(b.x - a.x, box.max_x - a.x) &&
           clip(a.y - b.y, a.y - box.min_y) && clip(b.y - a.y, box.max_y - a.y);
}

}  // namespace

bool shows(const Camera& camera, const mesh::LayerMesh& mesh, const mesh::MeshShape& shape) {
    if (!is_visible(camera, shape.box, 0)) {
        return false;
    }
    for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
        const auto& part = mesh.parts[p];
        for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
            const bool alone = mesh.type == model::GeometryType::point || i == part.first;
            if (crosses(camera.visible_crs, mesh.points[alone ? i : i - 1], mesh.points[i])) {
                return true;
            }
        }
    }
    // No edge runs through the frame: it lies all inside or all outside.
    const geo::Box& frame = camera.visible_crs;
    return mesh.type == model::GeometryType::polygon &&
           is_inside({0.5 * (frame.min_x + frame.max_x), 0.5 * (frame.min_y + frame.max_y)}, mesh,
                     shape);
}

bool is_beside(geo::XY at, std::span<const page::Box> hidden) {
    return std::none_of(hidden.begin(), hidden.end(), [at](const page::Box& box) {
        return at.x > box.x0 && at.x < box.x1 && at.y > box.y0 && at.y < box.y1;
    });
}

bool shows_beside(const Camera& camera, const mesh::LayerMesh& mesh, const mesh::MeshShape& shape,
                  const geo::Box& map_px, std::span<const page::Box> hidden) {
    constexpr double kStep_px = 4;
    constexpr double kMostSteps = 1000;
    if (!shows(camera, mesh, shape)) {
        return false;
    }
    if (hidden.empty() || mesh.type == model::GeometryType::polygon) {
        return true;
    }
    const auto is_seen = [&](geo::XY at) { return map_px.contains(at) && is_beside(at, hidden); };
    for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
        const auto& part = mesh.parts[p];
        for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
            const geo::XY to = camera.px_from_crs.apply(mesh.points[i]);
            if (is_seen(to)) {
                return true;
            }
            if (mesh.type == model::GeometryType::point || i == part.first) {
                continue;
            }
            const geo::XY from = camera.px_from_crs.apply(mesh.points[i - 1]);
            const double steps =
                std::min(std::hypot(to.x - from.x, to.y - from.y) / kStep_px, kMostSteps);
            for (double step = 1; step < steps; ++step) {
                const double share = step / steps;
                if (is_seen({from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)})) {
                    return true;
                }
            }
        }
    }
    return false;
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

}  // namespace northway::compose
