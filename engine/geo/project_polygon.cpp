// SPDX-License-Identifier: Apache-2.0
#include "geo/project.h"
#include "geo/refine.h"
#include "geo/tears.h"
#include "geo/unroll.h"

#include <algorithm>
#include <array>
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

// A ring of a polygon inside one cell, or inside one side of a cut cell.
struct PathPiece {
    Path path;
    const CutCell* cut = nullptr;
    std::size_t side = 0;
    bool is_wild = false;
};

// As clip_side, against a slanting line: what lies to the left stays, or to the right.
Path clip_half(const Path& path, const CutCell& cut, std::size_t side) {
    const double sign = side == 0 ? 1.0 : -1.0;
    Path kept;
    kept.reserve(path.size() + 4);
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double from = sign * cut.side_of(path[i - 1]);
        const double to = sign * cut.side_of(path[i]);
        if ((from >= 0) != (to >= 0)) {
            const double t = from / (from - to);
            kept.push_back({path[i - 1].lon_deg + t * (path[i].lon_deg - path[i - 1].lon_deg),
                            path[i - 1].lat_deg + t * (path[i].lat_deg - path[i - 1].lat_deg)});
        }
        if (to >= 0) {
            kept.push_back(path[i]);
        }
    }
    if (!kept.empty() && !(kept.front() == kept.back())) {
        kept.push_back(kept.front());
    }
    return kept;
}

// Cuts a closed path along the cells of the map's tears. What was joined is drawn as one item, whose
// pieces' common edges cancel.
void cut_path(const Tears& tears, const Tears::Cell& cell, Path path,
              std::vector<PathPiece>& pieces) {
    if (path.size() < 4 || cell.state == Tears::State::outside) {
        return;
    }
    if (cell.state == Tears::State::whole) {
        pieces.push_back({std::move(path), nullptr, 0, cell.is_wild});
        return;
    }
    if (cell.state == Tears::State::cut) {
        const CutCell& cut = tears.cut(cell);
        for (std::size_t side = 0; side < 2; ++side) {
            if (cut.sides[side].is_mapped) {
                Path half = clip_half(path, cut, side);
                if (half.size() >= 4) {
                    pieces.push_back({std::move(half), &cut, side, true});
                }
            }
        }
        return;
    }
    if (!tears.touches(bounds_of(path))) {
        pieces.push_back({std::move(path), nullptr, 0, cell.is_wild});
        return;
    }
    const auto lon = [](auto& place) -> auto& {
        return place.lon_deg;
    };
    const auto lat = [](auto& place) -> auto& {
        return place.lat_deg;
    };
    const auto halves = [](Path whole, double limit, auto axis, double least, double greatest) {
        std::array<Path, 2> result;
        if (greatest <= limit) {
            result[0] = std::move(whole);
        } else if (least >= limit) {
            result[1] = std::move(whole);
        } else {
            result[0] = clip_side(whole, 1.0, limit, axis);
            result[1] = clip_side(whole, -1.0, limit, axis);
        }
        return result;
    };
    const Box bounds = bounds_of(path);
    auto rows = halves(std::move(path), cell.split.y, lat, bounds.min_y, bounds.max_y);
    for (std::size_t row = 0; row < 2; ++row) {
        if (rows[row].size() < 4) {
            continue;
        }
        const Box inside = bounds_of(rows[row]);
        auto columns =
            halves(std::move(rows[row]), cell.split.x, lon, inside.min_x, inside.max_x);
        for (std::size_t column = 0; column < 2; ++column) {
            cut_path(tears, tears.cell(cell.first + 2 * row + column), std::move(columns[column]),
                     pieces);
        }
    }
}

// Edges along the borders of cells, where the path was cut, get the points that the neighbour has.
Path with_border_points(const Tears& tears, const Path& path) {
    Path result;
    result.reserve(path.size());
    for (std::size_t i = 0; i < path.size(); ++i) {
        result.push_back(path[i]);
        if (i + 1 == path.size()) {
            break;
        }
        const LonLat& a = path[i];
        const LonLat& b = path[i + 1];
        if (a.lon_deg == b.lon_deg) {
            for (const double lat_deg : tears.lats_between(a.lat_deg, b.lat_deg)) {
                result.push_back({a.lon_deg, lat_deg});
            }
        } else if (a.lat_deg == b.lat_deg) {
            for (const double lon_deg : tears.lons_between(a.lon_deg, b.lon_deg)) {
                result.push_back({lon_deg, a.lat_deg});
            }
        }
    }
    return result;
}

