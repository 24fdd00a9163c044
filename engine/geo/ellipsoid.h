// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <numbers>

// The WGS 84 ellipsoid (EPSG:7030) and its radii of curvature.
namespace northway::geo {

inline constexpr double kEquatorialRadius_m = 6378137.0;
inline constexpr double kFlattening = 1.0 / 298.257223563;
inline constexpr double kEccentricitySquared = kFlattening * (2.0 - kFlattening);
inline constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;

// Metres on the ground per degree of latitude and of longitude.
struct MetresPerDegree {
    double lon_m = 0;
    double lat_m = 0;
};
inline MetresPerDegree metres_per_degree(double lat_deg) {
    const double sine = std::sin(lat_deg * kRadiansPerDegree);
    const double w2 = 1.0 - kEccentricitySquared * sine * sine;
    const double prime_vertical_m = kEquatorialRadius_m / std::sqrt(w2);
    const double meridional_m = prime_vertical_m * (1.0 - kEccentricitySquared) / w2;
    return {prime_vertical_m * std::cos(lat_deg * kRadiansPerDegree) * kRadiansPerDegree,
            meridional_m * kRadiansPerDegree};
}

}  // namespace northway::geo
