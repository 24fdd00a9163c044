// SPDX-License-Identifier: Apache-2.0
#include "compose/graticule.h"

#include "geo/ellipsoid.h"
#include "geo/project.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace northway::compose {
namespace {

constexpr double kMinute = 1.0 / 60;
constexpr double kSecond = 1.0 / 3600;
constexpr std::array kLadder_deg{kSecond,      2 * kSecond,  5 * kSecond,  10 * kSecond,
                                 15 * kSecond, 30 * kSecond, kMinute,      2 * kMinute,
                                 5 * kMinute,  10 * kMinute, 15 * kMinute, 30 * kMinute,
                                 1.0,          2.0,          5.0,          10.0,
                                 15.0,         30.0};
// Steps after which meridians end where they come too close, besides those of the ladder.
constexpr double kRightAngle_deg = 90;
constexpr double kLeastSpacing_css = 105;  // of neighbouring lines, in CSS pixels of furniture
constexpr double kClosest_css = 26;        // of meridians towards the pole
constexpr double kMetresPerDegree = 111195;
constexpr int kSamples = 17;          // along each side of the view
constexpr double kSpare = 0.6;        // of the view's width made beyond it on each side
constexpr double kWorld_deg = 290;    // a view of more longitudes than this shows them all
constexpr double kLongestStep_deg = 30;
constexpr double kTolerance_px = 0.1;
constexpr double kTropic_deg = 23.43628;  // obliquity of the ecliptic in 2025

double cosine(double lat_deg) {
    return std::cos(lat_deg * geo::kRadiansPerDegree);
}

// What the view shows, degrees; longitudes within 180 of `middle_deg`.
struct Seen {
    geo::Box region;
    double middle_deg = 0;
    double cosine = 1;  // of the latitude in the middle of what is seen
};

bool shows(const geo::Projection& projection, const Camera& camera, const geo::Box& map,
           geo::LonLat place) {
    const auto at = projection.forward(place);
    return at && map.contains(camera.px_from_crs.apply(*at));
}

Seen seen_by(const geo::Projection& projection, const Camera& camera, const FrameSize& size) {
    const geo::Box map = size.map_px();
    std::vector<geo::XY> points;
    for (int row = 0; row < kSamples; ++row) {
        for (int column = 0; column < kSamples; ++column) {
            points.push_back(camera.px_from_crs.apply_inverse(
                {map.min_x + map.width() * column / (kSamples - 1),
                 map.min_y + map.height() * row / (kSamples - 1)}));
        }
    }
    std::vector<geo::LonLat> places(points.size());
    projection.inverse(points, places);
    Seen seen;
    seen.middle_deg = camera.center.lon_deg;
    std::vector<double> latitudes;
    for (const auto& place : places) {
        if (std::isfinite(place.lon_deg + place.lat_deg)) {
            seen.region.add(geo::XY{
                seen.middle_deg + std::remainder(place.lon_deg - seen.middle_deg, 360.0),
                place.lat_deg});
            latitudes.push_back(std::abs(place.lat_deg));
        }
    }
    if (latitudes.empty()) {
        seen.region = {seen.middle_deg - 180, -90, seen.middle_deg + 180, 90};
        return seen;
    }
    const auto middle = latitudes.begin() + static_cast<std::ptrdiff_t>(latitudes.size() / 2);
    std::nth_element(latitudes.begin(), middle, latitudes.end());
    seen.cosine = std::max(cosine(*middle), 0.02);
    // Lines bulge beyond the samples.
    const double spare_deg = 1.5 * std::max(seen.region.width(), seen.region.height()) / kSamples;
    seen.region.min_y = std::max(-90.0, seen.region.min_y - spare_deg);
    seen.region.max_y = std::min(90.0, seen.region.max_y + spare_deg);
    seen.region.min_x -= spare_deg;
    seen.region.max_x += spare_deg;
    for (const double pole : {-90.0, 90.0}) {
        if (shows(projection, camera, map, {seen.middle_deg, pole})) {
            seen.region.add(geo::XY{seen.middle_deg - 180, pole});
            seen.region.add(geo::XY{seen.middle_deg + 180, pole});
        }
    }
    if (seen.region.width() > kWorld_deg) {
        seen.region.min_x = seen.middle_deg - 180;
        seen.region.max_x = seen.middle_deg + 180;
    }
    return seen;
}

// The region with room to move the view in, from line to line, so that what is seen of a line is
// the same whichever way the view came here.
geo::Box with_spare(const Seen& seen, double lon_step, double lat_step) {
    const geo::Box& region = seen.region;
    const double x = kSpare * region.width();
    const double y = kSpare * region.height();
    geo::Box wide{std::floor((region.min_x - x) / lon_step) * lon_step,
                  std::max(-90.0, std::floor((region.min_y - y) / lat_step) * lat_step),
                  std::ceil((region.max_x + x) / lon_step) * lon_step,
                  std::min(90.0, std::ceil((region.max_y + y) / lat_step) * lat_step)};
    if (wide.width() >= 360) {
        wide.min_x = std::floor((seen.middle_deg - 180) / lon_step) * lon_step;
        wide.max_x = wide.min_x + 360;
    }
    return wide;
}

// Scales within a factor of two are drawn alike.
double stepped(double scale) {
    return std::exp2(std::floor(std::log2(scale)));
}

bool contains(const geo::Box& outer, const geo::Box& inner) {
    const bool all_round = outer.width() >= 360 - 1e-9;
    return (all_round || (outer.min_x <= inner.min_x && outer.max_x >= inner.max_x)) &&
           outer.min_y <= inner.min_y && outer.max_y >= inner.max_y;
}

bool is_multiple(double degrees, double step) {
    return std::abs(std::remainder(degrees, step)) < 1e-6;
}

// The interval and those above it, each a multiple of the one before: the order in which meridians
// go on towards the pole.
std::vector<double> orders_of(double interval_deg) {
    std::vector<double> orders{interval_deg};
    const auto consider = [&](double step) {
        if (step > 1.9 * orders.back() && is_multiple(step, orders.back()) &&
            is_multiple(kRightAngle_deg, step)) {
            orders.push_back(step);
        }
    };
    for (const double step : kLadder_deg) {
        consider(step);
    }
    consider(kRightAngle_deg);
    return orders;
}

int rank_of(double degrees, const std::vector<double>& orders) {
    int rank = 0;
    for (std::size_t i = 1; i < orders.size(); ++i) {
        if (is_multiple(degrees, orders[i])) {
            rank = static_cast<int>(i);
        }
    }
    return rank;
}

class Maker {
public:
    Maker(Graticule& graticule, const geo::Projection& projection, double least_px)
        : graticule_(graticule),
          projection_(projection),
          lon_orders_(orders_of(graticule.lon_interval_deg)),
          lat_orders_(orders_of(graticule.lat_interval_deg)) {
        options_.tolerance = kTolerance_px * graticule.units_per_px;
        // Where meridians of each order end.
        for (std::size_t i = 0; i < lon_orders_.size(); ++i) {
            const double degrees_m = least_px * graticule.metres_per_px / kMetresPerDegree;
            const double least = degrees_m / lon_orders_[i];
            const double limit = least < 1 ? std::acos(least) / geo::kRadiansPerDegree : 0;
            const double step = graticule.lat_interval_deg;
            limits_.push_back(i + 1 == lon_orders_.size()
                                  ? 90.0
                                  : std::floor(limit / step + 1e-9) * step);
        }
    }

