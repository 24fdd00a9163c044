// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mesh/draw_list.h"
#include "render/atlas_texture.h"
#include "scene/sprite.h"
#include "style/color.h"
#include "style/icon.h"

namespace northway::compose {

// Where an image stands in the atlas: the rectangle of the image itself. Round it runs one texel
// that is transparent or, for patterns, the other side of the image.
struct PlacedImage {
    std::uint16_t x = 0, y = 0, width = 0, height = 0;
    double width_css = 0;  // the size it is meant to have
    double height_css = 0;
    double distance_texels = 0;  // 0: a picture; else see mesh::ImageQuad
    const scene::SpriteImage* sprite = nullptr;  // stretches and content; null: one of our icons
};

// The images of a scene: its sprites, and the program's own icons, in one atlas of R, G, B, A.
//
// To draw `icon-image`: `place_icon(name, pixel_ratio, scale)`, then draw_image() (image_quads.h)
// with the place; both give nothing or do nothing for unknown names, which missing() then tells.
// To paint with a pattern: `place_pattern(…)`, a mesh::ImagePaint with its rectangle, and
// DrawList::add_paint() into Style::image.
// Places stay good for the life of the object.
class Images {
public:
    Images() = default;
    // `icons` must outlive the object.
    Images(const style::IconSet& icons, scene::Sprites sprites);

    // A sprite's image for a pixel ratio; null where no sprite has it (our icons are not sprites).
    const scene::SpriteImage* find(std::string_view name, double pixel_ratio) const {
        return sprites_.find(name, pixel_ratio);
    }
    // Of all sprites and our icons, for the expression "image".
    const std::set<std::string, std::less<>>& names() const { return names_; }

    // `scale`: how much larger than its size in CSS pixels it is drawn ("icon-size"); an image that
    // is drawn much smaller than it is comes from a smaller copy. Sprites only.
    std::optional<PlacedImage> place_icon(const std::string& name, double pixel_ratio,
                                          double scale);
    // With one texel a pixel where the image is not coarser. One of our icons is drawn in `tint`,
    // 24 CSS pixels wide. `height_px` > 0: it is scaled to that height (along lines).
    std::optional<PlacedImage> place_pattern(const std::string& name, double pixel_ratio,
                                             const style::Color& tint, double height_px = 0);
    // A row of colours, premultiplied.
    std::optional<PlacedImage> place_ramp(std::span<const style::Color> colors);

    // Names that were asked for and are not there; and images that found no room.
    const std::set<std::string>& missing() const { return missing_; }
    render::AtlasImage atlas() const;

private:
    std::optional<PlacedImage> place(const std::string& key, const Pixels& pixels, bool repeats);
    const scene::SpriteImage* wanted(const std::string& name, double pixel_ratio);

    const style::IconSet* icons_ = nullptr;
    scene::Sprites sprites_;
    std::set<std::string, std::less<>> names_;
    std::map<std::string, PlacedImage> placed_;
    std::set<std::string> missing_;
    std::vector<std::uint8_t> texels_;
    int height_ = 0;
    int shelf_y_ = 0, shelf_height_ = 0, shelf_x_ = 0;
    std::uint64_t revision_ = 0;
};

}  // namespace northway::compose
