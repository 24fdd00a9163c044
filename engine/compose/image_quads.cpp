// SPDX-License-Identifier: Apache-2.0
#include "compose/image_quads.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace northway::compose {
namespace {

// A stretch of an image along one axis: texels of the atlas, and where they fall.
struct Piece {
    int first = 0;
    int count = 0;
    double from_px = 0;
    double texels_per_px = 1;
};

// The pieces along one axis, with a free texel at either end.
std::vector<Piece> pieces(int texels, double texels_per_css,
                          const std::vector<std::pair<double, double>>& stretches, double ratio,
                          double scale, double size_px) {
    struct Zone {
        int first, end;
        bool grows;
    };
    std::vector<Zone> zones;
    int at = 0;
    for (const auto& [from, to] : stretches) {
        // In texels of the sprite, of which `ratio` are one of the atlas.
        const int first = std::clamp(static_cast<int>(std::lround(from / ratio)), at, texels);
        const int end = std::clamp(static_cast<int>(std::lround(to / ratio)), first, texels);
        if (first > at) {
            zones.push_back({at, first, false});
        }
        if (end > first) {
            zones.push_back({first, end, true});
        }
        at = end;
    }
    if (at < texels) {
        zones.push_back({at, texels, stretches.empty()});
    }
    const double px_per_texel = scale / texels_per_css;
    double fixed = 0;
    double growing = 0;
    for (const Zone& zone : zones) {
        (zone.grows ? growing : fixed) += zone.end - zone.first;
    }
    double fixed_px = fixed * px_per_texel;
    // What cannot grow shrinks with the rest where there is not enough room.
    const double squeeze = growing == 0 || fixed_px > size_px ? size_px / std::max(fixed_px, 1e-9) : 1;
    fixed_px *= squeeze;
    std::vector<Piece> result;
    double from_px = 0;
    for (const Zone& zone : zones) {
        const int count = zone.end - zone.first;
        const double px = zone.grows ? (size_px - fixed_px) * count / growing
                                     : count * px_per_texel * squeeze;
        if (px > 0) {
            result.push_back({zone.first, count, from_px, count / px});
        }
        from_px += px;
    }
    if (!result.empty()) {
        Piece& first = result.front();
        first.first -= 1;
        first.count += 1;
        first.from_px -= 1 / first.texels_per_px;
        result.back().count += 1;
    }
    return result;
}

}  // namespace

void draw_image(mesh::DrawList& list, const PlacedImage& image, const ImageLook& look) {
    if (!(look.width_px > 0) || !(look.height_px > 0) || !(look.opacity > 0)) {
        return;
    }
    static const std::vector<std::pair<double, double>> kNone;
    const auto* sprite = image.sprite;
    const double ratio = sprite != nullptr ? static_cast<double>(sprite->pixels.width) / image.width : 1;
    const auto columns = pieces(image.width, image.width / image.width_css,
                                sprite != nullptr ? sprite->stretch_x : kNone, ratio, look.scale,
                                look.width_px);
    const auto rows = pieces(image.height, image.height / image.height_css,
                             sprite != nullptr ? sprite->stretch_y : kNone, ratio, look.scale,
                             look.height_px);
    const double ux = std::cos(look.rotation_rad);
    const double uy = std::sin(look.rotation_rad);
    std::vector<mesh::ImageQuad> quads;
    for (const Piece& row : rows) {
        for (const Piece& column : columns) {
            const double x = column.from_px - 0.5 * look.width_px;
            const double y = row.from_px - 0.5 * look.height_px;
            mesh::ImageQuad quad;
            quad.x_px = static_cast<float>(look.center_px.x + x * ux - y * uy);
            quad.y_px = static_cast<float>(look.center_px.y + x * uy + y * ux);
            quad.axis_x = static_cast<float>(ux);
            quad.axis_y = static_cast<float>(uy);
            quad.atlas_x = static_cast<std::uint16_t>(image.x + column.first);
            quad.atlas_y = static_cast<std::uint16_t>(image.y + row.first);
            quad.atlas_w = static_cast<std::uint16_t>(column.count);
            quad.atlas_h = static_cast<std::uint16_t>(row.count);
            quad.texels_per_px_x = static_cast<float>(column.texels_per_px);
            quad.texels_per_px_y = static_cast<float>(row.texels_per_px);
            quad.distance_texels = static_cast<float>(image.distance_texels);
            quads.push_back(quad);
        }
    }
    const auto faded = [&](style::Color color) {
        color.r *= look.opacity;
        color.g *= look.opacity;
        color.b *= look.opacity;
        color.a *= look.opacity;
        return color;
    };
    if (image.distance_texels <= 0) {
        list.images(list.add_style(mesh::solid_style(faded({1, 1, 1, 1}).rgba_f32(), 0)), quads);
        return;
    }
    if (look.halo_px > 0 && look.halo.a > 0) {
        list.images(list.add_style(mesh::solid_style(faded(look.halo).rgba_f32(),
                                                     static_cast<float>(look.halo_px))),
                    quads);
    }
    list.images(list.add_style(mesh::solid_style(faded(look.tint).rgba_f32(), 0)), quads);
}

}  // namespace northway::compose
