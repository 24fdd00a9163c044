// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mesh/layer_mesh.h"

#include <cstdint>
#include <vector>

namespace northway::compose {

// The geometries of a symbol layer's features; null where there are none of a kind. `outlines` has
// the lines and the rings of polygons.
struct SymbolMeshes {
    const mesh::LayerMesh* points = nullptr;
    const mesh::LayerMesh* lines = nullptr;
    const mesh::LayerMesh* polygons = nullptr;
    const mesh::LayerMesh* outlines = nullptr;
};

// A place of a symbol, CRS units. `number` tells the places of one feature apart.
struct SymbolSpot {
    std::uint32_t feature = 0;
    std::uint32_t number = 0;
    geo::XY at;
    geo::XY along{1, 0};  // the direction of the line it stands on
};

// Where a layer that labels points puts them: each point, the middle of each line, and of a feature
// with polygons a place well inside the largest.
std::vector<SymbolSpot> point_spots(const SymbolMeshes& meshes);

// Places along lines: `spacing` apart, counted from the middle of each, or the middle alone where
// the spacing is 0.
std::vector<SymbolSpot> line_spots(const mesh::LayerMesh& lines, double spacing,
                                   const geo::Box& within);

// A place inside a polygon with room to both sides: the middle of the widest span on a few level
// lines through it.
geo::XY inner_point(const mesh::LayerMesh& mesh, const mesh::MeshShape& shape);

}  // namespace northway::compose
