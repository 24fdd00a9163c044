// SPDX-License-Identifier: Apache-2.0
#include "compose/map.h"

#include <cmath>

#include <fmt/format.h>

#include "base/file.h"
#include "compose/map_frame.h"
#include "compose/map_state.h"
#include "compose/scene_fonts.h"
#include "model/chart.h"
#include "text/atlas.h"

namespace northway::compose {
namespace {

std::string camera_key(const Camera& camera, const FrameSize& size, const std::string& crs) {
    const auto& a = camera.px_from_crs;
    const auto& m = size.margins;
    return fmt::format("{} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}", crs, size.width_px,
                       size.height_px, size.is_paper, m.top_px, m.right_px, m.bottom_px, m.left_px,
                       size.pixel_ratio, a.a, a.b, a.c, a.d, a.tx, a.ty, camera.zoom,
                       camera.metres_per_px);
}

style::Json own_values(const scene::Scene& scene) {
    return scene.document.value("values", style::Json::object());
}

std::string frame_key(const scene::PageSpec& page) {
    const auto& g = page.graticule;
    const auto color = [](const std::optional<style::Color>& each) {
        return each ? fmt::format("{},{},{},{}", each->r, each->g, each->b, each->a)
                    : std::string("-");
    };
    return fmt::format(" {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} ", page.insets.size(),
                       g.visible,
                       g.lon_interval_deg, g.lat_interval_deg, color(g.color),
                       color(g.label_color), g.width_css, g.opacity, g.labels, g.rotate_labels,
                       g.ticks, g.above, g.special, static_cast<int>(page.frame.style),
                       color(page.frame.color), color(page.frame.paper_color));
}

}  // namespace

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
    state.theme = scene::with_own_values(std::move(*theme), own_values(state.scene));
    if (auto text = read_text(state.share / "geodata" / "sources.json")) {
        state.credits = style::Json::parse(*text, nullptr, false);
    }
    if (auto text = read_text(state.share / "assets" / "icons" / "icons.json")) {
        auto icons = style::IconSet::parse(style::Json::parse(*text, nullptr, false),
                                           "assets/icons/icons.json");
        if (!icons) {
            return tl::unexpected(icons.error());
        }
        state.icons = std::move(*icons);
    }
    auto sprites = scene::Sprites::read(state.scene.document.value("sprite", style::Json()),
                                        state.scene.folder, state.share, "sprite",
                                        state.scene.warnings);
    state.images = Images(state.icons, std::move(sprites));
    auto fonts = scene_fonts(state.scene);
    if (!fonts) {
        return tl::unexpected(fonts.error());
    }
    auto typesetter = page::Typesetter::create(std::move(*fonts));
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
    state.set_visibility();
    return map;
}

scene::Scene& Map::scene() {
    return state_->scene;
}

const scene::Scene& Map::scene() const {
    return state_->scene;
}

const Sheet& Map::sheet() const {
    return state_->sheet;
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
    state.theme = scene::with_own_values(std::move(*theme), own_values(state.scene));
    state.base_state.clear();
    state.over_state.clear();
    state.decisions.clear();
    state.planes_state.clear();
    return {};
}

const model::Catalogue* Map::catalogue() const {
    return state_->catalogue();
}

