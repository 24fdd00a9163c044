// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace northway::render {

struct RendererOptions {
    // How many threads share the CPU's part of a frame; 0: as many as the machine has cores. The
    // pixels are the same for any.
    int threads = 0;
    // Draws as on a GPU, one pixel an invocation, on a CPU device, too.
    bool one_pixel_an_invocation = false;
    // No buffer is made larger than this; 0: than the device allows. The pixels are the same.
    std::uint64_t largest_buffer_bytes = 0;
};

}  // namespace northway::render
