// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"
#include "mesh/draw_list.h"
#include "model/chart.h"
#include "page/ground.h"
#include "page/ink.h"
#include "page/text_painter.h"
#include "scene/page_spec.h"
#include "style/color.h"
#include "style/icon.h"
#include "text/placement.h"

#include <functional>
#include <map>
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
        circles,  // nested circles of several sizes, each with its number
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
    std::vector<double> ramp_stops;  // where each colour stands, 0..1; empty: evenly
    bool ramp_in_steps = false;      // each colour a block of its own
    std::string low_text, high_text;  // ramp: at its ends; the ramp then fills the column
    // Numbers along a ramp (share of its length) or of nested circles (diameter, CSS pixels).
    struct Tick {
        double at = 0;
        std::string text;
    };
    std::vector<Tick> ticks;
    double capacity_width_px = 0;     // band: of the pale band under the fill
    style::Color mark_color;          // marks, band; transparent: the casing's
    double mark_size_px = 8;
    bool mark_is_dot = false;  // of a flow both ways; else it points along
    // An icon alone, or on a line in its middle; the set of icons must outlive the page.
    const style::Icon* icon = nullptr;
    double icon_size_px = 15;
    double icon_level = 1;  // how far up the plate is filled
    bool is_redundant = false;  // can be left out of a small legend without a word
    int rank = 2;               // 1 stays longest when room is short
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
    scene::PageItem item;
};

// A piece of furniture of a fixed shape that another part of the program draws: an inset map. It
// takes part in the layout.
struct Slot {
    scene::PageItem item;
    std::vector<scene::PageAnchor> anchors;  // in order of preference, unless the item has its own
    int order = 0;
    double width_mm = 0, height_mm = 0;
    double least_scale = 1;                           // may be made so much smaller to find room
    std::function<void(mesh::DrawList&, const Box&)> draw;  // box in output pixels; may be empty
};

// Patterns with {} of texts that the page fills in, in its language.
struct PageTexts {
    std::string more = "and {} more";             // entries of the legend that had no room
    std::string elsewhere = "elsewhere {}";       // what the scale bar is in other places
    std::string scale = "1:{}";                   // a numeric scale, small numbers
    std::string scale_large = "1:{} million";     // and large ones
    double large = 1e6;                           // what {} of those counts
    std::string approval = "Map approval No. {}";
};

// What stands round the map. Texts are in the language of the page; empty ones are left out.
struct FurnitureInput : Ink {
    int width_px = 0;  // of the frame, output pixels
    int height_px = 0;
    double pixel_ratio = 1;  // output pixels per CSS pixel
    bool is_paper = false;   // a sheet given in millimetres
    std::optional<Box> map_px;    // the map's rectangle; else all of the frame
    std::optional<Box> frame_px;  // with its neatline and the labels round it; else the map
    std::vector<Box> reserved_px;  // nothing stands there

    // How the scene wants the items: places, sizes, colours; its texts are not read here.
    scene::PageSpec spec;
    std::string title;
    std::string subtitle;
    std::string time_text;  // such as "2024" or "June 2024"; large, where the eye finds it
    std::string time_note;  // such as "interpolated"
    std::string legend_title;
    std::vector<LegendEntry> legend;
    std::vector<Chart> charts;  // in order of importance
    std::vector<Slot> slots;
    std::string credits;    // sources, "verify before publishing"
    std::string viewpoint;  // whose boundaries; stands with the credits unless set apart
    std::string approval;   // the number
    std::vector<std::string> notes;  // as many as in spec
    PageTexts texts;

    double metres_per_px = 0;  // on the ground at the map's centre, per output pixel; 0: no bar
    double north_rad = 0;      // direction of true north at the centre, clockwise from up
    bool north_arrow = true;
    bool has_graticule = false;
    Ground ground;  // where it is empty the centre's scale and north hold everywhere

    // How much of what the map is about lies in a box, 0..1; empty: nothing speaks against a place.
    std::function<double(const Box&)> subject_in;
    // Where pieces stand that the layout may put elsewhere, by name; else it chooses by the subject.
    std::map<std::string, scene::PageAnchor> anchors;
    // The legend without what only lies under these boxes; empty: the legend is as it is.
    std::function<std::vector<LegendEntry>(const std::vector<Box>&)> legend_beside;
};

// A piece of furniture where it came to stand.
struct PlacedItem {
    std::string name;  // "title", "legend", "chart 1", "note 2", "slot 1"
    Box box;           // output pixels, whole ones
    bool is_reduced = false;  // smaller or poorer than wanted
};
struct Furniture {
    std::vector<PlacedItem> items;     // in the order in which they were drawn
    std::vector<std::string> dropped;  // for which there was no room
    const PlacedItem* find(std::string_view name) const;
};

// Where the pieces stand that the layout may put elsewhere, chosen by the input's subject.
std::map<std::string, scene::PageAnchor> choose_anchors(Typesetter& type,
                                                        const FurnitureInput& input);

// The height of the title with its subtitle where it stands above the map, output pixels; 0 where
// there is none.
double title_height_px(Typesetter& type, const FurnitureInput& input);

// Draws the furniture of a page on top of `list`. Nothing that the layout places leaves the frame,
// overlaps another piece or is cut. Sizes follow one modular scale that grows gently with the
// frame; text is not smaller than 11 CSS pixels on a screen or 6 pt on paper (the credits of a
// thumbnail excepted). What does not fit is set smaller and poorer (subtitle, time note, north
// arrow, entries of the legend, which says how many), then left out: charts from the last, slots,
// notes, legend, scale bar, time, title. Credits stay. What the scene places itself stays there.
Furniture draw_furniture(mesh::DrawList& list, Typesetter& type, const FurnitureInput& input);

}  // namespace northway::page
