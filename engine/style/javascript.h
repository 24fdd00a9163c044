// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/value.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The style specification defines its text and number rules by those of JavaScript. These are the
// ones it uses. Text is UTF-8 here; JavaScript counts UTF-16 units where that is said.
namespace northway::style::javascript {

// `value` used as a condition.
bool is_true(const Value& value);
// Number(value): NaN when it is no number.
double to_number(const Value& value);
// String(value), which joins the items of an array with commas.
std::string to_text(const Value& value);
// JSON.stringify(value).
std::string to_json_text(const Value& value);
// a === b; two arrays or objects are never the same.
bool is_same(const Value& a, const Value& b);
// Less than zero when `a` sorts before `b` by UTF-16 units.
int compare(std::string_view a, std::string_view b);

// Where each code point of `text` starts, and the end of the text.
std::vector<std::size_t> code_point_starts(std::string_view text);
std::size_t code_point_count(std::string_view text);
// The index in code points of `needle` in `text` at or after `from`, in UTF-16 units; -1 if absent.
double index_of(std::string_view text, std::string_view needle, double from);
// The start and end that slice(begin, end) takes of `length` items; negative ones count from the
// end.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};
Range slice_range(std::size_t length, double begin, std::optional<double> end);

}  // namespace northway::style::javascript
