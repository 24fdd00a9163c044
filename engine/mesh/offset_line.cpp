// SPDX-License-Identifier: Apache-2.0
#include "mesh/offset_line.h"

#include <cmath>

namespace northway::mesh {
namespace {

// A mitre is 1 / cos of half the turn: twice the offset at a turn of 120 degrees, where the cosine
// of the turn is -1/2.
constexpr double kSharpestTurnCos = -0.5;

// The unit normal to the right of the way from p to q; none where they are one place.
bool normal_between(geo::XY p, geo::XY q, geo::XY& normal) {
    const double dx = q.x - p.x;
    const double dy = q.y - p.y;
    const double length = std::hypot(dx, dy);
    if (!(length > 0) || !std::isfinite(length)) {
        return false;
    }
    normal = {-dy / length, dx / length};
    return true;
}

}  // namespace

void offset_line(std::span<const geo::XY> points, double offset, bool closed,
                 std::vector<OffsetPoint>& result) {
    result.clear();
    // Points at one place, or nowhere, have no direction.
    std::vector<OffsetPoint> kept;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        const auto p = points[i];
        if (std::isfinite(p.x) && std::isfinite(p.y) &&
            (kept.empty() || !(kept.back().point == p))) {
            kept.push_back({p, i});
        }
    }
    if (closed && kept.size() > 1 && kept.front().point == kept.back().point) {
        kept.pop_back();
    }
    const std::size_t count = kept.size();
    if (count < 2) {
        return;
    }
    const auto moved = [&](const OffsetPoint& from, geo::XY normal, double by) {
        result.push_back(
            {{from.point.x + by * normal.x, from.point.y + by * normal.y}, from.source});
    };
    for (std::size_t i = 0; i < count; ++i) {
        geo::XY before;
        geo::XY after;
        const bool has_before =
            (i > 0 || closed) &&
            normal_between(kept[(i + count - 1) % count].point, kept[i].point, before);
        const bool has_after = (i + 1 < count || closed) &&
                               normal_between(kept[i].point, kept[(i + 1) % count].point, after);
        if (!has_before || !has_after) {
            moved(kept[i], has_before ? before : after, offset);
            continue;
        }
        const double turn_cos = before.x * after.x + before.y * after.y;
        if (turn_cos < kSharpestTurnCos) {
            moved(kept[i], before, offset);
            moved(kept[i], after, offset);
        } else {
            moved(kept[i], {before.x + after.x, before.y + after.y}, offset / (1 + turn_cos));
        }
    }
}

}  // namespace northway::mesh
