// SPDX-License-Identifier: Apache-2.0
#include "render/tile_binner.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "render/workers.h"

namespace northway::render {
namespace {

namespace sh = shaders;

std::uint32_t bits(double value) {
    return std::bit_cast<std::uint32_t>(static_cast<float>(value));
}

std::uint32_t header(std::uint32_t kind, std::uint32_t style) {
    return kind | (style << sh::kCommandStyleShift);
}

struct Clipped {
    geo::XY p;
    geo::XY q;
    double t0 = 0;  // where p stands between the ends, 0…1
    double t1 = 1;
    bool visible = false;
};

// The part of a segment inside a rectangle (Liang & Barsky 1984).
Clipped clip(geo::XY p, geo::XY q, double x0, double y0, double x1, double y1) {
    Clipped result{p, q};
    const double dx = q.x - p.x;
    const double dy = q.y - p.y;
    const double along[] = {-dx, dx, -dy, dy};
    const double room[] = {p.x - x0, x1 - p.x, p.y - y0, y1 - p.y};
    for (int side = 0; side < 4; ++side) {
        if (along[side] == 0) {
            if (room[side] < 0) {
                return result;
            }
            continue;
        }
        const double t = room[side] / along[side];
        if (along[side] < 0) {
            result.t0 = std::max(result.t0, t);
        } else {
            result.t1 = std::min(result.t1, t);
        }
    }
    if (result.t0 > result.t1) {
        return result;
    }
    result.visible = true;
    if (result.t0 > 0) {
        result.p = {p.x + result.t0 * dx, p.y + result.t0 * dy};
    }
    if (result.t1 < 1) {
        result.q = {p.x + result.t1 * dx, p.y + result.t1 * dy};
    }
    return result;
}

}  // namespace

// One worker's pass over a stretch of the items.
class TileBinner::Run {
public:
    Run(const mesh::DrawList& list, const Window& window, const TileGrid& grid, Worker& worker)
        : list_(list), window_(window), grid_(grid), worker_(worker) {}

    void item(std::uint32_t index) {
        const mesh::DrawItem& item = list_.items()[index];
        item_ = index + 1;
        style_ = item.style;
        const sh::Style& style = list_.styles()[item.style];
        if (style.color.w <= 0) {
            return;
        }
        transform_ = list_.transforms()[item.transform];
        transform_.tx -= window_.x;
        transform_.ty -= window_.y;
        switch (item.kind) {
            case mesh::ItemKind::stroke: stroke(item, style); break;
            case mesh::ItemKind::fill: fill(item, style); break;
            case mesh::ItemKind::glyphs: glyphs(item, style); break;
        }
    }

private:
    // Adds a command to a tile; the first one of an item blends what the tile gathered before.
    void add(std::uint32_t tile, Command command) {
        std::uint32_t& last = worker_.last_item[tile];
        if (last != item_) {
            last = item_;
            command[0] |= sh::kFlagNewItem;
        }
        worker_.records.push_back({tile, command});
        ++worker_.counts[tile];
    }

    std::uint32_t tile_at(int column, int row) const {
        return static_cast<std::uint32_t>(row * grid_.columns + column);
    }

    void stroke(const mesh::DrawItem& item, const sh::Style& style) {
        const double reach = style.half_width + std::abs(style.offset) + 1.0;
        for (std::uint32_t s = item.first; s < item.first + item.count; ++s) {
            const mesh::Subpath& path = list_.subpaths()[s];
            if (path.count == 0) {
                continue;
            }
            geo::XY p = transform_.apply(path.points[0]);
            if (path.count == 1) {
                segment(p, p, 0, 0, reach, 0);
                continue;
            }
            const std::uint32_t segments = path.closed ? path.count : path.count - 1;
            for (std::uint32_t i = 0; i < segments; ++i) {
                const std::uint32_t next = i + 1 < path.count ? i + 1 : 0;
                const geo::XY q = transform_.apply(path.points[next]);
                std::uint32_t flags = 0;
                if (item.cap == mesh::Cap::butt && !path.closed) {
                    flags |= i == 0 ? sh::kFlagButtStart : 0U;
                    flags |= i + 1 == segments ? sh::kFlagButtEnd : 0U;
                }
                if (path.distance_m != nullptr && style.dash_period_m > 0) {
                    segment(p, q, path.distance_m[i], path.distance_m[next], reach, flags);
                } else {
                    segment(p, q, 0, 0, reach, flags);
                }
                p = q;
            }
        }
    }

