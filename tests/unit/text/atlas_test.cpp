// SPDX-License-Identifier: Apache-2.0
#include "text/atlas.h"

#include "unit/text/fonts.h"
#include <ft2build.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>
#include FT_FREETYPE_H

namespace northway::text {
namespace {

FontGlyph glyph_of(char32_t c) {
    return test_fonts().find(c, FontStyle::regular).value();
}

const GlyphEntry& add(GlyphAtlas& atlas, char32_t c) {
    const FontGlyph glyph = glyph_of(c);
    return atlas.entry(glyph.font, glyph.glyph);
}

TEST(Atlas, TheSameGlyphsGiveTheSameImage) {
    GlyphAtlas a(test_fonts());
    GlyphAtlas b(test_fonts());
    for (char32_t c = U'一'; c < U'一' + 100; ++c) {
        add(a, c);
        add(b, c);
        add(a, c);  // again, which changes nothing
    }
    EXPECT_EQ(a.glyph_count(), 100);
    EXPECT_EQ(a.revision(), 100U);
    EXPECT_TRUE(
        std::equal(a.pixels().begin(), a.pixels().end(), b.pixels().begin(), b.pixels().end()));
}

TEST(Atlas, RectanglesStayApartWhileItGrows) {
    GlyphAtlas atlas(test_fonts());
    const int first_height = atlas.height();
    std::vector<GlyphEntry> entries;
    for (char32_t c = U'!'; c < U'\u0450'; ++c) {
        if (const auto found = test_fonts().find(c, FontStyle::regular)) {
            entries.push_back(atlas.entry(found->font, found->glyph));
        }
    }
    EXPECT_GT(atlas.height(), first_height);
    EXPECT_EQ(atlas.pixels().size(), 2048U * static_cast<std::size_t>(atlas.height()));
    std::vector<int> owner(atlas.pixels().size(), -1);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const GlyphEntry& e = entries[i];
        ASSERT_LE(e.x + e.w, atlas.width());
        ASSERT_LE(e.y + e.h, atlas.height());
        for (int y = e.y; y < e.y + e.h; ++y) {
            for (int x = e.x; x < e.x + e.w; ++x) {
                auto& cell = owner[static_cast<std::size_t>(y * 2048 + x)];
                ASSERT_EQ(cell, -1);
                cell = static_cast<int>(i);
            }
        }
    }
}

TEST(Atlas, GrowingKeepsWhatIsDrawn) {
    GlyphAtlas atlas(test_fonts());
    const GlyphEntry first = add(atlas, U'黑');
    const auto patch = [&] {
        std::vector<std::uint8_t> texels;
        for (int y = first.y; y < first.y + first.h; ++y) {
            const auto row = atlas.pixels().subspan(static_cast<std::size_t>(y * 2048 + first.x),
                                                    static_cast<std::size_t>(first.w));
            texels.insert(texels.end(), row.begin(), row.end());
        }
        return texels;
    };
    const auto before = patch();
    EXPECT_EQ(*std::max_element(before.begin(), before.end()) > 128, true);
    for (char32_t c = U'一'; c < U'一' + 300; ++c) {
        add(atlas, c);
    }
    EXPECT_EQ(patch(), before);
}

TEST(Atlas, ASpaceIsEmptyAndDrawsNothing) {
    GlyphAtlas atlas(test_fonts());
    EXPECT_TRUE(add(atlas, U' ').empty);
    EXPECT_EQ(atlas.revision(), 0U);
    EXPECT_TRUE(atlas.dirty_rows(0).empty());
    EXPECT_FALSE(add(atlas, U'A').empty);
}

TEST(Atlas, SaysWhichRowsAreNew) {
    GlyphAtlas atlas(test_fonts());
    const GlyphEntry first = add(atlas, U'黑');
    const RowRange rows = atlas.dirty_rows(0);
    EXPECT_EQ(rows.first, first.y);
    EXPECT_EQ(rows.end, first.y + first.h);
    const std::uint64_t seen = atlas.revision();
    EXPECT_TRUE(atlas.dirty_rows(seen).empty());
    const GlyphEntry low = add(atlas, U'.');  // on a shelf of its own
    EXPECT_GT(low.y, first.y);
    EXPECT_EQ(atlas.dirty_rows(seen).first, low.y);
}

TEST(Atlas, TheQuadCoversTheGlyphAndItsHalo) {
    GlyphAtlas atlas(test_fonts());
    const GlyphEntry h = add(atlas, U'H');
    EXPECT_LE(h.top_em, -0.714F - kMaxHaloEm + 1e-4F);
    EXPECT_GE(h.top_em + h.h_em, kMaxHaloEm - 1e-4F);
    EXPECT_FLOAT_EQ(h.w_em, static_cast<float>(h.w) / kEmPx);
    EXPECT_GE(kMaxHaloEm, 0.25F);
}

// The coverage that the field gives at one texel a pixel agrees with FreeType's own rasteriser.
TEST(Atlas, CoverageAgreesWithFreeType) {
    FT_Library library = nullptr;
    ASSERT_EQ(FT_Init_FreeType(&library), 0);
    for (const char32_t c : {U'黑', U'满', U'Ж', U'g', U'8'}) {
        const FontGlyph glyph = glyph_of(c);
        const FontFile& file = test_fonts().file(glyph.font);
        FT_Face face = nullptr;
        ASSERT_EQ(FT_New_Face(library, file.path.c_str(), file.face_index, &face), 0);
        FT_Set_Pixel_Sizes(face, 0, kEmPx);
        ASSERT_EQ(FT_Load_Glyph(face, glyph.glyph, FT_LOAD_NO_HINTING | FT_LOAD_RENDER), 0);
        const FT_Bitmap& bitmap = face->glyph->bitmap;

        GlyphAtlas atlas(test_fonts());
        const GlyphEntry e = atlas.entry(glyph.font, glyph.glyph);
        // Both grids are aligned to the pen, so texels and pixels coincide.
        const int dx = face->glyph->bitmap_left - static_cast<int>(std::lround(e.left_em * kEmPx));
        const int dy = -face->glyph->bitmap_top - static_cast<int>(std::lround(e.top_em * kEmPx));
        double difference = 0;
        double ink = 0;
        for (int y = 0; y < static_cast<int>(bitmap.rows); ++y) {
            for (int x = 0; x < static_cast<int>(bitmap.width); ++x) {
                const double expected = bitmap.buffer[y * bitmap.pitch + x] / 255.0;
                const std::size_t texel =
                    static_cast<std::size_t>((e.y + y + dy) * 2048 + e.x + x + dx);
                const double sample = atlas.pixels()[texel] / 255.0;
                const double distance = (sample - static_cast<double>(kOutlineSample)) *
                                        static_cast<double>(kTexelsPerUnit);
                difference += std::abs(std::clamp(0.5 + distance, 0.0, 1.0) - expected);
                ink += expected;
            }
        }
        // Slanted edges and corners differ by a few per cent of a pixel, an error of half a
        // texel would give over 20 per cent.
        EXPECT_LT(difference / ink, 0.05) << static_cast<unsigned>(c);
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
}

}  // namespace
}  // namespace northway::text
