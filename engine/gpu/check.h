// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

#include <vulkan/vulkan.h>

namespace northway::gpu {

// A Vulkan call failed in a way that no caller can mend (device lost, out of memory). Thrown by
// check(), caught once where a job or the program starts.
class VulkanError : public std::runtime_error {
public:
    VulkanError(VkResult result, const char* call);
    VkResult result() const { return result_; }

private:
    VkResult result_;
};

// Every Vulkan call that returns a VkResult goes through here, in every build type.
void check(VkResult result, const char* call);

}  // namespace northway::gpu
