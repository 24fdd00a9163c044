// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/project.h"

#include <vector>

// Edges that the map bends, and edges that it tears.
namespace northway::geo {

// An edge, straight in longitude and latitude, with its ends on the map.
struct MappedEdge {
    LonLat from;
    LonLat to;
    XY from_point;
    XY to_point;
    LonLat at(double fraction) const {
        return {from.lon_deg + fraction * (to.lon_deg - from.lon_deg),
                from.lat_deg + fraction * (to.lat_deg - from.lat_deg)};
    }
};

struct EdgePoint {
    double fraction = 0;  // of the edge in degrees, 0..1
    XY point;             // NaN where the map has no such place
};

// How far `p` lies off the straight edge from a to b. NaN where one of them is.
double departure(XY p, XY a, XY b);

// Decides, without projecting, whether an edge may bend by more than the tolerance.
bool may_bend(const Projection& projection, LonLat from, LonLat to, const ProjectOptions& options);
// The points to put between the ends so that straight strokes follow the bent edge.
std::vector<EdgePoint> bend_points(const Projection& projection, const MappedEdge& edge,
                                   const ProjectOptions& options);

// Whether the two ends lie on different sides of a tear in the map.
bool is_torn(const Projection& projection, const MappedEdge& edge);

// The last place on the map on the way from an end that is on it to one that is not.
EdgePoint last_mapped_point(const Projection& projection, LonLat mapped, LonLat unmapped);

}  // namespace northway::geo
