// SPDX-License-Identifier: Apache-2.0
#include "text/label_shapes.h"

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

float distance(PxPoint a, PxPoint b) {
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    return std::sqrt(dx * dx + dy * dy);
}

PxPoint mix(PxPoint a, PxPoint b, float t) {
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

// The difference of two directions, between -π and π.
float turn(float from_rad, float to_rad) {
    return std::remainder(to_rad - from_rad, 2 * std::numbers::pi_v<float>);
}

// The upright rectangle around em_box, scaled by size and turned about the pen with the glyph.
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

// The room of one glyph in em of the text, about its pen.
EmBox body_of(const Glyph& glyph, const ShapedText& text) {
    if (text.vertical && !glyph.sideways) {
        return {0, -0.88F * glyph.scale, glyph.scale, 0.12F * glyph.scale};
    }
    return {0, -0.8F * glyph.scale, glyph.advance_em, 0.22F * glyph.scale};
}

}  // namespace

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

MeasuredLine::MeasuredLine(std::span<const PxPoint> points) : points_(points) {
    distances_.reserve(points.size());
    double sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        sum += i == 0 ? 0.0 : static_cast<double>(distance(points[i - 1], points[i]));
        distances_.push_back(static_cast<float>(sum));
    }
}

PxPoint MeasuredLine::at(float distance_px) const {
    if (points_.empty()) {
        return {};
    }
    const auto after = std::upper_bound(distances_.begin(), distances_.end(), distance_px);
    if (after == distances_.begin()) {
        return points_.front();
    }
    if (after == distances_.end()) {
        return points_.back();
    }
    const auto end = static_cast<std::size_t>(after - distances_.begin());
    const float start_px = distances_[end - 1];
    return mix(points_[end - 1], points_[end], (distance_px - start_px) / (*after - start_px));
}

std::vector<MeasuredLine::Stretch> MeasuredLine::stretches_in(const PxBox& box) const {
    std::vector<Stretch> stretches;
    for (std::size_t i = 1; i < points_.size(); ++i) {
        const PxPoint a = points_[i - 1];
        const PxPoint b = points_[i];
        float from = 0;
        float to = 1;
        // Liang and Barsky: the part of the segment on the inner side of each edge.
        const auto clip = [&](float step, float room) {
            if (step == 0) {
                to = room < 0 ? -1.0F : to;
            } else if (step < 0) {
                from = std::max(from, room / step);
            } else {
                to = std::min(to, room / step);
            }
        };
        clip(a.x - b.x, a.x - box.x0);
        clip(b.x - a.x, box.x1 - a.x);
        clip(a.y - b.y, a.y - box.y0);
        clip(b.y - a.y, box.y1 - a.y);
        if (!(from < to)) {
            continue;
        }
        const float length_px = distances_[i] - distances_[i - 1];
        const Stretch piece{distances_[i - 1] + from * length_px,
                            distances_[i - 1] + to * length_px};
        if (from == 0 && !stretches.empty() && stretches.back().to == piece.from) {
            stretches.back().to = piece.to;
        } else {
            stretches.push_back(piece);
        }
    }
    return stretches;
}

MeasuredLine::Nearest MeasuredLine::nearest(PxPoint point) const {
    Nearest found;
    for (std::size_t i = 1; i < points_.size(); ++i) {
        const PxPoint a = points_[i - 1];
        const PxPoint b = points_[i];
        const PxPoint span{b.x - a.x, b.y - a.y};
        const float square = span.x * span.x + span.y * span.y;
        const float share =
            square > 0 ? std::clamp(((point.x - a.x) * span.x + (point.y - a.y) * span.y) / square,
                                    0.0F, 1.0F)
                       : 0.0F;
        const float apart_px = distance(point, mix(a, b, share));
        if (apart_px < found.apart_px) {
            found = {distances_[i - 1] + share * (distances_[i] - distances_[i - 1]), apart_px};
        }
    }
    return found;
}

namespace {

// Whether two neighbouring letters that lie at an angle run into each other: the corner of the
// second, where its box begins on the inner side of the bend, lies in the first.
bool run_together(const PlacedGlyph& a, const EmBox& a_body, const PlacedGlyph& b,
                  const EmBox& b_body, float size_px) {
    constexpr float kTouch = 0.06F;  // of the size
    const float cos_a = std::cos(a.angle_rad);
    const float sin_a = std::sin(a.angle_rad);
    const float cos_b = std::cos(b.angle_rad);
    const float sin_b = std::sin(b.angle_rad);
    for (const float y : {b_body.y0, b_body.y1}) {
        const float x = b_body.x0;
        const float px = b.x_px + size_px * (x * cos_b - y * sin_b) - a.x_px;
        const float py = b.y_px + size_px * (x * sin_b + y * cos_b) - a.y_px;
        const float along = (px * cos_a + py * sin_a) / size_px;
        const float down = (py * cos_a - px * sin_a) / size_px;
        if (along < a_body.x1 - kTouch && along > a_body.x0 && down > a_body.y0 &&
            down < a_body.y1) {
            return true;
        }
    }
    return false;
}

// The letters' own room: what a letter of this kind paints, without the blanks of its box.
EmBox tight_body(const Glyph& glyph) {
    const bool is_wide = glyph.advance_em > 0.95F * glyph.scale;  // Han
    const float side = is_wide ? 0.06F * glyph.scale : 0.04F * glyph.scale;
    return {side, (is_wide ? -0.82F : -0.72F) * glyph.scale, glyph.advance_em - side,
            (is_wide ? 0.06F : 0.0F) * glyph.scale};
}

}  // namespace

