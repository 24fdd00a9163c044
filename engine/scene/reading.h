// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scene/document.h"
#include "style/value.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace northway::scene {

// The text or number under a key; nothing (an empty text) when there is none or it is of another
// kind.
std::string text_at(const style::Json& object, const char* key);
std::optional<double> number_at(const style::Json& object, const char* key);

// One document while it is read: what every step needs to resolve paths and to name places.
struct Reading {
    std::string place;  // the file name that messages start with
    std::filesystem::path share;
    Scene scene;

    tl::unexpected<Error> error(const std::string& path, const std::string& message) const;
    void warn(const std::string& path, std::string message);
    // Warns of each key of an object that is not among the known ones, with the nearest of them.
    void warn_unknown_keys(const style::Json& object, std::span<const char* const> known,
                           const std::string& path);
    // A path of the document: relative to its folder, "share:…" to the program's data.
    std::string resolve(const std::string& path) const;
};

// The steps; each reads its part of the document's root into the scene.
Status read_view(const style::Json& root, Reading& reading);
Status read_state(const style::Json& root, Reading& reading);
Status read_sources(const style::Json& root, Reading& reading);
Status read_layers(const style::Json& root, Reading& reading);
Status read_page(const style::Json& root, Reading& reading);
// The key "contours" of a gdal source; a step of read_sources().
Status read_contour_spec(const style::Json& body, const std::string& path, SourceSpec& source,
                         Reading& reading);
// The attributions of the sources that layers use become credits; after the layers and the page.
Status add_attributions(const style::Json& root, Reading& reading);
// The type geojson of sources; a step of read_sources().
Status read_geojson_source(const style::Json& body, const std::string& path, SourceSpec& source,
                           Reading& reading);
// An attribution without its marks: "<a href=…>&copy; X</a>" is "© X".
std::string text_of_html(const std::string& html);
// The types image, raster and raster-dem of sources; a step of read_sources().
bool is_raster_source(std::string_view type);
Status read_raster_source(const style::Json& body, const std::string& type, const std::string& path,
                          SourceSpec& source, Reading& reading);
void read_flow(const style::Json& root, Reading& reading);

}  // namespace northway::scene
