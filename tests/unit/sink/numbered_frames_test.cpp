// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"
#include "sink/sink.h"
#include "support/scratch.h"

#include "pictures.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::sink {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

SinkOptions frames(int count) {
    SinkOptions options;
    options.frame_count = count;
    return options;
}

TEST(NumberedFrames, MakesTheFolderAndNamesEachByItsNumber) {
    const test::Scratch scratch;
    auto sink = open_sink(scratch / "film/part 1/%05d.png", frames(3)).value();
    EXPECT_THAT(test::names_in(scratch.path()), ElementsAre());
    for (const int frame : {7, 0, 130000}) {  // any order
        ASSERT_TRUE(sink->write(
            test::plain(5, 4, {static_cast<std::uint8_t>(frame % 256), 0, 0, 255}), frame));
    }
    ASSERT_TRUE(sink->finish());
    EXPECT_THAT(test::names_in(scratch / "film/part 1"),
                ElementsAre("00000.png", "00007.png", "130000.png"));
    EXPECT_THAT(test::decode_png(scratch / "film/part 1/00007.png").at(2, 2), ElementsAre(7, 0, 0));
}

TEST(NumberedFrames, KeepsWholeFramesOfARunThatStopped) {
    const test::Scratch scratch;
    {
        auto sink = open_sink(scratch / "%03d.png", frames(10)).value();
        ASSERT_TRUE(sink->write(test::gradient(64, 48), 0));
        ASSERT_TRUE(sink->write(test::gradient(64, 48), 1));
    }
    EXPECT_THAT(test::names_in(scratch.path()), ElementsAre("000.png", "001.png"));
    EXPECT_EQ(test::decode_png(scratch / "001.png").height, 48);
}

TEST(NumberedFrames, FailWhenSomeAreMissingOrCameTwice) {
    const test::Scratch scratch;
    auto sink = open_sink(scratch / "%03d.png", frames(2)).value();
    ASSERT_TRUE(sink->write(test::gradient(4, 4), 0));
    EXPECT_FALSE(sink->write(test::gradient(4, 4), 0));
    const auto finished = sink->finish();
    ASSERT_FALSE(finished);
    EXPECT_THAT(finished.error().message, HasSubstr("1 of 2 frames"));
}

TEST(NumberedFrames, ReportWhatCouldNotBeWritten) {
    const test::Scratch scratch;
    std::filesystem::create_directory(scratch / "001.png");  // in the way of frame 1
    auto sink = open_sink(scratch / "%03d.png", frames(1)).value();
    const bool written = sink->write(test::gradient(4, 4), 1).has_value();
    EXPECT_FALSE(written && sink->finish().has_value());
    EXPECT_THAT(test::names_in(scratch.path()), ElementsAre("001.png"));
}

TEST(NumberedFrames, RefuseAFolderThatIsAFile) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_text(scratch / "film", "not a folder"));
    const auto sink = open_sink(scratch / "film/deep/%03d.png", frames(2));
    ASSERT_FALSE(sink);
    EXPECT_EQ(sink.error().kind, ErrorKind::failed);
    EXPECT_THAT(sink.error().message, HasSubstr("film"));
}

}  // namespace
}  // namespace northway::sink
