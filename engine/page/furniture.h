// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"
#include "geo/coordinates.h"
#include "mesh/draw_list.h"
#include "model/chart.h"
#include "page/text_painter.h"
#include "style/color.h"
#include "style/icon.h"
#include "text/placement.h"

#include <optional>
#include <string>
#include <vector>

namespace northway::page {

// One line of the legend: a sample and what it means. Widths and dashes are those of the map (CSS
// pixels), so samples are drawn at the map's scale and not at the furniture's.
struct LegendEntry {
    enum class Sample {
        heading,  // a line of text over the entries that follow; without any it is set as a note
        line,     // a stroke, as on the map
        band,     // a flow: casing, capacity and fill, with a mark where it is wide enough
        circle,
        polygon,
        ramp,   // colours from low to high
        marks,  // a mark and the quantity it stands for
        note,   // a remark, no sample
        icon,   // an icon on its plate, as on the map
    };
    Sample sample = Sample::line;
    std::string text;
    style::Color color;
    style::Color casing_color;    // band, circle outline
    double width_px = 2;          // stroke width, diameter
    double casing_width_px = 0;   // on each side
    std::vector<double> dash_px;  // on, off, …; empty: solid
    bool hatched = false;         // not reported
    std::vector<double> ties_px;  // cross strokes on a thin line: on, off …
    int bars = 0;                 // across the icon
    std::vector<style::Color> ramp;
    std::string low_text, high_text;  // ramp: at its ends; the ramp then fills the column
    double capacity_width_px = 0;     // band: of the pale band under the fill
    style::Color mark_color;          // marks, band; transparent: the casing's
    double mark_size_px = 8;
    bool mark_is_dot = false;  // of a flow both ways; else it points along
    // An icon alone, or on a line in its middle; the set of icons must outlive the page.
    const style::Icon* icon = nullptr;
    double icon_size_px = 15;
    double icon_level = 1;  // how far up the plate is filled
};

// A small chart beside the map: figures that have no route. Texts are in the language of the page.
struct Chart {
    struct Line {
        model::ChartSeries series;
        std::string label;  // empty with one series
        style::Color color;
    };
    std::string title;
    std::vector<Line> lines;  // of one unit
    style::Color expected;    // of plans and forecasts
    double year = 0;          // of the map: its columns are marked
    std::string sources;      // short: who published it, when
    // What the looks that are not plain columns mean; shown where they occur.
    std::string partial_text, plan_text, forecast_text;
};

// What stands round the map. Texts are in the language of the page; empty ones are left out.
struct FurnitureInput {
    int width_px = 0;  // of the frame, output pixels
    int height_px = 0;
    double pixel_ratio = 1;  // output pixels per CSS pixel
    geo::Box map_px;         // the map's rectangle within its frame; empty: all of the frame
    Language language = Language::en;

    std::string title;
    std::string subtitle;
    std::string time_text;  // such as "2024" or "June 2024"; large, where the eye finds it
    std::string time_note;  // such as "interpolated"
    std::vector<LegendEntry> legend;
    std::vector<Chart> charts;  // in order of importance
    double metres_per_px = 0;  // on the ground at the map's centre, per output pixel; 0: no bar
    double north_rad = 0;      // direction of true north at the centre, clockwise from up
    bool north_arrow = true;
    std::string credits;  // sources, viewpoint, "verify before publishing"

    style::Color text_color;
    style::Color muted_color;
    style::Color panel_color;  // behind furniture; its alpha lets the map show through
    style::Color line_color;
};

// Draws the furniture of a page on top of `list` and returns the rectangles (output pixels) that
// labels must keep out of: of the title, the time, the legend, the charts, the scale bar with the
// north arrow and the credits, as far as they are drawn. Nothing leaves the frame, nothing overlaps and nothing
// is cut. Sizes grow gently with the frame. What does not fit is left out in the order charts from the last, north arrow,
// legend entries from the last, subtitle, time note; at last, in a tiny frame, scale bar, title and
// time. Credits are set smaller rather than left out.
std::vector<text::PxBox> draw_furniture(mesh::DrawList& list, Typesetter& type,
                                        const FurnitureInput& input);

}  // namespace northway::page
