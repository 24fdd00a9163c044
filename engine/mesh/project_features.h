// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/projection.h"
#include "mesh/layer_mesh.h"
#include "model/feature.h"

namespace northway::mesh {

// What is projected of a feature set: those features of another geometry type are passed over.
// `outlines` makes lines of the lines and of the rings of polygons, and of the type point points of
// the vertices of everything.
struct MeshKind {
    model::GeometryType type = model::GeometryType::none;
    bool outlines = false;
};

// Projects the features on all cores; the result does not depend on their number. No drawn edge is
// farther than `tolerance` (CRS units) from where the map bends it.
LayerMesh project_features(const model::FeatureSet& features, MeshKind kind,
                           const geo::Projection& projection, double tolerance);

// Whether any edge would get other points with the finer of two tolerances. Does not project.
bool bends_between(const model::FeatureSet& features, MeshKind kind,
                   const geo::Projection& projection, double tolerance);

}  // namespace northway::mesh
