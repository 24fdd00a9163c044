// SPDX-License-Identifier: Apache-2.0
#include "text/label_shapes.h"

#include "text/label_geometry.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace northway::text {
namespace {

// The edges of a block that stand nearest to the place: a little above capitals, a little below
// the baseline, evenly about the middle, so that ascenders and descenders do not push a label away.
constexpr float kTopEdgeEm = 0.80F;
constexpr float kBottomEdgeEm = 0.12F;

struct Direction {
    int x = 0;  // where the block lies from the place: -1 left, 1 right
    int y = 0;  // -1 above, 1 below
};

Direction direction_of(Anchor anchor) {
    switch (anchor) {
        case Anchor::center:
            return {0, 0};
        case Anchor::left:
            return {1, 0};
        case Anchor::right:
            return {-1, 0};
        case Anchor::top:
            return {0, 1};
        case Anchor::bottom:
            return {0, -1};
        case Anchor::top_left:
            return {1, 1};
        case Anchor::top_right:
            return {-1, 1};
        case Anchor::bottom_left:
            return {1, -1};
        case Anchor::bottom_right:
            return {-1, -1};
    }
    return {};
}

// The left edge of the block and, for a text that runs level, its first baseline, otherwise its
// top.
PxPoint block_origin(const LabelRequest& request, const ShapedText& text, const PointPlace& place) {
    const float size = request.size_px;
    const Direction to = direction_of(place.anchor);
    // The offset is a radius: diagonal neighbours stand at the same distance.
    const float share = to.x != 0 && to.y != 0 ? 1 / std::numbers::sqrt2_v<float> : 1.0F;
    const float out = share * place.offset_px;
    const PxPoint at{request.point.x + place.shift.x, request.point.y + place.shift.y};
    PxPoint origin{at.x - 0.5F * text.width_em * size, 0};
    if (to.x > 0) {
        origin.x = at.x + out;
    } else if (to.x < 0) {
        origin.x = at.x - out - text.width_em * size;
    }
    if (text.vertical) {
        const float height = text.descent_em * size;
        origin.y = to.y > 0 ? at.y + out : to.y < 0 ? at.y - out - height : at.y - 0.5F * height;
        return origin;
    }
    const float last_baseline_em = text.descent_em - kDescentEm;
    origin.y = at.y + (kMiddleEm - 0.5F * last_baseline_em) * size;
    if (to.y > 0) {
        origin.y = at.y + out + (kTopEdgeEm + text.ascent_em - kAscentEm) * size;
    } else if (to.y < 0) {
        origin.y = at.y - out - (last_baseline_em + kBottomEdgeEm) * size;
    }
    return origin;
}

// How far a line moves from where it stands centred, in shares of the room beside it.
float justified(Justify justify, Anchor anchor) {
    switch (justify) {
        case Justify::as_shaped:
        case Justify::center:
            return 0;
        case Justify::left:
            return -0.5F;
        case Justify::right:
            return 0.5F;
        case Justify::by_anchor:
            return -0.5F * static_cast<float>(direction_of(anchor).x);
    }
    return 0;
}

}  // namespace

PxBox turned_box(const EmBox& em_box, float size_px, PxPoint pen, PxPoint along) {
    PxBox box{pen.x, pen.y, pen.x, pen.y};
    bool first = true;
    for (const float ex : {em_box.x0, em_box.x1}) {
        for (const float ey : {em_box.y0, em_box.y1}) {
            const float x = pen.x + size_px * (ex * along.x - ey * along.y);
            const float y = pen.y + size_px * (ex * along.y + ey * along.x);
            box = first ? PxBox{x, y, x, y}
                        : PxBox{std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x),
                                std::max(box.y1, y)};
            first = false;
        }
    }
    return box;
}

EmBox body_of(const Glyph& glyph, const ShapedText& text) {
    if (text.vertical && !glyph.sideways) {
        return {0, -0.88F * glyph.scale, glyph.scale, 0.12F * glyph.scale};
    }
    return {0, -0.8F * glyph.scale, glyph.advance_em, 0.22F * glyph.scale};
}

