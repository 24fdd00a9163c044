// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "compose/build_charts.h"
#include "compose/build_labels.h"
#include "compose/build_shapes.h"
#include "compose/flow_bands.h"
#include "compose/map_frame.h"
#include "compose/map_state.h"
#include "text/number.h"

namespace northway::compose {
namespace {

model::GeometryType geometry_of(LayerType type) {
    switch (type) {
        case LayerType::fill:
        case LayerType::fill_extrusion: return model::GeometryType::polygon;
        case LayerType::line:
        case LayerType::flow: return model::GeometryType::line;
        case LayerType::circle:
        case LayerType::heatmap: return model::GeometryType::point;
        default: return model::GeometryType::none;
    }
}

}  // namespace

const GeometryKinds& Map::State::kinds_of(const model::FeatureSet& features) {
    const auto found = kinds.find(&features);
    if (found != kinds.end()) {
        return found->second;
    }
    std::map<model::GeometryType, int> counts;
    for (const auto& feature : features.features) {
        ++counts[feature.geometry.type];
    }
    GeometryKinds& result = kinds[&features];
    result.has_points = counts[model::GeometryType::point] > 0;
    result.has_lines = counts[model::GeometryType::line] > 0;
    result.has_polygons = counts[model::GeometryType::polygon] > 0;
    result.only_points = !result.has_polygons && counts[model::GeometryType::line] == 0;
    for (const auto& [type, count] : counts) {
        if (type != model::GeometryType::none && count > counts[result.most]) {
            result.most = type;
        }
    }
    return result;
}

const SourceData* Map::State::data_of(const std::string& source) const {
    const auto found = sources.find(source);
    return found != sources.end() ? &found->second : nullptr;
}

const model::FeatureSet* Map::State::features_of(const Layer& layer) const {
    const SourceData* data = data_of(layer.source);
    return data != nullptr ? data->features_for(layer) : nullptr;
}

mesh::MeshLevels* Map::State::levels_for(const std::string& source,
                                         const std::string& source_layer,
                                         model::GeometryType type, bool outlines) {
    const SourceData* data = data_of(source);
    const std::string key = fmt::format("{}/{}/{}/{}/{}", source, source_layer,
                                        static_cast<int>(type), outlines,
                                        data != nullptr ? data->level() : 0);
    auto& levels = projected.front().meshes[key];
    if (!levels) {
        Layer probe;
        probe.source = source;
        probe.source_layer = source_layer;
        const auto* features = features_of(probe);
        if (features == nullptr) {
            return nullptr;
        }
        levels = std::make_unique<mesh::MeshLevels>(*features, type, projection(), outlines);
    }
    return levels.get();
}

std::optional<mesh::MeshKind> Map::State::mesh_kind(const Layer& layer) {
    const auto* features = features_of(layer);
    if (features == nullptr) {
        return std::nullopt;
    }
    mesh::MeshKind kind{geometry_of(layer.type), false};
    if (layer.type == LayerType::symbol) {
        kind.type = kinds_of(*features).most;
        kind.outlines = kind.type == model::GeometryType::polygon &&
                        layer.property("symbol-placement").string({}, "point") != "point";
    } else if (layer.type == LayerType::line) {
        kind.outlines = kinds_of(*features).has_polygons;
    } else if (layer.type == LayerType::circle) {
        kind.outlines = !kinds_of(*features).only_points;  // their vertices
    }
    return kind;
}

const mesh::LayerMesh* Map::State::mesh_of(const Layer& layer, const Camera& camera) {
    const auto kind = mesh_kind(layer);
    mesh::MeshLevels* levels =
        kind ? levels_for(layer.source, layer.source_layer, kind->type, kind->outlines) : nullptr;
    return levels != nullptr ? &levels->at(camera.units_per_px) : nullptr;
}

std::size_t Map::State::first_flow() const {
    const auto found = std::find_if(scene.layers.begin(), scene.layers.end(),
                                    [](const Layer& l) { return l.type == LayerType::flow; });
    return static_cast<std::size_t>(found - scene.layers.begin());
}

void Map::State::set_year(double year) {
    scene.state["year"] = year;
    for (const auto& layer : scene.layers) {
        const SourceData* data = data_of(layer.source);
        const auto* changes = data != nullptr ? data->status_for(layer) : nullptr;
        if (changes == nullptr) {
            continue;
        }
        StatesOf& held = states[data->features_for(layer)];
        const std::uint64_t digest = status_digest(*changes, year);
        if (held.digest != digest || held.states.shown.size() != changes->size()) {
            held = {digest, states_at(*changes, year)};
        }
    }
}

bool Map::State::is_base_layer(std::size_t index) const {
    return index < first_flow() && scene.layers[index].type != LayerType::symbol;
}

std::uint64_t Map::State::status_key(bool of_base, double zoom) const {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        if (layer.type == LayerType::flow || is_base_layer(i) != of_base || !layer.is_shown_at(zoom)) {
            continue;
        }
        const auto found = states.find(features_of(layer));
        if (found != states.end()) {
            key = key * 31 + found->second.digest;
        }
    }
    return key;
}

