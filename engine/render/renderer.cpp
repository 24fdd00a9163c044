// SPDX-License-Identifier: Apache-2.0
#include "render/renderer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include "gpu/buffer.h"
#include "gpu/commands.h"
#include "gpu/compute_pipeline.h"
#include "gpu/image.h"

namespace northway::render {
namespace {

namespace sh = shaders;
using gpu::Buffer;
using gpu::BufferUse;
using gpu::Texture;

constexpr std::uint32_t kReliefGroup = 8;
constexpr std::uint32_t kTilesPerRow = 32768;

// The buffers of one draw list of one frame in flight.
struct ListBuffers {
    Buffer tiles;
    Buffer commands;
    Buffer styles;
    std::uint32_t tile_count = 0;
    gpu::Bindings bindings;
};

struct Slot {
    ListBuffers base;
    ListBuffers moving;
    ListBuffers over;
    ListBuffers merge;  // no commands: base and over into one
    Buffer directions;
    Buffer atlas_rows;
    std::vector<Buffer> ramps;
    std::vector<gpu::Bindings> relief_bindings;
    Buffer output;
};

struct Raster {
    Texture texture;
    sh::ReliefConstants place{};  // the part that tells where the raster lies
};

std::uint16_t half_from_float(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = (bits >> 16) & 0x8000U;
    const std::int32_t exponent = static_cast<std::int32_t>((bits >> 23) & 0xFFU) - 127 + 15;
    const std::uint32_t mantissa = bits & 0x7FFFFFU;
    if (exponent <= 0) {
        return static_cast<std::uint16_t>(sign);
    }
    if (exponent >= 31) {
        return static_cast<std::uint16_t>(sign | 0x7BFFU);
    }
    const std::uint32_t half =
        sign | (static_cast<std::uint32_t>(exponent) << 10) | (mantissa >> 13);
    return static_cast<std::uint16_t>(half + ((mantissa >> 12) & 1U));
}

}  // namespace

int relief_grid_columns(int width_px) {
    return width_px / static_cast<int>(sh::kReliefGridStep) + 2;
}

int relief_grid_rows(int height_px) {
    return height_px / static_cast<int>(sh::kReliefGridStep) + 2;
}

struct Renderer::State {
    const gpu::Context* context = nullptr;
    gpu::ComputePipeline tile;
    gpu::ComputePipeline relief;
    std::vector<Raster> rasters;
    std::array<Slot, kSlots> slots;

    Buffer planes;
    Buffer base;    // the picture below what moves
    Buffer over;    // … above it, premultiplied
    Buffer merged;  // both: what stands still
    Buffer unused;
    Texture atlas;
    std::uint64_t atlas_revision = 0;
    std::uint64_t planes_key = 0;
    std::uint64_t base_key = 0;
    std::uint64_t over_key = 0;
    bool merged_swapped = false;
    TileBinner::Window window;

    TileBinner binner;
    std::vector<sh::Tile> tiles;
    gpu::FrameCommands commands;
    Buffer readback;

