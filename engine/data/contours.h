// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "geo/coordinates.h"
#include "model/feature.h"

#include <optional>
#include <string>

namespace northway::data {

struct ContourRequest {
    std::string path = {};  // a raster of heights
    int band = 1;
    double interval_m = 100;
    double base_m = 0;                  // the height that the intervals are counted from
    int index_every = 5;                // each so-manieth line is an index contour; 0: none
    bool has_shore = false;             // whether the line at 0 m, the shore, is among them
    int smoothing = 2;                  // how often heights are smoothed, and lines rounded; 0: never
    std::optional<geo::Box> bbox = {};  // degrees: only there
};

// Contours of a raster: lines with the fields `elevation` (metres) and `index` (true or false), made
// by GDAL from heights smoothed with a cubic B-spline's weights; their corners are rounded (Chaikin
// 1974), so that they look drawn. Error bad_input when the raster cannot be read or an interval is
// not above 0.
Result<model::FeatureSet> read_contours(const ContourRequest& request);

}  // namespace northway::data
