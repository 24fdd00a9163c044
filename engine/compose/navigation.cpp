// SPDX-License-Identifier: Apache-2.0
#include "compose/navigation.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

constexpr double kLeastZoom = 0;
constexpr double kMostZoom = 18;

// The view whose centre is the CRS point `center` at `units_per_px`; nothing outside the map.
std::optional<scene::View> view_at(const scene::View& view, const geo::Projection& projection,
                                   const FrameSize& size, geo::XY center, double units_per_px) {
    const auto place = projection.inverse(center);
    if (!place) {
        return std::nullopt;
    }
    const double scale = projection.scale_at(*place);
    if (!std::isfinite(scale) || scale <= 0) {
        return std::nullopt;
    }
    scene::View result = view;
    result.bounds.reset();
    result.center = *place;
    result.zoom = zoom_from_metres_per_css_px(units_per_px / scale * size.pixel_ratio);
    return result;
}

}  // namespace

scene::View panned(const scene::View& view, const geo::Projection& projection,
                   const FrameSize& size, double dx_px, double dy_px) {
    const auto camera = make_camera(view, projection, size);
    if (!camera) {
        return view;
    }
    const geo::XY center = camera->px_from_crs.apply_inverse(
        {0.5 * size.width_px - dx_px, 0.5 * size.height_px - dy_px});
    return view_at(view, projection, size, center, camera->units_per_px).value_or(view);
}

scene::View zoomed(const scene::View& view, const geo::Projection& projection,
                   const FrameSize& size, geo::XY at_px, double factor) {
    const auto camera = make_camera(view, projection, size);
    if (!camera) {
        return view;
    }
    // The zoom changes by about this; near the limits only what is left of the way.
    const double wanted = std::clamp(camera->zoom + std::log2(factor), kLeastZoom, kMostZoom);
    const double by = std::exp2(wanted - camera->zoom);
    const geo::XY middle{0.5 * size.width_px, 0.5 * size.height_px};
    const geo::XY center = camera->px_from_crs.apply_inverse(
        {at_px.x + (middle.x - at_px.x) / by, at_px.y + (middle.y - at_px.y) / by});
    return view_at(view, projection, size, center, camera->units_per_px / by).value_or(view);
}

scene::View turned(const scene::View& view, const geo::Projection& projection,
                   const FrameSize& size, double degrees) {
    const auto camera = make_camera(view, projection, size);
    if (!camera) {
        return view;
    }
    scene::View result = view;
    result.bounds.reset();
    result.center = camera->center;
    result.zoom = camera->zoom;
    result.bearing_deg = std::remainder(view.bearing_deg + degrees, 360.0);
    return result;
}

}  // namespace northway::compose
