// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"

#include <array>

namespace northway::page {

// The mark of a flow: a chevron round `at` that points along the unit vector `forward`, as a line
// of three points to be stroked chevron_stroke_px() wide.
inline std::array<geo::XY, 3> chevron(geo::XY at, geo::XY forward, double size_px) {
    const auto corner = [&](double along, double aside) {
        return geo::XY{at.x + size_px * (along * forward.x - aside * forward.y),
                       at.y + size_px * (along * forward.y + aside * forward.x)};
    };
    return {corner(-0.28, -0.5), corner(0.28, 0), corner(-0.28, 0.5)};
}
inline double chevron_stroke_px(double size_px) {
    return size_px > 4 ? 0.3 * size_px : 1.2;
}

}  // namespace northway::page
