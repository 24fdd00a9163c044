// SPDX-License-Identifier: Apache-2.0
#include "compose/map.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/file.h"
#include "compose/build_flows.h"
#include "compose/build_labels.h"
#include "compose/build_page.h"
#include "compose/build_relief.h"
#include "compose/build_shapes.h"
#include "compose/navigation.h"
#include "compose/sources.h"
#include "geo/projection.h"
#include "page/text_painter.h"
#include "text/atlas.h"
#include "text/number.h"

namespace northway::compose {
namespace {

using scene::Layer;
using scene::LayerType;

model::GeometryType geometry_of(LayerType type) {
    switch (type) {
        case LayerType::fill: return model::GeometryType::polygon;
        case LayerType::line:
        case LayerType::flow: return model::GeometryType::line;
        case LayerType::circle: return model::GeometryType::point;
        default: return model::GeometryType::none;
    }
}

// The geometry most features have: what a symbol layer labels, and lines of polygons for strokes.
model::GeometryType dominant_geometry(const model::FeatureSet& features) {
    std::map<model::GeometryType, int> counts;
    for (const auto& feature : features.features) {
        ++counts[feature.geometry.type];
    }
    auto best = model::GeometryType::point;
    for (const auto& [type, count] : counts) {
        if (type != model::GeometryType::none && count > counts[best]) {
            best = type;
        }
    }
    return best;
}

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

std::string camera_key(const Camera& camera, const FrameSize& size, const std::string& crs) {
    const auto& a = camera.px_from_crs;
    return fmt::format("{} {} {} {} {} {} {} {} {} {} {} {}", crs, size.width_px, size.height_px,
                       size.pixel_ratio, a.a, a.b, a.c, a.d, a.tx, a.ty, camera.zoom,
                       camera.metres_per_px);
}

}  // namespace

struct Map::State {
    scene::Scene scene;
    std::filesystem::path share;
    scene::Words words;
    scene::Theme theme;
    style::Json credits;
    Sources sources;
    std::unique_ptr<page::Typesetter> typesetter;
    std::vector<Warning> label_warnings;

    std::optional<geo::Projection> projection;
    std::string projection_crs;
    std::map<std::string, std::unique_ptr<mesh::MeshLevels>> meshes;
    std::string highlight;

    mesh::DrawList base;
    mesh::DrawList moving;
    mesh::DrawList over;
    std::vector<render::ReliefPlane> planes;
    std::vector<shaders::vec4> places;
    std::string base_state, over_state, planes_state;
    std::uint64_t base_key = 1, over_key = 1, planes_key = 1;
    std::map<std::string, FlowSummary> summaries;  // by layer
    // The camera and layers of the base as it was made last, to tell when it only moves.
    mesh::Affine base_camera;
    FrameSize base_size;
    std::string base_layers;
    std::optional<render::FrameInput::Scroll> scroll;

    const render::Renderer* renderer = nullptr;  // the one that has the rasters
    std::map<std::string, int> rasters;          // by source

    Status set_crs();
    const SourceData* data_of(const std::string& source) const;
    const model::FeatureSet* features_of(const Layer& layer) const;
    mesh::MeshLevels* levels_for(const std::string& source, const std::string& source_layer,
                                 model::GeometryType type, bool outlines);
    const mesh::LayerMesh* mesh_of(const Layer& layer, const Camera& camera);
    style::Color theme_color(const char* name) const;

