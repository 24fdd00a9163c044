// SPDX-License-Identifier: Apache-2.0
#include "model/picture.h"

#include "model/raster.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace northway::model {
namespace {

// Gauss-Jordan elimination with pivots of eight equations, the right side in the ninth column;
// false where they have no one solution.
bool solve(std::array<std::array<double, 9>, 8>& m) {
    for (std::size_t column = 0; column < 8; ++column) {
        std::size_t best = column;
        for (std::size_t row = column; row < 8; ++row) {
            if (std::abs(m[row][column]) > std::abs(m[best][column])) {
                best = row;
            }
        }
        if (std::abs(m[best][column]) < 1e-12) {
            return false;
        }
        std::swap(m[column], m[best]);
        for (std::size_t row = 0; row < 8; ++row) {
            const double factor = row == column ? 0 : m[row][column] / m[column][column];
            for (std::size_t i = column; i < 9; ++i) {
                m[row][i] -= factor * m[column][i];
            }
        }
    }
    return true;
}

}  // namespace

Georeference georeference_of(const Raster& raster) {
    Georeference place;
    place.px_from_crs = matrix_from_geotransform(
        {raster.west_deg, raster.step_lon_deg, 0, raster.north_deg, 0, -raster.step_lat_deg});
    return place;
}

std::array<double, 9> matrix_from_geotransform(const std::array<double, 6>& t) {
    const double area = t[1] * t[5] - t[2] * t[4];
    if (area == 0 || !std::isfinite(area)) {
        return {};
    }
    return {t[5] / area,  -t[2] / area, (t[2] * t[3] - t[0] * t[5]) / area,
            -t[4] / area, t[1] / area,  (t[0] * t[4] - t[1] * t[3]) / area,
            0,            0,            1};
}

std::array<double, 9> matrix_from_corners(const std::array<std::array<double, 2>, 4>& corners,
                                          double width, double height) {
    // Numbers near 1 keep the elimination exact: from the first corner, in units of the longest step.
    double unit = 0;
    for (const auto& corner : corners) {
        unit = std::max({unit, std::abs(corner[0] - corners[0][0]),
                         std::abs(corner[1] - corners[0][1])});
    }
    if (!(unit > 0)) {
        return {};
    }
    const double pixels[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    std::array<std::array<double, 9>, 8> m{};
    for (std::size_t i = 0; i < 4; ++i) {
        const double x = (corners[i][0] - corners[0][0]) / unit;
        const double y = (corners[i][1] - corners[0][1]) / unit;
        const double u = pixels[i][0];
        const double v = pixels[i][1];
        m[2 * i] = {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
        m[2 * i + 1] = {0, 0, 0, x, y, 1, -v * x, -v * y, v};
    }
    if (!solve(m)) {
        return {};
    }
    std::array<double, 9> h{};
    for (std::size_t i = 0; i < 8; ++i) {
        h[i] = m[i][8] / m[i][i];
    }
    h[8] = 1;
    // Back to the coordinates as they are, and to pixels.
    for (std::size_t row = 0; row < 3; ++row) {
        const double scale = row == 0 ? width : row == 1 ? height : 1;
        double* r = &h[3 * row];
        r[2] = scale * (r[2] - (r[0] * corners[0][0] + r[1] * corners[0][1]) / unit);
        r[0] *= scale / unit;
        r[1] *= scale / unit;
    }
    return h;
}

}  // namespace northway::model
