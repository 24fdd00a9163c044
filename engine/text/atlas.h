// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/font.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace northway::text {

// Distance fields of glyphs in one R8 image. A texel holds 128 on the outline, more inside:
// distance_texels = (value - 128) / 127 * kSpreadPx, sampled as UNORM:
// distance_texels = (sample - 128/255) * kTexelsPerUnit. For text of size_px the distance in output
// pixels is distance_texels * size_px / kEmPx, the coverage clamp(0.5 + distance_px, 0, 1), and a
// halo of halo_px adds halo_px to the distance. Halos up to kMaxHaloEm * size_px - 0.5 are exact.
// Below about 20 px two by two samples a pixel (each with its distance doubled) and a baseline on
// a whole pixel make Han text as crisp as FreeType's own coverage.
inline constexpr int kEmPx = 48;
inline constexpr int kSpreadPx = 14;
inline constexpr float kMaxHaloEm = static_cast<float>(kSpreadPx) / static_cast<float>(kEmPx);
inline constexpr float kOutlineSample = 128.0F / 255.0F;
inline constexpr float kTexelsPerUnit = static_cast<float>(kSpreadPx) * 255.0F / 127.0F;

// Where a glyph stands in the atlas, and the quad that shows it, relative to the pen (em, y down).
// Texel edges of the rectangle fall on the edges of the quad.
struct GlyphEntry {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    float left_em = 0;
    float top_em = 0;
    float w_em = 0;
    float h_em = 0;
    bool empty = true;  // nothing to draw
};

// Rows [first, end) of the image; empty when first == end.
struct RowRange {
    int first = 0;
    int end = 0;
    bool empty() const { return first >= end; }
};

// Grows by whole rows as glyphs are asked for; entries never move. The same glyphs asked in the
// same order give the same image. `fonts` must outlive the atlas. One thread at a time.
class GlyphAtlas {
public:
    static constexpr int kWidth = 2048;
    explicit GlyphAtlas(const FontStack& fonts);

    // Adds the glyph when it is new. The reference stays valid until the atlas is destroyed.
    const GlyphEntry& entry(std::uint16_t font, std::uint32_t glyph);

    int width() const { return kWidth; }
    int height() const { return height_; }  // a power of two, at least 128
    std::span<const std::uint8_t> pixels() const { return pixels_; }
    int glyph_count() const { return static_cast<int>(entries_.size()); }

    // Counts the glyphs drawn so far; changes exactly when pixels() changes.
    std::uint64_t revision() const { return writes_.size(); }
    // The rows written after `revision` was current.
    RowRange dirty_rows(std::uint64_t revision) const;

private:
    struct Shelf {
        int y = 0;
        int height = 0;
        int used = 0;
    };
    Shelf& shelf_for(int width, int height);
    void ensure_height(int height);

    const FontStack* fonts_;
    std::vector<std::uint8_t> pixels_;
    int height_ = 0;
    std::vector<Shelf> shelves_;
    std::vector<RowRange> writes_;
    std::unordered_map<std::uint64_t, GlyphEntry> entries_;
};

}  // namespace northway::text
