// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"

#include <memory>
#include <span>
#include <vector>

namespace northway::geo {

class Projection;

// The way back from the map for projections that PROJ can only do forward (Airy, Boggs, Van der
// Grinten II and some twenty more): Newton's method from the nearest of a net of places.
class NumericInverse {
public:
    static std::shared_ptr<const NumericInverse> make(const Projection& projection);
    // NaN where no place is found. Points that lie side by side are found fastest.
    void run(const Projection& projection, std::span<const XY> points,
             std::span<LonLat> result) const;

private:
    struct Known {
        LonLat place;
        XY point;
    };
    LonLat nearest(XY point) const;

    std::vector<Known> net_;
    double size_ = 1;  // of the map, CRS units
};

}  // namespace northway::geo
