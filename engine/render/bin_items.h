// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mesh/draw_list.h"
#include "mesh/offset_line.h"
#include "render/tile_words.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace northway::render {

// One item on its way into the tiles.
struct BinnedItem {
    const mesh::DrawList& list;
    const mesh::DrawItem& item;
    const shaders::Style& style;
    mesh::Affine transform;    // to pixels of the frame
    std::uint32_t number = 0;  // 1 + its place in the list
    const TileGrid& grid;
    TileWords& words;
    const PaintRun* paint = nullptr;  // null: a plain colour
};

// The header of a run of this item.
RunHeader run_header(std::uint32_t kind, const BinnedItem& item);
// The same for runs of another kind.
RunHeader of_kind(RunHeader header, std::uint32_t kind, const shaders::Style& style);

// What stands before an item's runs; nothing for most.
std::optional<PaintRun> paint_run(const mesh::DrawList& list, const shaders::Style& style,
                                  const TileGrid& grid);

// A colour in two words.
std::array<std::uint32_t, 2> packed_color(std::span<const float, 4> premultiplied);

// What a thread keeps between items so that it need not be allocated anew.
struct BinScratch {
    struct RowSpan {  // an empty one
        int first_column = std::numeric_limits<int>::max();
        int last_column = std::numeric_limits<int>::min();
    };
    std::vector<geo::XY> points;
    std::vector<double> distance_m;
    std::vector<mesh::OffsetPoint> beside;
    std::vector<double> after_px;         // per segment: how far its end may go beyond it
    std::vector<std::uint8_t> is_cut;  // per point: strokes end exactly there
    // Of one polygon; all 0 and empty between items.
    std::vector<std::int32_t> winding;  // per tile: the change at its top left corner
    std::vector<RowSpan> spans;         // per row of tiles: the columns touched
};

void bin_stroke(const BinnedItem& item, BinScratch& scratch);
void bin_fill(const BinnedItem& item, BinScratch& scratch);
void bin_glyphs(const BinnedItem& item);
void bin_images(const BinnedItem& item);
void bin_discs(const BinnedItem& item);

}  // namespace northway::render
