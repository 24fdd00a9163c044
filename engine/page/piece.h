// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/layout.h"
#include "page/sheet.h"

#include <functional>
#include <string>

namespace northway::page {

// A piece of furniture before it has a place: what the layout measures, and how it is drawn.
struct Piece {
    std::string name;
    Block block;
    // Draws it in its box (output pixels), as it was measured.
    std::function<void(const PlacedBlock&, const Box&)> draw;
};

// What the pieces are made with; outlives them.
struct Workshop {
    mesh::DrawList& list;
    Typesetter& type;
    const FurnitureInput& input;
    const Sheet& sheet;
    Box map_px;

    SizeMm mm(const Extent& extent) const {
        return {std::ceil(extent.width_px) / sheet.px_per_mm(),
                std::ceil(extent.height_px) / sheet.px_per_mm()};
    }
    Extent px(const SizeMm& size) const {
        // What was measured in whole pixels must fit again.
        return {size.width_mm * sheet.px_per_mm() + 1e-6,
                size.height_mm * sheet.px_per_mm() + 1e-6};
    }
    SizeMm share_of_map(double width, double height) const {
        return {width * map_px.width() / sheet.px_per_mm(),
                height * map_px.height() / sheet.px_per_mm()};
    }
};

// What the scene says of the item's place goes before the defaults in the block.
void apply(const scene::PageItem& item, Block& block);

// The ink of a piece: outside the map there is no panel unless the scene asks for one.
Ink ink_of(const Workshop& shop, const scene::PageItem& item, const scene::PageAnchor& anchor);

// A piece that is one panel of texts; `lines` are those of a step, nothing where it is too poor for
// an anchor. `loss` is what the step leaves out.
struct TextPiece {
    std::function<std::vector<struct PanelLine>(int step, const scene::PageAnchor& anchor)> lines;
    std::function<double(int step)> loss;
    int shrinking_step = 0;  // from this step on text may be smaller than wanted
    int tiny_step = 1000;    // and from this one even smaller than legible
    double padding_x_px = 0, padding_y_px = 0;
    text::Align align = text::Align::left;
    bool fills_width = false;  // a strip
    bool trims_leading = true;
    double padding_outside_px = -1;  // at the sides where there is no panel; < 0: the same
};
Piece text_piece(const Workshop& shop, std::string name, const scene::PageItem& item,
                 const Block& block, TextPiece text);

// The pieces of the page, those that have something to show.
void add_texts(const Workshop& shop, std::vector<Piece>& pieces);
void add_legend(const Workshop& shop, std::vector<Piece>& pieces);
void add_charts(const Workshop& shop, std::vector<Piece>& pieces);
void add_slots(const Workshop& shop, std::vector<Piece>& pieces);

// The scale bar and the north arrow, on one panel or apart. What they show hangs on where they
// stand: `bar_px` and `arrow_px` are where they stood in the last layout, nothing before the first.
struct MeasuresPlace {
    std::optional<Box> bar_px;
    GroundRange range;
};
void add_measures(const Workshop& shop, const MeasuresPlace& place, std::vector<Piece>& pieces);

}  // namespace northway::page
