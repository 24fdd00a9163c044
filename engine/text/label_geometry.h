// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/label_shapes.h"

#include <cmath>
#include <numbers>

// What the shapes of labels at points and along lines share.
namespace northway::text {

inline float distance(PxPoint a, PxPoint b) {
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    return std::sqrt(dx * dx + dy * dy);
}

inline PxPoint mix(PxPoint a, PxPoint b, float t) {
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

// The difference of two directions, between -π and π.
inline float turn(float from_rad, float to_rad) {
    return std::remainder(to_rad - from_rad, 2 * std::numbers::pi_v<float>);
}

// The upright rectangle around em_box, scaled by size and turned about the pen with the glyph.
PxBox turned_box(const EmBox& em_box, float size_px, PxPoint pen, PxPoint along);

// The room of one glyph in em of the text, about its pen.
EmBox body_of(const Glyph& glyph, const ShapedText& text);

}  // namespace northway::text
