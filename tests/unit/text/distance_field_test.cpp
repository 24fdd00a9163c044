// SPDX-License-Identifier: Apache-2.0
#include "text/distance_field.h"

#include "unit/text/fonts.h"
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace northway::text {
namespace {

void add_box(std::vector<Segment>& segments, float x0, float y0, float x1, float y1) {
    segments.push_back({{x0, y0}, {x1, y0}});
    segments.push_back({{x1, y0}, {x1, y1}});
    segments.push_back({{x1, y1}, {x0, y1}});
    segments.push_back({{x0, y1}, {x0, y0}});
}

float at(const DistanceField& field, int x, int y) {
    return field.distances[static_cast<std::size_t>(y * field.width + x)];
}

TEST(DistanceField, OfABoxIsExact) {
    std::vector<Segment> box;
    add_box(box, 4, 4, 12, 10);
    const DistanceField field = distance_field(box, 16, 16, 20);
    EXPECT_FLOAT_EQ(at(field, 8, 7), 2.5F);  // (8.5, 7.5): the lower edge is nearest
    EXPECT_FLOAT_EQ(at(field, 4, 6), 0.5F);
    EXPECT_FLOAT_EQ(at(field, 3, 6), -0.5F);
    EXPECT_FLOAT_EQ(at(field, 0, 0), -std::hypot(3.5F, 3.5F));  // to the corner
    EXPECT_FLOAT_EQ(at(field, 15, 7), -3.5F);
}

TEST(DistanceField, IsClampedToTheSpread) {
    std::vector<Segment> box;
    add_box(box, 4, 4, 12, 10);
    const DistanceField field = distance_field(box, 40, 16, 3);
    EXPECT_FLOAT_EQ(at(field, 39, 8), -3.0F);
}

TEST(DistanceField, EdgesInsideOverlappingContoursDoNotCount) {
    std::vector<Segment> cross;
    add_box(cross, 2, 8, 22, 16);
    add_box(cross, 8, 2, 16, 22);
    const DistanceField field = distance_field(cross, 24, 24, 20);
    // At the centre (12.5, 12.5) the nearest visible edges are the four inner corners.
    EXPECT_NEAR(at(field, 12, 12), std::hypot(3.5F, 3.5F), 1e-4F);
    EXPECT_NEAR(at(field, 9, 12), std::hypot(1.5F, 3.5F), 1e-4F);  // 1.5 from a hidden edge
}

TEST(DistanceField, AHoleIsOutside) {
    std::vector<Segment> ring;
    add_box(ring, 2, 2, 18, 18);
    std::vector<Segment> hole;
    add_box(hole, 6, 6, 14, 14);
    for (const Segment& s : hole) {
        ring.push_back({s.b, s.a});
    }
    const DistanceField field = distance_field(ring, 20, 20, 20);
    EXPECT_FLOAT_EQ(at(field, 9, 9), -3.5F);
    EXPECT_FLOAT_EQ(at(field, 4, 10), 1.5F);
    // The same contour turning the other way fills the hole.
    std::vector<Segment> filled;
    add_box(filled, 2, 2, 18, 18);
    add_box(filled, 6, 6, 14, 14);
    EXPECT_FLOAT_EQ(at(distance_field(filled, 20, 20, 20), 9, 9), 7.5F);
}

TEST(DistanceField, OfGlyphsAgreesWithPointsAlongTheOutline) {
    for (const char32_t c : {U'黑', U'Щ', U'g'}) {
        const auto glyph = test_fonts().find(c, FontStyle::regular);
        ASSERT_TRUE(glyph);
        auto segments = flatten(test_fonts().outline(glyph->font, glyph->glyph), 32, 0.02F);
        for (Segment& s : segments) {
            s.a = {s.a.x + 6, s.a.y + 36};
            s.b = {s.b.x + 6, s.b.y + 36};
        }
        const DistanceField field = distance_field(segments, 48, 52, 8);
        for (int y = 0; y < 52; ++y) {
            for (int x = 0; x < 48; ++x) {
                float least = 8;
                for (const Segment& s : segments) {
                    for (int i = 0; i <= 100; ++i) {
                        const float t = static_cast<float>(i) / 100;
                        const float px = s.a.x + t * (s.b.x - s.a.x);
                        const float py = s.a.y + t * (s.b.y - s.a.y);
                        least = std::min(least, std::hypot(px - static_cast<float>(x) - 0.5F,
                                                           py - static_cast<float>(y) - 0.5F));
                    }
                }
                // The samples are up to 0.3 texels apart, so they lie up to this much farther.
                ASSERT_NEAR(std::abs(at(field, x, y)), least, 0.02F + 0.15F * 0.15F)
                    << x << ' ' << y;
            }
        }
    }
}

TEST(DistanceField, IsEncodedAroundTheOutline) {
    EXPECT_EQ(encode_distance(0, 14), 128);
    EXPECT_EQ(encode_distance(14, 14), 255);
    EXPECT_EQ(encode_distance(-14, 14), 1);
    EXPECT_EQ(encode_distance(-100, 14), 0);
    EXPECT_EQ(encode_distance(7, 14), 192);
}

}  // namespace
}  // namespace northway::text
