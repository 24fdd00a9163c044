// SPDX-License-Identifier: Apache-2.0
#include "page/piece.h"

#include "page/text_panel.h"

#include <algorithm>
#include <cmath>

namespace northway::page {

void apply(const scene::PageItem& item, Block& block) {
    if (item.anchor) {
        block.anchors = {*item.anchor};
        block.elsewhere.clear();
        block.is_strip = false;
    }
    if (item.is_placed()) {
        block.at_mm = SizeMm{*item.x_mm, *item.y_mm};
        block.is_strip = false;
    }
    block.offset_mm = {item.offset_x_mm, item.offset_y_mm};
    block.order = item.order.value_or(block.order);
    if (item.max_width_mm) {
        block.limit.width_mm = *item.max_width_mm;
        block.widest_outside_mm.reset();
    }
}

Ink ink_of(const Workshop& shop, const scene::PageItem& item, const scene::PageAnchor& anchor) {
    Ink ink = shop.input;
    if (anchor.area == scene::PageArea::outside) {
        ink.panel_color = style::kTransparent;
    }
    return ink_for(ink, item, shop.sheet);
}

Piece text_piece(const Workshop& shop, std::string name, const scene::PageItem& item,
                 const Block& block, TextPiece text) {
    Piece piece;
    piece.name = std::move(name);
    piece.block = block;
    apply(item, piece.block);
    const auto plan = [&shop, &item, text](int step, const SizeMm& most,
                                           const scene::PageAnchor& anchor) {
        const auto lines = text.lines(step, anchor);
        PanelWish wish;
        wish.most = shop.px(most);
        const bool bare = anchor.area == scene::PageArea::outside && !item.background;
        wish.padding_x_px = bare && text.padding_outside_px >= 0
                                ? std::max(text.padding_outside_px, 2 * shop.sheet.pixel_ratio)
                                : text.padding_x_px;
        // Text stands on whole pixels, so it may reach half of one out of its block.
        wish.padding_y_px = bare ? shop.sheet.pixel_ratio : text.padding_y_px;
        if (item.padding_mm) {
            wish.padding_x_px = wish.padding_y_px = *item.padding_mm * shop.sheet.px_per_mm();
        }
        wish.least_text_px = step >= text.tiny_step        ? 1
                             : step >= text.shrinking_step ? shop.sheet.least_text_px
                                                           : 1e9;
        wish.align = text.align;
        wish.trims_leading = text.trims_leading && !bare;
        return plan_text_panel(shop.type, ink_of(shop, item, anchor), lines, wish);
    };
    piece.block.measure = [&shop, plan, text](int step, const SizeMm& most,
                                              const scene::PageAnchor& anchor)
        -> std::optional<Block::Measured> {
        const TextPanel panel = plan(step, most, anchor);
        if (panel.empty()) {
            return std::nullopt;
        }
        SizeMm size = shop.mm(panel.extent);
        if (text.fills_width) {
            size.width_mm = most.width_mm;
        }
        return Block::Measured{size, text.loss ? text.loss(step) : 0};
    };
    const bool is_strip = text.fills_width;
    piece.draw = [&shop, &item, plan, is_strip](const PlacedBlock& placed, const Box& box) {
        const Ink ink = ink_of(shop, item, placed.anchor);
        const TextPanel panel = plan(placed.step, placed.most, placed.anchor);
        draw_panel(shop.list, box, ink);
        draw_text_panel(shop.list, shop.type, panel, box, ink);
        // No line along a strip: it would be one along the edge of the map.
        if (!is_strip || item.border) {
            draw_rim(shop.list, box, shop.sheet, ink);
        }
    };
    return piece;
}

}  // namespace northway::page
