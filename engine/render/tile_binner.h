// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mesh/draw_list.h"
#include "render/bin_items.h"
#include "render/tile_words.h"
#include "render/workers.h"
#include "shaders/layout.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace northway::render {

// Tiles are drawn by the pipeline that knows what they hold and no more.
inline constexpr std::uint32_t kHasShapes =
    shaders::kHasStrokes | shaders::kHasEdges | shaders::kHasPlanes;
inline constexpr std::array<std::uint32_t, 7> kTileClasses{
    0,
    shaders::kHasStrokes,
    kHasShapes,
    kHasShapes | shaders::kHasShaped,
    kHasShapes | shaders::kHasShaped | shaders::kHasJoins,
    kHasShapes | shaders::kHasShaped | shaders::kHasGlyphs,
    kHasShapes | shaders::kHasShaped | shaders::kHasGlyphs | shaders::kHasJoins |
        shaders::kHasPaints};

// Sorts the items of a draw list into 8 x 8 pixel tiles, for tile.glsl: clips polygons' edges to
// the tiles and finds winding numbers, and leaves out what an opaque fill hides in a tile. The
// result is the same for any number of threads, and that of a tile the same for any window it lies
// in.
class TileBinner {
public:
    // The part of the frame to draw, in pixels.
    struct Window {
        int x = 0, y = 0;
        int width = 0, height = 0;
        bool operator==(const Window&) const = default;
    };

    // `threads` 0: as many as the machine has cores.
    explicit TileBinner(int threads);

    // Sorts the list; the counts and tiles are then known. The tiles `also` are there even when the
    // list has nothing in them.
    void bin(const mesh::DrawList& list, const Window& window,
             std::span<const shaders::Tile> also = {});

    std::size_t word_count() const { return word_count_; }
    // Tiles with work and those asked for, by class, in rows within a class.
    const std::vector<shaders::Tile>& tiles() const { return tiles_; }
    // The first tile of each class, and one past the last tile of all.
    const std::array<std::uint32_t, kTileClasses.size() + 1>& class_starts() const {
        return class_starts_;
    }
    // `words` must have room for word_count().
    void write_words(std::span<std::uint32_t> words);

private:
    struct Part {
        TileWords words;
        BinScratch scratch;
        struct Place {
            std::uint32_t next = 0;  // where the tile's next words go
            std::uint32_t skip = 0;  // words that are hidden and not written
        };
        std::vector<Place> places;  // per tile
    };
    void bin_part(const mesh::DrawList& list, Part& part, std::uint32_t first, std::uint32_t end);
    void lay_out(std::span<const shaders::Tile> also);

    bool always_threaded_ = false;
    std::unique_ptr<Workers> workers_;
    TileGrid grid_;
    std::vector<Part> parts_;
    int part_count_ = 0;
    std::vector<std::size_t> weights_;
    std::vector<shaders::Tile> tiles_;
    std::vector<std::uint8_t> classes_;  // per tile
    std::array<std::uint32_t, kTileClasses.size() + 1> class_starts_{};
    std::size_t word_count_ = 0;
};

}  // namespace northway::render
