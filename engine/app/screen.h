// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/swapchain.h"
#include "app/ui_pass.h"
#include "base/result.h"
#include "gpu/commands.h"
#include "gpu/context.h"
#include "render/renderer.h"
#include "ui/layout.h"

#include <array>
#include <memory>

namespace northway::app {

// Brings frames into the window: the map's picture into its part of the image, the panels over it.
// Two frames are in flight; drawing never waits for the queue to be empty but at a new size.
class Screen {
public:
    static Result<std::unique_ptr<Screen>> create(const gpu::Context& context,
                                                  const GlfwWindow& window, double scale,
                                                  const std::string& text);

    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    UiPass& ui() { return *ui_; }
    // Fonts and sizes for another screen.
    Status set_scale(double scale);
    // Follows the window's framebuffer; false while it has no area.
    bool follow_window();
    int width_px() const { return static_cast<int>(swapchain_.extent().width); }
    int height_px() const { return static_cast<int>(swapchain_.extent().height); }

    // Draws the map into `place` and the panels that UiPass::end_frame() closed.
    Status show(render::Renderer& renderer, const render::FrameInput& map, const ui::Rect& place);
    // Waits until nothing is in flight, so that the renderer may draw something else.
    void finish();

private:
    Screen(const gpu::Context& context, const GlfwWindow& window, std::string text);
    void copy_map(VkCommandBuffer commands, VkBuffer picture, VkImage image,
                  const ui::Rect& place) const;

    const gpu::Context& context_;
    const GlfwWindow& window_;
    std::string text_;
    Swapchain swapchain_;
    std::unique_ptr<UiPass> ui_;
    std::array<gpu::FrameCommands, render::Renderer::kSlots> commands_;
    std::array<gpu::UniqueSemaphore, render::Renderer::kSlots> acquired_;
    int slot_ = 0;
    bool is_stale_ = true;
};

}  // namespace northway::app
