// SPDX-License-Identifier: Apache-2.0
#include "page/piece.h"
#include "page/scale_bar.h"
#include "page/text_panel.h"

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

using scene::PageArea;
using scene::Side;

// Shares of the map.
constexpr double kMostTitle = 0.6;
constexpr double kMostTitleOutside = 0.84;  // the rest is the year's
constexpr double kMostTime = 0.36;
constexpr double kMostTopHeight = 0.24;
constexpr double kMostCreditsHeight = 0.3;
constexpr double kMostNote = 0.3;
constexpr double kMostApart = 0.5;
// CSS pixels of furniture.
constexpr double kTitleGap_css = 2;
// Of a frame whose credits may be set smaller than legible rather than be left out.
constexpr double kThumbnail_css = 320;
// The least step of type for a title outside the map.
constexpr double kLeastTitleStep = 2;

bool is_outside(const scene::PageAnchor& anchor) {
    return anchor.area == PageArea::outside;
}

// A large text over a small one.
struct Pair {
    const std::string& large;
    const std::string& small;
    double large_step;
    double small_step;
    double gap_css;
    text::FontStyle style;
    bool wraps;
};

// Step 0: as wanted. 1: the large text one size smaller. 2: alone. 3: as small as is legible.
TextPiece pair_text(const Workshop& shop, const Sheet& sheet, const Pair& pair) {
    TextPiece text;
    text.lines = [&shop, sheet, pair](int step, const scene::PageAnchor& anchor) {
        std::vector<PanelLine> lines;
        const bool shrunk = step >= 1 && pair.large_step > kLeastTitleStep;
        if (is_outside(anchor) && step > 1) {
            return lines;
        }
        if (!pair.large.empty()) {
            PanelLine line;
            line.text = pair.large;
            line.size_px = type_px(sheet, pair.large_step - (shrunk ? 1 : 0));
            line.style = pair.style;
            line.wraps = pair.wraps;
            lines.push_back(line);
        }
        if (!pair.small.empty() && (step < 2 || pair.large.empty())) {
            PanelLine line;
            line.text = pair.small;
            line.size_px = type_px(sheet, pair.small_step);
            line.is_muted = true;
            line.gap_px = pair.gap_css * sheet.unit_px;
            lines.push_back(line);
        }
        return lines;
    };
    const bool has_small = !pair.small.empty() && !pair.large.empty();
    text.loss = [has_small](int step) { return step >= 2 && has_small ? 0.5 : 0.01 * step; };
    text.shrinking_step = 3;
    text.padding_x_px = text.padding_y_px = sheet.padding_px;
    text.padding_outside_px = 0;
    return text;
}

Block top_block(const Workshop& shop, Side side, double width, int priority, double worth) {
    Block block;
    if (shop.sheet.is_paper) {
        block.anchors.push_back({PageArea::outside, side});
    }
    block.anchors.push_back({PageArea::map, side});
    block.limit = shop.share_of_map(width, kMostTopHeight);
    block.priority = priority;
    block.worth = worth;
    block.steps = 4;
    return block;
}

