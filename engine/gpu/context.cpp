// SPDX-License-Identifier: Apache-2.0
#include "gpu/context.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include <fmt/format.h>

#include "gpu/check.h"

namespace northway::gpu {
namespace {

constexpr const char* kValidationLayer = "VK_LAYER_KHRONOS_validation";

template <class T, class Function>
std::vector<T> all_of(Function enumerate) {
    std::uint32_t count = 0;
    enumerate(&count, static_cast<T*>(nullptr));
    std::vector<T> items(count);
    enumerate(&count, items.data());
    items.resize(count);
    return items;
}

DeviceType type_of(VkPhysicalDeviceType type) {
    switch (type) {
        case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU: return DeviceType::discrete;
        case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU: return DeviceType::integrated;
        case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU: return DeviceType::virtual_gpu;
        case VK_PHYSICAL_DEVICE_TYPE_CPU: return DeviceType::cpu;
        default: return DeviceType::other;
    }
}

bool has_extension(VkPhysicalDevice device, const char* wanted) {
    const auto extensions = all_of<VkExtensionProperties>([&](auto* count, auto* items) {
        check(vkEnumerateDeviceExtensionProperties(device, nullptr, count, items),
              "vkEnumerateDeviceExtensionProperties");
    });
    return std::any_of(extensions.begin(), extensions.end(), [&](const auto& extension) {
        return std::strcmp(extension.extensionName, wanted) == 0;
    });
}

// The one queue family that computes, draws (the UI) and copies; -1 if there is none.
int find_queue_family(VkPhysicalDevice device, VkSurfaceKHR surface, bool& presents) {
    const auto families = all_of<VkQueueFamilyProperties>([&](auto* count, auto* items) {
        vkGetPhysicalDeviceQueueFamilyProperties(device, count, items);
    });
    constexpr VkQueueFlags kNeeded = VK_QUEUE_COMPUTE_BIT | VK_QUEUE_GRAPHICS_BIT;
    int found = -1;
    presents = surface == VK_NULL_HANDLE;
    for (std::uint32_t i = 0; i < families.size(); ++i) {
        if ((families[i].queueFlags & kNeeded) != kNeeded) {
            continue;
        }
        VkBool32 shows = VK_TRUE;
        if (surface != VK_NULL_HANDLE) {
            check(vkGetPhysicalDeviceSurfaceSupportKHR(device, i, surface, &shows),
                  "vkGetPhysicalDeviceSurfaceSupportKHR");
        }
        if (shows == VK_TRUE) {
            presents = true;
            return static_cast<int>(i);
        }
        found = found < 0 ? static_cast<int>(i) : found;
    }
    return found;
}

DeviceFacts facts_of(VkPhysicalDevice device, VkSurfaceKHR surface) {
    VkPhysicalDeviceDriverProperties driver{};
    driver.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES;
    VkPhysicalDeviceProperties2 properties{};
    properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2;
    properties.pNext = &driver;
    vkGetPhysicalDeviceProperties2(device, &properties);

    DeviceFacts facts;
    facts.name = properties.properties.deviceName;
    facts.driver = fmt::format("{} {}", driver.driverName, driver.driverInfo);
    facts.type = type_of(properties.properties.deviceType);
    facts.api_version = properties.properties.apiVersion;
    if (facts.api_version < VK_API_VERSION_1_3) {
        return facts;
    }
    VkPhysicalDeviceVulkan13Features features13{};
    features13.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES;
    VkPhysicalDeviceFeatures2 features{};
    features.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2;
    features.pNext = &features13;
    vkGetPhysicalDeviceFeatures2(device, &features);
    if (features13.dynamicRendering != VK_TRUE) {
        facts.missing.emplace_back("dynamicRendering");
    }
    if (features13.synchronization2 != VK_TRUE) {
        facts.missing.emplace_back("synchronization2");
    }
    if (features13.maintenance4 != VK_TRUE) {
        facts.missing.emplace_back("maintenance4");
    }
    if (surface != VK_NULL_HANDLE && !has_extension(device, VK_KHR_SWAPCHAIN_EXTENSION_NAME)) {
        facts.missing.emplace_back(VK_KHR_SWAPCHAIN_EXTENSION_NAME);
    }
    if (find_queue_family(device, surface, facts.presents) < 0) {
        facts.missing.emplace_back("a queue that computes and draws");
    }
    return facts;
}

}  // namespace

Result<std::unique_ptr<Context>> Context::create(const ContextOptions& options,
                                                 ValidationLog& log) {
    std::unique_ptr<Context> context(new Context());
    try {
        if (auto made = context->make_instance(options, log); !made) {
            return tl::unexpected(made.error());
        }
        if (options.make_surface) {
            auto surface = options.make_surface(context->instance_);
            if (!surface) {
                return tl::unexpected(surface.error());
            }
            context->surface_ = *surface;
        }
        if (auto chosen = context->choose(options); !chosen) {
            return tl::unexpected(chosen.error());
        }
        context->make_device();
    } catch (const VulkanError& error) {
        return fail(ErrorKind::no_device, error.what());
    }
    return context;
}

Status Context::make_instance(const ContextOptions& options, ValidationLog& log) {
    VkApplicationInfo application{};
    application.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO;
    application.pApplicationName = "Northway";
    application.apiVersion = VK_API_VERSION_1_3;

    const VkValidationFeatureEnableEXT enabled[] = {
        VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT};
    VkDebugUtilsMessengerCreateInfoEXT messenger = log.messenger_info();
    VkValidationFeaturesEXT features{};
    features.sType = VK_STRUCTURE_TYPE_VALIDATION_FEATURES_EXT;
    features.pNext = &messenger;
    features.enabledValidationFeatureCount = 1;
    features.pEnabledValidationFeatures = enabled;

    std::vector<const char*> extensions = options.instance_extensions;
    VkInstanceCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO;
    info.pApplicationInfo = &application;
    if (options.validation) {
        extensions.push_back(VK_EXT_DEBUG_UTILS_EXTENSION_NAME);
        info.pNext = &features;
        info.enabledLayerCount = 1;
        info.ppEnabledLayerNames = &kValidationLayer;
    }
    info.enabledExtensionCount = static_cast<std::uint32_t>(extensions.size());
    info.ppEnabledExtensionNames = extensions.data();
    const VkResult result = vkCreateInstance(&info, nullptr, &instance_);
    if (result == VK_ERROR_LAYER_NOT_PRESENT) {
        return fail(ErrorKind::no_device, "the Vulkan validation layer was asked for but is not "
                                          "installed; install vulkan-validationlayers");
    }
    if (result < 0) {
        return fail(ErrorKind::no_device,
                    fmt::format("{}; install a Vulkan driver (mesa-vulkan-drivers needs no GPU)",
                                VulkanError(result, "vkCreateInstance").what()));
    }
    if (options.validation) {
        const auto create = reinterpret_cast<PFN_vkCreateDebugUtilsMessengerEXT>(
            vkGetInstanceProcAddr(instance_, "vkCreateDebugUtilsMessengerEXT"));
        messenger.pNext = nullptr;
        check(create(instance_, &messenger, nullptr, &messenger_), "vkCreateDebugUtilsMessengerEXT");
        set_name_ = reinterpret_cast<PFN_vkSetDebugUtilsObjectNameEXT>(
            vkGetInstanceProcAddr(instance_, "vkSetDebugUtilsObjectNameEXT"));
    }
    return {};
}

Status Context::choose(const ContextOptions& options) {
    const auto physical_devices = all_of<VkPhysicalDevice>([&](auto* count, auto* items) {
        check(vkEnumeratePhysicalDevices(instance_, count, items), "vkEnumeratePhysicalDevices");
    });
    std::transform(physical_devices.begin(), physical_devices.end(), std::back_inserter(devices_),
                   [&](VkPhysicalDevice device) { return facts_of(device, surface_); });
    auto choice = choose_device(devices_, options.device);
    if (!choice) {
        return tl::unexpected(choice.error());
    }
    choice_ = std::move(*choice);
    physical_device_ = physical_devices[static_cast<std::size_t>(choice_.index)];
    vkGetPhysicalDeviceProperties(physical_device_, &properties_);
    vkGetPhysicalDeviceMemoryProperties(physical_device_, &memory_);
    bool presents = false;
    queue_family_ =
        static_cast<std::uint32_t>(find_queue_family(physical_device_, surface_, presents));
    return {};
}

void Context::make_device() {
    const float priority = 1.0F;
    VkDeviceQueueCreateInfo queue{};
    queue.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO;
    queue.queueFamilyIndex = queue_family_;
    queue.queueCount = 1;
    queue.pQueuePriorities = &priority;

    VkPhysicalDeviceVulkan13Features features{};
    features.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES;
    features.dynamicRendering = VK_TRUE;
    features.synchronization2 = VK_TRUE;
    features.maintenance4 = VK_TRUE;

    const char* swapchain = VK_KHR_SWAPCHAIN_EXTENSION_NAME;
    VkDeviceCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO;
    info.pNext = &features;
    info.queueCreateInfoCount = 1;
    info.pQueueCreateInfos = &queue;
    if (surface_ != VK_NULL_HANDLE) {
        info.enabledExtensionCount = 1;
        info.ppEnabledExtensionNames = &swapchain;
    }
    check(vkCreateDevice(physical_device_, &info, nullptr, &device_), "vkCreateDevice");
    vkGetDeviceQueue(device_, queue_family_, 0, &queue_);
    name(VK_OBJECT_TYPE_DEVICE, handle_of(device_), "device");
    name(VK_OBJECT_TYPE_QUEUE, handle_of(queue_), "queue");
}

Context::~Context() {
    if (device_ != VK_NULL_HANDLE) {
        // Nothing can be done about a device that is lost while the program ends.
        (void)vkDeviceWaitIdle(device_);
        vkDestroyDevice(device_, nullptr);
    }
    if (surface_ != VK_NULL_HANDLE) {
        vkDestroySurfaceKHR(instance_, surface_, nullptr);
    }
    if (messenger_ != VK_NULL_HANDLE) {
        reinterpret_cast<PFN_vkDestroyDebugUtilsMessengerEXT>(vkGetInstanceProcAddr(
            instance_, "vkDestroyDebugUtilsMessengerEXT"))(instance_, messenger_, nullptr);
    }
    if (instance_ != VK_NULL_HANDLE) {
        vkDestroyInstance(instance_, nullptr);
    }
}

std::uint32_t Context::memory_type(std::uint32_t type_bits, VkMemoryPropertyFlags required,
                                   VkMemoryPropertyFlags preferred) const {
    for (const VkMemoryPropertyFlags flags : {required | preferred, required}) {
        for (std::uint32_t i = 0; i < memory_.memoryTypeCount; ++i) {
            const bool allowed = (type_bits & (1U << i)) != 0;
            if (allowed && (memory_.memoryTypes[i].propertyFlags & flags) == flags) {
                return i;
            }
        }
    }
    throw VulkanError(VK_ERROR_OUT_OF_DEVICE_MEMORY, "choosing a memory type");
}

void Context::name(VkObjectType type, std::uint64_t handle, const std::string& name) const {
    if (set_name_ == nullptr) {
        return;
    }
    VkDebugUtilsObjectNameInfoEXT info{};
    info.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_OBJECT_NAME_INFO_EXT;
    info.objectType = type;
    info.objectHandle = handle;
    info.pObjectName = name.c_str();
    check(set_name_(device_, &info), "vkSetDebugUtilsObjectNameEXT");
}

void Context::wait_idle() const {
    check(vkDeviceWaitIdle(device_), "vkDeviceWaitIdle");
}

}  // namespace northway::gpu
