// SPDX-License-Identifier: Apache-2.0
#include "render/tile_pass.h"

#include <fmt/format.h>

#include <algorithm>

namespace northway::render {
namespace {

namespace sh = shaders;
using gpu::Buffer;
using gpu::BufferUse;
using gpu::Texture;

// Every device takes 65535 groups in each direction; more go on in further rows.
constexpr std::uint32_t kGroupsPerRow = 32768;

// Whether the device is a CPU whose vectors have one lane for each column of a tile.
bool has_eight_lanes(const gpu::Context& context) {
    VkPhysicalDeviceSubgroupProperties subgroups{};
    subgroups.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_PROPERTIES;
    VkPhysicalDeviceProperties2 properties{};
    properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2;
    properties.pNext = &subgroups;
    vkGetPhysicalDeviceProperties2(context.physical_device(), &properties);
    return context.is_cpu() && subgroups.subgroupSize == sh::kTileSize &&
           (subgroups.supportedStages & VK_SHADER_STAGE_COMPUTE_BIT) != 0 &&
           (subgroups.supportedOperations & VK_SUBGROUP_FEATURE_SHUFFLE_BIT) != 0;
}

}  // namespace

TilePass::TilePass(const gpu::Context& context, const std::filesystem::path& shaders,
                   const RendererOptions& options)
    : context_(&context),
      simd_(has_eight_lanes(context) && !options.one_pixel_an_invocation),
      shader_(shaders / (simd_ ? "tile_simd.comp.spv" : "tile.comp.spv")),
      largest_buffer_(options.largest_buffer_bytes > 0 ? options.largest_buffer_bytes
                                                       : context.limits().maxStorageBufferRange),
      unused_(context, BufferUse::device, 16, "unused"),
      binner_(options.threads) {}

Result<const gpu::ComputePipeline*> TilePass::pipeline(std::size_t tile_class, bool on_base) {
    Variant& variant = pipelines_[tile_class][on_base ? 1 : 0];
    if (!variant.made) {
        gpu::ComputePipelineDesc desc;
        desc.name = fmt::format("tiles {}{}", tile_class, on_base ? " on base" : "");
        desc.spirv = shader_;
        desc.storage_buffers = 6;
        desc.textures = 2;
        desc.push_bytes = sizeof(sh::TileConstants);
        desc.constants = {kTileClasses[tile_class], on_base ? 1U : 0U};
        auto made = gpu::ComputePipeline::create(*context_, desc);
        if (!made) {
            return tl::unexpected(made.error());
        }
        variant.pipeline = std::move(*made);
        variant.made = true;
    }
    return &variant.pipeline;
}

Status TilePass::create_first_pipeline() {
    if (auto made = pipeline(0, false); !made) {
        return tl::unexpected(made.error());
    }
    return {};
}

Result<TileBand*> TilePass::next_band(TileList& list) {
    if (list.used_bands == list.bands.size()) {
        // The bindings are laid out alike for every variant.
        auto any = pipeline(0, false);
        if (!any) {
            return tl::unexpected(any.error());
        }
        TileBand band;
        band.bindings = gpu::Bindings(*context_, **any, fmt::format("{} bindings", list.name));
        list.bands.push_back(std::move(band));
    }
    return &list.bands[list.used_bands++];
}

Status TilePass::load(const mesh::DrawList& items, const TileBinner::Window& window,
                      std::span<const sh::Tile> also, TileList& list) {
    list.used_bands = 0;
    list.with_work.clear();
    const TileGrid grid = TileGrid::of(window.x, window.y, window.width, window.height);
    return load_rows(items, window, 0, grid.rows, also, list);
}

Status TilePass::load_rows(const mesh::DrawList& items, const TileBinner::Window& window, int first,
                           int end, std::span<const sh::Tile> also, TileList& list) {
    // The part of the window in these rows.
    const int tile = static_cast<int>(sh::kTileSize);
    const int top = TileGrid::tile_of(window.y) * tile;
    TileBinner::Window part = window;
    part.y = std::max(window.y, top + first * tile);
    part.height = std::min(window.y + window.height, top + end * tile) - part.y;
    also_.clear();
    for (const sh::Tile& each : also) {
        const int row = static_cast<int>(each.y);
        if (row >= first && row < end) {
            also_.push_back({each.x, static_cast<std::uint32_t>(row - first), 0, 0});
        }
    }
    binner_.bin(items, part, also_);
    const VkDeviceSize bytes = (binner_.word_count() + sh::kWordsBeyond) * sizeof(std::uint32_t);
    if (bytes > largest_buffer_ && end - first > 1) {
        const int middle = first + (end - first) / 2;
        if (auto above = load_rows(items, window, first, middle, also, list); !above) {
            return above;
        }
        return load_rows(items, window, middle, end, also, list);
    }
    if (bytes > largest_buffer_) {
        return failed(
            fmt::format("a row of {} pixels needs {} MiB of drawing commands, more than "
                        "this device takes at once; hide layers, zoom in or draw a "
                        "smaller picture",
                        tile, bytes >> 20));
    }
    auto band = next_band(list);
    if (!band) {
        return tl::unexpected(band.error());
    }
    tiles_ = binner_.tiles();
    for (sh::Tile& each : tiles_) {
        each.y += static_cast<std::uint32_t>(first);
        if (each.end > each.first) {
            list.with_work.push_back(each);
        }
    }
    gpu::reserve(*context_, (*band)->words, BufferUse::stream, bytes, list.name + " words");
    gpu::reserve(*context_, (*band)->tiles, BufferUse::stream, tiles_.size() * sizeof(sh::Tile),
                 list.name + " tiles");
    binner_.write_words(
        std::span(reinterpret_cast<std::uint32_t*>((*band)->words.data()), binner_.word_count()));
    (*band)->tiles.write(std::span<const sh::Tile>(tiles_));
    (*band)->class_starts = binner_.class_starts();
    return {};
}

Status TilePass::record(VkCommandBuffer commands, TileList& list, const TileTargets& targets,
                        const TilePassInput& input) {
    const TileBinner::Window& window = input.window;
    sh::TileConstants constants{};
    constants.width = static_cast<std::uint32_t>(window.width);
    constants.height = static_cast<std::uint32_t>(window.height);
    constants.plane_stride = constants.width * constants.height;
    constants.flags = (input.swap_red_blue ? sh::kTileSwapsRedBlue : 0U) |
                      (targets.over != nullptr ? sh::kTileBlendsOver : 0U);
    constants.clear_color = {input.clear[0], input.clear[1], input.clear[2], input.clear[3]};
    constants.atlas_width = static_cast<float>(targets.atlas->desc().width);
    constants.atlas_height = static_cast<float>(targets.atlas->desc().height);
    constants.atlas_texels_per_unit = input.atlas_texels_per_unit;
    const int tile = static_cast<int>(sh::kTileSize);
    constants.shift_x = static_cast<std::uint32_t>(window.x - TileGrid::tile_of(window.x) * tile);
    constants.shift_y = static_cast<std::uint32_t>(window.y - TileGrid::tile_of(window.y) * tile);
    for (TileBand& band : std::span(list.bands).first(list.used_bands)) {
        const Buffer* buffers[] = {&band.tiles,
                                   &band.words,
                                   targets.planes,
                                   targets.base != nullptr ? targets.base : &unused_,
                                   targets.over != nullptr ? targets.over : &unused_,
                                   targets.image};
        const Texture* textures[] = {targets.atlas, targets.images};
        band.bindings.write(buffers, textures);
        for (std::size_t i = 0; i < kTileClasses.size(); ++i) {
            constants.first_tile = band.class_starts[i];
            constants.tile_count = band.class_starts[i + 1] - band.class_starts[i];
            if (constants.tile_count == 0) {
                continue;
            }
            const auto used = pipeline(i, targets.base != nullptr);
            if (!used) {
                return tl::unexpected(used.error());
            }
            const std::uint32_t each = simd_ ? sh::kTilesPerSimdGroup : 1;
            const std::uint32_t groups = (constants.tile_count + each - 1) / each;
            (*used)->record(commands, band.bindings.get(), gpu::push_bytes(constants),
                            std::min(groups, kGroupsPerRow),
                            (groups + kGroupsPerRow - 1) / kGroupsPerRow);
        }
    }
    return {};
}

}  // namespace northway::render
