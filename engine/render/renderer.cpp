// SPDX-License-Identifier: Apache-2.0
#include "render/renderer.h"

#include "gpu/buffer.h"
#include "gpu/commands.h"
#include "gpu/image.h"
#include "render/atlas_texture.h"
#include "render/plane_pass.h"
#include "render/tile_pass.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

namespace northway::render {
namespace {

using gpu::Buffer;
using gpu::BufferUse;

// A part of the base that comes into view while the map is moved.
struct Strip {
    TileList list;
    PlaneBuffers plane_buffers;
    Buffer planes;
    Buffer image;
};

// What belongs to one frame in flight.
struct Slot {
    TileList base;
    TileList moving;
    TileList over;
    TileList merge;
    std::array<Strip, 2> strips;  // at the side, at the top or bottom
    PlaneBuffers plane_buffers;
    Buffer atlas_rows;
    Buffer image_rows;
    Buffer output;                     // what stands still with what moves drawn into it
    std::uint64_t output_version = 0;  // State::still_version then
    std::vector<shaders::Tile> moved;  // tiles of it in which something moved
};

// Everything that frames do to the images they share.
constexpr gpu::MemoryStep kSharedUse{
    VK_PIPELINE_STAGE_2_COMPUTE_SHADER_BIT | VK_PIPELINE_STAGE_2_TRANSFER_BIT,
    VK_ACCESS_2_SHADER_STORAGE_READ_BIT | VK_ACCESS_2_SHADER_STORAGE_WRITE_BIT |
        VK_ACCESS_2_TRANSFER_READ_BIT | VK_ACCESS_2_TRANSFER_WRITE_BIT};

// A pixel of a colour as the tiles write it.
std::uint32_t packed_pixel(const std::array<float, 4>& color, bool swap_red_blue) {
    const auto byte = [](float value) {
        return static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255.0F));
    };
    const std::uint32_t red = byte(color[0]);
    const std::uint32_t blue = byte(color[2]);
    return (swap_red_blue ? blue : red) | (byte(color[1]) << 8) |
           ((swap_red_blue ? red : blue) << 16) | (byte(color[3]) << 24);
}

}  // namespace

struct Renderer::State {
    State(const gpu::Context& used, const std::filesystem::path& shaders,
          const RendererOptions& options)
        : context(used),
          largest_buffer(options.largest_buffer_bytes > 0 ? options.largest_buffer_bytes
                                                          : used.limits().maxStorageBufferRange),
          tiles(used, shaders, options),
          plane_pass(used, shaders),
          atlas(used, 1, "glyph atlas"),
          images(used, 4, "image atlas") {}

    const gpu::Context& context;
    VkDeviceSize largest_buffer;
    TilePass tiles;
    PlanePass plane_pass;
    AtlasTexture atlas;
    AtlasTexture images;
    std::array<Slot, kSlots> slots;

    Buffer planes;
    Buffer base;    // the picture below what moves
    Buffer over;    // … above it, premultiplied
    Buffer merged;  // both: what stands still
    const void* owner = nullptr;
    std::uint64_t planes_key = 0;
    std::uint64_t base_key = 0;
    std::uint64_t over_key = 0;
    std::vector<shaders::Tile> over_tiles;  // those with anything in them
    std::uint64_t still_version = 1;        // counts the pictures that stood still
    TileBinner::Window window;
    bool swap = false;
    bool is_scrolled = false;  // the base was moved, not drawn: it is drawn when the map rests
    Buffer moved;              // room for moving the base

    gpu::FrameCommands commands;
    Buffer readback;