    Status add_rasters(render::Renderer& target);
    void build_planes(const Camera& camera, const FrameSize& size);
    void build_base(const Camera& camera, const FrameSize& size);
    void note_scroll(const Camera& camera, const FrameSize& size, const std::string& layers);
    void build_moving(const Camera& camera, const FrameSize& size, const Moment& moment);
    void build_over(const Camera& camera, const FrameSize& size, const Moment& moment);
    void add_shape_layer(const Layer& layer, const Camera& camera, const FrameSize& size,
                         mesh::DrawList& list);
    void add_relief(const Layer& layer, std::uint32_t plane, const Camera& camera,
                    const FrameSize& size);
    std::vector<text::PxBox> add_page(const Camera& camera, const FrameSize& size,
                                      const Moment& moment);
    std::vector<LegendLayer> legend_layers(const Camera& camera, const FrameSize& size);
    std::string layers_state(bool with_year) const;
    bool uses_year() const;
    std::optional<Hit> hit_layer(const Layer& layer, const Camera& camera, const FrameSize& size,
                                 geo::XY at, double reach_px);
    std::size_t first_flow() const;
    std::string time_text(const Moment& moment) const;
};

Map::Map() : state_(std::make_unique<State>()) {}
Map::~Map() = default;

Result<std::unique_ptr<Map>> Map::open(scene::Scene scene, std::filesystem::path share) {
    std::unique_ptr<Map> map(new Map());
    State& state = *map->state_;
    state.share = std::move(share);
    state.scene = std::move(scene);
    auto words = scene::Words::read(state.share / "assets" / "words");
    if (!words) {
        return tl::unexpected(words.error());
    }
    state.words = std::move(*words);
    auto theme = scene::read_theme(state.share / "assets" / "themes", state.scene.theme);
    if (!theme) {
        return tl::unexpected(theme.error());
    }
    state.theme = std::move(*theme);
    if (auto text = read_text(state.share / "geodata" / "sources.json")) {
        state.credits = style::Json::parse(*text, nullptr, false);
    }
    auto typesetter = page::Typesetter::create();
    if (!typesetter) {
        return tl::unexpected(typesetter.error());
    }
    state.typesetter = std::move(*typesetter);
    if (auto set = state.set_crs(); !set) {
        return tl::unexpected(set.error());
    }
    auto sources = read_sources(state.scene);
    if (!sources) {
        return tl::unexpected(sources.error());
    }
    state.sources = std::move(*sources);
    return map;
}

scene::Scene& Map::scene() {
    return state_->scene;
}

const scene::Scene& Map::scene() const {
    return state_->scene;
}

const scene::Words& Map::words() const {
    return state_->words;
}

Status Map::set_theme(const std::string& name) {
    State& state = *state_;
    auto theme = scene::read_theme(state.share / "assets" / "themes", name);
    if (!theme) {
        return tl::unexpected(theme.error());
    }
    auto parsed = scene::parse_scene(scene::document_of(state.scene), state.scene.name,
                                     state.scene.folder, state.share, name);
    if (!parsed) {
        return tl::unexpected(parsed.error());
    }
    parsed->document = state.scene.document;
    state.scene = std::move(*parsed);
    state.theme = std::move(*theme);
    state.base_state.clear();
    state.over_state.clear();
    state.planes_state.clear();
    return {};
}

const model::Catalogue* Map::catalogue() const {
    for (const auto& [id, data] : state_->sources) {
        if (data.catalogue) {
            return &*data.catalogue;
        }
    }
    return nullptr;
}

std::vector<Warning> Map::warnings() const {
    std::vector<Warning> all = state_->scene.warnings;
    for (const auto& [id, data] : state_->sources) {
        all.insert(all.end(), data.warnings.begin(), data.warnings.end());
    }
    all.insert(all.end(), state_->label_warnings.begin(), state_->label_warnings.end());
    return all;
}

std::size_t Map::feature_count(const std::string& layer_id) const {
    const Layer* layer = state_->scene.find_layer(layer_id);
    const auto* features = layer != nullptr ? state_->features_of(*layer) : nullptr;
    return features != nullptr ? features->features.size() : 0;
}

Status Map::State::set_crs() {
    if (projection && projection_crs == scene.view.crs) {
        return {};
    }
    auto made = geo::Projection::create(scene.view.crs);
    if (!made) {
        return tl::unexpected(made.error());
    }
    projection = std::move(*made);
    projection_crs = scene.view.crs;
    meshes.clear();
    base.clear();
    moving.clear();
    over.clear();
    base_state.clear();
    over_state.clear();
    planes_state.clear();
    return {};
}

Result<Camera> Map::camera(const FrameSize& size) {
    if (auto set = state_->set_crs(); !set) {
        return tl::unexpected(set.error());
    }
    return make_camera(state_->scene.view, *state_->projection, size);
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
    const std::string key =
        fmt::format("{}/{}/{}/{}", source, source_layer, static_cast<int>(type), outlines);
    auto& levels = meshes[key];
    if (!levels) {
        Layer probe;
        probe.source = source;
        probe.source_layer = source_layer;
        const auto* features = features_of(probe);
        if (features == nullptr) {
            return nullptr;
        }
        levels = std::make_unique<mesh::MeshLevels>(*features, type, *projection, outlines);
    }
    return levels.get();
}

const mesh::LayerMesh* Map::State::mesh_of(const Layer& layer, const Camera& camera) {
    const auto* features = features_of(layer);
    if (features == nullptr) {
        return nullptr;
    }
    auto type = geometry_of(layer.type);
    bool outlines = false;
    const auto dominant = dominant_geometry(*features);
    if (layer.type == LayerType::symbol) {
        type = dominant;
        outlines = type == model::GeometryType::polygon &&
                   layer.property("symbol-placement").string({}, "point") != "point";
    } else if (layer.type == LayerType::line && dominant == model::GeometryType::polygon) {
        type = dominant;
        outlines = true;
    }
    mesh::MeshLevels* levels = levels_for(layer.source, layer.source_layer, type, outlines);
    return levels != nullptr ? &levels->at(camera.units_per_px) : nullptr;
}

style::Color Map::State::theme_color(const char* name) const {
    const auto found = theme.values.find(name);
    if (found == theme.values.end() || !found->is_string()) {
        return style::kBlack;
    }
    return style::parse_color(found->get<std::string>()).value_or(style::kBlack);
}

std::size_t Map::State::first_flow() const {
    const auto found = std::find_if(scene.layers.begin(), scene.layers.end(),
                                    [](const Layer& l) { return l.type == LayerType::flow; });
    return static_cast<std::size_t>(found - scene.layers.begin());
}

bool Map::State::uses_year() const {
    for (const auto& layer : scene.layers) {
        if (layer.type == LayerType::flow) {
            continue;
        }
        for (const auto& [name, property] : layer.properties) {
            const auto& keys = property.expression().global_state_keys();
            if (std::find(keys.begin(), keys.end(), "year") != keys.end()) {
                return true;
            }
        }
        const auto keys = layer.filter.global_state_keys();
        if (std::find(keys.begin(), keys.end(), "year") != keys.end()) {
            return true;
        }
    }
    return false;
}

// All of the scene that decides what static layers look like.
std::string Map::State::layers_state(bool with_year) const {
    std::string text;
    for (const auto& layer : scene.layers) {
        text += fmt::format("{}{}", layer.visible ? '1' : '0', layer.opacity);
    }
    for (const auto& [key, value] : scene.state) {
        if (key != "year" || with_year) {
            text += fmt::format(" {}={}", key, style::json_from_value(value).dump());
        }
    }
    return text + scene.theme;
}

Status Map::State::add_rasters(render::Renderer& target) {
    if (renderer == &target) {
        return {};
    }
    rasters.clear();
    renderer = &target;
    for (const auto& [id, data] : sources) {
        if (data.raster) {
            rasters[id] = target.add_raster(*data.raster);
        }
    }
    planes_state.clear();
    base_state.clear();
    over_state.clear();
    return {};
}

void Map::State::build_planes(const Camera& camera, const FrameSize& size) {
    planes.clear();
    for (const auto& layer : scene.layers) {
        if (layer.type != LayerType::relief || !layer.is_shown_at(camera.zoom)) {
            continue;
        }
        LayerContext context(layer, nullptr, scene.state, camera, size.pixel_ratio);
        auto plane = make_relief_plane(context, *data_of(layer.source)->raster);
        plane.heights = rasters[layer.source];
        plane.shade = layer.shade_source.empty() ? -1 : rasters[layer.shade_source];
        planes.push_back(std::move(plane));
    }
    if (!planes.empty()) {
        places = relief_places(camera, *projection, size);
    }
}

void Map::State::add_relief(const Layer& layer, std::uint32_t plane, const Camera& camera,
                            const FrameSize& size) {
    shaders::Style style{};
    style.color = {0, 0, 0, 1};
    style.paint = plane + 1;
    const auto index = base.add_style(style);
    if (layer.mask_source.empty()) {
        base.rectangle_px(index, 0, 0, size.width_px, size.height_px);
        return;
    }
    auto* levels = levels_for(layer.mask_source, "", model::GeometryType::polygon, false);
    if (levels == nullptr) {
        return;
    }
    const auto& mask = levels->at(camera.units_per_px);
    const auto transform = base.add_transform(camera.px_from_crs);
    std::vector<mesh::Subpath> room;
    for (const auto& shape : mask.shapes) {
        if (is_visible(camera, shape.box, 1)) {
            base.fill(index, transform, subpaths_of(mask, shape, room));
        }
    }
}

void Map::State::add_shape_layer(const Layer& layer, const Camera& camera, const FrameSize& size,
                                 mesh::DrawList& list) {
    LayerContext context(layer, features_of(layer), scene.state, camera, size.pixel_ratio);
    if (layer.type == LayerType::background) {
        build_background(context, size, list);
        return;
    }
    const auto* mesh = mesh_of(layer, camera);
    if (mesh == nullptr) {
        return;
    }
    switch (layer.type) {
        case LayerType::fill: build_fill(context, *mesh, list); break;
        case LayerType::line: build_line(context, *mesh, list); break;
        case LayerType::circle: build_circle(context, *mesh, list); break;
        default: break;
    }
}

void Map::State::build_base(const Camera& camera, const FrameSize& size) {
    base.clear();
    std::uint32_t plane = 0;
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        if (!layer.is_shown_at(camera.zoom)) {
            continue;
        }
        if (layer.type == LayerType::relief) {
            add_relief(layer, plane++, camera, size);
        } else if (i < first_flow() && layer.type != LayerType::symbol) {
            add_shape_layer(layer, camera, size, base);
        }
    }
}

