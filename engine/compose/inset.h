// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/camera.h"
#include "geo/projection.h"
#include "page/sheet.h"
#include "scene/inset_spec.h"

#include <string>
#include <vector>

namespace northway::compose {

// The projection of an inset: its own, else a globe seen from above the main map's centre, in steps
// of fifteen degrees, so that it rests while the map moves a little.
std::string inset_crs(const scene::InsetSpec& spec, geo::LonLat main_center);

// The width and height of an inset with its frame on a sheet; with a title there is a line more.
struct InsetSize {
    double width_mm = 0, height_mm = 0;
};
InsetSize inset_size(const scene::InsetSpec& spec, const FrameSize& size);

// Where things are in the box of an inset: the map in whole tiles, centred below the title.
struct InsetPlace {
    page::Box panel;
    page::Box map;  // its edges are multiples of the size of a tile
    double title_px = 0;
    bool empty() const { return map.width() <= 0 || map.height() <= 0; }
};
InsetPlace place_inset(const page::Box& box, double title_px, double padding_px);

// The camera that shows what the inset is to show.
Result<Camera> inset_camera(const scene::InsetSpec& spec, const geo::Projection& projection,
                            geo::LonLat main_center, const FrameSize& size);

// What the main map shows, as lines and polygons in the inset's CRS: its rectangle, walked in small
// steps, as far as it lies on the Earth.
struct Footprint {
    std::vector<std::vector<geo::XY>> lines;
    std::vector<std::vector<geo::XY>> rings;
};
Footprint footprint_of(const geo::Projection& main, const Camera& camera, const geo::Box& map_px,
                       const geo::Projection& inset, double tolerance);

}  // namespace northway::compose
