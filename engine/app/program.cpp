// SPDX-License-Identifier: Apache-2.0
#include "app/program.h"

#include "app/command_line.h"
#include "app/commands.h"
#include "app/standard_output.h"
#include "base/log.h"
#include "base/share.h"
#include "gpu/check.h"
#include "render/allocation.h"

#include <fmt/format.h>

#include <array>

namespace northway::app {
namespace {

Status run_command(const Options& options, const Log& log, gpu::ValidationLog& validation) {
    constexpr std::array kCommands{view, render, animate, check, inspect, devices};
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
    hold_standard_streams();
    render::tune_allocation();
    const auto line = read_command_line(arguments);
    if (!line) {
        Log().error(line.error().message);
        return exit_status(line.error().kind);
    }
    if (line->text) {
        const Status printed = write_standard_output(*line->text);
        if (!printed) {
            Log().error(printed.error().message);
            return exit_status(printed.error().kind);
        }
        return 0;
    }
    const Log log(line->options.quiet ? LogLevel::quiet : LogLevel::normal);
    gpu::ValidationLog validation;
    const Status done = run_command(line->options, log, validation);
    if (!done) {
        log.error(done.error().message);
        return exit_status(done.error().kind);
    }
    if (validation.messages() > 0) {
        log.error(fmt::format("the Vulkan validation layer has {} messages, see above",
                              validation.messages()));
        return exit_status(ErrorKind::failed);
    }
    return 0;
}

}  // namespace northway::app
