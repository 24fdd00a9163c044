// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

namespace northway::text {

// A stretch of text that may end a line, by its code units [0, end): `end` where the next line
// would start, `ink_end` the same without the white space before it. `cost_em` is how far a line of
// balanced ones may differ from the mean before the text rather breaks here than where that costs
// nothing.
struct Break {
    int end = 0;
    int ink_end = 0;
    float cost_em = 0;
};

// Where the lines of one paragraph end, as indices into `breaks` (the last is always taken). Uses
// as few lines as `max_width` allows; a piece wider than that has a line of its own. With `balance`
// the lines of that number differ least in width (least squares). `width(a, b)` is the width of the
// code units [a, b).
std::vector<int> choose_lines(const std::vector<Break>& breaks,
                              const std::function<float(int, int)>& width, float max_width,
                              bool balance);

}  // namespace northway::text
