// SPDX-License-Identifier: Apache-2.0
#include "data/gdal_session.h"
#include "data/raster.h"
#include "data/raster_read.h"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <limits>
#include <string>
#include <vector>

namespace northway::data {

Result<model::Raster> heights_from(const model::Picture& picture,
                                   const std::array<double, 4>& factors) {
    GdalSession session;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    GDALDatasetUniquePtr dataset(
        driver->Create("", picture.width, picture.height, 1, GDT_Float32, nullptr));
    if (!dataset) {
        return failed(fmt::format("'{}': {}", picture.name, session.reason("no memory is left")));
    }
    const auto count =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    std::vector<float> heights(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint8_t* pixel = &picture.rgba[4 * i];
        heights[i] = pixel[3] == 0 ? std::numeric_limits<float>::quiet_NaN()
                                   : static_cast<float>(pixel[0] * factors[0] +
                                                        pixel[1] * factors[1] +
                                                        pixel[2] * factors[2] - factors[3]);
    }
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    band.SetNoDataValue(std::numeric_limits<double>::quiet_NaN());
    // Heights of tiles lie on an upright grid: column = m0 x + m2, row = m4 y + m5.
    const auto& m = picture.place.px_from_crs;
    std::array<double, 6> transform{-m[2] / m[0], 1 / m[0], 0, -m[5] / m[4], 0, 1 / m[4]};
    OGRSpatialReference crs;
    crs.SetFromUserInput(picture.place.crs.empty() ? "EPSG:4326" : picture.place.crs.c_str());
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (m[1] != 0 || m[3] != 0 || m[6] != 0 || m[7] != 0 ||
        dataset->SetSpatialRef(&crs) != CE_None ||
        dataset->SetGeoTransform(transform.data()) != CE_None ||
        band.RasterIO(GF_Write, 0, 0, picture.width, picture.height, heights.data(), picture.width,
                      picture.height, GDT_Float32, 0, 0, nullptr) != CE_None) {
        return bad_input(
            fmt::format("'{}': heights are read from upright pictures only; warp it first with "
                        "gdalwarp",
                        picture.name));
    }
    RasterRequest request;
    request.path = picture.name;
    return read_from(*dataset, request, session);
}

}  // namespace northway::data
