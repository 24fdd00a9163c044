// SPDX-License-Identifier: Apache-2.0
#include "data/picture.h"

#include "data/raster.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace northway::data {
namespace {

namespace fs = std::filesystem;

class PictureTest : public ::testing::Test {
protected:
    void SetUp() override { fs::create_directories(folder_); }
    void TearDown() override { fs::remove_all(folder_); }
    fs::path write(const std::string& name, const std::string& content) {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << content;
        return folder_ / name;
    }
    fs::path folder_ = fs::temp_directory_path() / ("northway-picture-" + std::to_string(::getpid()));
};

// Two pixels of half a degree whose upper left corner is at 10 E 50 N, the second one turned below.
const char* const kWorldFile = "0.5\n0\n0\n-0.5\n10.25\n49.75\n";

TEST_F(PictureTest, GreyBecomesRedGreenAndBlue) {
    write("grey.wld", kWorldFile);
    const auto picture =
        read_picture({write("grey.pgm", std::string("P5\n2 1\n255\n") + '\x10' + '\xf0').string()});
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_EQ(picture->rgba, (std::vector<std::uint8_t>{16, 16, 16, 255, 240, 240, 240, 255}));
    EXPECT_FALSE(picture->has_mask);
    // column = (lon - 10) / 0.5, row = (50 - lat) / 0.5
    const auto& m = picture->place.px_from_crs;
    EXPECT_DOUBLE_EQ(m[0] * 10.5 + m[1] * 49.5 + m[2], 1);
    EXPECT_DOUBLE_EQ(m[3] * 10.5 + m[4] * 49.5 + m[5], 1);
}

TEST_F(PictureTest, SixteenBitsThatAreUsedWholeAreScaledToEight) {
    write("deep.wld", kWorldFile);
    const auto picture = read_picture(
        {write("deep.pgm", std::string("P5\n2 1\n65535\n") + '\x80' + '\x80' + '\xff' + '\xff')
             .string()});
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_EQ(picture->rgba[0], 128);
    EXPECT_EQ(picture->rgba[4], 255);
}

TEST_F(PictureTest, CornersPlaceAPictureInMercator) {
    PictureRequest request;
    request.path = write("plain.pgm", std::string("P5\n2 1\n255\n") + '\x10' + '\xf0').string();
    request.corners = {{{0, 10}, {20, 10}, {20, 0}, {0, 0}}};
    const auto picture = read_picture(request);
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_EQ(picture->place.crs, "EPSG:3857");
    // 10 E is half-way across.
    const auto& m = picture->place.px_from_crs;
    const double x = 1113194.9079327357;
    const double w = m[6] * x + m[8];
    EXPECT_NEAR((m[0] * x + m[2]) / w, 1, 1e-9);
}

TEST_F(PictureTest, WithoutAPlaceTheMessageSaysWhatToDo) {
    const auto picture =
        read_picture({write("plain.pgm", std::string("P5\n1 1\n255\n") + '\x10').string()});
    ASSERT_FALSE(picture);
    EXPECT_NE(picture.error().message.find("coordinates"), std::string::npos);
}

TEST_F(PictureTest, TilesArePutTogetherWhereTheyLie) {
    // Two of the four tiles of zoom 1: north-west and south-east.
    write("1/0/0.pgm", std::string("P5\n1 1\n255\n") + '\x10');
    write("1/1/1.pgm", std::string("P5\n1 1\n255\n") + '\xf0');
    TilesRequest request;
    request.pattern = (folder_ / "{z}/{x}/{y}.pgm").string();
    const auto picture = read_tiles(request);
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_EQ(picture->rgba, (std::vector<std::uint8_t>{16, 16, 16, 255, 0, 0, 0, 0, 0, 0, 0, 0,
                                                        240, 240, 240, 255}));
    EXPECT_TRUE(picture->has_mask);
    EXPECT_NEAR(picture->place.px_from_crs[2], 1, 1e-9);  // the meridian of Greenwich
}

TEST_F(PictureTest, HeightsAreReadFromColours) {
    model::Picture picture;
    picture.name = "coded";
    picture.width = 2;
    picture.height = 2;
    // mapbox: -10000 m + 0.1 m * (65536 red + 256 green + blue); 0x0186a0 is 0 m.
    for (int i = 0; i < 4; ++i) {
        picture.rgba.insert(picture.rgba.end(), {0x01, 0x86, 0xaa, 255});
    }
    picture.place.px_from_crs = model::matrix_from_geotransform({10, 1, 0, 50, 0, -1});
    const auto heights = heights_from(picture, {6553.6, 25.6, 0.1, 10000});
    ASSERT_TRUE(heights) << heights.error().message;
    EXPECT_NEAR(heights->value(0, 0), 1.0, 1e-3);
    EXPECT_DOUBLE_EQ(heights->west_deg, 10);
}

}  // namespace
}  // namespace northway::data