std::optional<Candidate> line_candidate(const LabelRequest& request, const MeasuredLine& line,
                                        float middle_px) {
    const float size = request.size_px;
    const auto length_of = [&](const ShapedText& text) {
        return (text.vertical ? text.descent_em : text.width_em) * size;
    };
    const float level_half_px = 0.5F * length_of(*request.text);
    if (middle_px - level_half_px < 0 || middle_px + level_half_px > line.length()) {
        return std::nullopt;
    }
    const PxPoint start = line.at(middle_px - level_half_px);
    const PxPoint end = line.at(middle_px + level_half_px);
    const bool steep = std::abs(end.y - start.y) > std::abs(end.x - start.x);
    const bool upright = request.vertical != nullptr && steep;
    const ShapedText& text = upright ? *request.vertical : *request.text;
    const float half_px = 0.5F * length_of(text);
    if (middle_px - half_px < 0 || middle_px + half_px > line.length()) {
        return std::nullopt;
    }
    const bool backwards = upright ? end.y < start.y
                                   : request.keep_upright &&
                                         (end.x < start.x || (end.x == start.x && end.y > start.y));
    const auto place_at = [&](float along_px) {
        return line.at(backwards ? middle_px + half_px - along_px : middle_px - half_px + along_px);
    };

    // A glyph lies on the chord under it; a narrow one on a chord long enough to have a direction.
    constexpr float kShortestChordEm = 0.5F;
    constexpr float kQuarter = 0.5F * std::numbers::pi_v<float>;
    Candidate candidate;
    candidate.choice.middle_px = middle_px;
    candidate.choice.vertical = upright;
    candidate.glyphs.reserve(text.glyphs.size());
    float last_angle = 0;
    float last_end = -1;
    EmBox last_body;
    for (const Glyph& glyph : text.glyphs) {
        // The middle of the glyph on the line, and its pen from there, em.
        const float along_em =
            upright ? glyph.y_em + (glyph.sideways ? 0.5F * glyph.advance_em : -0.38F * glyph.scale)
                    : glyph.x_em + 0.5F * glyph.advance_em;
        const float middle = along_em * size;
        const float reach = 0.5F * std::max(glyph.advance_em, kShortestChordEm) * size;
        const PxPoint a = place_at(middle - reach);
        const PxPoint b = place_at(middle + reach);
        const float chord_px = distance(a, b);
        if (chord_px < 0.5F * reach) {  // the line turns back under the glyph
            return std::nullopt;
        }
        const float bearing = std::atan2(b.y - a.y, b.x - a.x);
        const float angle = upright                  ? 0.5F * turn(kQuarter, bearing)
                            : request.glyphs_upright ? 0.0F
                                                     : bearing;
        if (!candidate.glyphs.empty() &&
            std::abs(turn(last_angle, bearing)) > request.max_angle_rad) {
            return std::nullopt;
        }
        last_angle = bearing;
        const PxPoint on_line = place_at(middle);
        const PxPoint along{std::cos(angle), std::sin(angle)};
        PxPoint from_middle;
        if (upright) {
            from_middle = {(glyph.x_em - 0.5F * text.width_em) * size + request.line_offset_px,
                           (glyph.y_em - along_em) * size};
        } else {
            from_middle = {-0.5F * glyph.advance_em * size,
                           (kMiddleEm + glyph.y_em) * size + request.line_offset_px};
        }
        const PxPoint pen{on_line.x + from_middle.x * along.x - from_middle.y * along.y,
                          on_line.y + from_middle.x * along.y + from_middle.y * along.x};
        const float own_turn = request.rotation_rad + (glyph.sideways ? kQuarter : 0.0F);
        const PlacedGlyph placed{glyph.font,       glyph.glyph,        pen.x,        pen.y,
                                 angle + own_turn, size * glyph.scale, glyph.section};
        const EmBox tight = tight_body(glyph);
        if (!upright && !request.kept && !candidate.glyphs.empty() &&
            glyph.x_em > last_end - 0.2F &&
            std::abs(turn(candidate.glyphs.back().angle_rad, placed.angle_rad)) > 0.02F &&
            run_together(candidate.glyphs.back(), last_body, placed, tight, size)) {
            return std::nullopt;
        }
        last_body = tight;
        last_end = glyph.x_em + glyph.advance_em;
        candidate.glyphs.push_back(placed);
        const EmBox body = text.vertical ? body_of(glyph, text)
                                         : EmBox{0, text.ink.y0, glyph.advance_em, text.ink.y1};
        const float turned = angle + own_turn;
        candidate.boxes.push_back(
            turned_box(body, size, pen, {std::cos(turned), std::sin(turned)}));
    }
    for (const InlineImage& image : text.images) {
        const EmBox& box = image.box;
        const float middle = 0.5F * (upright ? box.y0 + box.y1 : box.x0 + box.x1) * size;
        const PxPoint a = place_at(middle - 0.5F * size);
        const PxPoint b = place_at(middle + 0.5F * size);
        const float angle = upright ? 0 : std::atan2(b.y - a.y, b.x - a.x);
        PlacedImage placed;
        placed.section = image.section;
        placed.center = place_at(middle);
        placed.width_px = (box.x1 - box.x0) * size;
        placed.height_px = (box.y1 - box.y0) * size;
        placed.angle_rad = angle;
        candidate.images.push_back(placed);
        const float reach = 0.5F * std::max(placed.width_px, placed.height_px);
        candidate.boxes.push_back({placed.center.x - reach, placed.center.y - reach,
                                   placed.center.x + reach, placed.center.y + reach});
    }
    return candidate;
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
