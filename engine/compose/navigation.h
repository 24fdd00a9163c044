// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/camera.h"

namespace northway::compose {

// Views that a hand on the map makes. All keep the scale of the CRS, not the ground resolution at
// the centre, so that what is under the pointer stays under it. Each gives the old view back where
// the new centre would lie outside the map.

// The map moved by (dx, dy) output pixels, right and down.
scene::View panned(const scene::View& view, const geo::Projection& projection,
                   const FrameSize& size, double dx_px, double dy_px);

// `factor` times as large (2: one zoom level nearer) about a pixel that stays in place.
scene::View zoomed(const scene::View& view, const geo::Projection& projection,
                   const FrameSize& size, geo::XY at_px, double factor);

// The bearing changed by `degrees` about the centre.
scene::View turned(const scene::View& view, const geo::Projection& projection,
                   const FrameSize& size, double degrees);

}  // namespace northway::compose
