// SPDX-License-Identifier: Apache-2.0
#include "app/program.h"

#include "app/command_line.h"
#include "app/commands.h"
#include "base/log.h"
#include "base/share.h"
#include "gpu/check.h"

#include <fmt/format.h>
#include <malloc.h>

#include <array>
#include <climits>
#include <cstdio>

namespace northway::app {
namespace {

// Mesa's lavapipe allocates and frees large blocks each draw; kept by the process instead of given
// back to the system, frames of 100,000 segments take a quarter less time.
void tune_allocator() {
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    mallopt(M_TOP_PAD, 64 << 20);
}

Status run_command(const Options& options, const Log& log, gpu::ValidationLog& validation) {
    constexpr std::array kCommands{view, render, animate, check, devices};
    auto share = share_folder();
    if (!share) {
        return tl::unexpected(share.error());
    }
    const Environment environment{*share, log, validation};
    try {
        return kCommands[static_cast<std::size_t>(options.command)](options, environment);
    } catch (const gpu::VulkanError& error) {
        return failed(
            fmt::format("{}; choose another device with --device, `northway devices` "
                        "lists them",
                        error.what()));
    }
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
    tune_allocator();
    const auto line = read_command_line(arguments);
    if (!line) {
        Log().error(line.error().message);
        return exit_status(line.error().kind);
    }
    if (line->text) {
        fmt::print("{}", *line->text);
        return 0;
    }
    const Log log(line->options.quiet ? LogLevel::quiet : LogLevel::normal);
    gpu::ValidationLog validation;
    const Status done = run_command(line->options, log, validation);
    if (!done) {
        log.error(done.error().message);
        return exit_status(done.error().kind);
    }
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        log.error("the result could not be written to the standard output");
        return exit_status(ErrorKind::failed);
    }
    if (validation.messages() > 0) {
        log.error(fmt::format("the Vulkan validation layer has {} messages, see above",
                              validation.messages()));
        return exit_status(ErrorKind::failed);
    }
    return 0;
}

}  // namespace northway::app
