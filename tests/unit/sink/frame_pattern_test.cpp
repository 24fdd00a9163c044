// SPDX-License-Identifier: Apache-2.0
#include "sink/frame_pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::sink {
namespace {

using ::testing::HasSubstr;

TEST(FramePattern, PadsTheNumberWithZeros) {
    const auto pattern = parse_frame_pattern("frames/map-%05d.png").value();
    EXPECT_EQ(pattern.path_of(0), "frames/map-00000.png");
    EXPECT_EQ(pattern.path_of(12345), "frames/map-12345.png");
}

TEST(FramePattern, NeverCutsALongNumber) {
    EXPECT_EQ(parse_frame_pattern("%02d.png").value().path_of(1000), "1000.png");
    EXPECT_EQ(parse_frame_pattern("%d.png").value().path_of(7), "7.png");
}

TEST(FramePattern, ReadsTwoPercentSignsAsOne) {
    EXPECT_EQ(parse_frame_pattern("50%%-%03d%%.png").value().path_of(4), "50%-004%.png");
}

TEST(FramePattern, RefusesWhatNumbersNothingOrTwice) {
    for (const char* name : {"%s.png", "%5d.png", "%0d.png", "%.png", "a%", "%05x.png",
                             "%05d-%05d.png", "%%.png", "map.png", "%012d.png"}) {
        const auto pattern = parse_frame_pattern(name);
        ASSERT_FALSE(pattern) << name;
        EXPECT_EQ(pattern.error().kind, ErrorKind::usage) << name;
        EXPECT_THAT(pattern.error().message, HasSubstr(name));
        EXPECT_THAT(pattern.error().message, HasSubstr("%05d"));
    }
}

}  // namespace
}  // namespace northway::sink
