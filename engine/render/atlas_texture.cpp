// SPDX-License-Identifier: Apache-2.0
#include "render/atlas_texture.h"

#include <algorithm>
#include <cstring>

namespace northway::render {

void AtlasTexture::record_update(VkCommandBuffer commands, const AtlasImage& image,
                                 gpu::Buffer& staging) {
    const auto width = static_cast<std::uint32_t>(std::max(image.width, 1));
    const auto height = static_cast<std::uint32_t>(std::max(image.height, 1));
    const std::size_t row_bytes = width * bytes_per_texel_;
    const std::size_t bytes = row_bytes * height;
    const bool replace = texture_.desc().name.empty() || texture_.desc().width != width ||
                         texture_.desc().height != height;
    if (!replace && image.revision == revision_) {
        return;
    }
    revision_ = image.revision;
    if (replace) {
        context_->wait_idle();  // frames in flight may still sample the smaller one
        gpu::TextureDesc desc;
        desc.width = width;
        desc.height = height;
        desc.name = name_;
        desc.format = bytes_per_texel_ == 4 ? VK_FORMAT_R8G8B8A8_UNORM : VK_FORMAT_R8_UNORM;
        texture_ = gpu::Texture(*context_, desc);
        uploaded_.clear();
    }
    std::vector<std::uint8_t> wanted(bytes);
    std::copy_n(image.pixels.begin(), std::min(bytes, image.pixels.size()), wanted.begin());
    std::uint32_t first = 0;
    std::uint32_t end = height;
    if (!uploaded_.empty()) {
        const auto same = [&](std::uint32_t row) {
            const std::size_t at = row * row_bytes;
            return std::memcmp(&uploaded_[at], &wanted[at], row_bytes) == 0;
        };
        while (first < end && same(first)) {
            ++first;
        }
        while (end > first && same(end - 1)) {
            --end;
        }
    }
    uploaded_ = std::move(wanted);
    if (first == end) {
        return;
    }
    const std::size_t from = first * row_bytes;
    const std::size_t count = (end - first) * row_bytes;
    gpu::reserve(*context_, staging, gpu::BufferUse::stream, count, "atlas rows");
    staging.write(std::span<const std::uint8_t>(uploaded_).subspan(from, count));
    texture_.record_upload(commands, staging, first, end - first);
}

}  // namespace northway::render
