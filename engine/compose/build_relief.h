// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "compose/layer_context.h"
#include "geo/projection.h"
#include "model/raster.h"
#include "render/renderer.h"

namespace northway::compose {

// The colour ramp and the shading of a relief layer.
render::ReliefPlane make_relief_plane(LayerContext& context, const model::Raster& heights);

// The places under the corners of the relief grid (render::FrameInput::places).
std::vector<shaders::vec4> relief_places(const Camera& camera, const geo::Projection& projection,
                                             const FrameSize& size);

}  // namespace northway::compose
