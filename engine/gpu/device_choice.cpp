// SPDX-License-Identifier: Apache-2.0
#include "gpu/device_choice.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <vulkan/vulkan_core.h>

namespace northway::gpu {
namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

DeviceVerdict usability(const DeviceFacts& device) {
    if (device.api_version < VK_API_VERSION_1_3) {
        return {false, fmt::format("offers Vulkan {}.{}, 1.3 is needed",
                                   VK_API_VERSION_MAJOR(device.api_version),
                                   VK_API_VERSION_MINOR(device.api_version))};
    }
    if (!device.missing.empty()) {
        return {false, "lacks " + joined(device.missing)};
    }
    if (!device.presents) {
        return {false, "cannot show a picture in this window"};
    }
    return {true, "usable"};
}

bool is_wanted(const DeviceFacts& device, std::string_view wanted) {
    if (wanted.empty()) {
        return true;
    }
    if (lower(wanted) == "cpu" && device.type == DeviceType::cpu) {
        return true;
    }
    return lower(device.name).find(lower(wanted)) != std::string::npos;
}

}  // namespace

std::string_view name_of(DeviceType type) {
    switch (type) {
        case DeviceType::discrete: return "discrete GPU";
        case DeviceType::integrated: return "integrated GPU";
        case DeviceType::virtual_gpu: return "virtual GPU";
        case DeviceType::cpu: return "CPU";
        case DeviceType::other: break;
    }
    return "other";
}

Result<DeviceChoice> choose_device(const std::vector<DeviceFacts>& devices,
                                   std::string_view wanted) {
    DeviceChoice choice;
    for (const auto& device : devices) {
        DeviceVerdict verdict = usability(device);
        if (verdict.usable && !is_wanted(device, wanted)) {
            verdict = {false, fmt::format("is not the device asked for ('{}')", wanted)};
        }
        choice.verdicts.push_back(verdict);
        if (!verdict.usable) {
            continue;
        }
        const int index = static_cast<int>(choice.verdicts.size()) - 1;
        const auto rank = [&](int i) { return devices[static_cast<std::size_t>(i)].type; };
        if (choice.index < 0 || rank(index) < rank(choice.index)) {
            choice.index = index;
        }
    }
    if (choice.index < 0) {
        std::string reasons;
        for (std::size_t i = 0; i < devices.size(); ++i) {
            reasons += fmt::format("; {}: {}", devices[i].name, choice.verdicts[i].reason);
        }
        return fail(ErrorKind::no_device,
                    fmt::format("no usable Vulkan device{}; `northway devices` lists them, the "
                                "package mesa-vulkan-drivers brings one that needs no GPU",
                                devices.empty() ? ": the system offers none" : reasons));
    }
    for (std::size_t i = 0; i < devices.size(); ++i) {
        if (static_cast<int>(i) == choice.index) {
            choice.verdicts[i].reason = wanted.empty() ? "chosen: the best that is usable"
                                                       : "chosen: it is the one asked for";
        } else if (choice.verdicts[i].usable) {
            choice.verdicts[i].reason = fmt::format(
                "usable, but {} comes first", devices[static_cast<std::size_t>(choice.index)].name);
        }
    }
    return choice;
}

}  // namespace northway::gpu
