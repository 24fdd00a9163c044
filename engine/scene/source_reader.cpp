// SPDX-License-Identifier: Apache-2.0
#include "scene/reading.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace northway::scene {
namespace {

using json = style::Json;

// Those of the specification that say nothing about a picture included.
constexpr std::array kSourceKeys{"type",      "data",        "path",      "layer",   "sql",
                                 "where",     "attribution", "maxzoom",   "minzoom", "buffer",
                                 "tolerance", "lineMetrics", "generateId", "url",     "tiles",
                                 "coordinates", "tileSize",  "scheme",    "encoding", "bounds",
                                 "redFactor", "greenFactor", "blueFactor", "baseShift", "volatile",
                                 "contours",  "series"};

Status read_series(const json& body, const std::string& path, SourceSpec& source,
                   const Reading& reading) {
    const auto found = body.find("series");
    if (found == body.end()) {
        return {};
    }
    if (!found->is_object() || text_at(*found, "path").empty()) {
        return reading.error(path + ".series",
                             "an object with the \"path\" of a table is expected");
    }
    SeriesSpec spec;
    spec.path = reading.resolve(text_at(*found, "path"));
    for (const auto& [key, value] : found->items()) {
        const std::pair<const char*, std::string*> fields[] = {{"layer", &spec.layer},
                                                               {"key", &spec.key},
                                                               {"feature-key", &spec.feature_key},
                                                               {"value", &spec.value},
                                                               {"period", &spec.period},
                                                               {"metric", &spec.metric},
                                                               {"unit", &spec.unit},
                                                               {"direction", &spec.direction}};
        bool known = key == "path";
        for (const auto& [name, target] : fields) {
            if (key == name && value.is_string()) {
                *target = value.get<std::string>();
                known = true;
            }
        }
        if (!known) {
            return reading.error(path + ".series." + key,
                                 "is not a field of a series, or not a text");
        }
    }
    source.series = std::move(spec);
    return {};
}

}  // namespace

Status read_sources(const json& root, Reading& reading) {
    if (!root.contains("sources")) {
        return {};
    }
    if (!root["sources"].is_object()) {
        return reading.error("sources", "an object is expected");
    }
    for (const auto& [id, body] : root["sources"].items()) {
        const std::string path = "sources." + id;
        if (!body.is_object()) {
            return reading.error(path, "an object is expected");
        }
        reading.warn_unknown_keys(body, kSourceKeys, path + ".");
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
                source.path = reading.resolve(data.get<std::string>());
            } else if (data.is_object()) {
                source.inline_data = data;
            } else {
                return reading.error(path + ".data", "GeoJSON or the path of a file is expected");
            }
        } else if (type == "gdal" || type == "catalogue") {
            source.kind = type == "gdal" ? SourceSpec::Kind::gdal : SourceSpec::Kind::catalogue;
            if (text_at(body, "path").empty()) {
                return reading.error(path + ".path", "the path of a dataset is expected");
            }
            source.path = reading.resolve(text_at(body, "path"));
            if (auto read = read_series(body, path, source, reading); !read) {
                return read;
            }
            if (auto read = read_contour_spec(body, path, source, reading); !read) {
                return read;
            }
        } else if (is_raster_source(type)) {
            if (auto read = read_raster_source(body, type, path, source, reading); !read) {
                return read;
            }
        } else {
            return reading.error(
                path + ".type",
                fmt::format("'{}' sources cannot be read; gdal, geojson, catalogue, image, raster "
                            "and raster-dem can",
                            type));
        }
        reading.scene.sources.push_back(std::move(source));
    }
    return {};
}

}  // namespace northway::scene
