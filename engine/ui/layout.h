// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace northway::ui {

// A rectangle of the window in output pixels.
struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool is_empty() const { return width <= 0 || height <= 0; }
    bool contains(double px, double py) const {
        return px >= x && px < x + width && py >= y && py < y + height;
    }
    bool operator==(const Rect&) const = default;
};

// Where the panels stand and what is left for the map. A panel that is not shown is empty.
struct Layout {
    Rect map;
    Rect sidebar;
    Rect card;
    Rect time_bar;
};

// The map never lies under a panel and keeps about half of the window's width: where there is
// little room the card takes the sidebar's place, and in a tiny window no panel is shown. `scale`:
// output pixels per CSS pixel.
Layout make_layout(int width_px, int height_px, double scale, bool panels, bool card);

}  // namespace northway::ui
