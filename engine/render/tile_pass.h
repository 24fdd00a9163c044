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

namespace northway::render {

// The buffers of one draw list of one frame in flight.
struct TileList {
    gpu::Buffer tiles;
    gpu::Buffer words;
    gpu::Bindings bindings;
    std::array<std::uint32_t, kTileClasses.size() + 1> class_starts{};
};

// What a pass reads and writes; all have the size of the window.
struct TileTargets {
    const gpu::Buffer* planes = nullptr;
    const gpu::Buffer* base = nullptr;  // null: start from the clear colour
    const gpu::Buffer* over = nullptr;  // null: nothing on top
    const gpu::Buffer* image = nullptr;
    const gpu::Texture* atlas = nullptr;
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
    Result<TileList> make_list(const std::string& name);

    // Sorts the items into tiles and writes the buffers, which nothing in flight may use. The tiles
    // `also` are drawn even when no item is in them. Fails when there is more to draw than the
    // device takes at once.
    Status load(const mesh::DrawList& items, const TileBinner::Window& window,
                std::span<const shaders::Tile> also, TileList& list);
    // The tiles of the last list that was loaded.
    const std::vector<shaders::Tile>& tiles() const { return binner_.tiles(); }

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

    const gpu::Context* context_;
    bool simd_ = false;
    std::filesystem::path shader_;
    gpu::Buffer unused_;
    TileBinner binner_;
    // By class; drawing on a clear colour and on a base image.
    std::array<std::array<Variant, 2>, kTileClasses.size()> pipelines_;
};

}  // namespace northway::render
