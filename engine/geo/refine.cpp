// SPDX-License-Identifier: Apache-2.0
#include "geo/refine.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace northway::geo {
namespace {

constexpr double kMetresPerDegree = 111320.0;
// No parallel or meridian within a thousand kilometres of a pole's map is bent tighter than this.
constexpr double kLeastRadius_m = 1e6;
constexpr int kDeepestHalving = 10;
constexpr double kSuspiciousStretch = 10.0;  // times the least scale: worth a closer look
constexpr double kTornStretch = 200.0;       // no place inside the domain is stretched as much

double span_deg(LonLat a, LonLat b) {
    return std::max(std::abs(b.lon_deg - a.lon_deg), std::abs(b.lat_deg - a.lat_deg));
}

double distance(XY a, XY b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    return std::sqrt(dx * dx + dy * dy);  // lengths on maps are far from any overflow
}

XY forward_or_nan(const Projection& projection, LonLat place) {
    XY point;
    projection.forward(std::span(&place, 1), std::span(&point, 1));
    return point;
}

class Bender {
public:
    Bender(const Projection& projection, const MappedEdge& edge, double tolerance)
        : projection_(projection), edge_(edge), tolerance_(tolerance) {}

    // Even points first, so that an edge that swings to both sides is not missed.
    std::vector<EdgePoint> run(int steps) {
        std::vector<EdgePoint> even(static_cast<std::size_t>(steps) + 1);
        std::vector<LonLat> places(even.size());
        std::vector<XY> points(even.size());
        for (std::size_t i = 0; i < even.size(); ++i) {
            even[i].fraction = static_cast<double>(i) / steps;
            places[i] = edge_.at(even[i].fraction);
        }
        projection_.forward(places, points);
        for (std::size_t i = 0; i < even.size(); ++i) {
            even[i].point = points[i];
        }
        even.front().point = edge_.from_point;
        even.back().point = edge_.to_point;
        add_between(even, 0, even.size() - 1);
        return std::move(kept_);
    }

private:
    void add_between(std::span<const EdgePoint> even, std::size_t first, std::size_t last) {
        if (last - first < 2) {
            add_halves(even[first], even[last], 0);
            return;
        }
        std::size_t farthest = first;
        double greatest = -1;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double off = departure(even[i].point, even[first].point, even[last].point);
            if (std::isnan(off)) {
                farthest = (first + last) / 2;
                greatest = std::numeric_limits<double>::infinity();
                break;
            }
            if (off > greatest) {
                greatest = off;
                farthest = i;
            }
        }
        if (tolerance_ > 0 && greatest <= tolerance_) {
            return;
        }
        if (!(tolerance_ > 0)) {
            farthest = first + 1;
        }
        add_between(even, first, farthest);
        kept_.push_back(even[farthest]);
        add_between(even, farthest, last);
    }

    void add_halves(const EdgePoint& a, const EdgePoint& b, int depth) {
        if (!(tolerance_ > 0) || depth == kDeepestHalving) {
            return;
        }
        EdgePoint middle;
        middle.fraction = 0.5 * (a.fraction + b.fraction);
        middle.point = forward_or_nan(projection_, edge_.at(middle.fraction));
        if (!(departure(middle.point, a.point, b.point) > tolerance_)) {
            return;
        }
        add_halves(a, middle, depth + 1);
        kept_.push_back(middle);
        add_halves(middle, b, depth + 1);
    }

    const Projection& projection_;
    const MappedEdge& edge_;
    double tolerance_;
    std::vector<EdgePoint> kept_;
};

}  // namespace

double departure(XY p, XY a, XY b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t =
        length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    const double off_x = p.x - a.x - t * dx;
    const double off_y = p.y - a.y - t * dy;
    return std::sqrt(off_x * off_x + off_y * off_y);
}

bool may_bend(const Projection& projection, LonLat from, LonLat to, const ProjectOptions& options) {
    if (projection.is_geographic()) {
        return false;
    }
    const double length_deg = span_deg(from, to);
    if (length_deg > options.max_step_deg || options.is_wild) {
        return true;
    }
    // The sagitta of an arc: length² / (8 radius).
    const double length_m = length_deg * kMetresPerDegree;
    return options.tolerance > 0 &&
           length_m * length_m / (8.0 * kLeastRadius_m) * projection.domain().least_scale >
               options.tolerance;
}

std::vector<EdgePoint> bend_points(const Projection& projection, const MappedEdge& edge,
                                   const ProjectOptions& options) {
    const double steps = std::ceil(span_deg(edge.from, edge.to) / options.max_step_deg);
    return Bender(projection, edge, options.tolerance).run(std::max(1, static_cast<int>(steps)));
}

bool is_torn(const Projection& projection, const MappedEdge& edge) {
    const double expected = projection.domain().least_scale * kMetresPerDegree;
    double length_deg = span_deg(edge.from, edge.to);
    XY a = edge.from_point;
    XY b = edge.to_point;
    if (!(distance(a, b) > kSuspiciousStretch * expected * length_deg)) {
        return false;
    }
    double from = 0;
    double to = 1;
    for (int i = 0; i < 20; ++i) {
        const double middle = 0.5 * (from + to);
        const XY point = forward_or_nan(projection, edge.at(middle));
        if (std::isnan(point.x)) {
            return true;
        }
        if (distance(a, point) > distance(point, b)) {
            to = middle;
            b = point;
        } else {
            from = middle;
            a = point;
        }
        length_deg *= 0.5;
    }
    return distance(a, b) > kTornStretch * expected * length_deg;
}

EdgePoint last_mapped_point(const Projection& projection, LonLat mapped, LonLat unmapped) {
    const MappedEdge edge{mapped, unmapped, {}, {}};
    EdgePoint inside{0.0, forward_or_nan(projection, mapped)};
    double outside = 1;
    for (int i = 0; i < 30; ++i) {
        const double middle = 0.5 * (inside.fraction + outside);
        const XY point = forward_or_nan(projection, edge.at(middle));
        if (std::isnan(point.x)) {
            outside = middle;
        } else {
            inside = {middle, point};
        }
    }
    return inside;
}

}  // namespace northway::geo
