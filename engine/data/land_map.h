// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "geo/coordinates.h"

#include <cstdint>
#include <string>
#include <vector>

namespace northway::data {

// Where land is, to hold the geometry of the catalogue against. Lakes count as land.
class LandMap {
public:
    // Polygons of rings; longitudes may run on past 180.
    using Rings = std::vector<std::vector<geo::LonLat>>;
    explicit LandMap(const Rings& rings);
    // Reads a polygon layer of a dataset. Error bad_input as read_vector().
    static Result<LandMap> read(const std::string& path, const std::string& layer);

    // Whether the map says anything about this place: it lies in the box of its polygons.
    bool covers(geo::LonLat place) const;
    bool is_land(geo::LonLat place) const;
    // How far the nearest coast is, up to `limit_km`. Rings that were cut at the map's edge count
    // as coast; good to a percent at these distances.
    double coast_distance_km(geo::LonLat place, double limit_km) const;

private:
    struct Edge {
        geo::LonLat a;
        geo::LonLat b;
    };
    std::size_t band_of(double lat_deg) const;

    std::vector<Edge> edges_;
    std::vector<std::vector<std::uint32_t>> bands_;  // edges by bands of latitude from the pole
    geo::Box bounds_;
};

}  // namespace northway::data
