// SPDX-License-Identifier: Apache-2.0
#include "text/lines.h"

#include <algorithm>
#include <limits>

namespace northway::text {
namespace {

using Width = std::function<float(int, int)>;

float line_width(const std::vector<Break>& breaks, const Width& width, int first, int last) {
    const int start = first == 0 ? 0 : breaks[static_cast<std::size_t>(first - 1)].end;
    return width(start, breaks[static_cast<std::size_t>(last)].ink_end);
}

std::vector<int> fill_lines(const std::vector<Break>& breaks, const Width& width, float max_width) {
    std::vector<int> ends;
    const int count = static_cast<int>(breaks.size());
    for (int first = 0; first < count;) {
        int last = first;
        while (last + 1 < count && line_width(breaks, width, first, last + 1) <= max_width) {
            ++last;
        }
        ends.push_back(last);
        first = last + 1;
    }
    return ends;
}

// Dynamic programme over lines and breaks: cost[last] is the least sum of squared differences from
// the mean, and of squared costs, for the text up to break `last`.
std::vector<int> balance_lines(const std::vector<Break>& breaks, const Width& width,
                               float max_width, std::size_t lines) {
    const int count = static_cast<int>(breaks.size());
    const auto size = static_cast<std::size_t>(count);
    const float mean = line_width(breaks, width, 0, count - 1) / static_cast<float>(lines);
    constexpr float kNever = std::numeric_limits<float>::infinity();
    std::vector<float> cost(size, kNever);
    std::vector<std::vector<int>> before(lines, std::vector<int>(size, -1));
    for (std::size_t line = 0; line < lines; ++line) {
        std::vector<float> next(size, kNever);
        for (int last = 0; last < count; ++last) {
            for (int first = last; first >= 0; --first) {
                const float w = line_width(breaks, width, first, last);
                if (first < last && w > max_width) {
                    break;
                }
                const bool starts = first == 0;
                if (starts != (line == 0)) {
                    continue;
                }
                const float so_far = starts ? 0 : cost[static_cast<std::size_t>(first - 1)];
                const float own = breaks[static_cast<std::size_t>(last)].cost_em;
                const float total = so_far + (w - mean) * (w - mean) + own * own;
                if (total < next[static_cast<std::size_t>(last)]) {
                    next[static_cast<std::size_t>(last)] = total;
                    before[line][static_cast<std::size_t>(last)] = first - 1;
                }
            }
        }
        cost = std::move(next);
    }
    std::vector<int> ends(lines);
    int last = count - 1;
    for (std::size_t line = lines; line-- > 0;) {
        ends[line] = last;
        last = before[line][static_cast<std::size_t>(last)];
    }
    return ends;
}

}  // namespace

std::vector<int> choose_lines(const std::vector<Break>& breaks, const Width& width, float max_width,
                              bool balance) {
    std::vector<int> ends = fill_lines(breaks, width, max_width);
    if (balance && ends.size() > 1) {
        return balance_lines(breaks, width, max_width, ends.size());
    }
    return ends;
}

}  // namespace northway::text
