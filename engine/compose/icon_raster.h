// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "base/pixels.h"
#include "style/icon.h"

namespace northway::compose {

// An icon as a square picture of `size` pixels, in one colour (premultiplied, 0 to 1); what it draws
// outside its box comes in again on the other side, so that it repeats without a seam.
Pixels raster_icon(const style::Icon& icon, int size, const std::array<float, 4>& color);

}  // namespace northway::compose
