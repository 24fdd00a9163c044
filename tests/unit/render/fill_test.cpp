// SPDX-License-Identifier: Apache-2.0
#include "render_fixture.h"
#include "shapes.h"

#include <algorithm>
#include <cmath>

namespace northway::render {
namespace {

class Fill : public RenderTest {
protected:
    Pixels fill(const std::vector<Ring>& rings, int width, int height) {
        mesh::DrawList list;
        add(list, rings, paint(list, kWhite));
        return draw(list, width, height);
    }
    static void add(mesh::DrawList& list, const std::vector<Ring>& rings, std::uint32_t style) {
        std::vector<mesh::Subpath> paths;
        for (const Ring& ring : rings) {
            paths.push_back({ring.data(), nullptr, static_cast<std::uint32_t>(ring.size()), true});
        }
        list.fill(style, 0, paths);
    }
    // The largest difference from 16 x 16 samples, in levels. A straight edge alone is off by up to
    // 1/32 of a pixel (8 levels) in the samples; a corner by a little more.
    static double apart(const Pixels& pixels, const std::vector<Ring>& rings) {
        const auto expected = sampled_coverage(rings, pixels.width, pixels.height);
        double worst = 0;
        for (int y = 0; y < pixels.height; ++y) {
            for (int x = 0; x < pixels.width; ++x) {
                const double covered = expected[static_cast<std::size_t>(y * pixels.width + x)];
                worst = std::max(worst, std::abs(red(pixels, x, y) - 255 * covered));
            }
        }
        return worst;
    }
};
constexpr double kSampling = 14;

TEST_F(Fill, ARectangleCoversPixelsByItsExactArea) {
    mesh::DrawList list;
    list.rectangle_px(paint(list, kWhite), 3.25, 5.5, 20.75, 9.125);
    const Pixels pixels = draw(list, 32, 16);
    EXPECT_EQ(red(pixels, 10, 7), 255);
    EXPECT_NEAR(red(pixels, 3, 7), 255 * 0.75, 1);
    EXPECT_NEAR(red(pixels, 20, 7), 255 * 0.75, 1);
    EXPECT_NEAR(red(pixels, 10, 5), 255 * 0.5, 1);
    EXPECT_NEAR(red(pixels, 10, 9), 255 * 0.125, 1);
    EXPECT_NEAR(red(pixels, 3, 5), 255 * 0.375, 1);
    EXPECT_EQ(red(pixels, 2, 7), 0);
    EXPECT_EQ(red(pixels, 21, 7), 0);
    EXPECT_EQ(red(pixels, 10, 4), 0);
    EXPECT_EQ(red(pixels, 10, 10), 0);
    EXPECT_EQ(pixels.at(2, 7)[3], 255);
}

TEST_F(Fill, AWholePixelAndTileHasNoSeam) {
    // Vertices exactly on the borders of tiles and pixels.
    mesh::DrawList list;
    list.rectangle_px(paint(list, kWhite), 8, 8, 24, 24);
    const Pixels pixels = draw(list, 40, 40);
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 40; ++x) {
            const bool inside = x >= 8 && x < 24 && y >= 8 && y < 24;
            ASSERT_EQ(red(pixels, x, y), inside ? 255 : 0) << x << ", " << y;
        }
    }
}

TEST_F(Fill, AHoleIsLeftOut) {
    const Ring outer{{2, 2}, {38, 2}, {38, 38}, {2, 38}};
    const Ring hole{{10, 10}, {10, 30}, {30, 30}, {30, 10}};
    const Pixels pixels = fill({outer, hole}, 40, 40);
    EXPECT_EQ(red(pixels, 5, 20), 255);
    EXPECT_EQ(red(pixels, 20, 20), 0);
    EXPECT_EQ(red(pixels, 35, 35), 255);
    EXPECT_EQ(red(pixels, 1, 20), 0);
    EXPECT_LE(apart(pixels, {outer, hole}), kSampling);
}

TEST_F(Fill, AHoleThatTouchesItsRing) {
    const Ring outer{{8, 8}, {32, 8}, {32, 32}, {8, 32}};
    const Ring hole{{8, 16}, {16, 24}, {24, 16}, {16, 12}};  // the first corner lies on the ring
    EXPECT_LE(apart(fill({outer, hole}, 40, 40), {outer, hole}), kSampling);
}

TEST_F(Fill, ARingThatCrossesItselfIsFilledWhereItWinds) {
    const Ring ring = pentagram({31.3, 30.2}, 28, 0.3);
    const Pixels pixels = fill({ring}, 64, 64);
    EXPECT_EQ(red(pixels, 31, 30), 255);  // winds twice
    EXPECT_LE(apart(pixels, {ring}), kSampling);
}

TEST_F(Fill, AThinTriangleAcrossManyTiles) {
    const Ring ring{{0.1, 0.3}, {99.7, 60.2}, {99.1, 61.9}};
    EXPECT_LE(apart(fill({ring}, 100, 64), {ring}), kSampling);
}

TEST_F(Fill, RandomStarsMatchSamples) {
    Numbers numbers(7);
    for (int i = 0; i < 60; ++i) {
        const geo::XY center{numbers.between(-40, 110), numbers.between(-40, 100)};
        const std::vector<Ring> rings{star(numbers, center, 4, numbers.between(10, 90),
                                           3 + static_cast<int>(numbers.below(20)))};
        ASSERT_LE(apart(fill(rings, 75, 61), rings), kSampling) << "star " << i;
    }
}

