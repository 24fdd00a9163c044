// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace northway::page {

// A row of a list that is set in columns.
struct ColumnRow {
    double height_px = 0;
    double space_px = 0;           // above it, unless it stands at the top of a column
    bool starts_group = false;     // a good place to begin a column
    bool keeps_with_next = false;  // must not stand at the end of a column
};

// Where the columns begin, as indices of rows, and the height of the highest.
struct Columns {
    std::vector<std::size_t> first;
    double height_px = 0;
};

// Sets the rows in order in at most `count` columns of about equal height; whole groups stay
// together where that costs little height.
Columns set_columns(std::span<const ColumnRow> rows, std::size_t count);

}  // namespace northway::page
