// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "geo/coordinates.h"
#include "model/picture.h"
#include "model/raster.h"

#include <array>
#include <optional>
#include <string>

namespace northway::data {

struct RasterRequest {
    std::string path = {};
    int band = 1;
    std::optional<geo::Box> bbox = {};  // degrees: only the pixels that touch it
    int max_size_px = 0;                // 0: full resolution; else the longer side is at most this
};

// Heights of a picture: red, green and blue (0 … 255) times these numbers, less the last, are
// metres; transparent pixels have none. The result is on longitudes and latitudes. Error bad_input
// when the picture does not say where it lies.
Result<model::Raster> heights_from(const model::Picture& picture,
                                   const std::array<double, 4>& factors);

// Reads one band: bytes as 8-bit, 16-bit integers as such, the rest as float. A raster that is not
// geographic is warped to longitude and latitude (bilinear; nearest for bytes). Error bad_input
// when GDAL cannot open or read it, or when it is not georeferenced.
Result<model::Raster> read_raster(const RasterRequest& request);

}  // namespace northway::data
