// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gpu/buffer.h"
#include "gpu/context.h"
#include "gpu/image.h"

#include <cstdint>
#include <span>
#include <vector>

namespace northway::render {

// The glyph atlas as text::GlyphAtlas keeps it.
struct AtlasImage {
    std::span<const std::uint8_t> pixels;
    int width = 0;
    int height = 0;
    std::uint64_t revision = 0;
    float texels_per_unit = 1;
};

// The atlas on the device; only rows that have changed are uploaded.
class AtlasTexture {
public:
    explicit AtlasTexture(const gpu::Context& context) : context_(&context) {}

    // `staging` belongs to the frame in flight. Without an image the texture is a black pixel.
    void record_update(VkCommandBuffer commands, const AtlasImage& image, gpu::Buffer& staging);
    const gpu::Texture& texture() const { return texture_; }

private:
    const gpu::Context* context_;
    gpu::Texture texture_;
    std::vector<std::uint8_t> uploaded_;
    std::uint64_t revision_ = 0;
};

}  // namespace northway::render
