// SPDX-License-Identifier: Apache-2.0
#include "data/picture.h"

#include "data/gdal_session.h"
#include "data/lonlat_view.h"
#include "data/picture_bands.h"
#include "data/wgs84.h"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace northway::data {
namespace {

constexpr double kMostPixels = 1.2e8;  // half a gigabyte
constexpr double kEarthRadius_m = 6378137;

// The sphere that Web Mercator takes the Earth for.
std::array<double, 2> mercator(geo::LonLat place) {
    constexpr double kRadians = std::numbers::pi / 180;
    return {kEarthRadius_m * place.lon_deg * kRadians,
            kEarthRadius_m * std::asinh(std::tan(place.lat_deg * kRadians))};
}

std::string crs_of(const OGRSpatialReference* crs) {
    if (crs == nullptr || is_wgs84(*crs)) {
        return {};
    }
    char* text = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    crs->exportToWkt(&text, options);
    std::string wkt = text != nullptr ? text : "";
    CPLFree(text);
    return wkt;
}

// Where the dataset lies, its pixels counted as the file has them.
Status place_of(GDALDataset& dataset, const PictureRequest& request, model::Picture& picture) {
    if (request.corners) {
        std::array<std::array<double, 2>, 4> corners{};
        for (std::size_t i = 0; i < 4; ++i) {
            corners[i] = mercator((*request.corners)[i]);
        }
        picture.place.crs = "EPSG:3857";
        picture.place.px_from_crs = model::matrix_from_corners(corners, dataset.GetRasterXSize(),
                                                               dataset.GetRasterYSize());
    } else {
        std::array<double, 6> t{};
        if (dataset.GetGeoTransform(t.data()) != CE_None) {
            return bad_input(fmt::format("'{}' is not georeferenced; give it a place with "
                                         "gdal_translate -a_ullr -a_srs, or make it an image source "
                                         "with \"coordinates\"",
                                         request.path));
        }
        picture.place.px_from_crs = model::matrix_from_geotransform(t);
        picture.place.crs = crs_of(dataset.GetSpatialRef());
        if (dataset.GetSpatialRef() == nullptr) {
            if (std::abs(t[0]) > 360 || std::abs(t[3]) > 90) {
                return bad_input(fmt::format(
                    "'{}' has no CRS; give it one with gdal_edit.py -a_srs EPSG:CODE",
                    request.path));
            }
            picture.warnings.push_back(
                {"'" + request.path + "'", "has no CRS; taken as WGS 84 longitude and latitude"});
        }
        picture.closes_round_earth =
            (dataset.GetSpatialRef() == nullptr || dataset.GetSpatialRef()->IsGeographic()) &&
            t[2] == 0 && std::abs(std::abs(t[1]) * dataset.GetRasterXSize() - 360) < std::abs(t[1]);
    }
    if (picture.place.px_from_crs[8] == 0) {
        return bad_input(fmt::format("'{}': its corners enclose no area", request.path));
    }
    return {};
}

void reduce(GDALDataset& dataset, const PictureRequest& request, model::Picture& picture) {
    const double width = dataset.GetRasterXSize();
    const double height = dataset.GetRasterYSize();
    const double shrink = std::min({1.0, request.max_size_px / std::max(width, height),
                                    std::sqrt(kMostPixels / (width * height))});
    picture.width = std::max(1, static_cast<int>(std::lround(width * shrink)));
    picture.height = std::max(1, static_cast<int>(std::lround(height * shrink)));
    if (shrink < 1) {
        picture.warnings.push_back(
            {"'" + request.path + "'",
             fmt::format("its {} x {} pixels are reduced to {} x {}; cut out a part of it with "
                         "gdal_translate -projwin to see more",
                         width, height, picture.width, picture.height)});
    }
    for (std::size_t i = 0; i < 3; ++i) {
        picture.place.px_from_crs[i] *= picture.width / width;
        picture.place.px_from_crs[3 + i] *= picture.height / height;
    }
}

}  // namespace

Result<model::Picture> read_picture(const PictureRequest& request) {
    GdalSession session;
    GDALDatasetUniquePtr source(GDALDataset::Open(
        request.path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
    if (!source) {
        return bad_input(fmt::format("'{}' cannot be opened as a raster: {}", request.path,
                                     session.reason("GDAL does not say why")));
    }
    if (source->GetRasterCount() == 0) {
        return bad_input(fmt::format("'{}' has no raster band; name one of its subdatasets",
                                     request.path));
    }
    std::array<double, 6> ignored{};
    if (!request.corners && source->GetGeoTransform(ignored.data()) != CE_None &&
        source->GetGCPCount() > 0) {
        // The view keeps the source open.
        // Control points alone place it.
        auto view =
            view_on_lonlat(*source, request.path, {"-r", "bilinear", "-dstalpha"}, session);
        if (!view) {
            return tl::unexpected(view.error());
        }
        source = std::move(*view);
    }
    model::Picture picture;
    picture.name = request.path;
    if (auto placed = place_of(*source, request, picture); !placed) {
        return tl::unexpected(placed.error());
    }
    reduce(*source, request, picture);
    session.clear();
    if (auto read = read_colors(*source, request.path, picture); !read) {
        return bad_input(fmt::format("'{}': {}: {}", request.path, read.error().message,
                                     session.reason("GDAL does not say why")));
    }
    for (const GdalMessage& message : session.messages()) {
        picture.warnings.push_back({"'" + request.path + "'", "GDAL says: " + message.text});
    }
    return picture;
}

}  // namespace northway::data
