// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/placement.h"

#include <optional>
#include <span>
#include <vector>

namespace northway::text {

// One way to draw a label: its glyphs and the rectangles around its ink, without padding.
struct Candidate {
    std::vector<PlacedGlyph> glyphs;
    std::vector<PxBox> boxes;
    Anchor anchor = Anchor::center;
};

// The label beside its point, `offset_px` away in the direction the anchor asks.
Candidate point_candidate(const LabelRequest& request, Anchor anchor, float offset_px);

// A polyline with the distance of each vertex from its start.
class MeasuredLine {
public:
    explicit MeasuredLine(std::span<const PxPoint> points);
    float length() const { return distances_.empty() ? 0 : distances_.back(); }
    // The place at a distance from the start, clamped to the ends.
    PxPoint at(float distance_px) const;
    // The stretches of the line inside a box, as distances from the start, in order.
    struct Stretch {
        float from = 0;
        float to = 0;
    };
    std::vector<Stretch> stretches_in(const PxBox& box) const;

private:
    std::span<const PxPoint> points_;
    std::vector<float> distances_;
};

// The label along the line with its middle at a distance from the start; nothing where it would
// hang over an end or bend more than it may between two glyphs.
std::optional<Candidate> line_candidate(const LabelRequest& request, const MeasuredLine& line,
                                        float middle_px);

// The smallest rectangle around all of `boxes`, which is not empty.
PxBox union_of(std::span<const PxBox> boxes);

}  // namespace northway::text
