// SPDX-License-Identifier: Apache-2.0
#include "geo/domain.h"

#include "geo/ellipsoid.h"
#include "geo/tears.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace northway::geo {
namespace {

constexpr std::array<double, 8> kTrialLats_deg{-60, -40, -20, 0.5, 20, 40, 60, 75};
constexpr double kTrialStep_deg = 0.5;
// Off the round degrees, where seams lie.
constexpr double kTrialStart_deg = -179.877;
constexpr double kJump = 20.0;  // times the usual step: a tear
// A datum shift moves the seam by another few hundred metres at each latitude.
constexpr double kSameSeam_deg = 5e-3;
constexpr double kGreatestScale = 100.0;  // times the least: beyond it the map is cut off

double distance(XY a, XY b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

XY forward_or_nan(const Projection& projection, LonLat place) {
    XY point;
    projection.forward(std::span(&place, 1), std::span(&point, 1));
    return point;
}

// Closes in on the tear between two longitudes of one parallel; nothing if it closes under way.
std::optional<double> bisect_tear(const Projection& projection, double lat_deg, double west_deg,
                                  double east_deg) {
    XY west = forward_or_nan(projection, {west_deg, lat_deg});
    XY east = forward_or_nan(projection, {east_deg, lat_deg});
    const double gap = distance(west, east);
    for (int i = 0; i < 45; ++i) {
        const double middle_deg = 0.5 * (west_deg + east_deg);
        const XY middle = forward_or_nan(projection, {middle_deg, lat_deg});
        if (std::isnan(middle.x)) {
            return std::nullopt;
        }
        if (distance(west, middle) < distance(middle, east)) {
            west_deg = middle_deg;
            west = middle;
        } else {
            east_deg = middle_deg;
            east = middle;
        }
    }
    if (distance(west, east) < 0.5 * gap) {
        return std::nullopt;
    }
    const double rounded_deg = std::round(0.5 * (west_deg + east_deg) * 1e9) / 1e9;
    const double lon_deg = std::remainder(rounded_deg, 360.0);
    return lon_deg <= -180.0 ? lon_deg + 360.0 : lon_deg;
}

std::vector<double> tears_on_parallel(const Projection& projection, double lat_deg) {
    const auto count = static_cast<std::size_t>(360.0 / kTrialStep_deg) + 1;
    std::vector<LonLat> places(count);
    for (std::size_t i = 0; i < count; ++i) {
        places[i] = {kTrialStart_deg + kTrialStep_deg * static_cast<double>(i), lat_deg};
    }
    std::vector<XY> points(count);
    projection.forward(places, points);
    std::vector<double> steps;
    for (std::size_t i = 1; i < count; ++i) {
        if (const double step = distance(points[i - 1], points[i]); !std::isnan(step)) {
            steps.push_back(step);
        }
    }
    std::vector<double> tears;
    if (steps.empty()) {
        return tears;
    }
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    for (std::size_t i = 1; i < count; ++i) {
        if (distance(points[i - 1], points[i]) > kJump * *middle) {
            if (const auto tear =
                    bisect_tear(projection, lat_deg, places[i - 1].lon_deg, places[i].lon_deg)) {
                tears.push_back(*tear);
            }
        }
    }
    return tears;
}

std::optional<double> find_seam(const Projection& projection) {
    std::optional<std::vector<double>> common;
    for (const double lat_deg : kTrialLats_deg) {
        if (std::isnan(forward_or_nan(projection, {kTrialStart_deg, lat_deg}).x)) {
            continue;
        }
        const std::vector<double> tears = tears_on_parallel(projection, lat_deg);
        if (!common) {
            common = tears;
        }
        std::erase_if(*common, [&](double seam) {
            return std::none_of(tears.begin(), tears.end(), [&](double tear) {
                return std::abs(std::remainder(tear - seam, 360.0)) < kSameSeam_deg;
            });
        });
    }
    return common && !common->empty() ? std::optional(common->front()) : std::nullopt;
}

// How far inside the seam a place must lie to be on its own side: next to nothing, unless a datum
// shift moves the seam a few metres.
double seam_inset_deg(const Projection& projection, double west_deg, double east_deg) {
    constexpr double kNear_deg = 0.01;
    const auto holds = [&](double inset_deg) {
        return std::all_of(kTrialLats_deg.begin(), kTrialLats_deg.end(), [&](double lat_deg) {
            const auto stays = [&](double edge_deg, double inward) {
                const XY near =
                    forward_or_nan(projection, {edge_deg + inward * kNear_deg, lat_deg});
                const XY further =
                    forward_or_nan(projection, {edge_deg + 2 * inward * kNear_deg, lat_deg});
                const XY edge =
                    forward_or_nan(projection, {edge_deg + inward * inset_deg, lat_deg});
                return std::isnan(near.x) || distance(edge, near) <= 10.0 * distance(near, further);
            };
            return stays(west_deg, 1.0) && stays(east_deg, -1.0);
        });
    };
    for (const double inset_deg : {1e-9, 1e-7, 1e-5, 1e-3, 3e-3}) {
        if (holds(inset_deg)) {
            return inset_deg;
        }
    }
    return 1e-2;
}

// The greater of the scales along the meridian and along the parallel; infinite off the map.
double greater_scale(const Projection& projection, LonLat place) {
    constexpr double kStep_deg = 1e-4;
    const std::array<LonLat, 3> places{place, LonLat{place.lon_deg + kStep_deg, place.lat_deg},
                                       LonLat{place.lon_deg, place.lat_deg - kStep_deg}};
    std::array<XY, 3> points;
    projection.forward(places, points);
    const MetresPerDegree metres = metres_per_degree(place.lat_deg);
    const double scale = std::max(distance(points[0], points[1]) / (kStep_deg * metres.lon_m),
                                  distance(points[0], points[2]) / (kStep_deg * metres.lat_m));
    return std::isnan(scale) ? std::numeric_limits<double>::infinity() : scale;
}

// The least scale found on eight meridians at one latitude.
double scale_on_parallel(const Projection& projection, double lat_deg, const Domain& domain) {
    double least = std::numeric_limits<double>::infinity();
    const double width_deg = domain.east_deg - domain.west_deg;
    for (int i = 0; i < 8; ++i) {
        const double lon_deg = domain.west_deg + width_deg * (i + 0.5) / 8.0;
        least = std::min(least, greater_scale(projection, {lon_deg, lat_deg}));
    }
    return least;
}

// From `start_deg` towards a pole: the latitude up to which the map reaches.
double latitude_limit_deg(const Projection& projection, const Domain& domain, double start_deg,
                          double pole_deg) {
    const double lon_deg = 0.5 * (domain.west_deg + domain.east_deg) + 1.0;
    const double beside_deg = pole_deg > 0 ? 89.0 : -89.0;
    const double to_pole = distance(forward_or_nan(projection, {lon_deg, beside_deg}),
                                    forward_or_nan(projection, {lon_deg, pole_deg}));
    if (to_pole < kGreatestScale * domain.least_scale * metres_per_degree(89.0).lat_m) {
        return pole_deg;
    }
    double inside_deg = start_deg;
    double outside_deg = pole_deg > 0 ? 89.999 : -89.999;
    for (int i = 0; i < 40; ++i) {
        const double middle_deg = 0.5 * (inside_deg + outside_deg);
        const bool is_inside = scale_on_parallel(projection, middle_deg, domain) <=
                               kGreatestScale * domain.least_scale;
        (is_inside ? inside_deg : outside_deg) = middle_deg;
    }
    return inside_deg;
}

// Whether the map still has places of some sense beyond its limits of latitude: then these are none.
bool goes_on_beyond(const Projection& projection, const Domain& domain) {
    for (const double edge_deg : {domain.south_deg, domain.north_deg}) {
        const double pole_deg = std::copysign(90.0, edge_deg);
        if (std::abs(edge_deg) >= 90.0) {
            continue;
        }
        for (const double share : {0.2, 0.5, 0.8}) {
            const double lat_deg = edge_deg + share * (pole_deg - edge_deg);
            for (double lon_deg = -177; lon_deg < 180; lon_deg += 10) {
                if (greater_scale(projection, {lon_deg, lat_deg}) <=
                    kGreatestScale * domain.least_scale) {
                    return true;
                }
            }
        }
    }
    return false;
}

}  // namespace

std::optional<XY> find_turn(const Projection& projection, double seam_lon_deg) {
    constexpr double kOff_deg = 2e-2;
    constexpr double kEven = 2e-3;
    const double west_deg = seam_lon_deg > 0 ? seam_lon_deg - 360.0 : seam_lon_deg;
    std::optional<XY> turn;
    for (const double lat_deg : {-55.0, -20.0, 0.0, 20.0, 40.0, 55.0}) {
        const std::array<LonLat, 4> places{
            LonLat{west_deg + kOff_deg, lat_deg}, LonLat{west_deg + 90, lat_deg},
            LonLat{west_deg + 225, lat_deg}, LonLat{west_deg + 360 - kOff_deg, lat_deg}};
        std::array<XY, 4> points;
        projection.forward(places, points);
        const double share = 360.0 / (360.0 - 2 * kOff_deg);
        const XY whole{share * (points[3].x - points[0].x), share * (points[3].y - points[0].y)};
        const double length = std::hypot(whole.x, whole.y);
        if (!std::isfinite(length) || length == 0.0) {
            return std::nullopt;
        }
        for (const auto& [i, part] : {std::pair{1, 90.0}, std::pair{2, 225.0}}) {
            const XY foreseen{points[0].x + whole.x * (part - kOff_deg) / 360.0,
                              points[0].y + whole.y * (part - kOff_deg) / 360.0};
            if (!(distance(points[static_cast<std::size_t>(i)], foreseen) <= kEven * length)) {
                return std::nullopt;
            }
        }
        if (turn && distance(*turn, whole) > kEven * length) {
            return std::nullopt;
        }
        if (!turn || lat_deg == 0.0) {
            turn = whole;
        }
    }
    return turn;
}

DomainFound find_domain(const Projection& projection) {
    DomainFound found;
    Domain& domain = found.domain;
    found.seam_lon_deg = find_seam(projection);
    if (found.seam_lon_deg) {
        const double seam_deg = *found.seam_lon_deg;
        const double west_deg = seam_deg > 0 ? seam_deg - 360.0 : seam_deg;
        const double inset_deg = seam_inset_deg(projection, west_deg, west_deg + 360.0);
        domain.is_cut = true;
        domain.west_deg = west_deg + inset_deg;
        domain.east_deg = west_deg + 360.0 - inset_deg;
    }
    double least_lat_deg = 0;
    domain.least_scale = std::numeric_limits<double>::infinity();
    for (double lat_deg = -85; lat_deg <= 85; lat_deg += 5) {
        const double scale = scale_on_parallel(projection, lat_deg, domain);
        if (scale < domain.least_scale) {
            domain.least_scale = scale;
            least_lat_deg = lat_deg;
        }
    }
    if (!std::isfinite(domain.least_scale)) {
        return found;  // nothing found on the map; the caller says so
    }
    domain.north_deg = latitude_limit_deg(projection, domain, least_lat_deg, 90.0);
    domain.south_deg = latitude_limit_deg(projection, domain, least_lat_deg, -90.0);
    if (found.seam_lon_deg && find_turn(projection, *found.seam_lon_deg)) {
        return found;  // cylindrical: whole
    }
    if (goes_on_beyond(projection, domain)) {
        domain.north_deg = 90.0;
        domain.south_deg = -90.0;
    }
    found.tears = Tears::find(projection, domain);
    if (found.tears != nullptr) {
        // The tears are known in one window; where the map closes at its ends, so do the pieces.
        domain.is_cut = true;
    }
    return found;
}

}  // namespace northway::geo
