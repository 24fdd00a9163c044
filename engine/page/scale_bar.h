// SPDX-License-Identifier: Apache-2.0
#pragma once

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

// A bar of alternating dark and light parts with its lengths above.
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
    double bar_px = 0;    // thickness
    double left_px = 0;   // of the first label beyond the bar's start
    double right_px = 0;  // of the last label beyond its end
    Extent extent() const;
};

// True to the map's centre: length_px = length_m / metres_per_px.
ScaleBar plan_scale_bar(const Sheet& sheet, Typesetter& type, const FurnitureInput& input,
                        double max_width_px);
// Draws it with its top left corner at (x_px, y_px).
void draw_scale_bar(mesh::DrawList& list, Typesetter& type, const ScaleBar& bar, double x_px,
                    double y_px, const FurnitureInput& input);

}  // namespace northway::page
