// SPDX-License-Identifier: Apache-2.0
#include "geo/geodesic.h"

#include "geo/ellipsoid.h"

#include <geodesic.h>

#include <cmath>

namespace northway::geo {
namespace {

// Below this many degrees the chord on the local radii of curvature is within 2e-7 of the length.
constexpr double kShort_deg = 0.1;

const geod_geodesic& earth() {
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic made;
        geod_init(&made, kEquatorialRadius_m, kFlattening);
        return made;
    }();
    return ellipsoid;
}

}  // namespace

double distance_m(LonLat from, LonLat to) {
    double length_m = 0;
    geod_inverse(&earth(), from.lat_deg, from.lon_deg, to.lat_deg, to.lon_deg, &length_m, nullptr,
                 nullptr);
    return length_m;
}

std::vector<double> cumulative_m(std::span<const LonLat> line) {
    std::vector<double> distances(line.size(), 0.0);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const LonLat from = line[i - 1];
        const LonLat to = line[i];
        const double lon_deg = to.lon_deg - from.lon_deg;
        const double lat_deg = to.lat_deg - from.lat_deg;
        double length_m = 0;
        if (std::abs(lon_deg) < kShort_deg && std::abs(lat_deg) < kShort_deg) {
            const MetresPerDegree metres = metres_per_degree(0.5 * (from.lat_deg + to.lat_deg));
            const double east_m = lon_deg * metres.lon_m;
            const double north_m = lat_deg * metres.lat_m;
            length_m = std::sqrt(east_m * east_m + north_m * north_m);
        } else {
            length_m = distance_m(from, to);
        }
        distances[i] = distances[i - 1] + length_m;
    }
    return distances;
}

LonLat interpolate(LonLat from, LonLat to, double fraction) {
    geod_geodesicline line;
    geod_inverseline(&line, &earth(), from.lat_deg, from.lon_deg, to.lat_deg, to.lon_deg,
                     GEOD_DISTANCE_IN | GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_LONG_UNROLL);
    LonLat place;
    geod_genposition(&line, GEOD_LONG_UNROLL, fraction * line.s13, &place.lat_deg, &place.lon_deg,
                     nullptr, nullptr, nullptr, nullptr, nullptr, nullptr);
    return place;
}

}  // namespace northway::geo
