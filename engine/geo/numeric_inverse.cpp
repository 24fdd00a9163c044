// SPDX-License-Identifier: Apache-2.0
#include "geo/numeric_inverse.h"

#include "geo/projection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace northway::geo {
namespace {

constexpr double kNetStep_deg = 4;
constexpr double kDifference_deg = 1e-5;
constexpr double kGreatestStep_deg = 10;
constexpr int kMostSteps = 25;
constexpr double kExact = 1e-11;  // of the map's size: a tenth of a millimetre on the Earth

std::optional<LonLat> solve(const Projection& projection, XY wanted, LonLat start, double exact) {
    LonLat at = start;
    for (int i = 0; i < kMostSteps; ++i) {
        const double down = at.lat_deg > 0 ? -kDifference_deg : kDifference_deg;
        const std::array<LonLat, 3> places{at, LonLat{at.lon_deg + kDifference_deg, at.lat_deg},
                                           LonLat{at.lon_deg, at.lat_deg + down}};
        std::array<XY, 3> points;
        projection.forward(places, points);
        const double off_x = wanted.x - points[0].x;
        const double off_y = wanted.y - points[0].y;
        if (!std::isfinite(off_x + points[1].x + points[2].x)) {
            return std::nullopt;
        }
        if (std::hypot(off_x, off_y) <= exact) {
            return at;
        }
        const double a = (points[1].x - points[0].x) / kDifference_deg;
        const double b = (points[2].x - points[0].x) / down;
        const double c = (points[1].y - points[0].y) / kDifference_deg;
        const double d = (points[2].y - points[0].y) / down;
        const double det = a * d - b * c;
        if (det == 0.0) {
            return std::nullopt;
        }
        double lon = (d * off_x - b * off_y) / det;
        double lat = (a * off_y - c * off_x) / det;
        const double shrink =
            std::min(1.0, kGreatestStep_deg / std::max(std::abs(lon), std::abs(lat)));
        lon *= shrink;
        lat *= shrink;
        at.lon_deg += lon;
        at.lat_deg = std::clamp(at.lat_deg + lat, -90.0, 90.0);
    }
    return std::nullopt;
}

}  // namespace

std::shared_ptr<const NumericInverse> NumericInverse::make(const Projection& projection) {
    auto made = std::make_shared<NumericInverse>();
    std::vector<LonLat> places;
    for (double lat = -88; lat <= 88; lat += kNetStep_deg) {
        for (double lon = -178; lon < 180; lon += kNetStep_deg) {
            places.push_back({lon, lat});
        }
    }
    std::vector<XY> points(places.size());
    projection.forward(places, points);
    Box box;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!std::isnan(points[i].x)) {
            made->net_.push_back({places[i], points[i]});
            box.add(points[i]);
        }
    }
    if (!box.is_empty()) {
        made->size_ = std::max(box.width(), box.height());
    }
    return made;
}

LonLat NumericInverse::nearest(XY point) const {
    LonLat best;
    double least = std::numeric_limits<double>::infinity();
    for (const Known& each : net_) {
        const double dx = each.point.x - point.x;
        const double dy = each.point.y - point.y;
        if (const double far = dx * dx + dy * dy; far < least) {
            least = far;
            best = each.place;
        }
    }
    return best;
}

void NumericInverse::run(const Projection& projection, std::span<const XY> points,
                         std::span<LonLat> result) const {
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    std::optional<LonLat> last;
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::optional<LonLat> found;
        if (last) {
            found = solve(projection, points[i], *last, kExact * size_);
        }
        if (!found && !net_.empty()) {
            found = solve(projection, points[i], nearest(points[i]), kExact * size_);
        }
        last = found;
        result[i] = found.value_or(LonLat{kNaN, kNaN});
        if (found && std::abs(found->lon_deg) > 180.0) {
            result[i].lon_deg = std::remainder(found->lon_deg, 360.0);
        }
    }
}

}  // namespace northway::geo
