// SPDX-License-Identifier: Apache-2.0
#include "geo/tears.h"

#include "geo/ellipsoid.h"
#include "geo/geodesic.h"
#include "geo/projection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

namespace northway::geo {
namespace {

// Halvings of the window: to the cells of the first trial, to the cells that a tear crosses
// straight, and to those that are given up.
constexpr int kTrialDepth = 6;
constexpr int kDeepest = 9;
constexpr int kLastDepth = 13;
// Not halves: tears like round degrees, where no border of a cell should lie.
constexpr double kFirstSplit = 0.48713;
constexpr double kDifference_deg = 1e-4;
constexpr double kGreatestScale = 100.0;
// Meridians meet at a pole; the scale along a parallel is not taken nearer to it than this.
constexpr double kParallelScaleLat_deg = 80.0;
constexpr double kSamePlace_deg = 0.02;
// Of the places on the map, how many are not found again where it is good only about its middle.
constexpr double kSeriesShare = 0.7;
// Samples that are: with fewer it is the inverse that is bad.
constexpr int kLeastGood = 20;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double length(XY v) {
    return std::hypot(v.x, v.y);
}
XY minus(XY a, XY b) {
    return {a.x - b.x, a.y - b.y};
}
double distance(XY a, XY b) {
    return length(minus(a, b));
}
double cross(XY a, XY b) {
    return a.x * b.y - a.y * b.x;
}

// A place with its image and the derivatives of the map there.
struct Sample {
    LonLat place;
    XY point;
    XY per_lon;  // per degree
    XY per_lat;
    bool is_in = false;
};

LonLat between(LonLat a, LonLat b, double t) {
    return {a.lon_deg + t * (b.lon_deg - a.lon_deg), a.lat_deg + t * (b.lat_deg - a.lat_deg)};
}

XY forward_or_nan(const Projection& projection, LonLat place) {
    XY point;
    projection.forward(std::span(&place, 1), std::span(&point, 1));
    return point;
}

// Where the way from a mapped place breaks off, as a fraction, if it does.
struct Break {
    double last = 1;  // the last fraction on this side
    double next = 1;  // the first one on the other
    XY last_point;
    bool is_torn = false;
};

// `span`: the length of the way on a map without tears, CRS units.
Break find_break(const Projection& projection, LonLat from, LonLat to, XY from_point, XY to_point,
                 double span, int halvings) {
    double a = 0;
    double b = 1;
    XY at_a = from_point;
    XY at_b = to_point;
    for (int i = 0; i < halvings; ++i) {
        const double middle = 0.5 * (a + b);
        const XY point = forward_or_nan(projection, between(from, to, middle));
        const bool with_b =
            std::isnan(point.x) || (!std::isnan(at_b.x) && distance(at_a, point) > distance(point, at_b));
        (with_b ? b : a) = middle;
        (with_b ? at_b : at_a) = point;
    }
    const bool is_torn = std::isnan(at_b.x) || distance(at_a, at_b) > 1e-3 * span;
    return {a, b, at_a, is_torn};
}

}  // namespace

double CutCell::side_of(LonLat place) const {
    return (to.lon_deg - from.lon_deg) * (place.lat_deg - from.lat_deg) -
           (to.lat_deg - from.lat_deg) * (place.lon_deg - from.lon_deg);
}

class TearFinder {
public:
    TearFinder(const Projection& projection, const Domain& domain)
        : projection_(projection),
          window_{domain.west_deg, domain.south_deg, domain.east_deg, domain.north_deg},
          greatest_(kGreatestScale * domain.least_scale) {}

    std::shared_ptr<const Tears> run() {
        survey();
        tears_ = std::make_shared<Tears>();
        tears_->cells_.push_back({window_, Tears::State::whole, 0, {}, false});
        const std::array<Sample, 4> corners = corners_of(window_);
        divide(0, corners, 0);
        if (tears_->cells_[0].state == Tears::State::whole) {
            return nullptr;
        }
        return tears_;
    }

private:
    using Corners = std::array<Sample, 4>;  // SW, SE, NW, NE

