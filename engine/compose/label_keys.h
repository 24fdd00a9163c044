// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

namespace northway::compose {

// Priorities of one layer's labels stay within this, so that layers never mix.
inline constexpr float kKeysPerLayer = 1000;

// Where a symbol-sort-key stands among those of its layer, above 0 and below kKeysPerLayer. Keys
// may be anything, populations and their negatives too: they keep their order, and those far from 0
// are told apart when they differ by a thousandth.
inline float place_of_key(double sort_key) {
    constexpr double kFarthest = 30;  // ln of 10 ^ 13
    const double scaled = std::copysign(std::log1p(std::abs(sort_key)), sort_key);
    const double share = 0.5 + 0.5 * std::clamp(scaled / kFarthest, -0.999, 0.999);
    return kKeysPerLayer * static_cast<float>(share);
}

}  // namespace northway::compose
