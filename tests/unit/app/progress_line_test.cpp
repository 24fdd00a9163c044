// SPDX-License-Identifier: Apache-2.0
#include "app/progress_line.h"

#include <gtest/gtest.h>

namespace northway::app {
namespace {

TEST(ProgressText, TellsFramesRateAndTimeLeft) {
    EXPECT_EQ(progress_text(30, 300, 2.0), "frame 30 of 300, 15.0 frames/s, 0:18 left");
    EXPECT_EQ(progress_text(1, 1201, 0.1), "frame 1 of 1201, 10.0 frames/s, 2:00 left");
}

TEST(ProgressText, SaysNothingOfARateBeforeTheFirstFrame) {
    EXPECT_EQ(progress_text(0, 300, 2.0), "frame 0 of 300");
}

TEST(ProgressStyle, QuietIsQuiet) {
    EXPECT_EQ(progress_style(true, true), ProgressStyle::none);
}

}  // namespace
}  // namespace northway::app
