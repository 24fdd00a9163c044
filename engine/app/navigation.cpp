// SPDX-License-Identifier: Apache-2.0
#include "app/navigation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace northway::app {
namespace {

constexpr double kLeastZoom = 0;
constexpr double kMostZoom = 20;
constexpr double kDegrees = 180 / std::numbers::pi;

}  // namespace

std::optional<scene::View> Navigator::moved(const scene::View& view, geo::XY center_px,
                                            double zoom_steps) const {
    const auto before = compose::make_camera(view, projection, size);
    if (!before) {
        return std::nullopt;
    }
    const auto center = projection.inverse(before->px_from_crs.apply_inverse(center_px));
    if (!center) {
        return std::nullopt;
    }
    scene::View next = view;
    next.bounds.reset();
    next.center = *center;
    next.zoom = std::clamp(before->zoom + zoom_steps, kLeastZoom, kMostZoom);
    const double wanted = before->units_per_px * std::exp2(before->zoom - next.zoom);
    // Zoom is ground resolution at the centre: where the scale differs there, the zoom must, too.
    const auto after = compose::make_camera(next, projection, size);
    if (!after) {
        return std::nullopt;
    }
    next.zoom =
        std::clamp(next.zoom + std::log2(after->units_per_px / wanted), kLeastZoom, kMostZoom);
    return next;
}

std::optional<scene::View> Navigator::panned(const scene::View& view, double dx_px,
                                             double dy_px) const {
    const geo::XY middle = size.map_px().center();
    return moved(view, {middle.x - dx_px, middle.y - dy_px}, 0);
}

std::optional<scene::View> Navigator::zoomed(const scene::View& view, double x_px, double y_px,
                                             double steps) const {
    const auto camera = compose::make_camera(view, projection, size);
    if (!camera) {
        return std::nullopt;
    }
    const double allowed = std::clamp(camera->zoom + steps, kLeastZoom, kMostZoom) - camera->zoom;
    const double shrink = std::exp2(-allowed);
    const geo::XY middle = size.map_px().center();
    const geo::XY center{x_px + (middle.x - x_px) * shrink, y_px + (middle.y - y_px) * shrink};
    return moved(view, center, allowed);
}

std::optional<scene::View> Navigator::rotated(const scene::View& view, double degrees) const {
    auto next = moved(view, size.map_px().center(), 0);
    if (next) {
        // The bearing is what points up: the map turns the other way.
        next->bearing_deg = std::remainder(view.bearing_deg - degrees, 360.0);
    }
    return next;
}

std::optional<scene::View> Navigator::north_up(const scene::View& view) const {
    const auto camera = compose::make_camera(view, projection, size);
    return camera ? rotated(view, -camera->north_rad * kDegrees) : std::nullopt;
}

double drag_angle_deg(const compose::FrameSize& size, geo::XY from_px, geo::XY to_px) {
    const geo::XY middle = size.map_px().center();
    const auto angle = [&](geo::XY p) {
        return std::atan2(p.y - middle.y, p.x - middle.x);
    };
    return std::remainder(angle(to_px) - angle(from_px), 2 * std::numbers::pi) * kDegrees;
}

}  // namespace northway::app
