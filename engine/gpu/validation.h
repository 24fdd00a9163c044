// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

#include <vulkan/vulkan.h>

namespace northway::gpu {

// Counts what the Khronos validation layer says (warnings and errors) and prints it to stderr.
// It outlives the Vulkan instance, so that leaks reported at the very end count as well.
class ValidationLog {
public:
    int messages() const { return messages_.load(); }
    // To be chained into VkInstanceCreateInfo::pNext and to make the messenger with.
    VkDebugUtilsMessengerCreateInfoEXT messenger_info();

private:
    static VkBool32 VKAPI_CALL report(VkDebugUtilsMessageSeverityFlagBitsEXT severity,
                                      VkDebugUtilsMessageTypeFlagsEXT types,
                                      const VkDebugUtilsMessengerCallbackDataEXT* data, void* self);
    std::atomic<int> messages_ = 0;
};

}  // namespace northway::gpu
