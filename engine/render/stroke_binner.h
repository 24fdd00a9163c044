// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/bin_items.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace northway::render {

// Segments of more than twice this are cut to this on both sides of each tile, at least: a
// direction in 16 bits places their pixels to 1/1000 then.
inline constexpr double kCutPx = 32;
// Beyond this many pixels a line's limit is not seen: it lies outside its round end.
inline constexpr double kNoLimit = std::numeric_limits<float>::infinity();

// A straight piece of a path.
struct Segment {
    geo::XY p;
    geo::XY q;
    double from_m = 0;  // distance along the route at p
    double to_m = 0;
    double before_px = kNoLimit;  // how far its round ends may go beyond p …
    double after_px = kNoLimit;   // … and q: as far as the path goes on, where it ends square; below
                                  // 0 it ends exactly there, and a join goes on
};

// The stretch of a long segment up to `cut_px` to both sides of a tile, the same for every part of
// a frame.
inline Segment near_tile(const Segment& s, double length, double cut_px, geo::XY center) {
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

inline std::uint32_t direction_word(double ux, double uy) {
    const auto part = [](double u) {
        const double scaled = u * static_cast<double>(shaders::kDirectionOne);
        return static_cast<std::uint32_t>(static_cast<int>(scaled + (scaled < 0 ? -0.5 : 0.5))) &
               0xFFFFU;
    };
    return part(ux) | (part(uy) << 16);
}

// A segment as the tiles that it touches get it.
struct Stroke {
    Stroke(const Segment& segment, double reach, bool is_shaped) : s(segment) {
        const double dx = s.q.x - s.p.x;
        const double dy = s.q.y - s.p.y;
        length = std::sqrt(dx * dx + dy * dy);
        // A disc has any direction.
        ux = length > 0 ? dx / length : 1;
        uy = length > 0 ? dy / length : 0;
        shaped = is_shaped || s.before_px < reach || s.after_px < reach;
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

// A mitre or a bevel between two segments of a path.
struct Join {
    geo::XY at;
    geo::XY first;   // unit vector from `at` to the outer edge of the segment before …
    geo::XY second;  // … and of the one after
    double side = 1;  // 1: the outside is to the right
    double at_m = 0;  // distance along the route
    bool is_bevel = false;
};

// Writes the segments and joins of a stroke into the tiles that they touch.
class StrokeBinner {
public:
    explicit StrokeBinner(const BinnedItem& item)
        : item_(item),
          reach_(static_cast<double>(item.style.half_width) + 1.0),
          cut_px_(std::max(kCutPx, reach_ + kTile)),
          period_m_(static_cast<double>(item.style.dash_period_m)),
          all_shaped_(needs_distance(item)),
          frame_{item.grid.first_column * kTile - reach_, item.grid.first_row * kTile - reach_,
                 item.grid.end_column() * kTile + reach_, item.grid.end_row() * kTile + reach_},
          plain_(run_header(shaders::kRunStroke, item)),
          shaped_(of_kind(plain_, shaders::kRunShaped, item.style)),
          join_(of_kind(plain_, shaders::kRunJoin, item.style)) {
        if (item.style.image != 0) {
            const auto& paint = item.list.paints()[item.style.image - 1];
            if (paint.kind == mesh::ImagePaint::Kind::along) {
                period_m_ = paint.period;
            }
        }
    }

    // Whether a stroke's look changes along it.
    static bool needs_distance(const BinnedItem& item) {
        return item.style.dash_period_m > 0 ||
               (item.style.image != 0 && item.list.paints()[item.style.image - 1].kind !=
                                             mesh::ImagePaint::Kind::area);
    }

    double reach_px() const { return reach_; }

    void add(const Segment& s) {
        const auto [min_x, max_x] = std::minmax(s.p.x, s.q.x);
        const auto [min_y, max_y] = std::minmax(s.p.y, s.q.y);
        // Also false where a coordinate is not a number.
        if (!(max_x >= frame_.min_x && min_x < frame_.max_x && max_y >= frame_.min_y &&
              min_y < frame_.max_y)) {
            return;
        }
        const Stroke stroke(s, reach_, all_shaped_);
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

    void add_join(const Join& join) {
        const double half_width = static_cast<double>(item_.style.half_width);
        const geo::XY sum{join.first.x + join.second.x, join.first.y + join.second.y};
        const double length = std::hypot(sum.x, sum.y);  // 2 cos of half the turn
        geo::Box box;
        box.add(join.at);
        const auto add = [&](double nx, double ny, double by) {
            box.add(geo::XY{join.at.x + nx * by, join.at.y + ny * by});
        };
        add(join.first.x, join.first.y, reach_);
        add(join.second.x, join.second.y, reach_);
        if (!join.is_bevel) {
            add(sum.x, sum.y, 2 * reach_ / (length * length));
        }
        if (!(box.max_x >= frame_.min_x && box.min_x < frame_.max_x && box.max_y >= frame_.min_y &&
              box.min_y < frame_.max_y)) {
            return;
        }
        // The bevel runs at cos of half the turn, half widths away. Where the stroke is blurred or
        // has a gap, the distance meets that of the segments on both sides instead of having an
        // edge as sharp as theirs.
        const bool is_even = item_.style.blur > 0 || item_.style.gap > 0;
        const double cosine = std::max(0.5 * length, 0.05);
        double scale = 0;
        double start = 0;
        if (join.is_bevel) {
            scale = is_even ? 0.5 / (cosine * cosine) : 0.5 / cosine;
            start = is_even ? 0.0 : half_width * (1 - cosine);
        }
        const TileGrid& grid = item_.grid;
        const int c0 = std::max(grid.first_column, TileGrid::tile_of(box.min_x - 1));
        const int c1 = std::min(grid.end_column() - 1, TileGrid::tile_of(box.max_x + 1));
        const int r0 = std::max(grid.first_row, TileGrid::tile_of(box.min_y - 1));
        const int r1 = std::min(grid.end_row() - 1, TileGrid::tile_of(box.max_y + 1));
        for (int row = r0; row <= r1; ++row) {
            for (int column = c0; column <= c1; ++column) {
                std::uint32_t* words = item_.words.part(grid.number(column, row), item_.number,
                                                        join_, shaders::kJoinWords);
                words[0] = bits(join.at.x - column * kTile);
                words[1] = bits(join.at.y - row * kTile);
                words[2] = direction_word(join.first.x, join.first.y);
                words[3] = direction_word(join.second.x, join.second.y);
                words[4] = bits(phase(join.at_m));
                words[5] = bits(scale);
                words[6] = bits(start);
                words[7] = bits(join.side);
            }
        }
    }

private:
    double phase(double at_m) const { return period_m_ > 0 ? std::fmod(at_m, period_m_) : at_m; }
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
                    write(Stroke(near, reach_, all_shaped_), column, row);
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
            std::uint32_t* words = item_.words.part(tile, item_.number, plain_, shaders::kStrokeWords);
            words[0] = bits(stroke.middle.x - left);
            words[1] = bits(stroke.middle.y - top);
            words[2] = stroke.direction;
            words[3] = bits(0.5 * stroke.length);
            return;
        }
        const Segment& s = stroke.s;
        std::uint32_t* words = item_.words.part(tile, item_.number, shaped_, shaders::kShapedWords);
        words[0] = bits(s.p.x - left);
        words[1] = bits(s.p.y - top);
        words[2] = bits(s.q.x - left);
        words[3] = bits(s.q.y - top);
        words[4] = bits(phase(s.from_m));
        words[5] = bits(stroke.length > 0 ? (s.to_m - s.from_m) / stroke.length : 0.0);
        words[6] = bits(s.before_px);
        words[7] = bits(s.after_px);
    }

    const BinnedItem& item_;
    double reach_;
    double cut_px_;
    double period_m_;  // after which the look along the stroke repeats; 0: never
    bool all_shaped_;
    geo::Box frame_;  // grown by the reach
    RunHeader plain_;
    RunHeader shaped_;
    RunHeader join_;
};

}  // namespace northway::render
