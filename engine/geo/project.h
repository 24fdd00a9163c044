// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "geo/projection.h"

#include <span>
#include <vector>

// Lines and polygons from the Earth to the map. Both are cut where the map is (Projection::domain)
// so that nothing runs right across it, and their edges, straight in longitude and latitude as in
// GIS, are given extra points where the map bends them. An edge that spans more than 180 degrees
// of longitude goes the short way round.
namespace northway::geo {

struct ProjectOptions {
    // The greatest error of a drawn edge, CRS units. 0 puts a point at every max_step_deg.
    double tolerance = 0;
    // Longer edges than this are examined (degrees of longitude or latitude).
    double max_step_deg = 1.0;
    // Examine short edges, too: where the map is bent more than maps are (near a tear).
    bool is_wild = false;
};

// A piece of a line: the pieces of one line keep its metres, so that dashes run on over a cut.
struct ProjectedLine {
    std::vector<XY> points;
    std::vector<double> distance_m;  // from the start of the whole line, on the ground
};

// Also the way to draw a polygon's outline: the rings of a ProjectedPolygon follow the cut.
std::vector<ProjectedLine> project_line(const Projection& projection, std::span<const LonLat> line,
                                        const ProjectOptions& options);

// Rings are not closed (the first point is not repeated). Exteriors run counter-clockwise with y up,
// holes clockwise; rings[0] is an exterior. Where the map is torn a polygon falls into several
// exteriors and holes, side by side: filled as one item, their common edges do not show.
struct ProjectedPolygon {
    std::vector<std::vector<XY>> rings;
};

// `rings[0]` is the exterior, the others are holes, in any direction, closed or not. Vertices that
// the projection cannot place are left out and added to *dropped_vertices, where it is given.
std::vector<ProjectedPolygon> project_polygon(const Projection& projection,
                                              std::span<const std::vector<LonLat>> rings,
                                              const ProjectOptions& options,
                                              int* dropped_vertices = nullptr);

}  // namespace northway::geo
