// SPDX-License-Identifier: Apache-2.0
#include "render/bin_items.h"

#include <algorithm>
#include <cmath>

namespace northway::render {
namespace {

namespace sh = shaders;

// The part of the frame that a glyph and its halo cover.
geo::Box glyph_box(const mesh::GlyphQuad& quad, double halo_px) {
    const double ux = quad.axis_x;
    const double uy = quad.axis_y;
    const double grow = halo_px + 1.0;
    const double w = quad.atlas_w / static_cast<double>(quad.texels_per_px) + grow;
    const double h = quad.atlas_h / static_cast<double>(quad.texels_per_px) + grow;
    geo::Box box;
    for (const double u : {-grow, w}) {
        for (const double v : {-grow, h}) {
            box.add(geo::XY{static_cast<double>(quad.x_px) + u * ux - v * uy,
                            static_cast<double>(quad.y_px) + u * uy + v * ux});
        }
    }
    return box;
}

}  // namespace

void bin_glyphs(const BinnedItem& item) {
    const TileGrid& grid = item.grid;
    const RunHeader header = run_header(sh::kRunGlyph, item);
    const geo::Box frame{grid.first_column * kTile, grid.first_row * kTile,
                         grid.end_column() * kTile, grid.end_row() * kTile};
    for (std::uint32_t g = item.item.first; g < item.item.first + item.item.count; ++g) {
        const mesh::GlyphQuad& quad = item.list.quads()[g];
        const double scale = quad.texels_per_px;
        const double blur_px = std::max(0.0, static_cast<double>(item.style.offset));
        const double steepness = 1.0 / (1.0 + blur_px);
        const geo::Box box =
            glyph_box(quad, static_cast<double>(item.style.half_width) + 0.5 * blur_px);
        if (!(scale > 0) || !box.intersects(frame)) {
            continue;
        }
        const int c0 =
            std::max(grid.first_column, TileGrid::tile_of(std::max(box.min_x, frame.min_x)));
        const int c1 =
            std::min(grid.end_column() - 1, TileGrid::tile_of(std::min(box.max_x, frame.max_x)));
        const int r0 =
            std::max(grid.first_row, TileGrid::tile_of(std::max(box.min_y, frame.min_y)));
        const int r1 =
            std::min(grid.end_row() - 1, TileGrid::tile_of(std::min(box.max_y, frame.max_y)));
        for (int row = r0; row <= r1; ++row) {
            for (int column = c0; column <= c1; ++column) {
                std::uint32_t* words =
                    item.words.part(grid.number(column, row), item.number, header, sh::kGlyphWords);
                words[0] = bits(static_cast<double>(quad.x_px) - column * kTile);
                words[1] = bits(static_cast<double>(quad.y_px) - row * kTile);
                words[2] = bits(static_cast<double>(quad.axis_x) * scale);
                words[3] = bits(static_cast<double>(quad.axis_y) * scale);
                words[4] = static_cast<std::uint32_t>(quad.atlas_x) |
                           (static_cast<std::uint32_t>(quad.atlas_y) << 16);
                words[5] = static_cast<std::uint32_t>(quad.atlas_w) |
                           (static_cast<std::uint32_t>(quad.atlas_h) << 16);
                words[6] = bits(scale);
                words[7] = bits(steepness);
            }
        }
    }
}

}  // namespace northway::render
