// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <limits>

namespace northway::geo {

// A place on the WGS 84 ellipsoid. Longitudes may run past 180 (to 190 in the basemap): 185 is
// -175.
struct LonLat {
    double lon_deg = 0;
    double lat_deg = 0;
    bool operator==(const LonLat&) const = default;
};

// A place on a map: CRS units, easting to the right, northing up.
struct XY {
    double x = 0;
    double y = 0;
    bool operator==(const XY&) const = default;
};

// A rectangle, in CRS units or in degrees (x = lon, y = lat). A fresh one is empty: min > max.
struct Box {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    bool is_empty() const { return !(min_x <= max_x && min_y <= max_y); }
    double width() const { return max_x - min_x; }
    double height() const { return max_y - min_y; }
    XY center() const { return {0.5 * (min_x + max_x), 0.5 * (min_y + max_y)}; }
    bool contains(XY p) const {
        return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y;
    }
    bool intersects(const Box& other) const {
        return other.min_x <= max_x && other.max_x >= min_x && other.min_y <= max_y &&
               other.max_y >= min_y;
    }
    void add(XY p) {
        min_x = std::min(min_x, p.x);
        min_y = std::min(min_y, p.y);
        max_x = std::max(max_x, p.x);
        max_y = std::max(max_y, p.y);
    }
    void add(const Box& other) {
        min_x = std::min(min_x, other.min_x);
        min_y = std::min(min_y, other.min_y);
        max_x = std::max(max_x, other.max_x);
        max_y = std::max(max_y, other.max_y);
    }
    bool operator==(const Box&) const = default;
};

}  // namespace northway::geo