    VkDeviceSize bytes() const {
        return static_cast<VkDeviceSize>(window.width) * static_cast<VkDeviceSize>(window.height) *
               4;
    }
    void forget() {
        planes_key = base_key = over_key = 0;
        is_scrolled = false;
    }
    bool can_scroll(const FrameInput& input) const;
    Status scroll_base(const FrameInput& input, VkCommandBuffer cb, Slot& slot);
    Status draw_strip(const FrameInput& input, VkCommandBuffer cb, Strip& strip,
                      const TileBinner::Window& part);
    Status draw_base(const FrameInput& input, VkCommandBuffer cb, Slot& slot);
    Status check_size(const FrameInput& input) const;
    int rows_at_once(const FrameInput& input, int width_px) const;
    Status draw_part(const FrameInput& input, std::vector<std::uint8_t>& rgba);
    void resize(const FrameInput& input);
    Status draw_list(VkCommandBuffer cb, const mesh::DrawList* list,
                     std::span<const shaders::Tile> also, TileList& buffers,
                     const TileTargets& targets, const TilePassInput& input);
    Status draw_still(const FrameInput& input, VkCommandBuffer cb, Slot& slot);
    Status draw_moving(const FrameInput& input, VkCommandBuffer cb, Slot& slot);
    Result<const Buffer*> record(const FrameInput& input, VkCommandBuffer cb, Slot& slot,
                                 bool swap_red_blue);
    Result<const Buffer*> record_checked(const FrameInput& input, VkCommandBuffer cb, Slot& slot);
    TilePassInput pass_input(const FrameInput& input) const {
        return {window, {}, input.atlas.texels_per_unit, swap};
    }
    TileTargets targets(const Buffer& image) const {
        return {&planes, nullptr, nullptr, &image, &atlas.texture(), &images.texture()};
    }
    const Buffer& still() const { return over_tiles.empty() ? base : merged; }
};

Renderer::Renderer() = default;
Renderer::~Renderer() {
    if (state_ != nullptr) {
        // Nothing of the renderer's may be in use when it goes; a lost device cannot be waited for.
        (void)vkDeviceWaitIdle(state_->context.device());
    }
}

Result<std::unique_ptr<Renderer>> Renderer::create(const gpu::Context& context,
                                                   const std::filesystem::path& shaders,
                                                   const RendererOptions& options) {
    std::unique_ptr<Renderer> renderer(new Renderer());
    renderer->state_ = std::make_unique<State>(context, shaders, options);
    State& state = *renderer->state_;
    if (auto made = state.tiles.create_first_pipeline(); !made) {
        return tl::unexpected(made.error());
    }
    for (int i = 0; i < kSlots; ++i) {
        Slot& slot = state.slots[static_cast<std::size_t>(i)];
        for (auto [list, name] : {std::pair{&slot.base, "base"}, std::pair{&slot.moving, "moving"},
                                  std::pair{&slot.over, "over"}, std::pair{&slot.merge, "merge"},
                                  std::pair{&slot.strips[0].list, "side strip"},
                                  std::pair{&slot.strips[1].list, "level strip"}}) {
            list->name = fmt::format("{} {}", name, i);
        }
    }
    state.commands = gpu::FrameCommands(context, "headless frame");
    return renderer;
}

int Renderer::add_raster(const model::Raster& raster) {
    return state_->plane_pass.textures().add(raster);
}

int Renderer::add_picture(const model::Picture& picture) {
    return state_->plane_pass.textures().add(picture);
}

Status Renderer::State::check_size(const FrameInput& input) const {
    if (window.width <= 0 || window.height <= 0) {
        return bad_usage(
            fmt::format("a picture of {} x {} pixels has no area; give a width and a "
                        "height above 0",
                        window.width, window.height));
    }
    const VkDeviceSize limit = context.limits().maxStorageBufferRange;
    if (bytes() * std::max<std::size_t>(input.planes.size(), 1) > limit) {
        return failed(
            fmt::format("a picture of {} x {} pixels is more than this device draws at "
                        "once; choose a smaller size",
                        input.width, input.height));
    }
    return {};
}

void Renderer::State::resize(const FrameInput& input) {
    const VkDeviceSize plane_bytes = bytes() * std::max<std::size_t>(input.planes.size(), 1);
    if (base.size_bytes() >= bytes() && planes.size_bytes() >= plane_bytes) {
        return;
    }
    context.wait_idle();  // the smaller images may still be in use
    gpu::reserve(context, base, BufferUse::device, bytes(), "base image");
    gpu::reserve(context, over, BufferUse::device, bytes(), "over image");
    gpu::reserve(context, merged, BufferUse::device, bytes(), "merged image");
    gpu::reserve(context, planes, BufferUse::device, plane_bytes, "planes");
    for (Slot& slot : slots) {
        gpu::reserve(context, slot.output, BufferUse::device, bytes(), "frame image");
    }
    forget();
}

Status Renderer::State::draw_list(VkCommandBuffer cb, const mesh::DrawList* list,
                                  std::span<const shaders::Tile> also, TileList& buffers,
                                  const TileTargets& target, const TilePassInput& input) {
    static const mesh::DrawList kNothing;
    if (auto loaded = tiles.load(list != nullptr ? *list : kNothing, window, also, buffers);
        !loaded) {
        return loaded;
    }
    return tiles.record(cb, buffers, target, input);
}

