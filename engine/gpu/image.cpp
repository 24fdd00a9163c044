// SPDX-License-Identifier: Apache-2.0
#include "gpu/image.h"

#include <algorithm>
#include <bit>

#include "gpu/check.h"

namespace northway::gpu {
namespace {

constexpr ImageStep kCopyTarget{VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
                                VK_PIPELINE_STAGE_2_TRANSFER_BIT, VK_ACCESS_2_TRANSFER_WRITE_BIT};
constexpr ImageStep kCopySource{VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL,
                                VK_PIPELINE_STAGE_2_TRANSFER_BIT, VK_ACCESS_2_TRANSFER_READ_BIT};
constexpr ImageStep kSampled{VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL,
                             VK_PIPELINE_STAGE_2_COMPUTE_SHADER_BIT,
                             VK_ACCESS_2_SHADER_SAMPLED_READ_BIT};

}  // namespace

void image_barrier(VkCommandBuffer commands, VkImage image, std::uint32_t first_level,
                   std::uint32_t levels, const ImageStep& from, const ImageStep& to) {
    VkImageMemoryBarrier2 barrier{};
    barrier.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER_2;
    barrier.srcStageMask = from.stage;
    barrier.srcAccessMask = from.access;
    barrier.dstStageMask = to.stage;
    barrier.dstAccessMask = to.access;
    barrier.oldLayout = from.layout;
    barrier.newLayout = to.layout;
    barrier.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.image = image;
    barrier.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, first_level, levels, 0, 1};
    VkDependencyInfo dependency{};
    dependency.sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO;
    dependency.imageMemoryBarrierCount = 1;
    dependency.pImageMemoryBarriers = &barrier;
    vkCmdPipelineBarrier2(commands, &dependency);
}

Texture::Texture(const Context& context, const TextureDesc& desc) : desc_(desc) {
    if (desc.mip_levels) {
        levels_ = static_cast<std::uint32_t>(std::bit_width(std::max(desc.width, desc.height)));
    }
    VkImageCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO;
    info.imageType = VK_IMAGE_TYPE_2D;
    info.format = desc.format;
    info.extent = {desc.width, desc.height, 1};
    info.mipLevels = levels_;
    info.arrayLayers = 1;
    info.samples = VK_SAMPLE_COUNT_1_BIT;
    info.tiling = VK_IMAGE_TILING_OPTIMAL;
    info.usage = VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;
    if (levels_ > 1) {
        info.usage |= VK_IMAGE_USAGE_TRANSFER_SRC_BIT;
    }
    VkImage image = VK_NULL_HANDLE;
    check(vkCreateImage(context.device(), &info, nullptr, &image), "vkCreateImage");
    image_ = UniqueImage(context.device(), image);
    context.name(VK_OBJECT_TYPE_IMAGE, handle_of(image), desc.name);

    VkMemoryRequirements needs{};
    vkGetImageMemoryRequirements(context.device(), image, &needs);
    VkMemoryAllocateInfo allocate{};
    allocate.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
    allocate.allocationSize = needs.size;
    allocate.memoryTypeIndex =
        context.memory_type(needs.memoryTypeBits, VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT, 0);
    VkDeviceMemory memory = VK_NULL_HANDLE;
    check(vkAllocateMemory(context.device(), &allocate, nullptr, &memory), "vkAllocateMemory");
    memory_ = UniqueMemory(context.device(), memory);
    context.name(VK_OBJECT_TYPE_DEVICE_MEMORY, handle_of(memory), desc.name + " memory");
    check(vkBindImageMemory(context.device(), image, memory, 0), "vkBindImageMemory");

    VkImageViewCreateInfo view_info{};
    view_info.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO;
    view_info.image = image;
    view_info.viewType = VK_IMAGE_VIEW_TYPE_2D;
    view_info.format = desc.format;
    view_info.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, levels_, 0, 1};
    VkImageView view = VK_NULL_HANDLE;
    check(vkCreateImageView(context.device(), &view_info, nullptr, &view), "vkCreateImageView");
    view_ = UniqueImageView(context.device(), view);
    context.name(VK_OBJECT_TYPE_IMAGE_VIEW, handle_of(view), desc.name + " view");

    VkSamplerCreateInfo sampler_info{};
    sampler_info.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO;
    sampler_info.magFilter = VK_FILTER_LINEAR;
    sampler_info.minFilter = VK_FILTER_LINEAR;
    sampler_info.mipmapMode =
        desc.mip_levels ? VK_SAMPLER_MIPMAP_MODE_LINEAR : VK_SAMPLER_MIPMAP_MODE_NEAREST;
    sampler_info.addressModeU =
        desc.repeat_x ? VK_SAMPLER_ADDRESS_MODE_REPEAT : VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    sampler_info.addressModeV = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    sampler_info.addressModeW = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    sampler_info.maxLod = VK_LOD_CLAMP_NONE;
    VkSampler sampler = VK_NULL_HANDLE;
    check(vkCreateSampler(context.device(), &sampler_info, nullptr, &sampler), "vkCreateSampler");
    sampler_ = UniqueSampler(context.device(), sampler);
    context.name(VK_OBJECT_TYPE_SAMPLER, handle_of(sampler), desc.name + " sampler");
}

void Texture::record_upload(VkCommandBuffer commands, const Buffer& source,
                            std::uint32_t first_row, std::uint32_t rows) {
    // The copy waits for shaders of earlier frames that still read the image.
    const ImageStep before = layout_ == VK_IMAGE_LAYOUT_UNDEFINED
                                 ? ImageStep{layout_, VK_PIPELINE_STAGE_2_NONE, 0}
                                 : kSampled;
    image_barrier(commands, image_.get(), 0, levels_, before, kCopyTarget);
    VkBufferImageCopy region{};
    region.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    region.imageOffset = {0, static_cast<std::int32_t>(first_row), 0};
    region.imageExtent = {desc_.width, rows, 1};
    vkCmdCopyBufferToImage(commands, source.get(), image_.get(),
                           VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &region);
    record_mips(commands);
    layout_ = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL;
}

void Texture::record_mips(VkCommandBuffer commands) {
    auto width = static_cast<std::int32_t>(desc_.width);
    auto height = static_cast<std::int32_t>(desc_.height);
    for (std::uint32_t level = 1; level < levels_; ++level) {
        // The blit reads the level that the step before wrote.
        image_barrier(commands, image_.get(), level - 1, 1, kCopyTarget, kCopySource);
        VkImageBlit blit{};
        blit.srcSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, level - 1, 0, 1};
        blit.srcOffsets[1] = {width, height, 1};
        width = std::max(width / 2, 1);
        height = std::max(height / 2, 1);
        blit.dstSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, level, 0, 1};
        blit.dstOffsets[1] = {width, height, 1};
        vkCmdBlitImage(commands, image_.get(), VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, image_.get(),
                       VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &blit, VK_FILTER_LINEAR);
    }
    if (levels_ > 1) {
        image_barrier(commands, image_.get(), 0, levels_ - 1, kCopySource, kSampled);
    }
    image_barrier(commands, image_.get(), levels_ - 1, 1, kCopyTarget, kSampled);
}

}  // namespace northway::gpu
