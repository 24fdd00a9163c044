// SPDX-License-Identifier: Apache-2.0
#include "scene/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace northway::scene {
namespace {

using json = style::Json;

bool is_remote(std::string_view address) {
    return address.starts_with("http://") || address.starts_with("https://") ||
           address.starts_with("//") || address.starts_with("mapbox:");
}

// A local path as the document names it, or nothing (with a warning) where it is on a network.
std::optional<std::string> local(const std::string& address, const std::string& path,
                                 Reading& reading) {
    if (is_remote(address)) {
        reading.warn(path, fmt::format("'{}' is on a network, from which nothing is fetched; its "
                                       "layers stay empty. Give the path of a local file",
                                       address));
        return std::nullopt;
    }
    constexpr std::string_view kFile = "file://";
    const std::string plain =
        address.starts_with(kFile) ? address.substr(kFile.size()) : address;
    return reading.resolve(plain);
}

Status read_corners(const json& body, const std::string& path, SourceSpec& source,
                    const Reading& reading) {
    const json corners = body.value("coordinates", json());
    std::array<geo::LonLat, 4> places{};
    bool is_good = corners.is_array() && corners.size() == 4;
    for (std::size_t i = 0; is_good && i < 4; ++i) {
        is_good = corners[i].is_array() && corners[i].size() == 2 && corners[i][0].is_number() &&
                  corners[i][1].is_number();
        if (is_good) {
            places[i] = {corners[i][0].get<double>(), corners[i][1].get<double>()};
            is_good = places[i].lat_deg > -90 && places[i].lat_deg < 90;
        }
    }
    if (!is_good) {
        return reading.error(path + ".coordinates",
                             "four corners [longitude, latitude] are expected: top left, top "
                             "right, bottom right, bottom left");
    }
    source.corners = places;
    return {};
}

Status read_encoding(const json& body, const std::string& path, SourceSpec& source,
                     Reading& reading) {
    const std::string encoding = body.value("encoding", json("mapbox")).is_string()
                                     ? body.value("encoding", json("mapbox")).get<std::string>()
                                     : std::string();
    HeightEncoding& heights = source.encoding.emplace();
    if (encoding == "mapbox") {
        heights = {6553.6, 25.6, 0.1, 10000};
    } else if (encoding == "terrarium") {
        heights = {256, 1, 1.0 / 256, 32768};
    } else if (encoding == "custom") {
        heights = {number_at(body, "redFactor").value_or(1), number_at(body, "greenFactor").value_or(1),
                   number_at(body, "blueFactor").value_or(1), number_at(body, "baseShift").value_or(0)};
    } else {
        return reading.error(path + ".encoding", "one of mapbox, terrarium, custom is expected");
    }
    return {};
}

// [west, south, east, north] in degrees.
std::optional<geo::Box> box_of(const json& box) {
    if (!box.is_array() || box.size() != 4 ||
        !std::all_of(box.begin(), box.end(), [](const json& v) { return v.is_number(); })) {
        return std::nullopt;
    }
    const geo::Box read{box[0].get<double>(), box[1].get<double>(), box[2].get<double>(),
                        box[3].get<double>()};
    return read.min_x < read.max_x && read.min_y < read.max_y ? std::optional(read) : std::nullopt;
}

constexpr std::array kContourKeys{"interval", "base", "index", "shore", "smoothing", "bbox"};

}  // namespace

Status read_contour_spec(const json& body, const std::string& path, SourceSpec& source,
                         Reading& reading) {
    const auto found = body.find("contours");
    if (found == body.end()) {
        return {};
    }
    const std::string place = path + ".contours";
    if (!found->is_object() || number_at(*found, "interval").value_or(0) <= 0) {
        return reading.error(place, "an object with an \"interval\" above 0 (metres) is expected");
    }
    reading.warn_unknown_keys(*found, kContourKeys, place + ".");
    ContourSpec& spec = source.contours.emplace();
    spec.interval_m = *number_at(*found, "interval");
    spec.base_m = number_at(*found, "base").value_or(0);
    const double index = number_at(*found, "index").value_or(spec.index_every);
    const double smoothing = number_at(*found, "smoothing").value_or(spec.smoothing);
    if (!(index >= 0 && index <= 1000) || !(smoothing >= 0 && smoothing <= 5)) {
        return reading.error(place, "\"index\" is a number from 0 to 1000, \"smoothing\" from 0 to 5");
    }
    spec.index_every = static_cast<int>(index);
    spec.smoothing = static_cast<int>(smoothing);
    spec.has_shore = found->value("shore", json(false)) == json(true);
    if (found->contains("bbox")) {
        spec.bbox = box_of((*found)["bbox"]);
        if (!spec.bbox) {
            return reading.error(place + ".bbox",
                                 "[west, south, east, north] in degrees is expected");
        }
    }
    return {};
}

bool is_raster_source(std::string_view type) {
    return type == "image" || type == "raster" || type == "raster-dem";
}

Status read_raster_source(const json& body, const std::string& type, const std::string& path,
                          SourceSpec& source, Reading& reading) {
    source.kind = type == "image"    ? SourceSpec::Kind::image
                  : type == "raster" ? SourceSpec::Kind::raster
                                     : SourceSpec::Kind::raster_dem;
    source.min_zoom = static_cast<int>(number_at(body, "minzoom").value_or(0));
    source.max_zoom = static_cast<int>(number_at(body, "maxzoom").value_or(22));
    source.is_tms = text_at(body, "scheme") == "tms";
    if (type == "image") {
        if (auto read = read_corners(body, path, source, reading); !read) {
            return read;
        }
    }
    const json tiles = body.value("tiles", json());
    if (tiles.is_array() && !tiles.empty() && tiles[0].is_string()) {
        if (const auto found = local(tiles[0].get<std::string>(), path + ".tiles", reading)) {
            source.path = *found;
            source.has_tiles = true;
        }
    } else if (!text_at(body, "url").empty()) {
        source.path = local(text_at(body, "url"), path + ".url", reading).value_or("");
    } else {
        return reading.error(path + ".url", type == "image"
                                                ? "the path of a picture is expected"
                                                : "\"url\" or \"tiles\" is expected");
    }
    // A file of heights in metres needs no encoding.
    if (type == "raster-dem" && (source.has_tiles || body.contains("encoding"))) {
        return read_encoding(body, path, source, reading);
    }
    return {};
}

}  // namespace northway::scene
