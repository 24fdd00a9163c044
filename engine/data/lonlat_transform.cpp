// SPDX-License-Identifier: Apache-2.0
#include "data/lonlat_transform.h"

#include "data/wgs84.h"

#include <fmt/format.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <limits>

namespace northway::data {
namespace {

constexpr int kBoxEdgePoints = 21;

}  // namespace

LonLatTransform::LonLatTransform() = default;
LonLatTransform::LonLatTransform(LonLatTransform&&) noexcept = default;
LonLatTransform& LonLatTransform::operator=(LonLatTransform&&) noexcept = default;
LonLatTransform::~LonLatTransform() = default;

Result<LonLatTransform> LonLatTransform::create(const OGRSpatialReference* crs) {
    LonLatTransform transform;
    if (crs == nullptr || is_wgs84(*crs)) {
        return transform;
    }
    OGRSpatialReference source(*crs);
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const OGRSpatialReference target = wgs84();
    transform.transformation_.reset(OGRCreateCoordinateTransformation(&source, &target));
    if (!transform.transformation_) {
        const char* name = crs->GetName();
        return bad_input(fmt::format("no way from its CRS '{}' to WGS 84",
                                     name != nullptr ? name : "without a name"));
    }
    return transform;
}

int LonLatTransform::apply(std::vector<geo::LonLat>& points) {
    if (!transformation_ || points.empty()) {
        return 0;
    }
    const std::size_t count = points.size();
    x_.resize(count);
    y_.resize(count);
    is_good_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        x_[i] = points[i].lon_deg;
        y_[i] = points[i].lat_deg;
    }
    transformation_->Transform(static_cast<int>(count), x_.data(), y_.data(), nullptr,
                               is_good_.data());
    int failed = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (is_good_[i] != 0 && std::isfinite(x_[i]) && std::isfinite(y_[i])) {
            points[i] = {x_[i], y_[i]};
        } else {
            constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
            points[i] = {kNaN, kNaN};
            ++failed;
        }
    }
    return failed;
}

std::optional<geo::Box> LonLatTransform::box_in_crs(const geo::Box& degrees) const {
    if (!transformation_) {
        return degrees;
    }
    const std::unique_ptr<OGRCoordinateTransformation> inverse(transformation_->GetInverse());
    geo::Box box;
    if (!inverse ||
        inverse->TransformBounds(degrees.min_x, degrees.min_y, degrees.max_x, degrees.max_y,
                                 &box.min_x, &box.min_y, &box.max_x, &box.max_y,
                                 kBoxEdgePoints) == 0 ||
        !std::isfinite(box.min_x + box.min_y + box.max_x + box.max_y) || box.is_empty()) {
        return std::nullopt;
    }
    return box;
}

}  // namespace northway::data
