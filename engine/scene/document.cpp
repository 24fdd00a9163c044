// SPDX-License-Identifier: Apache-2.0
#include "scene/document.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "base/file.h"
#include "base/year.h"
#include "scene/drawn_properties.h"

namespace northway::scene {
namespace {

using json = style::Json;

struct LayerTypeName {
    std::string_view name;
    LayerType type;
};
constexpr std::array kLayerTypes{
    LayerTypeName{"background", LayerType::background}, LayerTypeName{"fill", LayerType::fill},
    LayerTypeName{"line", LayerType::line},             LayerTypeName{"circle", LayerType::circle},
    LayerTypeName{"symbol", LayerType::symbol},         LayerTypeName{"relief", LayerType::relief},
    LayerTypeName{"flow", LayerType::flow}};

// Keys of the specification and of DESIGN §4 that this program keeps and does not need to read.
constexpr std::array kQuietKeys{"version", "name",     "metadata", "sprite", "glyphs",
                                "light",   "sky",      "terrain",  "pitch",  "roll",
                                "font-faces", "transition", "centerAltitude"};
constexpr std::array kReadKeys{"sources", "layers", "center", "zoom",  "bearing", "bounds",
                               "state",   "projection", "page", "theme", "credits", "viewpoint",
                               "flow"};
// Keys of the blocks inside; those of the specification that say nothing about a picture included.
constexpr std::array kLayerKeys{"id", "type", "source", "source-layer", "minzoom", "maxzoom",
                                "filter", "layout", "paint", "metadata", "shade-source",
                                "mask-source"};
constexpr std::array kSourceKeys{"type", "data", "path", "layer", "sql", "where", "attribution",
                                 "maxzoom", "minzoom", "buffer", "tolerance", "lineMetrics",
                                 "generateId"};
constexpr std::array kFlowKeys{"tempo-months-per-second", "speed-km-per-second"};

// Years beyond this are a mistake.
constexpr double kFarYear = 10000;

std::string text_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> number_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? std::optional(found->get<double>())
                                                       : std::nullopt;
}


// Reads one document; keeps what the steps share.
class Parser {
public:
    Parser(const std::string& place, const std::filesystem::path& share) : place_(place), share_(share) {}

    Result<Scene> parse(const json& document, const std::filesystem::path& folder,
                        const std::string& theme_name);

private:
    tl::unexpected<Error> error(const std::string& path, const std::string& message) const {
        return bad_input(fmt::format("{}: {}: {}", place_, path, message));
    }
    void warn(const std::string& path, std::string message) {
        scene_.warnings.push_back({place_ + ": " + path, std::move(message)});
    }

    Status read_view(const json& root);
    Status read_state(const json& root);
    Status read_sources(const json& root);
    Status read_series(const json& body, const std::string& path, SourceSpec& source) const;
    Status read_layers(const json& root);
    Result<Layer> read_layer(const json& item, const std::string& path);
    Status read_properties(const json& item, const std::string& path, Layer& layer);
    void read_metadata(const json& item, Layer& layer);
    Status check_source(const json& item, const std::string& path, Layer& layer);
    Status read_page(const json& root);
    void read_flow(const json& root);
    void warn_unknown_keys(const json& object, std::span<const char* const> known,
                           const std::string& path);
    std::string resolve(const std::string& path) const;

