// SPDX-License-Identifier: Apache-2.0
#include "device.h"

#include "base/share.h"

#include <cstdlib>

namespace northway::bench {

Device::Device() {
    gpu::ContextOptions options;
    const char* wanted = std::getenv("NORTHWAY_BENCH_DEVICE");
    options.device = wanted != nullptr ? wanted : "";
    auto made = gpu::Context::create(options, log);
    const auto share = share_folder();
    if (!made || !share) {
        return;
    }
    context = std::move(*made);
    auto drawn = render::Renderer::create(*context, *share / "shaders");
    if (drawn) {
        renderer = std::move(*drawn);
    }
    commands = gpu::FrameCommands(*context, "bench frame");
}

bool Device::run(const render::FrameInput& input) {
    const VkCommandBuffer cb = commands.begin();
    const bool recorded = renderer->record(input, cb, 0, false).has_value();
    commands.submit();
    commands.wait();
    return recorded;
}

}  // namespace northway::bench
