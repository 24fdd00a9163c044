// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "gpu/buffer.h"
#include "gpu/compute_pipeline.h"
#include "gpu/context.h"
#include "gpu/image.h"
#include "model/raster.h"
#include "shaders/layout.h"

#include <filesystem>
#include <span>
#include <vector>

namespace northway::render {

// A relief layer as the GPU draws it: into one raster plane, which draw items paint with
// (shaders::Style::paint = plane + 1).
struct ReliefPlane {
    int heights = -1;                 // from Renderer::add_raster()
    int shade = -1;                   // from Renderer::add_raster(); -1: shaded from the heights
    std::vector<shaders::vec4> ramp;  // kReliefRampSize colours (straight alpha, display space)
    float ramp_min_m = 0;
    float ramp_max_m = 1;
    float shade_strength = 1;
    float shade_neutral = 0.7F;
    float opacity = 1;
    float exaggeration = 1;  // of the heights when there is no shade raster
    float light_azimuth_deg = 315;
    float level_of_detail = 0;  // mip level: log2 of raster cells per pixel
};

// The size of the grid of places that FrameInput::places holds for a window of this size.
int relief_grid_columns(int width_px);
int relief_grid_rows(int height_px);

// The buffers of one frame in flight.
struct ReliefBuffers {
    gpu::Buffer places;
    std::vector<gpu::Buffer> ramps;
    std::vector<gpu::Bindings> bindings;
};

// Reprojects, tints and shades rasters.
class ReliefPass {
public:
    explicit ReliefPass(const gpu::Context& context) : context_(&context) {}
    Status create_pipeline(const std::filesystem::path& shaders);

    // Uploads a raster and waits for it.
    int add_raster(const model::Raster& raster);

    // Draws each plane behind the one before into the buffer `target`.
    void record(VkCommandBuffer commands, std::span<const ReliefPlane> planes,
                std::span<const shaders::vec4> places, int width, int height,
                const gpu::Buffer& target, ReliefBuffers& buffers) const;

private:
    struct Raster {
        gpu::Texture texture;
        shaders::ReliefConstants place{};  // the part that tells where the raster lies
    };
    const gpu::Context* context_;
    gpu::ComputePipeline pipeline_;
    std::vector<Raster> rasters_;
};

}  // namespace northway::render
