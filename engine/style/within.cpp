// SPDX-License-Identifier: Apache-2.0
#include "style/shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace northway::style {
namespace {

constexpr double kGridStepsPerTile = 8192;

// Web Mercator; the parts of the result are x to the east and y to the south, both in 0..1.
LonLat mercator(const LonLat& point) {
    const double angle = std::numbers::pi / 4 + point.lat_deg * std::numbers::pi / 360;
    return {(180 + point.lon_deg) / 360,
            (180 - 180 / std::numbers::pi * std::log(std::tan(angle))) / 360};
}

// A grid over the Mercator square. A grid point is a LonLat whose parts are whole steps: the tests
// of a polygon are the same for both.
struct Grid {
    double size = 0;  // steps around the world

    explicit Grid(int zoom) : size(std::ldexp(kGridStepsPerTile, zoom)) {}

    double snapped(double part) const { return std::floor(part * size + 0.5); }
    LonLat snapped(const LonLat& mercator_point) const {
        return {snapped(mercator_point.lon_deg), snapped(mercator_point.lat_deg)};
    }
    Box snapped(const Box& box) const {
        return {snapped(box.west), snapped(box.south), snapped(box.east), snapped(box.north)};
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

Geometry::Line snapped(const Geometry::Line& mercator_line, const Grid& grid) {
    Geometry::Line result;
    result.reserve(mercator_line.size());
    for (const LonLat& point : mercator_line) {
        result.push_back(grid.snapped(point));
    }
    return result;
}

Geometry::Line mercator(const Geometry::Line& line) {
    Geometry::Line result;
    result.reserve(line.size());
    for (const LonLat& point : line) {
        result.push_back(mercator(point));
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

MercatorArea mercator_area(const Shape& shape) {
    MercatorArea area;
    for (const Geometry::Polygon& polygon : shape.polygons) {
        Geometry::Polygon& rings = area.polygons.emplace_back();
        for (const Geometry::Line& ring : polygon) {
            rings.push_back(mercator(ring));
            for (const LonLat& point : rings.back()) {
                area.box.add(point);
            }
        }
    }
    return area;
}

bool is_within(const Geometry& geometry, const MercatorArea& area, int zoom) {
    const Grid grid(zoom);
    const Box target = grid.snapped(area.box);
    const bool points = !geometry.points.empty();
    std::vector<Geometry::Line> parts;
    for (const Geometry::Line& line :
         points ? std::vector<Geometry::Line>{geometry.points} : geometry.lines) {
        parts.push_back(snapped(mercator(line), grid));
    }
    Box box = box_of(parts);
    // Lines that span over half the world are taken as they are.
    if (points || box.east - box.west <= grid.size / 2) {
        move_near(parts, target, grid);
        box = box_of(parts);
    }
    if (parts.empty() || !box.is_strictly_inside(target)) {
        return false;
    }
    std::vector<Geometry::Polygon> polygons = area.polygons;
    for (Geometry::Polygon& polygon : polygons) {
        for (Geometry::Line& ring : polygon) {
            ring = snapped(ring, grid);
        }
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
