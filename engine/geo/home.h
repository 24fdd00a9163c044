// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"

#include <optional>
#include <string_view>

namespace northway::geo {

// The part of the Earth that a projection is for: a circle on the ground, beyond which it lays
// other places over those at home although it is smooth and conformal there as well.
struct Home {
    LonLat center;
    double radius_deg = 180;

    bool holds(LonLat place) const;
};

// Of a PROJ string; nothing for projections that hold as far as they are smooth.
std::optional<Home> home_of(std::string_view definition);

}  // namespace northway::geo
