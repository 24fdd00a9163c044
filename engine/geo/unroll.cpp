// SPDX-License-Identifier: Apache-2.0
#include "geo/unroll.h"

#include <algorithm>
#include <cmath>

namespace northway::geo {
namespace {

constexpr double kAtPole_deg = 89.9;
constexpr double kWholeTurn_deg = 360.0;
constexpr double kNoWidth_deg = 1e-9;

bool runs_along_pole(LonLat a, LonLat b) {
    return std::abs(a.lat_deg) > kAtPole_deg && std::abs(b.lat_deg) > kAtPole_deg &&
           a.lat_deg * b.lat_deg > 0;
}

}  // namespace

Box bounds_of(std::span<const LonLat> points) {
    Box box;
    for (const LonLat& p : points) {
        box.add(XY{p.lon_deg, p.lat_deg});
    }
    return box;
}

std::vector<LonLat> unroll_line(std::span<const LonLat> line) {
    std::vector<LonLat> result(line.begin(), line.end());
    double turn_deg = 0;
    for (std::size_t i = 1; i < result.size(); ++i) {
        const double step_deg = line[i].lon_deg - line[i - 1].lon_deg;
        if (std::abs(step_deg) > 0.5 * kWholeTurn_deg) {
            turn_deg -= kWholeTurn_deg * std::round(step_deg / kWholeTurn_deg);
        }
        result[i].lon_deg += turn_deg;
    }
    return result;
}

std::vector<LonLat> unroll_ring(std::span<const LonLat> ring) {
    std::vector<LonLat> raw(ring.begin(), ring.end());
    if (raw.empty()) {
        return raw;
    }
    if (!(raw.front() == raw.back())) {
        raw.push_back(raw.front());
    }
    std::vector<LonLat> path = raw;
    double turn_deg = 0;
    for (std::size_t i = 1; i < raw.size(); ++i) {
        const double step_deg = raw[i].lon_deg - raw[i - 1].lon_deg;
        if (std::abs(step_deg) > 0.5 * kWholeTurn_deg && !runs_along_pole(raw[i - 1], raw[i])) {
            turn_deg -= kWholeTurn_deg * std::round(step_deg / kWholeTurn_deg);
        }
        path[i].lon_deg += turn_deg;
    }
    if (bounds_of(path).width() < kNoWidth_deg && bounds_of(raw).width() > kNoWidth_deg) {
        return raw;  // the whole world from -180 to 180, not a line at 180
    }
    return path;
}

double seam_reach_deg(const Domain& domain) {
    constexpr double kHair_deg = 1e-6;
    return kHair_deg + 0.5 * std::max(0.0, kWholeTurn_deg - (domain.east_deg - domain.west_deg));
}

Turns turns_into(const Domain& domain, const Box& bounds) {
    if (!domain.is_cut || bounds.is_empty()) {
        return {};
    }
    // What lies on the seam is kept, twice.
    const double reach_deg = 2 * seam_reach_deg(domain);
    return {
        static_cast<int>(std::ceil((domain.west_deg - reach_deg - bounds.max_x) / kWholeTurn_deg)),
        static_cast<int>(
            std::floor((domain.east_deg + reach_deg - bounds.min_x) / kWholeTurn_deg))};
}

}  // namespace northway::geo
