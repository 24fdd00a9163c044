// SPDX-License-Identifier: Apache-2.0
#include "compose/build_labels.h"
#include "compose/flow_bands.h"
#include "compose/label_merge.h"
#include "compose/map_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

// Labels must not flicker while the view moves, and a picture must not depend on those before it.
// So what is shown is decided for the map, not for the frame: at scales a fraction of an octave
// apart, from that of the whole Earth on, and on whole blocks of the map that reach beyond the
// frame. What is shown at one scale stays where it is at the finer ones as long as it fits, and the
// others take the room that is left (after Been, Daiches & Yap, "Dynamic map labeling", 2006). A
// turned map starts from what it shows with its own north up, in the same way. A frame between two
// scales draws what the coarser one shows, and of the finer one's all for which
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
// A label along a line that moves no further from one scale to the next is the same.
constexpr double kSame_css = 24;
constexpr std::size_t kMostDecisions = 96;

// Labels are decided for maps turned by multiples of this.
constexpr double kTurn_rad = std::numbers::pi / 12;

geo::XY turned(geo::XY p, double by_rad) {
    return {p.x * std::cos(by_rad) - p.y * std::sin(by_rad),
            p.x * std::sin(by_rad) + p.y * std::cos(by_rad)};
}

// The box around a turned one.
geo::Box turned_box(const geo::Box& box, double by_rad) {
    geo::Box around;
    for (const double x : {box.min_x, box.max_x}) {
        for (const double y : {box.min_y, box.max_y}) {
            around.add(turned({x, y}, by_rad));
        }
    }
    return around;
}

// How far the map's axes are turned in the frame.
double angle_of(const mesh::Affine& px_from_crs) {
    return std::atan2(px_from_crs.c, px_from_crs.a);
}

// Decided is also for what is not known of yet: labels do not move when it appears.
FeatureStates at_all_times(FeatureStates states) {
    std::fill(states.shown.begin(), states.shown.end(), 1);
    return states;
}

// How far a scale is from the coarse end of its octave.
int step_of(int scale) {
    return ((scale % kScalesPerOctave) + kScalesPerOctave) % kScalesPerOctave;
}

double scale_of(int step) {
    return std::exp2(static_cast<double>(step) / kScalesPerOctave);
}

}  // namespace

// One scale of decisions: `scale` counts parts of octaves of CSS pixels per CRS unit. The blocks
// are those of the coarse end of its octave, about the origin of the CRS, in a map that is turned
// by so many steps: first column and row, last column and row.
struct Map::State::LabelScale {
    int scale = 0;
    double zoom = 0;  // at its coarse end
    int turn = 0;
    std::array<long, 4> blocks{};

    // The blocks that a rectangle touches, given in their own unit.
    void cover(const geo::Box& box) {
        blocks = {static_cast<long>(std::floor(box.min_x)),
                  static_cast<long>(std::floor(box.min_y)),
                  static_cast<long>(std::ceil(box.max_x)) - 1,
                  static_cast<long>(std::ceil(box.max_y)) - 1};
    }

    geo::Box box() const {
        return {static_cast<double>(blocks[0]), static_cast<double>(blocks[1]),
                static_cast<double>(blocks[2] + 1), static_cast<double>(blocks[3] + 1)};
    }

    LabelScale coarser() const {
        LabelScale other = *this;
        other.scale -= 1;
        other.zoom -= 1.0 / kScalesPerOctave;
        if (step_of(scale) == 0) {
            constexpr double kAround = kAround_css / kBlock_css;
            const geo::Box own = box();
            other.cover({0.5 * own.min_x - kAround, 0.5 * own.min_y - kAround,
                         0.5 * own.max_x + kAround, 0.5 * own.max_y + kAround});
        }
        return other;
    }

    // The scale that this one starts from: the octave's coarse end, which itself starts from that of
    // the octave before, so that the way from the coarsest one is short.
    LabelScale parent() const {
        if (step_of(scale) != 0) {
            return coarser();
        }
        LabelScale other = coarser();
        other.scale = scale - kScalesPerOctave;
        other.zoom = zoom - 1;
        return other;
    }

