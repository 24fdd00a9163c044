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
    if (const auto* json = std::get_if<model::JsonText>(&value)) {
        return json->text;
    }
    const auto* flag = std::get_if<bool>(&value);
    return flag != nullptr ? (*flag ? "true" : "false") : std::string();
}

// Even-odd over all rings of the shape.
bool is_inside(const mesh::LayerMesh& mesh, const mesh::MeshShape& shape, geo::XY at) {
    if (at.x < shape.box.min_x || at.x > shape.box.max_x || at.y < shape.box.min_y ||
        at.y > shape.box.max_y) {
        return false;
    }
    bool inside = false;
    for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
        const auto& part = mesh.parts[p];
        for (std::uint32_t i = 0; i < part.count; ++i) {
            const geo::XY a = mesh.points[part.first + i];
            const geo::XY b = mesh.points[part.first + (i + 1) % part.count];
            if ((a.y <= at.y) != (b.y <= at.y) &&
                at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

Hit hit_of(const Layer& layer, const model::FeatureSet& features, std::size_t feature,
           double distance_px) {
    Hit hit;
    hit.layer = layer.id;
    hit.distance_px = distance_px;
    const auto& values = features.features[feature].values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::string text = text_of(values[i]);
        if (features.fields[i] == "system_id") {
            hit.system_id = text;
        }
        if (!text.empty()) {
            hit.attributes.emplace_back(features.fields[i], std::move(text));
        }
    }
    return hit;
}

}  // namespace

std::optional<Hit> Map::State::hit_layer(const Layer& layer, const Camera& camera,
                                         const FrameSize& size, geo::XY at, double reach_px) {
    const auto* mesh = mesh_of(layer, camera);
    const auto* features = features_of(layer);
    if (mesh == nullptr) {
        return std::nullopt;
    }
    LayerContext context = context_for(layer, camera, size);
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
    return hit_of(layer, *features, nearest->feature, distance / camera.units_per_px);
}

// Inside a visible area of a catalogue. Everything nearer wins, and the smaller of two areas.
std::optional<Hit> Map::State::hit_fill(const Layer& layer, const Camera& camera,
                                        const FrameSize& size, geo::XY at, double reach_px) {
    const auto* mesh = mesh_of(layer, camera);
    const auto* features = features_of(layer);
    if (mesh == nullptr || features->field_index("system_id") < 0) {
        return std::nullopt;
    }
    LayerContext context = context_for(layer, camera, size);
    const geo::XY target = camera.px_from_crs.apply_inverse(at);
    const mesh::MeshShape* smallest = nullptr;
    double extent = std::numeric_limits<double>::infinity();
    for (const auto& shape : mesh->shapes) {
        const double own = shape.box.width() * shape.box.height();
        if (own < extent && is_inside(*mesh, shape, target) && context.select(shape.feature) &&
            context.color("fill-color", "fill-opacity").a > 0) {
            extent = own;
            smallest = &shape;
        }
    }
    if (smallest == nullptr) {
        return std::nullopt;
    }
    return hit_of(layer, *features, smallest->feature, 0.999 * reach_px);
}

// An icon of the last frame; one over another is nearer.
std::optional<Hit> Map::State::hit_icons(const Layer& layer, std::size_t index, geo::XY at,
                                         double reach_px) const {
    const PlacedIcon* nearest = nullptr;
    double distance = reach_px;
    for (const auto& icon : placed_icons) {
        if (icon.layer != static_cast<int>(index)) {
            continue;
        }
        const double d =
            std::max(0.0, std::hypot(icon.at_px.x - at.x, icon.at_px.y - at.y) - icon.radius_px);
        if (d < distance) {
            distance = d;
            nearest = &icon;
        }
    }
    const auto* features = features_of(layer);
    if (nearest == nullptr || features == nullptr) {
        return std::nullopt;
    }
    return hit_of(layer, *features, nearest->feature, distance);
}

std::optional<Hit> Map::hit(const FrameSize& size, const Moment& moment, double x_px, double y_px,
                            double reach_px) {
    State& state = *state_;
    const auto camera = this->camera(size);
    // An inset hides the map beneath it.
    if (!camera || !state.framed(size).map_px().contains({x_px, y_px}) ||
        state.is_in_inset({x_px, y_px})) {
        return std::nullopt;
    }
    state.set_year(moment.year());
    std::optional<Hit> best;
    const geo::XY at{x_px, y_px};
    for (std::size_t i = state.scene.layers.size(); i-- > 0;) {
        const Layer& layer = state.scene.layers[i];
        if (!layer.is_shown_at(camera->zoom) || layer.source.empty()) {
            continue;
        }
        std::optional<Hit> found;
        switch (layer.type) {
            case LayerType::flow:
            case LayerType::circle:
            case LayerType::line:
                found = state.hit_layer(layer, *camera, size, at, reach_px);
                break;
            case LayerType::symbol: found = state.hit_icons(layer, i, at, reach_px); break;
            case LayerType::fill:
                found = state.hit_fill(layer, *camera, size, at, reach_px);
                break;
            default: break;
        }
        // A system goes before what the base map shows.
        if (found && (!best || (found->system_id.empty() == best->system_id.empty()
                                    ? found->distance_px < best->distance_px
                                    : best->system_id.empty()))) {
            best = std::move(found);
        }
    }
    return best;
}

}  // namespace northway::compose
