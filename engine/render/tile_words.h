// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/edge_walk.h"
#include "shaders/layout.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

namespace northway::render {

inline std::uint32_t bits(double value) {
    return std::bit_cast<std::uint32_t>(static_cast<float>(value));
}

// What stands before the first run of an item in a tile: its paint, and the group it belongs to.
struct PaintRun {
    std::array<std::uint32_t, shaders::kRunWords + shaders::kPaintWords> words{};
    bool has_words = false;  // else the item has a plain colour
    std::uint32_t group = 0;
    float group_opacity = 1;
    // Of an image over an area: its texel at the frame's corner, its steps for a pixel and its
    // size, from which that at a tile's corner is found.
    bool is_area = false;
    double u = 0, v = 0, axis_u = 0, axis_v = 0, width = 1, height = 1;
    const TileGrid* grid = nullptr;

    void write(std::uint32_t tile, std::uint32_t* to) const {
        std::memcpy(to, words.data(), words.size() * sizeof(std::uint32_t));
        if (is_area) {
            const int number = static_cast<int>(tile);
            const double x = (grid->first_column + number % grid->columns) * kTile;
            const double y = (grid->first_row + number / grid->columns) * kTile;
            const auto within = [](double value, double size) {
                return value - std::floor(value / size) * size;
            };
            to[6] = bits(within(u + x * axis_u + y * axis_v, width));
            to[7] = bits(within(v + y * axis_u - x * axis_v, height));
        }
    }
};

// The header of the runs of one item.
struct RunHeader {
    std::array<std::uint32_t, shaders::kRunWords + shaders::kDashWords> words{};
    std::uint32_t size = shaders::kRunWords;
    std::uint32_t has = 0;  // kHas… of a tile with such a run
    const PaintRun* paint = nullptr;  // null: a plain colour
    std::uint32_t kind() const { return words[0] & shaders::kRunKindMask; }
};

// What one thread writes for the tiles (see shaders/layout.h): one stream of records, each a tile,
// a size and words, which are sorted into tiles afterwards, and what is known of each tile so far.
class TileWords {
public:
    struct TileState {
        std::uint32_t item = 0;    // 1 + the last item that wrote
        std::uint32_t header = 0;  // where the header of its last run stands in the stream
        std::uint32_t words = 0;
        std::uint32_t has = 0;  // kHas… of those that are not hidden, and kOpaque
    };

    void clear(const TileGrid& grid) {
        states_.assign(static_cast<std::size_t>(grid.count()), {});
        hidden_.assign(static_cast<std::size_t>(grid.count()), 0);
        used_ = 0;
    }

    // Room for `count` words of a part of `item` in a tile, behind `header`.
    std::uint32_t* part(std::uint32_t tile, std::uint32_t item, const RunHeader& header,
                        std::uint32_t count) {
        TileState& state = states_[tile];
        if (state.item != item) {
            begin_item(tile, state, header);
            begin_run(tile, state, header);
            state.item = item;
        } else if ((stream_[state.header] & shaders::kRunKindMask) != header.kind()) {
            stream_[state.header] |= shaders::kRunGoesOn;
            begin_run(tile, state, header);
        }
        stream_[state.header] += 1U << shaders::kRunCountShift;
        return append(tile, state, count);
    }

    // The item fills the whole tile.
    void solid(std::uint32_t tile, std::uint32_t item, const RunHeader& header, bool opaque) {
        TileState& state = states_[tile];
        if (opaque) {
            hidden_[tile] = state.words;
            state.has = kOpaque;
        }
        begin_item(tile, state, header);
        begin_run(tile, state, header);
        state.item = item;
    }

    // The header of the run that `item` writes in a tile; null when it has none there.
    std::uint32_t* header_of(std::uint32_t tile, std::uint32_t item) {
        const TileState& state = states_[tile];
        return state.item == item ? &stream_[state.header] : nullptr;
    }

    const TileState& state(std::size_t tile) const { return states_[tile]; }
    // kHas… of what is not hidden.
    std::uint32_t has(std::size_t tile) const { return states_[tile].has & ~(kOpaque | kGrouped); }
    // Of the tile's first words: those that an opaque fill hides, …
    std::uint32_t hidden(std::size_t tile) const { return hidden_[tile]; }
    // … which hides what earlier threads wrote, too.
    bool is_opaque(std::size_t tile) const { return (states_[tile].has & kOpaque) != 0; }

    // Calls visit(tile, words, size) for every record in the order they were written.
    template <class Visit>
    void for_each(const Visit& visit) const {
        for (std::size_t at = 0; at < used_;) {
            const std::uint32_t size = stream_[at] >> kSizeShift;
            visit(stream_[at] & kTileMask, &stream_[at + 1], size);
            at += size + 1;
        }
    }

private:
    static constexpr std::uint32_t kOpaque = 1U << 31;
    static constexpr std::uint32_t kGrouped = 1U << 30;  // a group is open
    // A picture of 2^27 tiles has 2^33 pixels.
    static constexpr std::uint32_t kSizeShift = 27;
    static constexpr std::uint32_t kTileMask = (1U << kSizeShift) - 1;

    void begin_item(std::uint32_t tile, TileState& state, const RunHeader& header) {
        const std::uint32_t group = header.paint != nullptr ? header.paint->group : 0;
        if (group != 0 || (state.has & kGrouped) != 0) {
            std::uint32_t* words = append(tile, state, shaders::kRunWords);
            words[0] = shaders::kRunPaint | shaders::kPaintGroup << shaders::kRunCountShift;
            words[1] = group;
            words[2] = bits(group != 0 ? static_cast<double>(header.paint->group_opacity) : 1.0);
            words[3] = 0;
            state.has = (state.has & ~kGrouped) | shaders::kHasPaints | (group != 0 ? kGrouped : 0);
        }
        if (header.paint != nullptr && header.paint->has_words) {
            header.paint->write(
                tile, append(tile, state, shaders::kRunWords + shaders::kPaintWords));
            state.has |= shaders::kHasPaints;
        }
    }

    void begin_run(std::uint32_t tile, TileState& state, const RunHeader& header) {
        std::uint32_t* words = append(tile, state, header.size);
        std::memcpy(words, header.words.data(), header.size * sizeof(std::uint32_t));
        state.header = static_cast<std::uint32_t>(words - stream_.data());
        state.has |= header.has;
    }

    std::uint32_t* append(std::uint32_t tile, TileState& state, std::uint32_t count) {
        if (used_ + count + 1 > stream_.size()) {
            grow();
        }
        stream_[used_] = tile | (count << kSizeShift);
        std::uint32_t* words = &stream_[used_ + 1];
        used_ += count + 1;
        state.words += count;
        return words;
    }

    void grow() { stream_.resize(std::max<std::size_t>(2 * stream_.size(), 1U << 16)); }

    std::vector<TileState> states_;
    std::vector<std::uint32_t> hidden_;  // per tile
    std::vector<std::uint32_t> stream_;  // of which `used_` words
    std::size_t used_ = 0;
};

}  // namespace northway::render