    void make() {
        graticule_.lines.clear();
        const geo::Box& region = graticule_.region_deg;
        const double lon_step = graticule_.lon_interval_deg;
        const auto first = static_cast<long>(std::ceil(region.min_x / lon_step - 1e-9));
        const auto last = static_cast<long>(std::floor(region.max_x / lon_step + 1e-9));
        const bool round = region.width() > 359.9;
        for (long i = first; i <= last && !(round && i > first && is_full_turn(i - first)); ++i) {
            add_meridian(static_cast<double>(i) * lon_step);
        }
        const double lat_step = graticule_.lat_interval_deg;
        const auto lowest = static_cast<long>(std::ceil(region.min_y / lat_step - 1e-9));
        const auto highest = static_cast<long>(std::floor(region.max_y / lat_step + 1e-9));
        for (long i = lowest; i <= highest; ++i) {
            const double lat = static_cast<double>(i) * lat_step;
            if (std::abs(lat) < 90 - 1e-9) {
                add_parallel(lat, false);
            }
        }
        if (graticule_.spec.special) {
            for (const double lat :
                 {-90 + kTropic_deg, -kTropic_deg, kTropic_deg, 90 - kTropic_deg}) {
                if (lat > region.min_y && lat < region.max_y) {
                    add_parallel(lat, true);
                }
            }
        }
    }

private:
    bool is_full_turn(long steps) const {
        return static_cast<double>(steps) * graticule_.lon_interval_deg > 360 - 1e-6;
    }

