// SPDX-License-Identifier: Apache-2.0
#include "gpu/check.h"

#include <fmt/format.h>

namespace northway::gpu {
namespace {

const char* name_of(VkResult result) {
    switch (result) {
        case VK_ERROR_OUT_OF_HOST_MEMORY: return "out of memory";
        case VK_ERROR_OUT_OF_DEVICE_MEMORY: return "out of graphics memory";
        case VK_ERROR_DEVICE_LOST: return "the graphics device was lost";
        case VK_ERROR_INITIALIZATION_FAILED: return "initialisation failed";
        case VK_ERROR_INCOMPATIBLE_DRIVER: return "no compatible driver";
        case VK_ERROR_LAYER_NOT_PRESENT: return "a layer is not installed";
        case VK_ERROR_EXTENSION_NOT_PRESENT: return "an extension is not offered";
        case VK_ERROR_FEATURE_NOT_PRESENT: return "a feature is not offered";
        case VK_ERROR_SURFACE_LOST_KHR: return "the window's surface was lost";
        default: return "failed";
    }
}

}  // namespace

VulkanError::VulkanError(VkResult result, const char* call)
    : std::runtime_error(fmt::format("Vulkan: {}: {} (VkResult {})", call, name_of(result),
                                     static_cast<int>(result))),
      result_(result) {}

void check(VkResult result, const char* call) {
    if (result < 0) {
        throw VulkanError(result, call);
    }
}

}  // namespace northway::gpu
