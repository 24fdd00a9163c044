// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/camera.h"
#include "geo/projection.h"
#include "page/graticule_labels.h"
#include "scene/frame_spec.h"

#include <vector>

namespace northway::compose {

// A meridian or parallel on the map, CRS units: cut where the map is, bent as the map bends it.
struct GraticuleLine {
    bool is_meridian = false;
    bool is_special = false;  // a tropic or polar circle
    double degrees = 0;       // longitude in (-180, 180] or latitude
    int rank = 0;             // higher: a multiple of a larger interval
    struct Piece {
        std::vector<geo::XY> points;
        std::vector<double> distance_m;
        bool starts_at_edge = false;  // of the map: not because the line was to start there
        bool ends_at_edge = false;
    };
    std::vector<Piece> pieces;
};

// The meridians and parallels of a part of a map. Made anew when the view leaves it or another
// interval is due.
struct Graticule {
    double lon_interval_deg = 0;
    double lat_interval_deg = 0;
    std::vector<GraticuleLine> lines;
    // What it was made for.
    geo::Box region_deg;        // longitudes run on from the middle of the view
    double units_per_px = 0;  // powers of two, not above the camera's
    double metres_per_px = 0;
    scene::GraticuleSpec spec;
};

// The least of 30, 15, 10, 5, 2, 1 degrees, 30, 15, 10, 5, 2, 1 minutes and seconds that is not
// below `least_deg`; 30 above that.
double round_interval_deg(double least_deg);

// Brings `graticule` up to date for a camera. `unit_px`: output pixels for one CSS pixel of
// furniture. Returns whether it was made anew.
bool update_graticule(Graticule& graticule, const scene::GraticuleSpec& spec,
                      const geo::Projection& projection, const Camera& camera,
                      const FrameSize& size, double unit_px);

// Makes the lines of the whole Earth in the spec's intervals, all as far as the poles' surroundings.
void make_graticule(Graticule& graticule, const scene::GraticuleSpec& spec,
                    const geo::Projection& projection, const Camera& camera);

// Where the lines meet the sides of a rectangle (pixels) and where they end at the map's own edge
// within it.
page::GraticuleMeetings meetings_of(const Graticule& graticule, const Camera& camera,
                                    const geo::Box& rectangle_px);

}  // namespace northway::compose
