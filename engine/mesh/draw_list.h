// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "geo/coordinates.h"
#include "shaders/layout.h"

namespace northway::mesh {

// Pixels from CRS units: x_px = a x + b y + tx, y_px = c x + d y + ty (y_px runs down).
struct Affine {
    double a = 1, b = 0, c = 0, d = 1, tx = 0, ty = 0;
    geo::XY apply(geo::XY p) const { return {a * p.x + b * p.y + tx, c * p.x + d * p.y + ty}; }
    geo::XY apply_inverse(geo::XY p) const;
    double scale() const;  // pixels per unit
    bool operator==(const Affine&) const = default;
};

// A run of points that is stroked or filled. The points belong to a mesh or to the draw list.
struct Subpath {
    const geo::XY* points = nullptr;
    const double* distance_m = nullptr;  // along the route, for dashes; null: none
    std::uint32_t count = 0;
    bool closed = false;
};

// A glyph in pixels: where the top left corner of its atlas rectangle falls, and atlas pixels per
// pixel along x and y of the (turned) glyph.
struct GlyphQuad {
    float x_px = 0, y_px = 0;
    float axis_x = 1, axis_y = 0;
    std::uint16_t atlas_x = 0, atlas_y = 0, atlas_w = 0, atlas_h = 0;
    float texels_per_px = 1;
};

// A picture out of the image atlas, turned and scaled: where the top left corner of its rectangle
// falls, the direction of its x axis (a unit vector), and texels per pixel along both axes. A pixel
// shows it where its centre lies in the rectangle, so pieces of one image meet without a seam; give
// a free edge the transparent texel that lies round every image of the atlas.
// The style's color.a is its opacity. With `distance_texels` > 0 the alpha holds a distance field
// (kImageOutline on the outline, that many texels for a difference of 1): it is drawn in the
// style's colour, grown by its half width; draw a halo first, as an item of its own.
struct ImageQuad {
    float x_px = 0, y_px = 0;
    float axis_x = 1, axis_y = 0;
    std::uint16_t atlas_x = 0, atlas_y = 0, atlas_w = 0, atlas_h = 0;
    float texels_per_px_x = 1, texels_per_px_y = 1;
    float distance_texels = 0;
};

// A disc in the style's colour with a rim of another one, both blurred inwards; blended once.
struct Disc {
    float x_px = 0, y_px = 0;
    float radius_px = 0;  // without the rim
    float rim_px = 0;
    float blur_px = 0;
    float rim_color[4] = {0, 0, 0, 0};  // premultiplied
};

// An image that paints an item instead of a colour (Style::image).
struct ImagePaint {
    enum class Kind : std::uint8_t { area, along, ramp };
    Kind kind = Kind::area;
    std::uint16_t atlas_x = 0, atlas_y = 0, atlas_w = 0, atlas_h = 0;
    // area: repeated over the frame with its corner at `origin_px`, its x axis along `axis` (a unit
    // vector), `texels_per_px` in both directions.
    geo::XY origin_px;
    geo::XY axis{1, 0};
    double texels_per_px = 1;
    // along: repeated every `period` of the path's distances, its height over `width_px`.
    // ramp: one row, spread over the distances from 0 to `period`.
    double period = 1;
    double width_px = 1;
};

enum class ItemKind : std::uint8_t { stroke, fill, glyphs, images, discs };
enum class Cap : std::uint8_t { round, butt, square };

// One thing that is blended once: a feature's line, a polygon, the glyphs of a label.
struct DrawItem {
    ItemKind kind = ItemKind::stroke;
    Cap cap = Cap::round;
    std::uint16_t transform = 0;
    std::uint32_t style = 0;
    std::uint32_t first = 0;  // of its subpaths, glyphs, images or discs
    std::uint32_t count = 0;
    std::uint16_t clip = 0;  // 1 + the place in DrawList::clips(); 0: drawn everywhere
};

// A rectangle of whole tiles (shaders::kTileSize pixels), counted from the frame's corner: columns
// x0 to x1, rows y0 to y1, ends not included.
struct TileBox {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool operator==(const TileBox&) const = default;
};

// Items in painter's order. Every technique that draws (tiles, vector export) reads this.
// Lines of meshes are referenced, not copied: the meshes must outlive the list.
class DrawList {
public:
    DrawList();

    void clear();
    std::uint16_t add_transform(const Affine& transform);
    std::uint32_t add_style(const shaders::Style& style);

    void stroke(std::uint32_t style, std::uint16_t transform, std::span<const Subpath> paths,
                Cap cap);
    void fill(std::uint32_t style, std::uint16_t transform, std::span<const Subpath> rings);
    void glyphs(std::uint32_t style, std::span<const GlyphQuad> quads);
    void images(std::uint32_t style, std::span<const ImageQuad> quads);
    void disc(std::uint32_t style, const Disc& disc);

    // The number that Style::image takes.
    std::uint32_t add_paint(const ImagePaint& paint);
    // Copies numbers that subpaths refer to.
    const double* keep(std::span<const double> numbers);
    const geo::XY* keep(std::span<const geo::XY> points);

    // What is added from now on is drawn in these tiles only; nothing: everywhere.
    void set_clip(const std::optional<TileBox>& box);

    // Shapes given in pixels; their points are copied.
    void stroke_px(std::uint32_t style, std::span<const geo::XY> points, bool closed, Cap cap);
    void fill_px(std::uint32_t style, std::span<const geo::XY> ring);
    void disc_px(std::uint32_t style, geo::XY center);  // its radius is the style's half width
    void rectangle_px(std::uint32_t style, double x0, double y0, double x1, double y1);

    const std::vector<DrawItem>& items() const { return items_; }
    const std::vector<Subpath>& subpaths() const { return subpaths_; }
    const std::vector<GlyphQuad>& quads() const { return quads_; }
    const std::vector<ImageQuad>& image_quads() const { return image_quads_; }
    const std::vector<Disc>& discs() const { return discs_; }
    const std::vector<ImagePaint>& paints() const { return paints_; }
    const std::vector<Affine>& transforms() const { return transforms_; }
    const std::vector<shaders::Style>& styles() const { return styles_; }
    const std::vector<TileBox>& clips() const { return clips_; }
    bool empty() const { return items_.empty(); }

private:
    std::vector<DrawItem> items_;
    std::vector<Subpath> subpaths_;
    std::vector<GlyphQuad> quads_;
    std::vector<ImageQuad> image_quads_;
    std::vector<Disc> discs_;
    std::vector<ImagePaint> paints_;
    std::vector<Affine> transforms_;
    std::vector<shaders::Style> styles_;
    std::vector<TileBox> clips_;
    std::uint16_t clip_ = 0;  // of the items to come
    std::deque<std::vector<geo::XY>> kept_;
    std::size_t kept_count_ = 0;
    std::deque<std::vector<double>> kept_numbers_;
    std::size_t kept_numbers_count_ = 0;
};

// A plain colour; `half_width` as in shaders::Style.
shaders::Style solid_style(std::span<const float, 4> premultiplied, float half_width);

}  // namespace northway::mesh
