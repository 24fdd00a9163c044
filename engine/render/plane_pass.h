// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "gpu/buffer.h"
#include "gpu/compute_pipeline.h"
#include "gpu/context.h"
#include "render/plane.h"
#include "render/raster_textures.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace northway::render {

// The buffers of one frame in flight.
struct PlaneBuffers {
    struct Grid {
        gpu::Buffer cells;   // or tiles
        gpu::Buffer points;
    };
    std::vector<Grid> grids;
    struct OfPlane {
        gpu::Buffer paint;
        Grid points;  // of a heatmap
        gpu::Bindings bindings;
        std::uint32_t textures = 0;  // that the bindings have
    };
    std::vector<OfPlane> planes;
};

// The part of a frame that planes are drawn for, in pixels.
struct PlaneWindow {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

// Draws raster planes. Pipelines are made when the first plane needs them.
class PlanePass {
public:
    PlanePass(const gpu::Context& context, std::filesystem::path shaders)
        : context_(&context), shaders_(std::move(shaders)), textures_(context) {}

    RasterTextures& textures() { return textures_; }

    // Draws each plane behind the one before into the buffer `target`.
    Status record(VkCommandBuffer commands, std::span<const Plane> planes,
                  std::span<const WarpGrid> grids, const PlaneWindow& window,
                  const gpu::Buffer& target, PlaneBuffers& buffers);

private:
    struct Job;
    // The shader of that name with these constants, after those that all of them have.
    Result<const gpu::ComputePipeline*> pipeline(const std::string& name, std::uint32_t textures,
                                                 std::vector<std::uint32_t> constants);
    shaders::WarpConstants constants_of(const Job& job, const gpu::Texture& raster) const;
    Status draw(const Job& job, const ReliefPlane& plane);
    Status draw(const Job& job, const PicturePlane& plane);
    Status draw(const Job& job, const HeatmapPlane& plane);
    void dispatch(const Job& job, const gpu::ComputePipeline& pipeline,
                  const PlaneBuffers::Grid& where, std::span<const gpu::Texture* const> textures,
                  const shaders::WarpConstants& constants) const;

    const gpu::Context* context_;
    std::filesystem::path shaders_;
    RasterTextures textures_;
    std::map<std::pair<std::string, std::vector<std::uint32_t>>, gpu::ComputePipeline> pipelines_;
};

}  // namespace northway::render
