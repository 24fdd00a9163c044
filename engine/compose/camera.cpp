// SPDX-License-Identifier: Apache-2.0
#include "compose/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <fmt/format.h>

namespace northway::compose {
namespace {

constexpr double kEquator_m = 40075016.68;
constexpr double kTilePx = 512;
constexpr double kRadians = std::numbers::pi / 180.0;
// Points along each side of a rectangle of longitudes and latitudes when it is fitted.
constexpr int kSidePoints = 64;
constexpr int kInsideStep = 4;
constexpr double kMostZoom = 22;
// Times the least scale: beyond it the map is cut off (geo::Domain).
constexpr double kGreatestScale = 100;

// CRS units per ground metre and the CRS place of the centre.
struct Center {
    geo::XY at;
    double scale = 1;
};

Result<Center> center_of(geo::LonLat place, const geo::Projection& projection) {
    const auto at = projection.forward(place);
    const double scale = projection.scale_at(place);
    const double greatest = kGreatestScale * projection.domain().least_scale;
    if (!at || !projection.shows(place) || !std::isfinite(scale) || scale <= 0 ||
        scale > greatest) {
        return bad_input(fmt::format(
            "the centre {:.4f}, {:.4f} is not on the map of {}; choose another centre or CRS",
            place.lon_deg, place.lat_deg, projection.name()));
    }
    return Center{*at, scale};
}

}  // namespace

double metres_per_css_px(double zoom) {
    return kEquator_m / (kTilePx * std::exp2(zoom));
}

double zoom_from_metres_per_css_px(double metres) {
    return std::log2(kEquator_m / (kTilePx * metres));
}

Result<Camera> make_camera(const scene::View& view, const geo::Projection& projection,
                           const FrameSize& size) {
    if (view.bounds) {
        auto fitted = fit(view, *view.bounds, projection, size);
        if (!fitted) {
            return tl::unexpected(fitted.error());
        }
        return make_camera(*fitted, projection, size);
    }
    auto center = center_of(view.center, projection);
    if (!center) {
        return tl::unexpected(center.error());
    }
    Camera camera;
    camera.zoom = view.zoom;
    camera.center = view.center;
    camera.metres_per_px = metres_per_css_px(view.zoom) / size.pixel_ratio;
    camera.units_per_px = camera.metres_per_px * center->scale;
    const double s = 1.0 / camera.units_per_px;
    const double turn = view.bearing_deg * kRadians;
    // The map turns against the bearing; y runs down in pixels.
    mesh::Affine& affine = camera.px_from_crs;
    affine.a = s * std::cos(turn);
    affine.b = -s * std::sin(turn);
    affine.c = -s * std::sin(turn);
    affine.d = -s * std::cos(turn);
    const geo::Box map = size.map_px();
    affine.tx = map.center().x - (affine.a * center->at.x + affine.b * center->at.y);
    affine.ty = map.center().y - (affine.c * center->at.x + affine.d * center->at.y);
    for (const double x : {map.min_x, map.max_x}) {
        for (const double y : {map.min_y, map.max_y}) {
            camera.visible_crs.add(affine.apply_inverse({x, y}));
        }
    }
    camera.north_rad = projection.convergence_rad(view.center) - turn;
    return camera;
}

Result<scene::View> fit(const scene::View& view, const geo::Box& bounds,
                        const geo::Projection& projection, const FrameSize& size) {
    if (!projection.is_centred_near(bounds.center().x)) {
        return fit(view, bounds, projection.centred_near(bounds.center().x), size);
    }
    // The whole area, not only its outline, of which a globe may show nothing.
    std::vector<geo::LonLat> places;
    for (int row = 0; row <= kSidePoints; ++row) {
        const bool is_side = row == 0 || row == kSidePoints;
        for (int column = 0; column <= kSidePoints; column += is_side ? 1 : kInsideStep) {
            const geo::LonLat place{bounds.min_x + bounds.width() * column / kSidePoints,
                                    bounds.min_y + bounds.height() * row / kSidePoints};
            if (projection.shows(place)) {
                places.push_back(place);
            }
        }
    }
    std::vector<geo::XY> points(places.size());
    projection.forward(places, points);
    const double turn = view.bearing_deg * kRadians;
    const auto turned_from = [turn](geo::XY p) {
        return geo::XY{p.x * std::cos(turn) - p.y * std::sin(turn),
                       p.x * std::sin(turn) + p.y * std::cos(turn)};
    };
    geo::Box turned;
    for (const auto& p : points) {
        if (std::isfinite(p.x + p.y)) {
            turned.add(turned_from(p));
        }
    }
    const geo::XY middle = turned.center();
    auto center = projection.inverse({middle.x * std::cos(turn) + middle.y * std::sin(turn),
                                      -middle.x * std::sin(turn) + middle.y * std::cos(turn)});
    if (!turned.is_empty() && (!center || !projection.shows(*center))) {
        // Between the lobes of an interrupted map: about the middle of the rectangle instead.
        const geo::LonLat inside{bounds.center().x, bounds.center().y};
        const auto on_map = projection.forward(inside);
        center.reset();
        if (on_map && projection.shows(inside)) {
            center = geo::LonLat{std::remainder(inside.lon_deg, 360.0), inside.lat_deg};
            const geo::XY about = turned_from(*on_map);
            const double half_x = std::max(turned.max_x - about.x, about.x - turned.min_x);
            const double half_y = std::max(turned.max_y - about.y, about.y - turned.min_y);
            turned = {about.x - half_x, about.y - half_y, about.x + half_x, about.y + half_y};
        }
    }
    if (turned.is_empty() || !center) {
        return bad_input(fmt::format(
            "the rectangle {}, {}, {}, {} is not on the map of {}; choose another one or another "
            "CRS", bounds.min_x, bounds.min_y, bounds.max_x, bounds.max_y, projection.name()));
    }
    auto at = center_of(*center, projection);
    if (!at) {
        return tl::unexpected(at.error());
    }
    const geo::Box map = size.map_px();
    const geo::Box room = size.free_px();
    const double units_per_px =
        std::max(turned.width() / room.width(), turned.height() / room.height());
    // The map's centre is not that of the room beside the furniture.
    const geo::XY off{turned.center().x + units_per_px * (map.center().x - room.center().x),
                      turned.center().y - units_per_px * (map.center().y - room.center().y)};
    const geo::XY shifted{off.x * std::cos(turn) + off.y * std::sin(turn),
                          -off.x * std::sin(turn) + off.y * std::cos(turn)};
    if (const auto place = projection.inverse(shifted);
        size.covered != Margins{} && place && projection.shows(*place)) {
        if (const auto moved = center_of(*place, projection)) {
            center = place;
            at = moved;
        }
    }
    const double units_per_css_px = units_per_px * size.pixel_ratio;
    scene::View result = view;
    result.bounds.reset();
    result.center = *center;
    result.zoom = std::min(zoom_from_metres_per_css_px(units_per_css_px / at->scale), kMostZoom);
    return result;
}

}  // namespace northway::compose
