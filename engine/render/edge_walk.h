// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "geo/coordinates.h"
#include "shaders/layout.h"

namespace northway::render {

inline constexpr double kTile = static_cast<double>(shaders::kTileSize);

// A picture's size in tiles.
struct TileGrid {
    int columns = 0;
    int rows = 0;
    static TileGrid of(int width_px, int height_px) {
        const int tile = static_cast<int>(shaders::kTileSize);
        return {(width_px + tile - 1) / tile, (height_px + tile - 1) / tile};
    }
    int count() const { return columns * rows; }
};

// A piece of a polygon's edge inside one tile. `step_sign` is not 0 where the edge comes in or goes
// out through the tile's left side, at `step_y`: below that the winding number along the left side
// changes by it.
struct EdgePiece {
    int column = 0;
    int row = 0;
    geo::XY from;  // pixels relative to the tile's top left corner
    geo::XY to;
    double step_y = 0;
    int step_sign = 0;
};

// Walks the edge from `p` to `q` (pixels) through the tiles. `piece(const EdgePiece&)` is called for
// every tile it touches inside the grid, `crossing(row, column, sign)` for each crossing of the top
// side of a row of tiles: the winding number at the top left corners of the tiles of that row from
// `column` on changes by `sign` (+1 downwards). Every decision about which tile a point is in is
// made once, from the same doubles, so neighbouring tiles and edges that share a vertex agree.
template <class Piece, class Crossing>
void walk_edge(const TileGrid& grid, geo::XY p, geo::XY q, const Piece& piece,
               const Crossing& crossing) {
    const auto column_of = [&](double x) {
        return static_cast<int>(std::clamp(std::floor(x / kTile), -1.0, grid.columns + 0.0));
    };
    const auto row_of = [&](double y) {
        return static_cast<int>(std::clamp(std::floor(y / kTile), -1.0, grid.rows + 0.0));
    };
    // The stretch from a to b lies in one row of tiles.
    const auto walk_row = [&](int row, geo::XY a, geo::XY b) {
        if (row < 0 || row >= grid.rows) {
            return;
        }
        const int first = column_of(a.x);
        const int last = column_of(b.x);
        const double top = row * kTile;
        const auto emit = [&](int column, geo::XY from, geo::XY to, double step_y, int step_sign) {
            if (column < 0 || column >= grid.columns) {
                return;
            }
            const double left = column * kTile;
            piece(EdgePiece{column, row, {from.x - left, from.y - top}, {to.x - left, to.y - top},
                            step_y - top, step_sign});
        };
        if (first == last) {
            emit(first, a, b, 0, 0);
            return;
        }
        const int direction = last > first ? 1 : -1;
        geo::XY from = a;
        double entered_y = 0;
        int entered = 0;  // step for having come in through the left side
        for (int column = first;; column += direction) {
            if (column == last) {
                emit(column, from, b, entered_y, entered);
                return;
            }
            const double side = (direction > 0 ? column + 1 : column) * kTile;
            const double t = (side - a.x) / (b.x - a.x);
            const geo::XY at{side, std::clamp(a.y + t * (b.y - a.y), top, top + kTile)};
            if (direction > 0) {
                emit(column, from, at, entered_y, entered);
                entered_y = at.y;
                entered = -1;
            } else {
                emit(column, from, at, at.y, 1);
            }
            from = at;
        }
    };
    const int first_row = row_of(p.y);
    const int last_row = row_of(q.y);
    if (first_row == last_row) {
        walk_row(first_row, p, q);
        return;
    }
    const int direction = last_row > first_row ? 1 : -1;
    geo::XY from = p;
    for (int row = first_row; row != last_row; row += direction) {
        const int crossed = direction > 0 ? row + 1 : row;
        const double line = crossed * kTile;
        const double t = (line - p.y) / (q.y - p.y);
        const geo::XY at{p.x + t * (q.x - p.x), line};
        walk_row(row, from, at);
        if (crossed >= 0 && crossed < grid.rows) {
            crossing(crossed, column_of(at.x) + 1, direction);
        }
        from = at;
    }
    walk_row(last_row, from, q);
}

}  // namespace northway::render