    void segment(geo::XY p, geo::XY q, double from_m, double to_m, double reach,
                 std::uint32_t flags) {
        const double margin = reach + kTile;
        const Clipped c =
            clip(p, q, -margin, -margin, window_.width + margin, window_.height + margin);
        if (!c.visible) {
            return;
        }
        const double dx = c.q.x - c.p.x;
        const double dy = c.q.y - c.p.y;
        const double length = std::hypot(dx, dy);
        const double full_length = std::hypot(q.x - p.x, q.y - p.y);
        const double metres_per_px = full_length > 0 ? (to_m - from_m) / full_length : 0;
        const double start_m = from_m + c.t0 * (to_m - from_m);
        const float period = list_.styles()[style_].dash_period_m;
        const double phase_m = period > 0 ? std::fmod(start_m, static_cast<double>(period)) : 0;
        flags &= ~((c.t0 > 0 ? sh::kFlagButtStart : 0U) | (c.t1 < 1 ? sh::kFlagButtEnd : 0U));

        const int c0 = std::max(0, tile_index(std::min(c.p.x, c.q.x) - reach));
        const int c1 = std::min(grid_.columns - 1, tile_index(std::max(c.p.x, c.q.x) + reach));
        const int r0 = std::max(0, tile_index(std::min(c.p.y, c.q.y) - reach));
        const int r1 = std::min(grid_.rows - 1, tile_index(std::max(c.p.y, c.q.y) + reach));
        const bool compact = c1 - c0 <= 1 && r1 - r0 <= 1;
        const double nx = length > 0 ? -dy / length : 0;
        const double ny = length > 0 ? dx / length : 0;
        // A tile is touched when its centre is nearer to the line than its own half extent.
        const double near = reach + 0.5 * kTile * (std::abs(nx) + std::abs(ny));
        for (int row = r0; row <= r1; ++row) {
            for (int column = c0; column <= c1; ++column) {
                const double left = column * kTile;
                const double top = row * kTile;
                if (!compact && std::abs((left + kTile / 2 - c.p.x) * nx +
                                         (top + kTile / 2 - c.p.y) * ny) > near) {
                    continue;
                }
                add(tile_at(column, row),
                    {header(sh::kCommandStroke, style_) | flags, bits(c.p.x - left),
                     bits(c.p.y - top), bits(c.q.x - left), bits(c.q.y - top), bits(phase_m),
                     bits(metres_per_px), 0});
            }
        }
    }

    static int tile_index(double px) { return static_cast<int>(std::floor(px / kTile)); }

    void fill(const mesh::DrawItem& item, const sh::Style& style) {
        auto& winding = worker_.winding;
        worker_.edges.clear();
        first_row_ = grid_.rows;
        last_row_ = -1;
        first_column_ = grid_.columns;
        last_column_ = -1;
        if (winding.size() < static_cast<std::size_t>(grid_.count()) + 1) {
            winding.assign(static_cast<std::size_t>(grid_.count()) + 1, 0);
        }
        for (std::uint32_t s = item.first; s < item.first + item.count; ++s) {
            ring(list_.subpaths()[s]);
        }
        sort_edges();
        const bool opaque = style.color.w >= 1.0F && style.paint == 0;
        for (int row = first_row_; row <= last_row_; ++row) {
            fill_row(row, opaque);
        }
    }

    void ring(const mesh::Subpath& path) {
        if (path.count < 3) {
            return;
        }
        const auto touch = [&](int row, int column) {
            first_row_ = std::min(first_row_, row);
            last_row_ = std::max(last_row_, row);
            first_column_ = std::min(first_column_, column);
            last_column_ = std::max(last_column_, column);
        };
        const auto piece = [&](const EdgePiece& edge) {
            touch(edge.row, edge.column);
            worker_.edges.push_back(
                {tile_at(edge.column, edge.row),
                 {header(sh::kCommandEdge, style_), bits(edge.from.x), bits(edge.from.y),
                  bits(edge.to.x), bits(edge.to.y), bits(edge.step_y),
                  bits(static_cast<double>(edge.step_sign)), 0}});
        };
        const auto crossing = [&](int row, int column, int sign) {
            if (column < grid_.columns) {
                touch(row, std::max(column, 0));
                worker_.winding[tile_at(std::max(column, 0), row)] += sign;
            }
        };
        geo::XY p = transform_.apply(path.points[path.count - 1]);
        for (std::uint32_t i = 0; i < path.count; ++i) {
            const geo::XY q = transform_.apply(path.points[i]);
            walk_edge(grid_, p, q, piece, crossing);
            p = q;
        }
    }