void Map::State::build_moving(const Camera& camera, const FrameSize& size, const Moment& moment) {
    moving.clear();
    summaries.clear();
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
        summaries[layer.id] = build_flows(context, input, moving);
    }
}

std::string Map::State::time_text(const Moment& moment) const {
    return text::format_year(static_cast<int>(std::floor(moment.year() + 1e-9)));
}

std::vector<LegendLayer> Map::State::legend_layers(const Camera& camera, const FrameSize& size) {
    std::vector<LegendLayer> layers;
    for (const auto& layer : scene.layers) {
        if (!layer.is_shown_at(camera.zoom)) {
            continue;
        }
        LegendLayer each;
        each.layer = &layer;
        const auto summary = summaries.find(layer.id);
        each.flows = summary != summaries.end() ? &summary->second : nullptr;
        const auto* features = features_of(layer);
        const auto* mesh = layer.legend.empty() ? nullptr : mesh_of(layer, camera);
        for (const auto& entry : layer.legend) {
            auto filter = style::Filter::parse(entry.value("filter", style::Json()));
            if (!filter || mesh == nullptr) {
                continue;
            }
            LayerContext context(layer, features, scene.state, camera, size.pixel_ratio);
            if (std::any_of(mesh->shapes.begin(), mesh->shapes.end(), [&](const auto& shape) {
                    return context.select(shape.feature) &&
                           filter->matches(context.evaluation()) && shows(camera, *mesh, shape);
                })) {
                each.entries.push_back(entry);
            }
        }
        layers.push_back(std::move(each));
    }
    return layers;
}

