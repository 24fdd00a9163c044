// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gpu/context.h"
#include "gpu/unique.h"

#include <vulkan/vulkan.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace northway::app {

// The images of the window and what each needs. The context must outlive it.
class Swapchain {
public:
    struct Image {
        VkImage image = VK_NULL_HANDLE;
        gpu::UniqueImageView view;
        gpu::UniqueSemaphore drawn;  // signalled when it may be shown
    };

    explicit Swapchain(const gpu::Context& context);
    ~Swapchain();
    Swapchain(const Swapchain&) = delete;
    Swapchain& operator=(const Swapchain&) = delete;

    // Makes the images anew for a framebuffer of this size. Nothing may be in flight.
    void resize(int width_px, int height_px);

    VkFormat format() const { return format_; }
    bool is_bgra() const { return format_ == VK_FORMAT_B8G8R8A8_UNORM; }
    VkExtent2D extent() const { return extent_; }
    const std::vector<Image>& images() const { return images_; }

    // The next image; `acquired` is signalled when it is free. Nothing when the window has changed
    // and resize() is due.
    std::optional<std::uint32_t> acquire(VkSemaphore acquired);
    // Shows an image; false when resize() is due.
    bool present(std::uint32_t index);

private:
    void destroy();

    const gpu::Context& context_;
    VkSwapchainKHR swapchain_ = VK_NULL_HANDLE;
    VkFormat format_ = VK_FORMAT_UNDEFINED;
    VkColorSpaceKHR color_space_ = VK_COLOR_SPACE_SRGB_NONLINEAR_KHR;
    VkExtent2D extent_{};
    std::vector<Image> images_;
};

}  // namespace northway::app
