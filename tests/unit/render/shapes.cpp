// SPDX-License-Identifier: Apache-2.0
#include "shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace northway::render {

Ring star(Numbers& numbers, geo::XY center, double low_radius, double high_radius, int points) {
    Ring ring;
    for (int i = 0; i < points; ++i) {
        const double angle = 2 * std::numbers::pi * i / points;
        const double radius = numbers.between(low_radius, high_radius);
        ring.push_back({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
    }
    return ring;
}

Ring pentagram(geo::XY center, double radius, double turn_rad) {
    Ring ring;
    for (int i = 0; i < 5; ++i) {
        const double angle = turn_rad + 4 * std::numbers::pi * i / 5;
        ring.push_back({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
    }
    return ring;
}

Ring walk(Numbers& numbers, geo::XY start, double step, int points) {
    Ring ring{start};
    double angle = numbers.between(0, 6.28);
    while (static_cast<int>(ring.size()) < points) {
        angle += numbers.between(-0.6, 0.6);
        const double length = step * numbers.between(0.5, 1.5);
        ring.push_back(
            {ring.back().x + length * std::cos(angle), ring.back().y + length * std::sin(angle)});
    }
    return ring;
}

Ring moved(const Ring& ring, double dx, double dy) {
    Ring result = ring;
    for (auto& point : result) {
        point.x += dx;
        point.y += dy;
    }
    return result;
}

std::vector<double> sampled_coverage(const std::vector<Ring>& rings, int width, int height) {
    constexpr int kSamples = 16;
    std::vector<double> sums(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    std::vector<std::pair<double, int>> crossings;
    for (int line = 0; line < height * kSamples; ++line) {
        const double y = (line + 0.5) / kSamples;
        crossings.clear();
        for (const Ring& ring : rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const auto p = ring[i];
                const auto q = ring[(i + 1) % ring.size()];
                if ((p.y <= y) == (q.y <= y)) {
                    continue;
                }
                crossings.emplace_back(p.x + (y - p.y) / (q.y - p.y) * (q.x - p.x),
                                       q.y > p.y ? 1 : -1);
            }
        }
        std::sort(crossings.begin(), crossings.end());
        std::size_t next = 0;
        int winding = 0;
        for (int sample = 0; sample < width * kSamples; ++sample) {
            const double x = (sample + 0.5) / kSamples;
            while (next < crossings.size() && crossings[next].first <= x) {
                winding += crossings[next++].second;
            }
            sums[static_cast<std::size_t>(line / kSamples) * static_cast<std::size_t>(width) +
                 static_cast<std::size_t>(sample / kSamples)] += winding;
        }
    }
    for (double& sum : sums) {
        sum = std::min(std::abs(sum) / (kSamples * kSamples), 1.0);
    }
    return sums;
}

}  // namespace northway::render
