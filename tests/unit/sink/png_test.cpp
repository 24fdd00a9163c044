// SPDX-License-Identifier: Apache-2.0
#include "sink/png.h"

#include "base/file.h"
#include "support/scratch.h"

#include "pictures.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::sink {
namespace {

using test::decode_png;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

TEST(Png, KeepsEveryOpaquePixelAsRgb) {
    const test::Scratch scratch;
    const Pixels picture = test::gradient(301, 207);
    ASSERT_TRUE(write_png(scratch / "a.png", picture, {}));
    const auto read = decode_png(scratch / "a.png");
    ASSERT_EQ(read.width, 301);
    ASSERT_EQ(read.height, 207);
    ASSERT_EQ(read.channels, 3);
    for (int y = 0; y < 207; ++y) {
        for (int x = 0; x < 301; ++x) {
            const auto* pixel = picture.at(x, y);
            ASSERT_THAT(read.at(x, y), ElementsAre(pixel[0], pixel[1], pixel[2])) << x << ", " << y;
        }
    }
}

TEST(Png, WritesStraightAlphaWhereAPixelIsTranslucent) {
    const test::Scratch scratch;
    Pixels picture = test::plain(4, 1, {10, 20, 30, 255});
    test::set(picture, 1, 0, {64, 32, 0, 128});  // premultiplied half red
    test::set(picture, 2, 0, {0, 0, 0, 0});      // nothing
    test::set(picture, 3, 0, {1, 1, 1, 1});      // white, almost unseen
    ASSERT_TRUE(write_png(scratch / "a.png", picture, {}));
    const auto read = decode_png(scratch / "a.png");
    ASSERT_EQ(read.channels, 4);
    EXPECT_THAT(read.at(0, 0), ElementsAre(10, 20, 30, 255));
    EXPECT_THAT(read.at(1, 0), ElementsAre(128, 64, 0, 128));
    EXPECT_THAT(read.at(2, 0), ElementsAre(0, 0, 0, 0));
    EXPECT_THAT(read.at(3, 0), ElementsAre(255, 255, 255, 1));
}

TEST(Png, SaysItsPhysicalSize) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_png(scratch / "a.png", test::gradient(3, 3), {.dpi = 300, .metadata = {}}));
    EXPECT_EQ(decode_png(scratch / "a.png").pixels_per_metre, 11811);  // 300 / 0.0254
    ASSERT_TRUE(write_png(scratch / "b.png", test::gradient(3, 3), {.dpi = 0, .metadata = {}}));
    EXPECT_EQ(decode_png(scratch / "b.png").pixels_per_metre, 0);
}

TEST(Png, CarriesMetadataInEveryScript) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_png(scratch / "a.png", test::gradient(3, 3),
                          {.dpi = 96,
                           .metadata = {{"Title", "Far East"},
                                        {"Copyright", "天然地球 · Природная Земля"},
                                        {"Scene time", "2024-06-30"}}}));
    EXPECT_THAT(decode_png(scratch / "a.png").text,
                ElementsAre(Pair("Copyright", "天然地球 · Природная Земля"),
                            Pair("Scene time", "2024-06-30"), Pair("Title", "Far East")));
}

TEST(Png, GivesTheSameBytesTwice) {
    const Pixels picture = test::gradient(640, 480);
    const PngInfo info{.dpi = 96, .metadata = {{"Title", "map"}}};
    EXPECT_EQ(encode_png(picture, info).value(), encode_png(picture, info).value());
}

TEST(Png, RefusesWhatItCannotHold) {
    EXPECT_FALSE(encode_png(Pixels{}, {}));
    EXPECT_FALSE(encode_png(Pixels{2, 2, std::vector<std::uint8_t>(15)}, {}));
    const Pixels picture = test::gradient(2, 2);
    EXPECT_FALSE(encode_png(picture, {.dpi = -1, .metadata = {}}));
    EXPECT_FALSE(encode_png(picture, {.dpi = 96, .metadata = {{"", "no keyword"}}}));
    EXPECT_FALSE(encode_png(picture, {.dpi = 96, .metadata = {{std::string(80, 'k'), "long"}}}));
    EXPECT_FALSE(encode_png(picture, {.dpi = 96, .metadata = {{"标题", "not ASCII"}}}));
}

TEST(Png, LeavesNothingWhereTheFolderIsMissing) {
    const test::Scratch scratch;
    const auto written = write_png(scratch / "no/a.png", test::gradient(2, 2), {});
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::failed);
    EXPECT_THAT(written.error().message, HasSubstr("no/a.png"));
    EXPECT_THAT(test::names_in(scratch.path()), ElementsAre());
}

}  // namespace
}  // namespace northway::sink
