// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "compose/build_heatmap.h"
#include "compose/build_raster.h"
#include "compose/build_relief.h"
#include "compose/build_shapes.h"
#include "compose/map_state.h"
#include "compose/warp_grid.h"

namespace northway::compose {

Status Map::State::add_rasters(render::Renderer& target) {
    if (renderer == &target) {
        return {};
    }
    rasters.clear();
    pictures.clear();
    renderer = &target;
    target.forget();
    for (const auto& [id, data] : sources) {
        if (data.picture) {
            pictures[id] = target.add_picture(*data.picture);
            const std::string& crs = data.picture->place.crs;
            if (!crs.empty() && raster_crs.find(crs) == raster_crs.end()) {
                auto made = geo::Projection::create(crs);
                if (!made) {
                    return tl::unexpected(within("source '" + id + "'", made.error()));
                }
                raster_crs.emplace(crs, std::move(*made));
            }
        }
    }
    planes_state.clear();
    base_state.clear();
    over_state.clear();
    return {};
}

bool Map::State::mask_shows(const Layer& layer, const Camera& camera) {
    auto* levels = levels_for(layer.mask_source, "", model::GeometryType::polygon, false);
    if (levels == nullptr) {
        return false;
    }
    const auto& mask = levels->at(camera.units_per_px);
    return std::any_of(mask.shapes.begin(), mask.shapes.end(), [&](const mesh::MeshShape& shape) {
        return shows(camera, mask, shape);
    });
}

Status Map::State::build_planes(const Camera& camera, const FrameSize& size) {
    planes.clear();
    grids.clear();
    plane_of.clear();
    WarpGridMaker maker(camera, projection(), size);
    std::map<std::string, int> grid_of;  // by source
    const auto grid_for = [&](const std::string& source, const model::Georeference& place) {
        const auto [found, is_new] = grid_of.try_emplace(source, static_cast<int>(grids.size()));
        if (is_new) {
            const auto crs = raster_crs.find(place.crs);
            grids.push_back(maker.make(place, crs != raster_crs.end() ? &crs->second : nullptr));
        }
        return found->second;
    };
    // A raster goes to the device when a layer first shows it.
    const auto raster_for = [&](const std::string& source) {
        const SourceData* data = data_of(source);
        if (data == nullptr || !data->raster) {
            return -1;
        }
        const auto [found, is_new] = rasters.try_emplace(source, -1);
        if (is_new) {
            found->second = renderer->add_raster(*data->raster);
        }
        return found->second;
    };
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        const SourceData* data = data_of(layer.source);
        if (data == nullptr || !layer.is_shown_at(camera.zoom)) {
            continue;
        }
        if (layer.type == LayerType::relief && !layer.mask_source.empty() &&
            !mask_shows(layer, camera)) {
            continue;
        }
        LayerContext context(layer, nullptr, scene.state, camera, size.pixel_ratio);
        render::Plane plane;
        if (layer.type == LayerType::relief && data->raster) {
            auto relief = make_relief_plane(context, *data->raster);
            relief.heights = raster_for(layer.source);
            relief.shade = raster_for(layer.shade_source);
            plane.grid = grid_for(layer.source, model::georeference_of(*data->raster));
            plane.what = std::move(relief);
        } else if (layer.type == LayerType::color_relief && data->raster) {
            auto relief = make_color_relief_plane(context, *data->raster);
            relief.heights = raster_for(layer.source);
            plane.grid = grid_for(layer.source, model::georeference_of(*data->raster));
            plane.what = std::move(relief);
        } else if (layer.type == LayerType::hillshade && data->raster) {
            auto hillshade = make_hillshade_plane(context, *data->raster);
            hillshade.heights = raster_for(layer.source);
            plane.grid = grid_for(layer.source, model::georeference_of(*data->raster));
            plane.what = std::move(hillshade);
        } else if (layer.type == LayerType::raster && data->picture) {
            auto picture = make_picture_plane(context);
            picture.picture = pictures[layer.source];
            plane.grid = grid_for(layer.source, data->picture->place);
            plane.what = picture;
        } else if (const auto* points = layer.type == LayerType::heatmap ? mesh_of(layer, camera)
                                                                         : nullptr) {
            LayerContext selecting = context_for(layer, camera, size);
            plane.what = make_heatmap_plane(selecting, *points, size);
        } else {
            continue;
        }
        if (planes.size() >= shaders::kRunPlaneMask) {
            return bad_input("a map shows at most 63 relief, raster and heatmap layers at once; "
                             "hide some of them");
        }
        plane_of[i] = static_cast<std::uint32_t>(planes.size());
        planes.push_back(std::move(plane));
    }
    return {};
}

std::string Map::State::heatmap_key(double zoom) const {
    const bool any = std::any_of(scene.layers.begin(), scene.layers.end(), [](const Layer& layer) {
        return layer.type == LayerType::heatmap;
    });
    return any ? fmt::format("{:x} {:x}", status_key(true, zoom), status_key(false, zoom))
               : std::string();
}

bool Map::State::over_has_planes() const {
    return !plane_of.empty() && plane_of.rbegin()->first > first_flow();
}

void Map::State::add_plane(std::size_t index, const Camera& camera, const FrameSize& size,
                           mesh::DrawList& list) {
    const auto plane = plane_of.find(index);
    if (plane == plane_of.end()) {
        return;
    }
    const Layer& layer = scene.layers[index];
    shaders::Style style{};
    style.color = {0, 0, 0, 1};
    style.paint = plane->second + 1;
    const auto number = list.add_style(style);
    if (layer.mask_source.empty()) {
        fill_ground(number, camera, size, list);
        return;
    }
    auto* levels = levels_for(layer.mask_source, "", model::GeometryType::polygon, false);
    if (levels == nullptr) {
        return;
    }
    const auto& mask = levels->at(camera.units_per_px);
    const auto transform = list.add_transform(camera.px_from_crs);
    std::vector<mesh::Subpath> room;
    for (const auto& shape : mask.shapes) {
        if (is_visible(camera, shape.box, 1)) {
            list.fill(number, transform, subpaths_of(mask, shape, room));
        }
    }
}

}  // namespace northway::compose
