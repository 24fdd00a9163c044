// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"

#include <cstdint>
#include <random>
#include <vector>

namespace northway::render {

using Ring = std::vector<geo::XY>;

// The same numbers on every machine and library (std::uniform_real_distribution is not).
class Numbers {
public:
    explicit Numbers(std::uint32_t seed) : engine_(seed) {}
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(engine_()) / 4294967295.0);
    }
    std::uint32_t below(std::uint32_t limit) {
        return static_cast<std::uint32_t>(engine_() % limit);
    }

private:
    std::mt19937 engine_;
};

// A closed ring round a centre whose radius jumps between two values.
Ring star(Numbers& numbers, geo::XY center, double low_radius, double high_radius, int points);
// A ring that crosses itself: every second corner of a regular polygon.
Ring pentagram(geo::XY center, double radius, double turn_rad);
// A walk with steps of about `step`.
Ring walk(Numbers& numbers, geo::XY start, double step, int points);
Ring moved(const Ring& ring, double dx, double dy);

// The mean winding number over each pixel from 16 x 16 samples, its absolute value cut at 1: what a
// fill's coverage is. Rows from the top.
std::vector<double> sampled_coverage(const std::vector<Ring>& rings, int width, int height);

}  // namespace northway::render
