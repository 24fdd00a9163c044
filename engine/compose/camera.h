// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "geo/projection.h"
#include "mesh/draw_list.h"
#include "scene/document.h"

namespace northway::compose {

// Whole output pixels between the edges of the frame and the map.
struct Margins {
    int top_px = 0, right_px = 0, bottom_px = 0, left_px = 0;
    bool operator==(const Margins&) const = default;
};

// The size of a frame: output pixels, and how many of them make one CSS pixel (1/96 inch). The map
// is drawn within the margins (see map_frame.h).
struct FrameSize {
    int width_px = 0;
    int height_px = 0;
    double pixel_ratio = 1;
    bool is_paper = false;  // a sheet given in millimetres
    Margins margins = {};
    Margins covered = {};   // of the map, by furniture along its edges; a fitted area keeps off

    // The rectangle of the map, pixels with y down.
    geo::Box map_px() const {
        return {static_cast<double>(margins.left_px), static_cast<double>(margins.top_px),
                static_cast<double>(width_px - margins.right_px),
                static_cast<double>(height_px - margins.bottom_px)};
    }
    geo::Box free_px() const {
        const geo::Box map = map_px();
        return {map.min_x + covered.left_px, map.min_y + covered.top_px,
                map.max_x - covered.right_px, map.max_y - covered.bottom_px};
    }
    bool operator==(const FrameSize&) const = default;
};

// The way from CRS units to output pixels. Zoom is ground resolution at the map's centre:
// 40,075,016.68 m / (512 * 2^zoom) per CSS pixel, in any CRS (DESIGN §4).
struct Camera {
    mesh::Affine px_from_crs;
    geo::Box visible_crs;       // around what the map shows
    double units_per_px = 1;    // CRS units per output pixel
    double metres_per_px = 1;   // ground metres per output pixel at the centre
    double zoom = 0;
    geo::LonLat center;
    double north_rad = 0;       // direction of true north at the centre, clockwise from up
};

// Error bad_input where the CRS has no such place.
Result<Camera> make_camera(const scene::View& view, const geo::Projection& projection,
                           const FrameSize& size);

// The view that shows `bounds` (degrees) whole on the map, beside what furniture covers of its edges,
// in the view's CRS and bearing.
Result<scene::View> fit(const scene::View& view, const geo::Box& bounds,
                        const geo::Projection& projection, const FrameSize& size);

double metres_per_css_px(double zoom);
double zoom_from_metres_per_css_px(double metres);

}  // namespace northway::compose