// The ring on the map of a piece of one side of a cut cell.
class SideMapper {
public:
    SideMapper(const Projection& projection, const PathPiece& piece, double tolerance)
        : projection_(projection),
          path_(piece.path),
          side_(piece.cut->sides[piece.side]),
          tolerance_(tolerance) {}

    std::vector<XY> run() {
        std::vector<XY> points;
        points.reserve(path_.size());
        for (const LonLat& place : path_) {
            points.push_back(point_on_side(projection_, side_, place));
        }
        for (std::size_t i = 0; i + 1 < path_.size(); ++i) {
            add(points[i]);
            add_between(path_[i], points[i], path_[i + 1], points[i + 1], 0);
        }
        return std::move(ring_);
    }

private:
    void add(XY point) {
        if (!std::isnan(point.x) && (ring_.empty() || !(ring_.back() == point))) {
            ring_.push_back(point);
        }
    }
    void add_between(LonLat a, XY at_a, LonLat b, XY at_b, int depth) {
        if (!(tolerance_ > 0) || depth == kDeepestHalving) {
            return;
        }
        const LonLat middle{0.5 * (a.lon_deg + b.lon_deg), 0.5 * (a.lat_deg + b.lat_deg)};
        const XY point = point_on_side(projection_, side_, middle);
        if (!(departure(point, at_a, at_b) > tolerance_)) {
            return;
        }
        add_between(a, at_a, middle, point, depth + 1);
        add(point);
        add_between(middle, point, b, at_b, depth + 1);
    }

    static constexpr int kDeepestHalving = 7;
    const Projection& projection_;
    const Path& path_;
    const CutCell::Side& side_;
    double tolerance_;
    std::vector<XY> ring_;
};

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

// The rings of a path that touches tears.
void add_torn(const Projection& projection, Path path, bool is_exterior,
              const ProjectOptions& options, ProjectedPolygon& polygon) {
    const Tears& tears = *projection.tears();
    std::vector<PathPiece> pieces;
    cut_path(tears, tears.root(), std::move(path), pieces);
    for (PathPiece& piece : pieces) {
        piece.path = with_border_points(tears, piece.path);
        ProjectOptions piece_options = options;
        piece_options.is_wild = piece.is_wild;
        int dropped = 0;  // beyond the edge of the map: cut off, not lost
        std::vector<XY> ring = piece.cut != nullptr
                                   ? SideMapper(projection, piece, options.tolerance).run()
                                   : map_ring(projection, piece.path, piece_options, dropped);
        orient(ring, is_exterior);
        if (!ring.empty()) {
            polygon.rings.push_back(std::move(ring));
        }
    }
}

}  // namespace

std::vector<ProjectedPolygon> project_polygon(const Projection& projection,
                                              std::span<const std::vector<LonLat>> rings,
                                              const ProjectOptions& options,
                                              int* dropped_vertices) {
    std::vector<ProjectedPolygon> polygons;
    const Domain& domain = projection.domain();
    const Tears* tears = projection.tears();
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
            const bool is_exterior = &path == &paths.front();
            if (tears != nullptr && !copy.empty() && tears->touches(bounds_of(copy))) {
                dropped += static_cast<int>(
                    std::count_if(copy.begin(), copy.end() - 1,
                                  [&](LonLat place) { return !tears->shows(place); }));
                add_torn(projection, std::move(copy), is_exterior, options, polygon);
            } else {
                std::vector<XY> ring = map_ring(projection, copy, options, dropped);
                orient(ring, is_exterior);
                if (!ring.empty()) {
                    polygon.rings.push_back(std::move(ring));
                }
            }
            if (polygon.rings.empty()) {
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
