// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "gpu/buffer.h"
#include "gpu/context.h"
#include "gpu/image.h"
#include "gpu/unique.h"

namespace northway::gpu {

struct ComputePipelineDesc {
    std::string name;
    std::filesystem::path spirv;
    std::uint32_t storage_buffers = 0;  // bindings 0 … n-1
    std::uint32_t textures = 0;         // bindings n …
    std::uint32_t push_bytes = 0;
    std::vector<std::uint32_t> constants;  // specialization constants 0 …
};

// A compute shader with one descriptor set.
class ComputePipeline {
public:
    ComputePipeline() = default;
    // Fails with kind failed when the shader file is missing or damaged.
    static Result<ComputePipeline> create(const Context& context, const ComputePipelineDesc& desc);

    VkDescriptorSetLayout set_layout() const { return set_layout_.get(); }
    const ComputePipelineDesc& desc() const { return desc_; }
    void record(VkCommandBuffer commands, VkDescriptorSet set, std::span<const std::byte> push,
                std::uint32_t groups_x, std::uint32_t groups_y) const;

private:
    ComputePipelineDesc desc_;
    UniqueSetLayout set_layout_;
    UniquePipelineLayout layout_;
    UniquePipeline pipeline_;
};

// The resources of one dispatch: a descriptor set of its own, written when a resource changes.
class Bindings {
public:
    Bindings() = default;
    Bindings(const Context& context, const ComputePipeline& pipeline, const std::string& name);

    VkDescriptorSet get() const { return set_; }
    // Nothing in flight may use the set. Buffers and textures must outlive its use.
    void write(std::span<const Buffer* const> buffers, std::span<const Texture* const> textures);

private:
    const Context* context_ = nullptr;
    UniqueDescriptorPool pool_;
    VkDescriptorSet set_ = VK_NULL_HANDLE;
};

template <class T>
std::span<const std::byte> push_bytes(const T& constants) {
    return std::as_bytes(std::span(&constants, 1));
}

}  // namespace northway::gpu