TEST_F(Fill, StarsOnGridPointsMatchSamples) {
    // Every vertex on a border of a pixel, many on borders of tiles; many edges along them.
    Numbers numbers(11);
    for (int i = 0; i < 60; ++i) {
        Ring ring = star(numbers, {36, 30}, 4, 50, 12);
        const double grid = i % 2 == 0 ? 8 : 1;
        for (auto& point : ring) {
            point = {std::round(point.x / grid) * grid, std::round(point.y / grid) * grid};
        }
        ASSERT_LE(apart(fill({ring}, 72, 64), {ring}), kSampling) << "star " << i;
    }
}

TEST_F(Fill, PolygonsLargerThanThePictureLeakNoWinding) {
    // Corners far outside on every side: a wrong winding number would fill or empty whole rows.
    Numbers numbers(13);
    for (int i = 0; i < 60; ++i) {
        const geo::XY center{numbers.between(-2000, 2000), numbers.between(-2000, 2000)};
        const std::vector<Ring> rings{star(numbers, center, 500, 6000, 9)};
        ASSERT_LE(apart(fill(rings, 50, 43), rings), kSampling) << "polygon " << i;
    }
}

TEST_F(Fill, APolygonRoundThePictureFillsIt) {
    const Pixels pixels = fill({{{-1e6, -1e6}, {1e6, -1e6}, {1e6, 1e6}, {-1e6, 1e6}}}, 30, 30);
    EXPECT_EQ(std::count(pixels.rgba.begin(), pixels.rgba.end(), 255), 30 * 30 * 4);
}

TEST_F(Fill, APolygonBesideThePictureLeavesItEmpty) {
    for (const auto& [dx, dy] : {std::pair{-100, 0}, {100, 0}, {0, -100}, {0, 100}}) {
        const Ring ring = moved({{2, 2}, {38, 6}, {30, 38}}, dx, dy);
        const Pixels pixels = fill({ring}, 40, 40);
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 40; ++x) {
                ASSERT_EQ(red(pixels, x, y), 0) << dx << ", " << dy << ": " << x << ", " << y;
            }
        }
    }
}

TEST_F(Fill, MovedByWholeTilesThePixelsAreTheSame) {
    Numbers numbers(17);
    // In steps of 1/1024 so that moving a corner rounds nothing.
    Ring ring = star(numbers, {40, 40}, 10, 38, 15);
    for (auto& point : ring) {
        point = {std::round(point.x * 1024) / 1024, std::round(point.y * 1024) / 1024};
    }
    const Pixels here = fill({ring}, 80, 80);
    const Pixels there = fill({moved(ring, 48, 24)}, 128, 104);
    for (int y = 0; y < 80; ++y) {
        for (int x = 0; x < 80; ++x) {
            ASSERT_EQ(red(here, x, y), red(there, x + 48, y + 24)) << x << ", " << y;
        }
    }
}

TEST_F(Fill, NeighboursShareAnEdgeWithoutLosingArea) {
    // What one polygon leaves of a pixel the other takes: their coverages add up to the whole.
    const Ring left{{0, 0}, {20.3, 0}, {31.7, 40}, {0, 40}};
    const Ring right{{20.3, 0}, {40, 0}, {40, 40}, {31.7, 40}};
    const Pixels a = fill({left}, 40, 40);
    const Pixels b = fill({right}, 40, 40);
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 40; ++x) {
            ASSERT_NEAR(red(a, x, y) + red(b, x, y), 255, 1) << x << ", " << y;
        }
    }
}

TEST_F(Fill, AnOpaqueFillHidesWhatLiesBelowWithoutChangingPixels) {
    const auto picture = [&](bool with_hidden) {
        mesh::DrawList list;
        const auto white = paint(list, kWhite);
        const auto grey = paint(list, {0.4F, 0.3F, 0.2F, 1});
        if (with_hidden) {
            Numbers numbers(3);
            for (int i = 0; i < 40; ++i) {
                list.fill_px(white, star(numbers, {32, 32}, 2, 14, 7));
            }
        }
        list.rectangle_px(grey, 8.5, 8.5, 55.5, 55.5);
        return draw(list, 64, 64);
    };
    EXPECT_EQ(picture(true).rgba, picture(false).rgba);
}

TEST_F(Fill, ATranslucentFillLetsThroughWhatLiesBelow) {
    mesh::DrawList list;
    list.rectangle_px(paint(list, kWhite), 0, 0, 32, 32);
    list.rectangle_px(paint(list, {0, 0, 0, 0.5F}), 0, 0, 32, 32);
    EXPECT_NEAR(red(draw(list, 32, 32), 16, 16), 127.5, 1);
}

TEST_F(Fill, AnEmptyOrFlatRingDrawsNothing) {
    for (const Ring& ring :
         {Ring{}, Ring{{5, 5}}, Ring{{5, 5}, {20, 20}}, Ring{{5, 9}, {20, 9}, {30, 9}}}) {
        const Pixels pixels = fill({ring}, 32, 32);
        int most = 0;
        for (int i = 0; i < 32 * 32; ++i) {
            most = std::max(most, red(pixels, i % 32, i / 32));
        }
        EXPECT_EQ(most, 0);
    }
}

}  // namespace
}  // namespace northway::render
