// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/options.h"
#include "base/log.h"
#include "base/result.h"
#include "gpu/validation.h"

#include <filesystem>

namespace northway::app {

// What every command gets. `validation` counts what the Vulkan layer says until its context is
// gone.
struct Environment {
    std::filesystem::path share;
    Log log;
    gpu::ValidationLog& validation;
};

// One function a command. Results go to the output file or to stdout, messages to stderr.
Status view(const Options& options, const Environment& environment);
Status render(const Options& options, const Environment& environment);
Status animate(const Options& options, const Environment& environment);
Status check(const Options& options, const Environment& environment);
Status inspect(const Options& options, const Environment& environment);
Status devices(const Options& options, const Environment& environment);

}  // namespace northway::app
