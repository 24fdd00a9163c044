// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gpu/buffer.h"
#include "gpu/context.h"
#include "gpu/image.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace northway::render {

// An atlas: that of the glyphs as text::GlyphAtlas keeps it (one byte a texel), or that of images
// (R, G, B, A, premultiplied).
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
    // `bytes_per_texel`: 1 or 4.
    AtlasTexture(const gpu::Context& context, std::size_t bytes_per_texel, const char* name)
        : context_(&context), bytes_per_texel_(bytes_per_texel), name_(name) {}

    // `staging` belongs to the frame in flight. Without an image the texture is a black pixel.
    void record_update(VkCommandBuffer commands, const AtlasImage& image, gpu::Buffer& staging);
    const gpu::Texture& texture() const { return texture_; }
    // The next image is another one, whatever its revision says.
    void forget() { revision_.reset(); }

private:
    const gpu::Context* context_;
    std::size_t bytes_per_texel_;
    std::string name_;
    gpu::Texture texture_;
    std::vector<std::uint8_t> uploaded_;
    std::optional<std::uint64_t> revision_;
};

}  // namespace northway::render
