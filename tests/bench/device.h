// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gpu/commands.h"
#include "gpu/context.h"
#include "render/renderer.h"

#include <memory>

namespace northway::bench {

// The device of all benchmarks: the best there is; NORTHWAY_BENCH_DEVICE=cpu for the CPU. `renderer`
// is null where there is none.
struct Device {
    gpu::ValidationLog log;
    std::unique_ptr<gpu::Context> context;
    std::unique_ptr<render::Renderer> renderer;
    gpu::FrameCommands commands;

    Device();
    // Records a frame, runs it and waits for it, without reading it back.
    bool run(const render::FrameInput& input);
};

}  // namespace northway::bench
