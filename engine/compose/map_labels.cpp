// SPDX-License-Identifier: Apache-2.0
#include "compose/build_labels.h"
#include "compose/flow_bands.h"
#include "compose/map_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

// Labels must not flicker while the view moves, and a picture must not depend on those before it.
// So what is shown is decided for the map, not for the frame: at scales a fraction of an octave
// apart, from that of the whole Earth on, and on whole blocks of the map that reach beyond the
// frame. What is shown at one scale stays where it is at the finer ones as long as it fits, and the
// others take the room that is left (after Been, Daiches & Yap, "Dynamic map labeling", 2006). A
// frame between two scales draws what the coarser one shows, and of the finer one's all for which
// there is room already: each label comes at a scale of its own. Only those move that the frame's
// edge or the page's furniture would cut.
namespace northway::compose {
namespace {

constexpr int kScalesPerOctave = 3;
// The zoom of a scale is rounded to parts of an octave.
constexpr int kZoomsPerOctave = 6;
// Nothing coarser is decided on the way to a finer scale.
constexpr double kCoarsestZoom = 0;
constexpr double kBlock_css = 256;
constexpr double kBeyond_css = 128;
// On coarser scales of the ground of a finer one.
constexpr double kAround_css = 64;
constexpr std::size_t kMostDecisions = 96;

// How far a scale is from the coarse end of its octave.
int step_of(int scale) {
    return ((scale % kScalesPerOctave) + kScalesPerOctave) % kScalesPerOctave;
}

double scale_of(int step) {
    return std::exp2(static_cast<double>(step) / kScalesPerOctave);
}

// Where between two scales a label changes, from 0 to 1: each of them at its own time.
double turn_of(const SymbolKey& key) {
    const auto number = static_cast<std::uint32_t>(key.layer) * 0x9E3779B1U +
                        key.feature * 0x85EBCA77U + key.spot * 0xC2B2AE3DU;
    return static_cast<double>((number ^ (number >> 15U)) * 0x2C1B3C6DU) / 4294967296.0;
}

// What a frame shows that is so far on the way from one scale to the next.
LabelDecisions merged(const LabelDecisions& coarse, const LabelDecisions& fine,
                      double on_the_way) {
    LabelDecisions all;
    std::map<SymbolKey, const LabelDecision*> later;
    for (const LabelDecision& label : fine.labels) {
        if (label.kind == text::LabelKind::point) {
            later.emplace(label.key, &label);
        }
    }
    std::set<SymbolKey> there;
    for (const LabelDecision& label : coarse.labels) {
        const auto next = later.find(label.key);
        const bool stays = label.kind == text::LabelKind::line ||
                           (next != later.end() && next->second->stayed);
        if (stays || on_the_way < turn_of(label.key)) {
            all.labels.push_back(label);
        } else if (next != later.end()) {
            all.labels.push_back(*next->second);
        }
        if (label.kind == text::LabelKind::point) {
            there.insert(label.key);
        }
    }
    for (const LabelDecision& label : fine.labels) {
        if (!label.stayed && there.count(label.key) == 0) {
            all.labels.push_back(label);
            all.labels.back().comes = true;
        }
    }
    all.icons = coarse.icons;
    std::set_difference(fine.icons.begin(), fine.icons.end(), coarse.icons.begin(),
                        coarse.icons.end(),
                        std::inserter(all.coming_icons, all.coming_icons.end()));
    all.missing = fine.missing;
    all.fonts = fine.fonts;
    return all;
}

}  // namespace

// One scale of decisions: `scale` counts parts of octaves of CSS pixels per CRS unit. The blocks
// are those of the coarse end of its octave, about the origin of the CRS: first column and row,
// last column and row.
struct Map::State::LabelScale {
    int scale = 0;
    double zoom = 0;  // at its coarse end
    std::array<long, 4> blocks{};

