// SPDX-License-Identifier: Apache-2.0
#include "app/glfw_window.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#define GLFW_INCLUDE_VULKAN
#include <GLFW/glfw3.h>

namespace northway::app {
namespace {

constexpr double kShareOfScreen = 0.85;
constexpr int kDefaultWidth = 1280;
constexpr int kDefaultHeight = 800;
constexpr int kLeastSide = 160;

std::string glfw_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text != nullptr ? text : "no reason given";
}

// Most of the screen's free area, in screen coordinates.
std::pair<int, int> default_size() {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor(); monitor != nullptr) {
        glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    }
    if (width <= 0 || height <= 0) {
        return {kDefaultWidth, kDefaultHeight};
    }
    return {std::max(static_cast<int>(width * kShareOfScreen), kLeastSide),
            std::max(static_cast<int>(height * kShareOfScreen), kLeastSide)};
}

}  // namespace

Result<std::unique_ptr<GlfwWindow>> GlfwWindow::open(const std::string& title, int width_px,
                                                     int height_px) {
    std::unique_ptr<GlfwWindow> window(new GlfwWindow());
    if (glfwInit() != GLFW_TRUE) {
        return failed(
            fmt::format("no window can be opened: {}; without a display use `northway "
                        "render -o map.png`",
                        glfw_error()));
    }
    if (glfwVulkanSupported() != GLFW_TRUE) {
        return fail(ErrorKind::no_device,
                    "the Vulkan loader is missing; install libvulkan1 and "
                    "mesa-vulkan-drivers");
    }
    glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
    auto [width, height] = width_px > 0 ? std::pair(width_px, height_px) : default_size();
    window->window_ = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
    if (window->window_ == nullptr) {
        return failed(fmt::format("no window can be opened: {}", glfw_error()));
    }
    // Where screen coordinates are not pixels, the size asked for is still that of the pixels.
    if (width_px > 0 && window->width_px() != width_px && window->width_px() > 0) {
        const double ratio = static_cast<double>(width) / window->width_px();
        glfwSetWindowSize(window->window_, static_cast<int>(std::lround(width_px * ratio)),
                          static_cast<int>(std::lround(height_px * ratio)));
    }
    glfwSetWindowSizeLimits(window->window_, kLeastSide, kLeastSide, GLFW_DONT_CARE,
                            GLFW_DONT_CARE);
    window->watch();
    return window;
}

GlfwWindow::~GlfwWindow() {
    if (window_ != nullptr) {
        glfwDestroyWindow(window_);
    }
    glfwTerminate();
}

void GlfwWindow::note(GLFWwindow* window) {
    static_cast<GlfwWindow*>(glfwGetWindowUserPointer(window))->activity_ = true;
}

void GlfwWindow::watch() {
    glfwSetWindowUserPointer(window_, this);
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { note(w); });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { note(w); });
    glfwSetWindowCloseCallback(window_, [](GLFWwindow* w) { note(w); });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int) { note(w); });
    glfwSetWindowIconifyCallback(window_, [](GLFWwindow* w, int) { note(w); });
    glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) { note(w); });
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double, double) { note(w); });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int) { note(w); });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int, int, int) { note(w); });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double, double) { note(w); });
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int mods) {
        note(w);
        if (action != GLFW_RELEASE) {
            static_cast<GlfwWindow*>(glfwGetWindowUserPointer(w))->keys_.push_back({key, mods});
        }
    });
    glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned) { note(w); });
}

std::vector<const char*> GlfwWindow::instance_extensions() {
    std::uint32_t count = 0;
    const char** names = glfwGetRequiredInstanceExtensions(&count);
    return names != nullptr ? std::vector<const char*>(names, names + count)
                            : std::vector<const char*>();
}

Result<VkSurfaceKHR> GlfwWindow::make_surface(VkInstance instance) const {
    VkSurfaceKHR surface = VK_NULL_HANDLE;
    if (glfwCreateWindowSurface(instance, window_, nullptr, &surface) != VK_SUCCESS) {
        return fail(ErrorKind::no_device,
                    fmt::format("Vulkan cannot draw into this window: {}", glfw_error()));
    }
    return surface;
}

void GlfwWindow::set_title(const std::string& title) const {
    glfwSetWindowTitle(window_, title.c_str());
}

int GlfwWindow::width_px() const {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    return width;
}

int GlfwWindow::height_px() const {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    return height;
}

double GlfwWindow::content_scale() const {
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(window_, &x, &y);
    return x > 0 ? static_cast<double>(x) : 1.0;
}

bool GlfwWindow::wants_to_close() const {
    return glfwWindowShouldClose(window_) == GLFW_TRUE;
}

void GlfwWindow::close() const {
    glfwSetWindowShouldClose(window_, GLFW_TRUE);
}

void GlfwWindow::poll() const {
    glfwPollEvents();
}

void GlfwWindow::wait() const {
    glfwWaitEvents();
}

void GlfwWindow::wait(double seconds) const {
    glfwWaitEventsTimeout(seconds);
}

std::vector<KeyPress> GlfwWindow::take_keys() {
    return std::exchange(keys_, {});
}

bool GlfwWindow::take_activity() {
    return std::exchange(activity_, false);
}

}  // namespace northway::app
