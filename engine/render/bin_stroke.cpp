// SPDX-License-Identifier: Apache-2.0
#include "render/bin_items.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace northway::render {
namespace {

namespace sh = shaders;

// Segments of more than twice this are cut to this on both sides of each tile, at least: a
// direction in 16 bits places their pixels to 1/1000 then.
constexpr double kCutPx = 32;
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

// The stretch of a long segment up to `cut_px` to both sides of a tile, the same for every part of
// a frame.
Segment near_tile(const Segment& s, double length, double cut_px, geo::XY center) {
    const double dx = (s.q.x - s.p.x) / length;
    const double dy = (s.q.y - s.p.y) / length;
    const double at = (center.x - s.p.x) * dx + (center.y - s.p.y) * dy;
    const double from = std::clamp(at - cut_px, 0.0, length);
    const double to = std::clamp(at + cut_px, 0.0, length);
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

std::uint32_t direction_word(double ux, double uy) {
    const auto part = [](double u) {
        const double scaled = u * static_cast<double>(sh::kDirectionOne);
        return static_cast<std::uint32_t>(static_cast<int>(scaled + (scaled < 0 ? -0.5 : 0.5))) &
               0xFFFFU;
    };
    return part(ux) | (part(uy) << 16);
}

// A segment as the tiles that it touches get it.
struct Stroke {
    Stroke(const Segment& segment, double reach, double period_m) : s(segment) {
        const double dx = s.q.x - s.p.x;
        const double dy = s.q.y - s.p.y;
        length = std::sqrt(dx * dx + dy * dy);
        // A disc has any direction.
        ux = length > 0 ? dx / length : 1;
        uy = length > 0 ? dy / length : 0;
        shaped = period_m > 0 || s.before_px < reach || s.after_px < reach;
        if (!shaped) {
            middle = {0.5 * (s.p.x + s.q.x), 0.5 * (s.p.y + s.q.y)};
            direction = direction_word(ux, uy);
        }
    }
    Segment s;
    double length = 0;
    double ux = 1;
    double uy = 0;
    bool shaped = false;
    geo::XY middle;
    std::uint32_t direction = 0;
};

class StrokeBinner {
public:
    explicit StrokeBinner(const BinnedItem& item)
        : item_(item),
          reach_(static_cast<double>(item.style.half_width) + 1.0),
          cut_px_(std::max(kCutPx, reach_ + kTile)),
          period_m_(static_cast<double>(item.style.dash_period_m)),
          frame_{item.grid.first_column * kTile - reach_, item.grid.first_row * kTile - reach_,
                 item.grid.end_column() * kTile + reach_, item.grid.end_row() * kTile + reach_},
          plain_(run_header(sh::kRunStroke, item.style)),
          shaped_(run_header(sh::kRunShaped, item.style)) {}

    void add(const Segment& s) {
        const auto [min_x, max_x] = std::minmax(s.p.x, s.q.x);
        const auto [min_y, max_y] = std::minmax(s.p.y, s.q.y);
        // Also false where a coordinate is not a number.
        if (!(max_x >= frame_.min_x && min_x < frame_.max_x && max_y >= frame_.min_y &&
              min_y < frame_.max_y)) {
            return;
        }
        const Stroke stroke(s, reach_, period_m_);
        if (!(stroke.length <= 2 * cut_px_)) {
            add_long(stroke);
            return;
        }
        const TileGrid& grid = item_.grid;
        const int c0 = std::max(grid.first_column, TileGrid::tile_of(min_x - reach_));
        const int c1 = std::min(grid.end_column() - 1, TileGrid::tile_of(max_x + reach_));
        const int r0 = std::max(grid.first_row, TileGrid::tile_of(min_y - reach_));
        const int r1 = std::min(grid.end_row() - 1, TileGrid::tile_of(max_y + reach_));
        const bool compact = c1 - c0 <= 1 && r1 - r0 <= 1;
        for (int row = r0; row <= r1; ++row) {
            for (int column = c0; column <= c1; ++column) {
                if (compact || touches(stroke, column, row)) {
                    write(stroke, column, row);
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
    bool touches(const Stroke& stroke, int column, int row) const {
        const geo::XY c = center(column, row);
        const double near = reach_ + 0.5 * kTile * (std::abs(stroke.ux) + std::abs(stroke.uy));
        return stroke.length == 0 || std::abs((c.y - stroke.s.p.y) * stroke.ux -
                                              (c.x - stroke.s.p.x) * stroke.uy) <= near;
    }

    // Goes along the rows of tiles and looks only at those that the line comes near.
    void add_long(const Stroke& stroke) {
        const Segment& s = stroke.s;
        if (!std::isfinite(stroke.length)) {
            return;
        }
        const TileGrid& grid = item_.grid;
        const double margin = reach_ + kTile;
        const int r0 = std::max(grid.first_row, clamped_tile(std::min(s.p.y, s.q.y) - margin));
        const int r1 = std::min(grid.end_row() - 1, clamped_tile(std::max(s.p.y, s.q.y) + margin));
        for (int row = r0; row <= r1; ++row) {
            // Where the line is while it passes this row of tiles, with a margin.
            double min_x = std::min(s.p.x, s.q.x);
            double max_x = std::max(s.p.x, s.q.x);
            if (std::abs(stroke.uy) > 1e-9) {
                const double slope = stroke.ux / stroke.uy;
                const double a = s.p.x + (row * kTile - margin - s.p.y) * slope;
                const double b = s.p.x + ((row + 1) * kTile + margin - s.p.y) * slope;
                min_x = std::max(min_x, std::min(a, b));
                max_x = std::min(max_x, std::max(a, b));
            }
            const int c0 = std::max(grid.first_column, clamped_tile(min_x - margin));
            const int c1 = std::min(grid.end_column() - 1, clamped_tile(max_x + margin));
            for (int column = c0; column <= c1; ++column) {
                if (touches(stroke, column, row)) {
                    const Segment near = near_tile(s, stroke.length, cut_px_, center(column, row));
                    write(Stroke(near, reach_, period_m_), column, row);
                }
            }
        }
    }

    static int clamped_tile(double px) { return TileGrid::tile_of(std::clamp(px, -1e8, 1e8)); }

    void write(const Stroke& stroke, int column, int row) {
        const double left = column * kTile;
        const double top = row * kTile;
        const std::uint32_t tile = item_.grid.number(column, row);
        if (!stroke.shaped) {
            std::uint32_t* words = item_.words.part(tile, item_.number, plain_, sh::kStrokeWords);
            words[0] = bits(stroke.middle.x - left);
            words[1] = bits(stroke.middle.y - top);
            words[2] = stroke.direction;
            words[3] = bits(0.5 * stroke.length);
            return;
        }
        const Segment& s = stroke.s;
        std::uint32_t* words = item_.words.part(tile, item_.number, shaped_, sh::kShapedWords);
        words[0] = bits(s.p.x - left);
        words[1] = bits(s.p.y - top);
        words[2] = bits(s.q.x - left);
        words[3] = bits(s.q.y - top);
        words[4] = bits(period_m_ > 0 ? std::fmod(s.from_m, period_m_) : 0.0);
        words[5] = bits(stroke.length > 0 ? (s.to_m - s.from_m) / stroke.length : 0.0);
        words[6] = bits(s.before_px);
        words[7] = bits(s.after_px);
    }

    const BinnedItem& item_;
    double reach_;
    double cut_px_;
    double period_m_;
    geo::Box frame_;  // grown by the reach
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
    // A ring whose first point stands at its end again is closed already.
    const bool returns = points.front() == points.back();
    const std::size_t segments = closed && !returns ? count : count - 1;
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