std::vector<text::PxBox> Map::State::add_page(const Camera& camera, const FrameSize& size,
                                              const Moment& moment) {
    if (!scene.page.furniture) {
        return {};
    }
    const Language language = scene.language();
    bool general = false;
    for (const auto& [id, summary] : summaries) {
        general |= summary.general_sources;
    }
    page::FurnitureInput input;
    input.width_px = size.width_px;
    input.height_px = size.height_px;
    input.pixel_ratio = size.pixel_ratio;
    input.language = language;
    input.title = scene.page.title.in(language);
    input.subtitle = scene.page.subtitle.in(language);
    if (scene.page.time_label) {
        input.time_text = time_text(moment);
    }
    if (scene.page.legend) {
        input.legend = make_legend(legend_layers(camera, size), words, scene);
    }
    input.metres_per_px = scene.page.scale_bar ? camera.metres_per_px : 0;
    input.north_rad = camera.north_rad;
    input.north_arrow = scene.page.north_arrow;
    input.credits = make_credits(scene, credits, words, general);
    input.text_color = theme_color("page-text");
    input.muted_color = theme_color("page-muted");
    input.panel_color = theme_color("page-panel");
    input.line_color = theme_color("page-line");
    return page::draw_furniture(over, *typesetter, input);
}

void Map::State::build_over(const Camera& camera, const FrameSize& size, const Moment& moment) {
    over.clear();
    LabelBuilder labels(*typesetter, scene.language(), size);
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        if (!layer.is_shown_at(camera.zoom)) {
            continue;
        }
        if (layer.type == LayerType::symbol) {
            if (const auto* mesh = mesh_of(layer, camera)) {
                LayerContext context(layer, features_of(layer), scene.state, camera,
                                     size.pixel_ratio);
                labels.add_layer(context, *mesh, static_cast<int>(i));
            }
        } else if (i > first_flow() && layer.type != LayerType::flow &&
                   layer.type != LayerType::relief) {
            add_shape_layer(layer, camera, size, over);
        }
    }
    const auto obstacles = add_page(camera, size, moment);
    labels.draw(over, obstacles);
    label_warnings.clear();
    for (const char32_t code_point : labels.missing()) {
        label_warnings.push_back(
            {"labels", fmt::format("no font has U+{:04X}; it is left out",
                                   static_cast<std::uint32_t>(code_point))});
    }
}

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

