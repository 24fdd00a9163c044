// SPDX-License-Identifier: Apache-2.0
#include "scene/document.h"

#include "base/file.h"
#include "scene/ramp.h"
#include "scene/reading.h"
#include "style/root_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace northway::scene {
namespace {

using json = style::Json;

// Keys of the specification and of DESIGN §4 that this program keeps and does not need to read.
constexpr std::array kQuietKeys{"version",    "name",       "metadata",      "sprite", "glyphs",
                                "light",      "sky",        "terrain",       "pitch",  "roll",
                                "font-faces", "transition", "centerAltitude"};
constexpr std::array kReadKeys{"sources", "layers",    "center",     "zoom", "bearing",
                               "bounds",  "state",     "projection", "page", "theme",
                               "credits", "viewpoint", "flow", "fonts"};

// The steps over the root with the theme's colours put in.
Status read_root(const json& root, Reading& reading) {
    std::vector<const char*> known(kQuietKeys.begin(), kQuietKeys.end());
    known.insert(known.end(), kReadKeys.begin(), kReadKeys.end());
    reading.warn_unknown_keys(root, known, "");
    for (auto& warning : style::check_root(root)) {
        reading.warn(warning.place, std::move(warning.message));
    }
    if (number_at(root, "pitch").value_or(0) != 0) {
        reading.warn("pitch", "maps are drawn from straight above; it is passed over");
    }
    for (const auto step :
         {&read_view, &read_state, &read_sources, &read_layers, &read_page, &add_attributions}) {
        if (auto done = step(root, reading); !done) {
            return done;
        }
    }
    read_flow(root, reading);
    return {};
}

Status read_document(const json& document, const std::string& theme_name, Reading& reading) {
    if (!document.is_object()) {
        return reading.error("$", "a scene is a JSON object");
    }
    if (document.value("version", json()) != json(8)) {
        return reading.error("version", "8 is expected (MapLibre Style Specification v8)");
    }
    reading.scene.name = text_at(document, "name");
    const std::string own_theme = text_at(document, "theme");
    reading.scene.theme = !theme_name.empty()  ? theme_name
                          : !own_theme.empty() ? own_theme
                                               : "atlas";
    auto theme = read_theme(reading.share / "assets" / "themes", reading.scene.theme);
    if (!theme) {
        return tl::unexpected(theme.error());
    }
    const json own = document.value("values", json::object());
    if (!own.is_object()) {
        return reading.error("values", "an object of names and what they stand for is expected");
    }
    json rest = document;
    rest.erase("values");
    json root = with_theme(rest, with_own_values(std::move(*theme), own), reading.place,
                           reading.scene.warnings);
    if (const auto layers = root.find("layers"); layers != root.end()) {
        *layers = with_ramps(*layers, reading.share / "assets" / "ramps",
                             reading.place + ".layers", reading.scene.warnings);
    }
    return read_root(root, reading);
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

const Viewpoint* Scene::viewpoint() const {
    const auto found = state.find("viewpoint");
    const std::string* id = found != state.end() ? found->second.string() : nullptr;
    return shows_viewpoint && id != nullptr ? find_viewpoint(viewpoints, *id) : nullptr;
}

std::vector<std::string> Scene::state_keys() const {
    std::set<std::string> keys;
    for (const auto& [key, value] : state) {
        keys.insert(key);
    }
    for (const Layer& layer : layers) {
        for (const auto& [id, property] : layer.properties) {
            const auto& read = property.expression().global_state_keys();
            keys.insert(read.begin(), read.end());
        }
        const auto read = layer.filter.global_state_keys();
        keys.insert(read.begin(), read.end());
    }
    return {keys.begin(), keys.end()};
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
    Reading reading;
    reading.place = place;
    reading.share = share;
    reading.scene.document = document;
    reading.scene.folder = folder;
    if (auto read = read_document(document, theme, reading); !read) {
        return tl::unexpected(read.error());
    }
    return std::move(reading.scene);
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
        const auto line =
            1 + std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(at), '\n');
        // What the library says before the first colon is its own code and the place.
        const std::string said = error.what();
        const auto colon = said.find(": ");
        return bad_input(fmt::format("{}:{}: is not JSON: {}", path.string(), line,
                                     colon == std::string::npos ? said : said.substr(colon + 2)));
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
        // The furniture stays where the rectangle put it.
        const json page = document.value("page", json::object());
        if (const auto& b = scene.page.subject; b && page.is_object() && !page.contains("subject")) {
            document["page"]["subject"] = {b->min_x, b->min_y, b->max_x, b->max_y};
        }
        document["center"] = {scene.view.center.lon_deg, scene.view.center.lat_deg};
        document["zoom"] = scene.view.zoom;
    }
    document["bearing"] = scene.view.bearing_deg;
    // What the document says in another form stays as long as it means the same.
    const auto named = style::projection_name(
        scene.document.value("projection", style::Json("mercator")), scene.view.zoom);
    if (!named || *named != scene.view.crs || !scene.document.contains("projection")) {
        document["projection"] = scene.view.crs;
    }
    document["theme"] = scene.theme;
    for (const auto& [key, value] : scene.state) {
        const bool at_root = key == "viewpoint" && !scene.document.value("state", json::object())
                                                         .contains("viewpoint");
        if (!at_root) {
            document["state"][key]["default"] = style::json_from_value(value);
        } else if (scene.shows_viewpoint && document.value("viewpoint", json()).is_object()) {
            document["viewpoint"]["name"] = style::json_from_value(value);
        } else if (scene.shows_viewpoint) {
            document["viewpoint"] = style::json_from_value(value);
        }
    }
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const Layer& layer = scene.layers[i];
        auto& item = document["layers"][i];
        if (!layer.follows_state() || layer.visible != layer.is_visible_in(scene.state)) {
            item["layout"]["visibility"] = layer.visible ? "visible" : "none";
        }
        if (layer.opacity != 1 ||
            item.value("metadata", style::Json()).contains("northway:opacity")) {
            item["metadata"]["northway:opacity"] = layer.opacity;
        }
    }
    return document;
}

}  // namespace northway::scene
