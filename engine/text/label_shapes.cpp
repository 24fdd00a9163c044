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

}  // namespace

Candidate point_candidate(const LabelRequest& request, Anchor anchor, float offset_px) {
    const ShapedText& text = *request.text;
    const float size = request.size_px;
    const Direction to = direction_of(anchor);
    // The offset is a radius: diagonal neighbours stand at the same distance.
    const float share = to.x != 0 && to.y != 0 ? 1 / std::numbers::sqrt2_v<float> : 1.0F;
    const float last_baseline_em = text.descent_em - kDescentEm;

    float left = request.point.x - 0.5F * text.width_em * size;
    if (to.x > 0) {
        left = request.point.x + share * offset_px;
    } else if (to.x < 0) {
        left = request.point.x - share * offset_px - text.width_em * size;
    }
    float baseline = request.point.y + (kMiddleEm - 0.5F * last_baseline_em) * size;
    if (to.y > 0) {
        baseline = request.point.y + share * offset_px + kTopEdgeEm * size;
    } else if (to.y < 0) {
        baseline = request.point.y - share * offset_px - (last_baseline_em + kBottomEdgeEm) * size;
    }

    Candidate candidate;
    candidate.anchor = anchor;
    candidate.glyphs.reserve(text.glyphs.size());
    for (const Glyph& glyph : text.glyphs) {
        candidate.glyphs.push_back({glyph.font, glyph.glyph, left + glyph.x_em * size,
                                    baseline + glyph.y_em * size, 0, size});
    }
    candidate.boxes.push_back({left + text.ink.x0 * size, baseline + text.ink.y0 * size,
                               left + text.ink.x1 * size, baseline + text.ink.y1 * size});
    return candidate;
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

std::optional<Candidate> line_candidate(const LabelRequest& request, const MeasuredLine& line,
                                        float middle_px) {
    const ShapedText& text = *request.text;
    const float size = request.size_px;
    const float half_px = 0.5F * text.width_em * size;
    if (middle_px - half_px < 0 || middle_px + half_px > line.length()) {
        return std::nullopt;
    }
    const PxPoint start = line.at(middle_px - half_px);
    const PxPoint end = line.at(middle_px + half_px);
    const bool backwards =
        request.keep_upright && (end.x < start.x || (end.x == start.x && end.y > start.y));
    const auto place_at = [&](float along_px) {
        return line.at(backwards ? middle_px + half_px - along_px : middle_px - half_px + along_px);
    };

    // A glyph lies on the chord under it; a narrow one on a chord long enough to have a direction.
    constexpr float kShortestChordEm = 0.5F;
    Candidate candidate;
    candidate.glyphs.reserve(text.glyphs.size());
    float last_angle = 0;
    for (const Glyph& glyph : text.glyphs) {
        const float middle = (glyph.x_em + 0.5F * glyph.advance_em) * size;
        const float reach = 0.5F * std::max(glyph.advance_em, kShortestChordEm) * size;
        const PxPoint a = place_at(middle - reach);
        const PxPoint b = place_at(middle + reach);
        const float chord_px = distance(a, b);
        if (chord_px < 0.5F * reach) {  // the line turns back under the glyph
            return std::nullopt;
        }
        const PxPoint along{(b.x - a.x) / chord_px, (b.y - a.y) / chord_px};
        const float angle = std::atan2(along.y, along.x);
        if (!candidate.glyphs.empty() &&
            std::abs(turn(last_angle, angle)) > request.max_angle_rad) {
            return std::nullopt;
        }
        last_angle = angle;
        const PxPoint on_line = place_at(middle);
        const float back = 0.5F * glyph.advance_em * size;
        const float down = (kMiddleEm + glyph.y_em) * size + request.line_offset_px;
        const PxPoint pen{on_line.x - along.x * back - along.y * down,
                          on_line.y - along.y * back + along.x * down};
        candidate.glyphs.push_back({glyph.font, glyph.glyph, pen.x, pen.y, angle, size});
        const EmBox body{0, text.ink.y0, glyph.advance_em, text.ink.y1};
        candidate.boxes.push_back(turned_box(body, size, pen, along));
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
