// SPDX-License-Identifier: Apache-2.0
#include "judge.h"

#include "sink/png.h"
#include "support/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::golden {
namespace {

using ::testing::HasSubstr;

Pixels plain(int width, int height, std::uint8_t level) {
    Pixels pixels{width, height, {}};
    pixels.rgba.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4,
                       level);
    for (std::size_t i = 3; i < pixels.rgba.size(); i += 4) {
        pixels.rgba[i] = 255;
    }
    return pixels;
}

class Judge : public ::testing::Test {
protected:
    test::Scratch folder_;
    std::filesystem::path expected_ = folder_ / "expected.png";
    std::filesystem::path output_ = folder_ / "out";

    void expect(const Pixels& pixels) { ASSERT_TRUE(sink::write_png(expected_, pixels, {})); }
    bool has(const char* name) const { return std::filesystem::exists(output_ / name); }
};

TEST_F(Judge, TheSamePicturePassesAndLeavesNothing) {
    expect(plain(8, 6, 100));
    EXPECT_TRUE(judge(plain(8, 6, 100), expected_, output_, {0, 0}));
    EXPECT_FALSE(has("actual.png"));
}

TEST_F(Judge, AMissingExpectationFailsAndLeavesTheActualPicture) {
    const auto verdict = judge(plain(8, 6, 100), expected_, output_, {255, 1});
    ASSERT_FALSE(verdict);
    EXPECT_THAT(verdict.error().message, HasSubstr((output_ / "actual.png").string()));
    const auto kept = read_png(output_ / "actual.png");
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->rgba, plain(8, 6, 100).rgba);
    EXPECT_FALSE(std::filesystem::exists(expected_));
}

TEST_F(Judge, OnePixelTooManyFailsAndIsShownInRed) {
    expect(plain(10, 10, 100));
    auto actual = plain(10, 10, 100);
    actual.rgba[4 * 23 + 1] = 109;
    EXPECT_TRUE(judge(actual, expected_, output_, {9, 0}));
    EXPECT_TRUE(judge(actual, expected_, output_, {8, 0.01}));
    const auto verdict = judge(actual, expected_, output_, {8, 0.0099});
    ASSERT_FALSE(verdict);
    EXPECT_THAT(verdict.error().message, HasSubstr("1.000 %"));
    const auto diff = read_png(output_ / "diff.png");
    ASSERT_TRUE(diff);
    EXPECT_EQ(diff->at(3, 2)[0], 230);
    EXPECT_EQ(diff->at(3, 2)[1], 0);
    EXPECT_EQ(diff->at(4, 2)[0], diff->at(4, 2)[1]);
}

TEST_F(Judge, AnotherSizeFails) {
    expect(plain(10, 10, 100));
    EXPECT_FALSE(judge(plain(10, 11, 100), expected_, output_, {255, 0.99}));
    EXPECT_TRUE(has("diff.png"));
}

TEST_F(Judge, ATornExpectationFails) {
    ASSERT_TRUE(sink::write_png(expected_, plain(64, 64, 9), {}));
    std::filesystem::resize_file(expected_, 60);
    EXPECT_FALSE(judge(plain(64, 64, 9), expected_, output_, {255, 1}));
}

}  // namespace
}  // namespace northway::golden
