// SPDX-License-Identifier: Apache-2.0
#include "render/bin_items.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace northway::render {
namespace {

namespace sh = shaders;

class FillBinner {
public:
    FillBinner(const BinnedItem& item, BinScratch& scratch)
        : item_(item),
          grid_(item.grid),
          scratch_(scratch),
          edges_(run_header(sh::kRunEdge, item)),
          solid_(run_header(sh::kRunSolid, item)),
          first_row_(grid_.end_row()),
          last_row_(grid_.first_row - 1) {
        scratch.winding.resize(
            std::max(scratch.winding.size(), static_cast<std::size_t>(grid_.count())), 0);
        scratch.spans.resize(std::max(scratch.spans.size(), static_cast<std::size_t>(grid_.rows)));
    }

    void ring(const mesh::Subpath& path) {
        auto& points = scratch_.points;
        points.clear();
        for (std::uint32_t i = 0; i < path.count; ++i) {
            const geo::XY p = item_.transform.apply(path.points[i]);
            if (std::isfinite(p.x) && std::isfinite(p.y)) {
                points.push_back(p);
            }
        }
        if (points.size() < 3) {
            return;
        }
        const auto on_piece = [&](const EdgePiece& edge) { write(edge); };
        const auto on_crossing = [&](int row, int column, int sign) {
            if (column < grid_.end_column()) {
                column = std::max(column, grid_.first_column);
                touch(row, column);
                scratch_.winding[grid_.number(column, row)] += sign;
            }
        };
        geo::XY p = points.back();
        for (const geo::XY q : points) {
            walk_edge(grid_, p, q, on_piece, on_crossing);
            p = q;
        }
    }

    // When all rings are walked: tiles with edges learn their winding number, those between them
    // that are wound round are filled.
    void finish() {
        const bool opaque = item_.style.color.w >= 1.0F && item_.style.paint == 0 &&
                            item_.style.image == 0 && item_.style.group == 0;
        for (int row = first_row_; row <= last_row_; ++row) {
            const auto span = std::exchange(this->span(row), {});
            std::int32_t winding = 0;
            for (int column = span.first_column;
                 column < grid_.end_column() && (column <= span.last_column || winding != 0);
                 ++column) {
                const std::uint32_t tile = grid_.number(column, row);
                winding += std::exchange(scratch_.winding[tile], 0);
                if (std::uint32_t* header = item_.words.header_of(tile, item_.number)) {
                    header[1] = bits(static_cast<double>(winding));
                } else if (winding != 0) {
                    item_.words.solid(tile, item_.number, solid_, opaque);
                }
            }
        }
    }

private:
    BinScratch::RowSpan& span(int row) {
        return scratch_.spans[static_cast<std::size_t>(row - grid_.first_row)];
    }

    void touch(int row, int column) {
        first_row_ = std::min(first_row_, row);
        last_row_ = std::max(last_row_, row);
        auto& touched = span(row);
        touched.first_column = std::min(touched.first_column, column);
        touched.last_column = std::max(touched.last_column, column);
    }

    void write(const EdgePiece& edge) {
        touch(edge.row, edge.column);
        std::uint32_t* words = item_.words.part(grid_.number(edge.column, edge.row), item_.number,
                                                edges_, sh::kEdgeWords);
        words[0] = bits(edge.from.x);
        words[1] = bits(edge.from.y);
        words[2] = bits(edge.to.x);
        words[3] = bits(edge.to.y);
        words[4] = bits(edge.step_y);
        words[5] = bits(static_cast<double>(edge.step_sign));
        words[6] = words[7] = 0;
    }

    const BinnedItem& item_;
    const TileGrid& grid_;
    BinScratch& scratch_;
    RunHeader edges_;
    RunHeader solid_;
    int first_row_;
    int last_row_;
};

}  // namespace

void bin_fill(const BinnedItem& item, BinScratch& scratch) {
    FillBinner fill(item, scratch);
    for (std::uint32_t s = item.item.first; s < item.item.first + item.item.count; ++s) {
        fill.ring(item.list.subpaths()[s]);
    }
    fill.finish();
}

}  // namespace northway::render
