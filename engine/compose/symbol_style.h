// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/layer_context.h"
#include "page/icon_painter.h"
#include "page/text_painter.h"
#include "text/placement.h"

#include <functional>
#include <string>
#include <vector>

namespace northway::compose {

// A text and the looks of its sections, one each.
struct SymbolText {
    std::vector<text::TextSection> sections;
    std::vector<style::Color> colors;  // of the letters
    std::vector<std::string> images;   // the picture of a section that is one
    std::string plain;                 // all of it
    std::vector<std::string> fonts;    // names for which another font stands in
    bool empty() const { return sections.empty(); }
};

// The text of `text-field` for the selected feature, in the case that `text-transform` asks.
// `image_size` gives the CSS size of a picture, 0 where there is none of that name.
using ImageSize = std::function<geo::XY(const std::string& name)>;
SymbolText symbol_text(const LayerContext& context, const text::FontStack& fonts,
                       const ImageSize& image_size);

// The face for a list of font names: a family of the scene's own, otherwise regular, bold or italic
// after the name. `stands_in` says whether a font of another name is drawn instead.
struct FontChoice {
    std::uint16_t family = 0;
    text::FontStyle style = text::FontStyle::regular;
    std::string asked;
    bool stands_in = false;
};
FontChoice choose_font(const std::vector<std::string>& names, const text::FontStack& fonts);

// Where a point label may stand: its anchors, and where they are not at one distance, their shifts
// in output pixels.
struct SymbolAnchors {
    std::vector<text::Anchor> anchors;
    std::vector<text::PxPoint> shifts;
    float radial_px = 0;
};
SymbolAnchors symbol_anchors(const LayerContext& context, double size_px);

// `text-overlap` or `icon-overlap`, or what `…-allow-overlap` says.
text::Overlap overlap_of(const LayerContext& context, const std::string& part);

// A pair of numbers, zero where the property is none.
geo::XY pair_of(const LayerContext& context, std::string_view property);

// How far the map is turned on the sheet, clockwise.
double map_turn_rad(const LayerContext& context);

// `text-translate` or `icon-translate` in output pixels.
text::PxPoint translation(const LayerContext& context, const std::string& part);

// The icon's box about its place in output pixels before it is turned, and its turn.
struct IconPlan {
    text::PxBox box;
    double angle_rad = 0;
    bool along_line = false;  // turns with the line it stands on
};
IconPlan plan_icon(const LayerContext& context, geo::XY size_css);
// The rectangle around a box that is turned about its place.
text::PxBox turned_bounds(const text::PxBox& box, double angle_rad);

// What placement needs to know of an icon of that plan.
text::IconPart icon_part(const LayerContext& context, const IconPlan& plan, bool has_text);

page::IconLook icon_look(const LayerContext& context);

}  // namespace northway::compose
