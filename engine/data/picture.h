// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "geo/coordinates.h"
#include "model/picture.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace northway::data {

struct PictureRequest {
    std::string path = {};
    // Longitude and latitude of the corners (top left, top right, bottom right, bottom left) of a
    // picture that says not itself where it lies. It is stretched between them in Web Mercator.
    std::optional<std::array<geo::LonLat, 4>> corners = {};
    int max_size_px = 8192;  // longer sides are reduced to this, with a warning
};

// Reads a raster of colours: one band (grey or palette), grey and alpha, red, green and blue, with
// or without alpha; 8 bits a band or, where it has more, scaled to 8. No data becomes transparent.
// Where it lies is what GDAL says, turned or not; control points are followed by warping it.
// Error bad_input when GDAL cannot open or read it, or when nothing says where it lies.
Result<model::Picture> read_picture(const PictureRequest& request);

// Tiles of the Web Mercator pyramid in local files.
struct TilesRequest {
    std::string pattern = {};  // "…/{z}/{x}/{y}.png"
    bool is_tms = false;       // rows are counted from the south
    int min_zoom = 0;
    int max_zoom = 22;
    int max_size_px = 8192;
};

// Puts tiles together: those of the greatest zoom at which they stay within max_size_px. Missing
// tiles are transparent. Error bad_input when there is none.
Result<model::Picture> read_tiles(const TilesRequest& request);

}  // namespace northway::data
