// SPDX-License-Identifier: Apache-2.0
#include "model/feature.h"

#include <algorithm>

namespace northway::model {

std::span<const geo::LonLat> Geometry::part(std::size_t index) const {
    const std::size_t start = part_starts[index];
    const std::size_t end = index + 1 < part_starts.size() ? part_starts[index + 1] : points.size();
    return std::span(points).subspan(start, end - start);
}

geo::Box Geometry::bounds() const {
    geo::Box box;
    for (const geo::LonLat& point : points) {
        box.add(geo::XY{point.lon_deg, point.lat_deg});
    }
    return box;
}

int FeatureSet::field_index(std::string_view field) const {
    const auto found = std::find(fields.begin(), fields.end(), field);
    return found == fields.end() ? -1 : static_cast<int>(found - fields.begin());
}

}  // namespace northway::model
