// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/shape.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace northway::text {

// A place and a rectangle in output pixels, y down.
struct PxPoint {
    float x = 0;
    float y = 0;
};
struct PxBox {
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;
};

// The part of the label that is put nearest to its place (the words of text-anchor in the MapLibre
// Style Specification): with `left` the text stands to the right of the place.
enum class Anchor {
    center,
    left,
    right,
    top,
    bottom,
    top_left,
    top_right,
    bottom_left,
    bottom_right
};

enum class LabelKind { point, line };

// What a text or icon may stand on: nothing; others that may as well; anything.
enum class Overlap { never, cooperative, always };

// How the lines of a text that was shaped centred stand in its block; `by_anchor`: at the side that
// is nearest to the place.
enum class Justify { as_shaped, by_anchor, left, center, right };

// An icon that belongs to a label, or stands alone.
struct IconPart {
    bool present = false;
    PxBox box;      // around the place, without padding
    PxBox padding;  // kept free beyond each edge
    Overlap overlap = Overlap::never;
    bool ignored = false;     // others may stand on it
    bool optional = false;    // the text is drawn without it where it finds no room
    bool fits_width = false;  // it grows to the text and `fit_padding`
    bool fits_height = false;
    PxBox fit_padding;
};

// Where a label stood at a coarser scale, in this one's pixels.
struct Choice {
    bool shows_text = true;
    bool shows_icon = false;
    Anchor anchor = Anchor::center;
    int ring = 0;  // further out by half as many lines of text
    bool vertical = false;
    float middle_px = 0;  // along the line
    int order = 0;        // labels with a lower one were placed before it
    bool on_wide = false;    // stands on a wide busy place, or
    bool on_narrow = false;  // a narrow one, for want of other room
};

// One label that wants to be drawn. Views (`anchors`, `line`, `text`) must outlive the call only.
struct LabelRequest {
    std::uint32_t id = 0;
    float priority = 0;  // lower is placed first; ties by id
    LabelKind kind = LabelKind::point;
    const ShapedText* text = nullptr;
    const ShapedText* vertical = nullptr;  // the same text set vertically, tried after `text`
    bool vertical_first = false;
    float size_px = 12;
    float padding_px = 2;   // kept free around the ink on all sides; should cover the halo
    bool required = false;  // placed before all others, and looks farther away for room
    Overlap overlap = Overlap::never;
    bool ignored = false;    // others may stand on its text
    bool optional = true;    // its icon is drawn without the text where that finds no room
    bool keeps_off = false;  // left out where it could only stand on what is better kept clear
    bool needs_clear = false;  // left out where it could only stand on a wide busy place
    // Labels of one group other than 0 keep group_distance_px between their middles.
    std::uint32_t group = 0;
    float group_distance_px = 0;
    // Tried before all else, and before all labels without one.
    std::optional<Choice> kept{};
    bool only_kept = false;  // and nowhere else

    // Point labels: tried in this order; empty means `center` alone.
    PxPoint point;
    std::span<const Anchor> anchors;
    // One an anchor, from the place; empty: `radial_offset_px` for all.
    std::span<const PxPoint> offsets{};
    float radial_offset_px = 0;  // from the place to the nearest edge or corner of the text
    float marker_radius_px = 0;  // a disc at `point` that all other labels avoid
    float rotation_rad = 0;      // of the text about the place, clockwise
    Justify justify = Justify::as_shaped;
    IconPart icon{};

    // Line labels: along the polyline, the first as near its middle as room allows.
    std::span<const PxPoint> line;
    float repeat_px = 0;         // distance of repetitions along the line; 0: once
    float max_angle_rad = 0.7F;  // between neighbouring glyphs
    bool keep_upright = true;
    bool glyphs_upright = false;  // letters stand upright along the line
    float line_offset_px = 0;     // from the line to the middle of the text; positive is below it
};

// The pen of one glyph; the glyph is turned clockwise about it by angle_rad.
struct PlacedGlyph {
    std::uint16_t font = 0;
    std::uint32_t glyph = 0;
    float x_px = 0;
    float y_px = 0;
    float angle_rad = 0;
    float size_px = 0;
    std::uint16_t section = 0;
};

// A picture in a text: its middle, size and turn.
struct PlacedImage {
    std::uint16_t section = 0;
    PxPoint center;
    float width_px = 0;
    float height_px = 0;
    float angle_rad = 0;
};

struct PlacedLabel {
    std::uint32_t id = 0;
    std::size_t request = 0;  // index into the requests
    // The one chosen; center for line labels.
    Anchor anchor = Anchor::center;
    Choice choice;
    PxBox box;                    // around the ink, without padding; the icon's without a text
    PxBox icon_box;               // where it shows an icon
    std::size_t first_glyph = 0;  // into Placement::glyphs
    std::size_t glyph_count = 0;
    std::size_t first_image = 0;  // into Placement::images
    std::size_t image_count = 0;
    std::size_t first_box = 0;  // into Placement::boxes: the tight pieces that collide
    std::size_t box_count = 0;
};

struct Placement {
    std::vector<PlacedLabel> labels;  // in the order of placing
    std::vector<PlacedGlyph> glyphs;
    std::vector<PlacedImage> images;
    std::vector<PxBox> boxes;                     // without padding
    int dropped = 0;                              // requests of which nothing was placed
    std::vector<std::uint32_t> dropped_required;  // ids of required ones among them
};

// Places where labels are better not: wide and narrow lines.
struct BusyPlaces {
    std::vector<PxBox> wide;
    std::vector<PxBox> narrow;
    std::vector<PxPoint> ends{};  // of the wide
};

// `inside`: labels must lie in the bounds; otherwise the bounds are only where they are looked for.
enum class Edges { inside, open };

// Chooses which labels are drawn and where: by priority, each at its first candidate that lies in
// `bounds` with its padding and meets no obstacle, no placed label and no other label's marker.
// Candidates that meet no wide busy place come first, beside such a place also ones further out:
// labels stand there only for want of other room, and those that keep off or need clear room never.
// Points that keep off look for room clear of the narrow first. Labels that have a choice already
// come before all others and look for another place only where that one is taken: what is shown at
// one scale stays at the finer ones. A function of its arguments alone; moving everything by the
// same vector moves the result by it. Time grows with the number of labels (grid index).
Placement place(std::span<const LabelRequest> requests, PxBox bounds,
                std::span<const PxBox> obstacles, const BusyPlaces& busy = {},
                Edges edges = Edges::inside);

}  // namespace northway::text
