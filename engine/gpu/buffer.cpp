// SPDX-License-Identifier: Apache-2.0
#include "gpu/buffer.h"

#include <algorithm>

#include "gpu/check.h"

namespace northway::gpu {
namespace {

struct MemoryWish {
    VkMemoryPropertyFlags required;
    VkMemoryPropertyFlags preferred;
};

MemoryWish wish_for(BufferUse use) {
    switch (use) {
        case BufferUse::device: return {VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT, 0};
        case BufferUse::stream:
            return {VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT,
                    VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT};
        case BufferUse::readback: break;
    }
    return {VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT,
            VK_MEMORY_PROPERTY_HOST_CACHED_BIT};
}

}  // namespace

Buffer::Buffer(const Context& context, BufferUse use, VkDeviceSize size_bytes,
               const std::string& name)
    : size_bytes_(size_bytes) {
    VkBufferCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO;
    info.size = size_bytes;
    info.usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_SRC_BIT |
                 VK_BUFFER_USAGE_TRANSFER_DST_BIT;
    VkBuffer buffer = VK_NULL_HANDLE;
    check(vkCreateBuffer(context.device(), &info, nullptr, &buffer), "vkCreateBuffer");
    buffer_ = UniqueBuffer(context.device(), buffer);
    context.name(VK_OBJECT_TYPE_BUFFER, handle_of(buffer), name);

    VkMemoryRequirements needs{};
    vkGetBufferMemoryRequirements(context.device(), buffer, &needs);
    const MemoryWish wish = wish_for(use);
    VkMemoryAllocateInfo allocate{};
    allocate.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
    allocate.allocationSize = needs.size;
    allocate.memoryTypeIndex =
        context.memory_type(needs.memoryTypeBits, wish.required, wish.preferred);
    VkDeviceMemory memory = VK_NULL_HANDLE;
    check(vkAllocateMemory(context.device(), &allocate, nullptr, &memory), "vkAllocateMemory");
    memory_ = UniqueMemory(context.device(), memory);
    context.name(VK_OBJECT_TYPE_DEVICE_MEMORY, handle_of(memory), name + " memory");
    check(vkBindBufferMemory(context.device(), buffer, memory, 0), "vkBindBufferMemory");
    if (use != BufferUse::device) {
        void* mapped = nullptr;
        check(vkMapMemory(context.device(), memory, 0, VK_WHOLE_SIZE, 0, &mapped), "vkMapMemory");
        data_ = static_cast<std::byte*>(mapped);
    }
}

bool reserve(const Context& context, Buffer& buffer, BufferUse use, VkDeviceSize size_bytes,
             const std::string& name) {
    size_bytes = std::max<VkDeviceSize>(size_bytes, 16);
    if (buffer.size_bytes() >= size_bytes) {
        return false;
    }
    const VkDeviceSize grown = std::max(size_bytes, buffer.size_bytes() + buffer.size_bytes() / 2);
    buffer = Buffer();
    buffer = Buffer(context, use, grown, name);
    return true;
}

}  // namespace northway::gpu
