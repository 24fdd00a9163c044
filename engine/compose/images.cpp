// SPDX-License-Identifier: Apache-2.0
#include "compose/images.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <fmt/format.h>

#include "compose/icon_raster.h"

namespace northway::compose {
namespace {

constexpr int kAtlasWidth = 2048;
// Every Vulkan device takes images of this height.
constexpr int kTallestAtlas = 4096;
// What sprites' distance fields hold: 255 for eight texels.
constexpr double kSdfTexels = 8;

// The mean of what falls on each texel of a smaller picture.
Pixels shrunk(const Pixels& from, int width, int height) {
    Pixels result;
    result.width = width;
    result.height = height;
    result.rgba.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    const double step_x = static_cast<double>(from.width) / width;
    const double step_y = static_cast<double>(from.height) / height;
    std::uint8_t* to = result.rgba.data();
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column, to += 4) {
            const double x0 = column * step_x;
            const double x1 = x0 + step_x;
            const double y0 = row * step_y;
            const double y1 = y0 + step_y;
            double sum[4] = {};
            for (int y = static_cast<int>(y0); y < std::min<double>(y1, from.height); ++y) {
                const double part_y = std::min<double>(y + 1, y1) - std::max<double>(y, y0);
                for (int x = static_cast<int>(x0); x < std::min<double>(x1, from.width); ++x) {
                    const double part = part_y * (std::min<double>(x + 1, x1) - std::max<double>(x, x0));
                    const std::uint8_t* texel = from.at(x, y);
                    for (int c = 0; c < 4; ++c) {
                        sum[c] += part * texel[c];
                    }
                }
            }
            for (int c = 0; c < 4; ++c) {
                to[c] = static_cast<std::uint8_t>(std::lround(sum[c] / (step_x * step_y)));
            }
        }
    }
    return result;
}

int at_least_one(double value) {
    return std::max(1, static_cast<int>(std::lround(value)));
}

}  // namespace

Images::Images(const style::IconSet& icons, scene::Sprites sprites)
    : icons_(&icons), sprites_(std::move(sprites)) {
    for (auto& name : sprites_.names()) {
        names_.insert(std::move(name));
    }
    for (const auto& [name, icon] : icons.all()) {
        names_.insert(name);
    }
}

const scene::SpriteImage* Images::wanted(const std::string& name, double pixel_ratio) {
    const auto* image = sprites_.find(name, pixel_ratio);
    if (image == nullptr) {
        missing_.insert(name);
    }
    return image;
}

std::optional<PlacedImage> Images::place_icon(const std::string& name, double pixel_ratio,
                                              double scale) {
    const auto* image = wanted(name, pixel_ratio);
    if (image == nullptr || !(scale > 0) || !(pixel_ratio > 0)) {
        return std::nullopt;
    }
    // Bilinear sampling takes two texels a pixel well; each level halves them.
    int level = 0;
    double texels_per_px = image->pixel_ratio / (scale * pixel_ratio);
    while (texels_per_px > 2 && !image->is_sdf) {
        texels_per_px *= 0.5;
        ++level;
    }
    const std::string key = fmt::format("icon {} {} {}", name, image->pixel_ratio, level);
    const double part = std::exp2(-level);
    auto placed = level == 0 ? place(key, image->pixels, false)
                             : place(key, shrunk(image->pixels, at_least_one(image->pixels.width * part),
                                                 at_least_one(image->pixels.height * part)), false);
    if (placed) {
        placed->width_css = image->width_css();
        placed->height_css = image->height_css();
        placed->distance_texels = image->is_sdf ? kSdfTexels : 0;
        placed->sprite = image;
    }
    return placed;
}

