// SPDX-License-Identifier: Apache-2.0
#include "app/swapchain.h"

#include "gpu/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace northway::app {
namespace {

template <class T, class Function>
std::vector<T> all_of(const char* call, Function enumerate) {
    std::uint32_t count = 0;
    gpu::check(enumerate(&count, static_cast<T*>(nullptr)), call);
    std::vector<T> items(count);
    gpu::check(enumerate(&count, items.data()), call);
    items.resize(count);
    return items;
}

gpu::UniqueImageView make_view(const gpu::Context& context, VkImage image, VkFormat format) {
    VkImageViewCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO;
    info.image = image;
    info.viewType = VK_IMAGE_VIEW_TYPE_2D;
    info.format = format;
    info.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
    VkImageView view = VK_NULL_HANDLE;
    gpu::check(vkCreateImageView(context.device(), &info, nullptr, &view), "vkCreateImageView");
    return {context.device(), view};
}

gpu::UniqueSemaphore make_semaphore(const gpu::Context& context, const std::string& name) {
    VkSemaphoreCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO;
    VkSemaphore semaphore = VK_NULL_HANDLE;
    gpu::check(vkCreateSemaphore(context.device(), &info, nullptr, &semaphore),
               "vkCreateSemaphore");
    context.name(VK_OBJECT_TYPE_SEMAPHORE, gpu::handle_of(semaphore), name);
    return {context.device(), semaphore};
}

}  // namespace

Swapchain::Swapchain(const gpu::Context& context) : context_(context) {
    const auto formats = all_of<VkSurfaceFormatKHR>(
        "vkGetPhysicalDeviceSurfaceFormatsKHR", [&](auto* count, auto* items) {
            return vkGetPhysicalDeviceSurfaceFormatsKHR(context.physical_device(),
                                                        context.surface(), count, items);
        });
    // The frame is blended in display space, so its bytes are shown as they are: no sRGB format.
    for (const VkFormat wanted : {VK_FORMAT_B8G8R8A8_UNORM, VK_FORMAT_R8G8B8A8_UNORM}) {
        for (const auto& format : formats) {
            if (format_ == VK_FORMAT_UNDEFINED && format.format == wanted) {
                format_ = wanted;
                color_space_ = format.colorSpace;
            }
        }
    }
    if (format_ == VK_FORMAT_UNDEFINED) {
        throw gpu::VulkanError(VK_ERROR_FORMAT_NOT_SUPPORTED, "choosing the window's format");
    }
}

Swapchain::~Swapchain() {
    destroy();
}

void Swapchain::destroy() {
    images_.clear();
    if (swapchain_ != VK_NULL_HANDLE) {
        vkDestroySwapchainKHR(context_.device(), swapchain_, nullptr);
        swapchain_ = VK_NULL_HANDLE;
    }
}

void Swapchain::resize(int width_px, int height_px) {
    VkSurfaceCapabilitiesKHR surface{};
    gpu::check(vkGetPhysicalDeviceSurfaceCapabilitiesKHR(context_.physical_device(),
                                                         context_.surface(), &surface),
               "vkGetPhysicalDeviceSurfaceCapabilitiesKHR");
    extent_ = surface.currentExtent;
    if (extent_.width == std::numeric_limits<std::uint32_t>::max()) {
        extent_.width = std::clamp(static_cast<std::uint32_t>(width_px),
                                   surface.minImageExtent.width, surface.maxImageExtent.width);
        extent_.height = std::clamp(static_cast<std::uint32_t>(height_px),
                                    surface.minImageExtent.height, surface.maxImageExtent.height);
    }
    VkSwapchainCreateInfoKHR info{};
    info.sType = VK_STRUCTURE_TYPE_SWAPCHAIN_CREATE_INFO_KHR;
    info.surface = context_.surface();
    info.minImageCount = std::max(surface.minImageCount, 2U);
    if (surface.maxImageCount > 0) {
        info.minImageCount = std::min(info.minImageCount, surface.maxImageCount);
    }
    info.imageFormat = format_;
    info.imageColorSpace = color_space_;
    info.imageExtent = extent_;
    info.imageArrayLayers = 1;
    info.imageUsage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;
    info.imageSharingMode = VK_SHARING_MODE_EXCLUSIVE;
    info.preTransform = surface.currentTransform;
    info.compositeAlpha = (surface.supportedCompositeAlpha & VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR) != 0
                              ? VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR
                              : VK_COMPOSITE_ALPHA_INHERIT_BIT_KHR;
    info.presentMode = VK_PRESENT_MODE_FIFO_KHR;
    info.clipped = VK_TRUE;
    info.oldSwapchain = swapchain_;
    VkSwapchainKHR made = VK_NULL_HANDLE;
    gpu::check(vkCreateSwapchainKHR(context_.device(), &info, nullptr, &made),
               "vkCreateSwapchainKHR");
    destroy();
    swapchain_ = made;
    const auto handles = all_of<VkImage>("vkGetSwapchainImagesKHR", [&](auto* count, auto* items) {
        return vkGetSwapchainImagesKHR(context_.device(), swapchain_, count, items);
    });
    for (const VkImage handle : handles) {
        const auto number = images_.size();
        Image& image = images_.emplace_back();
        image.image = handle;
        context_.name(VK_OBJECT_TYPE_IMAGE, gpu::handle_of(handle),
                      fmt::format("window image {}", number));
        image.view = make_view(context_, handle, format_);
        image.drawn = make_semaphore(context_, fmt::format("window image {} drawn", number));
    }
}

std::optional<std::uint32_t> Swapchain::acquire(VkSemaphore acquired) {
    std::uint32_t index = 0;
    const VkResult result = vkAcquireNextImageKHR(context_.device(), swapchain_,
                                                  std::numeric_limits<std::uint64_t>::max(),
                                                  acquired, VK_NULL_HANDLE, &index);
    if (result == VK_ERROR_OUT_OF_DATE_KHR) {
        return std::nullopt;
    }
    if (result != VK_SUBOPTIMAL_KHR) {
        gpu::check(result, "vkAcquireNextImageKHR");
    }
    return index;
}

bool Swapchain::present(std::uint32_t index) {
    const VkSemaphore drawn = images_[index].drawn.get();
    VkPresentInfoKHR info{};
    info.sType = VK_STRUCTURE_TYPE_PRESENT_INFO_KHR;
    info.waitSemaphoreCount = 1;
    info.pWaitSemaphores = &drawn;
    info.swapchainCount = 1;
    info.pSwapchains = &swapchain_;
    info.pImageIndices = &index;
    const VkResult result = vkQueuePresentKHR(context_.queue(), &info);
    if (result == VK_ERROR_OUT_OF_DATE_KHR || result == VK_SUBOPTIMAL_KHR) {
        return false;
    }
    gpu::check(result, "vkQueuePresentKHR");
    return true;
}

}  // namespace northway::app