    std::string place_;
    std::filesystem::path share_;
    Scene scene_;
};

Result<Scene> Parser::parse(const json& document, const std::filesystem::path& folder,
                            const std::string& theme_name) {
    scene_.document = document;
    scene_.folder = folder;
    if (!document.is_object()) {
        return error("$", "a scene is a JSON object");
    }
    if (document.value("version", json()) != json(8)) {
        return error("version", "8 is expected (MapLibre Style Specification v8)");
    }
    scene_.name = text_at(document, "name");
    const std::string own_theme = text_at(document, "theme");
    scene_.theme = !theme_name.empty() ? theme_name : !own_theme.empty() ? own_theme : "atlas";
    auto theme = read_theme(share_ / "assets" / "themes", scene_.theme);
    if (!theme) {
        return tl::unexpected(theme.error());
    }
    const json root = with_theme(document, *theme, place_, scene_.warnings);
    std::vector<const char*> known(kQuietKeys.begin(), kQuietKeys.end());
    known.insert(known.end(), kReadKeys.begin(), kReadKeys.end());
    warn_unknown_keys(root, known, "");
    if (number_at(root, "pitch").value_or(0) != 0) {
        warn("pitch", "maps are drawn from straight above; it is passed over");
    }
    for (const auto step : {&Parser::read_view, &Parser::read_state, &Parser::read_sources,
                            &Parser::read_layers, &Parser::read_page}) {
        if (auto done = (this->*step)(root); !done) {
            return tl::unexpected(done.error());
        }
    }
    read_flow(root);
    return std::move(scene_);
}

void Parser::warn_unknown_keys(const json& object, std::span<const char* const> known,
                               const std::string& path) {
    for (const auto& [key, value] : object.items()) {
        if (std::find(known.begin(), known.end(), key) != known.end()) {
            continue;
        }
        const auto meant = nearest_word(key, {known.begin(), known.end()});
        warn(path + key, "is not used; it is kept when the scene is saved" +
                             (meant ? " (did you mean '" + *meant + "'?)" : std::string()));
    }
}

Status Parser::read_view(const json& root) {
    View& view = scene_.view;
    if (root.contains("center")) {
        const json& center = root["center"];
        if (!center.is_array() || center.size() != 2 || !center[0].is_number() ||
            !center[1].is_number()) {
            return error("center", "[longitude, latitude] in degrees is expected");
        }
        view.center = {center[0].get<double>(), center[1].get<double>()};
    }
    view.zoom = number_at(root, "zoom").value_or(view.zoom);
    view.bearing_deg = number_at(root, "bearing").value_or(0);
    if (root.contains("bounds")) {
        const json& b = root["bounds"];
        const bool numbers = b.is_array() && b.size() == 4 &&
                             std::all_of(b.begin(), b.end(), [](const json& v) { return v.is_number(); });
        if (!numbers || b[0].get<double>() >= b[2].get<double>() ||
            b[1].get<double>() >= b[3].get<double>()) {
            return error("bounds", "[west, south, east, north] in degrees is expected");
        }
        view.bounds = geo::Box{b[0].get<double>(), b[1].get<double>(), b[2].get<double>(),
                               b[3].get<double>()};
    }
    if (root.contains("projection")) {
        const json& projection = root["projection"];
        view.crs = projection.is_string() ? projection.get<std::string>()
                   : projection.is_object() ? text_at(projection, "type") : std::string();
        if (view.crs.empty()) {
            return error("projection", "a CRS (such as \"EPSG:3576\") or {\"type\": …} is expected");
        }
    }
    return {};
}

Status Parser::read_state(const json& root) {
    scene_.state["lang"] = "en";
    scene_.state["year"] = 2024.5;
    scene_.state["scenario"] = "";
    if (!root.contains("state")) {
        return {};
    }
    if (!root["state"].is_object()) {
        return error("state", "an object is expected");
    }
    for (const auto& [key, value] : root["state"].items()) {
        const std::string path = "state." + key;
        if (!value.is_object() || !value.contains("default")) {
            return error(path, "an object with \"default\" is expected");
        }
        scene_.state[key] = style::value_from_json(value["default"]);
    }
    const std::string* lang = scene_.state["lang"].string();
    if (lang == nullptr || !language_from_code(*lang)) {
        return error("state.lang", "one of zh, ru, en is expected");
    }
    const double* year = scene_.state["year"].number();
    if (year == nullptr || !(std::abs(*year) < kFarYear)) {
        return error("state.year", "a decimal year is expected");
    }
    // A whole number names the year, whose middle carries its figures.
    if (*year == std::floor(*year)) {
        scene_.state["year"] = *year + 0.5;
    }
    return {};
}

std::string Parser::resolve(const std::string& path) const {
    constexpr std::string_view kShare = "share:";
    if (path.starts_with(kShare)) {
        return (share_ / path.substr(kShare.size())).string();
    }
    // "PG:…", "/vsizip/…", "https://…": GDAL's own names.
    if (path.starts_with("/") || path.find(':') != std::string::npos) {
        return path;
    }
    return (scene_.folder / path).lexically_normal().string();
}

Status Parser::read_series(const json& body, const std::string& path, SourceSpec& source) const {
    const auto found = body.find("series");
    if (found == body.end()) {
        return {};
    }
    if (!found->is_object() || text_at(*found, "path").empty()) {
        return error(path + ".series", "an object with the \"path\" of a table is expected");
    }
    SeriesSpec spec;
    spec.path = resolve(text_at(*found, "path"));
    for (const auto& [key, value] : found->items()) {
        const std::pair<const char*, std::string*> fields[] = {
            {"layer", &spec.layer},   {"key", &spec.key},       {"feature-key", &spec.feature_key},
            {"value", &spec.value},   {"period", &spec.period}, {"metric", &spec.metric},
            {"unit", &spec.unit},     {"direction", &spec.direction}};
        bool known = key == "path";
        for (const auto& [name, target] : fields) {
            if (key == name && value.is_string()) {
                *target = value.get<std::string>();
                known = true;
            }
        }
        if (!known) {
            return error(path + ".series." + key, "is not a field of a series, or not a text");
        }
    }
    source.series = std::move(spec);
    return {};
}

Status Parser::read_sources(const json& root) {
    if (!root.contains("sources")) {
        return {};
    }
    if (!root["sources"].is_object()) {
        return error("sources", "an object is expected");
    }
    for (const auto& [id, body] : root["sources"].items()) {
        const std::string path = "sources." + id;
        if (!body.is_object()) {
            return error(path, "an object is expected");
        }
        warn_unknown_keys(body, kSourceKeys, path + ".");
        SourceSpec source;
        source.id = id;
        const std::string type = text_at(body, "type");
        source.layer = text_at(body, "layer");
        source.sql = text_at(body, "sql");
        source.where = text_at(body, "where");
        if (type == "geojson") {
            source.kind = SourceSpec::Kind::geojson;
            const json data = body.value("data", json());
            if (data.is_string()) {
                source.path = resolve(data.get<std::string>());
            } else if (data.is_object()) {
                source.inline_data = data;
            } else {
                return error(path + ".data", "GeoJSON or the path of a file is expected");
            }
        } else if (type == "gdal" || type == "catalogue") {
            source.kind = type == "gdal" ? SourceSpec::Kind::gdal : SourceSpec::Kind::catalogue;
            if (text_at(body, "path").empty()) {
                return error(path + ".path", "the path of a dataset is expected");
            }
            source.path = resolve(text_at(body, "path"));
            if (auto read = read_series(body, path, source); !read) {
                return read;
            }
        } else {
            return error(path + ".type",
                         fmt::format("'{}' sources cannot be read; gdal, geojson and catalogue can",
                                     type));
        }
        scene_.sources.push_back(std::move(source));
    }
    return {};
}

Status Parser::read_layers(const json& root) {
    if (!root.contains("layers") || !root["layers"].is_array()) {
        return error("layers", "an array is expected");
    }
    for (std::size_t i = 0; i < root["layers"].size(); ++i) {
        const std::string path = fmt::format("layers[{}]", i);
        auto layer = read_layer(root["layers"][i], path);
        if (!layer) {
            return tl::unexpected(layer.error());
        }
        if (scene_.find_layer(layer->id) != nullptr) {
            return error(path + ".id", fmt::format("there is another layer '{}'", layer->id));
        }
        scene_.layers.push_back(std::move(*layer));
    }
    return {};
}

Result<Layer> Parser::read_layer(const json& item, const std::string& path) {
    if (!item.is_object()) {
        return error(path, "an object is expected");
    }
    Layer layer;
    layer.id = text_at(item, "id");
    if (layer.id.empty()) {
        return error(path + ".id", "a name is expected");
    }
    const std::string type = text_at(item, "type");
    const auto known = std::find_if(kLayerTypes.begin(), kLayerTypes.end(),
                                    [&](const LayerTypeName& each) { return each.name == type; });
    if (known == kLayerTypes.end()) {
        std::vector<std::string> names;
        std::string list;
        for (const auto& each : kLayerTypes) {
            names.emplace_back(each.name);
            list += (list.empty() ? "" : ", ") + std::string(each.name);
        }
        const auto meant = nearest_word(type, names);
        return error(path + ".type",
                     fmt::format("layers of type '{}' are not drawn{}; {} are", type,
                                 meant ? " (did you mean '" + *meant + "'?)" : "", list));
    }
    layer.type = known->type;
    warn_unknown_keys(item, kLayerKeys, path + ".");
    layer.min_zoom = number_at(item, "minzoom").value_or(0);
    layer.max_zoom = number_at(item, "maxzoom").value_or(24);
    if (auto checked = check_source(item, path, layer); !checked) {
        return tl::unexpected(checked.error());
    }
    auto filter = style::Filter::parse(item.value("filter", json()));
    if (!filter) {
        const auto& first = filter.error().front();
        return error(path + ".filter" + first.key, first.message);
    }
    layer.filter = std::move(*filter);
    if (auto read = read_properties(item, path, layer); !read) {
        return tl::unexpected(read.error());
    }
    read_metadata(item, layer);
    return layer;
}

Status Parser::check_source(const json& item, const std::string& path, Layer& layer) {
    if (layer.type == LayerType::background) {
        return {};
    }
    layer.source = text_at(item, "source");
    layer.source_layer = text_at(item, "source-layer");
    layer.shade_source = text_at(item, "shade-source");
    layer.mask_source = text_at(item, "mask-source");
    for (const auto& [key, id] : {std::pair{"source", layer.source},
                                  std::pair{"shade-source", layer.shade_source},
                                  std::pair{"mask-source", layer.mask_source}}) {
        if ((!id.empty() || std::string_view(key) == "source") && scene_.find_source(id) == nullptr) {
            std::vector<std::string> names;
            for (const auto& source : scene_.sources) {
                names.push_back(source.id);
            }
            const auto meant = nearest_word(id, names);
            return error(path + "." + key,
                         fmt::format("there is no source '{}'{}", id,
                                     meant ? "; did you mean '" + *meant + "'?" : ""));
        }
    }
    return {};
}

Status Parser::read_properties(const json& item, const std::string& path, Layer& layer) {
    const std::string type = text_at(item, "type");
    const auto problems = style::check_layer(item, path);
    if (!problems.errors.empty()) {
        return bad_input(fmt::format("{}: {}: {}", place_, problems.errors.front().place,
                                     problems.errors.front().message));
    }
    for (const auto& warning : problems.warnings) {
        warn(warning.place, warning.message);
    }
    const style::LayerSpec* spec = style::find_layer_spec(type);
    for (const auto& [block, specs] : {std::pair{"layout", &spec->layout},
                                       std::pair{"paint", &spec->paint}}) {
        const json values = item.value(block, json::object());
        for (const auto& property : *specs) {
            const auto found = values.find(property.name);
            if (found == values.end()) {
                layer.properties.emplace(property.name,
                                         style::PropertyValue::default_of(property));
                continue;
            }
            const std::string place = fmt::format("{}.{}.{}", path, block, property.name);
            auto value = style::PropertyValue::parse(*found, property, place);
            if (!value) {
                return bad_input(fmt::format("{}: {}: {}", place_, value.error().front().place,
                                             value.error().front().message));
            }
            layer.properties.emplace(property.name, std::move(*value));
            if (!is_drawn(property.name, *found)) {
                warn(place, "is not drawn by this version; it is kept when the scene is saved");
            }
        }
    }
    layer.visible = layer.property("visibility").string({}, "visible") != "none";
    return {};
}

void Parser::read_metadata(const json& item, Layer& layer) {
    const json metadata = item.value("metadata", json::object());
    if (!metadata.is_object()) {
        return;
    }
    layer.title = names_from_json(metadata.value("northway:title", json(layer.id)));
    layer.group = names_from_json(metadata.value("northway:group", json()));
    layer.legend = metadata.value("northway:legend", json::array());
    layer.opacity = number_at(metadata, "northway:opacity").value_or(1);
}

Status Parser::read_page(const json& root) {
    auto page = page_from_json(root.value("page", json::object()), place_, scene_.warnings);
    if (!page) {
        return tl::unexpected(page.error());
    }
    scene_.page = std::move(*page);
    const json credits = root.value("credits", json::array());
    if (credits.is_array()) {
        scene_.credits.assign(credits.begin(), credits.end());
    } else {
        scene_.credits = {credits};
    }
    scene_.viewpoint = names_from_json(root.value("viewpoint", json()));
    return {};
}

void Parser::read_flow(const json& root) {
    const json flow = root.value("flow", json::object());
    if (!flow.is_object()) {
        warn("flow", "an object is expected; it is passed over");
        return;
    }
    warn_unknown_keys(flow, kFlowKeys, "flow.");
    const auto positive = [&](const char* key, double factor, double& target) {
        const auto value = number_at(flow, key);
        if (value && *value > 0) {
            target = *value * factor;
        } else if (flow.contains(key)) {
            warn(std::string("flow.") + key, "a number above 0 is expected; it is passed over");
        }
    };
    positive("tempo-months-per-second", 1.0 / 12.0, scene_.tempo_years_per_s);
    positive("speed-km-per-second", 1000.0, scene_.speed_m_per_s);
}

}  // namespace

