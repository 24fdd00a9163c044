// SPDX-License-Identifier: Apache-2.0
#include "text/placer.h"

#include <algorithm>
#include <cmath>

namespace northway::text {

// A label along a line whose own place is not in the frame has no business in it.
bool Placer::is_kept_outside(const LabelRequest& request) const {
    if (request.kind != LabelKind::line) {
        return false;
    }
    const PxPoint at = MeasuredLine(request.line).at(request.kept->middle_px);
    return at.x < bounds_.x0 || at.y < bounds_.y0 || at.x > bounds_.x1 || at.y > bounds_.y1;
}

// At another scale the same letters lie a little differently along the same bend: they may
// bend more, and while places are decided they may move a little.
bool Placer::place_kept_line(std::size_t index, const LabelRequest& request) {
    constexpr float kBendMore = 1.35F;
    constexpr float kStepEm = 0.5F;
    constexpr int kMostSteps = 3;
    LabelRequest eased = request;
    eased.max_angle_rad *= kBendMore;
    const bool is_decided = edges_ == Edges::inside;
    if (!is_decided) {
        eased.kept.reset();
    }
    const MeasuredLine line(request.line);
    for (int step = 0; step <= (is_decided ? 0 : kMostSteps); ++step) {
        for (const float side : {1.0F, -1.0F}) {
            const float shift_px = side * static_cast<float>(step) * kStepEm * request.size_px;
            auto candidate = line_candidate(eased, line, request.kept->middle_px + shift_px);
            if (candidate && is_free(*candidate, index)) {
                accept(std::move(*candidate), index, true, false);
                return true;
            }
        }
    }
    return false;
}

bool Placer::try_line(std::size_t index, const MeasuredLine& line, float middle_px) {
    // Most places are taken: the first letter that finds no room ends the trial.
    auto candidate = line_candidate(requests_[index], line, middle_px,
                                    [&](const PxBox& ink) { return is_box_free(ink, index); });
    if (!candidate || candidate->boxes.empty() ||
        !is_far_from_group(requests_[index], *candidate)) {
        return false;
    }
    accept(std::move(*candidate), index, true, false);
    return true;
}

// Middles stand on a grid that is fixed to the line, so that labels move with it. Each
// repetition searches its own part of the line; without repetition the line is one part.
bool Placer::place_line(std::size_t index, const LabelRequest& request) {
    const MeasuredLine line(request.line);
    const float label_px = request.text->width_em * request.size_px;
    // Where there is no frame the whole line counts: what is found does not depend on the view.
    const auto stretches = edges_ == Edges::open
                               ? std::vector{MeasuredLine::Stretch{0, line.length()}}
                               : line.stretches_in(bounds_);
    if (label_px > line.length() || stretches.empty()) {
        return false;
    }
    const bool repeats = request.repeat_px > 0;
    const float part_px = repeats ? std::max(request.repeat_px, label_px) : line.length();
    Part part;
    part.visible = {stretches.front().from, stretches.back().to};
    // Neighbouring labels stay at least half the repeat distance apart.
    part.reach_px = (repeats ? 0.25F : 0.5F) * part_px;
    part.step_px = std::max(request.size_px, 0.125F * label_px);

    bool placed = false;
    float next = -INFINITY;
    const float middle_px = 0.5F * line.length();
    for (const MeasuredLine::Stretch& stretch : stretches) {
        const float from = stretch.from - part.reach_px - middle_px;
        const float to = stretch.to + part.reach_px - middle_px;
        const float last = repeats ? std::floor(to / part_px) : 0.0F;
        for (float i = std::max(next, repeats ? std::ceil(from / part_px) : 0.0F); i <= last;
             i += 1) {
            part.center_px = middle_px + i * part_px;
            placed = search_part(index, line, part) || placed;
            next = i + 1;
        }
    }
    return placed;
}

// From the centre outwards.
bool Placer::search_part(std::size_t index, const MeasuredLine& line, const Part& part) {
    const float after = part.visible.from - part.center_px;
    const float before = part.center_px - part.visible.to;
    const float nearest = std::floor(std::max({0.0F, after, before}) / part.step_px);
    const float farthest = std::min(part.reach_px, std::max(-after, -before)) / part.step_px;
    for (float i = nearest; i <= farthest; i += 1) {
        const float offset_px = i * part.step_px;
        if (try_line(index, line, part.center_px + offset_px) ||
            (i > 0 && try_line(index, line, part.center_px - offset_px))) {
            return true;
        }
    }
    return false;
}

}  // namespace northway::text
