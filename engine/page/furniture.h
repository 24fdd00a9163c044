// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/strings.h"
#include "mesh/draw_list.h"
#include "page/text_painter.h"
#include "style/color.h"
#include "text/placement.h"

namespace northway::page {

// One line of the legend: a sample and what it means.
struct LegendEntry {
    enum class Sample {
        heading,   // a line of text, no sample
        line,      // a stroke, as on the map
        band,      // a flow: casing and fill, with a mark
        circle,
        polygon,
        ramp,      // colours from low to high
        marks,     // a mark and the quantity it stands for
    };
    Sample sample = Sample::line;
    std::string text;
    style::Color color;
    style::Color casing_color;    // band, circle outline
    double width_px = 2;          // CSS pixels: stroke width, diameter
    double casing_width_px = 0;
    std::vector<double> dash_px;  // on, off, …; empty: solid
    bool hatched = false;         // not reported
    std::vector<style::Color> ramp;
};

// What stands round the map. Texts are in the language of the page; empty ones are left out.
struct FurnitureInput {
    int width_px = 0;   // of the frame, output pixels
    int height_px = 0;
    double pixel_ratio = 1;  // output pixels per CSS pixel
    Language language = Language::en;

    std::string title;
    std::string subtitle;
    std::string time_text;   // such as "2024" or "June 2024"; large, where the eye finds it
    std::string time_note;   // such as "interpolated"
    std::vector<LegendEntry> legend;
    double metres_per_px = 0;  // on the ground at the map's centre, per output pixel; 0: no bar
    double north_rad = 0;      // direction of true north at the centre, clockwise from up
    bool north_arrow = true;
    std::string credits;       // sources, viewpoint, "verify before publishing"

    style::Color text_color;
    style::Color muted_color;
    style::Color panel_color;  // behind furniture; its alpha lets the map show through
    style::Color line_color;
};

// Draws the furniture of a page on top of `list` and returns the rectangles (output pixels) that
// labels must keep out of. Adapts to the size: what does not fit is left out in the order north
// arrow, legend details, subtitle, never cut.
std::vector<text::PxBox> draw_furniture(mesh::DrawList& list, Typesetter& type,
                                        const FurnitureInput& input);

}  // namespace northway::page
