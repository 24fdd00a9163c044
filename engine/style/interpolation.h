// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/color.h"
#include "style/value.h"

#include <tl/expected.hpp>

#include <string>

namespace northway::style {

struct InterpolationError {
    std::string message;
    bool in_curve = true;  // false when the message is about the values as such
};

// The value `t` of the way from one to the other, 0..1. Both must be of one kind that has a middle:
// numbers, colours, projections, paddings, anchors with offsets, or arrays of numbers or colours.
tl::expected<Value, InterpolationError> interpolate(const Value& from, const Value& to, double t,
                                                    ColorSpace space);

}  // namespace northway::style
