// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/standard_output.h"
#include "gpu/context.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace northway::app {
namespace {

std::string version_text(std::uint32_t version) {
    return fmt::format("{}.{}.{}", VK_API_VERSION_MAJOR(version), VK_API_VERSION_MINOR(version),
                       VK_API_VERSION_PATCH(version));
}

nlohmann::ordered_json json_of(const gpu::Context& context) {
    auto list = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < context.devices().size(); ++i) {
        const auto& device = context.devices()[i];
        const auto& verdict = context.choice().verdicts[i];
        list.push_back({{"name", device.name},
                        {"type", gpu::name_of(device.type)},
                        {"driver", device.driver},
                        {"vulkan", version_text(device.api_version)},
                        {"chosen", static_cast<int>(i) == context.choice().index},
                        {"usable", verdict.usable},
                        {"reason", verdict.reason}});
    }
    return {{"devices", list}};
}

std::string text_of(const gpu::Context& context) {
    std::string text;
    for (std::size_t i = 0; i < context.devices().size(); ++i) {
        const auto& device = context.devices()[i];
        text += fmt::format("{} {}\n    {}, Vulkan {}, {}\n    {}\n",
                            static_cast<int>(i) == context.choice().index ? "*" : "-", device.name,
                            gpu::name_of(device.type), version_text(device.api_version),
                            device.driver, context.choice().verdicts[i].reason);
    }
    return text;
}

}  // namespace

Status devices(const Options& options, const Environment& environment) {
    gpu::ContextOptions context_options;
    context_options.device = options.device;
    context_options.validation = options.validation;
    const auto context = gpu::Context::create(context_options, environment.validation);
    if (!context) {
        return tl::unexpected(context.error());
    }
    return write_standard_output(options.format == Format::json ? json_of(**context).dump(2) + "\n"
                                                                : text_of(**context));
}

}  // namespace northway::app
