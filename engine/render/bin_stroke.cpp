// SPDX-License-Identifier: Apache-2.0
#include "render/bin_items.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace northway::render {
namespace {

namespace sh = shaders;

// Longer segments are cut to this about each tile: single precision places a pixel to 1/8000 then.
constexpr double kLongSegmentPx = 1024;
// Beyond this many pixels a line's limit is not seen: it lies outside its round end.
constexpr double kNoLimit = std::numeric_limits<float>::infinity();

// A straight piece of a path.
struct Segment {
    geo::XY p;
    geo::XY q;
    double from_m = 0;  // distance along the route at p
    double to_m = 0;
    double before_px = kNoLimit;  // how far its round ends may go beyond p …
    double after_px = kNoLimit;   // … and q: as far as the path goes on, where it ends square
};

// The stretch of a long segment that matters to one tile, the same for every part of a frame.
Segment near_tile(const Segment& s, double length, geo::XY center) {
    const double dx = (s.q.x - s.p.x) / length;
    const double dy = (s.q.y - s.p.y) / length;
    const double at = (center.x - s.p.x) * dx + (center.y - s.p.y) * dy;
    const double from = std::clamp(at - kLongSegmentPx / 2, 0.0, length);
    const double to = std::clamp(at + kLongSegmentPx / 2, 0.0, length);
    Segment result = s;
    const double metres_per_px = (s.to_m - s.from_m) / length;
    if (from > 0) {
        result.p = {s.p.x + from * dx, s.p.y + from * dy};
        result.from_m = s.from_m + from * metres_per_px;
        result.before_px = kNoLimit;
    }
    if (to < length) {
        result.q = {s.p.x + to * dx, s.p.y + to * dy};
        result.to_m = s.from_m + to * metres_per_px;
        result.after_px = kNoLimit;
    }
    return result;
}

class StrokeBinner {
public:
    explicit StrokeBinner(const BinnedItem& item)
        : item_(item),
          reach_(static_cast<double>(item.style.half_width) + 1.0),
          period_m_(item.style.dash_period_m),
          plain_(run_header(sh::kRunStroke, item.style)),
          shaped_(run_header(sh::kRunShaped, item.style)) {}

    void add(const Segment& s) {
        const TileGrid& grid = item_.grid;
        const double min_x = std::min(s.p.x, s.q.x) - reach_;
        const double max_x = std::max(s.p.x, s.q.x) + reach_;
        const double min_y = std::min(s.p.y, s.q.y) - reach_;
        const double max_y = std::max(s.p.y, s.q.y) + reach_;
        // Also false where a coordinate is not a number.
        if (!(max_x >= grid.first_column * kTile && min_x < grid.end_column() * kTile &&
              max_y >= grid.first_row * kTile && min_y < grid.end_row() * kTile)) {
            return;
        }
        const double dx = s.q.x - s.p.x;
        const double dy = s.q.y - s.p.y;
        if (std::abs(dx) > kLongSegmentPx || std::abs(dy) > kLongSegmentPx) {
            add_long(s);
            return;
        }
        const int c0 = std::max(grid.first_column, TileGrid::tile_of(min_x));
        const int c1 = std::min(grid.end_column() - 1, TileGrid::tile_of(max_x));
        const int r0 = std::max(grid.first_row, TileGrid::tile_of(min_y));
        const int r1 = std::min(grid.end_row() - 1, TileGrid::tile_of(max_y));
        if (c1 - c0 <= 1 && r1 - r0 <= 1) {
            for (int row = r0; row <= r1; ++row) {
                for (int column = c0; column <= c1; ++column) {
                    write(s, column, row);
                }
            }
            return;
        }
        const double length = std::sqrt(dx * dx + dy * dy);
        const double ux = length > 0 ? dx / length : 0;  // a disc touches all its tiles
        const double uy = length > 0 ? dy / length : 0;
        for (int row = r0; row <= r1; ++row) {
            for (int column = c0; column <= c1; ++column) {
                if (touches(s, ux, uy, column, row)) {
                    write(s, column, row);
                }
            }
        }
    }

private:
    static geo::XY center(int column, int row) {
        return {(column + 0.5) * kTile, (row + 0.5) * kTile};
    }

