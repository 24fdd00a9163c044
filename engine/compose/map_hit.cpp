// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "compose/layer_context.h"
#include "compose/map_state.h"

namespace northway::compose {
namespace {

// From a point to a shape, CRS units.
double distance_to(const mesh::LayerMesh& mesh, const mesh::MeshShape& shape, geo::XY at) {
    double best = std::numeric_limits<double>::infinity();
    for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
        const auto& part = mesh.parts[p];
        for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
            const geo::XY a = mesh.points[i];
            const bool last = i + 1 == part.first + part.count;
            const geo::XY b = mesh.type == model::GeometryType::point || last ? a : mesh.points[i + 1];
            const double dx = b.x - a.x;
            const double dy = b.y - a.y;
            const double squared = dx * dx + dy * dy;
            const double t = squared > 0 ? std::clamp(((at.x - a.x) * dx + (at.y - a.y) * dy) /
                                                          squared, 0.0, 1.0)
                                         : 0;
            best = std::min(best, std::hypot(at.x - a.x - t * dx, at.y - a.y - t * dy));
        }
    }
    return best;
}

std::string text_of(const model::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return fmt::format("{}", *number);
    }
    const auto* flag = std::get_if<bool>(&value);
    return flag != nullptr ? (*flag ? "true" : "false") : std::string();
}

}  // namespace

std::optional<Hit> Map::State::hit_layer(const Layer& layer, const Camera& camera,
                                         const FrameSize& size, geo::XY at, double reach_px) {
    const auto* mesh = mesh_of(layer, camera);
    const auto* features = features_of(layer);
    if (mesh == nullptr) {
        return std::nullopt;
    }
    LayerContext context(layer, features, scene.state, camera, size.pixel_ratio);
    const geo::XY target = camera.px_from_crs.apply_inverse(at);
    const double reach = reach_px * camera.units_per_px;
    const mesh::MeshShape* nearest = nullptr;
    double distance = reach;
    for (const auto& shape : mesh->shapes) {
        const bool near = target.x >= shape.box.min_x - distance &&
                          target.x <= shape.box.max_x + distance &&
                          target.y >= shape.box.min_y - distance &&
                          target.y <= shape.box.max_y + distance;
        if (!near || !context.select(shape.feature)) {
            continue;
        }
        if (const double d = distance_to(*mesh, shape, target); d < distance) {
            distance = d;
            nearest = &shape;
        }
    }
    if (nearest == nullptr) {
        return std::nullopt;
    }
    Hit hit;
    hit.layer = layer.id;
    hit.distance_px = distance / camera.units_per_px;
    const auto& values = features->features[nearest->feature].values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::string text = text_of(values[i]);
        if (features->fields[i] == "system_id") {
            hit.system_id = text;
        }
        if (!text.empty()) {
            hit.attributes.emplace_back(features->fields[i], std::move(text));
        }
    }
    return hit;
}

std::optional<Hit> Map::hit(const FrameSize& size, const Moment& moment, double x_px, double y_px,
                            double reach_px) {
    State& state = *state_;
    const auto camera = this->camera(size);
    if (!camera) {
        return std::nullopt;
    }
    state.scene.state["year"] = moment.year();
    std::optional<Hit> best;
    for (auto layer = state.scene.layers.rbegin(); layer != state.scene.layers.rend(); ++layer) {
        const bool can_be_hit = layer->type == LayerType::flow ||
                                layer->type == LayerType::circle || layer->type == LayerType::line;
        if (!can_be_hit || !layer->is_shown_at(camera->zoom) || layer->source.empty()) {
            continue;
        }
        if (auto found = state.hit_layer(*layer, *camera, size, {x_px, y_px}, reach_px);
            found && (!best || found->distance_px < best->distance_px)) {
            best = std::move(found);
        }
    }
    return best;
}

}  // namespace northway::compose
