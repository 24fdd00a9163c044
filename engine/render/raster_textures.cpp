// SPDX-License-Identifier: Apache-2.0
#include "render/raster_textures.h"

#include "gpu/buffer.h"
#include "gpu/commands.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <variant>

namespace northway::render {
namespace {

using gpu::Buffer;
using gpu::BufferUse;

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

float float_from_half(std::uint16_t half) {
    const std::uint32_t exponent = (half >> 10) & 0x1FU;
    if (exponent == 0) {
        return 0;
    }
    return std::bit_cast<float>(((half & 0x8000U) << 16) | ((exponent + 112) << 23) |
                                ((half & 0x3FFU) << 13));
}

bool has_gaps(const model::Raster& raster) {
    if (!raster.nodata && !std::holds_alternative<std::vector<float>>(raster.values)) {
        return false;
    }
    for (int row = 0; row < raster.height; ++row) {
        for (int column = 0; column < raster.width; ++column) {
            if (raster.is_nodata(column, row)) {
                return true;
            }
        }
    }
    return false;
}

// A half float holds a height above 2048 m only to 2 m, which would be seen as terraces: a second
// one holds the rest. Where there are gaps the third is 1 on known ground, and all are 0 in a gap,
// so that any filter's sum divided by its third is right.
std::vector<std::uint16_t> halves_of(const model::Raster& raster, bool gaps) {
    constexpr std::uint16_t kOne = 0x3C00;
    std::vector<std::uint16_t> halves;
    if (const auto* whole = std::get_if<std::vector<std::int16_t>>(&raster.values);
        whole != nullptr && !gaps) {
        // Millions of cells of some thousand heights: every one is looked up.
        std::vector<std::array<std::uint16_t, 2>> table(65536);
        for (int i = 0; i < 65536; ++i) {
            const auto value = static_cast<float>(i - 32768);
            const std::uint16_t most = half_from_float(value);
            table[static_cast<std::size_t>(i)] = {most,
                                                  half_from_float(value - float_from_half(most))};
        }
        halves.resize(2 * whole->size());
        for (std::size_t i = 0; i < whole->size(); ++i) {
            const auto& pair = table[static_cast<std::size_t>((*whole)[i] + 32768)];
            halves[2 * i] = pair[0];
            halves[2 * i + 1] = pair[1];
        }
        return halves;
    }
    halves.reserve((gaps ? 4U : 2U) * static_cast<std::size_t>(raster.width) *
                   static_cast<std::size_t>(raster.height));
    for (int row = 0; row < raster.height; ++row) {
        for (int column = 0; column < raster.width; ++column) {
            const bool known = !gaps || !raster.is_nodata(column, row);
            const auto value = known ? static_cast<float>(raster.value(column, row)) : 0.0F;
            const std::uint16_t most = half_from_float(value);
            halves.push_back(most);
            halves.push_back(half_from_float(value - float_from_half(most)));
            if (gaps) {
                halves.push_back(known ? kOne : std::uint16_t{0});
                halves.push_back(0);
            }
        }
    }
    return halves;
}

}  // namespace

void RasterTextures::upload(gpu::Texture& texture, std::span<const std::byte> bytes) const {
    const Buffer staging(*context_, BufferUse::stream, bytes.size(), "raster upload");
    staging.write(bytes);
    gpu::FrameCommands commands(*context_, "raster upload");
    const VkCommandBuffer cb = commands.begin();
    texture.record_upload(cb, staging, 0, texture.desc().height);
    commands.submit();
    commands.wait();
}

int RasterTextures::add(const model::Raster& raster) {
    const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&raster.values);
    gpu::TextureDesc desc;
    desc.width = static_cast<std::uint32_t>(raster.width);
    desc.height = static_cast<std::uint32_t>(raster.height);
    const bool gaps = has_gaps(raster);
    desc.format = bytes != nullptr ? VK_FORMAT_R8_UNORM
                  : gaps           ? VK_FORMAT_R16G16B16A16_SFLOAT
                                   : VK_FORMAT_R16G16_SFLOAT;
    desc.mip_levels = true;
    desc.repeat_x = std::abs(raster.width * raster.step_lon_deg - 360.0) < raster.step_lon_deg;
    desc.name = "raster " + raster.name;
    RasterTexture added;
    added.texture = gpu::Texture(*context_, desc);
    added.has_gaps = bytes == nullptr && gaps;
    added.north_deg = raster.north_deg;
    added.step_lon_deg = raster.step_lon_deg;
    added.step_lat_deg = raster.step_lat_deg;
    if (bytes != nullptr) {
        upload(added.texture, std::as_bytes(std::span(*bytes)));
    } else {
        const auto halves = halves_of(raster, gaps);
        upload(added.texture, std::as_bytes(std::span(halves)));
    }
    all_.push_back(std::move(added));
    return static_cast<int>(all_.size()) - 1;
}

int RasterTextures::add(const model::Picture& picture) {
    gpu::TextureDesc desc;
    desc.width = static_cast<std::uint32_t>(picture.width);
    desc.height = static_cast<std::uint32_t>(picture.height);
    desc.format = VK_FORMAT_R8G8B8A8_UNORM;
    desc.mip_levels = true;
    desc.repeat_x = picture.closes_round_earth;
    desc.name = "picture " + picture.name;
    RasterTexture added;
    added.texture = gpu::Texture(*context_, desc);
    added.has_mask = picture.has_mask;
    upload(added.texture, std::as_bytes(std::span(picture.rgba)));
    all_.push_back(std::move(added));
    return static_cast<int>(all_.size()) - 1;
}

}  // namespace northway::render
