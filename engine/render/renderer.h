// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/pixels.h"
#include "base/result.h"
#include "gpu/context.h"
#include "mesh/draw_list.h"
#include "model/raster.h"
#include "render/tile_binner.h"
#include "shaders/layout.h"

namespace northway::render {

// A relief layer as the GPU draws it: into one raster plane, which draw items paint with
// (shaders::Style::paint = plane + 1).
struct ReliefPlane {
    int heights = -1;  // from add_raster()
    int shade = -1;    // from add_raster(); -1: shaded from the heights
    std::vector<shaders::vec4> ramp;  // kReliefRampSize colours (straight alpha, display space)
    float ramp_min_m = 0;
    float ramp_max_m = 1;
    float shade_strength = 1;
    float shade_neutral = 0.7F;
    float opacity = 1;
    float exaggeration = 1;      // of the heights when there is no shade raster
    float light_azimuth_deg = 315;
    float level_of_detail = 0;   // mip level: log2 of raster cells per pixel
};

// The glyph atlas as text::GlyphAtlas keeps it.
struct AtlasImage {
    std::span<const std::uint8_t> pixels;
    int width = 0;
    int height = 0;
    std::uint64_t revision = 0;
    float texels_per_unit = 1;
};

// One frame in painter's order: planes, `base`, `moving`, `over`. Planes, base and over are drawn
// again only when their key changes; keys are never 0.
struct FrameInput {
    int width = 0;
    int height = 0;
    std::array<float, 4> clear{0, 0, 0, 1};
    std::span<const ReliefPlane> planes;
    // Unit vectors to the place under every kReliefGridStep-th pixel corner (x: lon 0, z: north
    // pole; w 1, or 0 where the map shows nothing), rows of relief_grid_columns(width).
    std::span<const shaders::vec4> directions;
    std::uint64_t planes_key = 1;
    const mesh::DrawList* base = nullptr;
    std::uint64_t base_key = 1;
    const mesh::DrawList* moving = nullptr;
    const mesh::DrawList* over = nullptr;
    std::uint64_t over_key = 1;
    AtlasImage atlas;
    // The part of the frame to draw; empty: all of it.
    TileBinner::Window window;
};

int relief_grid_columns(int width_px);
int relief_grid_rows(int height_px);

// Draws frames on one device. Not thread safe.
class Renderer {
public:
    // `context` must outlive the renderer. `shaders` is the folder of .spv files.
    static Result<std::unique_ptr<Renderer>> create(const gpu::Context& context,
                                                    const std::filesystem::path& shaders);
    ~Renderer();

    // Uploads a raster for relief planes; the number stays good for the renderer's life.
    int add_raster(const model::Raster& raster);

    // Draws a frame and reads it back. Errors: a size beyond the device's limits, or more commands
    // than one storage buffer holds.
    Result<Pixels> draw(const FrameInput& input);

    // The same for a window: records into `commands` (of frame in flight `slot`, whose last use has
    // finished) and gives the buffer that then holds the frame, rows without padding, ready for a
    // copy. `swap_red_blue` writes B, G, R, A.
    Result<VkBuffer> record(const FrameInput& input, VkCommandBuffer commands, int slot,
                            bool swap_red_blue);
    static constexpr int kSlots = 2;

private:
    Renderer();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace northway::render
