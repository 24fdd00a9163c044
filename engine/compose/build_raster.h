// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/layer_context.h"
#include "render/plane.h"

namespace northway::compose {

// How a raster layer changes the colours of its picture.
render::PicturePlane make_picture_plane(const LayerContext& context);

}  // namespace northway::compose
