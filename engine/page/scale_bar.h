// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/ground.h"
#include "page/text_block.h"

#include <vector>

namespace northway::page {

// A length of 1, 2 or 5 × 10^n metres.
struct RoundLength {
    double length_m = 0;
    int leading_digit = 1;
};
// The longest that is at most `max_m`.
RoundLength round_length_below(double max_m);

// What the bar is to show.
struct ScaleWish {
    double metres_per_px = 0;  // on the ground along the bar, per output pixel; 0: no bar
    double longest_px = 0;     // of the whole piece
    double length_m = 0;       // of the bar; 0: the longest round one
    bool numeric = false;      // 1:N, of the centre, under the bar
    double centre_metres_per_px = 0;
    GroundRange range;       // over the map
    bool says_range = true;  // when the scale varies by more than a twentieth
    // One bar a latitude: its scale there, metres per pixel.
    std::vector<std::pair<double, double>> latitudes;
};

// A bar of alternating dark and light parts with its lengths above; what the scale is elsewhere
// under it. With latitudes: lines of the same length on the ground under each other.
struct ScaleBar {
    double length_m = 0;  // 0: no bar
    double length_px = 0;
    int parts = 1;
    struct Label {
        TextBlock text;
        double middle_px = 0;  // from the start of the bar to the middle of the number
        double number_px = 0;  // width of the number without the unit behind it
    };
    std::vector<Label> labels;
    struct Level {
        TextBlock label;
        double length_px = 0;
    };
    std::vector<Level> levels;  // of latitudes, from north to south
    double level_px = 0;        // between two of them
    TextBlock note;
    double bar_px = 0;    // thickness
    double left_px = 0;   // of the labels beyond the bar's start
    double right_px = 0;  // of the last label beyond its end
    Extent extent() const;
    double middle_px() const;  // of the bar's own line, from the top
};

// length_px = length_m / metres_per_px.
ScaleBar plan_scale_bar(const Sheet& sheet, Typesetter& type, const Ink& ink,
                        const ScaleWish& wish, const PageTexts& texts);
// Draws it with its top left corner at (x_px, y_px).
void draw_scale_bar(mesh::DrawList& list, Typesetter& type, const ScaleBar& bar, double x_px,
                    double y_px, const Ink& ink);

// The numeric scale of so many metres on the ground for a pixel, or from the larger to the smaller
// where they differ: "1:8.5 million", "1:11–13 million".
std::string numeric_scale(double least_m_per_px, double most_m_per_px, const Sheet& sheet,
                          Language language, const PageTexts& texts);

// Latitudes for one bar each, from north to south: round ones, three to six, or none.
std::vector<double> bar_latitudes(double south_deg, double north_deg);

// A pattern with {} for a text.
std::string filled(const std::string& pattern, const std::string& text);

}  // namespace northway::page
