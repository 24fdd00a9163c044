// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/glfw_window.h"
#include "app/swapchain.h"
#include "base/result.h"
#include "gpu/context.h"
#include "gpu/unique.h"
#include "ui/fonts.h"

#include <memory>
#include <string>
#include <vector>

namespace northway::app {

// Dear ImGui in the window: its input, its fonts and the pass that draws the panels over the map.
// One at a time. Nothing of it may be in flight when it goes.
class UiPass {
public:
    // `text`: all that panels may show, so that no letter is missing. Fails when a font is missing.
    static Result<std::unique_ptr<UiPass>> create(const gpu::Context& context,
                                                  const GlfwWindow& window,
                                                  const Swapchain& swapchain, double scale,
                                                  const std::string& text);
    ~UiPass();
    UiPass(const UiPass&) = delete;
    UiPass& operator=(const UiPass&) = delete;

    const ui::Fonts& fonts() const { return fonts_; }
    double scale() const { return scale_; }
    // After every Swapchain::resize().
    void resize(const Swapchain& swapchain);
    void begin_frame() const;
    void end_frame() const;
    // Draws the panels of the frame into an image that a copy has written (layout TRANSFER_DST),
    // and leaves it ready to be shown.
    void record(VkCommandBuffer commands, std::uint32_t image) const;

private:
    UiPass(const gpu::Context& context, double scale);
    void make_render_pass(VkFormat format);
    Status make_imgui(const GlfwWindow& window, const Swapchain& swapchain,
                      const std::string& text);

    const gpu::Context& context_;
    double scale_;
    VkExtent2D extent_{};
    gpu::UniqueRenderPass render_pass_;
    gpu::UniqueDescriptorPool pool_;
    std::vector<gpu::UniqueFramebuffer> framebuffers_;
    ui::Fonts fonts_;
    bool has_glfw_ = false;
    bool has_vulkan_ = false;
};

}  // namespace northway::app