void Map::set_highlight(std::string system_id) {
    state_->highlight = std::move(system_id);
}

// Whether the base to be made differs from the last one only by whole pixels of movement.
void Map::State::note_scroll(const Camera& camera, const FrameSize& size,
                             const std::string& layers) {
    const auto& now = camera.px_from_crs;
    const auto& old = base_camera;
    const auto alike = [&](double a, double b) { return std::abs(a - b) <= 1e-9 * now.scale(); };
    const double dx = now.tx - old.tx;
    const double dy = now.ty - old.ty;
    const bool whole = std::abs(dx - std::round(dx)) < 0.01 && std::abs(dy - std::round(dy)) < 0.01;
    if (!base_state.empty() && layers == base_layers && size == base_size && whole &&
        alike(now.a, old.a) && alike(now.b, old.b) && alike(now.c, old.c) && alike(now.d, old.d)) {
        scroll = {base_key, static_cast<int>(std::lround(dx)), static_cast<int>(std::lround(dy))};
    }
    base_camera = now;
    base_size = size;
    base_layers = layers;
}

Result<render::FrameInput> Map::frame(render::Renderer& renderer, const FrameSize& size,
                                      const Moment& moment) {
    State& state = *state_;
    auto camera = this->camera(size);
    if (!camera) {
        return tl::unexpected(camera.error());
    }
    state.scene.state["year"] = moment.year();
    if (auto added = state.add_rasters(renderer); !added) {
        return tl::unexpected(added.error());
    }
    const std::string seen = camera_key(*camera, size, state.scene.view.crs);
    const std::string layers = state.layers_state(state.uses_year());
    if (const std::string now = seen + layers; now != state.planes_state) {
        state.build_planes(*camera, size);
        state.planes_state = now;
        ++state.planes_key;
    }
    state.scroll.reset();
    if (const std::string now = seen + layers; now != state.base_state) {
        state.note_scroll(*camera, size, layers);
        state.build_base(*camera, size);
        state.base_state = now;
        ++state.base_key;
    }
    state.build_moving(*camera, size, moment);
    std::string legend;
    for (const auto& [id, summary] : state.summaries) {
        legend += id;
        for (const auto status : summary.statuses) {
            legend += model::word_of(status);
        }
        legend += fmt::format("{}{}{}", summary.not_reported, summary.schematic,
                              summary.general_sources);
        for (const auto& [code, unit] : summary.units) {
            legend += fmt::format("{} {} {} ", code, unit.quantum.quantum,
                                  unit.greatest > 0 ? std::floor(std::log10(unit.greatest) * 3) : 0);
        }
    }
    if (const std::string now = seen + layers + legend + state.time_text(moment);
        now != state.over_state) {
        state.build_over(*camera, size, moment);
        state.over_state = now;
        ++state.over_key;
    }

    render::FrameInput input;
    input.width = size.width_px;
    input.height = size.height_px;
    input.clear = state.theme_color("sea").rgba_f32();
    input.planes = state.planes;
    input.places = state.places;
    input.planes_key = state.planes_key;
    input.base = &state.base;
    input.base_key = state.base_key;
    input.moving = &state.moving;
    input.scroll = state.scroll;
    input.over = &state.over;
    input.over_key = state.over_key;
    auto& atlas = state.typesetter->atlas();
    input.atlas = {atlas.pixels(), atlas.width(), atlas.height(), atlas.revision(),
                   text::kTexelsPerUnit};
    return input;
}

