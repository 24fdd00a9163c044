// SPDX-License-Identifier: Apache-2.0
#include "app/values.h"

#include <gtest/gtest.h>

namespace northway::app {
namespace {

TEST(Values, ASizeIsTwoWholeNumbers) {
    EXPECT_EQ(parse_size("1920x1080"), (SizeCssPx{1920, 1080}));
    EXPECT_EQ(parse_size("1X1"), (SizeCssPx{1, 1}));
    for (const char* wrong : {"", "x", "0x5", "5x0", "-1x5", "1920", "1920x", "x1080", "axb",
                              "1.5x2", "5x5x5", " 5x5", "65536x5", "99999999999x5"}) {
        EXPECT_FALSE(parse_size(wrong)) << wrong;
    }
}

TEST(Values, ABoxRunsFromWestToEastAndFromSouthToNorth) {
    EXPECT_EQ(parse_bbox("105,38,150,62"), (geo::Box{105, 38, 150, 62}));
    EXPECT_EQ(parse_bbox("170, 60, 190, 70"), (geo::Box{170, 60, 190, 70}));
    // Over the 180th meridian, as GeoJSON writes it.
    EXPECT_EQ(parse_bbox("170,60,-160,70"), (geo::Box{170, 60, 200, 70}));
    for (const char* wrong :
         {"", "105,38,150", "105,38,150,62,1", "105,62,150,38", "105,nan,150,62",
          "105,38,inf,62", "a,b,c,d", "105,-91,150,62", "105,38,105,62", "-200,0,10,10"}) {
        EXPECT_FALSE(parse_bbox(wrong)) << wrong;
    }
}

TEST(Values, ACentreIsALongitudeAndALatitude) {
    EXPECT_EQ(parse_center("127.5,50.25"), (geo::LonLat{127.5, 50.25}));
    EXPECT_EQ(parse_center("-120,-5"), (geo::LonLat{-120, -5}));
    for (const char* wrong : {"", "127.5", "127.5;50.25", "127.5,91", "400,0", "nan,0"}) {
        EXPECT_FALSE(parse_center(wrong)) << wrong;
    }
}

TEST(Values, AScaleIsOneToANumber) {
    EXPECT_EQ(parse_scale("1:5000000"), 5e6);
    for (const char* wrong : {"", "5000000", "2:5000000", "1:0", "1:-5", "1:x", "1:"}) {
        EXPECT_FALSE(parse_scale(wrong)) << wrong;
    }
}

TEST(Values, AFilmRunsFromTheStartOfAPeriodToTheEndOfAnother) {
    EXPECT_EQ(parse_year_start("2019"), 2019.0);
    EXPECT_EQ(parse_year_end("2024"), 2025.0);
    EXPECT_EQ(parse_year_start("2019.5"), 2019.5);
    EXPECT_EQ(parse_year_end("2019.5"), 2019.5);
    EXPECT_EQ(parse_year_end("2024-12"), 2025.0);
    for (const char* wrong : {"", "20x4", "2024-13", "2024-02-30", "99999", "0000", "0.5", "nan"}) {
        EXPECT_FALSE(parse_year_start(wrong)) << wrong;
        EXPECT_FALSE(parse_year_end(wrong)) << wrong;
    }
}

TEST(Values, FramesAreARangeWithAStep) {
    EXPECT_EQ(parse_frames("0-99:10"), (compose::FrameRange{0, 99, 10}));
    EXPECT_EQ(parse_frames("5-5"), (compose::FrameRange{5, 5, 1}));
    EXPECT_EQ(parse_frames("7"), (compose::FrameRange{7, 7, 1}));
    for (const char* wrong : {"", "5-", "-5", "9-5", "0-9:0", "0-9:", "a-b", "0-9:-1", "1.5-2"}) {
        EXPECT_FALSE(parse_frames(wrong)) << wrong;
    }
}

TEST(Values, YearsMayBeOpenOnOneSide) {
    EXPECT_EQ(parse_years("2019"), (Period{2019, 2020}));
    EXPECT_EQ(parse_years("2019..2024"), (Period{2019, 2025}));
    EXPECT_EQ(parse_years("2019.."), (Period{2019, 10000}));
    EXPECT_EQ(parse_years("..2024"), (Period{0, 2025}));
    for (const char* wrong : {"", "..", "2024..2019", "2019...", "x..", "2019-2024"}) {
        EXPECT_FALSE(parse_years(wrong)) << wrong;
    }
}

TEST(Values, AnAssignmentHasAKey) {
    EXPECT_EQ(parse_assignment("scenario=high"),
              (std::pair<std::string, std::string>{"scenario", "high"}));
    EXPECT_EQ(parse_assignment("a=b=c"), (std::pair<std::string, std::string>{"a", "b=c"}));
    EXPECT_EQ(parse_assignment("a="), (std::pair<std::string, std::string>{"a", ""}));
    EXPECT_FALSE(parse_assignment("scenario"));
    EXPECT_FALSE(parse_assignment("=high"));
}

}  // namespace
}  // namespace northway::app
