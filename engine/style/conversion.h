// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/value.h"

#include <tl/expected.hpp>

#include <optional>

namespace northway::style {

// Conversions between kinds of values; nothing when the value has no such reading.
std::optional<Padding> padding_from(const Value& value);           // a number, or 1 to 4 of them
std::optional<NumberArray> number_array_from(const Value& value);  // a number, or several
std::optional<ColorArray> color_array_from(const Value& value);    // a colour's text, or several
std::optional<VariableAnchorOffset> variable_anchor_offset_from(const Value& value);
std::optional<ProjectionDefinition> projection_from(const Value& value);
// The colour, or why there is none.
tl::expected<Color, std::string> color_from(const Value& value);
// What is wrong with red, green and blue in 0..255 and alpha in 0..1; nothing when all is well.
std::optional<std::string> rgba_error(const Value& r, const Value& g, const Value& b,
                                      const Value* a);

Formatted formatted_from_text(std::string text);
// No image (null) when the name is empty.
Value image_from_name(std::string name);

}  // namespace northway::style