    void add_meridian(double lon) {
        GraticuleLine line;
        line.is_meridian = true;
        line.degrees = std::remainder(lon, 360.0);
        line.rank = rank_of(line.degrees, lon_orders_);
        const double limit = limits_[static_cast<std::size_t>(line.rank)];
        const double south = std::max(graticule_.region_deg.min_y, -limit);
        const double north = std::min(graticule_.region_deg.max_y, limit);
        if (south >= north) {
            return;
        }
        add(std::move(line), {lon, south}, {lon, north}, graticule_.lat_interval_deg);
    }

    void add_parallel(double lat, bool special) {
        GraticuleLine line;
        line.is_special = special;
        line.degrees = lat;
        line.rank = rank_of(lat, lat_orders_);
        const geo::Box& region = graticule_.region_deg;
        add(std::move(line), {region.min_x, lat}, {region.max_x, lat},
            std::min(graticule_.lon_interval_deg, kLongestStep_deg));
    }

    void add(GraticuleLine line, geo::LonLat from, geo::LonLat to, double step_deg) {
        // Corners at whole multiples of the step, wherever the line begins.
        std::vector<geo::LonLat> places{from};
        const double first_deg = line.is_meridian ? from.lat_deg : from.lon_deg;
        const double last_deg = line.is_meridian ? to.lat_deg : to.lon_deg;
        for (auto i = static_cast<long>(std::floor(first_deg / step_deg + 1e-6)) + 1;
             static_cast<double>(i) * step_deg < last_deg - 1e-6; ++i) {
            const double at = static_cast<double>(i) * step_deg;
            places.push_back(line.is_meridian ? geo::LonLat{from.lon_deg, at}
                                              : geo::LonLat{at, from.lat_deg});
        }
        places.push_back(to);
        // Metres are counted from the prime meridian or the equator.
        const double start_m =
            first_deg * kMetresPerDegree * (line.is_meridian ? 1 : cosine(from.lat_deg));
        const auto first = projection_.forward(from);
        const auto last = projection_.forward(to);
        const double near = 4 * graticule_.units_per_px;
        const auto is_at = [&](const std::optional<geo::XY>& end, geo::XY point) {
            return end && std::hypot(end->x - point.x, end->y - point.y) < near;
        };
        // A parallel that goes all round the seam ends at the map's edge on both sides.
        const bool seam = !line.is_meridian && projection_.domain().is_cut;
        for (auto& piece : geo::project_line(projection_, places, options_)) {
            GraticuleLine::Piece held;
            const geo::XY a = piece.points.front();
            const geo::XY b = piece.points.back();
            const bool closed = is_at(a, b);
            held.starts_at_edge = !closed && (seam || (!is_at(first, a) && !is_at(last, a)));
            held.ends_at_edge = !closed && (seam || (!is_at(first, b) && !is_at(last, b)));
            held.points = std::move(piece.points);
            held.distance_m = std::move(piece.distance_m);
            for (double& at_m : held.distance_m) {
                at_m += start_m;
            }
            line.pieces.push_back(std::move(held));
        }
        if (!line.pieces.empty()) {
            graticule_.lines.push_back(std::move(line));
        }
    }

