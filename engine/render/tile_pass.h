// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "gpu/buffer.h"
#include "gpu/compute_pipeline.h"
#include "gpu/context.h"
#include "gpu/image.h"
#include "mesh/draw_list.h"
#include "render/options.h"
#include "render/tile_binner.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace northway::render {

// Some rows of tiles of a picture, as many as one buffer holds.
struct TileBand {
    gpu::Buffer tiles;
    gpu::Buffer words;
    gpu::Bindings bindings;
    std::array<std::uint32_t, kTileClasses.size() + 1> class_starts{};
};

// One draw list of one frame in flight.
struct TileList {
    std::string name;
    std::vector<TileBand> bands;
    std::size_t used_bands = 0;
    std::vector<shaders::Tile> with_work;  // the tiles that the list has anything in
};

// What a pass reads and writes; all have the size of the window.
struct TileTargets {
    const gpu::Buffer* planes = nullptr;
    const gpu::Buffer* base = nullptr;  // null: start from the clear colour
    const gpu::Buffer* over = nullptr;  // null: nothing on top
    const gpu::Buffer* image = nullptr;
    const gpu::Texture* atlas = nullptr;
    const gpu::Texture* images = nullptr;
};

struct TilePassInput {
    TileBinner::Window window;
    std::array<float, 4> clear{};
    float atlas_texels_per_unit = 1;
    bool swap_red_blue = false;
};

// Draws lists of items in tiles.
class TilePass {
public:
    // `shaders` is the folder of .spv files.
    TilePass(const gpu::Context& context, const std::filesystem::path& shaders,
             const RendererOptions& options);
    // Others are made when they are first used. Fails when a shader cannot be read.
    Status create_first_pipeline();

    // Sorts the items into tiles and writes the buffers, which nothing in flight may use. The tiles
    // `also` are drawn even when no item is in them. Fails when one row of tiles needs more than
    // the device takes at once, or a shader cannot be read.
    Status load(const mesh::DrawList& items, const TileBinner::Window& window,
                std::span<const shaders::Tile> also, TileList& list);

    // Fails when a shader cannot be read.
    Status record(VkCommandBuffer commands, TileList& list, const TileTargets& targets,
                  const TilePassInput& input);

private:
    struct Variant {
        gpu::ComputePipeline pipeline;
        bool made = false;
    };
    // Made when it is first used: most pictures use few.
    Result<const gpu::ComputePipeline*> pipeline(std::size_t tile_class, bool on_base);
    // The rows of tiles from `first` up to `end` of the window, in as many bands as they need.
    Status load_rows(const mesh::DrawList& items, const TileBinner::Window& window, int first,
                     int end, std::span<const shaders::Tile> also, TileList& list);
    Result<TileBand*> next_band(TileList& list);

    const gpu::Context* context_;
    bool simd_ = false;
    std::filesystem::path shader_;
    VkDeviceSize largest_buffer_;
    gpu::Buffer unused_;
    TileBinner binner_;
    std::vector<shaders::Tile> also_;   // of one band
    std::vector<shaders::Tile> tiles_;  // of one band
    // By class; drawing on a clear colour and on a base image.
    std::array<std::array<Variant, 2>, kTileClasses.size()> pipelines_;
};

}  // namespace northway::render
