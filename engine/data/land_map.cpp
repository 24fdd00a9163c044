// SPDX-License-Identifier: Apache-2.0
#include "data/land_map.h"

#include "data/vector.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace northway::data {
namespace {

constexpr double kBandsPerDegree = 10;
constexpr std::size_t kBands = 1800;
constexpr double kKmPerDegree = 111.195;  // of a great circle, mean radius 6371.0 km

// The distance from the origin to the segment a–b.
double distance(double ax, double ay, double bx, double by) {
    const double dx = bx - ax;
    const double dy = by - ay;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(ax + t * dx, ay + t * dy);
}

}  // namespace

LandMap::LandMap(const Rings& rings) : bands_(kBands), bounds_{1e9, 1e9, -1e9, -1e9} {
    for (const auto& ring : rings) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Edge edge{ring[i], ring[i + 1]};
            const auto index = static_cast<std::uint32_t>(edges_.size());
            edges_.push_back(edge);
            const auto [low, high] = std::minmax(edge.a.lat_deg, edge.b.lat_deg);
            for (std::size_t band = band_of(low); band <= band_of(high); ++band) {
                bands_[band].push_back(index);
            }
            bounds_.min_x = std::min(bounds_.min_x, edge.a.lon_deg);
            bounds_.max_x = std::max(bounds_.max_x, edge.a.lon_deg);
            bounds_.min_y = std::min(bounds_.min_y, low);
            bounds_.max_y = std::max(bounds_.max_y, high);
        }
    }
}

Result<LandMap> LandMap::read(const std::string& path, const std::string& layer) {
    VectorRequest request;
    request.path = path;
    request.layer = layer;
    const auto set = read_vector(request);
    if (!set) {
        return tl::unexpected(set.error());
    }
    Rings rings;
    for (const model::Feature& feature : set->features) {
        for (std::size_t i = 0; i < feature.geometry.part_count(); ++i) {
            const auto part = feature.geometry.part(i);
            rings.emplace_back(part.begin(), part.end());
        }
    }
    return LandMap(rings);
}

std::size_t LandMap::band_of(double lat_deg) const {
    const double band = std::floor((lat_deg + 90.0) * kBandsPerDegree);
    return static_cast<std::size_t>(std::clamp(band, 0.0, static_cast<double>(kBands - 1)));
}

bool LandMap::covers(geo::LonLat place) const {
    return place.lon_deg > bounds_.min_x && place.lon_deg < bounds_.max_x &&
           place.lat_deg > bounds_.min_y && place.lat_deg < bounds_.max_y;
}

bool LandMap::is_land(geo::LonLat place) const {
    bool inside = false;
    for (const std::uint32_t index : bands_[band_of(place.lat_deg)]) {
        const auto& [a, b] = edges_[index];
        if ((a.lat_deg > place.lat_deg) != (b.lat_deg > place.lat_deg)) {
            const double t = (place.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg);
            inside ^= a.lon_deg + t * (b.lon_deg - a.lon_deg) > place.lon_deg;
        }
    }
    return inside;
}

double LandMap::coast_distance_km(geo::LonLat place, double limit_km) const {
    const double x_km = kKmPerDegree * std::cos(place.lat_deg * std::numbers::pi / 180.0);
    const double reach_deg = limit_km / kKmPerDegree;
    double nearest = limit_km;
    const std::size_t last = band_of(place.lat_deg + reach_deg);
    for (std::size_t band = band_of(place.lat_deg - reach_deg); band <= last; ++band) {
        for (const std::uint32_t index : bands_[band]) {
            const auto& [a, b] = edges_[index];
            nearest = std::min(nearest, distance((a.lon_deg - place.lon_deg) * x_km,
                                                 (a.lat_deg - place.lat_deg) * kKmPerDegree,
                                                 (b.lon_deg - place.lon_deg) * x_km,
                                                 (b.lat_deg - place.lat_deg) * kKmPerDegree));
        }
    }
    return nearest;
}

}  // namespace northway::data