    Status check_size(const FrameInput& input) const;
    void resize(const FrameInput& input);
    void upload_atlas(const AtlasImage& image, VkCommandBuffer cb, Slot& slot);
    void draw_planes(const FrameInput& input, VkCommandBuffer cb, Slot& slot);
    Status load(const mesh::DrawList* list, bool all_tiles, ListBuffers& buffers,
                const std::string& name);
    void run_tiles(VkCommandBuffer cb, ListBuffers& list, const Buffer& target,
                   const FrameInput& input, std::uint32_t flags, const std::array<float, 4>& clear);
    Result<const Buffer*> record(const FrameInput& input, VkCommandBuffer cb, int slot_index,
                                 bool swap);
    std::uint32_t plane_stride() const {
        return static_cast<std::uint32_t>(window.width) *
               static_cast<std::uint32_t>(window.height);
    }
};

Renderer::Renderer() : state_(std::make_unique<State>()) {}
Renderer::~Renderer() {
    if (state_->context != nullptr) {
        // Nothing of the renderer's may be in use when it goes; a lost device cannot be waited for.
        (void)vkDeviceWaitIdle(state_->context->device());
    }
}

Result<std::unique_ptr<Renderer>> Renderer::create(const gpu::Context& context,
                                                   const std::filesystem::path& shaders) {
    std::unique_ptr<Renderer> renderer(new Renderer());
    State& state = *renderer->state_;
    state.context = &context;
    // On a CPU one lane of a vector register is a column of eight pixels; a GPU has one invocation
    // a pixel.
    const std::uint32_t rows = context.is_cpu() ? sh::kTileSize : 1;
    gpu::ComputePipelineDesc tile;
    tile.name = "tile";
    tile.spirv = shaders / "tile.comp.spv";
    tile.storage_buffers = 7;
    tile.textures = 1;
    tile.push_bytes = sizeof(sh::TileConstants);
    tile.constants = {rows, sh::kTileSize / rows};
    auto made = gpu::ComputePipeline::create(context, tile);
    if (!made) {
        return tl::unexpected(made.error());
    }
    state.tile = std::move(*made);
    gpu::ComputePipelineDesc relief;
    relief.name = "relief";
    relief.spirv = shaders / "relief.comp.spv";
    relief.storage_buffers = 3;
    relief.textures = 2;
    relief.push_bytes = sizeof(sh::ReliefConstants);
    made = gpu::ComputePipeline::create(context, relief);
    if (!made) {
        return tl::unexpected(made.error());
    }
    state.relief = std::move(*made);

    for (int i = 0; i < kSlots; ++i) {
        Slot& slot = state.slots[static_cast<std::size_t>(i)];
        for (auto [list, name] : {std::pair{&slot.base, "base"}, std::pair{&slot.moving, "moving"},
                                  std::pair{&slot.over, "over"}, std::pair{&slot.merge, "merge"}}) {
            list->bindings =
                gpu::Bindings(context, state.tile, fmt::format("{} {} bindings", name, i));
        }
    }
    state.unused = Buffer(context, BufferUse::device, 16, "unused");
    state.commands = gpu::FrameCommands(context, "headless frame");
    return renderer;
}

int Renderer::add_raster(const model::Raster& raster) {
    State& state = *state_;
    Raster added;
    const bool bytes = std::holds_alternative<std::vector<std::uint8_t>>(raster.values);
    gpu::TextureDesc desc;
    desc.width = static_cast<std::uint32_t>(raster.width);
    desc.height = static_cast<std::uint32_t>(raster.height);
    desc.format = bytes ? VK_FORMAT_R8_UNORM : VK_FORMAT_R16_SFLOAT;
    desc.mip_levels = true;
    desc.repeat_x = std::abs(raster.width * raster.step_lon_deg - 360.0) < raster.step_lon_deg;
    desc.name = "raster " + raster.name;
    added.texture = Texture(*state.context, desc);

    const std::size_t count = static_cast<std::size_t>(raster.width) *
                              static_cast<std::size_t>(raster.height);
    const Buffer staging(*state.context, BufferUse::stream, count * (bytes ? 1 : 2),
                         "raster upload");
    if (bytes) {
        const auto& values = std::get<std::vector<std::uint8_t>>(raster.values);
        staging.write(std::span<const std::uint8_t>(values));
    } else {
        std::vector<std::uint16_t> halves(count);
        for (int row = 0; row < raster.height; ++row) {
            for (int column = 0; column < raster.width; ++column) {
                const double value =
                    raster.is_nodata(column, row) ? 0.0 : raster.value(column, row);
                halves[static_cast<std::size_t>(row) * static_cast<std::size_t>(raster.width) +
                       static_cast<std::size_t>(column)] =
                    half_from_float(static_cast<float>(value));
            }
        }
        staging.write(std::span<const std::uint16_t>(halves));
    }
    const VkCommandBuffer cb = state.commands.begin();
    added.texture.record_upload(cb, staging, 0, desc.height);
    state.commands.submit();
    state.commands.wait();

    sh::ReliefConstants& place = added.place;
    place.columns = static_cast<float>(raster.width);
    place.rows = static_cast<float>(raster.height);
    place.columns_per_deg = static_cast<float>(1.0 / raster.step_lon_deg);
    place.rows_per_deg = static_cast<float>(1.0 / raster.step_lat_deg);
    place.lon0_deg = static_cast<float>(raster.west_deg + 0.5 * raster.step_lon_deg);
    place.lat0_deg = static_cast<float>(raster.north_deg - 0.5 * raster.step_lat_deg);
    state.rasters.push_back(std::move(added));
    return static_cast<int>(state.rasters.size()) - 1;
}

Status Renderer::State::check_size(const FrameInput& input) const {
    const VkDeviceSize bytes = static_cast<VkDeviceSize>(window.width) *
                               static_cast<VkDeviceSize>(window.height) * 4;
    const VkDeviceSize limit = context->limits().maxStorageBufferRange;
    if (window.width <= 0 || window.height <= 0) {
        return bad_usage(fmt::format("a picture of {} x {} pixels has no area; give a width and a "
                                     "height above 0", window.width, window.height));
    }
    if (bytes * std::max<std::size_t>(input.planes.size(), 1) > limit) {
        return failed(fmt::format("a picture of {} x {} pixels is more than this device draws at "
                                  "once; choose a smaller size", window.width, window.height));
    }
    return {};
}

void Renderer::State::resize(const FrameInput& input) {
    const VkDeviceSize bytes = VkDeviceSize{plane_stride()} * 4;
    bool changed = false;
    changed |= gpu::reserve(*context, base, BufferUse::device, bytes, "base image");
    changed |= gpu::reserve(*context, over, BufferUse::device, bytes, "over image");
    changed |= gpu::reserve(*context, merged, BufferUse::device, bytes, "merged image");
    for (Slot& slot : slots) {
        changed |= gpu::reserve(*context, slot.output, BufferUse::device, bytes, "frame image");
    }
    changed |= gpu::reserve(*context, planes, BufferUse::device,
                            bytes * std::max<std::size_t>(input.planes.size(), 1), "planes");
    if (changed) {
        planes_key = base_key = over_key = 0;
    }
}

void Renderer::State::upload_atlas(const AtlasImage& image, VkCommandBuffer cb, Slot& slot) {
    const auto width = static_cast<std::uint32_t>(std::max(image.width, 1));
    const auto height = static_cast<std::uint32_t>(std::max(image.height, 1));
    const bool replace = atlas.desc().name.empty() || atlas.desc().height != height;
    if (!replace && image.revision == atlas_revision) {
        return;
    }
    if (replace) {
        context->wait_idle();  // frames in flight may still sample the smaller one
        gpu::TextureDesc desc;
        desc.width = width;
        desc.height = height;
        desc.name = "glyph atlas";
        atlas = Texture(*context, desc);
    }
    const std::size_t bytes = static_cast<std::size_t>(width) * height;
    gpu::reserve(*context, slot.atlas_rows, BufferUse::stream, bytes, "atlas upload");
    if (image.pixels.size() >= bytes) {
        slot.atlas_rows.write(image.pixels.first(bytes));
    } else {
        std::memset(slot.atlas_rows.data(), 0, bytes);
    }
    atlas.record_upload(cb, slot.atlas_rows, 0, height);
    atlas_revision = image.revision;
}

void Renderer::State::draw_planes(const FrameInput& input, VkCommandBuffer cb, Slot& slot) {
    const VkDeviceSize grid_bytes = input.directions.size_bytes();
    gpu::reserve(*context, slot.directions, BufferUse::stream, grid_bytes, "relief grid");
    slot.directions.write(input.directions);
    slot.ramps.resize(input.planes.size());
    while (slot.relief_bindings.size() < input.planes.size()) {
        slot.relief_bindings.emplace_back(*context, relief, "relief bindings");
    }
    for (std::size_t i = 0; i < input.planes.size(); ++i) {
        const ReliefPlane& plane = input.planes[i];
        const Raster& heights = rasters[static_cast<std::size_t>(plane.heights)];
        const bool shaded = plane.shade >= 0;
        const Raster& shade = shaded ? rasters[static_cast<std::size_t>(plane.shade)] : heights;
        gpu::reserve(*context, slot.ramps[i], BufferUse::stream,
                     plane.ramp.size() * sizeof(sh::vec4), "relief ramp");
        slot.ramps[i].write(std::span<const sh::vec4>(plane.ramp));
        const Buffer* buffers[] = {&slot.directions, &slot.ramps[i], &planes};
        const Texture* textures[] = {&heights.texture, &shade.texture};
        slot.relief_bindings[i].write(buffers, textures);

        sh::ReliefConstants constants = heights.place;
        constants.width = static_cast<std::uint32_t>(window.width);
        constants.height = static_cast<std::uint32_t>(window.height);
        constants.first_pixel = static_cast<std::uint32_t>(i) * plane_stride();
        constants.grid_columns = static_cast<std::uint32_t>(relief_grid_columns(window.width));
        constants.ramp_min_m = plane.ramp_min_m;
        constants.ramp_max_m = plane.ramp_max_m;
        constants.shade_strength = plane.shade_strength;
        constants.shade_neutral = plane.shade_neutral;
        constants.opacity = plane.opacity;
        constants.level_of_detail = std::max(plane.level_of_detail, 0.0F);
        constants.exaggeration = shaded ? 0.0F : std::max(plane.exaggeration, 1e-3F);
        // The light stands 45 degrees high.
        const float azimuth = plane.light_azimuth_deg * 3.14159265F / 180.0F;
        constants.light_x = std::sin(azimuth) * 0.70710678F;
        constants.light_y = std::cos(azimuth) * 0.70710678F;
        constants.light_z = 0.70710678F;
        relief.record(cb, slot.relief_bindings[i].get(), gpu::push_bytes(constants),
                      (constants.width + kReliefGroup - 1) / kReliefGroup,
                      (constants.height + kReliefGroup - 1) / kReliefGroup);
    }
}

Status Renderer::State::load(const mesh::DrawList* list, bool all_tiles, ListBuffers& buffers,
                             const std::string& name) {
    static const mesh::DrawList kNothing;
    const mesh::DrawList& items = list != nullptr ? *list : kNothing;
    binner.bin(items, window);
    binner.write_tiles(tiles, all_tiles);
    buffers.tile_count = static_cast<std::uint32_t>(tiles.size());
    const VkDeviceSize bytes = binner.command_count() * sizeof(Command);
    if (bytes > context->limits().maxStorageBufferRange) {
        return failed(fmt::format("{} drawing commands are more than this device takes at once; "
                                  "hide layers, zoom in or draw a smaller picture",
                                  binner.command_count()));
    }
    gpu::reserve(*context, buffers.tiles, BufferUse::stream, tiles.size() * sizeof(sh::Tile),
                 name + " tiles");
    gpu::reserve(*context, buffers.commands, BufferUse::stream, bytes, name + " commands");
    gpu::reserve(*context, buffers.styles, BufferUse::stream,
                 items.styles().size() * sizeof(sh::Style), name + " styles");
    buffers.tiles.write(std::span<const sh::Tile>(tiles));
    buffers.styles.write(std::span<const sh::Style>(items.styles()));
    binner.write_commands(
        std::span(reinterpret_cast<Command*>(buffers.commands.data()), binner.command_count()));
    return {};
}

void Renderer::State::run_tiles(VkCommandBuffer cb, ListBuffers& list, const Buffer& target,
                                const FrameInput& input, std::uint32_t flags,
                                const std::array<float, 4>& clear) {
    const Buffer* buffers[] = {&list.tiles, &list.commands,
                               &list.styles, &planes,
                               (flags & sh::kTileReadsBase) != 0 ? &base : &unused,
                               (flags & sh::kTileBlendsOver) != 0 ? &over : &unused,
                               &target};
    const Texture* textures[] = {&atlas};
    list.bindings.write(buffers, textures);
    sh::TileConstants constants{};
    constants.width = static_cast<std::uint32_t>(window.width);
    constants.height = static_cast<std::uint32_t>(window.height);
    constants.plane_stride = plane_stride();
    constants.flags = flags;
    constants.clear_color = {clear[0], clear[1], clear[2], clear[3]};
    constants.atlas_width = static_cast<float>(atlas.desc().width);
    constants.atlas_height = static_cast<float>(atlas.desc().height);
    constants.atlas_texels_per_unit = input.atlas.texels_per_unit;
    constants.tile_count = list.tile_count;
    // Every device takes 65535 groups in each direction; more tiles go on in further rows.
    const std::uint32_t columns = std::min(list.tile_count, kTilesPerRow);
    const std::uint32_t rows = (list.tile_count + kTilesPerRow - 1) / kTilesPerRow;
    tile.record(cb, list.bindings.get(), gpu::push_bytes(constants), columns, rows);
}

Result<const Buffer*> Renderer::State::record(const FrameInput& input, VkCommandBuffer cb,
                                              int slot_index, bool swap) {
    Slot& slot = slots[static_cast<std::size_t>(slot_index)];
    TileBinner::Window wanted = input.window;
    if (wanted.width == 0 && wanted.height == 0) {
        wanted = {0, 0, input.width, input.height};
    }
    if (wanted.x != window.x || wanted.y != window.y || wanted.width != window.width ||
        wanted.height != window.height) {
        context->wait_idle();  // the images of the old size may still be in use
        window = wanted;
        planes_key = base_key = over_key = 0;
    }
    if (auto fits = check_size(input); !fits) {
        return tl::unexpected(fits.error());
    }
    resize(input);
    upload_atlas(input.atlas, cb, slot);
    const std::uint32_t swap_flag = swap ? sh::kTileSwapsRedBlue : 0U;
    const VkDeviceSize bytes = VkDeviceSize{plane_stride()} * 4;
    constexpr std::array<float, 4> kClear{0, 0, 0, 0};

    // The frames before this one have read and written the shared images.
    gpu::memory_barrier(cb, gpu::kComputeUses, gpu::kComputeUses);
    gpu::memory_barrier(cb, gpu::kCopyReads, gpu::kComputeWrites);
    gpu::memory_barrier(cb, gpu::kComputeUses, gpu::kCopyWrites);
    bool changed = merged_swapped != swap;
    if (!input.planes.empty() && input.planes_key != planes_key) {
        draw_planes(input, cb, slot);
        gpu::memory_barrier(cb, gpu::kComputeWrites, gpu::kComputeReads);
        planes_key = input.planes_key;
        base_key = 0;
    }
    if (input.base_key != base_key) {
        if (auto loaded = load(input.base, true, slot.base, "base"); !loaded) {
            return tl::unexpected(loaded.error());
        }
        run_tiles(cb, slot.base, base, input, 0, input.clear);
        base_key = input.base_key;
        changed = true;
    }
    if (input.over_key != over_key) {
        if (auto loaded = load(input.over, false, slot.over, "over"); !loaded) {
            return tl::unexpected(loaded.error());
        }
        vkCmdFillBuffer(cb, over.get(), 0, bytes, 0);
        gpu::memory_barrier(cb, gpu::kCopyWrites, gpu::kComputeUses);
        run_tiles(cb, slot.over, over, input, 0, kClear);
        over_key = input.over_key;
        changed = true;
    }
    if (changed) {
        if (auto loaded = load(nullptr, true, slot.merge, "merge"); !loaded) {
            return tl::unexpected(loaded.error());
        }
        gpu::memory_barrier(cb, gpu::kComputeWrites, gpu::kComputeReads);
        run_tiles(cb, slot.merge, merged, input,
                  sh::kTileReadsBase | sh::kTileBlendsOver | swap_flag, kClear);
        merged_swapped = swap;
    }
    // What stands still is copied; only tiles in which something moves are drawn.
    gpu::memory_barrier(cb, gpu::kComputeWrites, gpu::kCopyReads);
    const VkBufferCopy region{0, 0, bytes};
    vkCmdCopyBuffer(cb, merged.get(), slot.output.get(), 1, &region);
    if (input.moving != nullptr && !input.moving->empty()) {
        if (auto loaded = load(input.moving, false, slot.moving, "moving"); !loaded) {
            return tl::unexpected(loaded.error());
        }
        gpu::memory_barrier(cb, gpu::kCopyWrites, gpu::kComputeWrites);
        gpu::memory_barrier(cb, gpu::kComputeWrites, gpu::kComputeReads);
        run_tiles(cb, slot.moving, slot.output, input,
                  sh::kTileReadsBase | sh::kTileBlendsOver | swap_flag, kClear);
    }
    gpu::memory_barrier(cb, gpu::kComputeWrites, gpu::kCopyReads);
    gpu::memory_barrier(cb, gpu::kCopyWrites, gpu::kCopyReads);
    return &slot.output;
}

Result<VkBuffer> Renderer::record(const FrameInput& input, VkCommandBuffer commands, int slot,
                                  bool swap_red_blue) {
    auto output = state_->record(input, commands, slot, swap_red_blue);
    if (!output) {
        return tl::unexpected(output.error());
    }
    return (*output)->get();
}

Result<Pixels> Renderer::draw(const FrameInput& input) {
    State& state = *state_;
    const VkCommandBuffer cb = state.commands.begin();
    auto output = state.record(input, cb, 0, false);
    if (!output) {
        state.commands.submit();
        state.commands.wait();
        return tl::unexpected(output.error());
    }
    const VkDeviceSize bytes = VkDeviceSize{state.plane_stride()} * 4;
    gpu::reserve(*state.context, state.readback, BufferUse::readback, bytes, "readback");
    const VkBufferCopy region{0, 0, bytes};
    vkCmdCopyBuffer(cb, (*output)->get(), state.readback.get(), 1, &region);
    gpu::memory_barrier(cb, gpu::kCopyWrites, gpu::kHostReads);
    state.commands.submit();
    state.commands.wait();

    Pixels pixels;
    pixels.width = state.window.width;
    pixels.height = state.window.height;
    const auto* data = reinterpret_cast<const std::uint8_t*>(state.readback.data());
    pixels.rgba.assign(data, data + bytes);
    return pixels;
}

}  // namespace northway::render