    Graticule& graticule_;
    const geo::Projection& projection_;
    geo::ProjectOptions options_;
    std::vector<double> lon_orders_;
    std::vector<double> lat_orders_;
    std::vector<double> limits_;  // latitude where meridians of each rank end
};

// Where a segment crosses the sides of a rectangle.
void add_crossings(page::GraticuleMeetings& meetings, page::GraticuleMeeting meeting, geo::XY a,
                   geo::XY b, const geo::Box& box) {
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (!(length > 0)) {
        return;
    }
    const auto add = [&](page::Side side, bool upright, double value, bool rises) {
        const double from = upright ? a.x : a.y;
        const double to = upright ? b.x : b.y;
        if ((from < value) == (to < value)) {
            return;
        }
        const double t = (value - from) / (to - from);
        const geo::XY at{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        const bool within = upright ? at.y >= box.min_y && at.y <= box.max_y
                                    : at.x >= box.min_x && at.x <= box.max_x;
        if (!within) {
            return;
        }
        const double sign = (to > from) == rises ? 1 : -1;
        meeting.at_px = at;
        meeting.along = {sign * (b.x - a.x) / length, sign * (b.y - a.y) / length};
        meetings.sides[static_cast<std::size_t>(side)].push_back(meeting);
    };
    add(page::Side::top, false, box.min_y, false);
    add(page::Side::bottom, false, box.max_y, true);
    add(page::Side::left, true, box.min_x, false);
    add(page::Side::right, true, box.max_x, true);
}

void add_end(page::GraticuleMeetings& meetings, page::GraticuleMeeting meeting, geo::XY end,
             geo::XY before, const geo::Box& box) {
    const double length = std::hypot(end.x - before.x, end.y - before.y);
    if (box.contains(end) && length > 0) {
        meeting.at_px = end;
        meeting.along = {(end.x - before.x) / length, (end.y - before.y) / length};
        meetings.ends.push_back(meeting);
    }
}

}  // namespace

double round_interval_deg(double least_deg) {
    for (const double step : kLadder_deg) {
        if (step >= least_deg * (1 - 1e-9)) {
            return step;
        }
    }
    return kLadder_deg.back();
}

bool update_graticule(Graticule& graticule, const scene::GraticuleSpec& spec,
                      const geo::Projection& projection, const Camera& camera,
                      const FrameSize& size, double unit_px) {
    const Seen seen = seen_by(projection, camera, size);
    const double least_deg =
        kLeastSpacing_css * unit_px * camera.metres_per_px / kMetresPerDegree;
    const double lat =
        spec.lat_interval_deg > 0 ? spec.lat_interval_deg : round_interval_deg(least_deg);
    const double lon = spec.lon_interval_deg > 0 ? spec.lon_interval_deg
                                                 : round_interval_deg(least_deg / seen.cosine);
    const double units = stepped(camera.units_per_px);
    const double metres = stepped(camera.metres_per_px);
    if (lat == graticule.lat_interval_deg && lon == graticule.lon_interval_deg &&
        spec == graticule.spec && units == graticule.units_per_px &&
        metres == graticule.metres_per_px &&
        contains(graticule.region_deg, seen.region)) {
        return false;
    }
    graticule.lat_interval_deg = lat;
    graticule.lon_interval_deg = lon;
    graticule.spec = spec;
    graticule.units_per_px = units;
    graticule.metres_per_px = metres;
    graticule.region_deg = with_spare(seen, lon, lat);
    Maker(graticule, projection, kClosest_css * unit_px).make();
    return true;
}

void make_graticule(Graticule& graticule, const scene::GraticuleSpec& spec,
                    const geo::Projection& projection, const Camera& camera) {
    graticule.lat_interval_deg = spec.lat_interval_deg;
    graticule.lon_interval_deg = spec.lon_interval_deg;
    graticule.spec = spec;
    graticule.units_per_px = stepped(camera.units_per_px);
    graticule.metres_per_px = stepped(camera.metres_per_px);
    graticule.region_deg = {-180, -90, 180, 90};
    Maker(graticule, projection, 0).make();
}

page::GraticuleMeetings meetings_of(const Graticule& graticule, const Camera& camera,
                                    const geo::Box& rectangle_px) {
    page::GraticuleMeetings meetings;
    meetings.lon_interval_deg = graticule.lon_interval_deg;
    meetings.lat_interval_deg = graticule.lat_interval_deg;
    for (std::size_t i = 0; i < graticule.lines.size(); ++i) {
        const GraticuleLine& line = graticule.lines[i];
        if (line.is_special) {
            continue;
        }
        page::GraticuleMeeting meeting;
        meeting.line = i;
        meeting.is_meridian = line.is_meridian;
        meeting.degrees = line.degrees;
        meeting.rank = line.rank;
        for (const auto& piece : line.pieces) {
            std::vector<geo::XY> px;
            px.reserve(piece.points.size());
            for (const auto& point : piece.points) {
                px.push_back(camera.px_from_crs.apply(point));
            }
            for (std::size_t j = 1; j < px.size(); ++j) {
                add_crossings(meetings, meeting, px[j - 1], px[j], rectangle_px);
            }
            if (piece.starts_at_edge) {
                add_end(meetings, meeting, px.front(), px[1], rectangle_px);
            }
            if (piece.ends_at_edge) {
                add_end(meetings, meeting, px.back(), px[px.size() - 2], rectangle_px);
            }
        }
    }
    for (const auto side : page::kSides) {
        auto& all = meetings.sides[static_cast<std::size_t>(side)];
        const bool across = side == page::Side::top || side == page::Side::bottom;
        std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
            const double x = across ? a.at_px.x : a.at_px.y;
            const double y = across ? b.at_px.x : b.at_px.y;
            return x < y || (x == y && a.line < b.line);
        });
    }
    return meetings;
}

}  // namespace northway::compose