Status Renderer::State::draw_base(const FrameInput& input, VkCommandBuffer cb, Slot& slot) {
    TilePassInput pass = pass_input(input);
    pass.clear = input.clear;
    vkCmdFillBuffer(cb, base.get(), 0, bytes(), packed_pixel(input.clear, swap));
    // Tiles are written over the colour that fills the rest.
    gpu::memory_barrier(cb, gpu::kCopyWrites, gpu::kComputeUses);
    is_scrolled = false;
    return draw_list(cb, input.base, {}, slot.base, targets(base), pass);
}

bool Renderer::State::can_scroll(const FrameInput& input) const {
    return input.scroll && base_key != 0 && input.scroll->from_key == base_key && window.x == 0 &&
           window.y == 0 && std::abs(input.scroll->dx) < window.width / 2 &&
           std::abs(input.scroll->dy) < window.height / 2;
}

// Moves what stays in view and draws the strips that come into view.
Status Renderer::State::scroll_base(const FrameInput& input, VkCommandBuffer cb, Slot& slot) {
    const int dx = input.scroll->dx;
    const int dy = input.scroll->dy;
    const int kept_width = window.width - std::abs(dx);
    std::vector<VkBufferCopy> rows;
    for (int y = std::max(dy, 0); y < window.height + std::min(dy, 0); ++y) {
        const auto at = [&](int column, int row) {
            return (static_cast<VkDeviceSize>(row) * static_cast<VkDeviceSize>(window.width) +
                    static_cast<VkDeviceSize>(column)) *
                   4;
        };
        rows.push_back({at(std::max(-dx, 0), y - dy), at(std::max(dx, 0), y),
                        static_cast<VkDeviceSize>(kept_width) * 4});
    }
    gpu::reserve(context, moved, BufferUse::device, bytes(), "moved base image");
    vkCmdCopyBuffer(cb, base.get(), moved.get(), static_cast<std::uint32_t>(rows.size()),
                    rows.data());
    std::swap(base, moved);
    is_scrolled = true;
    // Strips begin and end with cells of the warp grids, which are whole tiles too.
    const int step = static_cast<int>(shaders::kWarpCell);
    const auto down = [&](int px) { return px / step * step; };
    const auto up = [&](int px, int most) { return std::min((px + step - 1) / step * step, most); };
    if (dx != 0) {
        const int from = dx > 0 ? 0 : down(window.width + dx);
        const int end = dx > 0 ? up(dx, window.width) : window.width;
        if (auto drawn =
                draw_strip(input, cb, slot.strips[0], {from, 0, end - from, window.height});
            !drawn) {
            return drawn;
        }
    }
    if (dy != 0) {
        const int from = dy > 0 ? 0 : down(window.height + dy);
        const int end = dy > 0 ? up(dy, window.height) : window.height;
        return draw_strip(input, cb, slot.strips[1], {0, from, window.width, end - from});
    }
    return {};
}

Status Renderer::State::draw_strip(const FrameInput& input, VkCommandBuffer cb, Strip& strip,
                                   const TileBinner::Window& part) {
    const VkDeviceSize size =
        static_cast<VkDeviceSize>(part.width) * static_cast<VkDeviceSize>(part.height) * 4;
    gpu::reserve(context, strip.image, BufferUse::device, size, "strip image");
    gpu::reserve(context, strip.planes, BufferUse::device,
                 size * std::max<std::size_t>(input.planes.size(), 1), "strip planes");
    // The frames before this one have used the strip's buffers.
    gpu::memory_barrier(cb, kSharedUse, kSharedUse);
    if (!input.planes.empty()) {
        auto drawn = plane_pass.record(cb, input.planes, input.grids,
                                       {part.x, part.y, part.width, part.height}, strip.planes,
                                       strip.plane_buffers);
        if (!drawn) {
            return drawn;
        }
    }
    vkCmdFillBuffer(cb, strip.image.get(), 0, size, packed_pixel(input.clear, swap));
    gpu::memory_barrier(cb, kSharedUse, kSharedUse);
    if (auto loaded = tiles.load(*input.base, part, {}, strip.list); !loaded) {
        return loaded;
    }
    TilePassInput pass = pass_input(input);
    pass.window = part;
    pass.clear = input.clear;
    TileTargets target = targets(strip.image);
    target.planes = &strip.planes;
    if (auto drawn = tiles.record(cb, strip.list, target, pass); !drawn) {
        return drawn;
    }
    gpu::memory_barrier(cb, kSharedUse, kSharedUse);
    std::vector<VkBufferCopy> rows;
    for (int y = 0; y < part.height; ++y) {
        const auto width = static_cast<VkDeviceSize>(part.width) * 4;
        rows.push_back(
            {static_cast<VkDeviceSize>(y) * width,
             (static_cast<VkDeviceSize>(part.y + y) * static_cast<VkDeviceSize>(window.width) +
              static_cast<VkDeviceSize>(part.x)) *
                 4,
             width});
    }
    vkCmdCopyBuffer(cb, strip.image.get(), base.get(), static_cast<std::uint32_t>(rows.size()),
                    rows.data());
    return {};
}

