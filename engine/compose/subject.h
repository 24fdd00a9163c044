// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "page/ink.h"

#include <vector>

namespace northway::compose {

// How much of what a map is about lies in any box of the frame: the length of its lines and the
// number of its places in small cells, summed once. Output pixels.
class Subject {
public:
    Subject() = default;
    Subject(const page::Box& map, double cell_px);

    void add_line(geo::XY from, geo::XY to);
    void add_place(geo::XY at, double length_px);  // counts as a line of this length
    // Sums the cells; nothing is added after it.
    void finish();

    bool empty() const { return sums_.empty() || sums_.back() <= 0; }
    // 0..1 of all that lies on the map.
    double share_in(const page::Box& box) const;

private:
    double sum_to(double x_px, double y_px) const;

    page::Box map_;
    double cell_px_ = 1;
    int columns_ = 0, rows_ = 0;
    std::vector<double> sums_;  // of all cells left of and above a corner, once finished
};

}  // namespace northway::compose
