// SPDX-License-Identifier: Apache-2.0
#include "style/shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace northway::style {
namespace {

constexpr double kGridStepsPerTile = 8192;

// A grid over the Web Mercator square, x to the east and y to the south. A grid point is a LonLat
// whose parts are whole steps: the tests of a polygon are the same for both.
struct Grid {
    double size = 0;  // steps around the world

    explicit Grid(int zoom) : size(std::ldexp(kGridStepsPerTile, zoom)) {}

    LonLat snapped(const LonLat& point) const {
        const double angle = std::numbers::pi / 4 + point.lat_deg * std::numbers::pi / 360;
        const double x = (180 + point.lon_deg) / 360;
        const double y = (180 - 180 / std::numbers::pi * std::log(std::tan(angle))) / 360;
        return {std::floor(x * size + 0.5), std::floor(y * size + 0.5)};
    }

    // Moves a point that lies more than half the world from the box to its other side.
    LonLat near(LonLat point, const Box& box) const {
        if (point.lon_deg >= box.west && point.lon_deg <= box.east) {
            return point;
        }
        for (const double edge : {box.west, box.east}) {
            const double gap = point.lon_deg - edge;
            if (std::abs(gap) > size / 2) {
                point.lon_deg += gap > 0 ? -size : size;
                return point;
            }
        }
        return point;
    }
};

Geometry::Line snapped(const Geometry::Line& line, const Grid& grid, Box& box) {
    Geometry::Line result;
    result.reserve(line.size());
    for (const LonLat& point : line) {
        result.push_back(grid.snapped(point));
        box.add(result.back());
    }
    return result;
}

Box box_of(const std::vector<Geometry::Line>& lines) {
    Box box;
    for (const Geometry::Line& line : lines) {
        for (const LonLat& point : line) {
            box.add(point);
        }
    }
    return box;
}

bool does_line_cross(const LonLat& a, const LonLat& b, const Geometry::Polygon& polygon) {
    return std::any_of(polygon.begin(), polygon.end(), [&](const Geometry::Line& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            if (do_segments_cross(a, b, ring[i], ring[i + 1])) {
                return true;
            }
        }
        return false;
    });
}

bool is_line_inside(const Geometry::Line& line, const Geometry::Polygon& polygon) {
    for (const LonLat& point : line) {
        if (!is_point_inside(point, polygon, false)) {
            return false;
        }
    }
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (does_line_cross(line[i], line[i + 1], polygon)) {
            return false;
        }
    }
    return true;
}

// Moves every part to the side of the world where the polygons are.
void move_near(std::vector<Geometry::Line>& lines, const Box& target, const Grid& grid) {
    for (Geometry::Line& line : lines) {
        for (LonLat& point : line) {
            point = grid.near(point, target);
        }
    }
}

}  // namespace

bool is_within(const Geometry& geometry, const Shape& shape, int zoom) {
    const Grid grid(zoom);
    Box target;
    std::vector<Geometry::Polygon> polygons;
    for (const Geometry::Polygon& polygon : shape.polygons) {
        Geometry::Polygon& rings = polygons.emplace_back();
        for (const Geometry::Line& ring : polygon) {
            rings.push_back(snapped(ring, grid, target));
        }
    }
    const bool points = !geometry.points.empty();
    Box box;
    std::vector<Geometry::Line> parts;
    for (const Geometry::Line& line :
         points ? std::vector<Geometry::Line>{geometry.points} : geometry.lines) {
        parts.push_back(snapped(line, grid, box));
    }
    // Lines that span over half the world are taken as they are.
    if (points || box.east - box.west <= grid.size / 2) {
        move_near(parts, target, grid);
        box = box_of(parts);
    }
    if (parts.empty() || !box.is_strictly_inside(target)) {
        return false;
    }
    const auto is_in_one = [&polygons](const auto& is_in) {
        return std::any_of(polygons.begin(), polygons.end(), is_in);
    };
    if (points) {
        return std::all_of(parts[0].begin(), parts[0].end(), [&](const LonLat& point) {
            return is_in_one([&](const Geometry::Polygon& polygon) {
                return is_point_inside(point, polygon, false);
            });
        });
    }
    return std::all_of(parts.begin(), parts.end(), [&](const Geometry::Line& line) {
        return is_in_one(
            [&](const Geometry::Polygon& polygon) { return is_line_inside(line, polygon); });
    });
}

}  // namespace northway::style
