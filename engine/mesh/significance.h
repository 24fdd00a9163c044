// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mesh/layer_mesh.h"

#include <vector>

namespace northway::mesh {

// How much each point of a mesh matters, as geo::visvalingam_significance measures it, but alike
// wherever two parts run along each other: parts are taken apart where they meet (a point whose
// neighbours differ from part to part), and the stretches between are measured from their ends,
// whichever way and from wherever a part runs. So neighbours keep the same points of a common border
// at every level: no gaps and no overlaps. Meeting points and ends of lines are infinite.
std::vector<float> shared_significance(const LayerMesh& mesh);

}  // namespace northway::mesh
