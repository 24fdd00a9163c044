// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/projection.h"

#include <optional>

namespace northway::geo {

struct DomainFound {
    std::optional<double> seam_lon_deg;  // in (-180, 180]
    Domain domain;
};

// Finds out by trial where a projection tears the Earth apart, so that it works for any CRS that
// PROJ knows: one forward() tears alike at every latitude. A transverse Mercator has no such seam;
// its window is 80 degrees to both sides of its central meridian, which the caller knows.
DomainFound find_domain(const Projection& projection,
                        std::optional<double> transverse_mercator_lon_deg);

}  // namespace northway::geo
