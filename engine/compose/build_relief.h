// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/layer_context.h"
#include "model/raster.h"
#include "render/plane.h"

namespace northway::compose {

// The colour ramp and the shading of a relief layer.
render::ReliefPlane make_relief_plane(LayerContext& context);

}  // namespace northway::compose
