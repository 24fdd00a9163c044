// SPDX-License-Identifier: Apache-2.0
#include "data/raster.h"

#include "base/file.h"
#include "support/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace northway::data {
namespace {

using testing::HasSubstr;

// 4 × 3 cells of half a degree, the south-west corner at 100°E 50°N (ESRI ASCII grid).
constexpr const char* kGrid =
    "ncols 4\nnrows 3\nxllcorner 100\nyllcorner 50\ncellsize 0.5\nNODATA_value -9999\n"
    "1.5 2.5 3.5 4.5\n5.5 -9999 7.5 8.5\n9.5 10.5 11.5 12.5\n";
constexpr const char* kWgs84 =
    R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
    R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])";
constexpr const char* kUtm52 =
    R"(PROJCS["WGS_1984_UTM_Zone_52N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",)"
    R"(SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],)"
    R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
    R"(PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
    R"(PARAMETER["Central_Meridian",129.0],PARAMETER["Scale_Factor",0.9996],)"
    R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";

class RasterTest : public testing::Test {
protected:
    std::string file(const std::string& name, const std::string& text) {
        EXPECT_TRUE(write_text(scratch_ / name, text));
        return (scratch_ / name).string();
    }
    std::string grid(const std::string& text, const char* crs) {
        if (crs != nullptr) {
            file("g.prj", crs);
        }
        return file("g.asc", text);
    }
    test::Scratch scratch_;
};

TEST_F(RasterTest, ReadsAGeographicGridAsItIs) {
    const auto raster = read_raster({.path = grid(kGrid, kWgs84)}).value();
    EXPECT_EQ(raster.width, 4);
    EXPECT_EQ(raster.height, 3);
    EXPECT_EQ(raster.bounds(), (geo::Box{100, 50, 102, 51.5}));
    EXPECT_EQ(raster.step_lon_deg, 0.5);
    EXPECT_EQ(raster.step_lat_deg, 0.5);
    EXPECT_EQ(raster.value(0, 0), 1.5);
    EXPECT_EQ(raster.value(3, 2), 12.5);
    EXPECT_TRUE(raster.is_nodata(1, 1));
    EXPECT_FALSE(raster.is_nodata(2, 1));
    EXPECT_TRUE(raster.warnings.empty());
}

TEST_F(RasterTest, OnlyTheBoxAskedFor) {
    const auto raster =
        read_raster({.path = grid(kGrid, kWgs84), .bbox = geo::Box{100.6, 50.1, 101.4, 50.9}})
            .value();
    EXPECT_EQ(raster.bounds(), (geo::Box{100.5, 50, 101.5, 51}));
    EXPECT_EQ(raster.value(1, 0), 7.5);
    const auto outside =
        read_raster({.path = grid(kGrid, kWgs84), .bbox = geo::Box{10, 10, 20, 20}});
    ASSERT_FALSE(outside.has_value());
    EXPECT_THAT(outside.error().message, HasSubstr("it covers 100.000 to 102.000 east"));
}

TEST_F(RasterTest, SmallerOnRequest) {
    const auto raster = read_raster({.path = grid(kGrid, kWgs84), .max_size_px = 2}).value();
    EXPECT_EQ(raster.width, 2);
    EXPECT_EQ(raster.height, 2);
    EXPECT_EQ(raster.bounds().width(), 2.0);
    EXPECT_NEAR(raster.bounds().height(), 1.5, 1e-12);
}

TEST_F(RasterTest, WarpsAProjectedGridToLonLat) {
    std::string text = "ncols 40\nnrows 40\nxllcorner 780000\nyllcorner 5540000\ncellsize 1000\n";
    for (int row = 0; row < 40; ++row) {
        for (int column = 0; column < 40; ++column) {
            text += std::to_string(100 + column) + ".25 ";
        }
        text += "\n";
    }
    const auto raster = read_raster({.path = grid(text, kUtm52)}).value();
    // 40 km at 50.1°N are 0.56 degrees, and a little more as the grid is turned by 3 degrees.
    EXPECT_TRUE(raster.bounds().contains({133.1968, 50.1163}));
    EXPECT_NEAR(raster.bounds().width(), 0.59, 0.02);
    const int column = static_cast<int>((133.1968 - raster.west_deg) / raster.step_lon_deg);
    const int row = raster.height / 2;
    EXPECT_NEAR(raster.value(column, row), 120.0, 1.0);  // the middle column
    EXPECT_FALSE(raster.is_nodata(column, row));
    EXPECT_TRUE(raster.is_nodata(raster.width - 1, 0));  // the turned corner is empty
}

TEST_F(RasterTest, BytesStayBytes) {
    file("p.wld", "0.5\n0\n0\n-0.5\n100.25\n51.25\n");
    const auto raster = read_raster({.path = file("p.pgm", std::string("P5\n3 2\n255\n") +
                                                               "\x0A\x14\x1E\x28\x32\xFF")})
                            .value();
    ASSERT_TRUE(std::holds_alternative<std::vector<std::uint8_t>>(raster.values));
    EXPECT_EQ(raster.value(2, 1), 255.0);
    EXPECT_EQ(raster.value(0, 0), 10.0);
    EXPECT_EQ(raster.bounds(), (geo::Box{100, 50.5, 101.5, 51.5}));
    ASSERT_EQ(raster.warnings.size(), 1u);
    EXPECT_THAT(raster.warnings[0].message, HasSubstr("no CRS; taken as WGS 84"));
}

TEST_F(RasterTest, WithoutAPlaceItIsRefused) {
    const auto bare = read_raster(
        {.path = file("p.pgm", std::string("P5\n3 2\n255\n") + "\x0A\x14\x1E\x28\x32\xFF")});
    ASSERT_FALSE(bare.has_value());
    EXPECT_EQ(bare.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(bare.error().message, HasSubstr("p.pgm' is not georeferenced"));
    const std::string metres =
        "ncols 1\nnrows 1\nxllcorner 500000\nyllcorner 5600000\ncellsize 1000\n7\n";
    EXPECT_THAT(read_raster({.path = grid(metres, nullptr)}).error().message, HasSubstr("no CRS"));
}

TEST_F(RasterTest, ErrorsNameTheFile) {
    EXPECT_THAT(read_raster({.path = "/no/such.tif"}).error().message, HasSubstr("/no/such.tif"));
    EXPECT_THAT(read_raster({.path = grid(kGrid, kWgs84), .band = 2}).error().message,
                HasSubstr("no band 2; it has 1"));
    EXPECT_THAT(read_raster({.path = file("x.tif", "hello")}).error().message,
                HasSubstr("cannot be opened as a raster"));
    std::string half = kGrid;
    half.resize(half.size() - 30);
    const auto broken = read_raster({.path = grid(half, kWgs84)});
    ASSERT_FALSE(broken.has_value());
    EXPECT_EQ(broken.error().kind, ErrorKind::bad_input);
}

}  // namespace
}  // namespace northway::data