const model::Catalogue* Map::State::catalogue() const {
    for (const auto& [id, data] : sources) {
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
    for (const auto& layer : state_->scene.layers) {
        const SourceData* data = state_->data_of(layer.source);
        if (layer.type == LayerType::flow && data != nullptr && data->flows() == nullptr) {
            all.push_back({fmt::format("layer '{}'", layer.id),
                           fmt::format("source '{}' has no yearly figures, so nothing flows; use a "
                                       "catalogue or a gdal source with \"series\"",
                                       layer.source)});
        }
    }
    const model::Catalogue* figures = state_->catalogue();
    for (std::size_t i = 0; i < state_->scene.page.charts.size(); ++i) {
        for (const auto& line : state_->scene.page.charts[i].lines) {
            if (figures == nullptr || model::chart_series(*figures, line.key).columns.empty()) {
                all.push_back({fmt::format("page.charts[{}]", i),
                               fmt::format("the catalogue has no figures of '{}' for '{}'",
                                           line.key.metric, line.key.system_id)});
            }
        }
    }
    all.insert(all.end(), state_->label_warnings.begin(), state_->label_warnings.end());
    for (const auto& name : state_->images.missing()) {
        all.push_back({"sprite", fmt::format("there is no image '{}'; nothing is drawn for it", name)});
    }
    return all;
}

std::size_t Map::feature_count(const std::string& layer_id) const {
    const Layer* layer = state_->scene.find_layer(layer_id);
    const auto* features = layer != nullptr ? state_->features_of(*layer) : nullptr;
    return features != nullptr ? features->features.size() : 0;
}

Result<Camera> Map::camera(const FrameSize& size) {
    if (auto set = state_->set_crs(); !set) {
        return tl::unexpected(set.error());
    }
    return make_camera(state_->scene.view, state_->projection(), state_->framed(size));
}

Result<const geo::Projection*> Map::projection() {
    if (auto set = state_->set_crs(); !set) {
        return tl::unexpected(set.error());
    }
    return &state_->projection();
}

style::Color Map::State::theme_color(const char* name) const {
    const auto found = theme.values.find(name);
    if (found == theme.values.end() || !found->is_string()) {
        return style::kBlack;
    }
    return style::parse_color(found->get<std::string>()).value_or(style::kBlack);
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

bool Map::State::shows_time() const {
    const auto is_timed = [](const auto& each) {
        return each.second.catalogue || each.second.flows() != nullptr;
    };
    const style::Json state = scene.document.value("state", style::Json::object());
    return std::any_of(sources.begin(), sources.end(), is_timed) || !scene.page.charts.empty() ||
           (state.is_object() && state.contains("year")) || uses_year();
}

void Map::State::set_zoom(double zoom) {
    for (auto& [id, data] : sources) {
        data.cluster_zoom = zoom;
    }
}

// What the user switches by hand stays until the state says otherwise.
void Map::State::set_visibility() {
    for (auto& layer : scene.layers) {
        if (!layer.follows_state()) {
            continue;
        }
        const bool visible = layer.is_visible_in(scene.state);
        const auto [last, is_new] = visible_by_state.try_emplace(layer.id, visible);
        if (last->second != visible) {
            layer.visible = visible;
            last->second = visible;
        }
    }
}

// All of the scene that decides what static layers look like.
std::string Map::State::layers_state(bool with_year) const {
    std::string text;
    for (const auto& layer : scene.layers) {
        text += fmt::format("{}{}", layer.visible ? '1' : '0', layer.opacity);
    }
    for (const auto& [id, data] : sources) {
        if (data.clusters) {
            text += fmt::format(" {}:{}", id, data.level());
        }
    }
    for (const auto& [key, value] : scene.state) {
        if (key != "year" || with_year) {
            text += fmt::format(" {}={}", key, style::json_from_value(value).dump());
        }
    }
    return text + scene.theme;
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

Result<render::FrameInput> Map::frame(render::Renderer& renderer, const FrameSize& sheet,
                                      const Moment& moment) {
    State& state = *state_;
    const FrameSize size = state.framed(sheet);
    auto camera = this->camera(size);
    if (!camera) {
        return tl::unexpected(camera.error());
    }
    state.set_year(moment.year());
    state.set_zoom(camera->zoom);
    state.set_visibility();
    if (auto added = state.add_rasters(renderer); !added) {
        return tl::unexpected(added.error());
    }
    state.make_meshes(*camera);
    const std::string seen =
        camera_key(*camera, size, state.projected.front().crs) + frame_key(state.scene.page);
    const std::string layers = state.layers_state(state.uses_year());
    if (const std::string now = seen + layers + state.heatmap_key(camera->zoom);
        now != state.planes_state) {
        if (auto built = state.build_planes(*camera, size); !built) {
            return tl::unexpected(built.error());
        }
        state.planes_state = now;
        ++state.planes_key;
    }
    state.scroll.reset();
    const std::string base_layers =
        layers + fmt::format(" {:x}", state.status_key(true, camera->zoom));
    if (const std::string now = seen + base_layers; now != state.base_state) {
        state.note_scroll(*camera, size, base_layers);
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
    const std::string over_layers =
        layers + fmt::format(" {:x} {:x}", state.status_key(true, camera->zoom),
                             state.status_key(false, camera->zoom));
    if (const std::string now =
            seen + over_layers + legend + state.time_text(moment) + state.time_note(moment);
        now != state.over_state) {
        state.build_over(*camera, size, moment, over_layers);
        state.over_state = now;
        ++state.over_key;
    }

    state.add_highlight(*camera, size);

    render::FrameInput input;
    input.owner = &state;
    input.width = size.width_px;
    input.height = size.height_px;
    input.clear = state.theme_color(state.shows_ends ? "paper" : "sea").rgba_f32();
    input.planes = state.planes;
    input.grids = state.grids;
    input.over_has_planes = state.over_has_planes();
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
    input.images = state.images.atlas();
    return input;
}

Result<Pixels> Map::draw(render::Renderer& renderer, const FrameSize& size, const Moment& moment) {
    auto input = frame(renderer, size, moment);
    if (!input) {
        return tl::unexpected(input.error());
    }
    return renderer.draw(*input);
}

std::optional<geo::LonLat> Map::place_at(const FrameSize& size, double x_px, double y_px) {
    const auto camera = this->camera(size);
    if (!camera || !state_->framed(size).map_px().contains({x_px, y_px}) ||
        state_->is_in_inset({x_px, y_px})) {
        return std::nullopt;
    }
    const geo::XY at = camera->px_from_crs.apply_inverse({x_px, y_px});
    return is_on_earth(state_->projection(), at, camera->units_per_px)
               ? state_->projection().inverse(at)
               : std::nullopt;
}

}  // namespace northway::compose
