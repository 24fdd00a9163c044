// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "base/strings.h"
#include "mesh/draw_list.h"
#include "style/color.h"
#include "text/atlas.h"
#include "text/font.h"
#include "text/placement.h"
#include "text/shape.h"

namespace northway::page {

// The fonts of the program with what was shaped and drawn of them so far. Shaping is remembered:
// the same text is shaped once.
class Typesetter {
public:
    // With the program's own fonts and `more`.
    static Result<std::unique_ptr<Typesetter>> create(std::vector<text::FontFile> more = {});

    const text::FontStack& fonts() const { return fonts_; }
    text::GlyphAtlas& atlas() { return atlas_; }
    // The reference stays good for the typesetter's life.
    const text::ShapedText& shaped(std::string_view utf8, Language language,
                                   const text::ShapeOptions& options);
    const text::ShapedText& shaped(std::span<const text::TextSection> sections, Language language,
                                   const text::ShapeOptions& options);

private:
    explicit Typesetter(text::FontStack fonts);

    text::FontStack fonts_;
    text::GlyphAtlas atlas_;
    std::unordered_map<std::string, text::ShapedText> shaped_;
};

// How a text looks. Sizes in output pixels.
struct TextLook {
    double size_px = 12;
    style::Color color;
    style::Color halo_color;
    double halo_px = 0;
    double halo_blur_px = 0;
};

// Draws glyphs that are already placed: the halo of all of them first, then the letters.
void draw_glyphs(mesh::DrawList& list, Typesetter& type,
                 std::span<const text::PlacedGlyph> glyphs, const TextLook& look);

// Draws a shaped block with the left end of its first baseline at (x_px, y_px).
void draw_text(mesh::DrawList& list, Typesetter& type, const text::ShapedText& shaped, double x_px,
               double y_px, const TextLook& look);

}  // namespace northway::page
