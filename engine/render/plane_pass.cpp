// SPDX-License-Identifier: Apache-2.0
#include "render/plane_pass.h"

#include "gpu/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <variant>
#include <vector>

namespace northway::render {
namespace {

namespace sh = shaders;
using gpu::Buffer;
using gpu::BufferUse;
using gpu::Texture;

constexpr std::uint32_t kGroup = 8;
constexpr float kRadiansPerDegree = std::numbers::pi_v<float> / 180.0F;

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

float linear(float display) {
    return std::pow(std::clamp(display, 0.0F, 1.0F), 2.2F);
}

sh::vec4 linear(const sh::vec4& color) {
    return {linear(color.x), linear(color.y), linear(color.z), color.w};
}

// Two half floats; for numbers in 0 … 1.
std::uint32_t halves(float low, float high) {
    const auto half = [](float value) {
        const auto bits = std::bit_cast<std::uint32_t>(std::clamp(value, 0.0F, 1.0F));
        const std::uint32_t exponent = bits >> 23;
        return exponent <= 112 ? 0U : ((bits - (112U << 23)) + 0x1000U) >> 13;
    };
    return half(low) | (half(high) << 16);
}

std::vector<std::uint32_t> linear_ramp(std::span<const sh::vec4> colors) {
    std::vector<std::uint32_t> words;
    words.reserve(2 * colors.size());
    for (const auto& color : colors) {
        words.push_back(halves(linear(color.x), linear(color.y)));
        words.push_back(halves(linear(color.z), color.w));
    }
    return words;
}

// Writes a head and what follows it.
template <class Head, class Item>
void write_paint(const gpu::Context& context, Buffer& buffer, const Head& head,
                 std::span<const Item> items) {
    const std::size_t size = sizeof(Head) + items.size_bytes();
    gpu::reserve(context, buffer, BufferUse::stream, size, "paint of a plane");
    buffer.write(std::as_bytes(std::span(&head, 1)));
    buffer.write(std::as_bytes(items), sizeof(Head));
}

// The factors of the specification's reference implementation.
float contrast_factor(float contrast) {
    return contrast > 0 ? 1.0F / (1.0F - std::min(contrast, 0.999F)) : 1.0F + contrast;
}

float saturation_factor(float saturation) {
    return saturation > 0 ? 1.0F - 1.0F / (1.001F - saturation) : -saturation;
}

}  // namespace

struct PlanePass::Job {
    VkCommandBuffer commands;
    const WarpGrid* grid;
    const PlaneBuffers::Grid* grid_buffers;
    PlaneBuffers::OfPlane* buffers;
    const Buffer* target;
    PlaneWindow window;
    std::uint32_t first_pixel;

