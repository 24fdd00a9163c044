// SPDX-License-Identifier: Apache-2.0
#include "app/open_map.h"

#include "app/add_dataset.h"
#include "base/file.h"
#include "base/year.h"
#include "compose/build_page.h"
#include "compose/camera.h"
#include "compose/map_frame.h"
#include "data/vector.h"
#include "geo/projection.h"
#include "scene/globe.h"

#include <fmt/format.h>

#include <algorithm>

namespace northway::app {
namespace {

constexpr double kMetresPerCssPx = 0.0254 / 96;

// An error whose cause is the value of an option.
tl::unexpected<Error> wrong_option(const std::string& option, const Error& error) {
    return bad_usage(fmt::format("{}: {}", option, error.message));
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& names) {
    const auto meant = nearest_word(word, names);
    std::string list;
    for (const auto& name : names) {
        list += (list.empty() ? "" : ", ") + name;
    }
    return meant ? fmt::format("did you mean '{}'?", *meant) : "there are " + list;
}

std::vector<std::string> bundled_scenes(const std::filesystem::path& share) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry :
         std::filesystem::directory_iterator(share / "assets/scenes", ignored)) {
        if (entry.path().extension() == ".json") {
            names.push_back(entry.path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

Result<scene::Scene> with_datasets(scene::Scene scene, const Options& options,
                                   const std::filesystem::path& share) {
    if (options.add.empty()) {
        return scene;
    }
    style::Json document = scene.document;
    for (std::size_t i = 0; i < options.add.size(); ++i) {
        // A relative path is meant from where the command was given, not from the scene's folder.
        std::error_code error;
        const auto absolute = std::filesystem::absolute(options.add[i], error);
        const bool is_file = std::filesystem::exists(absolute, error);
        const std::string path = is_file ? absolute.string() : options.add[i];
        const auto layers = data::list_layers(path);
        if (!layers) {
            return tl::unexpected(layers.error());
        }
        if (layers->empty()) {
            return bad_input(fmt::format("{}: has no layers that can be drawn", path));
        }
        document = with_dataset(std::move(document), path, *layers, static_cast<int>(i));
    }
    return scene::parse_scene(document, options.scene, scene.folder, share, options.theme);
}

Status set_state(scene::Scene& scene, const Options& options) {
    for (const auto& [key, text] : options.state) {
        const std::vector<std::string> keys = scene.state_keys();
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            return bad_usage(fmt::format("--state: the scene has no state '{}'; {}", key,
                                         did_you_mean(key, keys)));
        }
        const auto json = style::Json::parse(text, nullptr, false);
        const style::Value value =
            json.is_discarded() ? style::Value(text) : style::value_from_json(json);
        if (key == "lang" && !(value.string() && language_from_code(*value.string()))) {
            return bad_usage("--state: lang: zh, ru or en is expected");
        }
        if (key == "year") {
            const auto year = parse_year(text);
            if (!year) {
                return bad_usage("--state: year: a year or a date is expected");
            }
            scene.state[key] = *year;
            continue;
        }
        scene.state[key] = value;
    }
    const std::string* wanted = scene.state["viewpoint"].string();
    if (!options.viewpoint.empty()) {
        scene.state["viewpoint"] = options.viewpoint;
        scene.shows_viewpoint = true;
        wanted = scene.state["viewpoint"].string();
    }
    if (scene.shows_viewpoint && scene.viewpoint() == nullptr) {
        return bad_usage(fmt::format("--viewpoint: {}",
                                     scene::unknown_viewpoint(scene.viewpoints,
                                                              wanted != nullptr ? *wanted : "")));
    }
    if (options.language) {
        scene.state["lang"] = std::string(code_of(*options.language));
    }
    if (options.year) {
        scene.state["year"] = *options.year;
    }
    for (auto& layer : scene.layers) {
        if (layer.follows_state()) {
            layer.visible = layer.is_visible_in(scene.state);
        }
    }
    return {};
}

Status set_layers(scene::Scene& scene, const std::vector<std::string>& ids, bool visible) {
    for (const auto& id : ids) {
        scene::Layer* layer = scene.find_layer(id);
        if (layer == nullptr) {
            std::vector<std::string> names;
            for (const auto& each : scene.layers) {
                names.push_back(each.id);
            }
            return bad_usage(fmt::format("{}: the scene has no layer '{}'; {}",
                                         visible ? "--show" : "--hide", id,
                                         did_you_mean(id, names)));
        }
        layer->visible = visible;
    }
    return {};
}

Status set_view(scene::Scene& scene, const Options& options, const compose::FrameSize& size) {
    scene::View& view = scene.view;
    view.crs = options.crs.value_or(view.crs);
    const std::string first_crs = scene::definition_of_crs(view);
    auto projection = geo::Projection::create(first_crs);
    if (!projection) {
        return options.crs ? wrong_option("--crs", projection.error())
                           : tl::unexpected(projection.error());
    }
    view.bearing_deg = options.bearing_deg.value_or(view.bearing_deg);
    if (options.bbox) {
        view.bounds = options.bbox;
        scene.page.subject = options.bbox;
    }
    const bool moves = options.center || options.zoom || options.scale_denominator;
    if (moves && view.bounds) {
        // What the options leave open stays as the scene's rectangle has it.
        auto camera = compose::make_camera(view, *projection, size);
        if (!camera && !(options.center && (options.zoom || options.scale_denominator))) {
            return tl::unexpected(camera.error());
        }
        if (camera) {
            view.center = camera->center;
            view.zoom = camera->zoom;
        }
        view.bounds.reset();
    }
    view.center = options.center.value_or(view.center);
    view.zoom = options.zoom.value_or(view.zoom);
    if (options.scale_denominator) {
        view.zoom =
            compose::zoom_from_metres_per_css_px(*options.scale_denominator * kMetresPerCssPx);
    }
    if (const std::string crs = scene::definition_of_crs(view); crs != first_crs) {
        projection = geo::Projection::create(crs);  // a globe follows the view
        if (!projection) {
            return tl::unexpected(projection.error());
        }
    }
    if (auto camera = compose::make_camera(view, *projection, size); !camera) {
        const bool asked = options.center || options.bbox || options.crs;
        return asked ? wrong_option(options.center ? "--center"
                                    : options.bbox ? "--bbox"
                                                   : "--crs",
                                    camera.error())
                     : tl::unexpected(camera.error());
    }
    return {};
}

}  // namespace

Result<scene::Scene> read_named_scene(const Options& options, const std::filesystem::path& share) {
    std::error_code ignored;
    const bool is_word = options.scene.find_first_of("./") == std::string::npos;
    const auto bundled = bundled_scenes(share);
    if (is_word && !std::filesystem::exists(options.scene, ignored) &&
        std::find(bundled.begin(), bundled.end(), options.scene) == bundled.end()) {
        return bad_input(fmt::format("there is neither a file nor a bundled scene '{}'; {}",
                                     options.scene, did_you_mean(options.scene, bundled)));
    }
    return scene::read_scene(options.scene, share, options.theme);
}

Result<scene::Scene> make_scene(const Options& options, const std::filesystem::path& share,
                                const compose::FrameSize& size) {
    auto scene = read_named_scene(options, share).and_then([&](scene::Scene&& each) {
        return with_datasets(std::move(each), options, share);
    });
    if (!scene) {
        return scene;
    }
    for (const Status& done :
         {set_state(*scene, options), set_layers(*scene, options.show, true),
          set_layers(*scene, options.hide, false),
          set_view(*scene, options, compose::framed(size, scene->page.frame))}) {
        if (!done) {
            return tl::unexpected(done.error());
        }
    }
    return scene;
}

std::map<std::string, std::string> metadata_of(const Options& options, const scene::Scene& scene) {
    const Language language = scene.language();
    std::map<std::string, std::string> metadata{
        {"Software", std::string("Northway ") + NORTHWAY_VERSION},
        {"northway-scene", std::filesystem::path(options.scene).stem().string()},
        {"northway-lang", std::string(code_of(language))},
        {"northway-crs", scene::definition_of_crs(scene.view)},
    };
    if (const auto& title = scene.page.title.text.in(language); !title.empty()) {
        metadata["Title"] = title;
    }
    if (options.command == Command::animate) {
        metadata["northway-time"] =
            fmt::format("{}/{}", format_day(*options.from_year), format_day(*options.to_year));
    } else {
        metadata["northway-time"] = format_day(scene.year());
        metadata["northway-clock"] = fmt::format("{}", options.clock_s);
    }
    return metadata;
}

std::map<std::string, std::string> metadata_of(const Options& options, const compose::Map& map,
                                               const std::filesystem::path& share) {
    auto metadata = metadata_of(options, map.scene());
    const auto text = read_text(share / "geodata" / "sources.json");
    const auto sources = style::Json::parse(text.value_or("[]"), nullptr, false);
    const model::Catalogue* catalogue = map.catalogue();
    const bool general =
        catalogue != nullptr &&
        std::any_of(catalogue->sources.begin(), catalogue->sources.end(),
                    [](const model::Source& source) { return source.is_general(); });
    const auto credits = compose::make_credits(
        map.scene(), sources.is_array() ? sources : style::Json::array(), map.words(), general);
    if (!credits.empty()) {
        metadata["Copyright"] = credits;
    }
    return metadata;
}

}  // namespace northway::app
