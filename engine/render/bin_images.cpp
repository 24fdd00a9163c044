// SPDX-License-Identifier: Apache-2.0
#include "render/bin_items.h"

#include <algorithm>
#include <cmath>

namespace northway::render {
namespace {

namespace sh = shaders;

// Calls write(column, row) for the tiles of the grid that a box of the frame touches.
template <class Write>
void for_tiles(const TileGrid& grid, const geo::Box& box, const Write& write) {
    const geo::Box frame{grid.first_column * kTile, grid.first_row * kTile,
                         grid.end_column() * kTile, grid.end_row() * kTile};
    if (!box.intersects(frame)) {
        return;
    }
    const int c0 = std::max(grid.first_column, TileGrid::tile_of(std::max(box.min_x, frame.min_x)));
    const int c1 =
        std::min(grid.end_column() - 1, TileGrid::tile_of(std::min(box.max_x, frame.max_x)));
    const int r0 = std::max(grid.first_row, TileGrid::tile_of(std::max(box.min_y, frame.min_y)));
    const int r1 =
        std::min(grid.end_row() - 1, TileGrid::tile_of(std::min(box.max_y, frame.max_y)));
    for (int row = r0; row <= r1; ++row) {
        for (int column = c0; column <= c1; ++column) {
            write(column, row);
        }
    }
}

geo::Box box_of(const mesh::ImageQuad& quad) {
    const double ux = quad.axis_x;
    const double uy = quad.axis_y;
    geo::Box box;
    for (const double u : {0.0, quad.atlas_w / static_cast<double>(quad.texels_per_px_x)}) {
        for (const double v : {0.0, quad.atlas_h / static_cast<double>(quad.texels_per_px_y)}) {
            box.add(geo::XY{static_cast<double>(quad.x_px) + u * ux - v * uy,
                            static_cast<double>(quad.y_px) + u * uy + v * ux});
        }
    }
    return box;
}

}  // namespace

void bin_images(const BinnedItem& item) {
    const RunHeader header = run_header(sh::kRunImage, item);
    for (std::uint32_t i = item.item.first; i < item.item.first + item.item.count; ++i) {
        const mesh::ImageQuad& quad = item.list.image_quads()[i];
        if (!(quad.texels_per_px_x > 0) || !(quad.texels_per_px_y > 0)) {
            continue;
        }
        const double scale = quad.texels_per_px_x;
        for_tiles(item.grid, box_of(quad), [&](int column, int row) {
            std::uint32_t* words =
                item.words.part(item.grid.number(column, row), item.number, header, sh::kImageWords);
            words[0] = bits(static_cast<double>(quad.x_px) - column * kTile);
            words[1] = bits(static_cast<double>(quad.y_px) - row * kTile);
            words[2] = bits(static_cast<double>(quad.axis_x) * scale);
            words[3] = bits(static_cast<double>(quad.axis_y) * scale);
            words[4] = static_cast<std::uint32_t>(quad.atlas_x) |
                       (static_cast<std::uint32_t>(quad.atlas_y) << 16);
            words[5] = static_cast<std::uint32_t>(quad.atlas_w) |
                       (static_cast<std::uint32_t>(quad.atlas_h) << 16);
            words[6] = bits(static_cast<double>(quad.texels_per_px_y) / scale);
            words[7] = bits(static_cast<double>(quad.distance_texels));
        });
    }
}

void bin_discs(const BinnedItem& item) {
    const RunHeader header = run_header(sh::kRunImage, item);
    for (std::uint32_t i = item.item.first; i < item.item.first + item.item.count; ++i) {
        const mesh::Disc& disc = item.list.discs()[i];
        const double x = disc.x_px;
        const double y = disc.y_px;
        const double reach = static_cast<double>(disc.radius_px) + static_cast<double>(disc.rim_px) + 1;
        const auto rim = packed_color(disc.rim_color);
        for_tiles(item.grid, {x - reach, y - reach, x + reach, y + reach},
                  [&](int column, int row) {
                      std::uint32_t* words = item.words.part(item.grid.number(column, row),
                                                             item.number, header, sh::kImageWords);
                      words[0] = bits(x - column * kTile);
                      words[1] = bits(y - row * kTile);
                      words[2] = bits(static_cast<double>(disc.radius_px));
                      words[3] = bits(static_cast<double>(disc.rim_px));
                      words[4] = bits(static_cast<double>(disc.blur_px));
                      words[5] = rim[0];
                      words[6] = rim[1];
                      words[7] = bits(-1.0);
                  });
    }
}

}  // namespace northway::render
