// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/pixels.h"

#include <cstdint>
#include <vector>

namespace northway::sink {

// True where every pixel's alpha is 255.
bool is_opaque(const Pixels& pixels);

// The rows as a PNG stores them before compression, each led by filter 0 (none): RGB where
// `opaque`, else RGBA with straight alpha; a fully transparent pixel is 0, 0, 0, 0.
std::vector<std::uint8_t> png_rows(const Pixels& pixels, bool opaque);

}  // namespace northway::sink
