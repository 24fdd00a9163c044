// SPDX-License-Identifier: Apache-2.0
#include "geo/geodesic.h"
#include "geo/project.h"
#include "geo/refine.h"
#include "geo/unroll.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace northway::geo {
namespace {

constexpr double kOnSeam_deg = 1e-6;

// A run of a line inside the map's window.
struct Piece {
    std::vector<LonLat> places;
    std::vector<double> distance_m;
};

bool is_inside(const Domain& domain, const Box& bounds) {
    const bool lat_fits = bounds.min_y >= domain.south_deg && bounds.max_y <= domain.north_deg;
    return lat_fits &&
           (!domain.is_cut || (bounds.min_x >= domain.west_deg && bounds.max_x <= domain.east_deg));
}

// The fractions of an edge that lie inside the window (Liang & Barsky 1984).
struct Inside {
    double from = 0;
    double to = 1;
};
std::optional<Inside> clip_edge(const Domain& domain, LonLat a, LonLat b) {
    Inside inside;
    const auto keep_below = [&inside](double start, double end, double limit) {
        if (start > limit && end > limit) {
            return false;
        }
        const double crossing = (limit - start) / (end - start);
        if (start > limit) {
            inside.from = std::max(inside.from, crossing);
        } else if (end > limit) {
            inside.to = std::min(inside.to, crossing);
        }
        return inside.from <= inside.to;
    };
    if (!keep_below(a.lat_deg, b.lat_deg, domain.north_deg) ||
        !keep_below(-a.lat_deg, -b.lat_deg, -domain.south_deg)) {
        return std::nullopt;
    }
    if (domain.is_cut && (!keep_below(a.lon_deg, b.lon_deg, domain.east_deg) ||
                          !keep_below(-a.lon_deg, -b.lon_deg, -domain.west_deg))) {
        return std::nullopt;
    }
    return inside;
}

// What lies on the seam to within a hair belongs to this side of it.
LonLat turned(const Domain& domain, LonLat place, double turn_deg) {
    place.lon_deg += turn_deg;
    if (domain.is_cut) {
        if (std::abs(place.lon_deg - domain.east_deg) < kOnSeam_deg) {
            place.lon_deg = std::min(place.lon_deg, domain.east_deg);
        } else if (std::abs(place.lon_deg - domain.west_deg) < kOnSeam_deg) {
            place.lon_deg = std::max(place.lon_deg, domain.west_deg);
        }
    }
    return place;
}

std::vector<Piece> clip_line(const Domain& domain, std::span<const LonLat> line,
                             std::span<const double> along_m, double turn_deg) {
    std::vector<Piece> pieces;
    bool is_open = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const LonLat a = turned(domain, line[i - 1], turn_deg);
        const LonLat b = turned(domain, line[i], turn_deg);
        const auto inside = clip_edge(domain, a, b);
        if (!inside) {
            is_open = false;
            continue;
        }
        const MappedEdge edge{a, b, {}, {}};
        const LonLat from = inside->from > 0 ? edge.at(inside->from) : a;
        const LonLat to = inside->to < 1 ? edge.at(inside->to) : b;
        if (!is_open || inside->from > 0) {
            const double start_m = along_m[i - 1] + (inside->from > 0 ? distance_m(a, from) : 0.0);
            pieces.push_back({{from}, {start_m}});
        }
        pieces.back().places.push_back(to);
        pieces.back().distance_m.push_back(inside->to < 1 ? along_m[i - 1] + distance_m(a, to)
                                                          : along_m[i]);
        is_open = inside->to >= 1;
    }
    return pieces;
}

// A piece with its points on the map (NaN where there is none) and those that bends need.
struct MappedPiece {
    Piece piece;
    std::vector<XY> points;
};

