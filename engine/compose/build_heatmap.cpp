// SPDX-License-Identifier: Apache-2.0
#include "compose/build_heatmap.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace northway::compose {
namespace {

// The kernel of the style specification's reference implementation: weight * intensity * kPeak *
// exp(-4.5 (distance / radius)^2), as far as it is at least kLeast.
constexpr double kPeak = 0.3989422804014327;  // 1 / sqrt(2 pi)
constexpr double kLeast = 1.0 / 255 / 16;

struct Reach {
    int x0 = 0, y0 = 0, x1 = -1, y1 = -1;  // tiles, both ends included
};

}  // namespace

render::HeatmapPlane make_heatmap_plane(LayerContext& context, const mesh::LayerMesh& mesh,
                                        const FrameSize& size) {
    constexpr int kTile = static_cast<int>(shaders::kHeatTile);
    render::HeatmapPlane plane;
    plane.tile_columns = (size.width_px + kTile - 1) / kTile;
    const int tile_rows = (size.height_px + kTile - 1) / kTile;
    const auto& px_from_crs = context.camera().px_from_crs;
    const double intensity = context.number("heatmap-intensity");

    std::vector<Reach> reaches;
    for (const auto& shape : mesh.shapes) {
        if (!context.select(shape.feature)) {
            continue;
        }
        const double peak = context.number("heatmap-weight") * intensity * kPeak;
        const double radius_px = context.px("heatmap-radius");
        if (!(peak > kLeast) || !(radius_px > 0)) {
            continue;
        }
        const double reach_px = radius_px * std::sqrt(2 * std::log(peak / kLeast)) / 3;
        for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
            const auto& part = mesh.parts[p];
            for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
                const geo::XY at = px_from_crs.apply(mesh.points[i]);
                if (!(at.x > -reach_px && at.y > -reach_px && at.x < size.width_px + reach_px &&
                      at.y < size.height_px + reach_px)) {
                    continue;
                }
                const auto tile = [](double px, int count) {
                    return std::clamp(static_cast<int>(std::floor(px / kTile)), 0, count - 1);
                };
                reaches.push_back({tile(at.x - reach_px, plane.tile_columns),
                                   tile(at.y - reach_px, tile_rows),
                                   tile(at.x + reach_px, plane.tile_columns),
                                   tile(at.y + reach_px, tile_rows)});
                plane.points.push_back(
                    {static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(peak),
                     static_cast<float>(-4.5 * std::numbers::log2e / (radius_px * radius_px))});
            }
        }
    }

    // Counting sort: the runs follow the table of first and end.
    const auto tiles = static_cast<std::size_t>(plane.tile_columns) *
                       static_cast<std::size_t>(tile_rows);
    std::vector<std::uint32_t> next(tiles + 1, 0);
    const auto for_each_tile = [&](const Reach& reach, auto&& use) {
        for (int y = reach.y0; y <= reach.y1; ++y) {
            for (int x = reach.x0; x <= reach.x1; ++x) {
                use(static_cast<std::size_t>(y * plane.tile_columns + x));
            }
        }
    };
    for (const Reach& reach : reaches) {
        for_each_tile(reach, [&](std::size_t tile) { ++next[tile + 1]; });
    }
    next[0] = static_cast<std::uint32_t>(2 * tiles);
    for (std::size_t i = 0; i < tiles; ++i) {
        next[i + 1] += next[i];
    }
    plane.words.resize(next[tiles]);
    for (std::size_t i = 0; i < tiles; ++i) {
        plane.words[2 * i] = next[i];
        plane.words[2 * i + 1] = next[i + 1];
    }
    for (std::size_t point = 0; point < reaches.size(); ++point) {
        for_each_tile(reaches[point], [&](std::size_t tile) {
            plane.words[next[tile]++] = static_cast<std::uint32_t>(point);
        });
    }

    const auto& ramp = context.layer().property("heatmap-color");
    const double opacity = context.number("heatmap-opacity") * context.layer().opacity;
    style::EvaluationContext evaluation = context.evaluation();
    for (std::size_t i = 0; i < shaders::kHeatRampSize; ++i) {
        evaluation.heatmap_density = static_cast<double>(i) / (shaders::kHeatRampSize - 1);
        const auto color = ramp.color(evaluation);
        const auto part = [&](double value) { return static_cast<float>(value * opacity); };
        plane.ramp.push_back({part(color.r), part(color.g), part(color.b), part(color.a)});
    }
    return plane;
}

}  // namespace northway::compose
