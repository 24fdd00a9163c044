// SPDX-License-Identifier: Apache-2.0
#include "sink/png_rows.h"

#include <algorithm>
#include <cstddef>

namespace northway::sink {
namespace {

void copy_opaque(const std::uint8_t* from, std::uint8_t* to, int count) {
    for (int i = 0; i < count; ++i, from += 4, to += 3) {
        to[0] = from[0];
        to[1] = from[1];
        to[2] = from[2];
    }
}

// straight = premultiplied * 255 / alpha, rounded to nearest.
std::uint8_t straight(std::uint8_t premultiplied, std::uint8_t alpha) {
    const unsigned rounded = (premultiplied * 255U + alpha / 2U) / alpha;
    return static_cast<std::uint8_t>(std::min(rounded, 255U));
}

void copy_straight(const std::uint8_t* from, std::uint8_t* to, int count) {
    for (int i = 0; i < count; ++i, from += 4, to += 4) {
        const std::uint8_t alpha = from[3];
        if (alpha == 0) {
            continue;  // the rows start as zeros
        }
        to[0] = straight(from[0], alpha);
        to[1] = straight(from[1], alpha);
        to[2] = straight(from[2], alpha);
        to[3] = alpha;
    }
}

}  // namespace

bool is_opaque(const Pixels& pixels) {
    std::uint8_t all = 255;
    for (std::size_t i = 3; i < pixels.rgba.size(); i += 4) {
        all &= pixels.rgba[i];
    }
    return all == 255;
}

std::vector<std::uint8_t> png_rows(const Pixels& pixels, bool opaque) {
    const std::size_t row_bytes = 1 + static_cast<std::size_t>(pixels.width) * (opaque ? 3 : 4);
    std::vector<std::uint8_t> rows(row_bytes * static_cast<std::size_t>(pixels.height));
    for (int y = 0; y < pixels.height; ++y) {
        std::uint8_t* row = rows.data() + row_bytes * static_cast<std::size_t>(y) + 1;
        (opaque ? copy_opaque : copy_straight)(pixels.at(0, y), row, pixels.width);
    }
    return rows;
}

}  // namespace northway::sink
