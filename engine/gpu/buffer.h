// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <string>

#include "gpu/context.h"
#include "gpu/unique.h"

namespace northway::gpu {

enum class BufferUse {
    device,    // read and written by shaders and copies only
    stream,    // written by the CPU, read by shaders: host visible, device local where possible
    readback,  // written by copies, read by the CPU
};

// A storage buffer with memory of its own. Stream and readback buffers stay mapped.
class Buffer {
public:
    Buffer() = default;
    Buffer(const Context& context, BufferUse use, VkDeviceSize size_bytes, const std::string& name);

    VkBuffer get() const { return buffer_.get(); }
    VkDeviceSize size_bytes() const { return size_bytes_; }
    // The mapped bytes; null for BufferUse::device.
    std::byte* data() const { return data_; }

    template <class T>
    void write(std::span<const T> items, std::size_t first = 0) const {
        if (!items.empty()) {
            std::memcpy(data_ + first * sizeof(T), items.data(), items.size_bytes());
        }
    }

private:
    UniqueMemory memory_;
    UniqueBuffer buffer_;
    VkDeviceSize size_bytes_ = 0;
    std::byte* data_ = nullptr;
};

// Makes `buffer` at least `size_bytes` large, growing by half at least; the contents are lost and
// the old buffer goes at once, so nothing in flight may use it. Returns whether it was replaced.
bool reserve(const Context& context, Buffer& buffer, BufferUse use, VkDeviceSize size_bytes,
             const std::string& name);

}  // namespace northway::gpu
