// SPDX-License-Identifier: Apache-2.0
#include "compose/build_labels.h"
#include "compose/flow_bands.h"
#include "compose/map_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

// Labels must not flicker while the view moves, and a picture must not depend on those before it.
// So what is shown is decided for the map, not for the frame: at scales a fraction of an octave
// apart and on whole blocks of the map that reach beyond the frame. The frame then draws what is
// decided, and moves only labels that its edge or the page's furniture would cut. From the middle
// of the octave before its own on, each label of a finer scale stays where it was on the one
// before, unless a more important one has taken that room (after Been, Daiches & Yap, "Dynamic map
// labeling", 2006).
namespace northway::compose {
namespace {

constexpr int kScalesPerOctave = 6;
// Of the octave before, so that little changes from one to the next.
constexpr int kScalesBefore = 3;
constexpr double kBlock_css = 256;
constexpr double kBeyond_css = 128;
constexpr std::size_t kMostDecisions = 48;

// How far a scale is from the coarse end of its octave.
int step_of(int scale) {
    return ((scale % kScalesPerOctave) + kScalesPerOctave) % kScalesPerOctave;
}

}  // namespace

// One scale of decisions: `scale` counts sixths of octaves of CSS pixels per CRS unit, the blocks
// are those of the scale's own pixels about the origin of the CRS.
struct Map::State::LabelScale {
    int scale = 0;
    int coarser = 0;               // so many scales before it are decided first
    double zoom = 0;               // at its coarse end
    std::array<long, 4> blocks{};  // first column and row, last column and row
};

Map::State::SymbolLevels Map::State::symbol_levels(const Layer& layer) {
    SymbolLevels found;
    const auto* features = features_of(layer);
    if (features == nullptr) {
        return found;
    }
    const GeometryKinds& held = kinds_of(*features);
    const auto get = [&](bool is_held, model::GeometryType type, bool outlines) {
        return is_held ? levels_for(layer.source, layer.source_layer, type, outlines) : nullptr;
    };
    if (layer.property("symbol-placement").string({}, "point") == "point") {
        found.points = get(held.has_points, model::GeometryType::point, false);
        found.lines = get(held.has_lines, model::GeometryType::line, false);
        found.polygons = get(held.has_polygons, model::GeometryType::polygon, false);
    } else {
        found.outlines = get(held.has_lines || held.has_polygons, model::GeometryType::line,
                             held.has_polygons);
    }
    return found;
}

SymbolMeshes Map::State::symbol_meshes(const Layer& layer, const Camera& camera, bool full) {
    const SymbolLevels levels = symbol_levels(layer);
    const auto mesh = [&](mesh::MeshLevels* each) {
        return each == nullptr ? nullptr
               : full          ? &each->full()
                               : &each->at(camera.units_per_px);
    };
    return {mesh(levels.points), mesh(levels.lines), mesh(levels.polygons), mesh(levels.outlines)};
}

const std::vector<SymbolSpot>& Map::State::spots_of(const Layer& layer, const Camera& camera) {
    const SourceData* data = data_of(layer.source);
    const std::string key = fmt::format("{}/{}/{}", layer.source, layer.source_layer,
                                        data != nullptr ? data->level() : 0);
    const auto [found, is_new] = spots.try_emplace(key);
    if (is_new && layer.property("symbol-placement").string({}, "point") == "point") {
        // Of the geometry in full, so that a place does not move with the scale.
        found->second = point_spots(symbol_meshes(layer, camera, true));
    } else if (is_new) {
        spots.erase(found);
        static const std::vector<SymbolSpot> kNone;
        return kNone;
    }
    return found->second;
}

// Adds all symbol layers that are shown at some zoom from `lower_zoom` to the camera's.
void Map::State::add_symbols(LabelBuilder& labels, const Camera& camera, double lower_zoom,
                             const FrameSize& size, double step) {
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        if (layer.type != LayerType::symbol || !layer.visible || layer.min_zoom > camera.zoom ||
            layer.max_zoom <= lower_zoom || features_of(layer) == nullptr) {
            continue;
        }
        LayerContext context = context_for(layer, camera, size);
        Camera lower_camera = camera;
        lower_camera.zoom = lower_zoom;
        std::optional<LayerContext> lower;
        if (lower_zoom < camera.zoom && !layer.filter.is_zoom_constant()) {
            lower.emplace(context_for(layer, lower_camera, size));
        }
        labels.add_layer(context, lower ? &*lower : nullptr, symbol_meshes(layer, camera, false),
                         spots_of(layer, camera), static_cast<int>(i), step);
    }
}

text::BusyPlaces Map::State::bands_of(const Camera& camera, const FrameSize& size) {
    text::BusyPlaces bands;
    for (const Layer& layer : scene.layers) {
        const SourceData* data = data_of(layer.source);
        if (layer.type == LayerType::flow && layer.is_shown_at(camera.zoom) && data != nullptr &&
            data->flows() != nullptr) {
            LayerContext context = context_for(layer, camera, size);
            add_flow_bands(context, *data->flows(), *mesh_of(layer, camera), size, bands);
        }
    }
    return bands;
}

