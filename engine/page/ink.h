// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"
#include "style/color.h"
#include "text/font.h"
#include "text/shape.h"

#include <optional>

namespace northway::page {

// A rectangle in output pixels, y down.
struct Box {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
};

struct Extent {
    double width_px = 0, height_px = 0;
};

// How a piece of furniture is written and coloured.
struct Ink {
    Language language = Language::en;
    style::Color text_color;
    style::Color muted_color;
    style::Color panel_color;  // behind furniture; its alpha lets the map show through
    style::Color line_color;
    // What a scene changed; else the piece's own.
    std::optional<style::Color> border_color;
    std::optional<double> border_px;
    std::optional<text::FontStyle> font;
    std::optional<text::Align> align;
};

}  // namespace northway::page
