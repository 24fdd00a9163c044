// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "geo/coordinates.h"
#include "scene/layer.h"
#include "scene/page_spec.h"
#include "scene/source.h"
#include "scene/theme.h"
#include "scene/viewpoint.h"
#include "style/value.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace northway::scene {

// Where the map looks: a centre and a zoom, or a rectangle of longitudes and latitudes to fit.
struct View {
    std::optional<geo::Box> bounds;  // degrees; used instead of centre and zoom
    geo::LonLat center{127, 50};
    double zoom = 3;
    double bearing_deg = 0;  // of the map's +y axis, clockwise
    std::string crs = "mercator";
    bool operator==(const View&) const = default;
};

// The document that describes a map (DESIGN §4): a MapLibre style with extensions.
struct Scene {
    style::Json document;  // as read; unknown keys survive a save
    std::filesystem::path folder;
    std::string name;
    std::vector<SourceSpec> sources;
    std::vector<Layer> layers;
    View view;
    PageSpec page;
    std::string theme = "atlas";
    std::map<std::string, style::Value, std::less<>> state;  // global state, with year and lang
    std::vector<style::Json> credits;  // ids of geodata/sources.json or texts {zh, ru, en}
    std::vector<Viewpoint> viewpoints;  // that the basemap knows; state "viewpoint" chooses
    bool shows_viewpoint = false;       // the scene draws boundaries by it, and says so
    Names viewpoint_note;               // the scene's own words about its boundaries
    double tempo_years_per_s = 1.0 / 12.0;
    double speed_m_per_s = 60e3;
    std::vector<Warning> warnings;

    double year() const;
    Language language() const;
    const Viewpoint* viewpoint() const;  // null: the scene shows none
    // The keys of the global state: those that it has, and those that its expressions read.
    std::vector<std::string> state_keys() const;
    const SourceSpec* find_source(std::string_view id) const;
    Layer* find_layer(std::string_view id);
};

// Parses a document. `place` is the file name that messages start with. Errors (bad_input) name the
// JSON path; what can be passed over is in the scene's warnings. `theme` overrides the scene's own
// unless it is empty.
Result<Scene> parse_scene(const style::Json& document, const std::string& place,
                          const std::filesystem::path& folder, const std::filesystem::path& share,
                          const std::string& theme);

// Reads a scene: a file, or the name of a bundled one such as "far-east".
Result<Scene> read_scene(const std::string& name_or_path, const std::filesystem::path& share,
                         const std::string& theme);

// The document with what the user changed: view, state, theme, visibility, opacity.
style::Json document_of(const Scene& scene);

// {"zh": …, "ru": …, "en": …} or one string for all three.
Names names_from_json(const style::Json& json);

}  // namespace northway::scene
