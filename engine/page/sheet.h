// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/furniture.h"

namespace northway::page {

// Between the items of a running text: where the line breaks, the dot stays at its end.
inline constexpr const char* kBetweenItems = "\u00A0· ";

inline constexpr double kCssPxPerMm = 96 / 25.4;
inline constexpr double kCssPxPerPt = 96.0 / 72;

// The frame as the furniture measures it.
struct Sheet {
    double width_px = 0;
    double height_px = 0;
    double pixel_ratio = 1;
    bool is_paper = false;
    double unit_px = 1;     // output pixels for one CSS pixel of furniture
    double margin_px = 0;   // kept free along the edges
    double gap_px = 0;      // between two pieces of furniture
    double padding_px = 0;  // between a panel's edge and what stands in it
    double least_text_px = 0;  // type is never smaller

    double px_per_mm() const { return kCssPxPerMm * pixel_ratio; }
};

Sheet sheet_of(const FurnitureInput& input);

// Furniture grows with the shorter side of the frame (CSS pixels), but less than in proportion:
// 0.85 at 600, 1 at 1080, 1.6 at 2160; never below 0.8.
double furniture_scale(double shorter_side_css);
// The same on paper, whose type is read from nearer: running text has 6.9 pt on A5, 8.5 pt on A4,
// 10.4 pt on A3, 12.9 pt on A2, 15.9 pt on A1, 19.6 pt on A0.
double paper_scale(double shorter_side_mm);

// The sizes of type, in output pixels: a modular scale, each step 1.2 times the one before.
// Running text is step 0, of 12 CSS pixels at furniture scale 1.
double type_px(const Sheet& sheet, double step);
inline constexpr double kNoteStep = -1;
inline constexpr double kBodyStep = 0;
inline constexpr double kSubtitleStep = 1;
double title_step(const Sheet& sheet);
inline constexpr double kTimeStep = 6;
inline constexpr double kCreditsPadding_css = 2.5;  // above and below a strip

// What the margins of a sheet of paper hold besides the frame: the title above the map with its
// subtitle, and the lines of the credits below. Output pixels.
struct Bands {
    double top_px = 0, bottom_px = 0;
};
Bands margin_bands(const Sheet& sheet, double title_px, int credits_lines);
// About how many lines of the credits' type a text takes in `width_px`.
int credits_lines(const Sheet& sheet, std::string_view text, double width_px);
// About the height of a strip along the map's edge with the credits.
double strip_px(const Sheet& sheet, std::string_view credits, double width_px);

// The sheet for an item that the scene resizes or pads; `step` is that of the item's main text.
Sheet sheet_for(const Sheet& sheet, const scene::PageItem& item, double step);
// The ink for an item that the scene recolours.
Ink ink_for(const Ink& ink, const scene::PageItem& item, const Sheet& sheet);

// A panel that lets the map show through, with edges on whole pixels.
void draw_panel(mesh::DrawList& list, const Box& box, const Ink& ink);

// A fine line along the inside of its edge.
void draw_rim(mesh::DrawList& list, const Box& box, const Sheet& sheet, const Ink& ink);

// The smallest rectangle of whole pixels round `box`.
Box snapped(const Box& box);

text::PxBox px_box(const Box& box);

}  // namespace northway::page
