// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.h"

#include "compose/warp_grid.h"
#include "geo/projection.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <unistd.h>

namespace northway::compose {
namespace {

using test::MapTest;

struct Case {
    const char* name;
    const char* crs;
    double lon, lat, zoom;
};

void PrintTo(const Case& each, std::ostream* out) {
    *out << each.name;
}

const Case kCases[] = {
    {"geographic", "EPSG:4326", 150, 40, 0},
    {"mercator", "EPSG:3857", 127, 60, 0.5},
    {"mercator_beyond_its_edge", "EPSG:3857", 170, 70, 0},
    {"mercator_about_180", "+proj=merc +lon_0=180 +datum=WGS84 +units=m", 178, 62, 2},
    {"conic", "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84", 127, 50, 1},
    {"conic_at_the_pole", "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84", 127, 85, 1},
    {"albers", "+proj=aea +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84", 160, 65, 1.5},
    {"equidistant_conic", "+proj=eqdc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84", 127, 50, 1},
    {"utm", "EPSG:32652", 129, 50, 2},
    {"polar_stereographic", "EPSG:5940", 100, 89, 0.5},
    {"polar_azimuthal", "EPSG:3576", 179, 80, 0.5},
    {"polar_azimuthal_close", "EPSG:3576", 60, 89.9, 6},
    {"azimuthal", "+proj=laea +lat_0=52 +lon_0=127 +datum=WGS84", 127, 52, 0},
    {"globe", "+proj=ortho +lat_0=52 +lon_0=127 +datum=WGS84", 127, 52, 0},
    {"oblique_mercator", "+proj=omerc +lat_0=52 +lonc=127 +alpha=45 +gamma=0 +datum=WGS84", 127, 52, 1},
    {"robinson", "ESRI:54030", -120, 50, 0},
};

// Squares, so many round the Earth, black where their numbers make an even sum: a pixel each, in a
// file without a CRS; returns its path.
std::string write_squares(int across = 36) {
    const auto folder = std::filesystem::temp_directory_path() /
                        fmt::format("northway-warp-{}", static_cast<long>(::getpid()));
    std::filesystem::create_directories(folder);
    const auto path = folder / fmt::format("squares{}.pgm", across);
    std::ofstream picture(path, std::ios::binary);
    picture << fmt::format("P5\n{} {}\n255\n", across, across / 2);
    for (int row = 0; row < across / 2; ++row) {
        for (int column = 0; column < across; ++column) {
            picture.put((column + row) % 2 == 0 ? '\0' : '\xff');
        }
    }
    const double step = 360.0 / across;
    std::ofstream(folder / fmt::format("squares{}.wld", across))
        << fmt::format("{0}\n0\n0\n-{0}\n{1}\n{2}\n", step, -180 + step / 2, 90 - step / 2);
    return path.string();
}

std::string scene_of(const Case& each, const std::string& path, const char* resampling) {
    return fmt::format(R"({{"version": 8, "page": {{"furniture": false}},
        "projection": "{}", "center": [{}, {}], "zoom": {},
        "sources": {{"squares": {{"type": "gdal", "path": "{}"}}}},
        "layers": [{{"id": "squares", "type": "raster", "source": "squares",
                     "paint": {{"raster-resampling": "{}"}}}}]}})",
                       each.crs, each.lon, each.lat, each.zoom, path, resampling);
}

// What PROJ says lies at the corners of the pixels.
struct Corners {
    std::vector<geo::LonLat> places;  // NaN beyond the edge of the projection
    int stride = 0;