void add_title(const Workshop& shop, std::vector<Piece>& pieces) {
    const FurnitureInput& input = shop.input;
    static const std::string kNone;
    const auto& subtitle = input.spec.subtitle;
    const bool has_subtitle = subtitle.is_shown() && !input.subtitle.empty();
    const bool apart = subtitle.is_apart();
    const bool has_title = input.spec.title.is_shown() && !input.title.empty();
    const std::string& small = has_subtitle && !apart ? input.subtitle : kNone;
    if (has_title || !small.empty()) {
        const Sheet sheet = sheet_for(shop.sheet, input.spec.title, title_step(shop.sheet));
        const Sheet small_sheet = sheet_for(shop.sheet, subtitle, kSubtitleStep);
        TextPiece text = pair_text(
            shop, sheet,
            {has_title ? input.title : kNone, small, title_step(shop.sheet),
             kSubtitleStep + std::log(small_sheet.unit_px / sheet.unit_px) / std::log(1.2),
             kTitleGap_css, text::FontStyle::bold, true});
        Block block = top_block(shop, Side::top_left, kMostTitle, 90, 20);
        block.widest_outside_mm = shop.share_of_map(kMostTitleOutside, 1).width_mm;
        pieces.push_back(text_piece(shop, "title", input.spec.title, block, text));
    }
    if (has_subtitle && apart) {
        const Sheet sheet = sheet_for(shop.sheet, subtitle, kSubtitleStep);
        TextPiece text = pair_text(shop, sheet,
                                   {input.subtitle, kNone, kSubtitleStep, kSubtitleStep, 0,
                                    text::FontStyle::regular, true});
        pieces.push_back(text_piece(shop, "subtitle", subtitle,
                                    top_block(shop, Side::top_left, kMostTitle, 55, 4), text));
    }
}

void add_time(const Workshop& shop, std::vector<Piece>& pieces) {
    const FurnitureInput& input = shop.input;
    if (!input.spec.time_label.is_shown() || (input.time_text.empty() && input.time_note.empty())) {
        return;
    }
    const Sheet sheet = sheet_for(shop.sheet, input.spec.time_label, kTimeStep);
    TextPiece text = pair_text(shop, sheet,
                               {input.time_text, input.time_note, kTimeStep, kNoteStep, -1,
                                text::FontStyle::regular, false});
    text.align = text::Align::right;
    pieces.push_back(text_piece(shop, "time-label", input.spec.time_label,
                                top_block(shop, Side::top_right, kMostTime, 80, 10), text));
}

// One paragraph of small type on a panel.
TextPiece paragraph(const Sheet& sheet, const std::string& words, bool is_muted, bool balance) {
    TextPiece text;
    text.lines = [sheet, words, is_muted, balance](int, const scene::PageAnchor&) {
        PanelLine line;
        line.text = words;
        line.size_px = type_px(sheet, kNoteStep);
        line.is_muted = is_muted;
        line.balance = balance;
        return std::vector<PanelLine>{line};
    };
    text.padding_x_px = 0.8 * sheet.padding_px;
    text.padding_y_px = 0.6 * sheet.padding_px;
    text.padding_outside_px = 0;
    return text;
}

// A strip along the lower edge of the map, or under it where the margin has the room.
void add_credits(const Workshop& shop, std::vector<Piece>& pieces) {
    const FurnitureInput& input = shop.input;
    const auto& spec = input.spec;
    const bool viewpoint_apart = spec.viewpoint.is_apart();
    std::string words = spec.credits.is_shown() ? input.credits : std::string();
    if (spec.viewpoint.is_shown() && !viewpoint_apart && !input.viewpoint.empty()) {
        words += (words.empty() ? "" : kBetweenItems) + input.viewpoint;
    }
    if (!words.empty()) {
        const Sheet sheet = sheet_for(shop.sheet, spec.credits, kNoteStep);
        TextPiece text = paragraph(sheet, words, true, false);
        Block block;
        if (shop.sheet.is_paper) {
            block.anchors.push_back({PageArea::outside, Side::bottom});
        }
        block.anchors.push_back({PageArea::map, Side::bottom});
        block.is_strip = true;
        block.priority = 100;
        block.worth = 100;
        const double shorter_px = std::min(shop.sheet.width_px, shop.sheet.height_px);
        block.steps = shorter_px < kThumbnail_css * shop.sheet.pixel_ratio ? 2 : 1;
        text.tiny_step = 1;
        block.limit = shop.share_of_map(1, block.steps > 1 ? 2 * kMostCreditsHeight
                                                           : kMostCreditsHeight);
        text.fills_width = !spec.credits.is_apart();
        text.trims_leading = !text.fills_width;
        if (text.fills_width) {
            text.padding_x_px = shop.sheet.margin_px;
            text.padding_y_px = kCreditsPadding_css * sheet.unit_px;
        } else {
            block.limit.width_mm *= kMostApart;
        }
        pieces.push_back(text_piece(shop, "credits", spec.credits, block, text));
    }
    if (spec.viewpoint.is_shown() && viewpoint_apart && !input.viewpoint.empty()) {
        const Sheet sheet = sheet_for(shop.sheet, spec.viewpoint, kNoteStep);
        Block block;
        block.limit = shop.share_of_map(kMostApart, kMostCreditsHeight);
        block.priority = 97;
        block.worth = 50;
        pieces.push_back(text_piece(shop, "viewpoint", spec.viewpoint, block,
                                    paragraph(sheet, input.viewpoint, true, true)));
    }
}

