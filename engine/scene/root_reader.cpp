// SPDX-License-Identifier: Apache-2.0
#include "base/year.h"
#include "scene/reading.h"
#include "style/root_check.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace northway::scene {
namespace {

using json = style::Json;

constexpr std::array kFlowKeys{"tempo-months-per-second", "speed-km-per-second"};

// Years beyond this are a mistake.
constexpr double kFarYear = 10000;

// A style that does not say where it looks shows the world, as its renderers do; a scene in a CRS of
// its own keeps the program's view.
void show_world(View& view) {
    constexpr double kMercatorEnd_deg = 85.05;
    if (view.crs == "mercator") {
        view.bounds = geo::Box{-180, -kMercatorEnd_deg, 180, kMercatorEnd_deg};
    } else if (view.crs == "globe" || view.crs == "vertical-perspective") {
        view.center = {0, 0};
        view.zoom = 1;
    }
}

}  // namespace

Status read_view(const json& root, Reading& reading) {
    View& view = reading.scene.view;
    if (root.contains("center")) {
        const json& center = root["center"];
        if (!center.is_array() || center.size() != 2 || !center[0].is_number() ||
            !center[1].is_number()) {
            return reading.error("center", "[longitude, latitude] in degrees is expected");
        }
        view.center = {center[0].get<double>(), center[1].get<double>()};
    }
    view.zoom = number_at(root, "zoom").value_or(view.zoom);
    view.bearing_deg = number_at(root, "bearing").value_or(0);
    if (root.contains("bounds")) {
        const json& b = root["bounds"];
        const bool numbers =
            b.is_array() && b.size() == 4 &&
            std::all_of(b.begin(), b.end(), [](const json& v) { return v.is_number(); });
        if (!numbers || b[0].get<double>() == b[2].get<double>() ||
            b[1].get<double>() >= b[3].get<double>()) {
            return reading.error("bounds", "[west, south, east, north] in degrees is expected");
        }
        // Over the 180th meridian west is the greater number.
        const double west = b[0].get<double>();
        const double east = b[2].get<double>();
        view.bounds = geo::Box{west, b[1].get<double>(), east < west ? east + 360.0 : east,
                               b[3].get<double>()};
    }
    if (root.contains("projection")) {
        const auto name = style::projection_name(root["projection"], view.zoom);
        if (!name) {
            return reading.error(name.error().front().place, name.error().front().message);
        }
        view.crs = *name;
    }
    if (!root.contains("center") && !root.contains("zoom") && !view.bounds) {
        show_world(view);
    }
    return {};
}

Status read_state(const json& root, Reading& reading) {
    reading.scene.state["lang"] = "en";
    reading.scene.state["year"] = 2024.5;
    reading.scene.state["scenario"] = "";
    if (!root.contains("state")) {
        return {};
    }
    if (!root["state"].is_object()) {
        return reading.error("state", "an object is expected");
    }
    for (const auto& [key, value] : root["state"].items()) {
        const std::string path = "state." + key;
        if (!value.is_object() || !value.contains("default")) {
            return reading.error(path, "an object with \"default\" is expected");
        }
        reading.scene.state[key] = style::value_from_json(value["default"]);
    }
    const std::string* lang = reading.scene.state["lang"].string();
    if (lang == nullptr || !language_from_code(*lang)) {
        return reading.error("state.lang", "one of zh, ru, en is expected");
    }
    const double* year = reading.scene.state["year"].number();
    if (year == nullptr || !(std::abs(*year) < kFarYear)) {
        return reading.error("state.year", "a decimal year is expected");
    }
    // A whole number names the year, whose middle carries its figures.
    if (*year == std::floor(*year)) {
        reading.scene.state["year"] = *year + 0.5;
    }
    return {};
}

// "viewpoint": a name, or {"name": …, "zh": …, "ru": …, "en": …} with the scene's own note. A
// global state "viewpoint" of the document goes before the name.
Status read_viewpoint(const json& root, Reading& reading) {
    Scene& scene = reading.scene;
    auto viewpoints = read_viewpoints(reading.share);
    if (!viewpoints) {
        return tl::unexpected(viewpoints.error());
    }
    scene.viewpoints = std::move(*viewpoints);
    const json block = root.value("viewpoint", json());
    std::string name = block.is_string() ? block.get<std::string>() : text_at(block, "name");
    if (block.is_object()) {
        scene.viewpoint_note = names_from_json(block);
    } else if (!block.is_string() && !block.is_null()) {
        return reading.error("viewpoint", "a name or an object with \"name\" is expected");
    }
    scene.shows_viewpoint = !block.is_null();
    const std::string* own = scene.state["viewpoint"].string();
    if (own != nullptr) {
        name = *own;
    } else if (name.empty()) {
        name = kNeutralViewpoint;
    }
    scene.state["viewpoint"] = name;
    if (scene.shows_viewpoint && find_viewpoint(scene.viewpoints, name) == nullptr) {
        return reading.error("viewpoint", unknown_viewpoint(scene.viewpoints, name));
    }
    return {};
}

Status add_attributions(const json&, Reading& reading) {
    Scene& scene = reading.scene;
    for (const SourceSpec& source : scene.sources) {
        const bool used =
            std::any_of(scene.layers.begin(), scene.layers.end(),
                        [&source](const Layer& layer) { return layer.source == source.id; });
        const json credit = source.attribution;
        if (used && !source.attribution.empty() && source.kind != SourceSpec::Kind::unreadable &&
            std::find(scene.credits.begin(), scene.credits.end(), credit) == scene.credits.end()) {
            scene.credits.push_back(credit);
        }
    }
    return {};
}

Status read_page(const json& root, Reading& reading) {
    auto page =
        page_from_json(root.value("page", json::object()), reading.place, reading.scene.warnings);
    if (!page) {
        return tl::unexpected(page.error());
    }
    reading.scene.page = std::move(*page);
    if (!reading.scene.page.subject) {
        reading.scene.page.subject = reading.scene.view.bounds;
    }
    const json credits = root.value("credits", json::array());
    if (credits.is_array()) {
        reading.scene.credits.assign(credits.begin(), credits.end());
    } else {
        reading.scene.credits = {credits};
    }
    return read_viewpoint(root, reading);
}

void read_flow(const json& root, Reading& reading) {
    const json flow = root.value("flow", json::object());
    if (!flow.is_object()) {
        reading.warn("flow", "an object is expected; it is passed over");
        return;
    }
    reading.warn_unknown_keys(flow, kFlowKeys, "flow.");
    const auto positive = [&](const char* key, double factor, double& target) {
        const auto value = number_at(flow, key);
        if (value && *value > 0) {
            target = *value * factor;
        } else if (flow.contains(key)) {
            reading.warn(std::string("flow.") + key,
                         "a number above 0 is expected; it is passed over");
        }
    };
    positive("tempo-months-per-second", 1.0 / 12.0, reading.scene.tempo_years_per_s);
    positive("speed-km-per-second", 1000.0, reading.scene.speed_m_per_s);
}

}  // namespace northway::scene