    // Finds out which way the map turns, and whether its inverse tells places that overlap.
    void survey() {
        int left = 0;
        int right = 0;
        int overlaps = 0;
        int lost = 0;
        int finite = 0;
        constexpr int kColumns = 48;
        constexpr int kRows = 24;
        for (int row = 0; row < kRows; ++row) {
            for (int column = 0; column < kColumns; ++column) {
                const Sample s = raw_sample({window_.min_x + window_.width() * (column + 0.47) / kColumns,
                                             window_.min_y + window_.height() * (row + 0.47) / kRows});
                if (!is_scaled(s)) {
                    continue;
                }
                ++finite;
                // Where the inverse finds its way back, the map is surely meant to be good.
                const int weight = comes_back(s) ? 1000 : 1;
                (cross(s.per_lon, s.per_lat) > 0 ? left : right) += weight;
                overlaps += is_overlap(s) ? 1 : 0;
                lost += is_lost(s) ? 1 : 0;
            }
        }
        turns_left_ = left >= right;
        may_overlap_ = overlaps > 0 && overlaps < 0.98 * finite && projection_.has_exact_inverse();
        // A series that is only good about its middle: beyond it the map folds over itself, and its
        // inverse finds no way.
        const int good = finite - overlaps - lost;
        is_series_ = may_overlap_ && lost > kSeriesShare * finite && good >= kLeastGood;
    }

    Sample raw_sample(LonLat place) const {
        const double down = place.lat_deg > 0 ? -kDifference_deg : kDifference_deg;
        const double lat = std::clamp(place.lat_deg, -89.999, 89.999);
        const double east = place.lon_deg + kDifference_deg > window_.max_x ? -kDifference_deg
                                                                            : kDifference_deg;
        const std::array<LonLat, 4> places{place, LonLat{place.lon_deg, lat},
                                           LonLat{place.lon_deg + east, lat},
                                           LonLat{place.lon_deg, lat + down}};
        std::array<XY, 4> points;
        projection_.forward(places, points);
        Sample s;
        s.place = place;
        s.point = points[0];
        s.per_lon = {(points[2].x - points[1].x) / east, (points[2].y - points[1].y) / east};
        s.per_lat = {(points[3].x - points[1].x) / down, (points[3].y - points[1].y) / down};
        return s;
    }

    bool is_scaled(const Sample& s) const {
        if (!std::isfinite(s.point.x + s.per_lon.x + s.per_lat.x + s.per_lon.y + s.per_lat.y)) {
            return false;
        }
        const double lat = std::min(std::abs(s.place.lat_deg), kParallelScaleLat_deg);
        return length(s.per_lat) <= greatest_ * metres_per_degree(s.place.lat_deg).lat_m &&
               length(s.per_lon) <= greatest_ * metres_per_degree(lat).lon_m;
    }

    bool comes_back(const Sample& s) const {
        const auto back = projection_.inverse(s.point);
        return back && distance_m(*back, s.place) < kSamePlace_deg * 111e3;
    }

    // Whether the map shows another place at the same point, which its inverse prefers.
    bool is_overlap(const Sample& s) const {
        LonLat other;
        projection_.inverse(std::span(&s.point, 1), std::span(&other, 1));
        if (!std::isfinite(other.lon_deg + other.lat_deg) ||
            distance_m(other, s.place) < kSamePlace_deg * 111e3) {
            return false;
        }
        const XY there = forward_or_nan(projection_, other);
        return distance(there, s.point) < 1e-3 * (length(s.per_lon) + length(s.per_lat));
    }

    // Whether the inverse finds no place there, or one that lies elsewhere on the map.
    bool is_lost(const Sample& s) const {
        LonLat other;
        projection_.inverse(std::span(&s.point, 1), std::span(&other, 1));
        const XY there = forward_or_nan(projection_, other);
        return !(distance(there, s.point) < 1e-3 * (length(s.per_lon) + length(s.per_lat)));
    }

