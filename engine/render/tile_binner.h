// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "mesh/draw_list.h"
#include "render/edge_walk.h"
#include "shaders/layout.h"

namespace northway::render {

using Command = std::array<std::uint32_t, 8>;

// Sorts the items of a draw list into 8 x 8 pixel tiles, for tile.comp: clips polygons' edges to the
// tiles and finds winding numbers, and leaves out tiles' commands that an opaque fill hides. The
// result is the same for any number of threads.
class TileBinner {
public:
    // Pixels of the frame that tile (0, 0) starts at; for drawing a part of a larger frame.
    struct Window {
        int x = 0, y = 0;
        int width = 0, height = 0;
    };

    // Counts what the list needs; commands() are then known.
    void bin(const mesh::DrawList& list, const Window& window);

    std::size_t command_count() const { return command_count_; }
    std::size_t tile_count() const;
    // Tiles with work, in rows; `all` gives those without any, too.
    void write_tiles(std::vector<shaders::Tile>& tiles, bool all) const;
    // `commands` must have room for command_count().
    void write_commands(std::span<Command> commands) const;

private:
    struct Record {
        std::uint32_t tile;
        Command command;
    };
    struct Worker {
        std::vector<Record> records;
        std::vector<std::uint32_t> counts;     // per tile
        std::vector<std::uint32_t> offsets;    // per tile: where this worker's commands start
        std::vector<std::uint32_t> opaque_at;  // per tile: 1 + the last record that hides the rest
        std::vector<std::uint32_t> last_item;  // per tile
        std::vector<Record> edges;             // of one polygon
        std::vector<std::uint32_t> edge_starts;
        std::vector<std::uint32_t> edge_order;
        std::vector<std::int32_t> winding;
    };
    class Run;

    TileGrid grid_;
    std::vector<Worker> workers_;
    std::vector<std::uint32_t> first_;  // per tile
    std::vector<std::uint32_t> count_;
    std::size_t command_count_ = 0;
};

}  // namespace northway::render
