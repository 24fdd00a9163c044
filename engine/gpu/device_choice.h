// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace northway::gpu {

enum class DeviceType { discrete, integrated, virtual_gpu, cpu, other };

// What the choice of a device is made from: plain facts, so that it can be tried without Vulkan.
struct DeviceFacts {
    std::string name;
    std::string driver;
    DeviceType type = DeviceType::other;
    std::uint32_t api_version = 0;             // VK_MAKE_API_VERSION form
    std::vector<std::string> missing;          // required features and extensions it lacks
    bool presents = true;                      // can show the window's surface
};

struct DeviceVerdict {
    bool usable = false;
    std::string reason;  // why it was chosen or not, in words
};

struct DeviceChoice {
    int index = -1;
    std::vector<DeviceVerdict> verdicts;  // one a device, in their order
};

// Chooses a device: `wanted` is empty (best: discrete, integrated, virtual, CPU; first of equals),
// "cpu", or a part of a device's name, whatever its case. Fails with kind no_device and the
// reasons of all when none will do.
Result<DeviceChoice> choose_device(const std::vector<DeviceFacts>& devices, std::string_view wanted);

std::string_view name_of(DeviceType type);

}  // namespace northway::gpu
