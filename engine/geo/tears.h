// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace northway::geo {

class Projection;
struct Domain;

// The straight line that stands for a tear inside one small cell, and what lies beside it. Side 0
// is to the left of the way from `from` to `to`.
struct CutCell {
    LonLat from;
    LonLat to;
    struct Side {
        bool is_mapped = false;
        LonLat middle;  // a place on this side; its image and how that moves a degree
        XY point;
        XY per_lon_deg;
        XY per_lat_deg;
    };
    std::array<Side, 2> sides;

    // Positive to the left of the line, about the distance in degrees times its length.
    double side_of(LonLat place) const;
};

// Where a map, inside its window of longitudes and latitudes, is torn or ends in other ways than
// along a meridian or a parallel: the horizon of a globe, the lobes of an interrupted map, the
// antipode of an oblique azimuthal one. Found by trial, so that it holds for any CRS that PROJ
// knows: a tree of cells, halved in both directions where the map is not smooth.
class Tears {
public:
    enum class State : std::uint8_t { whole, outside, divided, cut };
    struct Cell {
        Box box;  // degrees
        State state = State::whole;
        std::uint32_t first = 0;  // of four children (SW, SE, NW, NE), or the cut
        XY split;                 // where it is divided
        bool is_wild = false;     // near a tear, where the map may bend much on a short way
    };

    // Null where the window is smooth.
    static std::shared_ptr<const Tears> find(const Projection& projection, const Domain& domain);

    const Cell& root() const { return cells_.front(); }
    const Cell& cell(std::size_t index) const { return cells_[index]; }
    const CutCell& cut(const Cell& cell) const { return cuts_[cell.first]; }
    // Whether a box of longitudes and latitudes meets a cell that is not whole.
    bool touches(const Box& box) const;
    bool shows(LonLat place) const;  // a place in the window; false off the map
    // Longitudes or latitudes of the finest cells' borders strictly between two, in their order:
    // an edge along a border gets these points, so that cells on both sides of it agree.
    std::vector<double> lons_between(double from_deg, double to_deg) const;
    std::vector<double> lats_between(double from_deg, double to_deg) const;

private:
    friend class TearFinder;
    bool touches(const Cell& cell, const Box& box) const;

    std::vector<Cell> cells_;
    std::vector<CutCell> cuts_;
};

// The image of a place of one side of a cut cell; of one beyond the tear, the last one before it on
// the way from the side's middle. NaN where there is none.
XY point_on_side(const Projection& projection, const CutCell::Side& side, LonLat place);

}  // namespace northway::geo
