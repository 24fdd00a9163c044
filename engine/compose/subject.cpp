// SPDX-License-Identifier: Apache-2.0
#include "compose/subject.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {

Subject::Subject(const page::Box& map, double cell_px)
    : map_(map),
      cell_px_(cell_px),
      columns_(static_cast<int>(std::ceil(map.width() / cell_px))),
      rows_(static_cast<int>(std::ceil(map.height() / cell_px))),
      sums_(static_cast<std::size_t>((columns_ + 1) * (rows_ + 1)), 0.0) {}

void Subject::add_place(geo::XY at, double length_px) {
    const int column = static_cast<int>(std::floor((at.x - map_.x0) / cell_px_));
    const int row = static_cast<int>(std::floor((at.y - map_.y0) / cell_px_));
    if (column >= 0 && column < columns_ && row >= 0 && row < rows_) {
        sums_[static_cast<std::size_t>((row + 1) * (columns_ + 1) + column + 1)] += length_px;
    }
}

void Subject::add_line(geo::XY from, geo::XY to) {
    const double length_px = std::hypot(to.x - from.x, to.y - from.y);
    // A line that is longer than all of the map has an end far off it.
    const double most_px = 4 * (map_.width() + map_.height());
    if (!(length_px > 0) || length_px > most_px) {
        return;
    }
    const int steps = static_cast<int>(std::ceil(length_px / (0.5 * cell_px_)));
    for (int i = 0; i < steps; ++i) {
        const double at = (i + 0.5) / steps;
        add_place({from.x + at * (to.x - from.x), from.y + at * (to.y - from.y)},
                  length_px / steps);
    }
}

void Subject::finish() {
    const int stride = columns_ + 1;
    for (int row = 1; row <= rows_; ++row) {
        for (int column = 1; column <= columns_; ++column) {
            const auto at = static_cast<std::size_t>(row * stride + column);
            sums_[at] += sums_[at - 1] + sums_[at - static_cast<std::size_t>(stride)] -
                         sums_[at - static_cast<std::size_t>(stride) - 1];
        }
    }
}

double Subject::sum_to(double x_px, double y_px) const {
    const auto cell = [this](double px, double start_px, int count) {
        return std::clamp(static_cast<int>(std::lround((px - start_px) / cell_px_)), 0, count);
    };
    return sums_[static_cast<std::size_t>(cell(y_px, map_.y0, rows_) * (columns_ + 1) +
                                          cell(x_px, map_.x0, columns_))];
}

double Subject::share_in(const page::Box& box) const {
    if (empty()) {
        return 0;
    }
    return (sum_to(box.x1, box.y1) - sum_to(box.x0, box.y1) - sum_to(box.x1, box.y0) +
            sum_to(box.x0, box.y0)) /
           sums_.back();
}

}  // namespace northway::compose
