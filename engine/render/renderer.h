// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/pixels.h"
#include "base/result.h"
#include "gpu/context.h"
#include "mesh/draw_list.h"
#include "model/picture.h"
#include "model/raster.h"
#include "render/atlas_texture.h"
#include "render/options.h"
#include "render/plane.h"
#include "render/tile_binner.h"
#include "shaders/layout.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace northway::render {

// One frame in painter's order: planes, `base`, `moving`, `over`. Planes, base and over are drawn
// again only when their key changes; keys are never 0 and belong to the owner.
struct FrameInput {
    const void* owner = nullptr;  // whose keys and atlases these are: all is drawn anew for another
    int width = 0;
    int height = 0;
    std::array<float, 4> clear{0, 0, 0, 1};
    std::span<const Plane> planes;
    std::span<const WarpGrid> grids;  // of the whole frame; planes refer to them
    std::uint64_t planes_key = 1;
    bool over_has_planes = false;  // items of `over` paint with planes
    const mesh::DrawList* base = nullptr;
    std::uint64_t base_key = 1;
    const mesh::DrawList* moving = nullptr;
    const mesh::DrawList* over = nullptr;
    std::uint64_t over_key = 1;
    // Where the base differs from that of another key only by being moved over the screen: by whole
    // pixels, right and down. Then only what comes into view is drawn at once, and all of it when
    // the same key is asked for again.
    struct Scroll {
        std::uint64_t from_key = 0;
        int dx = 0, dy = 0;
    };
    std::optional<Scroll> scroll;
    AtlasImage atlas;   // of glyphs
    AtlasImage images;  // of icons and patterns
    // The part of the frame to draw; empty: all of it. Its pixels are those of the whole frame.
    TileBinner::Window window;
};

// Draws frames on one device. Not thread safe.
class Renderer {
public:
    // `context` must outlive the renderer. `shaders` is the folder of .spv files.
    static Result<std::unique_ptr<Renderer>> create(const gpu::Context& context,
                                                    const std::filesystem::path& shaders,
                                                    const RendererOptions& options = {});
    ~Renderer();

    // Uploads a raster for planes; the number stays good for the renderer's life.
    int add_raster(const model::Raster& raster);
    int add_picture(const model::Picture& picture);

    // The next frame is drawn anew, whatever its keys say: for an owner that draws its first frame,
    // since it may lie where another one lay.
    void forget();

    // Draws a frame and reads it back. Errors: a size beyond the device's limits, or more commands
    // than one storage buffer holds.
    Result<Pixels> draw(const FrameInput& input);

    // The same for a window: records into `commands` (of frame in flight `slot`, whose last use has
    // finished) and gives the buffer that then holds the frame, rows without padding, ready for a
    // copy before anything else is recorded. `swap_red_blue` writes B, G, R, A.
    Result<VkBuffer> record(const FrameInput& input, VkCommandBuffer commands, int slot,
                            bool swap_red_blue);
    static constexpr int kSlots = 2;

private:
    Renderer();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace northway::render
