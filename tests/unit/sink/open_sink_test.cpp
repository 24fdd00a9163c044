// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"
#include "sink/sink.h"
#include "support/scratch.h"

#include "pictures.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::sink {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(OpenSink, NamesTheFormatsWhereTheExtensionIsUnknown) {
    const test::Scratch scratch;
    for (const char* name : {"map.bmp", "map", ".png", "map.png.old"}) {
        const auto sink = open_sink(scratch / name, {});
        ASSERT_FALSE(sink) << name;
        EXPECT_EQ(sink.error().kind, ErrorKind::usage);
        EXPECT_THAT(sink.error().message,
                    AllOf(HasSubstr(name), HasSubstr(".png"), HasSubstr("%05d.png"),
                          HasSubstr(".mp4"), HasSubstr(".webm"), HasSubstr(".gif")));
    }
    EXPECT_THAT(test::names_in(scratch.path()), ElementsAre());
}

TEST(OpenSink, ReadsTheExtensionInAnyCase) {
    const test::Scratch scratch;
    auto sink = open_sink(scratch / "MAP.PNG", {}).value();
    ASSERT_TRUE(sink->write(test::gradient(4, 4), 0));
    ASSERT_TRUE(sink->finish());
    EXPECT_EQ(test::decode_png(scratch / "MAP.PNG").width, 4);
}

TEST(OpenSink, RefusesManyFramesInOnePicture) {
    const auto sink = open_sink("map.png", {.frame_count = 300, .metadata = {}});
    ASSERT_FALSE(sink);
    EXPECT_EQ(sink.error().kind, ErrorKind::usage);
    EXPECT_THAT(sink.error().message, HasSubstr("300"));
}

TEST(OpenSink, RefusesAPictureThatNoMemoryHolds) {
    const test::Scratch folder;
    SinkOptions options;
    options.width_px = 50'000;
    options.height_px = 20'001;
    const auto sink = open_sink(folder / "a.png", options);
    ASSERT_FALSE(sink);
    EXPECT_EQ(sink.error().kind, ErrorKind::usage);
    EXPECT_NE(sink.error().message.find("50000 x 20001"), std::string::npos);
    options.height_px = 20'000;
    EXPECT_TRUE(open_sink(folder / "a.png", options));
}

TEST(OpenSink, RefusesAnOutputOfNoFrames) {
    const auto sink = open_sink("%05d.png", {.frame_count = 0, .metadata = {}});
    ASSERT_FALSE(sink);
    EXPECT_EQ(sink.error().kind, ErrorKind::usage);
}

TEST(Still, AppearsOnlyWhenFinished) {
    const test::Scratch scratch;
    auto sink = open_sink(scratch / "a.png", {}).value();
    ASSERT_TRUE(sink->write(test::gradient(4, 4), 0));
    EXPECT_FALSE(std::filesystem::exists(scratch / "a.png"));
    ASSERT_TRUE(sink->finish());
    EXPECT_THAT(test::names_in(scratch.path()), ElementsAre("a.png"));
}

TEST(Still, LeavesTheOldPictureWhenNotFinished) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_text(scratch / "a.png", "old"));
    {
        auto sink = open_sink(scratch / "a.png", {}).value();
        ASSERT_TRUE(sink->write(test::gradient(4, 4), 0));
    }
    EXPECT_EQ(read_text(scratch / "a.png").value(), "old");
    EXPECT_THAT(test::names_in(scratch.path()), ElementsAre("a.png"));
}

TEST(Still, FailsWithoutAPictureOrWithASecondOne) {
    const test::Scratch scratch;
    auto sink = open_sink(scratch / "a.png", {}).value();
    EXPECT_FALSE(sink->finish());
    ASSERT_TRUE(sink->write(test::gradient(4, 4), 0));
    EXPECT_FALSE(sink->write(test::gradient(4, 4), 1));
}

TEST(Still, RefusesAMissingFolderBeforeDrawing) {
    const test::Scratch scratch;
    const auto sink = open_sink(scratch / "no/a.png", {});
    ASSERT_FALSE(sink);
    EXPECT_EQ(sink.error().kind, ErrorKind::failed);
}

}  // namespace
}  // namespace northway::sink