    // Brings the edges of one polygon into the order of their tiles (a stable counting sort).
    void sort_edges() {
        if (last_row_ < 0) {
            return;
        }
        const std::uint32_t base = tile_at(0, first_row_);
        const std::size_t span = tile_at(0, last_row_ + 1) - base;
        auto& starts = worker_.edge_starts;
        starts.assign(span + 1, 0);
        for (const Record& edge : worker_.edges) {
            ++starts[edge.tile - base + 1];
        }
        for (std::size_t i = 1; i <= span; ++i) {
            starts[i] += starts[i - 1];
        }
        worker_.edge_order.resize(worker_.edges.size());
        for (std::uint32_t i = 0; i < worker_.edges.size(); ++i) {
            worker_.edge_order[starts[worker_.edges[i].tile - base]++] = i;
        }
    }

    void fill_row(int row, bool opaque) {
        const std::uint32_t base = tile_at(0, first_row_);
        std::int32_t winding = 0;
        for (int column = first_column_; column < grid_.columns; ++column) {
            if (column > last_column_ && winding == 0) {
                break;
            }
            const std::uint32_t tile = tile_at(column, row);
            winding += std::exchange(worker_.winding[tile], 0);
            // sort_edges() moved each start to its tile's end.
            const std::size_t slot = tile - base;
            const std::uint32_t end = worker_.edge_starts[slot];
            const std::uint32_t begin =
                slot > 0 ? worker_.edge_starts[slot - 1] : 0;
            if (begin == end) {
                if (winding != 0) {
                    add(tile, {header(sh::kCommandSolid, style_)});
                    if (opaque) {
                        worker_.opaque_at[tile] = worker_.counts[tile];
                    }
                }
                continue;
            }
            add(tile, {header(sh::kCommandFill, style_), bits(static_cast<double>(winding))});
            for (std::uint32_t i = begin; i < end; ++i) {
                add(tile, worker_.edges[worker_.edge_order[i]].command);
            }
        }
    }

    void glyphs(const mesh::DrawItem& item, const sh::Style& style) {
        for (std::uint32_t g = item.first; g < item.first + item.count; ++g) {
            const mesh::GlyphQuad& quad = list_.quads()[g];
            const double scale = quad.texels_per_px;
            const double x = static_cast<double>(quad.x_px) - window_.x;
            const double y = static_cast<double>(quad.y_px) - window_.y;
            // Unit vectors of the glyph's own axes, and its corners grown by the halo.
            const double ux = quad.axis_x;
            const double uy = quad.axis_y;
            const double grow = style.half_width + 1.0;
            const double w = static_cast<double>(quad.atlas_w) / scale + grow;
            const double h = static_cast<double>(quad.atlas_h) / scale + grow;
            double x0 = 1e30, y0 = 1e30, x1 = -1e30, y1 = -1e30;
            for (const double u : {-grow, w}) {
                for (const double v : {-grow, h}) {
                    const double cx = x + u * ux - v * uy;
                    const double cy = y + u * uy + v * ux;
                    x0 = std::min(x0, cx);
                    x1 = std::max(x1, cx);
                    y0 = std::min(y0, cy);
                    y1 = std::max(y1, cy);
                }
            }
            const int c1 = std::min(grid_.columns - 1, tile_index(x1));
            const int r1 = std::min(grid_.rows - 1, tile_index(y1));
            for (int row = std::max(0, tile_index(y0)); row <= r1; ++row) {
                for (int column = std::max(0, tile_index(x0)); column <= c1; ++column) {
                    add(tile_at(column, row),
                        {header(sh::kCommandGlyph, style_), bits(x - column * kTile),
                         bits(y - row * kTile), bits(ux * scale), bits(uy * scale),
                         static_cast<std::uint32_t>(quad.atlas_x) |
                             (static_cast<std::uint32_t>(quad.atlas_y) << 16),
                         static_cast<std::uint32_t>(quad.atlas_w) |
                             (static_cast<std::uint32_t>(quad.atlas_h) << 16),
                         bits(scale)});
                }
            }
        }
    }

