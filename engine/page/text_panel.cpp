// SPDX-License-Identifier: Apache-2.0
#include "page/text_panel.h"

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

// The room above and below the capitals of a line, which the panel's padding need not add again.
constexpr double kLeading_em = 0.18;

}  // namespace

TextPanel plan_text_panel(Typesetter& type, const Ink& ink, std::span<const PanelLine> lines,
                          const PanelWish& wish) {
    TextPanel panel;
    panel.align = ink.align.value_or(wish.align);
    panel.padding_x_px = wish.padding_x_px;
    const double inner_px = wish.most.width_px - 2 * wish.padding_x_px;
    if (!(inner_px > 0)) {
        return {};
    }
    double y_px = wish.padding_y_px;
    double width_px = 0;
    double trim_px = 0;
    for (const auto& line : lines) {
        if (line.text.empty()) {
            continue;
        }
        TextWish text;
        text.size_px = line.size_px;
        text.min_size_px = std::min(wish.least_text_px, line.size_px);
        text.max_width_px = inner_px;
        text.style = &line == lines.data() ? ink.font.value_or(line.style) : line.style;
        text.align = panel.align;
        text.balance = line.balance;
        text.wraps = line.wraps;
        const bool first = panel.rows.empty();
        if (!first) {
            y_px += line.gap_px;
        } else if (wish.trims_leading) {
            y_px -= kLeading_em * line.size_px;
        }
        text.max_height_px = wish.most.height_px - y_px - wish.padding_y_px;
        if (text.max_height_px <= 0) {
            return {};
        }
        const TextBlock block = set_text(type, line.text, ink.language, text);
        if (!block.fits) {
            return {};
        }
        if (block.empty()) {
            continue;
        }
        panel.is_reduced |= block.size_px < line.size_px;
        panel.rows.push_back({block, line.is_muted, y_px});
        y_px += block.height_px();
        width_px = std::max(width_px, block.width_px());
        trim_px = wish.trims_leading ? kLeading_em * block.size_px : 0;
    }
    if (panel.rows.empty()) {
        return {};
    }
    panel.extent = {width_px + 2 * wish.padding_x_px, y_px + wish.padding_y_px - trim_px};
    if (panel.extent.height_px > wish.most.height_px + 0.5) {
        return {};
    }
    return panel;
}

void draw_text_panel(mesh::DrawList& list, Typesetter& type, const TextPanel& panel,
                     const Box& box, const Ink& ink) {
    for (const auto& row : panel.rows) {
        const double room_px = box.width() - 2 * panel.padding_x_px - row.block.width_px();
        const double share = panel.align == text::Align::left     ? 0
                             : panel.align == text::Align::center ? 0.5
                                                                  : 1;
        draw_block(list, type, row.block, box.x0 + panel.padding_x_px + share * room_px,
                   box.y0 + row.y_px, row.is_muted ? ink.muted_color : ink.text_color);
    }
}

}  // namespace northway::page
