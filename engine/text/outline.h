// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace northway::text {

struct EmPoint {
    float x = 0;
    float y = 0;
};

// A glyph as closed contours, filled by the non-zero rule. Units are em, y runs down, the origin
// is the pen on the baseline. `points` holds 1 point for a move or line, 2 for a quadratic, 3 for a
// cubic curve, in the order of `verbs`; each contour starts with a move and closes by itself.
struct Outline {
    enum class Verb : std::uint8_t { move, line, quadratic, cubic };
    std::vector<Verb> verbs;
    std::vector<EmPoint> points;
    bool empty() const { return verbs.empty(); }
};

// A straight piece of an outline.
struct Segment {
    EmPoint a;
    EmPoint b;
};

// The outline as straight segments no farther than `tolerance` from the curve, both scaled by
// `scale` (units of the result per em). Degenerate segments are left out.
std::vector<Segment> flatten(const Outline& outline, float scale, float tolerance);

}  // namespace northway::text
