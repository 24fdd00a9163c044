// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace northway::model {

struct Raster;

// Where a raster lies: the way from coordinates of a CRS to columns and rows, counted from the outer
// corner of the first pixel. `px_from_crs` is a projective matrix by rows: column = (m0 x + m1 y +
// m2) / w, row = (m3 x + m4 y + m5) / w, w = m6 x + m7 y + m8.
struct Georeference {
    std::string crs;  // empty: WGS 84 longitude and latitude
    std::array<double, 9> px_from_crs{1, 0, 0, 0, 1, 0, 0, 0, 1};
};

Georeference georeference_of(const Raster& raster);

// The way back from GDAL's six numbers (x = t0 + t1 column + t2 row, y = t3 + t4 column + t5 row).
// A transform without area gives a matrix of zeros.
std::array<double, 9> matrix_from_geotransform(const std::array<double, 6>& transform);

// The matrix that takes four corners (top left, top right, bottom right, bottom left) to those of a
// picture of this size. Zeros where three of them lie on a line.
std::array<double, 9> matrix_from_corners(const std::array<std::array<double, 2>, 4>& corners,
                                          double width, double height);

// A raster of colours: premultiplied red, green, blue, alpha, one byte each, rows from the top.
struct Picture {
    std::string name;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
    bool has_mask = false;  // alpha is 0 or 255 and says where there is data
    bool closes_round_earth = false;  // the last column touches the first
    Georeference place;
    std::vector<Warning> warnings;
};

}  // namespace northway::model
