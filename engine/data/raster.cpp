// SPDX-License-Identifier: Apache-2.0
#include "data/raster.h"

#include "data/gdal_session.h"
#include "data/lonlat_view.h"
#include "data/raster_read.h"
#include "data/wgs84.h"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace northway::data {
namespace {

constexpr double kMostPixels = 4e8;  // 1.6 GB as float
constexpr double kGreatestLat_deg = 90.0;

struct Grid {
    double west_deg = 0;
    double north_deg = 0;
    double step_lon_deg = 0;
    double step_lat_deg = 0;
};

// The pixels of the file to read, and how many to make of them.
struct Window {
    int column = 0;
    int row = 0;
    int columns = 0;
    int rows = 0;
    int width = 0;
    int height = 0;
};

Result<GDALDatasetUniquePtr> open_raster(const RasterRequest& request, GdalSession& session) {
    GDALDatasetUniquePtr dataset(GDALDataset::Open(
        request.path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
    if (!dataset) {
        return bad_input(fmt::format("'{}' cannot be opened as a raster: {}", request.path,
                                     session.reason("GDAL does not say why")));
    }
    if (dataset->GetRasterCount() == 0) {
        return bad_input(
            fmt::format("'{}' has no raster band; name one of its subdatasets", request.path));
    }
    if (request.band < 1 || request.band > dataset->GetRasterCount()) {
        return bad_input(fmt::format("'{}' has no band {}; it has {}", request.path, request.band,
                                     dataset->GetRasterCount()));
    }
    if (GDALDataTypeIsComplex(dataset->GetRasterBand(request.band)->GetRasterDataType()) != 0) {
        return bad_input(fmt::format("'{}' band {} holds complex numbers; choose a real one",
                                     request.path, request.band));
    }
    return dataset;
}

// Whether the pixels lie on longitudes and latitudes as they are: not turned, rows from the north.
Result<bool> is_lonlat_grid(GDALDataset& dataset, const std::string& path,
                            std::vector<Warning>& warnings) {
    std::array<double, 6> t{};
    if (dataset.GetGeoTransform(t.data()) != CE_None) {
        if (dataset.GetGCPCount() > 0 || dataset.GetMetadata("RPC") != nullptr) {
            return false;  // the warper can use control points
        }
        return bad_input(fmt::format(
            "'{}' is not georeferenced; give it a place with gdal_translate -a_ullr -a_srs", path));
    }
    const bool is_upright = t[2] == 0.0 && t[4] == 0.0 && t[1] > 0.0 && t[5] < 0.0;
    const OGRSpatialReference* crs = dataset.GetSpatialRef();
    if (crs != nullptr) {
        return is_upright && is_wgs84(*crs);
    }
    const double south = t[3] + t[5] * dataset.GetRasterYSize();
    const bool looks_like_degrees = is_upright && std::abs(t[3]) <= kGreatestLat_deg &&
                                    std::abs(south) <= kGreatestLat_deg && std::abs(t[0]) <= 360.0;
    if (!looks_like_degrees) {
        return bad_input(
            fmt::format("'{}' has no CRS; give it one with gdal_edit.py -a_srs EPSG:CODE", path));
    }
    warnings.push_back({"'" + path + "'", "has no CRS; taken as WGS 84 longitude and latitude"});
    return true;
}

// A view of the raster on longitudes and latitudes; pixels are computed when they are read.
Result<GDALDatasetUniquePtr> warp_view(GDALDataset& dataset, const RasterRequest& request,
                                       GdalSession& session) {
    GDALRasterBand& band = *dataset.GetRasterBand(request.band);
    const GDALDataType type = band.GetRasterDataType();
    const bool is_byte = type == GDT_Byte;
    int has_nodata = 0;
    const double nodata = band.GetNoDataValue(&has_nodata);
    std::vector<std::string> words{"-r", is_byte ? "near" : "bilinear"};
    // Where the warped raster has no pixels there must be a value that says so.
    if (has_nodata != 0) {
        words.insert(words.end(), {"-dstnodata", fmt::format("{}", nodata)});
    } else if (is_byte || type == GDT_Int16) {
        words.insert(words.end(), {"-ot", "Int16", "-dstnodata", "-32768"});
    } else {
        words.insert(words.end(), {"-ot", "Float32", "-dstnodata", "nan"});
    }
    return view_on_lonlat(dataset, request.path, words, session);
}

Result<Window> choose_window(const Grid& grid, int columns, int rows,
                             const RasterRequest& request) {
    Window window{0, 0, columns, rows, columns, rows};
    if (request.bbox) {
        const geo::Box& box = *request.bbox;
        const auto clamp = [](double value, int most) {
            return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
        };
        const double west = (box.min_x - grid.west_deg) / grid.step_lon_deg;
        const double east = (box.max_x - grid.west_deg) / grid.step_lon_deg;
        const double north = (grid.north_deg - box.max_y) / grid.step_lat_deg;
        const double south = (grid.north_deg - box.min_y) / grid.step_lat_deg;
        window.column = clamp(std::floor(west), columns);
        window.row = clamp(std::floor(north), rows);
        window.columns = clamp(std::ceil(east), columns) - window.column;
        window.rows = clamp(std::ceil(south), rows) - window.row;
    }
    if (window.columns <= 0 || window.rows <= 0) {
        return bad_input(
            fmt::format("'{}' has no pixels in the box asked for; it covers {:.3f} to {:.3f} east, "
                        "{:.3f} to {:.3f} north",
                        request.path, grid.west_deg, grid.west_deg + columns * grid.step_lon_deg,
                        grid.north_deg - rows * grid.step_lat_deg, grid.north_deg));
    }
    window.width = window.columns;
    window.height = window.rows;
    const int longer = std::max(window.columns, window.rows);
    if (request.max_size_px > 0 && longer > request.max_size_px) {
        const double shrink = static_cast<double>(request.max_size_px) / longer;
        window.width = std::max(1, static_cast<int>(std::lround(window.columns * shrink)));
        window.height = std::max(1, static_cast<int>(std::lround(window.rows * shrink)));
    }
    if (static_cast<double>(window.width) * window.height > kMostPixels) {
        return bad_input(
            fmt::format("'{}' has {} x {} pixels, too many to hold; ask for a box or "
                        "a smaller size",
                        request.path, window.width, window.height));
    }
    return window;
}

template <class Cell>
Status read_cells(GDALRasterBand& band, const Window& window, GDALDataType type,
                  model::Raster& raster) {
    std::vector<Cell> cells(static_cast<std::size_t>(window.width) *
                            static_cast<std::size_t>(window.height));
    GDALRasterIOExtraArg extra;
    INIT_RASTERIO_EXTRA_ARG(extra);
    extra.eResampleAlg = GRIORA_Average;  // only where the size is reduced
    if (band.RasterIO(GF_Read, window.column, window.row, window.columns, window.rows, cells.data(),
                      window.width, window.height, type, 0, 0, &extra) != CE_None) {
        return bad_input("its pixels cannot be read");
    }
    raster.values = std::move(cells);
    return {};
}

Status read_band(GDALRasterBand& band, const Window& window, model::Raster& raster) {
    int has_scale = 0;
    int has_offset = 0;
    int has_nodata = 0;
    const double scale = band.GetScale(&has_scale);
    const double offset = band.GetOffset(&has_offset);
    const double nodata = band.GetNoDataValue(&has_nodata);
    if (has_nodata != 0) {
        raster.nodata = nodata;
    }
    const bool is_scaled = (has_scale != 0 && scale != 1.0) || (has_offset != 0 && offset != 0.0);
    const GDALDataType type = band.GetRasterDataType();
    if (type == GDT_Byte && !is_scaled) {
        return read_cells<std::uint8_t>(band, window, GDT_Byte, raster);
    }
    if (type == GDT_Int16 && !is_scaled) {
        return read_cells<std::int16_t>(band, window, GDT_Int16, raster);
    }
    auto status = read_cells<float>(band, window, GDT_Float32, raster);
    if (!status) {
        return status;
    }
    // A float raster marks its gaps with NaN: a scaled or rounded nodata would no longer compare.
    for (float& cell : std::get<std::vector<float>>(raster.values)) {
        if (raster.nodata && cell == static_cast<float>(*raster.nodata)) {
            cell = std::numeric_limits<float>::quiet_NaN();
        } else if (is_scaled) {
            cell = static_cast<float>(cell * scale + offset);
        }
    }
    raster.nodata.reset();
    return {};
}

}  // namespace

Result<model::Raster> read_from(GDALDataset& source, const RasterRequest& request,
                                GdalSession& session) {
    model::Raster raster;
    raster.name = request.path;
    const auto is_ready = is_lonlat_grid(source, request.path, raster.warnings);
    if (!is_ready) {
        return tl::unexpected(is_ready.error());
    }
    GDALDatasetUniquePtr view;
    if (!*is_ready) {
        auto warped = warp_view(source, request, session);
        if (!warped) {
            return tl::unexpected(warped.error());
        }
        view = std::move(*warped);
    }
    GDALDataset& dataset = view ? *view : source;
    std::array<double, 6> t{};
    dataset.GetGeoTransform(t.data());
    const Grid grid{t[0], t[3], t[1], -t[5]};
    const auto window =
        choose_window(grid, dataset.GetRasterXSize(), dataset.GetRasterYSize(), request);
    if (!window) {
        return tl::unexpected(window.error());
    }
    raster.width = window->width;
    raster.height = window->height;
    raster.west_deg = grid.west_deg + window->column * grid.step_lon_deg;
    raster.north_deg = grid.north_deg - window->row * grid.step_lat_deg;
    raster.step_lon_deg = grid.step_lon_deg * window->columns / window->width;
    raster.step_lat_deg = grid.step_lat_deg * window->rows / window->height;
    session.clear();
    if (auto status = read_band(*dataset.GetRasterBand(request.band), *window, raster); !status) {
        return bad_input(fmt::format("'{}' band {}: {}: {}", request.path, request.band,
                                     status.error().message,
                                     session.reason("GDAL does not say why")));
    }
    for (const GdalMessage& message : session.messages()) {
        raster.warnings.push_back({"'" + request.path + "'", "GDAL says: " + message.text});
    }
    return raster;
}

Result<model::Raster> read_raster(const RasterRequest& request) {
    GdalSession session;
    auto source = open_raster(request, session);
    if (!source) {
        return tl::unexpected(source.error());
    }
    return read_from(**source, request, session);
}

}  // namespace northway::data