    Sample sample(LonLat place) {
        Sample s = raw_sample(place);
        s.is_in = is_scaled(s);
        if (s.is_in && std::abs(place.lat_deg) < 89.9) {
            s.is_in = (cross(s.per_lon, s.per_lat) > 0) == turns_left_;
        }
        s.is_in = s.is_in && !(may_overlap_ && is_overlap(s)) && !(is_series_ && is_lost(s));
        return s;
    }

    Corners corners_of(const Box& box) {
        return {sample({box.min_x, box.min_y}), sample({box.max_x, box.min_y}),
                sample({box.min_x, box.max_y}), sample({box.max_x, box.max_y})};
    }

    // Whether the map tears between two neighbouring corners that are both on it.
    bool is_torn(const Sample& a, const Sample& b) const {
        const double lon = b.place.lon_deg - a.place.lon_deg;
        const double lat = b.place.lat_deg - a.place.lat_deg;
        const auto step = [&](const Sample& s) {
            return XY{s.per_lon.x * lon + s.per_lat.x * lat, s.per_lon.y * lon + s.per_lat.y * lat};
        };
        const XY from_a = step(a);
        const XY from_b = step(b);
        const XY foreseen{0.5 * (from_a.x + from_b.x), 0.5 * (from_a.y + from_b.y)};
        const XY found = minus(b.point, a.point);
        const double span = std::max({length(found), length(from_a), length(from_b)});
        if (distance(found, foreseen) <= 0.12 * span) {
            return false;
        }
        return find_break(projection_, a.place, b.place, a.point, b.point, span, 25).is_torn;
    }

    // Whether the image of a cell covers about as much as its corners let expect, the right way
    // round: not so where it holds the antipode, which the map turns inside out.
    bool is_upright(const Corners& c) const {
        const std::array<int, 4> round{0, 1, 3, 2};
        double expected = 0;
        double area = 0;
        const Box box{c[0].place.lon_deg, c[0].place.lat_deg, c[3].place.lon_deg, c[3].place.lat_deg};
        const XY origin = c[0].point;
        XY last{0, 0};
        std::array<LonLat, 4> middles;
        std::array<XY, 4> mapped;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto from = static_cast<std::size_t>(round[i]);
            const auto to = static_cast<std::size_t>(round[(i + 1) % 4]);
            middles[i] = between(c[from].place, c[to].place, 0.5);
            expected += 0.25 * cross(c[i].per_lon, c[i].per_lat) * box.width() * box.height();
        }
        projection_.forward(middles, mapped);
        for (std::size_t i = 0; i < 4; ++i) {
            const auto to = static_cast<std::size_t>(round[(i + 1) % 4]);
            for (const XY point : {minus(mapped[i], origin), minus(c[to].point, origin)}) {
                area += 0.5 * cross(last, point);
                last = point;
            }
        }
        return area * expected > 0 && std::abs(area) < 3 * std::abs(expected) &&
               std::abs(area) > 0.3 * std::abs(expected);
    }

    static int corner_count(const Corners& c) {
        return static_cast<int>(std::count_if(c.begin(), c.end(), [](const Sample& s) { return s.is_in; }));
    }