Candidate point_candidate(const LabelRequest& request, const ShapedText& text,
                          const PointPlace& place) {
    const float size = request.size_px;
    const PxPoint origin = block_origin(request, text, place);
    const float share = justified(request.justify, place.anchor);
    const auto shift_of = [&](std::uint16_t line) -> PxPoint {
        if (share == 0) {
            return {};
        }
        const float room =
            (text.vertical ? text.descent_em : text.width_em) - text.line_widths_em[line];
        const float by = share * room * size;
        return text.vertical ? PxPoint{0, by} : PxPoint{by, 0};
    };
    const bool turned = request.rotation_rad != 0;
    const PxPoint along{std::cos(request.rotation_rad), std::sin(request.rotation_rad)};
    const auto turn_about = [&](PxPoint p) -> PxPoint {
        if (!turned) {
            return p;
        }
        const float dx = p.x - request.point.x;
        const float dy = p.y - request.point.y;
        return {request.point.x + dx * along.x - dy * along.y,
                request.point.y + dx * along.y + dy * along.x};
    };

    Candidate candidate;
    candidate.choice.anchor = place.anchor;
    candidate.choice.vertical = text.vertical;
    candidate.glyphs.reserve(text.glyphs.size());
    for (const Glyph& glyph : text.glyphs) {
        const PxPoint shift = shift_of(glyph.line);
        const PxPoint pen = turn_about(
            {origin.x + glyph.x_em * size + shift.x, origin.y + glyph.y_em * size + shift.y});
        const float angle =
            request.rotation_rad + (glyph.sideways ? 0.5F * std::numbers::pi_v<float> : 0.0F);
        candidate.glyphs.push_back(
            {glyph.font, glyph.glyph, pen.x, pen.y, angle, size * glyph.scale, glyph.section});
        if (turned) {
            candidate.boxes.push_back(
                turned_box(body_of(glyph, text), size, pen, {std::cos(angle), std::sin(angle)}));
        }
    }
    for (const InlineImage& image : text.images) {
        const PxPoint shift = shift_of(image.line);
        const EmBox& box = image.box;
        PlacedImage placed;
        placed.section = image.section;
        placed.center = turn_about({origin.x + 0.5F * (box.x0 + box.x1) * size + shift.x,
                                    origin.y + 0.5F * (box.y0 + box.y1) * size + shift.y});
        placed.width_px = (box.x1 - box.x0) * size;
        placed.height_px = (box.y1 - box.y0) * size;
        placed.angle_rad = request.rotation_rad;
        candidate.images.push_back(placed);
        if (turned) {
            const float reach = 0.5F * std::hypot(placed.width_px, placed.height_px);
            candidate.boxes.push_back({placed.center.x - reach, placed.center.y - reach,
                                       placed.center.x + reach, placed.center.y + reach});
        }
    }
    if (!turned) {
        candidate.boxes.push_back({origin.x + text.ink.x0 * size, origin.y + text.ink.y0 * size,
                                   origin.x + text.ink.x1 * size, origin.y + text.ink.y1 * size});
    }
    return candidate;
}

PxBox icon_box(const LabelRequest& request, const std::optional<PxBox>& text_box) {
    const IconPart& icon = request.icon;
    PxBox box{request.point.x + icon.box.x0, request.point.y + icon.box.y0,
              request.point.x + icon.box.x1, request.point.y + icon.box.y1};
    if (text_box && icon.fits_width) {
        box.x0 = text_box->x0 - icon.fit_padding.x0;
        box.x1 = text_box->x1 + icon.fit_padding.x1;
    }
    if (text_box && icon.fits_height) {
        box.y0 = text_box->y0 - icon.fit_padding.y0;
        box.y1 = text_box->y1 + icon.fit_padding.y1;
    }
    // The other way it stands about the text's middle.
    if (text_box && icon.fits_width != icon.fits_height) {
        float& low = icon.fits_width ? box.y0 : box.x0;
        float& high = icon.fits_width ? box.y1 : box.x1;
        const float middle = icon.fits_width ? 0.5F * (text_box->y0 + text_box->y1)
                                             : 0.5F * (text_box->x0 + text_box->x1);
        const float half = 0.5F * (high - low);
        low = middle - half;
        high = middle + half;
    }
    return box;
}

PxBox union_of(std::span<const PxBox> boxes) {
    PxBox all = boxes.front();
    for (const PxBox& box : boxes) {
        all = {std::min(all.x0, box.x0), std::min(all.y0, box.y0), std::max(all.x1, box.x1),
               std::max(all.y1, box.y1)};
    }
    return all;
}

}  // namespace northway::text