Names names_from_json(const style::Json& json) {
    if (json.is_string()) {
        const auto text = json.get<std::string>();
        return {text, text, text};
    }
    if (!json.is_object()) {
        return {};
    }
    return {text_at(json, "zh"), text_at(json, "ru"), text_at(json, "en")};
}

const style::PropertyValue& Layer::property(std::string_view property_name) const {
    return properties.find(property_name)->second;
}

double Scene::year() const {
    const auto found = state.find("year");
    const double* value = found != state.end() ? found->second.number() : nullptr;
    return value != nullptr ? *value : 2024.5;
}

Language Scene::language() const {
    const auto found = state.find("lang");
    const std::string* code = found != state.end() ? found->second.string() : nullptr;
    return code != nullptr ? language_from_code(*code).value_or(Language::en) : Language::en;
}

const SourceSpec* Scene::find_source(std::string_view id) const {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const SourceSpec& source) { return source.id == id; });
    return found != sources.end() ? &*found : nullptr;
}

Layer* Scene::find_layer(std::string_view id) {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const Layer& layer) { return layer.id == id; });
    return found != layers.end() ? &*found : nullptr;
}

Result<Scene> parse_scene(const style::Json& document, const std::string& place,
                          const std::filesystem::path& folder, const std::filesystem::path& share,
                          const std::string& theme) {
    return Parser(place, share).parse(document, folder, theme);
}

