// SPDX-License-Identifier: Apache-2.0
#include "model/raster.h"

#include <cmath>

namespace northway::model {

double Raster::value(int column, int row) const {
    const std::size_t index = static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                              static_cast<std::size_t>(column);
    return std::visit([index](const auto& cells) { return static_cast<double>(cells[index]); },
                      values);
}

bool Raster::is_nodata(int column, int row) const {
    const double cell = value(column, row);
    return std::isnan(cell) || (nodata && cell == *nodata);
}

geo::Box Raster::bounds() const {
    return {west_deg, north_deg - height * step_lat_deg, west_deg + width * step_lon_deg,
            north_deg};
}

}  // namespace northway::model