std::optional<PlacedImage> Images::place_pattern(const std::string& name, double pixel_ratio,
                                                 const style::Color& tint, double height_px) {
    if (!(pixel_ratio > 0)) {
        return std::nullopt;
    }
    const style::Icon* icon = icons_ != nullptr && sprites_.find(name, pixel_ratio) == nullptr
                                  ? icons_->find(name)
                                  : nullptr;
    if (icon != nullptr) {
        const int size = std::min(
            at_least_one(height_px > 0 ? height_px : style::kIconBox * pixel_ratio), 1024);
        const auto rgba = tint.rgba_f32();
        auto placed = place(fmt::format("own {} {} {} {} {} {}", name, size, rgba[0], rgba[1],
                                        rgba[2], rgba[3]),
                            raster_icon(*icon, size, rgba), true);
        if (placed) {
            placed->width_css = placed->height_css = style::kIconBox;
        }
        return placed;
    }
    const auto* image = wanted(name, pixel_ratio);
    if (image == nullptr) {
        return std::nullopt;
    }
    const double scale = height_px > 0 ? height_px / image->pixels.height
                                       : pixel_ratio / image->pixel_ratio;
    const int width = std::min(at_least_one(image->pixels.width * scale), image->pixels.width);
    const int height = std::min(at_least_one(image->pixels.height * scale), image->pixels.height);
    const std::string key =
        fmt::format("pattern {} {} {} {}", name, image->pixel_ratio, width, height);
    auto placed = width == image->pixels.width && height == image->pixels.height
                      ? place(key, image->pixels, true)
                      : place(key, shrunk(image->pixels, width, height), true);
    if (placed) {
        placed->width_css = image->width_css();
        placed->height_css = image->height_css();
        placed->sprite = image;
    }
    return placed;
}

std::optional<PlacedImage> Images::place_ramp(std::span<const style::Color> colors) {
    Pixels row;
    row.width = static_cast<int>(colors.size());
    row.height = 1;
    for (const auto& color : colors) {
        for (const float part : color.rgba_f32()) {
            row.rgba.push_back(
                static_cast<std::uint8_t>(std::lround(std::clamp(part, 0.0F, 1.0F) * 255.0F)));
        }
    }
    return place(fmt::format("ramp {}", std::string(row.rgba.begin(), row.rgba.end())), row, false);
}

std::optional<PlacedImage> Images::place(const std::string& key, const Pixels& pixels,
                                         bool repeats) {
    const auto found = placed_.find(key);
    if (found != placed_.end()) {
        return found->second;
    }
    const int width = pixels.width + 2;
    const int height = pixels.height + 2;
    if (shelf_x_ + width > kAtlasWidth) {
        shelf_y_ += shelf_height_;
        shelf_x_ = shelf_height_ = 0;
    }
    if (width > kAtlasWidth || shelf_y_ + height > kTallestAtlas) {
        missing_.insert(key);
        return std::nullopt;
    }
    shelf_height_ = std::max(shelf_height_, height);
    if (shelf_y_ + shelf_height_ > height_) {
        height_ = static_cast<int>(
            std::bit_ceil(static_cast<unsigned>(std::max(shelf_y_ + shelf_height_, 64))));
        texels_.resize(static_cast<std::size_t>(height_) * kAtlasWidth * 4);
    }
    const auto wrapped = [&](int i, int size) {
        return repeats ? (i + size) % size : std::clamp(i, 0, size - 1);
    };
    for (int row = -1; row <= pixels.height; ++row) {
        for (int column = -1; column <= pixels.width; ++column) {
            const bool inside = row >= 0 && row < pixels.height && column >= 0 && column < pixels.width;
            if (!inside && !repeats) {
                continue;
            }
            const std::uint8_t* from =
                pixels.at(wrapped(column, pixels.width), wrapped(row, pixels.height));
            const auto to = (static_cast<std::size_t>(shelf_y_ + 1 + row) * kAtlasWidth +
                             static_cast<std::size_t>(shelf_x_ + 1 + column)) * 4;
            std::copy_n(from, 4, &texels_[to]);
        }
    }
    PlacedImage placed;
    placed.x = static_cast<std::uint16_t>(shelf_x_ + 1);
    placed.y = static_cast<std::uint16_t>(shelf_y_ + 1);
    placed.width = static_cast<std::uint16_t>(pixels.width);
    placed.height = static_cast<std::uint16_t>(pixels.height);
    shelf_x_ += width;
    ++revision_;
    placed_[key] = placed;
    return placed;
}

render::AtlasImage Images::atlas() const {
    return {texels_, height_ > 0 ? kAtlasWidth : 0, height_, revision_, 1};
}

}  // namespace northway::compose
