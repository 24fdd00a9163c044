// SPDX-License-Identifier: Apache-2.0
#include "compose/warp_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace northway::compose {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kCell = shaders::kWarpCell;
constexpr int kFinest = 4;  // 2^4 parts a side: one a pixel
// A point is off the map when the way to the ground and back misses it by this.
constexpr double kLeastMiss_px = 0.5;

bool is_known(geo::XY p) {
    return !std::isnan(p.x);
}

geo::XY apply(const std::array<double, 9>& m, double x, double y) {
    const double w = m[6] * x + m[7] * y + m[8];
    if (!(w > 0)) {
        return {kNaN, kNaN};  // beyond the horizon of a picture set in perspective
    }
    return {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
}

}  // namespace

struct WarpGridMaker::Source {
    const model::Georeference& place;
    const geo::Projection* crs;
    double period = 0;  // columns

    void find(std::span<const geo::LonLat> places, std::vector<geo::XY>& found) const {
        found.resize(places.size());
        if (crs != nullptr) {
            crs->forward(places, found);
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            const geo::XY at =
                crs != nullptr ? found[i] : geo::XY{places[i].lon_deg, places[i].lat_deg};
            found[i] = std::isnan(at.x + at.y) ? geo::XY{kNaN, kNaN}
                                               : apply(place.px_from_crs, at.x, at.y);
        }
    }
    // b as near to a as turns round the Earth bring it.
    geo::XY beside(geo::XY a, geo::XY b) const {
        return period > 0 ? geo::XY{a.x + std::remainder(b.x - a.x, period), b.y} : b;
    }
};

WarpGridMaker::WarpGridMaker(const Camera& camera, const geo::Projection& map,
                             const FrameSize& size)
    : camera_(camera),
      map_(map),
      size_(size),
      columns_(render::warp_cells(size.width_px)),
      rows_(render::warp_cells(size.height_px)) {}

void WarpGridMaker::locate(std::span<const geo::XY> points_px,
                           std::vector<geo::LonLat>& found) const {
    std::vector<geo::XY> points;
    points.reserve(points_px.size());
    for (const geo::XY p : points_px) {
        points.push_back(camera_.px_from_crs.apply_inverse(p));
    }
    found.resize(points.size());
    map_.inverse(points, found);
    // Beyond its edge a projection may answer with places that it shows elsewhere.
    std::vector<geo::XY> back(points.size());
    map_.forward(found, back);
    const double most = kLeastMiss_px * camera_.units_per_px;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double miss =
            std::max(std::abs(back[i].x - points[i].x), std::abs(back[i].y - points[i].y));
        const bool outside = !(miss <= most) || !map_.shows(found[i]);
        if (outside) {
            found[i] = {kNaN, kNaN};
        }
    }
}

void WarpGridMaker::corners(const Source& source, std::vector<geo::XY>& found) {
    if (places_.empty()) {
        std::vector<geo::XY> points;
        for (int row = -1; row <= rows_ + 1; ++row) {
            for (int column = -1; column <= columns_ + 1; ++column) {
                points.push_back({column * kCell, row * kCell});
            }
        }
        locate(points, places_);
    }
    source.find(places_, found);
}

