// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/neatline.h"
#include "page/text_painter.h"
#include "style/color.h"
#include "text/placement.h"

#include <array>
#include <span>
#include <vector>

namespace northway::page {

// Where a meridian or parallel meets a side of the map, or ends at the map's own edge.
struct GraticuleMeeting {
    std::size_t line = 0;  // equal for the meetings of one line
    bool is_meridian = false;
    double degrees = 0;
    int rank = 0;  // higher goes first
    geo::XY at_px;
    geo::XY along;  // unit vector of the line on its way out
};

struct GraticuleMeetings {
    std::array<std::vector<GraticuleMeeting>, 4> sides;  // in the order of kSides, rising
    std::vector<GraticuleMeeting> ends;                  // at the edge of a round map
    double lon_interval_deg = 0;
    double lat_interval_deg = 0;
};

// How the labels are set. Lengths are output pixels.
struct GraticuleLabelLook {
    Language language = Language::en;
    double unit_px = 1;
    double pixel_ratio = 1;
    style::Color text_color;
    style::Color halo_color;  // of labels that stand on the map
    style::Color tick_color;
    bool ticks = true;
    bool rotate = false;  // along the left and right side
    Box map;
    Box sheet;
    // From the map's edge to the outer edge of its frame; below 0: there is none, and labels stand
    // inside.
    double frame_px = -1;
};

struct GraticuleLabel {
    std::string text;
    text::PxBox box;
    bool operator==(const GraticuleLabel& other) const { return text == other.text; }
};

// Draws ticks and labels: meridians along the top and bottom, parallels along the left and right,
// lines that meet only other sides there. A line that meets a side nearly along it has no label
// there; labels keep clear of each other and of `taken`. Returns what was drawn.
std::vector<GraticuleLabel> draw_graticule_labels(mesh::DrawList& list, Typesetter& type,
                                                  const GraticuleMeetings& meetings,
                                                  const GraticuleLabelLook& look,
                                                  std::span<const text::PxBox> taken);

// How far within the map's edge labels without a frame stand.
double inner_label_px(double unit_px);

// The bars of a zebra frame, from line to line.
void set_bars(Neatline& neatline, const GraticuleMeetings& meetings);

}  // namespace northway::page
