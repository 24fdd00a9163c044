// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/placement.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace northway::text {

// Rectangles inside `bounds` that are looked up by place; each has an owner, which a query may
// leave out. Rectangles that only touch do not meet. Cells of about a label's size keep both
// operations at constant cost.
class BoxGrid {
public:
    static constexpr std::uint32_t kNobody = 0xFFFFFFFFU;
    explicit BoxGrid(PxBox bounds);

    void add(const PxBox& box, std::uint32_t owner);
    // The same for a disc.
    void add_disc(PxPoint center, float radius, std::uint32_t owner);
    // Whether `box` meets anything that `owner` does not own.
    bool meets(const PxBox& box, std::uint32_t owner) const;

private:
    struct Item {
        PxBox box;
        PxPoint center;
        float radius = -1;  // negative: a rectangle
        std::uint32_t owner = kNobody;
    };
    struct Cells {
        int x0 = 0;
        int y0 = 0;
        int x1 = 0;
        int y1 = 0;
    };
    Cells cells_of(const PxBox& box) const;
    void insert(const Item& item);
    static bool meet(const Item& item, const PxBox& box);

    PxBox bounds_;
    int columns_ = 1;
    int rows_ = 1;
    std::vector<Item> items_;
    std::vector<std::vector<std::uint32_t>> cells_;
};

}  // namespace northway::text
