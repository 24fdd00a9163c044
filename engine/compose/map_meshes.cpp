// SPDX-License-Identifier: Apache-2.0
// What a new projection asks for: the meshes of all layers that are shown.
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "compose/map_state.h"

namespace northway::compose {
namespace {

struct Wanted {
    mesh::MeshLevels* levels = nullptr;
    bool full = false;  // places of labels do not move with the scale
};

}  // namespace

void Map::State::make_meshes(const Camera& camera) {
    if (projected.front().has_meshes) {
        return;
    }
    projected.front().has_meshes = true;
    std::vector<Wanted> wanted;
    const auto want = [&](mesh::MeshLevels* levels, bool full) {
        if (levels == nullptr) {
            return;
        }
        for (Wanted& each : wanted) {
            if (each.levels == levels) {
                each.full |= full;
                return;
            }
        }
        wanted.push_back({levels, full});
    };
    for (const Layer& layer : scene.layers) {
        if (!layer.is_shown_at(camera.zoom)) {
            continue;
        }
        if (layer.type == LayerType::symbol) {
            const SymbolLevels levels = symbol_levels(layer);
            for (auto* each : {levels.points, levels.lines, levels.polygons}) {
                want(each, true);
            }
            want(levels.outlines, false);
            continue;
        }
        const auto kind = mesh_kind(layer);
        if (kind && kind->type != model::GeometryType::none) {
            want(levels_for(layer.source, layer.source_layer, kind->type, kind->outlines), false);
        }
        if (!layer.mask_source.empty()) {
            want(levels_for(layer.mask_source, "", model::GeometryType::polygon, false), false);
        }
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) {
        return a.levels->feature_points() > b.levels->feature_points();
    });
    // Levels of different layers have nothing to do with each other.
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < wanted.size(); i = next++) {
            wanted[i].levels->at(camera.units_per_px);
            if (wanted[i].full) {
                wanted[i].levels->full();
            }
        }
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
        threads.emplace_back(work);
    }
    work();
}

}  // namespace northway::compose
