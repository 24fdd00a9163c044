// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gpu/buffer.h"
#include "gpu/context.h"
#include "gpu/unique.h"

namespace northway::gpu {

struct TextureDesc {
    std::uint32_t width = 1;
    std::uint32_t height = 1;
    VkFormat format = VK_FORMAT_R8_UNORM;
    bool mip_levels = false;  // a full chain, each level the linear mean of the one before
    bool repeat_x = false;    // the columns go round the world
    std::string name;
};

// A sampled image with linear filtering, between its levels too. Uploads are recorded; the source buffer must live until
// the commands have run.
class Texture {
public:
    Texture() = default;
    Texture(const Context& context, const TextureDesc& desc);

    VkImageView view() const { return view_.get(); }
    VkSampler sampler() const { return sampler_.get(); }
    const TextureDesc& desc() const { return desc_; }
    std::uint32_t levels() const { return levels_; }

    // Copies rows [first_row, first_row + rows) of level 0 from `source` (tightly packed, starting
    // at that row) and rebuilds the levels. Leaves the image ready for compute shaders.
    void record_upload(VkCommandBuffer commands, const Buffer& source, std::uint32_t first_row,
                       std::uint32_t rows);

private:
    void record_mips(VkCommandBuffer commands);

    TextureDesc desc_;
    std::uint32_t levels_ = 1;
    UniqueMemory memory_;
    UniqueImage image_;
    UniqueImageView view_;
    UniqueSampler sampler_;
    VkImageLayout layout_ = VK_IMAGE_LAYOUT_UNDEFINED;
};

// One image's change of layout and the accesses on both sides of it.
struct ImageStep {
    VkImageLayout layout;
    VkPipelineStageFlags2 stage;
    VkAccessFlags2 access;
};
void image_barrier(VkCommandBuffer commands, VkImage image, std::uint32_t first_level,
                   std::uint32_t levels, const ImageStep& from, const ImageStep& to);

}  // namespace northway::gpu
