// SPDX-License-Identifier: Apache-2.0
#include "render_fixture.h"

#include <cmath>

namespace northway::render {
namespace {

// A map of longitudes and latitudes: one pixel is 1/16 degree, its top left corner at 10 E 5 N.
class Relief : public RenderTest {
protected:
    static constexpr int kWidth = 64;
    static constexpr int kHeight = 48;
    static constexpr double kDegreesPerPixel = 1.0 / 16;

    // The columns and rows of `raster` under the corners of the cells.
    static WarpGrid grid_of(const model::Raster& raster, double west_deg = 10,
                            double north_deg = 5) {
        WarpGrid grid;
        grid.columns = warp_cells(kWidth);
        grid.rows = warp_cells(kHeight);
        grid.period = 360 / raster.step_lon_deg;
        const double step = shaders::kWarpCell * kDegreesPerPixel;
        for (int cell = 0; cell < grid.columns * grid.rows; ++cell) {
            grid.cells.push_back(static_cast<std::uint32_t>(grid.points.size())
                                 << shaders::kWarpLevelBits);
            for (int corner = 0; corner < 4; ++corner) {
                const int column = cell % grid.columns + corner % 2;
                const int row = cell / grid.columns + corner / 2;
                const double lon_deg = west_deg + column * step;
                const double lat_deg = north_deg - row * step;
                grid.points.push_back(
                    {static_cast<float>((lon_deg - raster.west_deg) / raster.step_lon_deg),
                     static_cast<float>((raster.north_deg - lat_deg) / raster.step_lat_deg)});
            }
        }
        return grid;
    }
    // 8 x 6 cells of half a degree from 10 E 5 N; the height is 100 m a column.
    static model::Raster heights() {
        model::Raster raster;
        raster.name = "steps";
        raster.width = 8;
        raster.height = 6;
        raster.west_deg = 10;
        raster.north_deg = 5;
        raster.step_lon_deg = raster.step_lat_deg = 0.5;
        std::vector<float> values;
        for (int i = 0; i < 48; ++i) {
            values.push_back(100.0F * static_cast<float>(i % 8));
        }
        raster.values = values;
        return raster;
    }
    // Red runs from 0 at 0 m to full at 700 m.
    static ReliefPlane plane(int number) {
        ReliefPlane result;
        result.heights = number;
        for (std::uint32_t i = 0; i < shaders::kReliefRampSize; ++i) {
            result.ramp.push_back(
                {static_cast<float>(i) / (shaders::kReliefRampSize - 1), 0.5F, 0.25F, 1});
        }
        result.ramp_min_m = 0;
        result.ramp_max_m = 700;
        result.shade_opacity = 0;
        return result;
    }
    Pixels relief(const ReliefPlane& one, const WarpGrid& grid) {
        return relief(renderer(), one, grid);
    }
    Pixels relief(Renderer& renderer, const ReliefPlane& one, const WarpGrid& grid) {
        mesh::DrawList list;
        auto style = mesh::solid_style(kWhite, 0);
        style.paint = 1;
        list.rectangle_px(list.add_style(style), 0, 0, kWidth, kHeight);
        FrameInput input;
        input.width = kWidth;
        input.height = kHeight;
        const Plane plane{0, one};
        input.planes = std::span(&plane, 1);
        input.grids = std::span(&grid, 1);
        input.planes_key = next_key();
        input.base = &list;
        input.base_key = next_key();
        auto drawn = renderer.draw(input);
        EXPECT_TRUE(drawn) << drawn.error().message;
        return drawn ? std::move(*drawn) : Pixels{};
    }
};

TEST_F(Relief, IsTheSameInBandsThatOneBufferHolds) {
    auto shaded = plane(renderer().add_raster(heights()));
    shaded.shade_opacity = 1;
    shaded.exaggeration = 200;
    const auto whole = relief(shaded, grid_of(heights()));
    // 16 rows of 64 pixels are 4 kB: the 48 rows are three bands.
    const auto in_bands = make_renderer({.largest_buffer_bytes = 8000});
    shaded.heights = in_bands->add_raster(heights());
    EXPECT_EQ(relief(*in_bands, shaded, grid_of(heights())).rgba, whole.rgba);
}

TEST_F(Relief, TintsComeFromTheHeightUnderThePixel) {
    const Pixels pixels = relief(plane(renderer().add_raster(heights())), grid_of(heights()));
    // The centre of column c is at pixel 8 c + 4: there the height is 100 c.
    for (int column = 0; column < 8; ++column) {
        const double expected = 255.0 * column / 7;
        const double left = red(pixels, 8 * column + 3, 20);
        const double right = red(pixels, 8 * column + 4, 20);
        EXPECT_NEAR((left + right) / 2, expected, column % 7 == 0 ? 3.5 : 1.5) << column;
    }
    EXPECT_NEAR(pixels.at(30, 20)[1], 127.5, 1);
    EXPECT_NEAR(pixels.at(30, 20)[2], 63.75, 1);
    EXPECT_EQ(pixels.at(30, 20)[3], 255);
}

TEST_F(Relief, OutsideTheRasterNothingIsPainted) {
    // The map begins a degree (16 pixels) west and north of the raster.
    const Pixels pixels = relief(plane(renderer().add_raster(heights())), grid_of(heights(), 9, 6));
    EXPECT_EQ(pixels.at(15, 30)[1], 0);
    EXPECT_EQ(pixels.at(30, 15)[1], 0);
    EXPECT_NEAR(pixels.at(16, 16)[1], 127.5, 1);
}

TEST_F(Relief, OutsideTheProjectionNothingIsPainted) {
    auto grid = grid_of(heights());
    grid.points[0].x = shaders::kWarpNowhere;  // a corner of the first cell
    const Pixels pixels = relief(plane(renderer().add_raster(heights())), grid);
    EXPECT_EQ(pixels.at(8, 8)[1], 0);
    EXPECT_NEAR(pixels.at(20, 8)[1], 127.5, 1);
    EXPECT_NEAR(pixels.at(8, 20)[1], 127.5, 1);
}

TEST_F(Relief, OpacityLetsTheGroundThrough) {
    auto half = plane(renderer().add_raster(heights()));
    half.opacity = 0.5F;
    const Pixels pixels = relief(half, grid_of(heights()));
    EXPECT_NEAR(pixels.at(30, 20)[1], 63.75, 1);
    EXPECT_EQ(pixels.at(30, 20)[3], 255);
}

TEST_F(Relief, SlopesToTheLightAreBrighterThanSlopesAway) {
    const int steps = renderer().add_raster(heights());
    auto lit = plane(steps);
    lit.shade_opacity = 1;
    lit.highlight_opacity = 1;
    lit.exaggeration = 200;
    lit.lights[0].azimuth_deg = 270;  // the ground rises eastwards: it faces a light in the west
    const Pixels west = relief(lit, grid_of(heights()));
    lit.lights[0].azimuth_deg = 90;
    const Pixels east = relief(lit, grid_of(heights()));
    lit.shade_opacity = 0;
    lit.highlight_opacity = 0;
    const Pixels flat = relief(lit, grid_of(heights()));
    EXPECT_GT(west.at(30, 20)[1], flat.at(30, 20)[1] + 10);
    EXPECT_LT(east.at(30, 20)[1], flat.at(30, 20)[1] - 10);
}

TEST_F(Relief, AShadeRasterDarkensTheGroundInLinearLight) {
    const int steps = renderer().add_raster(heights());
    model::Raster shade = heights();
    shade.values = std::vector<std::uint8_t>(48, 89);  // half of 0.7 x 255
    auto shaded = plane(steps);
    shaded.shade = renderer().add_raster(shade);
    shaded.shade_opacity = 1;
    shaded.shade_neutral = 0.7F;
    const Pixels pixels = relief(shaded, grid_of(heights()));
    // sRGB 0.5 is 0.2140 in linear light; 0.4986 of it is 0.1067, that is 0.3614 in sRGB.
    EXPECT_NEAR(pixels.at(30, 20)[1], 255 * 0.3614, 1.5);
}

TEST_F(Relief, ARasterRoundTheWorldHasNoSeamAtItsEdge) {
    model::Raster world = heights();
    world.width = 36;
    world.height = 18;
    world.west_deg = -180;
    world.north_deg = 90;
    world.step_lon_deg = world.step_lat_deg = 10;
    world.values = std::vector<float>(36 * 18, 350);
    const Pixels pixels = relief(plane(renderer().add_raster(world)), grid_of(world, 178.5, 5));
    for (int x = 0; x < kWidth; ++x) {
        ASSERT_NEAR(red(pixels, x, 20), 127.5, 1) << x;
    }
}

}  // namespace
}  // namespace northway::render
