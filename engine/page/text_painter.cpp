// SPDX-License-Identifier: Apache-2.0
#include "page/text_painter.h"

#include <cmath>
#include <iterator>

#include <fmt/format.h>

namespace northway::page {

Result<std::unique_ptr<Typesetter>> Typesetter::create(
    std::vector<text::FontFile> more) {
    auto files = text::find_default_fonts();
    if (!files) {
        return tl::unexpected(files.error());
    }
    files->insert(files->end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
    auto fonts = text::FontStack::load(*files);
    if (!fonts) {
        return tl::unexpected(fonts.error());
    }
    return std::unique_ptr<Typesetter>(new Typesetter(std::move(*fonts)));
}

Typesetter::Typesetter(text::FontStack fonts) : fonts_(std::move(fonts)), atlas_(fonts_) {}

const text::ShapedText& Typesetter::shaped(std::string_view utf8, Language language,
                                           const text::ShapeOptions& options) {
    std::string key = fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", static_cast<int>(language),
                                  static_cast<int>(options.style), options.letter_spacing_em,
                                  options.max_width_em, options.line_height_em,
                                  static_cast<int>(options.align), options.balance, utf8);
    const auto found = shaped_.find(key);
    if (found != shaped_.end()) {
        return found->second;
    }
    return shaped_.emplace(std::move(key), text::shape(fonts_, utf8, language, options))
        .first->second;
}

const text::ShapedText& Typesetter::shaped(std::span<const text::TextSection> sections,
                                           Language language, const text::ShapeOptions& options) {
    if (sections.size() == 1 && sections[0].family == 0 && sections[0].scale == 1 &&
        sections[0].image_width_em <= 0 && !options.vertical) {
        text::ShapeOptions plain = options;
        plain.style = sections[0].style;
        return shaped(sections[0].text, language, plain);
    }
    std::string key = fmt::format("*{}|{}|{}|{}|{}|{}|{}", static_cast<int>(language),
                                  options.letter_spacing_em, options.max_width_em,
                                  options.line_height_em, static_cast<int>(options.align),
                                  options.balance, options.vertical);
    for (const auto& each : sections) {
        key += fmt::format("|{}|{}|{}|{}|{}|{}|{}|{}", static_cast<int>(each.style), each.family,
                           each.scale, static_cast<int>(each.vertical_align), each.image_width_em,
                           each.image_height_em, each.text.size(), each.text);
    }
    const auto found = shaped_.find(key);
    if (found != shaped_.end()) {
        return found->second;
    }
    return shaped_.emplace(std::move(key), text::shape(fonts_, sections, language, options))
        .first->second;
}

namespace {

// Letters from this size on are filled by their outlines: a distance field rounds their corners.
constexpr float kOutlined_px = 56;
// An outline may stray by so much of a pixel.
constexpr float kTolerance_px = 0.05F;

// The contours of a letter in pixels.
void add_contours(mesh::DrawList& list, const text::FontStack& fonts,
                  const text::PlacedGlyph& glyph, float pen_y_px,
                  std::vector<mesh::Subpath>& rings) {
    const double axis_x = std::cos(static_cast<double>(glyph.angle_rad));
    const double axis_y = std::sin(static_cast<double>(glyph.angle_rad));
    const auto placed = [&](text::EmPoint p) {
        const auto x = static_cast<double>(p.x);
        const auto y = static_cast<double>(p.y);
        return geo::XY{static_cast<double>(glyph.x_px) + x * axis_x - y * axis_y,
                       static_cast<double>(pen_y_px) + x * axis_y + y * axis_x};
    };
    std::vector<geo::XY> ring;
    const auto close = [&] {
        if (ring.size() > 2) {
            rings.push_back(
                {list.keep(ring), nullptr, static_cast<std::uint32_t>(ring.size()), true});
        }
        ring.clear();
    };
    text::EmPoint last;
    for (const text::Segment& segment :
         text::flatten(fonts.outline(glyph.font, glyph.glyph), glyph.size_px, kTolerance_px)) {
        if (ring.empty() || segment.a.x != last.x || segment.a.y != last.y) {
            close();
            ring.push_back(placed(segment.a));
        }
        ring.push_back(placed(segment.b));
        last = segment.b;
    }
    close();
}

}  // namespace

void draw_glyphs(mesh::DrawList& list, Typesetter& type,
                 std::span<const text::PlacedGlyph> glyphs, const TextLook& look) {
    std::vector<mesh::GlyphQuad> quads;
    quads.reserve(glyphs.size());
    std::vector<mesh::GlyphQuad> small;
    std::vector<mesh::Subpath> rings;
    for (const auto& glyph : glyphs) {
        const text::GlyphEntry& entry = type.atlas().entry(glyph.font, glyph.glyph);
        if (entry.empty) {
            continue;
        }
        const float left = entry.left_em * glyph.size_px;
        const float top = entry.top_em * glyph.size_px;
        // Upright text stands on whole pixels: its level strokes stay sharp.
        const float pen_y = glyph.angle_rad == 0 ? std::round(glyph.y_px) : glyph.y_px;
        mesh::GlyphQuad quad;
        quad.axis_x = std::cos(glyph.angle_rad);
        quad.axis_y = std::sin(glyph.angle_rad);
        quad.x_px = glyph.x_px + left * quad.axis_x - top * quad.axis_y;
        quad.y_px = pen_y + left * quad.axis_y + top * quad.axis_x;
        quad.atlas_x = static_cast<std::uint16_t>(entry.x);
        quad.atlas_y = static_cast<std::uint16_t>(entry.y);
        quad.atlas_w = static_cast<std::uint16_t>(entry.w);
        quad.atlas_h = static_cast<std::uint16_t>(entry.h);
        quad.texels_per_px = static_cast<float>(text::kEmPx) / glyph.size_px;
        quads.push_back(quad);
        if (glyph.size_px < kOutlined_px) {
            small.push_back(quad);
        } else if (look.color.a > 0) {
            add_contours(list, type.fonts(), glyph, pen_y, rings);
        }
    }
    if (look.halo_px > 0 && look.halo_color.a > 0) {
        auto halo = mesh::solid_style(look.halo_color.rgba_f32(),
                                      static_cast<float>(look.halo_px));
        halo.offset = static_cast<float>(look.halo_blur_px);
        list.glyphs(list.add_style(halo), quads);
    }
    if (look.color.a <= 0) {
        return;
    }
    const auto style = list.add_style(mesh::solid_style(look.color.rgba_f32(), 0));
    if (!small.empty()) {
        list.glyphs(style, small);
    }
    if (!rings.empty()) {
        list.fill(style, list.add_transform(mesh::Affine{}), rings);
    }
}

void draw_text(mesh::DrawList& list, Typesetter& type, const text::ShapedText& shaped, double x_px,
               double y_px, const TextLook& look) {
    std::vector<text::PlacedGlyph> glyphs;
    glyphs.reserve(shaped.glyphs.size());
    const auto size = static_cast<float>(look.size_px);
    for (const auto& glyph : shaped.glyphs) {
        glyphs.push_back({glyph.font, glyph.glyph,
                          static_cast<float>(x_px) + glyph.x_em * size,
                          static_cast<float>(y_px) + glyph.y_em * size, 0, size});
    }
    draw_glyphs(list, type, glyphs, look);
}

}  // namespace northway::page
