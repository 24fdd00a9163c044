// SPDX-License-Identifier: Apache-2.0
#include "text/box_grid.h"

#include <algorithm>
#include <cmath>

namespace northway::text {
namespace {

constexpr float kCellPx = 64;
constexpr int kMostCells =
    1024;  // along each side; a wider picture has larger clusters at its edge

int cell_count(float length_px) {
    return std::clamp(static_cast<int>(std::ceil(length_px / kCellPx)), 1, kMostCells);
}

// The cell of a coordinate, clamped, safe for any value.
int cell_at(float offset_px, int count) {
    if (std::isnan(offset_px)) {
        return 0;
    }
    return static_cast<int>(
        std::clamp(std::floor(offset_px / kCellPx), 0.0F, static_cast<float>(count - 1)));
}

}  // namespace

BoxGrid::BoxGrid(PxBox bounds)
    : bounds_(bounds),
      columns_(cell_count(bounds.x1 - bounds.x0)),
      rows_(cell_count(bounds.y1 - bounds.y0)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

BoxGrid::Cells BoxGrid::cells_of(const PxBox& box) const {
    return {cell_at(box.x0 - bounds_.x0, columns_), cell_at(box.y0 - bounds_.y0, rows_),
            cell_at(box.x1 - bounds_.x0, columns_), cell_at(box.y1 - bounds_.y0, rows_)};
}

void BoxGrid::insert(const Item& item) {
    const auto index = static_cast<std::uint32_t>(items_.size());
    items_.push_back(item);
    const Cells cells = cells_of(item.box);
    for (int y = cells.y0; y <= cells.y1; ++y) {
        for (int x = cells.x0; x <= cells.x1; ++x) {
            cells_[static_cast<std::size_t>(y * columns_ + x)].push_back(index);
        }
    }
}

void BoxGrid::add(const PxBox& box, std::uint32_t owner) {
    insert({box, {}, -1, owner});
}

void BoxGrid::add_disc(PxPoint center, float radius, std::uint32_t owner) {
    const PxBox box{center.x - radius, center.y - radius, center.x + radius, center.y + radius};
    const bool near =
        box.x1 > bounds_.x0 && box.x0 < bounds_.x1 && box.y1 > bounds_.y0 && box.y0 < bounds_.y1;
    if (near) {
        insert({box, center, radius, owner});
    }
}

bool BoxGrid::meet(const Item& item, const PxBox& box) {
    if (item.radius < 0) {
        return item.box.x0 < box.x1 && item.box.x1 > box.x0 && item.box.y0 < box.y1 &&
               item.box.y1 > box.y0;
    }
    const float dx = item.center.x - std::clamp(item.center.x, box.x0, box.x1);
    const float dy = item.center.y - std::clamp(item.center.y, box.y0, box.y1);
    return dx * dx + dy * dy < item.radius * item.radius;
}

bool BoxGrid::meets(const PxBox& box, std::uint32_t owner) const {
    const Cells cells = cells_of(box);
    for (int y = cells.y0; y <= cells.y1; ++y) {
        for (int x = cells.x0; x <= cells.x1; ++x) {
            for (const std::uint32_t index : cells_[static_cast<std::size_t>(y * columns_ + x)]) {
                const Item& item = items_[index];
                if ((owner == kNobody || item.owner != owner) && meet(item, box)) {
                    return true;
                }
            }
        }
    }
    return false;
}

}  // namespace northway::text
