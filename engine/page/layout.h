// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/page_item.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace northway::page {

// The layout of a sheet: where blocks of a measured size stand, in millimetres, y down, from the
// sheet's top left corner. Knows nothing of what is in them.

struct SizeMm {
    double width_mm = 0, height_mm = 0;
};

struct RectMm {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
};

struct LayoutSheet {
    RectMm page;
    RectMm map;
    RectMm frame;          // the map with its neatline and the labels round it; blocks outside keep off
    double margin_mm = 0;  // kept free inside the edges of the map and of the page
    double gap_mm = 0;     // between two blocks
};

// What a block asks for. It can be set in several steps, each smaller or poorer than the one before.
struct Block {
    // In order of preference; the first that has room is taken.
    std::vector<scene::PageAnchor> anchors;
    std::optional<SizeMm> at_mm;  // a fixed place of its top left corner, whatever stands there
    SizeMm offset_mm;             // from where it would stand; then it may lie over others too
    int order = 0;                // in a stack, from the edge inwards
    int priority = 0;             // higher ones are placed first
    double worth = 1;             // what leaving it out costs, against other blocks
    SizeMm limit;                 // not larger than this
    std::optional<double> widest_outside_mm;  // instead of the limit's width in the sheet's margin
    int steps = 1;
    // A strip along the edge of the map over all its width: what stands there stands above it.
    bool is_strip = false;
    // Can be measured again to fill the room that is left; else it needs its size.
    bool is_flexible = false;
    // Becomes as wide as the widest of its stack that is not much wider.
    bool stretches = false;
    // Where it may stand as well if less is covered there; blocks of one name (of those that have
    // one) go together.
    std::vector<scene::PageAnchor> elsewhere;
    std::string together;
    // The size at a step within `most`; nothing where that is impossible. `loss` is what had to be
    // left out of it, on the scale of `worth`.
    struct Measured {
        SizeMm size;
        double loss = 0;
    };
    std::function<std::optional<Measured>(int step, const SizeMm& most,
                                          const scene::PageAnchor& anchor)>
        measure;
};

struct PlacedBlock {
    std::size_t block = 0;  // its index
    RectMm box;
    int step = 0;
    SizeMm most;  // that it was measured with
    scene::PageAnchor anchor;
};

struct Layout {
    std::vector<PlacedBlock> placed;   // in the order in which they are drawn
    std::vector<std::size_t> dropped;  // for which there was no room
    const PlacedBlock* find(std::size_t block) const;
};

// What a block would hide at a place, on the scale of `worth`.
using Cover = std::function<double(const RectMm&)>;

// Places the blocks by priority. No block that the layout places leaves its area, overlaps another
// one or a `reserved` box. All begin with their first step, else with their second and so on,
// whichever leaves out least. Where `cover` says that blocks hide much they stand elsewhere, if
// they may.
Layout lay_out(const LayoutSheet& sheet, std::span<const Block> blocks,
               std::span<const RectMm> reserved = {}, const Cover& cover = {});

}  // namespace northway::page
