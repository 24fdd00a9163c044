// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/layout.h"

#include <functional>
#include <span>
#include <vector>

namespace northway::page {

// The blocks of a sheet as they stand for one choice of anchors.
struct Arrangement {
    std::vector<PlacedBlock> placed;  // by priority
    double cost = 0;                  // of what has no room
};
// `first` has for each block the anchor that it tries before its own; null or no entry: none.
using Arranger = std::function<Arrangement(const std::vector<const scene::PageAnchor*>& first)>;

// Borrows its arguments. Measures a block once for a step and a room.
Arranger make_arranger(const LayoutSheet& sheet, std::span<const Block> blocks,
                       std::span<const RectMm> reserved);

// Whether the layout chooses the place: not the scene.
bool is_free(const Block& block);

}  // namespace northway::page
