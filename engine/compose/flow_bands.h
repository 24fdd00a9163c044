// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/layer_context.h"
#include "mesh/layer_mesh.h"
#include "scene/catalogue_features.h"
#include "text/placement.h"

#include <span>

namespace northway::compose {

// Adds boxes along the flows of a layer: those that are ever so wide that text on them cannot be
// read, and the others. By the greatest volume of all years, so that labels stay where they are
// while the years pass.
void add_flow_bands(LayerContext& context, std::span<const scene::RouteFlow> flows,
                    const mesh::LayerMesh& mesh, const FrameSize& size,
                    text::BusyPlaces& bands);

}  // namespace northway::compose
