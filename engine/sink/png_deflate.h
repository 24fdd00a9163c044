// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/pixels.h"

#include <cstdint>
#include <vector>

namespace northway::sink {

// True where every pixel's alpha is 255.
bool is_opaque(const Pixels& pixels);

// The zlib stream of a PNG's rows with filter NONE: RGB where `opaque`, else RGBA with straight
// alpha. The rows are cut into strips that depend on the picture's size only and are compressed by
// `threads` threads, so the bytes do not depend on the number of threads.
std::vector<std::uint8_t> deflate_rows(const Pixels& pixels, bool opaque, int threads);

}  // namespace northway::sink
