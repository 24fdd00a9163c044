// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gpu/context.h"
#include "gpu/image.h"
#include "model/picture.h"
#include "model/raster.h"

#include <cstddef>
#include <span>
#include <vector>

namespace northway::render {

// A raster on the GPU, with all its levels of detail.
struct RasterTexture {
    gpu::Texture texture;
    bool has_mask = false;  // of a picture: alpha says where there is data
    bool has_gaps = false;  // of a band: blue is the weight of what is known
    // Of a band: where it lies.
    double north_deg = 0;
    double step_lon_deg = 1;
    double step_lat_deg = 1;
};

// The rasters of a renderer; their numbers stay good for its life.
class RasterTextures {
public:
    explicit RasterTextures(const gpu::Context& context) : context_(&context) {}

    // Each uploads and waits.
    int add(const model::Raster& raster);
    int add(const model::Picture& picture);
    const RasterTexture& at(int number) const { return all_[static_cast<std::size_t>(number)]; }

private:
    void upload(gpu::Texture& texture, std::span<const std::byte> bytes) const;

    const gpu::Context* context_;
    std::vector<RasterTexture> all_;
};

}  // namespace northway::render
