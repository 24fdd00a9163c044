// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "style/color.h"
#include "style/value.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace northway::scene {

// The frame round the map. In the document page.frame: true, false or
// {"visible", "margin-mm": 12 | [top, right, bottom, left], "style", "color", "paper-color"}.
struct FrameSpec {
    enum class Style {
        none,   // the map's edge alone
        line,   // one neatline
        pair,   // "double": a fine line at the map, a strong one round it
        zebra,  // bars in black and white from graticule line to graticule line
    };
    // Without a value sheets of paper have a frame and screens have none.
    std::optional<bool> visible;
    std::optional<std::array<double, 4>> margin_mm;  // top, right, bottom, left; else by the sheet
    Style style = Style::pair;
    std::optional<style::Color> color;        // else the theme's "frame"
    std::optional<style::Color> paper_color;  // outside the map; else the theme's "paper"
    bool operator==(const FrameSpec&) const = default;
};

// Meridians and parallels. In the document page.graticule: true, false or
// {"visible", "interval-deg": "auto" | degrees | [of meridians, of parallels], "color", "width",
// "opacity", "labels", "label-color", "rotate-labels", "ticks", "layer": "below" | "above",
// "special": tropics and polar circles}. Widths in CSS pixels.
struct GraticuleSpec {
    bool visible = false;
    double lon_interval_deg = 0;  // 0: by the scale
    double lat_interval_deg = 0;
    std::optional<style::Color> color;        // else the theme's "graticule"
    std::optional<style::Color> label_color;  // else the theme's "graticule-text"
    double width_css = 0.6;
    double opacity = 1;
    bool labels = true;
    bool rotate_labels = false;  // along the sides; labels too wide for the margin always are
    bool ticks = true;
    bool above = false;    // over the flows instead of under the catalogue's layers
    bool special = false;  // tropics and polar circles
    bool operator==(const GraticuleSpec&) const = default;
};

// Reads page.frame and page.graticule. What is wrong is told in `warnings` with its JSON path and
// passed over.
FrameSpec frame_from_json(const style::Json& json, const std::string& place,
                          std::vector<Warning>& warnings);
GraticuleSpec graticule_from_json(const style::Json& json, const std::string& place,
                                  std::vector<Warning>& warnings);

}  // namespace northway::scene