    Corners(Map& map, const FrameSize& size) : stride(size.width_px + 1) {
        const auto camera = map.camera(size).value();
        const geo::Projection& projection = *map.projection().value();
        std::vector<geo::XY> points;
        for (int y = 0; y <= size.height_px; ++y) {
            for (int x = 0; x <= size.width_px; ++x) {
                points.push_back(camera.px_from_crs.apply_inverse(
                    {static_cast<double>(x), static_cast<double>(y)}));
            }
        }
        places.resize(points.size());
        projection.inverse(points, places);
        std::vector<geo::XY> back(points.size());
        projection.forward(places, back);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double miss = std::hypot(back[i].x - points[i].x, back[i].y - points[i].y);
            if (!(miss < 0.5 * camera.units_per_px) || !projection.shows(places[i])) {
                places[i] = {NAN, NAN};
            }
        }
    }
    // The number of the square, or -1 off the map.
    int square(int x, int y) const {
        const auto& place = places[static_cast<std::size_t>(y * stride + x)];
        if (std::isnan(place.lon_deg)) {
            return -1;
        }
        return static_cast<int>(std::floor((place.lon_deg + 180) / 10)) % 36 +
               36 * static_cast<int>(std::floor((90 - place.lat_deg) / 10));
    }
};

class Warp : public MapTest, public ::testing::WithParamInterface<Case> {};

// A pixel that PROJ places within one square whole must have its colour: then every edge is within
// half a pixel of its place. One that lies off the map whole must show nothing.
TEST_P(Warp, EdgesOfSquaresAreWithinHalfAPixel) {
    const FrameSize size{240, 180, 1};
    auto map = open(scene_of(GetParam(), write_squares(), "nearest"));
    ASSERT_NE(map, nullptr);
    const Pixels pixels = draw(*map, size);
    const Corners corners(*map, size);
    int compared = 0;
    for (int y = 0; y < size.height_px; ++y) {
        for (int x = 0; x < size.width_px; ++x) {
            const int square = corners.square(x, y);
            if (square != corners.square(x + 1, y) || square != corners.square(x, y + 1) ||
                square != corners.square(x + 1, y + 1)) {
                continue;
            }
            ++compared;
            const int red = pixels.at(x, y)[0];
            if (square < 0) {
                ASSERT_TRUE(red != 0 && red != 255) << "smear at " << x << ", " << y;
                continue;
            }
            const int expected = (square % 36 + square / 36) % 2 == 0 ? 0 : 255;
            ASSERT_EQ(red, expected) << "at " << x << ", " << y;
        }
    }
    EXPECT_GT(compared, size.width_px * size.height_px / 2);
}

INSTANTIATE_TEST_SUITE_P(Projections, Warp, ::testing::ValuesIn(kCases),
                         [](const auto& each) { return each.param.name; });

class WarpSampling : public MapTest {};

// Where many squares fall into one pixel the mean of black and white is grey, everywhere.
TEST_F(WarpSampling, WhatIsTooFineToBeSeenIsAveraged) {
    const Case each{"", "EPSG:4326", 0, 0, 0};
    auto map = open(scene_of(each, write_squares(1440), "linear"));
    ASSERT_NE(map, nullptr);
    const Pixels pixels = draw(*map, {240, 180, 1});
    for (int x = 0; x < 240; ++x) {
        ASSERT_NEAR(pixels.at(x, 90)[0], 127.5, 2) << x;
    }
}

TEST_F(WarpSampling, TheGridIsFineOnlyWhereThatIsNeeded) {
    const Case each{"", "EPSG:3576", 0, 90, 3};
    auto map = open(scene_of(each, write_squares(), "linear"));
    ASSERT_NE(map, nullptr);
    const auto input = frame(*map, {640, 480, 1});
    ASSERT_EQ(input.grids.size(), 1U);
    const auto& cells = input.grids[0].cells;
    ASSERT_EQ(cells.size(), 40U * 30U);
    const auto level = [&](std::size_t column, std::size_t row) {
        return cells[row * 40 + column] & 7U;
    };
    EXPECT_EQ(level(20, 15), 4U) << "at the pole";
    EXPECT_LE(level(0, 0), 1U) << "far from it";
    EXPECT_LT(input.grids[0].points.size(), 40U * 30U * 16U);
}

}  // namespace
}  // namespace northway::compose
