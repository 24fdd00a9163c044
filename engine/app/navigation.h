// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/camera.h"
#include "geo/projection.h"
#include "scene/document.h"

#include <optional>

namespace northway::app {

// How the hand moves the map. Each gives the new view, or nothing where the map ends. The map moves
// as a rigid sheet: what lies under the hand stays under it, also where a projection's scale
// varies. Positions and distances in output pixels of the frame.
struct Navigator {
    const geo::Projection& projection;
    compose::FrameSize size;

    std::optional<scene::View> panned(const scene::View& view, double dx_px, double dy_px) const;
    // Doubles the scale `steps` times (or halves it) round a point that stays where it is.
    std::optional<scene::View> zoomed(const scene::View& view, double x_px, double y_px,
                                      double steps) const;
    // Turns the map clockwise round the middle of the frame.
    std::optional<scene::View> rotated(const scene::View& view, double degrees) const;
    // True north at the middle of the frame points up.
    std::optional<scene::View> north_up(const scene::View& view) const;

private:
    std::optional<scene::View> moved(const scene::View& view, geo::XY center_px,
                                     double zoom_steps) const;
};

// The angle in degrees, clockwise, by which a drag from one point to another turns round the
// middle.
double drag_angle_deg(const compose::FrameSize& size, geo::XY from_px, geo::XY to_px);

}  // namespace northway::app