    void divide(std::size_t index, const Corners& c, int depth) {
        const Box box = tears_->cells_[index].box;
        tears_->cells_[index].is_wild = depth > kTrialDepth;
        if (depth >= kTrialDepth) {
            const int in = corner_count(c);
            if (in == 0) {
                if (!sample({box.center().x, box.center().y}).is_in) {
                    tears_->cells_[index].state = Tears::State::outside;
                    return;
                }
            } else if (in == 4 && !is_torn(c[0], c[1]) && !is_torn(c[2], c[3]) &&
                       !is_torn(c[0], c[2]) && !is_torn(c[1], c[3]) && is_upright(c)) {
                tears_->cells_[index].state = Tears::State::whole;
                return;
            }
            if (depth >= kDeepest && cut(index, c)) {
                return;
            }
            if (depth >= kLastDepth) {
                tears_->cells_[index].state = Tears::State::outside;
                return;
            }
        }
        const double share = depth == 0 ? kFirstSplit : 0.5;
        const XY split{box.min_x + share * box.width(), box.min_y + share * box.height()};
        const auto first = static_cast<std::uint32_t>(tears_->cells_.size());
        tears_->cells_[index].split = split;
        tears_->cells_[index].first = first;
        tears_->cells_[index].state = Tears::State::divided;
        const std::array<Box, 4> boxes{Box{box.min_x, box.min_y, split.x, split.y},
                                       Box{split.x, box.min_y, box.max_x, split.y},
                                       Box{box.min_x, split.y, split.x, box.max_y},
                                       Box{split.x, split.y, box.max_x, box.max_y}};
        for (const Box& each : boxes) {
            tears_->cells_.push_back({each, Tears::State::whole, 0, {}, false});
        }
        const Sample south = sample({split.x, box.min_y});
        const Sample north = sample({split.x, box.max_y});
        const Sample west = sample({box.min_x, split.y});
        const Sample east = sample({box.max_x, split.y});
        const Sample middle = sample({split.x, split.y});
        divide(first + 0, {c[0], south, west, middle}, depth + 1);
        divide(first + 1, {south, c[1], middle, east}, depth + 1);
        divide(first + 2, {west, middle, c[2], north}, depth + 1);
        divide(first + 3, {middle, east, north, c[3]}, depth + 1);
        const auto all = [&](Tears::State state) {
            return std::all_of(tears_->cells_.begin() + first, tears_->cells_.begin() + first + 4,
                               [&](const Tears::Cell& cell) { return cell.state == state; });
        };
        for (const auto state : {Tears::State::whole, Tears::State::outside}) {
            if (all(state)) {
                tears_->cells_[index].state = state;
                if (first + 4 == tears_->cells_.size()) {
                    tears_->cells_.resize(first);
                }
                return;
            }
        }
    }

    // Where a border of a cell leaves the map or crosses a tear.
    std::optional<LonLat> crossing(const Sample& a, const Sample& b) {
        if (a.is_in && b.is_in) {
            if (!is_torn(a, b)) {
                return std::nullopt;
            }
            const Break found =
                find_break(projection_, a.place, b.place, a.point, b.point, 0, 30);
            return between(a.place, b.place, 0.5 * (found.last + found.next));
        }
        if (a.is_in == b.is_in) {
            return std::nullopt;
        }
        double in = a.is_in ? 0 : 1;
        double out = 1 - in;
        for (int i = 0; i < 28; ++i) {
            const double middle = 0.5 * (in + out);
            (sample(between(a.place, b.place, middle)).is_in ? in : out) = middle;
        }
        return between(a.place, b.place, in);
    }

    // Makes the cell one that a straight tear crosses; false where that will not do.
    bool cut(std::size_t index, const Corners& c) {
        std::array<LonLat, 4> found;
        std::size_t count = 0;
        constexpr std::array<std::array<std::size_t, 2>, 4> kBorders{{{0, 1}, {1, 3}, {3, 2}, {2, 0}}};
        for (const auto& [a, b] : kBorders) {
            if (const auto at = crossing(c[a], c[b])) {
                found[count++] = *at;
            }
        }
        if (count != 2) {
            return false;
        }
        CutCell cell;
        cell.from = found[0];
        cell.to = found[1];
        for (std::size_t i = 0; i < 2; ++i) {
            CutCell::Side& side = cell.sides[i];
            double lon = found[0].lon_deg + found[1].lon_deg;
            double lat = found[0].lat_deg + found[1].lat_deg;
            int corners = 0;
            int in = 0;
            for (const Sample& s : c) {
                if ((cell.side_of(s.place) >= 0) == (i == 0)) {
                    lon += s.place.lon_deg;
                    lat += s.place.lat_deg;
                    ++corners;
                    in += s.is_in ? 1 : 0;
                }
            }
            if (corners == 0) {
                continue;
            }
            const Sample middle = sample({lon / (corners + 2), lat / (corners + 2)});
            side = {in > 0 && middle.is_in, middle.place, middle.point, middle.per_lon, middle.per_lat};
        }
        tears_->cells_[index].state = Tears::State::cut;
        tears_->cells_[index].first = static_cast<std::uint32_t>(tears_->cuts_.size());
        tears_->cuts_.push_back(cell);
        return true;
    }

