// SPDX-License-Identifier: Apache-2.0
#include "mesh/draw_list.h"

#include <cmath>

namespace northway::mesh {

geo::XY Affine::apply_inverse(geo::XY p) const {
    const double determinant = a * d - b * c;
    const double x = p.x - tx;
    const double y = p.y - ty;
    return {(d * x - b * y) / determinant, (a * y - c * x) / determinant};
}

double Affine::scale() const {
    return std::sqrt(std::abs(a * d - b * c));
}

DrawList::DrawList() {
    clear();
}

void DrawList::clear() {
    items_.clear();
    subpaths_.clear();
    quads_.clear();
    image_quads_.clear();
    discs_.clear();
    paints_.clear();
    styles_.clear();
    clips_.clear();
    clip_ = 0;
    transforms_.assign(1, Affine{});
    kept_count_ = 0;
    kept_numbers_count_ = 0;
}

std::uint16_t DrawList::add_transform(const Affine& transform) {
    transforms_.push_back(transform);
    return static_cast<std::uint16_t>(transforms_.size() - 1);
}

std::uint32_t DrawList::add_style(const shaders::Style& style) {
    styles_.push_back(style);
    return static_cast<std::uint32_t>(styles_.size() - 1);
}

void DrawList::stroke(std::uint32_t style, std::uint16_t transform,
                      std::span<const Subpath> paths, Cap cap) {
    items_.push_back({ItemKind::stroke, cap, transform, style,
                      static_cast<std::uint32_t>(subpaths_.size()),
                      static_cast<std::uint32_t>(paths.size()), clip_});
    subpaths_.insert(subpaths_.end(), paths.begin(), paths.end());
}

void DrawList::fill(std::uint32_t style, std::uint16_t transform, std::span<const Subpath> rings) {
    items_.push_back({ItemKind::fill, Cap::round, transform, style,
                      static_cast<std::uint32_t>(subpaths_.size()),
                      static_cast<std::uint32_t>(rings.size()), clip_});
    subpaths_.insert(subpaths_.end(), rings.begin(), rings.end());
}

void DrawList::glyphs(std::uint32_t style, std::span<const GlyphQuad> quads) {
    if (quads.empty()) {
        return;
    }
    items_.push_back({ItemKind::glyphs, Cap::round, 0, style,
                      static_cast<std::uint32_t>(quads_.size()),
                      static_cast<std::uint32_t>(quads.size()), clip_});
    quads_.insert(quads_.end(), quads.begin(), quads.end());
}

void DrawList::images(std::uint32_t style, std::span<const ImageQuad> quads) {
    if (quads.empty()) {
        return;
    }
    items_.push_back({ItemKind::images, Cap::round, 0, style,
                      static_cast<std::uint32_t>(image_quads_.size()),
                      static_cast<std::uint32_t>(quads.size()), clip_});
    image_quads_.insert(image_quads_.end(), quads.begin(), quads.end());
}

void DrawList::disc(std::uint32_t style, const Disc& disc) {
    items_.push_back({ItemKind::discs, Cap::round, 0, style,
                      static_cast<std::uint32_t>(discs_.size()), 1, clip_});
    discs_.push_back(disc);
}

std::uint32_t DrawList::add_paint(const ImagePaint& paint) {
    paints_.push_back(paint);
    return static_cast<std::uint32_t>(paints_.size());
}

const double* DrawList::keep(std::span<const double> numbers) {
    if (kept_numbers_count_ == kept_numbers_.size()) {
        kept_numbers_.emplace_back();
    }
    auto& kept = kept_numbers_[kept_numbers_count_++];
    kept.assign(numbers.begin(), numbers.end());
    return kept.data();
}

void DrawList::set_clip(const std::optional<TileBox>& box) {
    clip_ = 0;
    if (box) {
        clips_.push_back(*box);
        clip_ = static_cast<std::uint16_t>(clips_.size());
    }
}

const geo::XY* DrawList::keep(std::span<const geo::XY> points) {
    if (kept_count_ == kept_.size()) {
        kept_.emplace_back();
    }
    auto& kept = kept_[kept_count_++];
    kept.assign(points.begin(), points.end());
    return kept.data();
}

void DrawList::stroke_px(std::uint32_t style, std::span<const geo::XY> points, bool closed,
                         Cap cap) {
    const Subpath path{keep(points), nullptr, static_cast<std::uint32_t>(points.size()), closed};
    stroke(style, 0, std::span(&path, 1), cap);
}

void DrawList::fill_px(std::uint32_t style, std::span<const geo::XY> ring) {
    const Subpath path{keep(ring), nullptr, static_cast<std::uint32_t>(ring.size()), true};
    fill(style, 0, std::span(&path, 1));
}

void DrawList::disc_px(std::uint32_t style, geo::XY center) {
    stroke_px(style, std::span(&center, 1), false, Cap::round);
}

void DrawList::rectangle_px(std::uint32_t style, double x0, double y0, double x1, double y1) {
    const geo::XY corners[] = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
    fill_px(style, corners);
}

shaders::Style solid_style(std::span<const float, 4> premultiplied, float half_width) {
    shaders::Style style{};
    style.color = {premultiplied[0], premultiplied[1], premultiplied[2], premultiplied[3]};
    style.half_width = half_width;
    return style;
}

}  // namespace northway::mesh