MappedPiece map_piece(const Projection& projection, Piece piece, const ProjectOptions& options) {
    std::vector<XY> points(piece.places.size());
    projection.forward(piece.places, points);
    const auto bends = [&](std::size_t i) {
        return may_bend(projection, piece.places[i - 1], piece.places[i], options);
    };
    std::size_t i = 1;
    while (i < points.size() && !bends(i)) {
        ++i;
    }
    if (i >= points.size()) {
        return {std::move(piece), std::move(points)};
    }
    MappedPiece fine{{{piece.places[0]}, {piece.distance_m[0]}}, {points[0]}};
    for (i = 1; i < points.size(); ++i) {
        if (bends(i)) {
            const MappedEdge edge{piece.places[i - 1], piece.places[i], points[i - 1], points[i]};
            for (const EdgePoint& extra : bend_points(projection, edge, options)) {
                const LonLat place = edge.at(extra.fraction);
                fine.piece.places.push_back(place);
                fine.piece.distance_m.push_back(piece.distance_m[i - 1] +
                                                distance_m(edge.from, place));
                fine.points.push_back(extra.point);
            }
        }
        fine.piece.places.push_back(piece.places[i]);
        fine.piece.distance_m.push_back(piece.distance_m[i]);
        fine.points.push_back(points[i]);
    }
    return fine;
}

// Cuts a mapped piece where the map has no such place and where it is torn.
void split_piece(const Projection& projection, const MappedPiece& mapped,
                 std::vector<ProjectedLine>& lines) {
    ProjectedLine line;
    const auto finish = [&] {
        const bool has_length = line.points.size() > 2 ||
                                (line.points.size() == 2 && !(line.points[0] == line.points[1]));
        if (has_length) {
            lines.push_back(std::move(line));
        }
        line = {};
    };
    const std::vector<LonLat>& places = mapped.piece.places;
    const std::vector<double>& along_m = mapped.piece.distance_m;
    for (std::size_t i = 0; i < mapped.points.size(); ++i) {
        const bool is_mapped = !std::isnan(mapped.points[i].x);
        if (i > 0) {
            const bool was_mapped = !std::isnan(mapped.points[i - 1].x);
            const auto add_boundary = [&](std::size_t inside, std::size_t outside) {
                const EdgePoint last =
                    last_mapped_point(projection, places[inside], places[outside]);
                line.points.push_back(last.point);
                line.distance_m.push_back(along_m[inside] +
                                          last.fraction * (along_m[outside] - along_m[inside]));
            };
            if (was_mapped && !is_mapped) {
                add_boundary(i - 1, i);
                finish();
            } else if (!was_mapped && is_mapped) {
                add_boundary(i, i - 1);
            } else if (is_mapped && is_torn(projection, {places[i - 1], places[i],
                                                         mapped.points[i - 1], mapped.points[i]})) {
                finish();
            }
        }
        if (is_mapped) {
            line.points.push_back(mapped.points[i]);
            line.distance_m.push_back(along_m[i]);
        }
    }
    finish();
}

}  // namespace

std::vector<ProjectedLine> project_line(const Projection& projection, std::span<const LonLat> line,
                                        const ProjectOptions& options) {
    std::vector<ProjectedLine> lines;
    if (line.size() < 2) {
        return lines;
    }
    const Domain& domain = projection.domain();
    const std::vector<LonLat> unrolled = unroll_line(line);
    std::vector<double> along_m = cumulative_m(unrolled);
    const Box bounds = bounds_of(unrolled);
    if (is_inside(domain, bounds)) {
        split_piece(projection, map_piece(projection, {unrolled, std::move(along_m)}, options),
                    lines);
        return lines;
    }
    const Turns turns = turns_into(domain, bounds);
    for (int turn = turns.first; turn <= turns.last; ++turn) {
        for (Piece& piece : clip_line(domain, unrolled, along_m, 360.0 * turn)) {
            split_piece(projection, map_piece(projection, std::move(piece), options), lines);
        }
    }
    return lines;
}

}  // namespace northway::geo
