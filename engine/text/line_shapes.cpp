// SPDX-License-Identifier: Apache-2.0
#include "text/label_geometry.h"
#include "text/label_shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace northway::text {

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

// Whether two neighbouring letters that lie at an angle run into each other: the edge with which
// the second begins lies in the first.
bool run_together(const PlacedGlyph& a, const EmBox& a_body, const PlacedGlyph& b,
                  const EmBox& b_body, float size_px) {
    constexpr float kTouch = 0.06F;  // of the size
    const float cos_a = std::cos(a.angle_rad);
    const float sin_a = std::sin(a.angle_rad);
    const float cos_b = std::cos(b.angle_rad);
    const float sin_b = std::sin(b.angle_rad);
    for (const float share : {0.05F, 0.35F, 0.65F, 0.95F}) {
        const float y = b_body.y0 + share * (b_body.y1 - b_body.y0);
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

struct Span {
    float middle_px = 0;
    float half_px = 0;
    bool backwards = false;
};

// The label along the parallel to its stretch of the line, where its letters stand as close to each
// other as on the line itself; nothing where the bend is too tight for a parallel.
std::optional<Candidate> beside_line(const LabelRequest& request, const MeasuredLine& line,
                                     const Span& span, const BoxTest& has_room) {
    // On the outer side of a bend more of the line is needed, on the inner one less.
    constexpr float kMore = 1.6F;
    constexpr float kStepEm = 0.25F;
    const float step_px = kStepEm * request.size_px;
    const auto steps = static_cast<int>(std::ceil(kMore * span.half_px / step_px));
    std::vector<PxPoint> parallel;
    float before_middle_px = 0;
    const float forward = span.backwards ? -1.0F : 1.0F;
    const float length_px = line.length();
    for (int i = -steps; i <= steps; ++i) {
        const float at_px = span.middle_px + forward * static_cast<float>(i) * step_px;
        if (at_px < 0 || at_px > length_px) {
            continue;
        }
        const PxPoint a = line.at(at_px - forward * 2 * step_px);
        const PxPoint b = line.at(at_px + forward * 2 * step_px);
        const float chord_px = distance(a, b);
        if (chord_px < step_px) {
            return std::nullopt;
        }
        const PxPoint on_line = line.at(at_px);
        const float out = request.line_offset_px / chord_px;
        const PxPoint next{on_line.x - out * (b.y - a.y), on_line.y + out * (b.x - a.x)};
        if (!parallel.empty()) {
            const PxPoint last = parallel.back();
            if ((next.x - last.x) * (b.x - a.x) + (next.y - last.y) * (b.y - a.y) <= 0) {
                return std::nullopt;
            }
            before_middle_px += i <= 0 ? distance(last, next) : 0;
        }
        parallel.push_back(next);
    }
    LabelRequest on_parallel = request;
    on_parallel.line_offset_px = 0;
    on_parallel.keep_upright = false;  // it runs the right way already
    return line_candidate(on_parallel, MeasuredLine(parallel), before_middle_px, has_room);
}

}  // namespace

std::optional<Candidate> line_candidate(const LabelRequest& request, const MeasuredLine& line,
                                        float middle_px, const BoxTest& has_room) {
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

    if (request.line_offset_px != 0 && !upright) {
        auto candidate = beside_line(request, line, {middle_px, half_px, backwards}, has_room);
        if (candidate) {
            candidate->choice.middle_px = middle_px;
        }
        return candidate;
    }

    // A glyph lies on the chord under it; a narrow one on a chord long enough to have a direction.
    constexpr float kShortestChordEm = 0.5F;
    // No letter stands on its head, though the name as a whole does not: beyond 110 degrees.
    constexpr float kUpsideDown = -0.35F;
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
        if (request.keep_upright && !upright && !request.glyphs_upright &&
            std::cos(bearing) < kUpsideDown) {
            return std::nullopt;
        }
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
                           (kMiddleEm + glyph.y_em) * size};
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
        if (has_room && !has_room(candidate.boxes.back())) {
            return std::nullopt;
        }
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
        if (has_room && !has_room(candidate.boxes.back())) {
            return std::nullopt;
        }
    }
    return candidate;
}

}  // namespace northway::text
