// SPDX-License-Identifier: Apache-2.0
#include "geo/project.h"
#include "geo/refine.h"
#include "geo/unroll.h"

#include <algorithm>
#include <cmath>

namespace northway::geo {
namespace {

using Path = std::vector<LonLat>;

constexpr double kNearPole_deg = 89.0;
constexpr double kNoWidth_deg = 1e-9;

// The pole that a ring round the Earth encloses: the one it touches, else the nearer one.
double enclosed_pole_deg(const Path& path) {
    double sum_deg = 0;
    for (const LonLat& place : path) {
        if (std::abs(place.lat_deg) > kNearPole_deg) {
            return std::copysign(90.0, place.lat_deg);
        }
        sum_deg += place.lat_deg;
    }
    return std::copysign(90.0, sum_deg);
}

// Leads a ring that goes round the Earth over the pole it encloses, so that it is closed in
// degrees too. Where the map closes round that pole, there is nothing to do.
void close_over_pole(const Domain& domain, Path& path) {
    if (std::abs(path.back().lon_deg - path.front().lon_deg) < 180.0) {
        return;
    }
    const double pole_deg = enclosed_pole_deg(path);
    const bool shows_pole = pole_deg > 0 ? domain.north_deg >= 90.0 : domain.south_deg <= -90.0;
    if (!domain.is_cut && shows_pole) {
        return;
    }
    path.push_back({path.back().lon_deg, pole_deg});
    path.push_back({path.front().lon_deg, pole_deg});
    path.push_back(path.front());
}

// Sutherland & Hodgman (1974) against one side: value(place) <= limit stays. Closed paths.
template <class Axis>
Path clip_side(const Path& path, double sign, double limit_deg, Axis axis) {
    Path kept;
    kept.reserve(path.size() + 4);
    const double limit = sign * limit_deg;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double from = sign * axis(path[i - 1]);
        const double to = sign * axis(path[i]);
        if ((from <= limit) != (to <= limit)) {
            const double t = (limit - from) / (to - from);
            LonLat crossing{path[i - 1].lon_deg + t * (path[i].lon_deg - path[i - 1].lon_deg),
                            path[i - 1].lat_deg + t * (path[i].lat_deg - path[i - 1].lat_deg)};
            axis(crossing) = limit_deg;
            kept.push_back(crossing);
        }
        if (to <= limit) {
            kept.push_back(path[i]);
        }
    }
    if (!kept.empty() && !(kept.front() == kept.back())) {
        kept.push_back(kept.front());
    }
    return kept;
}

Path clip_path(const Domain& domain, Path path) {
    const auto lon = [](auto& place) -> auto& {
        return place.lon_deg;
    };
    const auto lat = [](auto& place) -> auto& {
        return place.lat_deg;
    };
    const Box bounds = bounds_of(path);
    if (domain.is_cut && bounds.max_x > domain.east_deg) {
        path = clip_side(path, 1.0, domain.east_deg, lon);
    }
    if (domain.is_cut && bounds.min_x < domain.west_deg) {
        path = clip_side(path, -1.0, domain.west_deg, lon);
    }
    if (bounds.max_y > domain.north_deg) {
        path = clip_side(path, 1.0, domain.north_deg, lat);
    }
    if (bounds.min_y < domain.south_deg) {
        path = clip_side(path, -1.0, domain.south_deg, lat);
    }
    // A ring round the Earth may lie on one parallel: it is closed on the map, not in degrees.
    const Box left = bounds_of(path);
    const bool has_area = left.width() > kNoWidth_deg &&
                          (left.height() > kNoWidth_deg || !(path.front() == path.back()));
    if (path.size() < 4 || !has_area) {
        return {};
    }
    return path;
}

// The ring on the map, not closed, with the points its bends need; counts what has no place there.
std::vector<XY> map_ring(const Projection& projection, const Path& path,
                         const ProjectOptions& options, int& dropped) {
    std::vector<XY> mapped(path.size());
    projection.forward(path, mapped);
    std::vector<XY> ring;
    ring.reserve(path.size());
    const auto add = [&ring](XY point) {
        if (!std::isnan(point.x) && (ring.empty() || !(ring.back() == point))) {
            ring.push_back(point);
        }
    };
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const bool is_mapped = !std::isnan(mapped[i].x);
        const bool is_next_mapped = !std::isnan(mapped[i + 1].x);
        dropped += is_mapped ? 0 : 1;
        add(mapped[i]);
        if (may_bend(projection, path[i], path[i + 1], options)) {
            for (const EdgePoint& extra : bend_points(
                     projection, {path[i], path[i + 1], mapped[i], mapped[i + 1]}, options)) {
                add(extra.point);
            }
        } else if (is_mapped && !is_next_mapped) {
            add(last_mapped_point(projection, path[i], path[i + 1]).point);
        } else if (!is_mapped && is_next_mapped) {
            add(last_mapped_point(projection, path[i + 1], path[i]).point);
        }
    }
    while (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
    return ring;
}

double signed_area(const std::vector<XY>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        // Relative to one vertex: large coordinates would eat the digits of a small ring.
        const XY a{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
        const XY& next = ring[(i + 1) % ring.size()];
        sum += a.x * (next.y - ring[0].y) - (next.x - ring[0].x) * a.y;
    }
    return 0.5 * sum;
}

// Turns the ring the way asked for; a ring without area is emptied.
void orient(std::vector<XY>& ring, bool counter_clockwise) {
    const double area = ring.size() < 3 ? 0.0 : signed_area(ring);
    if (area == 0.0) {
        ring.clear();
    } else if ((area > 0) != counter_clockwise) {
        std::reverse(ring.begin(), ring.end());
    }
}

void turn(Path& path, double turn_deg) {
    for (LonLat& place : path) {
        place.lon_deg += turn_deg;
    }
}

}  // namespace

std::vector<ProjectedPolygon> project_polygon(const Projection& projection,
                                              std::span<const std::vector<LonLat>> rings,
                                              const ProjectOptions& options,
                                              int* dropped_vertices) {
    std::vector<ProjectedPolygon> polygons;
    const Domain& domain = projection.domain();
    std::vector<Path> paths;
    for (const std::vector<LonLat>& ring : rings) {
        Path path = unroll_ring(ring);
        if (!path.empty()) {
            close_over_pole(domain, path);
        }
        if (!paths.empty() && !path.empty()) {
            // A hole lies where its exterior does, whatever turn it is written in.
            const double apart_deg = bounds_of(paths[0]).center().x - bounds_of(path).center().x;
            turn(path, 360.0 * std::round(apart_deg / 360.0));
        }
        paths.push_back(std::move(path));
    }
    if (paths.empty() || paths[0].empty()) {
        return polygons;
    }
    int dropped = 0;
    const Turns turns = turns_into(domain, bounds_of(paths[0]));
    for (int i = turns.first; i <= turns.last; ++i) {
        ProjectedPolygon polygon;
        for (const Path& path : paths) {
            Path copy = path;
            if (i != 0) {
                turn(copy, 360.0 * i);
            }
            copy = clip_path(domain, std::move(copy));
            std::vector<XY> ring = map_ring(projection, copy, options, dropped);
            orient(ring, polygon.rings.empty());
            if (!ring.empty()) {
                polygon.rings.push_back(std::move(ring));
            } else if (polygon.rings.empty()) {
                break;  // without its exterior there is no polygon
            }
        }
        if (!polygon.rings.empty()) {
            polygons.push_back(std::move(polygon));
        }
    }
    if (dropped_vertices != nullptr) {
        *dropped_vertices += dropped;
    }
    return polygons;
}

}  // namespace northway::geo
