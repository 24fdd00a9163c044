// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "geo/coordinates.h"
#include "model/feature.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

class OGRCoordinateTransformation;
class OGRSpatialReference;

namespace northway::data {

// From a layer's CRS to WGS 84 longitude and latitude, x before y whatever the CRS says of its
// axes.
class LonLatTransform {
public:
    // No CRS, or WGS 84 itself: nothing to do.
    static Result<LonLatTransform> create(const OGRSpatialReference* crs);
    LonLatTransform(LonLatTransform&&) noexcept;
    LonLatTransform& operator=(LonLatTransform&&) noexcept;
    ~LonLatTransform();

    bool is_identity() const { return !transformation_; }
    // Transforms all points in place; points the CRS cannot place become NaN. Returns their number.
    int apply(std::vector<geo::LonLat>& points);
    // A box in degrees in the layer's CRS; nothing where it cannot be told.
    std::optional<geo::Box> box_in_crs(const geo::Box& degrees) const;

private:
    LonLatTransform();
    std::unique_ptr<OGRCoordinateTransformation> transformation_;
    std::vector<double> x_;
    std::vector<double> y_;
    std::vector<int> is_good_;
};

}  // namespace northway::data
