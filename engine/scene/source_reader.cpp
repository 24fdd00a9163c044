// SPDX-License-Identifier: Apache-2.0
#include "scene/reading.h"

#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

namespace northway::scene {
namespace {

using json = style::Json;

constexpr std::array kCommonKeys{"type", "attribution", "maxzoom", "minzoom", "bounds", "volatile"};
constexpr std::array kGdalKeys{"path", "layer", "sql", "where", "series", "contours"};
constexpr std::array kGeoJsonKeys{"data",
                                  "buffer",
                                  "filter",
                                  "tolerance",
                                  "cluster",
                                  "clusterRadius",
                                  "clusterMaxZoom",
                                  "clusterMinPoints",
                                  "clusterProperties",
                                  "lineMetrics",
                                  "generateId",
                                  "promoteId",
                                  "layer",
                                  "sql",
                                  "where"};
constexpr std::array kTileKeys{"url",        "tiles",     "coordinates", "tileSize",
                               "scheme",     "encoding",  "redFactor",   "greenFactor",
                               "blueFactor", "baseShift", "promoteId"};

void warn_unknown_keys(const json& body, const std::string& type, const std::string& path,
                       Reading& reading) {
    std::vector<const char*> known(kCommonKeys.begin(), kCommonKeys.end());
    const auto add = [&known](const auto& keys) {
        known.insert(known.end(), keys.begin(), keys.end());
    };
    if (type == "gdal" || type == "catalogue") {
        add(kGdalKeys);
    } else if (type == "geojson") {
        add(kGeoJsonKeys);
    } else {
        add(kTileKeys);
    }
    reading.warn_unknown_keys(body, known, path + ".");
}

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
        SourceSpec source;
        source.id = id;
        const std::string type = text_at(body, "type");
        warn_unknown_keys(body, type, path, reading);
        source.attribution = text_of_html(text_at(body, "attribution"));
        source.layer = text_at(body, "layer");
        source.sql = text_at(body, "sql");
        source.where = text_at(body, "where");
        if (type == "geojson") {
            if (auto read = read_geojson_source(body, path, source, reading); !read) {
                return read;
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
        } else if (type == "vector" || type == "video") {
            // The layers over it stay empty, which read_layers tells; the rest of the map is drawn.
            source.kind = SourceSpec::Kind::unreadable;
            source.problem = type == "vector" ? "vector tiles are not read" : "videos are not read";
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
