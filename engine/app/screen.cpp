// SPDX-License-Identifier: Apache-2.0
#include "app/screen.h"

#include "gpu/check.h"
#include "gpu/image.h"

#include <fmt/format.h>

#include <utility>

namespace northway::app {
namespace {

constexpr gpu::ImageStep kAcquired{VK_IMAGE_LAYOUT_UNDEFINED, VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT,
                                   0};
constexpr gpu::ImageStep kCopied{VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
                                 VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT,
                                 VK_ACCESS_2_TRANSFER_WRITE_BIT};

}  // namespace

Screen::Screen(const gpu::Context& context, const GlfwWindow& window, std::string text)
    : context_(context), window_(window), text_(std::move(text)), swapchain_(context) {
    for (std::size_t i = 0; i < commands_.size(); ++i) {
        commands_[i] = gpu::FrameCommands(context, fmt::format("window frame {}", i));
        VkSemaphoreCreateInfo info{};
        info.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO;
        VkSemaphore semaphore = VK_NULL_HANDLE;
        gpu::check(vkCreateSemaphore(context.device(), &info, nullptr, &semaphore),
                   "vkCreateSemaphore");
        acquired_[i] = gpu::UniqueSemaphore(context.device(), semaphore);
        context.name(VK_OBJECT_TYPE_SEMAPHORE, gpu::handle_of(semaphore),
                     fmt::format("window image acquired {}", i));
    }
}

Screen::~Screen() {
    // Frames may be in flight; a lost device cannot be waited for.
    (void)vkDeviceWaitIdle(context_.device());
}

Result<std::unique_ptr<Screen>> Screen::create(const gpu::Context& context,
                                               const GlfwWindow& window, double scale,
                                               const std::string& text) {
    std::unique_ptr<Screen> screen(new Screen(context, window, text));
    screen->swapchain_.resize(window.width_px(), window.height_px());
    if (auto set = screen->set_scale(scale); !set) {
        return tl::unexpected(set.error());
    }
    screen->is_stale_ = false;
    return screen;
}

Status Screen::set_scale(double scale) {
    if (ui_ && ui_->scale() == scale) {
        return {};
    }
    finish();
    ui_.reset();  // there is one ImGui at a time
    auto made = UiPass::create(context_, window_, swapchain_, scale, text_);
    if (!made) {
        return tl::unexpected(made.error());
    }
    ui_ = std::move(*made);
    return {};
}

bool Screen::follow_window() {
    const int width = window_.width_px();
    const int height = window_.height_px();
    if (width <= 0 || height <= 0) {
        return false;
    }
    if (is_stale_ || width != width_px() || height != height_px()) {
        finish();
        swapchain_.resize(width, height);
        ui_->resize(swapchain_);
        is_stale_ = false;
    }
    return width_px() > 0 && height_px() > 0;
}

void Screen::finish() {
    context_.wait_idle();
}

void Screen::copy_map(VkCommandBuffer commands, VkBuffer picture, VkImage image,
                      const ui::Rect& place) const {
    gpu::image_barrier(commands, image, 0, 1, kAcquired, kCopied);
    if (place.width != width_px() || place.height != height_px()) {
        // Under the panels there is no map; nothing of an older image may show through.
        const VkClearColorValue black{{0, 0, 0, 1}};
        const VkImageSubresourceRange all{VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
        vkCmdClearColorImage(commands, image, kCopied.layout, &black, 1, &all);
        gpu::image_barrier(commands, image, 0, 1, kCopied, kCopied);
    }
    VkBufferImageCopy region{};
    region.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    region.imageOffset = {place.x, place.y, 0};
    region.imageExtent = {static_cast<std::uint32_t>(place.width),
                          static_cast<std::uint32_t>(place.height), 1};
    vkCmdCopyBufferToImage(commands, picture, image, kCopied.layout, 1, &region);
}

Status Screen::show(render::Renderer& renderer, const render::FrameInput& map,
                    const ui::Rect& place) {
    const auto slot = static_cast<std::size_t>(slot_);
    gpu::FrameCommands& frame = commands_[slot];
    const VkCommandBuffer commands = frame.begin();
    const auto picture = renderer.record(map, commands, slot_, swapchain_.is_bgra());
    const auto image = picture ? swapchain_.acquire(acquired_[slot].get()) : std::nullopt;
    slot_ = (slot_ + 1) % render::Renderer::kSlots;
    if (!image) {
        // What the renderer has recorded must run all the same: it counts on its cached images.
        frame.submit();
        is_stale_ = true;
        return picture ? Status{} : tl::unexpected(picture.error());
    }
    const auto& target = swapchain_.images()[*image];
    copy_map(commands, *picture, target.image, place);
    ui_->record(commands, *image);
    frame.submit(acquired_[slot].get(), VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT, target.drawn.get());
    if (!swapchain_.present(*image)) {
        is_stale_ = true;
    }
    return {};
}

}  // namespace northway::app