Result<Pixels> Map::draw(render::Renderer& renderer, const FrameSize& size, const Moment& moment) {
    auto input = frame(renderer, size, moment);
    if (!input) {
        return tl::unexpected(input.error());
    }
    return renderer.draw(*input);
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

void Map::pan(const FrameSize& size, double dx_px, double dy_px) {
    if (state_->set_crs()) {
        state_->scene.view = panned(state_->scene.view, *state_->projection, size, dx_px, dy_px);
    }
}

void Map::zoom(const FrameSize& size, double x_px, double y_px, double factor) {
    if (state_->set_crs()) {
        state_->scene.view =
            zoomed(state_->scene.view, *state_->projection, size, {x_px, y_px}, factor);
    }
}

void Map::turn(const FrameSize& size, double degrees) {
    if (state_->set_crs()) {
        state_->scene.view = turned(state_->scene.view, *state_->projection, size, degrees);
    }
}

std::optional<geo::LonLat> Map::place_at(const FrameSize& size, double x_px, double y_px) {
    const auto camera = this->camera(size);
    if (!camera) {
        return std::nullopt;
    }
    return state_->projection->inverse(camera->px_from_crs.apply_inverse({x_px, y_px}));
}

Result<scene::View> Map::view_of_system(const std::string& system_id, const FrameSize& size) {
    if (auto set = state_->set_crs(); !set) {
        return tl::unexpected(set.error());
    }
    const model::Catalogue* catalogue = this->catalogue();
    geo::Box box;
    if (catalogue != nullptr) {
        for (const auto* route : catalogue->routes_of(system_id)) {
            for (const auto& line : route->lines) {
                for (const auto& place : line) {
                    box.add(geo::XY{place.lon_deg, place.lat_deg});
                }
            }
        }
    }
    if (box.is_empty()) {
        return bad_usage(fmt::format("system '{}' has no route to look at", system_id));
    }
    // A margin, so that the ends do not touch the frame; at least about 5 km.
    const double margin = std::max(0.12 * std::max(box.width(), box.height()), 0.05);
    box.min_x -= margin;
    box.max_x += margin;
    box.min_y = std::max(box.min_y - 0.5 * margin, -89.0);
    box.max_y = std::min(box.max_y + 0.5 * margin, 89.0);
    return fit(state_->scene.view, box, *state_->projection, size);
}

}  // namespace northway::compose