    const Projection& projection_;
    Box window_;
    double greatest_;
    bool turns_left_ = true;
    bool may_overlap_ = false;
    bool is_series_ = false;
    std::shared_ptr<Tears> tears_;
};

std::shared_ptr<const Tears> Tears::find(const Projection& projection, const Domain& domain) {
    return TearFinder(projection, domain).run();
}

bool Tears::touches(const Box& box) const {
    return touches(root(), box);
}

bool Tears::touches(const Cell& cell, const Box& box) const {
    if (cell.state == State::whole || !cell.box.intersects(box)) {
        return false;
    }
    if (cell.state != State::divided) {
        return true;
    }
    for (std::uint32_t i = 0; i < 4; ++i) {
        if (touches(cells_[cell.first + i], box)) {
            return true;
        }
    }
    return false;
}

bool Tears::shows(LonLat place) const {
    const Cell* at = &root();
    while (at->state == State::divided) {
        const std::uint32_t east = place.lon_deg > at->split.x ? 1 : 0;
        const std::uint32_t north = place.lat_deg > at->split.y ? 2 : 0;
        at = &cells_[at->first + east + north];
    }
    if (at->state == State::cut) {
        return cut(*at).sides[cut(*at).side_of(place) >= 0 ? 0 : 1].is_mapped;
    }
    return at->state == State::whole;
}

namespace {

std::vector<double> borders_between(double from, double to, double min, double split, double max) {
    constexpr double kHair_deg = 1e-9;
    constexpr int kHalves = 1 << (kDeepest - 1);
    const double low = std::min(from, to) + kHair_deg;
    const double high = std::max(from, to) - kHair_deg;
    std::vector<double> found;
    const auto add = [&](double start, double end) {
        const double step = (end - start) / kHalves;
        const double first = std::max(0.0, std::ceil((low - start) / step));
        for (double i = first; i < kHalves && start + i * step <= high; ++i) {
            found.push_back(start + i * step);
        }
    };
    add(min, split);
    add(split, max);
    if (from > to) {
        std::reverse(found.begin(), found.end());
    }
    return found;
}

}  // namespace

std::vector<double> Tears::lons_between(double from_deg, double to_deg) const {
    return borders_between(from_deg, to_deg, root().box.min_x, root().split.x, root().box.max_x);
}

std::vector<double> Tears::lats_between(double from_deg, double to_deg) const {
    return borders_between(from_deg, to_deg, root().box.min_y, root().split.y, root().box.max_y);
}

XY point_on_side(const Projection& projection, const CutCell::Side& side, LonLat place) {
    const double lon = place.lon_deg - side.middle.lon_deg;
    const double lat = place.lat_deg - side.middle.lat_deg;
    const XY step{side.per_lon_deg.x * lon + side.per_lat_deg.x * lat,
                  side.per_lon_deg.y * lon + side.per_lat_deg.y * lat};
    const XY point = forward_or_nan(projection, place);
    const double span = std::hypot(side.per_lon_deg.x * lon, side.per_lon_deg.y * lon) +
                        std::hypot(side.per_lat_deg.x * lat, side.per_lat_deg.y * lat);
    if (!std::isnan(point.x) &&
        distance(point, XY{side.point.x + step.x, side.point.y + step.y}) <= 0.3 * span) {
        return point;
    }
    const Break found = find_break(projection, side.middle, place, side.point, point, span, 30);
    const XY last = found.is_torn ? found.last_point : point;
    // Where tears meet in one cell, its sides are not told apart: rather nothing than a band.
    return distance(last, side.point) <= 10.0 * span ? last : XY{kNaN, kNaN};
}

}  // namespace northway::geo