Result<Scene> read_scene(const std::string& name_or_path, const std::filesystem::path& share,
                         const std::string& theme) {
    std::filesystem::path path = name_or_path;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        const auto bundled = share / "assets" / "scenes" / (name_or_path + ".json");
        if (name_or_path.find_first_of("/.") == std::string::npos &&
            std::filesystem::exists(bundled, ignored)) {
            path = bundled;
        }
    }
    auto text = read_text(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    style::Json document;
    try {
        document = style::Json::parse(*text);
    } catch (const nlohmann::json::parse_error& error) {
        const auto at = std::min(error.byte, text->size());
        const auto line = 1 + std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return bad_input(fmt::format("{}:{}: is not JSON: {}", path.string(), line, error.what()));
    }
    return parse_scene(document, path.string(), path.parent_path(), share, theme);
}

style::Json document_of(const Scene& scene) {
    style::Json document = scene.document;
    if (scene.view.bounds) {
        const auto& b = *scene.view.bounds;
        document["bounds"] = {b.min_x, b.min_y, b.max_x, b.max_y};
    } else {
        document.erase("bounds");
        document["center"] = {scene.view.center.lon_deg, scene.view.center.lat_deg};
        document["zoom"] = scene.view.zoom;
    }
    document["bearing"] = scene.view.bearing_deg;
    document["projection"] = scene.view.crs;
    document["theme"] = scene.theme;
    for (const auto& [key, value] : scene.state) {
        document["state"][key]["default"] = style::json_from_value(value);
    }
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        auto& item = document["layers"][i];
        item["layout"]["visibility"] = layer.visible ? "visible" : "none";
        if (layer.opacity != 1 || item.value("metadata", style::Json()).contains("northway:opacity")) {
            item["metadata"]["northway:opacity"] = layer.opacity;
        }
    }
    return document;
}

}  // namespace northway::scene