const LabelDecisions& Map::State::decide_at(const Camera& camera, const FrameSize& size,
                                            const LabelScale& level) {
    const std::string key =
        fmt::format("{} {} {:.4f} {} {} {} {}", level.scale, level.coarser, level.zoom,
                    level.blocks[0], level.blocks[1], level.blocks[2], level.blocks[3]);
    if (const auto found = decisions.find(key); found != decisions.end()) {
        return found->second;
    }
    // The octave's coarser scales first, each for the ground of this one.
    const int step = step_of(level.scale);
    const LabelDecisions* kept = nullptr;
    if (level.coarser > 0) {
        LabelScale coarser;
        coarser.scale = level.scale - 1;
        coarser.coarser = level.coarser - 1;
        coarser.zoom = level.zoom - 1.0 / kScalesPerOctave;
        const double shrink = std::exp2(-1.0 / kScalesPerOctave);
        for (std::size_t i = 0; i < 4; ++i) {
            const double edge = static_cast<double>(level.blocks[i]) + (i < 2 ? 0.0 : 1.0);
            coarser.blocks[i] = i < 2 ? static_cast<long>(std::floor(edge * shrink))
                                      : static_cast<long>(std::ceil(edge * shrink)) - 1;
        }
        kept = &decide_at(camera, size, coarser);
    }
    const double ratio = size.pixel_ratio;
    const double block_px = kBlock_css * ratio;
    const double px_per_unit =
        ratio * std::exp2(static_cast<double>(level.scale) / kScalesPerOctave);
    const double rescale = px_per_unit * camera.units_per_px;
    Camera own = camera;
    // Frames of this scale have zooms from half a step below its own to half a step above its end.
    own.zoom = level.zoom + 1.5 / kScalesPerOctave;
    own.units_per_px = 1 / px_per_unit;
    own.metres_per_px = camera.metres_per_px / rescale;
    auto& affine = own.px_from_crs;
    affine.a *= rescale;
    affine.b *= rescale;
    affine.c *= rescale;
    affine.d *= rescale;
    affine.tx = -static_cast<double>(level.blocks[0]) * block_px;
    affine.ty = -static_cast<double>(level.blocks[1]) * block_px;
    const FrameSize region{
        static_cast<int>(
            std::lround(static_cast<double>(level.blocks[2] - level.blocks[0] + 1) * block_px)),
        static_cast<int>(
            std::lround(static_cast<double>(level.blocks[3] - level.blocks[1] + 1) * block_px)),
        ratio};
    own.visible_crs = {};
    for (const double x : {0.0, static_cast<double>(region.width_px)}) {
        for (const double y : {0.0, static_cast<double>(region.height_px)}) {
            own.visible_crs.add(affine.apply_inverse({x, y}));
        }
    }
    LabelBuilder builder(LabelBuilder::Stage::decide, *typesetter, icons, images, scene.language(),
                         region, kept);
    add_symbols(builder, own, level.zoom - 0.5 / kScalesPerOctave, region,
                std::exp2(static_cast<double>(step) / kScalesPerOctave));
    LabelDecisions made = builder.decide(bands_of(own, region));
    made.px_from_crs = affine;
    return decisions.emplace(key, std::move(made)).first->second;
}

const LabelDecisions& Map::State::decide_labels(const Camera& camera, const FrameSize& size,
                                                const std::string& layers) {
    const auto& affine = camera.px_from_crs;
    const double css_per_unit = 1 / (camera.units_per_px * size.pixel_ratio);
    const double octaves = std::log2(css_per_unit);
    LabelScale level;
    level.scale = static_cast<int>(std::floor(octaves * kScalesPerOctave + 1e-6));
    level.coarser = step_of(level.scale) + kScalesBefore;
    // The zoom that belongs to a scale changes with the ground's own scale over the map: in steps
    // as well, so that a style does not change with every pixel of movement.
    const double steps = std::round((camera.zoom - octaves) * kScalesPerOctave);
    level.zoom = (level.scale + steps) / kScalesPerOctave;
    const std::string state = fmt::format("{} {} {} {:.9f}", layers, projected.front().crs,
                                          size.pixel_ratio, std::atan2(affine.c, affine.a));
    if (state != decisions_state || decisions.size() > kMostDecisions) {
        decisions.clear();
        decisions_state = state;
    }
    const double ratio = size.pixel_ratio;
    const double rescale = ratio * std::exp2(static_cast<double>(level.scale) / kScalesPerOctave) *
                           camera.units_per_px;
    const double block_px = kBlock_css * ratio;
    const double beyond_px = kBeyond_css * ratio;
    // The frame in the scale's pixels about the origin of the CRS.
    const double x0 = -affine.tx * rescale;
    const double y0 = -affine.ty * rescale;
    const auto block = [&](double px) { return static_cast<long>(std::floor(px / block_px)); };
    level.blocks = {block(x0 - beyond_px), block(y0 - beyond_px),
                    block(x0 + size.width_px * rescale + beyond_px),
                    block(y0 + size.height_px * rescale + beyond_px)};
    return decide_at(camera, size, level);
}

}  // namespace northway::compose