render::WarpGrid WarpGridMaker::make(const model::Georeference& place,
                                     const geo::Projection* crs) {
    Source source{place, crs};
    if (crs == nullptr || crs->is_geographic()) {
        source.period = 360 * std::hypot(place.px_from_crs[0], place.px_from_crs[3]);
    }
    std::vector<geo::XY> at;
    corners(source, at);
    const int stride = columns_ + 3;
    const auto corner = [&](int column, int row) {
        return at[static_cast<std::size_t>((row + 1) * stride + column + 1)];
    };

    render::WarpGrid grid;
    grid.columns = columns_;
    grid.rows = rows_;
    grid.period = source.period;
    // Points are told from the middle of the frame, or from any that is on the map.
    geo::XY origin = corner(columns_ / 2, rows_ / 2);
    for (std::size_t i = 0; i < at.size() && !is_known(origin); ++i) {
        origin = at[i];
    }
    if (is_known(origin)) {
        grid.column0 = std::floor(origin.x);
        grid.row0 = std::floor(origin.y);
    }
    const auto put = [&](geo::XY p) {
        if (!is_known(p)) {
            grid.points.push_back({shaders::kWarpNowhere, 0});
            return;
        }
        const geo::XY near = source.beside({grid.column0, grid.row0}, p);
        grid.points.push_back({static_cast<float>(near.x - grid.column0),
                               static_cast<float>(near.y - grid.row0)});
    };

    // How finely a cell is to be divided: as log2 of its parts a side; -1: nothing is there.
    const auto level_of = [&](int column, int row) {
        int known = 0;
        int total = 0;
        for (int y = row - 1; y <= row + 2; ++y) {
            for (int x = column - 1; x <= column + 2; ++x) {
                const bool beyond =
                    (x == column - 1 || x == column + 2) && (y == row - 1 || y == row + 2);
                known += !beyond && is_known(corner(x, y)) ? 1 : 0;
                total += beyond ? 0 : 1;
            }
        }
        if (known < total) {
            return known == 0 ? -1 : kFinest;
        }
        double most_px = 0;
        for (int y = row; y <= row + 1; ++y) {
            for (int x = column; x <= column + 1; ++x) {
                const geo::XY here = corner(x, y);
                const geo::XY west = source.beside(here, corner(x - 1, y));
                const geo::XY east = source.beside(here, corner(x + 1, y));
                const geo::XY north = source.beside(here, corner(x, y - 1));
                const geo::XY south = source.beside(here, corner(x, y + 1));
                // What a linear middle is off: an eighth of the second difference either way.
                const geo::XY off_x{(west.x - 2 * here.x + east.x) / 8,
                                    (west.y - 2 * here.y + east.y) / 8};
                const geo::XY off_y{(north.x - 2 * here.x + south.x) / 8,
                                    (north.y - 2 * here.y + south.y) / 8};
                // In pixels, through the inverse of the change a pixel to the right and down.
                const double a = (east.x - west.x) / (2 * kCell);
                const double b = (south.x - north.x) / (2 * kCell);
                const double c = (east.y - west.y) / (2 * kCell);
                const double d = (south.y - north.y) / (2 * kCell);
                const double area = a * d - b * c;
                const double size = a * a + b * b + c * c + d * d;
                if (!(std::abs(area) > 1e-6 * size)) {
                    return kFinest;
                }
                const auto length_px = [&](geo::XY off) {
                    return std::hypot(d * off.x - b * off.y, a * off.y - c * off.x) /
                           std::abs(area);
                };
                most_px = std::max(most_px, length_px(off_x) + length_px(off_y));
            }
        }
        int level = 0;
        for (; level < kFinest && !(most_px <= kMostWarpError_px); ++level) {
            most_px /= 4;
        }
        return level;
    };

    std::vector<geo::XY> fine_px;
    struct Fine {
        std::size_t cell;
        std::size_t first;  // of fine_px
        int level;
    };
    std::vector<Fine> fine;
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            const int level = level_of(column, row);
            if (level > 0) {
                const int parts = 1 << level;
                grid.has_fine_parts |= shaders::kWarpCell < shaders::kWarpRows << level;
                fine.push_back({grid.cells.size(), fine_px.size(), level});
                for (int y = 0; y <= parts; ++y) {
                    for (int x = 0; x <= parts; ++x) {
                        fine_px.push_back({(column + static_cast<double>(x) / parts) * kCell,
                                           (row + static_cast<double>(y) / parts) * kCell});
                    }
                }
                grid.cells.push_back(static_cast<std::uint32_t>(level));
                continue;
            }
            grid.cells.push_back(static_cast<std::uint32_t>(grid.points.size())
                                 << shaders::kWarpLevelBits);
            for (int i = 0; i < 4; ++i) {
                put(level < 0 ? geo::XY{kNaN, kNaN} : corner(column + i % 2, row + i / 2));
            }
        }
    }
    std::vector<geo::LonLat> places;
    locate(fine_px, places);
    std::vector<geo::XY> found;
    source.find(places, found);
    for (const Fine& each : fine) {
        grid.cells[each.cell] |= static_cast<std::uint32_t>(grid.points.size())
                                 << shaders::kWarpLevelBits;
        const auto side = static_cast<std::size_t>((1 << each.level) + 1);
        for (std::size_t i = 0; i < side * side; ++i) {
            put(found[each.first + i]);
        }
    }
    return grid;
}

}  // namespace northway::compose
