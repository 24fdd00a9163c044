// SPDX-License-Identifier: Apache-2.0
#include "style/shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace northway::style {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double wrapped(double angle_deg) {
    return angle_deg - 360 * std::round(angle_deg / 360);
}

// Measures small distances around one latitude on the WGS84 ellipsoid by its two radii of
// curvature (https://en.wikipedia.org/wiki/Earth_radius#Meridional).
class Ruler {
public:
    explicit Ruler(double lat_deg) {
        constexpr double kEquatorialRadius_m = 6378137;
        constexpr double kFlattening = 1 / 298.257223563;
        constexpr double kEccentricity2 = kFlattening * (2 - kFlattening);
        constexpr double kRadians = std::numbers::pi / 180;
        const double cosine = std::cos(lat_deg * kRadians);
        const double w2 = 1 / (1 - kEccentricity2 * (1 - cosine * cosine));
        const double w = std::sqrt(w2);
        lon_m_ = kRadians * kEquatorialRadius_m * w * cosine;
        lat_m_ = kRadians * kEquatorialRadius_m * w * w2 * (1 - kEccentricity2);
    }

    double between(const LonLat& a, const LonLat& b) const {
        return std::hypot(wrapped(a.lon_deg - b.lon_deg) * lon_m_,
                          (a.lat_deg - b.lat_deg) * lat_m_);
    }

    double to_segment(const LonLat& p, const LonLat& a, const LonLat& b) const {
        const double px = wrapped(p.lon_deg - a.lon_deg) * lon_m_;
        const double py = (p.lat_deg - a.lat_deg) * lat_m_;
        const double bx = wrapped(b.lon_deg - a.lon_deg) * lon_m_;
        const double by = (b.lat_deg - a.lat_deg) * lat_m_;
        const double length2 = bx * bx + by * by;
        const double t = length2 == 0 ? 0 : std::clamp((px * bx + py * by) / length2, 0.0, 1.0);
        return std::hypot(px - t * bx, py - t * by);
    }

    // No more than the distance between anything in the boxes.
    double between(const Box& a, const Box& b) const {
        const double gap_lon = std::max({0.0, b.west - a.east, a.west - b.east});
        const double gap_lat = std::max({0.0, b.south - a.north, a.south - b.north});
        // Across the antimeridian boxes may be nearer than they seem.
        return gap_lon > 180 ? gap_lat * lat_m_ : std::hypot(gap_lon * lon_m_, gap_lat * lat_m_);
    }

private:
    double lon_m_ = 0;
    double lat_m_ = 0;
};

// A point or a segment with its box; the distance between two shapes is that of two of these.
struct Piece {
    LonLat a;
    LonLat b;
    bool is_point = false;
};

// Some neighbouring pieces, so that far ones are passed over together.
struct Chunk {
    static constexpr std::size_t kMostPieces = 32;
    std::vector<Piece> pieces;
    Box box;
};

class Chunks {
public:
    void add(const Piece& piece) {
        if (list_.empty() || list_.back().pieces.size() == Chunk::kMostPieces) {
            list_.emplace_back();
        }
        Chunk& chunk = list_.back();
        chunk.pieces.push_back(piece);
        chunk.box.add(piece.a);
        chunk.box.add(piece.b);
    }
    void add_line(const Geometry::Line& line) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            add({line[i], line[i + 1], false});
        }
        if (line.size() == 1) {
            add({line[0], line[0], true});
        }
    }
    void add_ring(const Geometry::Line& ring) {
        add_line(ring);
        if (ring.size() > 1 && !(ring.front() == ring.back())) {
            add({ring.back(), ring.front(), false});
        }
    }
    const std::vector<Chunk>& list() const { return list_; }

private:
    std::vector<Chunk> list_;
};

Chunks chunks_of(const std::vector<LonLat>& points, const std::vector<Geometry::Line>& lines,
                 const std::vector<Geometry::Polygon>& polygons) {
    Chunks chunks;
    for (const LonLat& point : points) {
        chunks.add({point, point, true});
    }
    for (const Geometry::Line& line : lines) {
        chunks.add_line(line);
    }
    for (const Geometry::Polygon& polygon : polygons) {
        std::for_each(polygon.begin(), polygon.end(),
                      [&chunks](const Geometry::Line& ring) { chunks.add_ring(ring); });
    }
    return chunks;
}

double between(const Piece& a, const Piece& b, const Ruler& ruler) {
    if (a.is_point && b.is_point) {
        return ruler.between(a.a, b.a);
    }
    if (a.is_point) {
        return ruler.to_segment(a.a, b.a, b.b);
    }
    if (b.is_point) {
        return ruler.to_segment(b.a, a.a, a.b);
    }
    if (do_segments_cross(a.a, a.b, b.a, b.b)) {
        return 0;
    }
    return std::min({ruler.to_segment(a.a, b.a, b.b), ruler.to_segment(a.b, b.a, b.b),
                     ruler.to_segment(b.a, a.a, a.b), ruler.to_segment(b.b, a.a, a.b)});
}

double between(const Chunks& a, const Chunks& b, const Ruler& ruler) {
    double nearest = kInfinity;
    for (const Chunk& first : a.list()) {
        for (const Chunk& second : b.list()) {
            if (ruler.between(first.box, second.box) >= nearest) {
                continue;
            }
            for (const Piece& piece : first.pieces) {
                for (const Piece& other : second.pieces) {
                    nearest = std::min(nearest, between(piece, other, ruler));
                }
            }
        }
    }
    return nearest;
}

// True when a corner of one of the chunks lies in one of the polygons or on its edge.
bool is_any_inside(const Chunks& chunks, const std::vector<Geometry::Polygon>& polygons) {
    for (const Geometry::Polygon& polygon : polygons) {
        for (const Chunk& chunk : chunks.list()) {
            for (const Piece& piece : chunk.pieces) {
                if (is_point_inside(piece.a, polygon, true) ||
                    is_point_inside(piece.b, polygon, true)) {
                    return true;
                }
            }
        }
    }
    return false;
}

std::optional<LonLat> first_point(const Geometry& geometry) {
    if (!geometry.points.empty()) {
        return geometry.points.front();
    }
    if (!geometry.lines.empty() && !geometry.lines.front().empty()) {
        return geometry.lines.front().front();
    }
    if (!geometry.polygons.empty() && !geometry.polygons.front().empty() &&
        !geometry.polygons.front().front().empty()) {
        return geometry.polygons.front().front().front();
    }
    return std::nullopt;
}

}  // namespace

double distance_m(const Geometry& geometry, const Shape& shape) {
    const auto origin = first_point(geometry);
    if (!origin) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const Ruler ruler(origin->lat_deg);
    const Chunks mine = chunks_of(geometry.points, geometry.lines, geometry.polygons);
    const Chunks theirs = chunks_of(shape.points, shape.lines, shape.polygons);
    if (is_any_inside(mine, shape.polygons) || is_any_inside(theirs, geometry.polygons)) {
        return 0;
    }
    return between(mine, theirs, ruler);
}

}  // namespace northway::style
