// SPDX-License-Identifier: Apache-2.0
#include "render/tile_binner.h"

#include <algorithm>
#include <cmath>

namespace northway::render {
namespace {

namespace sh = shaders;

constexpr std::uint8_t kNoWork = 255;
// Below this many points and glyphs waking other threads costs more than it saves.
constexpr std::size_t kWorthThreads = 4096;

std::uint8_t class_of(std::uint32_t has) {
    std::uint8_t number = 0;
    while ((has & ~kTileClasses[number]) != 0) {
        ++number;
    }
    return number;
}

}  // namespace

TileBinner::TileBinner(int threads)
    : always_threaded_(threads > 0),
      workers_(std::make_unique<Workers>(threads > 0 ? threads : worker_count())),
      parts_(static_cast<std::size_t>(workers_->count())) {}

void TileBinner::bin(const mesh::DrawList& list, const Window& window,
                     std::span<const sh::Tile> also) {
    grid_ = TileGrid::of(window.x, window.y, window.width, window.height);
    const auto& items = list.items();

    // Stretches of items with about the same number of points or glyphs.
    weights_.resize(items.size() + 1);
    weights_[0] = 0;
    // A group is opened and closed within what one thread writes.
    bool has_groups = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::size_t weight = 8;
        const auto kind = items[i].kind;
        has_groups |= list.styles()[items[i].style].group != 0;
        if (kind != mesh::ItemKind::stroke && kind != mesh::ItemKind::fill) {
            weight += 2 * items[i].count;
        } else {
            for (std::uint32_t s = items[i].first; s < items[i].first + items[i].count; ++s) {
                weight += list.subpaths()[s].count;
            }
        }
        weights_[i + 1] = weights_[i] + weight;
    }
    const bool is_worth_threads = always_threaded_ || weights_.back() >= kWorthThreads;
    part_count_ = is_worth_threads && !has_groups ? workers_->count() : 1;
    const auto boundary = [&](int i) {
        const std::size_t wanted =
            weights_.back() * static_cast<std::size_t>(i) / static_cast<std::size_t>(part_count_);
        return static_cast<std::uint32_t>(
            std::lower_bound(weights_.begin(), weights_.end(), wanted) - weights_.begin());
    };
    workers_->run(part_count_, [&](int i) {
        bin_part(list, parts_[static_cast<std::size_t>(i)], boundary(i),
                 i + 1 < part_count_ ? boundary(i + 1) : static_cast<std::uint32_t>(items.size()));
    });
    lay_out(also);
}

void TileBinner::bin_part(const mesh::DrawList& list, Part& part, std::uint32_t first,
                          std::uint32_t end) {
    part.words.clear(grid_);
    for (std::uint32_t i = first; i < end; ++i) {
        const mesh::DrawItem& item = list.items()[i];
        const sh::Style& style = list.styles()[item.style];
        if (style.color.w <= 0 && item.kind != mesh::ItemKind::discs) {  // a disc may have a rim
            continue;
        }
        TileGrid clipped;
        if (item.clip != 0) {
            const mesh::TileBox& box = list.clips()[item.clip - 1U];
            clipped = grid_.clipped(box.x0, box.y0, box.x1, box.y1);
            if (clipped.is_empty()) {
                continue;
            }
        }
        const TileGrid& grid = item.clip != 0 ? clipped : grid_;
        const auto paint = paint_run(list, style, grid_);
        const BinnedItem binned{list,  item, style,      list.transforms()[item.transform],
                                i + 1, grid, part.words, paint ? &*paint : nullptr};
        switch (item.kind) {
            case mesh::ItemKind::stroke:
                bin_stroke(binned, part.scratch);
                break;
            case mesh::ItemKind::fill:
                bin_fill(binned, part.scratch);
                break;
            case mesh::ItemKind::glyphs:
                bin_glyphs(binned);
                break;
            case mesh::ItemKind::images:
                bin_images(binned);
                break;
            case mesh::ItemKind::discs:
                bin_discs(binned);
                break;
        }
    }
}

// Gives every tile its place among the words, and the tiles their order.
void TileBinner::lay_out(std::span<const sh::Tile> also) {
    const auto tiles = static_cast<std::size_t>(grid_.count());
    const std::span parts(parts_.data(), static_cast<std::size_t>(part_count_));
    for (auto& part : parts) {
        part.places.resize(tiles);
    }
    classes_.resize(tiles);
    std::array<std::uint32_t, kTileClasses.size()> counts{};
    std::uint32_t total = 0;
    for (std::size_t tile = 0; tile < tiles; ++tile) {
        // The last thread that hides what came before decides where the tile begins.
        std::size_t first = parts.size() - 1;
        while (first > 0 && !parts[first].words.is_opaque(tile)) {
            --first;
        }
        std::uint32_t has = 0;
        const std::uint32_t start = total;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto& words = parts[i].words;
            auto& place = parts[i].places[tile];
            place.skip = i < first ? words.state(tile).words : words.hidden(tile);
            place.next = total;
            total += words.state(tile).words - place.skip;
            has |= i < first ? 0U : words.has(tile);
        }
        classes_[tile] = total > start ? class_of(has) : kNoWork;
        if (total > start) {
            ++counts[classes_[tile]];
        }
    }
    for (const sh::Tile& tile : also) {
        auto& tile_class = classes_[tile.y * static_cast<std::uint32_t>(grid_.columns) + tile.x];
        if (tile_class == kNoWork) {
            tile_class = 0;
            ++counts[0];
        }
    }
    word_count_ = total;
    class_starts_[0] = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        class_starts_[i + 1] = class_starts_[i] + counts[i];
    }

    tiles_.resize(class_starts_.back());
    auto to = class_starts_;
    for (std::size_t tile = 0; tile < tiles; ++tile) {
        if (classes_[tile] == kNoWork) {
            continue;
        }
        const auto columns = static_cast<std::size_t>(grid_.columns);
        const std::size_t next = tile + 1;
        tiles_[to[classes_[tile]]++] = {
            static_cast<std::uint32_t>(tile % columns), static_cast<std::uint32_t>(tile / columns),
            parts[0].places[tile].next, next < tiles ? parts[0].places[next].next : total};
    }
}

void TileBinner::write_words(std::span<std::uint32_t> words) {
    workers_->run(part_count_, [&](int i) {
        Part& part = parts_[static_cast<std::size_t>(i)];
        part.words.for_each(
            [&](std::uint32_t tile, const std::uint32_t* record, std::uint32_t size) {
                Part::Place& place = part.places[tile];
                if (place.skip > 0) {
                    place.skip -= size;
                    return;
                }
                // All sizes are multiples of four words.
                std::uint32_t* to = &words[place.next];
                place.next += size;
                for (std::uint32_t at = 0; at < size; at += 4) {
                    std::memcpy(to + at, record + at, 4 * sizeof(std::uint32_t));
                }
            });
    });
}

}  // namespace northway::render