LayerContext Map::State::context_for(const Layer& layer, const Camera& camera,
                                     const FrameSize& size) const {
    const auto* features = features_of(layer);
    const auto found = states.find(features);
    return {layer,
            features,
            scene.state,
            camera,
            size.pixel_ratio,
            found != states.end() ? &found->second.states : nullptr,
            &images};
}

void Map::State::add_shape_layer(const Layer& layer, const Camera& camera, const FrameSize& size,
                                 mesh::DrawList& list) {
    LayerContext context = context_for(layer, camera, size);
    if (layer.type == LayerType::background) {
        if (const auto style = background_style(context, list)) {
            fill_ground(*style, camera, size, list);
        }
        return;
    }
    const auto* mesh = geometry_of(layer.type) != model::GeometryType::none
                           ? mesh_of(layer, camera)
                           : nullptr;
    if (mesh == nullptr) {
        return;
    }
    switch (layer.type) {
        case LayerType::fill: {
            auto* outlines = has_outlines(context)
                                 ? levels_for(layer.source, layer.source_layer,
                                              model::GeometryType::polygon, true)
                                 : nullptr;
            build_fill(context, *mesh,
                       outlines != nullptr ? &outlines->at(camera.units_per_px) : nullptr, list);
            break;
        }
        case LayerType::fill_extrusion: build_fill_extrusion(context, *mesh, list); break;
        case LayerType::line: build_line(context, *mesh, list); break;
        case LayerType::circle: build_circle(context, *mesh, list); break;
        default: break;
    }
}

void Map::State::build_base(const Camera& camera, const FrameSize& size) {
    base.clear();
    begin_ground(camera, size);
    if (needs_graticule(size)) {
        update_graticule(graticule, scene.page.graticule, projection(), camera, size,
                         furniture_unit_px(size));
    }
    // Under the first layer of the theme, or over all that are drawn here.
    bool drawn = scene.page.graticule.above;
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        const SourceData* data = data_of(layer.source);
        if (!drawn && data != nullptr && data->catalogue) {
            draw_graticule(camera, size, base);
            drawn = true;
        }
        if (!layer.is_shown_at(camera.zoom)) {
            continue;
        }
        if (is_base_layer(i)) {
            add_shape_layer(layer, camera, size, base);
            add_plane(i, camera, size, base);
        }
    }
    if (!drawn) {
        draw_graticule(camera, size, base);
    }
}

void Map::State::build_moving(const Camera& camera, const FrameSize& size, const Moment& moment) {
    moving.clear();
    summaries = build_flow_layers(camera, size, moment, moving);
}

std::map<std::string, FlowSummary> Map::State::build_flow_layers(const Camera& camera,
                                                                 const FrameSize& size,
                                                                 const Moment& moment,
                                                                 mesh::DrawList& list) {
    std::map<std::string, FlowSummary> shown;
    for (const auto& layer : scene.layers) {
        const SourceData* data = data_of(layer.source);
        if (layer.type != LayerType::flow || !layer.is_shown_at(camera.zoom) || data == nullptr ||
            data->flows() == nullptr) {
            continue;
        }
        LayerContext context(layer, features_of(layer), scene.state, camera, size.pixel_ratio);
        FlowInput input;
        input.flows = data->flows();
        input.mesh = mesh_of(layer, camera);
        input.moment = &moment;
        input.tempo_years_per_s = scene.tempo_years_per_s;
        input.speed_m_per_s = scene.speed_m_per_s;
        input.highlight = highlight;
        input.highlight_color = theme_color("highlight");
        shown[layer.id] = build_flows(context, input, list);
    }
    return shown;
}

std::string Map::State::time_text(const Moment& moment) const {
    return text::format_year(static_cast<int>(std::floor(moment.year() + 1e-9)));
}

// The middle of a year shows that year's own figures; between two of them they are interpolated.
std::string Map::State::time_note(const Moment& moment) const {
    const double year = moment.year();
    const bool between = std::abs(year - std::floor(year) - 0.5) > 1e-6;
    const bool interpolated = std::any_of(summaries.begin(), summaries.end(), [](const auto& each) {
        return each.second.interpolated;
    });
    return between && interpolated ? words("time.interpolated", scene.language()) : std::string();
}

