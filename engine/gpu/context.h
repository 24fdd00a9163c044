// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <vulkan/vulkan.h>

#include "base/result.h"
#include "gpu/device_choice.h"
#include "gpu/validation.h"

namespace northway::gpu {

struct ContextOptions {
    std::string device;       // as --device: empty, "cpu" or a part of a name
    bool validation = false;  // Khronos layer with synchronization validation
    std::vector<const char*> instance_extensions;  // what the window system asks for
    // Makes the window's surface, when there is a window; the context owns it.
    std::function<Result<VkSurfaceKHR>(VkInstance)> make_surface;
};

// The instance, the device and its one queue. One thread records and submits.
class Context {
public:
    // `log` must outlive the context. Fails with kind no_device.
    static Result<std::unique_ptr<Context>> create(const ContextOptions& options,
                                                   ValidationLog& log);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    VkInstance instance() const { return instance_; }
    VkPhysicalDevice physical_device() const { return physical_device_; }
    VkDevice device() const { return device_; }
    VkQueue queue() const { return queue_; }
    std::uint32_t queue_family() const { return queue_family_; }
    VkSurfaceKHR surface() const { return surface_; }

    const std::vector<DeviceFacts>& devices() const { return devices_; }
    const DeviceChoice& choice() const { return choice_; }
    const DeviceFacts& chosen() const { return devices_[static_cast<std::size_t>(choice_.index)]; }
    const VkPhysicalDeviceLimits& limits() const { return properties_.limits; }
    bool is_cpu() const { return properties_.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU; }

    // A memory type allowed by `type_bits` with all of `required` and, if there is one, `preferred`.
    std::uint32_t memory_type(std::uint32_t type_bits, VkMemoryPropertyFlags required,
                              VkMemoryPropertyFlags preferred) const;
    // Gives an object the name that validation messages and debuggers show.
    void name(VkObjectType type, std::uint64_t handle, const std::string& name) const;
    void wait_idle() const;

private:
    Context() = default;
    Status make_instance(const ContextOptions& options, ValidationLog& log);
    Status choose(const ContextOptions& options);
    void make_device();

    VkInstance instance_ = VK_NULL_HANDLE;
    VkDebugUtilsMessengerEXT messenger_ = VK_NULL_HANDLE;
    VkSurfaceKHR surface_ = VK_NULL_HANDLE;
    VkPhysicalDevice physical_device_ = VK_NULL_HANDLE;
    VkPhysicalDeviceProperties properties_{};
    VkPhysicalDeviceMemoryProperties memory_{};
    VkDevice device_ = VK_NULL_HANDLE;
    VkQueue queue_ = VK_NULL_HANDLE;
    std::uint32_t queue_family_ = 0;
    std::vector<DeviceFacts> devices_;
    DeviceChoice choice_;
    PFN_vkSetDebugUtilsObjectNameEXT set_name_ = nullptr;
};

template <class T>
std::uint64_t handle_of(T object) {
    return reinterpret_cast<std::uint64_t>(object);
}

}  // namespace northway::gpu
