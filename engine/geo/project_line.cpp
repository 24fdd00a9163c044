// SPDX-License-Identifier: Apache-2.0
#include "geo/geodesic.h"
#include "geo/project.h"
#include "geo/refine.h"
#include "geo/tears.h"
#include "geo/unroll.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace northway::geo {
namespace {

// So many times the size of a cell's image from the last point, a line lies beyond the tear.
constexpr double kSameSide = 4.0;

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

// What lies on the seam belongs to this side of it.
LonLat turned(const Domain& domain, LonLat place, double turn_deg) {
    place.lon_deg += turn_deg;
    if (domain.is_cut) {
        const double reach_deg = seam_reach_deg(domain);
        if (std::abs(place.lon_deg - domain.east_deg) < reach_deg) {
            place.lon_deg = std::min(place.lon_deg, domain.east_deg);
        } else if (std::abs(place.lon_deg - domain.west_deg) < reach_deg) {
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

// Follows a piece through the cells of the map's tears and cuts it there.
class TornPiece {
public:
    TornPiece(const Projection& projection, const ProjectOptions& options,
              std::vector<ProjectedLine>& lines)
        : projection_(projection), tears_(*projection.tears()), options_(options), lines_(lines) {}

    void run(const Piece& piece) {
        for (std::size_t i = 1; i < piece.places.size(); ++i) {
            edge_ = MappedEdge{piece.places[i - 1], piece.places[i], {}, {}};
            start_m_ = piece.distance_m[i - 1];
            length_m_ = piece.distance_m[i] - start_m_;
            follow(tears_.root(), 0, 1);
        }
        finish();
    }

private:
    // The part of the edge between two fractions, inside a cell.
    void follow(const Tears::Cell& cell, double from, double to) {
        if (cell.state == Tears::State::outside) {
            finish();
            return;
        }
        if (cell.state == Tears::State::whole) {
            options_.is_wild = cell.is_wild;
            add_whole(from, to);
            return;
        }
        if (cell.state == Tears::State::cut) {
            const CutCell& cut = tears_.cut(cell);
            const double at_from = cut.side_of(edge_.at(from));
            const double at_to = cut.side_of(edge_.at(to));
            if ((at_from >= 0) == (at_to >= 0)) {
                add_on_side(cut.sides[at_from >= 0 ? 0 : 1], from, to);
            } else {
                const double middle = from + (to - from) * at_from / (at_from - at_to);
                add_on_side(cut.sides[at_from >= 0 ? 0 : 1], from, middle);
                finish();
                add_on_side(cut.sides[at_to >= 0 ? 0 : 1], middle, to);
            }
            return;
        }
        std::array<double, 4> stops{from, from, to, to};
        std::size_t count = 1;
        const auto add_stop = [&](double t) {
            if (t > from && t < to) {
                stops[count++] = t;
            }
        };
        add_stop((cell.split.x - edge_.from.lon_deg) / (edge_.to.lon_deg - edge_.from.lon_deg));
        add_stop((cell.split.y - edge_.from.lat_deg) / (edge_.to.lat_deg - edge_.from.lat_deg));
        if (count == 3 && stops[1] > stops[2]) {
            std::swap(stops[1], stops[2]);
        }
        stops[count] = to;
        for (std::size_t i = 0; i < count; ++i) {
            const LonLat middle = edge_.at(0.5 * (stops[i] + stops[i + 1]));
            const std::size_t east = middle.lon_deg > cell.split.x ? 1 : 0;
            const std::size_t north = middle.lat_deg > cell.split.y ? 2 : 0;
            follow(tears_.cell(cell.first + east + north), stops[i], stops[i + 1]);
        }
    }

    void add(double fraction, XY point) {
        if (std::isnan(point.x)) {
            finish();
            return;
        }
        if (!line_.points.empty() && line_.points.back() == point) {
            return;
        }
        line_.points.push_back(point);
        line_.distance_m.push_back(start_m_ + fraction * length_m_);
    }

    void add_on_side(const CutCell::Side& side, double from, double to) {
        if (!side.is_mapped) {
            finish();
            return;
        }
        const XY start = point_on_side(projection_, side, edge_.at(from));
        const XY end = point_on_side(projection_, side, edge_.at(to));
        // A line along the tear is taken for one side in this cell and for the other in the next.
        const auto apart = [](XY a, XY b) { return std::hypot(a.x - b.x, a.y - b.y); };
        const double reach = std::max(apart(start, side.point), apart(end, side.point));
        if (!line_.points.empty() && apart(line_.points.back(), start) > kSameSide * reach) {
            finish();
        }
        if (line_.points.empty()) {
            add(from, start);
        }
        add(to, end);
    }

    void add_whole(double from, double to) {
        MappedEdge part{edge_.at(from), edge_.at(to), {}, {}};
        const std::array<LonLat, 2> places{part.from, part.to};
        std::array<XY, 2> points;
        projection_.forward(places, points);
        part.from_point = points[0];
        part.to_point = points[1];
        if (line_.points.empty()) {
            add(from, part.from_point);
        }
        if (may_bend(projection_, part.from, part.to, options_)) {
            for (const EdgePoint& extra : bend_points(projection_, part, options_)) {
                add(from + extra.fraction * (to - from), extra.point);
            }
        }
        add(to, part.to_point);
    }

    void finish() {
        if (line_.points.size() > 1) {
            lines_.push_back(std::move(line_));
        }
        line_ = {};
    }

    const Projection& projection_;
    const Tears& tears_;
    ProjectOptions options_;
    std::vector<ProjectedLine>& lines_;
    ProjectedLine line_;
    MappedEdge edge_;
    double start_m_ = 0;
    double length_m_ = 0;
};

// A piece of a line inside the window.
void add_piece(const Projection& projection, Piece piece, const ProjectOptions& options,
               std::vector<ProjectedLine>& lines) {
    const Tears* tears = projection.tears();
    if (tears != nullptr && tears->touches(bounds_of(piece.places))) {
        TornPiece(projection, options, lines).run(piece);
    } else {
        split_piece(projection, map_piece(projection, std::move(piece), options), lines);
    }
}

// Joins what was cut at the end of the window where the map closes.
void join_lines(const Projection& projection, std::vector<ProjectedLine>& lines) {
    if (projection.tears() == nullptr || projection.seam_lon_deg() || lines.size() < 2) {
        return;
    }
    std::sort(lines.begin(), lines.end(), [](const ProjectedLine& a, const ProjectedLine& b) {
        return a.distance_m.front() < b.distance_m.front();
    });
    const double near = 0.1 * projection.domain().least_scale;  // 10 cm
    std::vector<ProjectedLine> joined;
    for (ProjectedLine& line : lines) {
        if (!joined.empty()) {
            ProjectedLine& last = joined.back();
            const XY a = last.points.back();
            const XY b = line.points.front();
            if (std::hypot(b.x - a.x, b.y - a.y) <= near &&
                line.distance_m.front() - last.distance_m.back() <= 0.1) {
                last.points.insert(last.points.end(), line.points.begin() + 1, line.points.end());
                last.distance_m.insert(last.distance_m.end(), line.distance_m.begin() + 1,
                                       line.distance_m.end());
                continue;
            }
        }
        joined.push_back(std::move(line));
    }
    lines = std::move(joined);
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
        add_piece(projection, {unrolled, std::move(along_m)}, options, lines);
        return lines;
    }
    const Turns turns = turns_into(domain, bounds);
    for (int turn = turns.first; turn <= turns.last; ++turn) {
        for (Piece& piece : clip_line(domain, unrolled, along_m, 360.0 * turn)) {
            add_piece(projection, std::move(piece), options, lines);
        }
    }
    join_lines(projection, lines);
    return lines;
}

}  // namespace northway::geo
