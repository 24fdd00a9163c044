// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <vulkan/vulkan.h>

#include <memory>
#include <string>
#include <vector>

struct GLFWwindow;

namespace northway::app {

// A key that went down (or repeats while it is held), as GLFW_KEY_… and GLFW_MOD_….
struct KeyPress {
    int key = 0;
    int mods = 0;
};

// The window of the program on any window system GLFW knows. One at a time; main thread only.
class GlfwWindow {
public:
    // Opens a window whose framebuffer is `width_px` x `height_px`; 0 x 0: most of the screen.
    // Fails with kind failed where there is no display.
    static Result<std::unique_ptr<GlfwWindow>> open(const std::string& title, int width_px,
                                                    int height_px);
    ~GlfwWindow();
    GlfwWindow(const GlfwWindow&) = delete;
    GlfwWindow& operator=(const GlfwWindow&) = delete;

    GLFWwindow* get() const { return window_; }
    static std::vector<const char*> instance_extensions();
    Result<VkSurfaceKHR> make_surface(VkInstance instance) const;
    void set_title(const std::string& title) const;

    // Size of the framebuffer; 0 x 0 while it is minimised.
    int width_px() const;
    int height_px() const;
    double content_scale() const;  // output pixels per CSS pixel that the screen asks for
    bool wants_to_close() const;
    void close() const;

    void poll() const;                // takes the events that are there
    void wait() const;                // sleeps until there are some
    void wait(double seconds) const;  // … or until this time has passed
    // Whether anything happened since the last call: input, a new size, uncovered parts.
    bool take_activity();
    std::vector<KeyPress> take_keys();  // since the last call, in order

private:
    GlfwWindow() = default;
    void watch();
    static void note(GLFWwindow* window);

    GLFWwindow* window_ = nullptr;
    bool activity_ = true;
    std::vector<KeyPress> keys_;
};

}  // namespace northway::app
