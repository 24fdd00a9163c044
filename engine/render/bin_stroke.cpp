// SPDX-License-Identifier: Apache-2.0
#include "render/bin_items.h"
#include "render/stroke_binner.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace northway::render {
namespace {

namespace sh = shaders;

// The path in pixels, moved aside where the style asks for it; distances only for dashes.
void place(const BinnedItem& item, const mesh::Subpath& path, BinScratch& scratch) {
    const bool dashed = path.distance_m != nullptr && StrokeBinner::needs_distance(item);
    scratch.points.resize(path.count);
    for (std::uint32_t i = 0; i < path.count; ++i) {
        scratch.points[i] = item.transform.apply(path.points[i]);
    }
    scratch.distance_m.clear();
    if (dashed) {
        scratch.distance_m.assign(path.distance_m, path.distance_m + path.count);
    }
    if (item.style.offset == 0 || path.count < 2) {
        return;
    }
    mesh::offset_line(scratch.points, static_cast<double>(item.style.offset), path.closed,
                      scratch.beside);
    scratch.points.clear();
    scratch.distance_m.clear();
    for (const auto& beside : scratch.beside) {
        scratch.points.push_back(beside.point);
        if (dashed) {
            scratch.distance_m.push_back(path.distance_m[beside.source]);
        }
    }
}

double distance_px(geo::XY p, geo::XY q) {
    return std::hypot(q.x - p.x, q.y - p.y);
}

void bin_path(const BinnedItem& item, bool closed, const BinScratch& scratch,
              StrokeBinner& strokes) {
    const auto& points = scratch.points;
    const std::size_t count = points.size();
    if (count == 0) {
        return;
    }
    if (count == 1) {
        strokes.add({points[0], points[0]});
        return;
    }
    // A ring whose first point stands at its end again is closed already.
    const bool returns = points.front() == points.back();
    const std::size_t segments = closed && !returns ? count : count - 1;
    // A square end cuts off the round joins of the segments near it.
    const bool square = item.item.cap != mesh::Cap::round && !closed;
    const double reach = static_cast<double>(item.style.half_width) + 1.0;
    double from_start_px = square ? 0 : kNoLimit;
    std::size_t near_end = segments;
    double to_end_px = 0;
    while (square && near_end > 0 && to_end_px < reach) {
        --near_end;
        to_end_px += distance_px(points[near_end], points[near_end + 1]);
    }
    for (std::size_t i = 0; i < segments; ++i) {
        const std::size_t next = i + 1 < count ? i + 1 : 0;
        Segment s{points[i], points[next]};
        // The way back to a first point that is repeated at the end, as rings do.
        if (next == 0 && s.p == s.q) {
            continue;
        }
        if (!scratch.distance_m.empty()) {
            s.from_m = scratch.distance_m[i];
            s.to_m = scratch.distance_m[next];
        }
        if (from_start_px < reach) {
            s.before_px = from_start_px;
            from_start_px += distance_px(s.p, s.q);
        }
        if (i >= near_end) {
            to_end_px -= distance_px(s.p, s.q);
            s.after_px = i + 1 == segments ? 0.0 : std::max(to_end_px, 0.0);
        }
        strokes.add(s);
    }
}

// Ends with a square cap lie half a width further out.
void lengthen(double by_px, BinScratch& scratch) {
    auto& points = scratch.points;
    if (points.size() < 2) {
        return;
    }
    const auto move = [&](std::size_t end, std::size_t inner) {
        const geo::XY p = points[end];
        const geo::XY q = points[inner];
        const double length = distance_px(p, q);
        if (!(length > 0)) {
            return;
        }
        points[end] = {p.x + (p.x - q.x) / length * by_px, p.y + (p.y - q.y) / length * by_px};
        if (!scratch.distance_m.empty()) {
            auto& distance = scratch.distance_m;
            distance[end] += (distance[end] - distance[inner]) / length * by_px;
        }
    };
    move(0, 1);
    move(points.size() - 1, points.size() - 2);
}

// Binds the segments of paths with mitres or bevels.
class JoinedPath {
public:
    JoinedPath(const BinnedItem& item, BinScratch& scratch, StrokeBinner& strokes)
        : style_(item.style), scratch_(scratch), strokes_(strokes) {
        const double half_width = static_cast<double>(style_.half_width);
        limit_ = static_cast<double>(style_.join_limit);
        has_distance_ = !scratch.distance_m.empty();
        // Of a turn by 2 x a mitre covers (tan x - x) times the half width squared more than a round
        // join does, about x^3 / 3 of it. What is less than kSmallestTipPx2 is not seen.
        const double half_turn =
            std::min(std::cbrt(3 * kSmallestTipPx2 / (half_width * half_width)), 1.5);
        straight_cos_ = std::cos(2 * half_turn);
        bevels_ = half_width >= kLeastBevelPx;
        // A bevel's ends are exact only where all that is drawn ends at them.
        bevels_all_ = style_.join == sh::kJoinBevel;
    }

