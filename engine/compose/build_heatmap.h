// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/layer_context.h"
#include "mesh/layer_mesh.h"
#include "render/plane.h"

namespace northway::compose {

// The points of a heatmap layer that reach into the frame, sorted into tiles, and its colours.
render::HeatmapPlane make_heatmap_plane(LayerContext& context, const mesh::LayerMesh& mesh,
                                        const FrameSize& size);

}  // namespace northway::compose