    // The same ground on the map that is not turned.
    LabelScale upright() const {
        LabelScale other = *this;
        other.turn = 0;
        other.cover(turned_box(box(), -turn * kTurn_rad));
        return other;
    }
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
    const bool decides = lower_zoom < camera.zoom;
    std::map<const model::FeatureSet*, FeatureStates> all_shown;
    const auto context_of = [&](const Layer& layer, const Camera& own) -> LayerContext {
        const auto* features = features_of(layer);
        const auto found = states.find(features);
        if (!decides || found == states.end()) {
            return context_for(layer, own, size);
        }
        const auto known = all_shown.try_emplace(features, at_all_times(found->second.states)).first;
        return {layer, features, scene.state, own, size.pixel_ratio, &known->second, &images};
    };
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        if (layer.type != LayerType::symbol || !layer.visible || layer.min_zoom > camera.zoom ||
            layer.max_zoom <= lower_zoom || features_of(layer) == nullptr) {
            continue;
        }
        LayerContext context = context_of(layer, camera);
        Camera lower_camera = camera;
        lower_camera.zoom = lower_zoom;
        std::optional<LayerContext> lower;
        if (lower_zoom < camera.zoom && !layer.filter.is_zoom_constant()) {
            lower.emplace(context_of(layer, lower_camera));
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
            const auto* features = features_of(layer);
            const auto found = states.find(features);
            FeatureStates known;
            if (found != states.end()) {
                known = at_all_times(found->second.states);
            }
            LayerContext context{layer,
                                 features,
                                 scene.state,
                                 camera,
                                 size.pixel_ratio,
                                 found != states.end() ? &known : nullptr,
                                 &images};
            add_flow_bands(context, *data->flows(), *mesh_of(layer, camera), size, bands);
        }
    }
    return bands;
}

const LabelDecisions& Map::State::decide_at(const Camera& camera, const FrameSize& size,
                                            const LabelScale& level) {
    const std::string key =
        fmt::format("{} {:.4f} {} {} {} {} {}", level.scale, level.zoom, level.turn,
                    level.blocks[0], level.blocks[1], level.blocks[2], level.blocks[3]);
    if (const auto found = decisions.find(key); found != decisions.end()) {
        return found->second;
    }
    const LabelScale before = level.turn != 0 ? level.upright() : level.parent();
    const LabelDecisions* kept = level.turn == 0 && before.zoom < kCoarsestZoom
                                     ? nullptr
                                     : &decide_at(camera, size, before);
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
    const double by_rad = level.turn * kTurn_rad - angle_of(camera.px_from_crs);
    const geo::XY x_axis = turned({rescale * affine.a, rescale * affine.c}, by_rad);
    const geo::XY y_axis = turned({rescale * affine.b, rescale * affine.d}, by_rad);
    affine.a = x_axis.x;
    affine.c = x_axis.y;
    affine.b = y_axis.x;
    affine.d = y_axis.y;
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
    const std::string state =
        fmt::format("{} {} {}", layers, projected.front().crs, size.pixel_ratio);
    if (state != decisions_state || decisions.size() > kMostDecisions) {
        decisions.clear();
        decisions_state = state;
    }
    // The frame in blocks about the origin of the CRS.
    const int octave = finer.scale - step_of(finer.scale);
    const double blocks_per_px = scale_of(octave) * camera.units_per_px / kBlock_css;
    const double beyond =
        kBeyond_css / kBlock_css / scale_of(step_of(finer.scale));
    const double near = kSame_css / scale_of(scale);
    const auto at_turn = [&](int turn) {
        finer.turn = turn;
        const geo::Box frame =
            turned_box({-affine.tx * blocks_per_px, -affine.ty * blocks_per_px,
                        (size.width_px - affine.tx) * blocks_per_px,
                        (size.height_px - affine.ty) * blocks_per_px},
                       turn * kTurn_rad - angle_of(affine));
        finer.cover({frame.min_x - beyond, frame.min_y - beyond, frame.max_x + beyond,
                     frame.max_y + beyond});
        const LabelDecisions& fine = decide_at(camera, size, finer);
        const LabelDecisions& coarse = decide_at(camera, size, finer.coarser());
        return merged(coarse, fine, octaves * kScalesPerOctave - scale, near);
    };
    const double turns = angle_of(affine) / kTurn_rad;
    const double turn = std::floor(turns + 1e-6);
    LabelDecisions all = at_turn(static_cast<int>(turn));
    if (turns - turn > 1e-6) {
        all = merged(all, at_turn(static_cast<int>(turn) + 1), turns - turn, near);
    }
    return decisions["frame"] = std::move(all);
}

}  // namespace northway::compose