void add_approval(const Workshop& shop, std::vector<Piece>& pieces) {
    const FurnitureInput& input = shop.input;
    if (!input.spec.approval.is_shown() || input.approval.empty()) {
        return;
    }
    const Sheet sheet = sheet_for(shop.sheet, input.spec.approval, kNoteStep);
    Block block;
    block.anchors = {{PageArea::map, Side::bottom_right}, {PageArea::map, Side::bottom_left}};
    block.order = -10;
    block.limit = shop.share_of_map(kMostApart, kMostCreditsHeight);
    block.priority = 95;
    block.worth = 50;
    pieces.push_back(text_piece(shop, "approval", input.spec.approval, block,
                                paragraph(sheet, filled(input.texts.approval, input.approval),
                                          false, true)));
}

void add_notes(const Workshop& shop, std::vector<Piece>& pieces) {
    const FurnitureInput& input = shop.input;
    for (std::size_t i = 0; i < input.notes.size() && i < input.spec.notes.size(); ++i) {
        const auto& item = input.spec.notes[i];
        if (!item.is_shown() || input.notes[i].empty()) {
            continue;
        }
        const Sheet sheet = sheet_for(shop.sheet, item, kNoteStep);
        Block block;
        block.anchors = {{PageArea::map, Side::bottom_left},
                         {PageArea::map, Side::top_left},
                         {PageArea::map, Side::top_right}};
        block.order = 10 + static_cast<int>(i);
        block.limit = shop.share_of_map(kMostNote, kMostCreditsHeight);
        block.priority = 40 - static_cast<int>(i);
        block.worth = 4;
        pieces.push_back(text_piece(shop, "note " + std::to_string(i + 1), item, block,
                                    paragraph(sheet, input.notes[i], false, true)));
    }
}

}  // namespace

double title_height_px(Typesetter& type, const FurnitureInput& input) {
    constexpr double kFewerLines = 0.8;
    mesh::DrawList nothing;
    const Sheet sheet = sheet_of(input);
    const Workshop shop{nothing, type, input, sheet,
                        input.map_px.value_or(Box{0, 0, sheet.width_px, sheet.height_px})};
    std::vector<Piece> pieces;
    add_title(shop, pieces);
    if (pieces.empty() || pieces.front().name != "title") {
        return 0;
    }
    const Block& block = pieces.front().block;
    const SizeMm most{block.widest_outside_mm.value_or(block.limit.width_mm), 1e6};
    const auto height_px = [&](int step) {
        const auto measured = block.measure(step, most, {PageArea::outside, Side::top_left});
        return measured ? measured->size.height_mm * sheet.px_per_mm() : 0;
    };
    // One size smaller where that saves a line.
    const double usual_px = height_px(0);
    const double shrunk_px = height_px(1);
    return shrunk_px > 0 && shrunk_px < kFewerLines * usual_px ? shrunk_px : usual_px;
}

void add_texts(const Workshop& shop, std::vector<Piece>& pieces) {
    add_title(shop, pieces);
    add_time(shop, pieces);
    add_credits(shop, pieces);
    add_approval(shop, pieces);
    add_notes(shop, pieces);
}

}  // namespace northway::page
