// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "mesh/draw_list.h"
#include "style/color.h"
#include "style/icon.h"

namespace northway::page {

// How an icon looks. Sizes in output pixels. The plate is a disc behind the drawing: filled from
// below up to `level` of its height with `color`, above that with `paper`.
struct IconLook {
    double size_px = 16;  // of the icon's box, and the plate's diameter
    style::Color ink;     // of the drawing
    style::Color color;   // of the plate; transparent: no plate
    style::Color paper;
    double level = 1;
    style::Color rim;  // round the plate
    double rim_px = 0;
    style::Color halo;  // round the rim
    double halo_px = 0;
    double halo_blur_px = 0;
    style::Color strike;  // a bar across; transparent: none
    int bars = 1;         // 2: a cross
};

// How an icon without a plate is turned (clockwise) and stretched.
struct IconPose {
    double angle_rad = 0;
    double stretch_x = 1;
    double stretch_y = 1;
};

// Draws an icon about `at`. On a plate the drawing is 0.92 as large as without one; without a plate
// the halo follows the drawing.
void draw_icon(mesh::DrawList& list, const style::Icon& icon, geo::XY at, const IconLook& look,
               const IconPose& pose = {});

// From the middle to the outer edge of the rim and halo.
double icon_radius_px(const IconLook& look);

}  // namespace northway::page
