// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include <vulkan/vulkan.h>

namespace northway::gpu {

// Owns one object that a VkDevice made, and destroys it. The device must outlive it.
template <class T, auto destroy>
class Unique {
public:
    Unique() = default;
    Unique(VkDevice device, T handle) : device_(device), handle_(handle) {}
    Unique(Unique&& other) noexcept
        : device_(other.device_), handle_(std::exchange(other.handle_, T{})) {}
    Unique& operator=(Unique&& other) noexcept {
        if (this != &other) {
            reset();
            device_ = other.device_;
            handle_ = std::exchange(other.handle_, T{});
        }
        return *this;
    }
    ~Unique() { reset(); }

    T get() const { return handle_; }
    explicit operator bool() const { return handle_ != T{}; }
    void reset() {
        if (handle_ != T{}) {
            destroy(device_, handle_, nullptr);
            handle_ = T{};
        }
    }

private:
    VkDevice device_ = VK_NULL_HANDLE;
    T handle_{};
};

using UniqueBuffer = Unique<VkBuffer, vkDestroyBuffer>;
using UniqueMemory = Unique<VkDeviceMemory, vkFreeMemory>;
using UniqueImage = Unique<VkImage, vkDestroyImage>;
using UniqueImageView = Unique<VkImageView, vkDestroyImageView>;
using UniqueSampler = Unique<VkSampler, vkDestroySampler>;
using UniqueShaderModule = Unique<VkShaderModule, vkDestroyShaderModule>;
using UniquePipeline = Unique<VkPipeline, vkDestroyPipeline>;
using UniquePipelineLayout = Unique<VkPipelineLayout, vkDestroyPipelineLayout>;
using UniqueSetLayout = Unique<VkDescriptorSetLayout, vkDestroyDescriptorSetLayout>;
using UniqueDescriptorPool = Unique<VkDescriptorPool, vkDestroyDescriptorPool>;
using UniqueCommandPool = Unique<VkCommandPool, vkDestroyCommandPool>;
using UniqueFence = Unique<VkFence, vkDestroyFence>;
using UniqueSemaphore = Unique<VkSemaphore, vkDestroySemaphore>;
using UniqueRenderPass = Unique<VkRenderPass, vkDestroyRenderPass>;
using UniqueFramebuffer = Unique<VkFramebuffer, vkDestroyFramebuffer>;

}  // namespace northway::gpu
