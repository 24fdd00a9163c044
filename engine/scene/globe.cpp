// SPDX-License-Identifier: Apache-2.0
#include "scene/globe.h"

#include <fmt/format.h>

#include <cmath>

namespace northway::scene {

std::string definition_of_crs(const View& view) {
    constexpr double kMercatorZoom = 11.5;  // half-way of the specification's transition
    const bool by_zoom = view.crs == "globe";
    if (!by_zoom && view.crs != "vertical-perspective") {
        return view.crs;
    }
    if (by_zoom && !view.bounds && view.zoom >= kMercatorZoom) {
        return "mercator";
    }
    const geo::XY middle =
        view.bounds ? view.bounds->center() : geo::XY{view.center.lon_deg, view.center.lat_deg};
    return fmt::format("+proj=ortho +lat_0={} +lon_0={} +datum=WGS84 +units=m +no_defs",
                       std::lround(middle.y), std::lround(std::remainder(middle.x, 360.0)));
}

}  // namespace northway::scene
