// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/layer_context.h"
#include "model/raster.h"
#include "render/plane.h"

namespace northway::compose {

// The colours by height of a color-relief layer.
render::ReliefPlane make_color_relief_plane(LayerContext& context, const model::Raster& heights);

// The colour ramp and the shading of a relief layer.
render::ReliefPlane make_relief_plane(LayerContext& context, const model::Raster& heights);

// The shading of a hillshade layer: that of the MapLibre Style Specification's methods.
render::ReliefPlane make_hillshade_plane(LayerContext& context, const model::Raster& heights);

}  // namespace northway::compose
