// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/projection.h"

#include <memory>
#include <optional>

namespace northway::geo {

struct DomainFound {
    std::optional<double> seam_lon_deg;  // in (-180, 180]
    Domain domain;
    std::shared_ptr<const Tears> tears;  // null: none
};

// Finds out by trial where a projection tears the Earth apart and where its map ends, so that it
// works for any CRS that PROJ knows: one forward() tears alike at every latitude.
DomainFound find_domain(const Projection& projection);

// A map whose x (along `turn`) grows evenly with the longitude and whose y does not: the way on the
// map, CRS units, of a whole turn eastwards. Nothing for others.
std::optional<XY> find_turn(const Projection& projection, double seam_lon_deg);

}  // namespace northway::geo