std::set<model::SystemStatus> Map::State::icon_statuses(std::size_t index,
                                                        std::span<const page::Box> hidden) const {
    std::set<model::SystemStatus> statuses;
    const auto found = states.find(features_of(scene.layers[index]));
    if (found == states.end()) {
        return statuses;
    }
    for (const auto& icon : placed_icons) {
        if (icon.layer != static_cast<int>(index) || !is_beside(icon.at_px, hidden)) {
            continue;
        }
        const auto& state = found->second.states.states[icon.feature];
        const auto word = state.find("status");
        const auto status = word == state.end() ? std::nullopt
                                                : model::status_from_word(*word->second.string());
        if (status && *status != model::SystemStatus::operating) {
            statuses.insert(*status);
        }
    }
    return statuses;
}

// Whether anything of a layer that meets the filter is in view: of its icons, or of its features.
bool Map::State::is_in_view(std::size_t index, const Sight& sight, const style::Filter& filter) {
    const Layer& layer = scene.layers[index];
    const auto* mesh = mesh_of(layer, sight.camera);
    if (mesh == nullptr) {
        // Pictures and relief are taken to be everywhere.
        return geometry_of(layer.type) == model::GeometryType::none &&
               layer.type != LayerType::symbol;
    }
    LayerContext context = context_for(layer, sight.camera, sight.size);
    const auto meets = [&](std::size_t feature) {
        return context.select(feature) && filter.matches(context.evaluation());
    };
    if (layer.type == LayerType::symbol && layer.property("icon-image").is_set() &&
        !sight.by_features) {
        return std::any_of(placed_icons.begin(), placed_icons.end(), [&](const auto& icon) {
            return icon.layer == static_cast<int>(index) && is_beside(icon.at_px, sight.hidden) &&
                   meets(icon.feature);
        });
    }
    return std::any_of(mesh->shapes.begin(), mesh->shapes.end(), [&](const auto& shape) {
        return meets(shape.feature) &&
               shows_beside(sight.camera, *mesh, shape, sight.size.map_px(), sight.hidden);
    });
}

std::vector<LegendLayer> Map::State::legend_layers(const Sight& sight) {
    std::vector<LegendLayer> layers;
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        if (!layer.is_shown_at(sight.camera.zoom)) {
            continue;
        }
        LegendLayer each;
        each.layer = &layer;
        const auto summary = summaries.find(layer.id);
        each.flows = summary != summaries.end() ? &summary->second : nullptr;
        each.derived = derived_legend(i, sight);
        for (const auto& entry : layer.legend.is_array() ? layer.legend : style::Json::array()) {
            const auto filter = style::Filter::parse(entry.value("filter", style::Json()));
            if (filter && is_in_view(i, sight, *filter)) {
                each.entries.push_back(entry);
            }
        }
        each.statuses = sight.by_features ? std::set<model::SystemStatus>{}
                                          : icon_statuses(i, sight.hidden);
        layers.push_back(std::move(each));
    }
    return layers;
}

void Map::State::build_over(const Camera& camera, const FrameSize& size, const Moment& moment,
                             const std::string& layers) {
    over.clear();
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        if (layer.is_shown_at(camera.zoom) && layer.type != LayerType::symbol &&
            layer.type != LayerType::flow && !is_base_layer(i)) {
            add_shape_layer(layer, camera, size, over);
            add_plane(i, camera, size, over);
        }
    }
    if (scene.page.graticule.above) {
        draw_graticule(camera, size, over);
    }
    draw_frame(camera, size);
    const LabelDecisions& decided = decide_labels(camera, size, layers);
    LabelBuilder labels(LabelBuilder::Stage::draw, *typesetter, icons, images,
                        scene.language(), size, &decided);
    add_symbols(labels, camera, camera.zoom, size, 1);
    placed_icons = labels.preview();
    sheet.furniture = add_page(camera, size, moment);
    sheet.labels = labels.draw(over, sheet.furniture, bands_of(camera, size));
    placed_icons = labels.icons();
    // The labels of the graticule wander along the edges while the view moves: they give way.
    std::vector<text::PxBox> taken = sheet.furniture;
    for (const auto& label : sheet.labels) {
        taken.insert(taken.end(), label.begin(), label.end());
    }
    sheet.graticule = label_graticule(camera, size, taken);
    label_warnings.clear();
    for (const char32_t code_point : decided.missing) {
        label_warnings.push_back(
            {"labels", fmt::format("no font has U+{:04X}; it is left out",
                                   static_cast<std::uint32_t>(code_point))});
    }
    for (const auto& font : decided.fonts) {
        label_warnings.push_back(
            {"labels", fmt::format("font '{}' is not here; the nearest face of Noto Sans stands in",
                                   font)});
    }
}

}  // namespace northway::compose
