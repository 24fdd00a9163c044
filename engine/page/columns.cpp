// SPDX-License-Identifier: Apache-2.0
#include "page/columns.h"

#include <algorithm>
#include <limits>

namespace northway::page {
namespace {

// How much higher, as a share, columns may become to keep a group together.
constexpr double kGroupWorth = 0.12;

struct Best {
    Columns columns;
    double cost = std::numeric_limits<double>::infinity();
};

double height_of(std::span<const ColumnRow> rows) {
    double height_px = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        height_px += rows[i].height_px + (i > 0 ? rows[i].space_px : 0);
    }
    return height_px;
}

// The cheapest way to set the rows from `start` on.
Best set_from(std::span<const ColumnRow> rows, std::size_t start, std::size_t count) {
    Best best;
    best.columns = {{start}, height_of(rows.subspan(start))};
    best.cost = best.columns.height_px;
    if (count < 2) {
        return best;
    }
    for (std::size_t end = start + 1; end < rows.size(); ++end) {
        const double height_px = height_of(rows.subspan(start, end - start));
        if (height_px >= best.cost) {
            break;
        }
        if (rows[end - 1].keeps_with_next) {
            continue;
        }
        Best rest = set_from(rows, end, count - 1);
        const double worth = rows[end].starts_group ? 1 : 1 + kGroupWorth;
        const double cost = worth * std::max(height_px, rest.cost);
        if (cost < best.cost) {
            rest.columns.first.insert(rest.columns.first.begin(), start);
            rest.columns.height_px = std::max(height_px, rest.columns.height_px);
            best = {std::move(rest.columns), cost};
        }
    }
    return best;
}

}  // namespace

Columns set_columns(std::span<const ColumnRow> rows, std::size_t count) {
    return set_from(rows, 0, count).columns;
}

}  // namespace northway::page