    const mesh::DrawList& list_;
    const Window& window_;
    const TileGrid& grid_;
    Worker& worker_;
    mesh::Affine transform_;
    std::uint32_t item_ = 0;
    std::uint32_t style_ = 0;
    int first_row_ = 0;
    int last_row_ = -1;
    int first_column_ = 0;
    int last_column_ = -1;
};

void TileBinner::bin(const mesh::DrawList& list, const Window& window) {
    grid_ = TileGrid::of(window.width, window.height);
    const auto tiles = static_cast<std::size_t>(grid_.count());
    const auto& items = list.items();

    // Stretches of items with about the same number of points or glyphs.
    std::vector<std::size_t> weights(items.size() + 1, 0);
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::size_t weight = 8;
        for (std::uint32_t s = items[i].first; s < items[i].first + items[i].count; ++s) {
            weight += items[i].kind == mesh::ItemKind::glyphs ? 2 : list.subpaths()[s].count;
        }
        weights[i + 1] = weights[i] + weight;
    }
    const int threads = weights.back() < 4096 ? 1 : worker_count();
    workers_.resize(static_cast<std::size_t>(threads));
    const auto boundary = [&](int i) {
        const std::size_t wanted =
            weights.back() * static_cast<std::size_t>(i) / static_cast<std::size_t>(threads);
        return static_cast<std::uint32_t>(
            std::lower_bound(weights.begin(), weights.end(), wanted) - weights.begin());
    };
    run_workers(threads, [&](int i) {
        Worker& worker = workers_[static_cast<std::size_t>(i)];
        worker.records.clear();
        worker.counts.assign(tiles, 0);
        worker.opaque_at.assign(tiles, 0);
        worker.last_item.assign(tiles, 0);
        Run run(list, window, grid_, worker);
        const std::uint32_t end = i + 1 < threads ? boundary(i + 1)
                                                  : static_cast<std::uint32_t>(items.size());
        for (std::uint32_t item = boundary(i); item < end; ++item) {
            run.item(item);
        }
    });

    first_.resize(tiles);
    count_.resize(tiles);
    std::uint32_t total = 0;
    for (auto& worker : workers_) {
        worker.offsets.resize(tiles);
    }
    for (std::size_t tile = 0; tile < tiles; ++tile) {
        const std::uint32_t start = total;
        std::uint32_t visible_from = start;
        for (auto& worker : workers_) {
            worker.offsets[tile] = total;
            if (worker.opaque_at[tile] > 0) {
                visible_from = total + worker.opaque_at[tile] - 1;
            }
            total += worker.counts[tile];
        }
        first_[tile] = visible_from;
        count_[tile] = total - visible_from;
    }
    command_count_ = total;
}

std::size_t TileBinner::tile_count() const {
    return static_cast<std::size_t>(grid_.count());
}

void TileBinner::write_tiles(std::vector<shaders::Tile>& tiles, bool all) const {
    tiles.clear();
    for (int row = 0; row < grid_.rows; ++row) {
        for (int column = 0; column < grid_.columns; ++column) {
            const auto tile = static_cast<std::size_t>(row * grid_.columns + column);
            if (all || count_[tile] > 0) {
                tiles.push_back({static_cast<std::uint32_t>(column),
                                 static_cast<std::uint32_t>(row), first_[tile], count_[tile]});
            }
        }
    }
}

void TileBinner::write_commands(std::span<Command> commands) const {
    run_workers(static_cast<int>(workers_.size()), [&](int i) {
        const Worker& worker = workers_[static_cast<std::size_t>(i)];
        std::vector<std::uint32_t> next = worker.offsets;
        for (const Record& record : worker.records) {
            commands[next[record.tile]++] = record.command;
        }
    });
}

}  // namespace northway::render