    sh::WarpConstants part() const {
        sh::WarpConstants constants{};
        constants.width = static_cast<std::uint32_t>(window.width);
        constants.height = static_cast<std::uint32_t>(window.height);
        constants.first_pixel = first_pixel;
        constants.left = static_cast<std::uint32_t>(window.x);
        constants.top = static_cast<std::uint32_t>(window.y);
        return constants;
    }
};

Result<const gpu::ComputePipeline*> PlanePass::pipeline(const std::string& name,
                                                        std::uint32_t textures,
                                                        std::vector<std::uint32_t> constants) {
    const auto [found, is_new] = pipelines_.try_emplace({name, constants});
    if (!is_new) {
        return &found->second;
    }
    gpu::ComputePipelineDesc desc;
    desc.name = name;
    desc.spirv = shaders_ / fmt::format("{}.comp.spv", name);
    desc.storage_buffers = 4;
    desc.textures = textures;
    desc.push_bytes = sizeof(sh::WarpConstants);
    static_assert(kGroup == sh::kWarpRows);
    const std::uint32_t rows = context_->is_cpu() ? kGroup : 1;
    desc.constants = {rows, kGroup / rows};
    desc.constants.insert(desc.constants.end(), constants.begin(), constants.end());
    auto made = gpu::ComputePipeline::create(*context_, desc);
    if (!made) {
        pipelines_.erase(found);
        return tl::unexpected(made.error());
    }
    found->second = std::move(*made);
    return &found->second;
}

sh::WarpConstants PlanePass::constants_of(const Job& job, const Texture& raster) const {
    sh::WarpConstants constants = job.part();
    constants.cell_columns = static_cast<std::uint32_t>(job.grid->columns);
    constants.column0 = static_cast<float>(job.grid->column0);
    constants.row0 = static_cast<float>(job.grid->row0);
    constants.columns = static_cast<float>(raster.desc().width);
    constants.rows = static_cast<float>(raster.desc().height);
    constants.period = static_cast<float>(job.grid->period);
    return constants;
}

void PlanePass::dispatch(const Job& job, const gpu::ComputePipeline& pipeline,
                         const PlaneBuffers::Grid& where, std::span<const Texture* const> textures,
                         const sh::WarpConstants& constants) const {
    gpu::Bindings& bindings = job.buffers->bindings;
    if (bindings.get() == VK_NULL_HANDLE || job.buffers->textures != pipeline.desc().textures) {
        // Sets made for another pipeline with as many resources fit.
        bindings = gpu::Bindings(*context_, pipeline, pipeline.desc().name + " bindings");
        job.buffers->textures = pipeline.desc().textures;
    }
    const Buffer* storage[] = {&where.cells, &where.points, &job.buffers->paint, job.target};
    bindings.write(storage, textures);
    pipeline.record(job.commands, bindings.get(), gpu::push_bytes(constants),
                    (constants.left % kGroup + constants.width + kGroup - 1) / kGroup,
                    (constants.top % kGroup + constants.height + kGroup - 1) / kGroup);
}

Status PlanePass::draw(const Job& job, const ReliefPlane& plane) {
    const RasterTexture& heights = textures_.at(plane.heights);
    const RasterTexture& shade = plane.shade >= 0 ? textures_.at(plane.shade) : heights;
    const bool is_overlay = plane.ramp.empty();
    const std::uint32_t shading = !is_overlay && plane.shade_opacity <= 0 &&
                                          plane.highlight_opacity <= 0
                                      ? sh::kShadeNone
                                  : plane.shade >= 0 ? sh::kShadeRaster
                                                     : sh::kShadeSlopes;
    const auto lights = static_cast<std::uint32_t>(
        std::clamp<std::size_t>(plane.lights.size(), 1, sh::kMostLights));
    auto used = pipeline("relief", 2,
                         {job.grid->has_fine_parts ? 1U : 0U, shading, plane.method,
                          is_overlay ? 1U : 0U, lights, plane.is_magnified ? 1U : 0U,
                          heights.has_gaps ? 1U : 0U, plane.follows_map ? 1U : 0U,
                          plane.is_nearest ? 1U : 0U});
    if (!used) {
        return tl::unexpected(used.error());
    }
    sh::ReliefPaint paint{};
    for (std::uint32_t i = 0; i < lights; ++i) {
        const Light& light = plane.lights[i];
        const float azimuth = light.azimuth_deg * kRadiansPerDegree;
        const float altitude = std::clamp(light.altitude_deg, 1.0F, 90.0F) * kRadiansPerDegree;
        paint.lights[i] = {std::sin(azimuth) * std::cos(altitude),
                           std::cos(azimuth) * std::cos(altitude), std::sin(altitude),
                           light.weight};
        paint.shadows[i] = is_overlay ? light.shadow : linear(light.shadow);
        paint.highlights[i] = is_overlay ? light.highlight : linear(light.highlight);
    }
    paint.accent = plane.accent;
    paint.north_deg = static_cast<float>(heights.north_deg);
    paint.lat_step_deg = static_cast<float>(heights.step_lat_deg);
    paint.lon_step_deg = static_cast<float>(heights.step_lon_deg);
    paint.ramp_min_m = plane.ramp_min_m;
    paint.ramp_max_m = plane.ramp_max_m;
    paint.opacity = plane.opacity;
    paint.exaggeration = plane.exaggeration;
    paint.intensity = plane.intensity;
    paint.azimuth = plane.lights[0].azimuth_deg * kRadiansPerDegree;
    paint.shade_opacity = plane.shade_opacity;
    paint.shade_limit = plane.shade_limit;
    paint.highlight_opacity = plane.highlight_opacity;
    paint.shade_neutral = plane.shade_neutral;
    const auto ramp = linear_ramp(plane.ramp);
    write_paint(*context_, job.buffers->paint, paint, std::span<const std::uint32_t>(ramp));
    const Texture* textures[] = {&heights.texture, &shade.texture};
    dispatch(job, **used, *job.grid_buffers, textures, constants_of(job, heights.texture));
    return {};
}

Status PlanePass::draw(const Job& job, const PicturePlane& plane) {
    auto used = pipeline("picture", 1, {job.grid->has_fine_parts ? 1U : 0U});
    if (!used) {
        return tl::unexpected(used.error());
    }
    const RasterTexture& picture = textures_.at(plane.picture);
    const float turn = plane.hue_rotate_deg * kRadiansPerDegree;
    const float s = std::sin(turn);
    const float c = std::cos(turn);
    const float root3 = std::numbers::sqrt3_v<float>;
    sh::PicturePaint paint{};
    paint.spin = {(2 * c + 1) / 3, (-root3 * s - c + 1) / 3, (root3 * s - c + 1) / 3,
                  plane.opacity};
    paint.saturation = saturation_factor(plane.saturation);
    paint.contrast = contrast_factor(plane.contrast);
    paint.brightness_low = plane.brightness_min;
    paint.brightness_high = plane.brightness_max;
    paint.is_nearest = plane.is_nearest ? 1U : 0U;
    paint.has_mask = picture.has_mask ? 1U : 0U;
    write_paint(*context_, job.buffers->paint, paint, std::span<const std::uint32_t>());
    const Texture* textures[] = {&picture.texture};
    dispatch(job, **used, *job.grid_buffers, textures, constants_of(job, picture.texture));
    return {};
}

Status PlanePass::draw(const Job& job, const HeatmapPlane& plane) {
    auto used = pipeline("heatmap", 0, {});
    if (!used) {
        return tl::unexpected(used.error());
    }
    // A buffer is never empty.
    constexpr sh::vec4 kNoPoint{};
    const auto points = plane.points.empty() ? std::span(&kNoPoint, 1)
                                             : std::span<const sh::vec4>(plane.points);
    PlaneBuffers::Grid& where = job.buffers->points;
    const std::span<const std::uint32_t> words(plane.words);
    gpu::reserve(*context_, where.cells, BufferUse::stream, words.size_bytes(), "heatmap tiles");
    gpu::reserve(*context_, where.points, BufferUse::stream, points.size_bytes(), "heatmap points");
    where.cells.write(words);
    where.points.write(points);
    const auto ramp = packed(plane.ramp);
    gpu::reserve(*context_, job.buffers->paint, BufferUse::stream,
                 ramp.size() * sizeof(std::uint32_t), "paint of a plane");
    job.buffers->paint.write(std::span<const std::uint32_t>(ramp));
    sh::WarpConstants constants = job.part();
    constants.cell_columns = static_cast<std::uint32_t>(plane.tile_columns);
    dispatch(job, **used, where, {}, constants);
    return {};
}

Status PlanePass::record(VkCommandBuffer commands, std::span<const Plane> planes,
                         std::span<const WarpGrid> grids, const PlaneWindow& window,
                         const Buffer& target, PlaneBuffers& buffers) {
    while (buffers.grids.size() < grids.size()) {
        buffers.grids.emplace_back();
    }
    for (std::size_t i = 0; i < grids.size(); ++i) {
        auto& grid = buffers.grids[i];
        const std::span<const std::uint32_t> cells(grids[i].cells);
        const std::span<const sh::vec2> points(grids[i].points);
        gpu::reserve(*context_, grid.cells, BufferUse::stream, cells.size_bytes(), "warp cells");
        gpu::reserve(*context_, grid.points, BufferUse::stream, points.size_bytes(), "warp points");
        grid.cells.write(cells);
        grid.points.write(points);
    }
    while (buffers.planes.size() < planes.size()) {
        buffers.planes.emplace_back();
    }
    const auto stride = static_cast<std::uint32_t>(window.width) *
                        static_cast<std::uint32_t>(window.height);
    for (std::size_t i = 0; i < planes.size(); ++i) {
        const bool warps = planes[i].grid >= 0;
        const auto grid = static_cast<std::size_t>(std::max(planes[i].grid, 0));
        const Job job{commands,
                      warps ? &grids[grid] : nullptr,
                      warps ? &buffers.grids[grid] : nullptr,
                      &buffers.planes[i],
                      &target,
                      window,
                      static_cast<std::uint32_t>(i) * stride};
        auto drawn = std::visit([&](const auto& plane) { return draw(job, plane); },
                                planes[i].what);
        if (!drawn) {
            return drawn;
        }
    }
    return {};
}

}  // namespace northway::render