    LabelScale coarser() const {
        LabelScale other = *this;
        other.scale -= 1;
        other.zoom -= 1.0 / kScalesPerOctave;
        if (step_of(scale) == 0) {
            constexpr double kAround = kAround_css / kBlock_css;
            for (std::size_t i = 0; i < 4; ++i) {
                const auto edge = static_cast<double>(blocks[i]);
                other.blocks[i] = i < 2
                                      ? static_cast<long>(std::floor(0.5 * edge - kAround))
                                      : static_cast<long>(std::ceil(0.5 * (edge + 1) + kAround)) - 1;
            }
        }
        return other;
    }
};

SymbolMeshes Map::State::symbol_meshes(const Layer& layer, const Camera& camera, bool full) {
    SymbolMeshes found;
    const auto* features = features_of(layer);
    if (features == nullptr) {
        return found;
    }
    const GeometryKinds& held = kinds_of(*features);
    const auto get = [&](model::GeometryType type, bool outlines) -> const mesh::LayerMesh* {
        auto* levels = levels_for(layer.source, layer.source_layer, type, outlines);
        return levels == nullptr ? nullptr
               : full            ? &levels->full()
                                 : &levels->at(camera.units_per_px);
    };
    if (layer.property("symbol-placement").string({}, "point") == "point") {
        found.points = held.has_points ? get(model::GeometryType::point, false) : nullptr;
        found.lines = held.has_lines ? get(model::GeometryType::line, false) : nullptr;
        found.polygons = held.has_polygons ? get(model::GeometryType::polygon, false) : nullptr;
    } else if (held.has_lines || held.has_polygons) {
        found.outlines = get(model::GeometryType::line, held.has_polygons);
    }
    return found;
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
        fmt::format("{} {:.4f} {} {} {} {}", level.scale, level.zoom, level.blocks[0],
                    level.blocks[1], level.blocks[2], level.blocks[3]);
    if (const auto found = decisions.find(key); found != decisions.end()) {
        return found->second;
    }
    const LabelScale coarser = level.coarser();
    const LabelDecisions* kept =
        coarser.zoom < kCoarsestZoom ? nullptr : &decide_at(camera, size, coarser);
    const double ratio = size.pixel_ratio;
    const double block_px = kBlock_css * ratio * scale_of(step_of(level.scale));
    const double px_per_unit = ratio * scale_of(level.scale);
    const double rescale = px_per_unit * camera.units_per_px;
    // Frames of this scale and of the one before it show its labels.
    constexpr double kReach = 1.0 / kScalesPerOctave + 0.5 / kZoomsPerOctave;
    Camera own = camera;
    own.zoom = level.zoom + kReach;
    own.units_per_px = 1 / px_per_unit;
    own.metres_per_px = camera.metres_per_px / rescale;
    auto& affine = own.px_from_crs;
    affine.a *= rescale;
    affine.b *= rescale;
    affine.c *= rescale;
    affine.d *= rescale;
    affine.tx = -static_cast<double>(level.blocks[0]) * block_px;
    affine.ty = -static_cast<double>(level.blocks[1]) * block_px;
    const auto side = [&](long first, long last) {
        return static_cast<int>(std::lround(static_cast<double>(last - first + 1) * block_px));
    };
    const FrameSize region{side(level.blocks[0], level.blocks[2]),
                           side(level.blocks[1], level.blocks[3]), ratio};
    own.visible_crs = {};
    for (const double x : {0.0, static_cast<double>(region.width_px)}) {
        for (const double y : {0.0, static_cast<double>(region.height_px)}) {
            own.visible_crs.add(affine.apply_inverse({x, y}));
        }
    }
    LabelBuilder builder(LabelBuilder::Stage::decide, *typesetter, icons, images, scene.language(),
                         region, kept);
    add_symbols(builder, own, level.zoom - kReach, region, scale_of(step_of(level.scale)));
    return decisions.emplace(key, builder.decide(bands_of(own, region))).first->second;
}

const LabelDecisions& Map::State::decide_labels(const Camera& camera, const FrameSize& size,
                                                const std::string& layers) {
    const auto& affine = camera.px_from_crs;
    const double css_per_unit = 1 / (camera.units_per_px * size.pixel_ratio);
    const double octaves = std::log2(css_per_unit);
    const auto scale = static_cast<int>(std::floor(octaves * kScalesPerOctave + 1e-6));
    LabelScale finer;
    finer.scale = scale + 1;
    // The zoom that belongs to a scale changes with the ground's own scale over the map: in steps
    // as well, so that a style does not change with every pixel of movement.
    const double above = std::round((camera.zoom - octaves) * kZoomsPerOctave) / kZoomsPerOctave;
    finer.zoom = static_cast<double>(finer.scale) / kScalesPerOctave + above;
    const std::string state = fmt::format("{} {} {} {:.9f}", layers, projected.front().crs,
                                          size.pixel_ratio, std::atan2(affine.c, affine.a));
    if (state != decisions_state || decisions.size() > kMostDecisions) {
        decisions.clear();
        decisions_state = state;
    }
    // The frame in blocks about the origin of the CRS.
    const int octave = finer.scale - step_of(finer.scale);
    const double blocks_per_px = scale_of(octave) * camera.units_per_px / kBlock_css;
    const double beyond =
        kBeyond_css / kBlock_css / scale_of(step_of(finer.scale));
    const double x0 = -affine.tx * blocks_per_px;
    const double y0 = -affine.ty * blocks_per_px;
    const auto block = [](double at) { return static_cast<long>(std::floor(at)); };
    finer.blocks = {block(x0 - beyond), block(y0 - beyond),
                    block(x0 + size.width_px * blocks_per_px + beyond),
                    block(y0 + size.height_px * blocks_per_px + beyond)};
    const LabelDecisions& fine = decide_at(camera, size, finer);
    const LabelDecisions& coarse = decide_at(camera, size, finer.coarser());
    const double on_the_way = octaves * kScalesPerOctave - scale;
    return decisions["frame"] = merged(coarse, fine, on_the_way);
}

}  // namespace northway::compose
