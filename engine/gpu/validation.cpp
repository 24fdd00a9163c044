// SPDX-License-Identifier: Apache-2.0
#include "gpu/validation.h"

#include <cstdio>

#include <fmt/format.h>

namespace northway::gpu {

VkDebugUtilsMessengerCreateInfoEXT ValidationLog::messenger_info() {
    VkDebugUtilsMessengerCreateInfoEXT info{};
    info.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT;
    info.messageSeverity = VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT |
                           VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
    info.messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT |
                       VK_DEBUG_UTILS_MESSAGE_TYPE_PERFORMANCE_BIT_EXT;
    info.pfnUserCallback = &ValidationLog::report;
    info.pUserData = this;
    return info;
}

VkBool32 VKAPI_CALL ValidationLog::report(VkDebugUtilsMessageSeverityFlagBitsEXT,
                                          VkDebugUtilsMessageTypeFlagsEXT,
                                          const VkDebugUtilsMessengerCallbackDataEXT* data,
                                          void* self) {
    static_cast<ValidationLog*>(self)->messages_.fetch_add(1);
    fmt::print(stderr, "northway: Vulkan validation: {}\n", data->pMessage);
    return VK_FALSE;
}

}  // namespace northway::gpu