// Brings the images that do not move up to date.
Status Renderer::State::draw_still(const FrameInput& input, VkCommandBuffer cb, Slot& slot) {
    // A base that was scrolled is drawn anew once the map rests.
    const bool base_changed = input.base_key != base_key || is_scrolled;
    const bool planes_changed = !input.planes.empty() && input.planes_key != planes_key;
    const bool over_changed =
        input.over_key != over_key || (planes_changed && input.over_has_planes);
    const bool scrolls = base_changed && can_scroll(input);
    if (planes_changed && ((base_changed && !scrolls) || (over_changed && input.over_has_planes))) {
        auto drawn = plane_pass.record(cb, input.planes, input.grids,
                                       {window.x, window.y, window.width, window.height}, planes,
                                       slot.plane_buffers);
        if (!drawn) {
            return drawn;
        }
        gpu::memory_barrier(cb, gpu::kComputeWrites, gpu::kComputeReads);
        planes_key = input.planes_key;
    }
    if (base_changed) {
        auto drawn = scrolls ? scroll_base(input, cb, slot) : draw_base(input, cb, slot);
        if (!drawn) {
            return drawn;
        }
    }
    if (over_changed) {
        vkCmdFillBuffer(cb, over.get(), 0, bytes(), 0);
        gpu::memory_barrier(cb, gpu::kCopyWrites, gpu::kComputeUses);
        if (auto drawn = draw_list(cb, input.over, {}, slot.over, targets(over), pass_input(input));
            !drawn) {
            return drawn;
        }
        over_tiles = slot.over.with_work;
    }
    if ((base_changed || over_changed) && !over_tiles.empty()) {
        // The merged image is the base but for the tiles that have something over it. Both have
        // been written above.
        gpu::memory_barrier(cb, kSharedUse, kSharedUse);
        const VkBufferCopy region{0, 0, bytes()};
        vkCmdCopyBuffer(cb, base.get(), merged.get(), 1, &region);
        gpu::memory_barrier(cb, gpu::kCopyWrites, gpu::kComputeUses);
        TileTargets target = targets(merged);
        target.base = &base;
        target.over = &over;
        if (auto drawn = draw_list(cb, nullptr, over_tiles, slot.merge, target, pass_input(input));
            !drawn) {
            return drawn;
        }
    }
    if (base_changed || over_changed) {
        ++still_version;
    }
    base_key = input.base_key;
    over_key = input.over_key;
    return {};
}

// Puts what moves into the slot's picture. Only tiles are drawn in which something moves, or moved
// when the slot was last used; the rest is still there, or is copied where the still has changed.
Status Renderer::State::draw_moving(const FrameInput& input, VkCommandBuffer cb, Slot& slot) {
    gpu::memory_barrier(cb, kSharedUse, kSharedUse);
    if (slot.output_version != still_version) {
        const VkBufferCopy region{0, 0, bytes()};
        vkCmdCopyBuffer(cb, still().get(), slot.output.get(), 1, &region);
        gpu::memory_barrier(cb, gpu::kCopyWrites, gpu::kComputeUses);
        slot.moved.clear();
    }
    slot.output_version = 0;  // until it is whole
    TileTargets target = targets(slot.output);
    target.base = &base;
    target.over = over_tiles.empty() ? nullptr : &over;
    if (auto drawn =
            draw_list(cb, input.moving, slot.moved, slot.moving, target, pass_input(input));
        !drawn) {
        return drawn;
    }
    slot.output_version = still_version;
    std::swap(slot.moved, slot.moving.with_work);
    return {};
}

