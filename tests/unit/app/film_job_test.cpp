// SPDX-License-Identifier: Apache-2.0
#include "compose/jobs.h"

#include <gtest/gtest.h>

namespace northway::compose {
namespace {

FilmJob ten_seconds() {
    FilmJob job;
    job.from_year = 2019;
    job.to_year = 2025;
    job.fps = 30;
    job.duration_s = 10;
    return job;
}

TEST(FilmJob, HasDurationTimesRateFrames) {
    EXPECT_EQ(ten_seconds().frame_count(), 300);
    EXPECT_EQ(ten_seconds().range(), (FrameRange{0, 299, 1}));
}

TEST(FilmJob, FrameIIsAtClockIOverFps) {
    EXPECT_DOUBLE_EQ(ten_seconds().moment(75).clock_s, 2.5);
}

TEST(FilmJob, TheYearRunsEvenlyAndTheLastFrameShowsTheLastYear) {
    EXPECT_DOUBLE_EQ(ten_seconds().moment(0).year(), 2019.0);
    EXPECT_DOUBLE_EQ(ten_seconds().moment(150).year(), 2022.0);
    EXPECT_NEAR(ten_seconds().moment(299).year(), 2024.98, 1e-9);
}

TEST(FilmJob, ARangeKeepsTheNumbersOfTheWholeFilm) {
    FilmJob job = ten_seconds();
    job.frames = FrameRange{10, 29, 10};
    EXPECT_EQ(job.range().count(), 2);
    EXPECT_DOUBLE_EQ(job.moment(20).clock_s, 20.0 / 30);
    EXPECT_EQ((FrameRange{0, 99, 7}.count()), 15);
}

TEST(Output, OnePictureIsNoFilm) {
    StillJob job;
    job.size = {320, 240, 1};
    job.output = "a.mp4";
    const auto checked = check_output(job);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().kind, ErrorKind::usage);
}

}  // namespace
}  // namespace northway::compose