    // Whether the line through the segment comes nearer to the tile's centre than the tile's own
    // half extent.
    bool touches(const Segment& s, double ux, double uy, int column, int row) const {
        const geo::XY c = center(column, row);
        const double near = reach_ + 0.5 * kTile * (std::abs(ux) + std::abs(uy));
        return std::abs((c.y - s.p.y) * ux - (c.x - s.p.x) * uy) <= near;
    }

    // Goes along the rows of tiles and looks only at those that the line comes near.
    void add_long(const Segment& s) {
        const TileGrid& grid = item_.grid;
        const double length = std::hypot(s.q.x - s.p.x, s.q.y - s.p.y);
        if (!std::isfinite(length)) {
            return;
        }
        const double ux = (s.q.x - s.p.x) / length;
        const double uy = (s.q.y - s.p.y) / length;
        const double margin = reach_ + kTile;
        const double min_y = std::min(s.p.y, s.q.y) - margin;
        const double max_y = std::max(s.p.y, s.q.y) + margin;
        const int r0 = std::max(grid.first_row, clamped_tile(min_y));
        const int r1 = std::min(grid.end_row() - 1, clamped_tile(max_y));
        for (int row = r0; row <= r1; ++row) {
            // Where the line is while it passes this row of tiles, with a margin.
            double min_x = std::min(s.p.x, s.q.x);
            double max_x = std::max(s.p.x, s.q.x);
            if (std::abs(uy) > 1e-9) {
                const double a = s.p.x + (row * kTile - margin - s.p.y) * ux / uy;
                const double b = s.p.x + ((row + 1) * kTile + margin - s.p.y) * ux / uy;
                min_x = std::max(min_x, std::min(a, b));
                max_x = std::min(max_x, std::max(a, b));
            }
            const int c0 = std::max(grid.first_column, clamped_tile(min_x - margin));
            const int c1 = std::min(grid.end_column() - 1, clamped_tile(max_x + margin));
            for (int column = c0; column <= c1; ++column) {
                if (touches(s, ux, uy, column, row)) {
                    write(near_tile(s, length, center(column, row)), column, row);
                }
            }
        }
    }

    static int clamped_tile(double px) { return TileGrid::tile_of(std::clamp(px, -1e8, 1e8)); }

    void write(const Segment& s, int column, int row) {
        const double left = column * kTile;
        const double top = row * kTile;
        const std::uint32_t tile = item_.grid.number(column, row);
        const bool shaped = period_m_ > 0 || s.before_px < reach_ || s.after_px < reach_;
        std::uint32_t* words = shaped
                                   ? item_.words.part(tile, item_.number, shaped_, sh::kShapedWords)
                                   : item_.words.part(tile, item_.number, plain_, sh::kStrokeWords);
        words[0] = bits(s.p.x - left);
        words[1] = bits(s.p.y - top);
        words[2] = bits(s.q.x - left);
        words[3] = bits(s.q.y - top);
        if (shaped) {
            const double length = std::hypot(s.q.x - s.p.x, s.q.y - s.p.y);
            words[4] = bits(period_m_ > 0 ? std::fmod(s.from_m, period_m_) : 0.0);
            words[5] = bits(length > 0 ? (s.to_m - s.from_m) / length : 0.0);
            words[6] = bits(s.before_px);
            words[7] = bits(s.after_px);
        }
    }

    const BinnedItem& item_;
    double reach_;
    double period_m_;
    RunHeader plain_;
    RunHeader shaped_;
};

// The path in pixels, moved aside where the style asks for it; distances only for dashes.
void place(const BinnedItem& item, const mesh::Subpath& path, BinScratch& scratch) {
    const bool dashed = path.distance_m != nullptr && item.style.dash_period_m > 0;
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
    const std::size_t segments = closed ? count : count - 1;
    // A square end cuts off the round joins of the segments near it.
    const bool square = item.item.cap == mesh::Cap::butt && !closed;
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

}  // namespace

void bin_stroke(const BinnedItem& item, BinScratch& scratch) {
    StrokeBinner strokes(item);
    for (std::uint32_t s = item.item.first; s < item.item.first + item.item.count; ++s) {
        const mesh::Subpath& path = item.list.subpaths()[s];
        if (path.count == 0) {
            continue;
        }
        place(item, path, scratch);
        bin_path(item, path.closed, scratch, strokes);
    }
}

}  // namespace northway::render