Result<const Buffer*> Renderer::State::record_checked(const FrameInput& input, VkCommandBuffer cb,
                                                      Slot& slot) {
    if (auto fits = check_size(input); !fits) {
        return tl::unexpected(fits.error());
    }
    resize(input);
    atlas.record_update(cb, input.atlas, slot.atlas_rows);
    images.record_update(cb, input.images, slot.image_rows);

    // The frames before this one have read and written the shared images.
    gpu::memory_barrier(cb, kSharedUse, kSharedUse);
    if (!input.planes.empty() && input.planes_key != planes_key && input.base_key == base_key) {
        base_key = 0;  // the base is painted with the planes
    }
    if (auto drawn = draw_still(input, cb, slot); !drawn) {
        return tl::unexpected(drawn.error());
    }
    const Buffer* output = &still();
    if (input.moving != nullptr && !input.moving->empty()) {
        if (auto drawn = draw_moving(input, cb, slot); !drawn) {
            return tl::unexpected(drawn.error());
        }
        output = &slot.output;
    }
    // The caller copies the picture away.
    gpu::memory_barrier(cb, kSharedUse, gpu::kCopyReads);
    return output;
}

Result<const Buffer*> Renderer::State::record(const FrameInput& input, VkCommandBuffer cb,
                                              Slot& slot, bool swap_red_blue) {
    TileBinner::Window wanted = input.window;
    if (wanted.width == 0 && wanted.height == 0) {
        wanted = {0, 0, input.width, input.height};
    }
    if (input.owner != owner) {
        owner = input.owner;
        atlas.forget();
        images.forget();
        forget();
    }
    if (wanted != window || swap_red_blue != swap) {
        window = wanted;
        swap = swap_red_blue;
        forget();
    }
    auto output = record_checked(input, cb, slot);
    if (!output) {
        forget();
    }
    return output;
}

void Renderer::forget() {
    state_->owner = nullptr;
}

Result<VkBuffer> Renderer::record(const FrameInput& input, VkCommandBuffer commands, int slot,
                                  bool swap_red_blue) {
    auto output = state_->record(input, commands, state_->slots[static_cast<std::size_t>(slot)],
                                 swap_red_blue);
    if (!output) {
        return tl::unexpected(output.error());
    }
    return (*output)->get();
}

// As many whole cells of the warp grids as one storage buffer holds of all planes.
int Renderer::State::rows_at_once(const FrameInput& input, int width_px) const {
    const VkDeviceSize row = static_cast<VkDeviceSize>(width_px) * 4 *
                             std::max<std::size_t>(input.planes.size(), 1);
    const VkDeviceSize cells = largest_buffer / (row * shaders::kWarpCell);
    constexpr VkDeviceSize kMostCells = 1 << 20;
    return static_cast<int>(std::clamp<VkDeviceSize>(cells, 1, kMostCells) * shaders::kWarpCell);
}

// Draws the input's window and adds its pixels.
Status Renderer::State::draw_part(const FrameInput& input, std::vector<std::uint8_t>& rgba) {
    const VkCommandBuffer cb = commands.begin();
    auto output = record(input, cb, slots[0], false);
    if (!output) {
        commands.submit();
        commands.wait();
        return tl::unexpected(output.error());
    }
    gpu::reserve(context, readback, BufferUse::readback, bytes(), "readback");
    const VkBufferCopy region{0, 0, bytes()};
    vkCmdCopyBuffer(cb, (*output)->get(), readback.get(), 1, &region);
    gpu::memory_barrier(cb, gpu::kCopyWrites, gpu::kHostReads);
    commands.submit();
    commands.wait();
    const auto* data = reinterpret_cast<const std::uint8_t*>(readback.data());
    rgba.insert(rgba.end(), data, data + bytes());
    return {};
}

Result<Pixels> Renderer::draw(const FrameInput& input) {
    const TileBinner::Window whole =
        input.window.width == 0 && input.window.height == 0
            ? TileBinner::Window{0, 0, input.width, input.height}
            : input.window;
    Pixels pixels;
    pixels.width = whole.width;
    pixels.height = whole.height;
    pixels.rgba.reserve(static_cast<std::size_t>(std::max(whole.width, 0)) * 4 *
                        static_cast<std::size_t>(std::max(whole.height, 0)));
    const int rows =
        whole.width > 0 ? state_->rows_at_once(input, whole.width) : std::max(whole.height, 1);
    FrameInput part = input;
    int y = whole.y;
    do {
        part.window = whole;
        part.window.y = y;
        part.window.height = std::min(rows, whole.y + whole.height - y);
        if (auto drawn = state_->draw_part(part, pixels.rgba); !drawn) {
            return tl::unexpected(drawn.error());
        }
        y += rows;
    } while (y < whole.y + whole.height);
    return pixels;
}

}  // namespace northway::render
