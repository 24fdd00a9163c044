// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/placement.h"

#include <cmath>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace northway::text {

// One way to draw a label: its glyphs and the rectangles around its ink, without padding.
struct Candidate {
    std::vector<PlacedGlyph> glyphs;
    std::vector<PlacedImage> images;
    std::vector<PxBox> boxes;
    Choice choice;
};

// Where a point label's block stands: its anchor, a shift from the place, and how far it is moved
// out from there in the direction the anchor asks.
struct PointPlace {
    Anchor anchor = Anchor::center;
    PxPoint shift;
    float offset_px = 0;
};

// The label beside its point.
Candidate point_candidate(const LabelRequest& request, const ShapedText& text,
                          const PointPlace& place);

// The box of the label's icon, without padding; `text_box` is around its text, where it shows one.
PxBox icon_box(const LabelRequest& request, const std::optional<PxBox>& text_box);

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
    // The place of the line that is nearest to a point.
    struct Nearest {
        float along_px = 0;  // from the start
        float apart_px = INFINITY;
    };
    Nearest nearest(PxPoint point) const;

private:
    std::span<const PxPoint> points_;
    std::vector<float> distances_;
};

// Whether the ink of a part of a label, px, may lie there.
using BoxTest = std::function<bool(const PxBox&)>;

// The label along the line with its middle at a distance from the start; nothing where it would
// hang over an end, bend more than it may between two glyphs, or its letters would run into each
// other on the inner side of a bend. Chinese letters stand upright on a steep line where the
// request has a vertical text. Nothing either where a part fails `has_room`, where that is given.
std::optional<Candidate> line_candidate(const LabelRequest& request, const MeasuredLine& line,
                                        float middle_px, const BoxTest& has_room = {});

// The smallest rectangle around all of `boxes`, which is not empty.
PxBox union_of(std::span<const PxBox> boxes);

}  // namespace northway::text
