// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "geo/coordinates.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace northway::model {

// One band of numbers on a regular grid of longitudes and latitudes, rows from the north.
struct Raster {
    std::string name;
    int width = 0;
    int height = 0;
    double west_deg = 0;   // outer edge of the first column
    double north_deg = 0;  // outer edge of the first row
    double step_lon_deg = 0;
    double step_lat_deg = 0;  // positive: rows go south by this much
    std::variant<std::vector<std::uint8_t>, std::vector<std::int16_t>, std::vector<float>> values;
    std::optional<double> nodata;
    std::vector<Warning> warnings;

    double value(int column, int row) const;
    bool is_nodata(int column, int row) const;  // NaN is always no data
    geo::Box bounds() const;                    // degrees
};

}  // namespace northway::model
