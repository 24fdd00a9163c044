// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "text/placement.h"

#include <compare>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace northway::compose {

// One place of one feature in one layer.
struct SymbolKey {
    int layer = 0;  // index into the scene's layers
    std::uint32_t feature = 0;
    std::uint32_t spot = 0;
    auto operator<=>(const SymbolKey&) const = default;
};

// A symbol that is shown, and where.
struct LabelDecision {
    SymbolKey key;
    text::LabelKind kind = text::LabelKind::point;
    geo::XY at;                 // the point, or the middle of a label along a line; CRS units
    geo::XY along{1, 0};        // the direction of the line it stands on, CRS units
    std::vector<geo::XY> line;  // of a label along one, CRS units
    bool other_side = false;    // of the line
    bool comes = false;         // is of the next finer scale: shown where there is room already
    text::Choice choice;
};

// Which labels a map shows at one scale, whatever part of it is in the frame.
struct LabelDecisions {
    std::vector<LabelDecision> labels;  // in the order of placing
    std::set<SymbolKey> icons;          // of those on plates
    std::set<SymbolKey> coming_icons;   // of the next finer scale alone
    std::vector<char32_t> missing;      // code points that no font has
    std::vector<std::string> fonts;     // names of fonts for which another is drawn
};

}  // namespace northway::compose
