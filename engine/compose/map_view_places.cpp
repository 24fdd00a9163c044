// SPDX-License-Identifier: Apache-2.0
// Views of places, and what of the catalogue a view shows.
#include "compose/build_shapes.h"
#include "compose/layer_context.h"
#include "compose/map_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace northway::compose {
namespace {

constexpr double kMargin_deg = 1;  // round places: about 100 km

std::string_view color_of(LayerType type) {
    switch (type) {
        case LayerType::fill:
            return "fill";
        case LayerType::line:
            return "line";
        case LayerType::circle:
            return "circle";
        default:
            return {};
    }
}

bool is_clear(const LayerContext& context, LayerType type) {
    const std::string_view name = color_of(type);
    return !name.empty() &&
           context.color(fmt::format("{}-color", name), fmt::format("{}-opacity", name)).a <= 0;
}

}  // namespace

Result<scene::View> Map::view_of_places(std::span<const std::string> place_ids,
                                        const FrameSize& size) {
    if (auto set = state_->set_crs(); !set) {
        return tl::unexpected(set.error());
    }
    geo::Box box;
    for (const auto& id : place_ids) {
        const auto* place = catalogue() != nullptr ? catalogue()->find_place(id) : nullptr;
        if (place != nullptr) {
            box.add(geo::XY{place->position.lon_deg, place->position.lat_deg});
        }
    }
    if (box.is_empty()) {
        return bad_usage("none of these places is in the catalogue");
    }
    const double margin = std::max(0.2 * std::max(box.width(), box.height()), kMargin_deg);
    box.min_x -= margin;
    box.max_x += margin;
    box.min_y = std::max(box.min_y - 0.5 * margin, -89.0);
    box.max_y = std::min(box.max_y + 0.5 * margin, 89.0);
    return fit(state_->scene.view, box, state_->projection(), state_->framed(size));
}

std::vector<std::string> Map::systems_in_view(const FrameSize& size) {
    State& state = *state_;
    const auto camera = this->camera(size);
    if (!camera) {
        return {};
    }
    std::set<std::string> found;
    for (const Layer& layer : state.scene.layers) {
        if (!layer.is_shown_at(camera->zoom) || layer.source.empty()) {
            continue;
        }
        const auto* features = state.features_of(layer);
        const int field = features != nullptr ? features->field_index("system_id") : -1;
        const auto* mesh = field >= 0 ? state.mesh_of(layer, *camera) : nullptr;
        if (mesh == nullptr) {
            continue;
        }
        LayerContext context(layer, features, state.scene.state, *camera, size.pixel_ratio);
        for (const auto& shape : mesh->shapes) {
            const auto& value =
                features->features[shape.feature].values[static_cast<std::size_t>(field)];
            const auto* id = std::get_if<std::string>(&value);
            if (id != nullptr && !found.contains(*id) && is_visible(*camera, shape.box, 0) &&
                context.select(shape.feature) && !is_clear(context, layer.type) &&
                shows(*camera, *mesh, shape)) {
                found.insert(*id);
            }
        }
    }
    return {found.begin(), found.end()};
}

}  // namespace northway::compose
