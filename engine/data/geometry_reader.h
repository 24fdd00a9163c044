// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/feature.h"

#include <string>
#include <vector>

class OGRGeometry;

namespace northway::data {

// What was made of one geometry: at most one of each kind (a collection may hold several), in the
// coordinates it had, and what was wrong with it.
struct ReadGeometry {
    std::vector<model::Geometry> geometries;
    std::vector<std::string> problems;
};

// Curves become lines, surfaces polygons; Z and M are left out. Lines of fewer than two points,
// rings of fewer than four and points without finite coordinates are left out with a problem.
ReadGeometry read_geometry(const OGRGeometry& geometry);

}  // namespace northway::data
