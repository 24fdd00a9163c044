// SPDX-License-Identifier: Apache-2.0
#include "render_fixture.h"
#include "shapes.h"

#include <cmath>

namespace northway::render {
namespace {

class Stroke : public RenderTest {
protected:
    // Half a unit of the picture is 127.5, so sums of coverage tell widths.
    static double column_width(const Pixels& pixels, int x) {
        double sum = 0;
        for (int y = 0; y < pixels.height; ++y) {
            sum += red(pixels, x, y) / 255.0;
        }
        return sum;
    }
    static double row_length(const Pixels& pixels, int y) {
        double sum = 0;
        for (int x = 0; x < pixels.width; ++x) {
            sum += red(pixels, x, y) / 255.0;
        }
        return sum;
    }
    Pixels stroke(const Ring& points, float half_width, mesh::Cap cap, int width = 64,
                  int height = 32, float offset = 0) {
        mesh::DrawList list;
        auto style = mesh::solid_style(kWhite, half_width);
        style.offset = offset;
        list.stroke_px(list.add_style(style), points, false, cap);
        return draw(list, width, height);
    }
};

TEST_F(Stroke, HasItsWidthAtEveryPlace) {
    for (const double y : {16.0, 16.3, 15.75}) {
        for (const float half_width : {0.5F, 0.75F, 2.0F, 3.25F}) {
            const Pixels pixels = stroke({{4, y}, {60, y}}, half_width, mesh::Cap::round);
            EXPECT_NEAR(column_width(pixels, 30), 2 * half_width, 0.02)
                << half_width << " at " << y;
            EXPECT_NEAR(column_width(pixels, 40), 2 * half_width, 0.02)
                << half_width << " at " << y;
        }
    }
}

TEST_F(Stroke, ASlantedLineIsAsWideAsALevelOne) {
    const Pixels pixels = stroke({{-10, -10}, {80, 60}}, 2, mesh::Cap::round, 64, 48);
    // Measured down a column the width grows by 1 / cos of the slope.
    EXPECT_NEAR(column_width(pixels, 30), 4 / std::cos(std::atan2(70, 90)), 0.06);
}

TEST_F(Stroke, AButtCapEndsAtThePoint) {
    const Pixels pixels = stroke({{10.25, 16}, {50.5, 16}}, 3, mesh::Cap::butt);
    EXPECT_NEAR(red(pixels, 10, 16), 255 * 0.75, 1);
    EXPECT_NEAR(red(pixels, 50, 16), 255 * 0.5, 1);
    EXPECT_EQ(red(pixels, 9, 16), 0);
    EXPECT_EQ(red(pixels, 51, 16), 0);
    EXPECT_NEAR(row_length(pixels, 16), 40.25, 0.02);
}

TEST_F(Stroke, ARoundCapAddsHalfADisc) {
    const Pixels pixels = stroke({{16, 16}, {48, 16}}, 4, mesh::Cap::round);
    double area = 0;
    for (int y = 0; y < 32; ++y) {
        area += row_length(pixels, y);
    }
    EXPECT_NEAR(area, 32 * 8 + 3.14159 * 16, 0.6);
    EXPECT_EQ(red(pixels, 13, 15), 255);
    EXPECT_EQ(red(pixels, 10, 15), 0);
}

TEST_F(Stroke, AWideButtEndStaysSquareOverShortSegments) {
    // Segments shorter than the line is wide: the joins near the end must not reach past it.
    Ring points;
    for (int i = 0; i <= 20; ++i) {
        points.push_back({20.0 + i, 16});
    }
    const Pixels pixels = stroke(points, 6, mesh::Cap::butt);
    EXPECT_EQ(red(pixels, 18, 16), 0);
    EXPECT_EQ(red(pixels, 41, 16), 0);
    EXPECT_EQ(red(pixels, 20, 11), 255);
    EXPECT_NEAR(row_length(pixels, 11), 20, 0.02);
}

TEST_F(Stroke, TranslucentJoinsAreBlendedOnce) {
    mesh::DrawList list;
    const auto style = paint(list, {0.5F, 0.5F, 0.5F, 0.5F}, 3);
    const Ring zigzag{{5, 5}, {25, 25}, {45, 5}, {25, 27}, {5, 25}};
    list.stroke_px(style, zigzag, false, mesh::Cap::round);
    const Pixels pixels = draw(list, 56, 40);
    int most = 0;
    for (int i = 0; i < 56 * 40; ++i) {
        most = std::max(most, red(pixels, i % 56, i / 56));
    }
    EXPECT_EQ(most, 128);
    EXPECT_EQ(red(pixels, 25, 25), 128);  // the join
}

TEST_F(Stroke, TwoLinesAreBlendedTwice) {
    mesh::DrawList list;
    const auto style = paint(list, {0.5F, 0.5F, 0.5F, 0.5F}, 3);
    list.stroke_px(style, Ring{{4, 16}, {28, 16}}, false, mesh::Cap::round);
    list.stroke_px(style, Ring{{16, 4}, {16, 28}}, false, mesh::Cap::round);
    EXPECT_NEAR(red(draw(list, 32, 32), 16, 16), 191, 1);
}

TEST_F(Stroke, AClosedPathHasNoEnds) {
    mesh::DrawList list;
    list.stroke_px(paint(list, kWhite, 1), Ring{{8, 8}, {56, 8}, {56, 24}, {8, 24}}, true,
                   mesh::Cap::butt);
    const Pixels pixels = draw(list, 64, 32);
    EXPECT_EQ(red(pixels, 8, 16), 255);  // the side that closes it
    EXPECT_EQ(red(pixels, 30, 16), 0);
    EXPECT_NEAR(column_width(pixels, 30), 4, 0.02);
}

TEST_F(Stroke, ADiscHasItsArea) {
    mesh::DrawList list;
    list.disc_px(paint(list, kWhite, 9.5F), {20.3, 19.8});
    const Pixels pixels = draw(list, 40, 40);
    double area = 0;
    for (int y = 0; y < 40; ++y) {
        area += row_length(pixels, y);
    }
    EXPECT_NEAR(area, 3.14159 * 9.5 * 9.5, 1.0);
    EXPECT_EQ(red(pixels, 20, 11), 255);
    EXPECT_EQ(red(pixels, 20, 9), 0);
    EXPECT_EQ(red(pixels, 12, 12), 0);
}

TEST_F(Stroke, OffsetIsToTheRightOfTheDirection) {
    // Eastwards the right hand is south: down.
    const Pixels east = stroke({{4, 16}, {60, 16}}, 1, mesh::Cap::round, 64, 32, 6);
    EXPECT_EQ(red(east, 30, 22), 255);
    EXPECT_EQ(red(east, 30, 16), 0);
    EXPECT_NEAR(column_width(east, 30), 2, 0.02);
    const Pixels west = stroke({{60, 16}, {4, 16}}, 1, mesh::Cap::round, 64, 32, 6);
    EXPECT_EQ(red(west, 30, 10), 255);
    EXPECT_EQ(red(west, 30, 22), 0);
}

TEST_F(Stroke, AnOffsetLineTurnsCornersWithoutGapsOrSpikes) {
    const Ring corner{{8, 8}, {40, 8}, {40, 40}};
    // To the right: the inner side. The lines meet at (34, 14) and stop there.
    const Pixels inner = stroke(corner, 1, mesh::Cap::round, 56, 56, 6);
    EXPECT_EQ(red(inner, 20, 14), 255);
    EXPECT_EQ(red(inner, 34, 30), 255);
    EXPECT_EQ(red(inner, 33, 14), 255);
    EXPECT_EQ(red(inner, 38, 14), 0);
    EXPECT_EQ(red(inner, 34, 10), 0);
    // To the left: the outer side. The lines go on to (46, 2).
    const Pixels outer = stroke(corner, 1, mesh::Cap::round, 56, 56, -6);
    EXPECT_EQ(red(outer, 43, 2), 255);
    EXPECT_EQ(red(outer, 46, 5), 255);
    EXPECT_EQ(red(outer, 40, 8), 0);
}

TEST_F(Stroke, LongLinesAreExactFarFromTheirEnds) {
    // A million pixels long: single precision alone would be off by a tenth of a pixel.
    const Pixels whole = stroke({{-6e5, -3e5 + 16}, {8e5, 4e5 + 16}}, 1.5, mesh::Cap::round);
    const Pixels piece = stroke({{-60, -14}, {200, 116}}, 1.5, mesh::Cap::round);
    EXPECT_LE(compare(whole, piece).largest, 1);
    EXPECT_EQ(red(whole, 4, 18), 255);
}

class Dash : public Stroke {
protected:
    // A level line along y = 16 from x = 0 whose points are 100 m apart, at 10 m a pixel.
    static shaders::Style style(float period_m, std::array<float, 4> dash_m) {
        auto result = mesh::solid_style(kWhite, 2);
        result.dash_period_m = period_m;
        result.dash_m = {dash_m[0], dash_m[1], dash_m[2], dash_m[3]};
        return result;
    }
    Pixels dashes(const shaders::Style& style, double first_m, int points = 8) {
        Ring line;
        std::vector<double> distance_m;
        for (int i = 0; i < points; ++i) {
            line.push_back({10.0 * i, 16});
            distance_m.push_back(first_m + 100.0 * i);
        }
        mesh::DrawList list;
        const mesh::Subpath path{line.data(), distance_m.data(),
                                 static_cast<std::uint32_t>(line.size()), false};
        list.stroke(list.add_style(style), 0, std::span(&path, 1), mesh::Cap::butt);
        return draw(list, 72, 32);
    }
};

TEST_F(Dash, RepeatsAtItsPeriodInMetresOverAllVertices) {
    // 120 m drawn, 40 m left out: 12 and 4 pixels.
    const Pixels pixels = dashes(style(160, {0, 120, 0, 0}), 0);
    for (int x = 0; x < 68; ++x) {
        const int within = x % 16;
        // The ends of a dash are smoothed over a pixel.
        if (within >= 1 && within <= 10) {
            EXPECT_EQ(red(pixels, x, 16), 255) << x;
        } else if (within >= 13 && within <= 14) {
            EXPECT_EQ(red(pixels, x, 16), 0) << x;
        }
    }
    EXPECT_NEAR(row_length(pixels, 16), 12 * 4 + 6, 0.1);
}

TEST_F(Dash, ItsPhaseComesFromTheDistanceAlongTheRoute) {
    const Pixels pixels = dashes(style(160, {0, 120, 0, 0}), 1600 * 1000 + 120);
    EXPECT_EQ(red(pixels, 1, 16), 0);  // the first 40 m are the gap
    EXPECT_EQ(red(pixels, 2, 16), 0);
    EXPECT_EQ(red(pixels, 8, 16), 255);
    EXPECT_EQ(red(pixels, 17, 16), 0);
}

TEST_F(Dash, TwoStretchesOfAPeriodAreDrawn) {
    const Pixels pixels = dashes(style(200, {0, 60, 100, 160}), 0);
    EXPECT_EQ(red(pixels, 3, 16), 255);
    EXPECT_EQ(red(pixels, 8, 16), 0);
    EXPECT_EQ(red(pixels, 13, 16), 255);
    EXPECT_EQ(red(pixels, 18, 16), 0);
    EXPECT_EQ(red(pixels, 23, 16), 255);
}

TEST_F(Dash, ALongSegmentKeepsThePhaseOfAShortOne) {
    // One segment of 3,000 km against the same line in pieces.
    const auto dashed = style(160, {0, 120, 0, 0});
    const auto line = [&](int pieces) {
        Ring points;
        std::vector<double> distance_m;
        for (int i = 0; i <= pieces; ++i) {
            points.push_back({-2e5 + 3e5 * i / pieces, 16});
            distance_m.push_back(3e6 * i / pieces);
        }
        mesh::DrawList list;
        const mesh::Subpath path{points.data(), distance_m.data(),
                                 static_cast<std::uint32_t>(points.size()), false};
        list.stroke(list.add_style(dashed), 0, std::span(&path, 1), mesh::Cap::butt);
        return draw(list, 72, 32);
    };
    EXPECT_LE(compare(line(1), line(300)).largest, 1);
}

TEST_F(Dash, ARingWhoseFirstPointIsRepeatedHasNoDotThere) {
    const Ring ring{{16, 8}, {56, 8}, {56, 24}, {16, 24}, {16, 8}};
    const std::vector<double> distance_m{0, 400, 560, 960, 1120};
    mesh::DrawList list;
    const mesh::Subpath path{ring.data(), distance_m.data(), 5, true};
    // The ring begins and ends with 60 m that are not drawn.
    list.stroke(list.add_style(style(1120, {60, 1060, 0, 0})), 0, std::span(&path, 1),
                mesh::Cap::butt);
    const Pixels pixels = draw(list, 72, 32);
    EXPECT_EQ(red(pixels, 16, 8), 0);
    EXPECT_EQ(red(pixels, 30, 8), 255);
    EXPECT_EQ(red(pixels, 16, 20), 255);
}

TEST_F(Dash, WithoutDistancesALineIsSolid) {
    mesh::DrawList list;
    list.stroke_px(list.add_style(style(160, {0, 120, 0, 0})), Ring{{4, 16}, {60, 16}}, false,
                   mesh::Cap::butt);
    EXPECT_NEAR(row_length(draw(list, 64, 32), 16), 56, 0.02);
}

}  // namespace
}  // namespace northway::render