    void bin(bool closed, bool square) {
        drop_repeated(closed);
        const auto& points = scratch_.points;
        const std::size_t count = points.size();
        if (count < 2) {
            return;
        }
        const std::size_t segments = closed ? count : count - 1;
        scratch_.is_cut.assign(count, 0);
        for (std::size_t i = closed ? 0 : 1; i < (closed ? count : count - 1); ++i) {
            join((i + count - 1) % count, i, (i + 1) % count);
        }
        const double reach = strokes_.reach_px();
        auto& after = scratch_.after_px;
        after.assign(segments, kNoLimit);
        double to_cut_px = square ? 0 : kNoLimit;
        for (std::size_t i = segments; i-- > 0;) {
            const std::size_t next = (i + 1) % count;
            if (scratch_.is_cut[next] != 0) {
                after[i] = -1;
                to_cut_px = 0;
            } else if (to_cut_px < reach) {
                after[i] = to_cut_px;
            }
            to_cut_px += distance_px(points[i], points[next]);
        }
        double from_cut_px = square ? 0 : kNoLimit;
        for (std::size_t i = 0; i < segments; ++i) {
            const std::size_t next = (i + 1) % count;
            Segment s{points[i], points[next]};
            const double length = distance_px(s.p, s.q);
            if (has_distance_) {
                s.from_m = scratch_.distance_m[i];
                s.to_m = next > i ? scratch_.distance_m[next] : s.from_m + closing_m_;
            }
            if (scratch_.is_cut[i] != 0) {
                s.before_px = -1;
                from_cut_px = 0;
            } else if (from_cut_px < reach) {
                s.before_px = from_cut_px;
            }
            s.after_px = after[i];
            strokes_.add(s);
            from_cut_px += length;
        }
    }

private:
    static constexpr double kSmallestTipPx2 = 0.03;
    // On thinner strokes a bevel cannot be told from a round join.
    static constexpr double kLeastBevelPx = 0.75;

    // Points at one place have no direction, and neither have those that are nowhere.
    void drop_repeated(bool closed) {
        auto& points = scratch_.points;
        auto& distance = scratch_.distance_m;
        closing_m_ = 0;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (!std::isfinite(points[i].x + points[i].y) ||
                (kept > 0 && points[kept - 1] == points[i])) {
                continue;
            }
            points[kept] = points[i];
            if (has_distance_) {
                distance[kept] = distance[i];
            }
            ++kept;
        }
        if (closed && kept > 1 && points[0] == points[kept - 1]) {
            --kept;
            closing_m_ = has_distance_ ? distance[kept] - distance[kept - 1] : 0;
        }
        points.resize(kept);
        if (has_distance_) {
            distance.resize(kept);
        }
    }

    void join(std::size_t before, std::size_t at, std::size_t after) {
        const auto& points = scratch_.points;
        const geo::XY p = points[at];
        const geo::XY in{p.x - points[before].x, p.y - points[before].y};
        const geo::XY out{points[after].x - p.x, points[after].y - p.y};
        const double in_px = std::sqrt(in.x * in.x + in.y * in.y);
        const double out_px = std::sqrt(out.x * out.x + out.y * out.y);
        const double turn_cos = (in.x * out.x + in.y * out.y) / (in_px * out_px);
        if (!(turn_cos < (bevels_all_ ? kStraightCos : straight_cos_))) {
            return;
        }
        // A mitre reaches as far as 1 / cos of half the turn.
        const double miter = 1 / std::sqrt(std::max(0.5 * (1 + turn_cos), 1e-12));
        const bool is_bevel = style_.join != sh::kJoinRound && miter > limit_;
        if ((style_.join == sh::kJoinRound && miter >= limit_) || (is_bevel && !bevels_) ||
            is_in_gap(at)) {
            return;
        }
        const double side = in.x * out.y - in.y * out.x < 0 ? 1 : -1;
        Join result;
        result.at = p;
        result.first = {-side * in.y / in_px, side * in.x / in_px};
        result.second = {-side * out.y / out_px, side * out.x / out_px};
        result.side = side;
        result.at_m = has_distance_ ? scratch_.distance_m[at] : 0;
        result.is_bevel = is_bevel;
        scratch_.is_cut[at] = is_bevel ? 1 : 0;
        strokes_.add_join(result);
    }

    // Whether a dash leaves this point free.
    bool is_in_gap(std::size_t at) const {
        const double period_m = static_cast<double>(style_.dash_period_m);
        if (!has_distance_ || !(period_m > 0)) {
            return false;
        }
        const double m = std::fmod(scratch_.distance_m[at], period_m);
        const auto is_in = [&](float from, float to) {
            return m >= static_cast<double>(from) && m <= static_cast<double>(to);
        };
        return !is_in(style_.dash_m.x, style_.dash_m.y) && !is_in(style_.dash_m.z, style_.dash_m.w);
    }

    // Less of a turn than this leaves nothing to join.
    static constexpr double kStraightCos = 1 - 1e-6;

    const sh::Style& style_;
    BinScratch& scratch_;
    StrokeBinner& strokes_;
    double limit_ = 2;
    double straight_cos_ = 1;
    double closing_m_ = 0;
    bool has_distance_ = false;
    bool bevels_ = true;
    bool bevels_all_ = false;
};

}  // namespace

void bin_stroke(const BinnedItem& item, BinScratch& scratch) {
    StrokeBinner strokes(item);
    const bool has_joins = item.style.join != sh::kJoinRound || item.style.join_limit > 1;
    for (std::uint32_t s = item.item.first; s < item.item.first + item.item.count; ++s) {
        const mesh::Subpath& path = item.list.subpaths()[s];
        if (path.count == 0) {
            continue;
        }
        place(item, path, scratch);
        if (item.item.cap == mesh::Cap::square && !path.closed) {
            lengthen(static_cast<double>(item.style.half_width), scratch);
        }
        if (has_joins && scratch.points.size() > 2) {
            JoinedPath(item, scratch, strokes)
                .bin(path.closed, item.item.cap != mesh::Cap::round && !path.closed);
            continue;
        }
        bin_path(item, path.closed, scratch, strokes);
    }
}

}  // namespace northway::render
