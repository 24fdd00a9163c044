// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "shaders/layout.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace northway::render {

inline constexpr double kTile = static_cast<double>(shaders::kTileSize);

// The tiles that a part of a frame touches. Tiles are counted from the frame's top left corner, so
// that every part sees the same tiles.
struct TileGrid {
    int first_column = 0;
    int first_row = 0;
    int columns = 0;
    int rows = 0;
    // The part of the frame that tiles are numbered in; what is clipped has fewer columns and rows.
    int whole_column = 0;
    int whole_row = 0;
    int whole_columns = 0;
    int whole_rows = 0;
    static TileGrid of(int x_px, int y_px, int width_px, int height_px) {
        const int column = tile_of(x_px);
        const int row = tile_of(y_px);
        const int columns = tile_of(x_px + width_px - 1) - column + 1;
        const int rows = tile_of(y_px + height_px - 1) - row + 1;
        return {column, row, columns, rows, column, row, columns, rows};
    }
    // The tiles of this grid in a part of the frame, numbered as here; may be empty.
    TileGrid clipped(int from_column, int from_row, int to_column, int to_row) const {
        TileGrid part = *this;
        part.first_column = std::max(first_column, from_column);
        part.first_row = std::max(first_row, from_row);
        part.columns = std::max(0, std::min(end_column(), to_column) - part.first_column);
        part.rows = std::max(0, std::min(end_row(), to_row) - part.first_row);
        return part;
    }
    // Of a place within 2^31 tiles of the corner; floor() of the baseline x86 is a function call.
    static int tile_of(double px) {
        const double tile = px / kTile;
        const int truncated = static_cast<int>(tile);
        return truncated - (tile < truncated ? 1 : 0);
    }
    bool is_empty() const { return columns == 0 || rows == 0; }
    int count() const { return whole_columns * whole_rows; }
    // The number of a tile; its column and row are those of the frame.
    std::uint32_t number(int column, int row) const {
        return static_cast<std::uint32_t>((row - whole_row) * whole_columns + column -
                                          whole_column);
    }
    int end_column() const { return first_column + columns; }
    int end_row() const { return first_row + rows; }
};

// A piece of a polygon's edge inside one tile. `step_sign` is not 0 where the edge comes in or goes
// out through the tile's left side, at `step_y`: below that the winding number along the left side
// changes by it.
struct EdgePiece {
    int column = 0;  // of the frame
    int row = 0;
    geo::XY from;  // pixels relative to the tile's top left corner
    geo::XY to;
    double step_y = 0;
    int step_sign = 0;
};

// Walks the edge from `p` to `q` (pixels) through the tiles. `piece(const EdgePiece&)` is called
// for every tile it touches inside the grid, `crossing(row, column, sign)` for each crossing of the
// top side of a row of tiles: the winding number at the top left corners of the tiles of that row
// from `column` on changes by `sign` (+1 downwards). Every decision about which tile a point is in
// is made once, from the same doubles, so neighbouring tiles and edges that share a vertex agree.
template <class Piece, class Crossing>
void walk_edge(const TileGrid& grid, geo::XY p, geo::XY q, const Piece& piece,
               const Crossing& crossing) {
    const auto column_of = [&](double x) {
        return static_cast<int>(std::clamp(std::floor(x / kTile), grid.first_column - 1.0,
                                           static_cast<double>(grid.end_column())));
    };
    const auto row_of = [&](double y) {
        return static_cast<int>(std::clamp(std::floor(y / kTile), grid.first_row - 1.0,
                                           static_cast<double>(grid.end_row())));
    };
    // The stretch from a to b lies in one row of tiles.
    const auto walk_row = [&](int row, geo::XY a, geo::XY b) {
        if (row < grid.first_row || row >= grid.end_row()) {
            return;
        }
        const int first = column_of(a.x);
        const int last = column_of(b.x);
        const double top = row * kTile;
        const auto emit = [&](int column, geo::XY from, geo::XY to, double step_y, int step_sign) {
            if (column < grid.first_column || column >= grid.end_column()) {
                return;
            }
            const double left = column * kTile;
            piece(EdgePiece{column,
                            row,
                            {from.x - left, from.y - top},
                            {to.x - left, to.y - top},
                            step_y - top,
                            step_sign});
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
        if (crossed >= grid.first_row && crossed < grid.end_row()) {
            crossing(crossed, column_of(at.x) + 1, direction);
        }
        from = at;
    }
    walk_row(last_row, from, q);
}

}  // namespace northway::render
