// SPDX-License-Identifier: Apache-2.0
#include "render/relief_pass.h"

#include "gpu/commands.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace northway::render {
namespace {

namespace sh = shaders;
using gpu::Buffer;
using gpu::BufferUse;
using gpu::Texture;

constexpr std::uint32_t kReliefGroup = 8;

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

std::vector<std::uint32_t> packed(std::span<const sh::vec4> colors) {
    std::vector<std::uint32_t> words;
    words.reserve(colors.size());
    const auto byte = [](float part) {
        return static_cast<std::uint32_t>(std::lround(std::clamp(part, 0.0F, 1.0F) * 255.0F));
    };
    for (const auto& color : colors) {
        words.push_back(byte(color.x) | (byte(color.y) << 8) | (byte(color.z) << 16) |
                        (byte(color.w) << 24));
    }
    return words;
}

}  // namespace

int relief_grid_columns(int width_px) {
    return width_px / static_cast<int>(sh::kReliefGridStep) + 2;
}

int relief_grid_rows(int height_px) {
    return height_px / static_cast<int>(sh::kReliefGridStep) + 2;
}

Status ReliefPass::create_pipeline(const std::filesystem::path& shaders) {
    gpu::ComputePipelineDesc desc;
    desc.name = "relief";
    desc.spirv = shaders / "relief.comp.spv";
    desc.storage_buffers = 3;
    desc.textures = 2;
    desc.push_bytes = sizeof(sh::ReliefConstants);
    const std::uint32_t rows = context_->is_cpu() ? kReliefGroup : 1;
    desc.constants = {rows, kReliefGroup / rows};
    auto made = gpu::ComputePipeline::create(*context_, desc);
    if (!made) {
        return tl::unexpected(made.error());
    }
    pipeline_ = std::move(*made);
    return {};
}

int ReliefPass::add_raster(const model::Raster& raster) {
    Raster added;
    const bool bytes = std::holds_alternative<std::vector<std::uint8_t>>(raster.values);
    gpu::TextureDesc desc;
    desc.width = static_cast<std::uint32_t>(raster.width);
    desc.height = static_cast<std::uint32_t>(raster.height);
    desc.format = bytes ? VK_FORMAT_R8_UNORM : VK_FORMAT_R16_SFLOAT;
    desc.mip_levels = true;
    desc.repeat_x = std::abs(raster.width * raster.step_lon_deg - 360.0) < raster.step_lon_deg;
    desc.name = "raster " + raster.name;
    added.texture = Texture(*context_, desc);

    const std::size_t count =
        static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height);
    const Buffer staging(*context_, BufferUse::stream, count * (bytes ? 1 : 2), "raster upload");
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
    gpu::FrameCommands commands(*context_, "raster upload");
    const VkCommandBuffer cb = commands.begin();
    added.texture.record_upload(cb, staging, 0, desc.height);
    commands.submit();
    commands.wait();

    sh::ReliefConstants& place = added.place;
    place.columns = static_cast<float>(raster.width);
    place.rows = static_cast<float>(raster.height);
    place.columns_per_deg = static_cast<float>(1.0 / raster.step_lon_deg);
    place.rows_per_deg = static_cast<float>(1.0 / raster.step_lat_deg);
    place.lon0_deg = static_cast<float>(raster.west_deg + 0.5 * raster.step_lon_deg);
    place.lat0_deg = static_cast<float>(raster.north_deg - 0.5 * raster.step_lat_deg);
    rasters_.push_back(std::move(added));
    return static_cast<int>(rasters_.size()) - 1;
}

void ReliefPass::record(VkCommandBuffer commands, std::span<const ReliefPlane> planes,
                        std::span<const shaders::vec4> places, int width, int height,
                        const gpu::Buffer& target, ReliefBuffers& buffers) const {
    const auto plane_stride =
        static_cast<std::uint32_t>(width) * static_cast<std::uint32_t>(height);
    const VkDeviceSize grid_bytes = places.size_bytes();
    gpu::reserve(*context_, buffers.places, BufferUse::stream, grid_bytes, "relief grid");
    buffers.places.write(places);
    buffers.ramps.resize(planes.size());
    while (buffers.bindings.size() < planes.size()) {
        buffers.bindings.emplace_back(*context_, pipeline_, "relief bindings");
    }
    for (std::size_t i = 0; i < planes.size(); ++i) {
        const ReliefPlane& plane = planes[i];
        const Raster& heights = rasters_[static_cast<std::size_t>(plane.heights)];
        const bool shaded = plane.shade >= 0;
        const Raster& shade = shaded ? rasters_[static_cast<std::size_t>(plane.shade)] : heights;
        gpu::reserve(*context_, buffers.ramps[i], BufferUse::stream,
                     plane.ramp.size() * sizeof(std::uint32_t), "relief ramp");
        buffers.ramps[i].write(std::span<const std::uint32_t>(packed(plane.ramp)));
        const Buffer* storage[] = {&buffers.places, &buffers.ramps[i], &target};
        const Texture* textures[] = {&heights.texture, &shade.texture};
        buffers.bindings[i].write(storage, textures);

        sh::ReliefConstants constants = heights.place;
        constants.width = static_cast<std::uint32_t>(width);
        constants.height = static_cast<std::uint32_t>(height);
        constants.first_pixel = static_cast<std::uint32_t>(i) * plane_stride;
        constants.grid_columns = static_cast<std::uint32_t>(relief_grid_columns(width));
        constants.ramp_min_m = plane.ramp_min_m;
        constants.ramp_max_m = plane.ramp_max_m;
        constants.shade_strength = plane.shade_strength;
        constants.shade_neutral = plane.shade_neutral;
        constants.opacity = plane.opacity;
        constants.level_of_detail = std::round(std::max(plane.level_of_detail, 0.0F));
        constants.exaggeration = shaded ? 0.0F : std::max(plane.exaggeration, 1e-3F);
        // The light stands 45 degrees high.
        const float azimuth = plane.light_azimuth_deg * 3.14159265F / 180.0F;
        constants.light_x = std::sin(azimuth) * 0.70710678F;
        constants.light_y = std::cos(azimuth) * 0.70710678F;
        constants.light_z = 0.70710678F;
        pipeline_.record(commands, buffers.bindings[i].get(), gpu::push_bytes(constants),
                         (constants.width + kReliefGroup - 1) / kReliefGroup,
                         (constants.height + kReliefGroup - 1) / kReliefGroup);
    }
}

}  // namespace northway::render
