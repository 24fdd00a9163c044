// SPDX-License-Identifier: Apache-2.0
#include "sink/video.h"

#include "base/file.h"
#include "support/scratch.h"

#include "pictures.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace northway::sink {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Lt;

std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string output;
    std::array<char, 4096> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) {
        output.append(buffer.data(), count);
    }
    return output;
}

// What ffprobe says of a film after reading all its frames.
json probe(const std::filesystem::path& film) {
    return json::parse(
        output_of("ffprobe -v error -count_frames -show_streams -show_format -of json '" +
                  film.string() + "'"));
}

// The colour in the middle of frame `number`, as R, G, B.
std::array<int, 3> middle_colour(const std::filesystem::path& film, int number) {
    const std::string bytes = output_of(
        "ffmpeg -v error -i '" + film.string() + "' -vf \"select=eq(n\\," + std::to_string(number) +
        "),crop=2:2,scale=1:1\" -frames:v 1 -f rawvideo -pix_fmt rgb24 -");
    if (bytes.size() != 3) {
        throw std::runtime_error("no frame " + std::to_string(number));
    }
    return {static_cast<unsigned char>(bytes[0]), static_cast<unsigned char>(bytes[1]),
            static_cast<unsigned char>(bytes[2])};
}

SinkOptions film(double fps, int frame_count) {
    SinkOptions options;
    options.fps = fps;
    options.frame_count = frame_count;
    return options;
}

// A film that goes from black to red.
Status write_film(const std::filesystem::path& path, const SinkOptions& options) {
    auto sink = open_sink(path, options);
    if (!sink) {
        return tl::unexpected(sink.error());
    }
    for (int frame = 0; frame < options.frame_count; ++frame) {
        const auto red = static_cast<std::uint8_t>(frame * 200 / options.frame_count);
        if (auto written = (*sink)->write(test::plain(128, 96, {red, 0, 0, 255}), frame);
            !written) {
            return written;
        }
    }
    return (*sink)->finish();
}

TEST(Video, Mp4HasTheSizeRateAndLengthAsked) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_film(scratch / "a.mp4", film(30, 75)));
    EXPECT_THAT(test::names_in(scratch.path()), ElementsAre("a.mp4"));
    const json probed = probe(scratch / "a.mp4");
    const json& stream = probed["streams"][0];
    EXPECT_EQ(stream["codec_name"], "h264");
    EXPECT_EQ(stream["pix_fmt"], "yuv420p");
    EXPECT_EQ(stream["width"], 128);
    EXPECT_EQ(stream["height"], 96);
    EXPECT_EQ(stream["avg_frame_rate"], "30/1");
    EXPECT_EQ(stream["r_frame_rate"], "30/1");
    EXPECT_EQ(stream["nb_read_frames"], "75");
    EXPECT_EQ(stream["color_space"], "bt709");
    EXPECT_EQ(stream["color_primaries"], "bt709");
    EXPECT_EQ(stream["color_transfer"], "bt709");
    EXPECT_EQ(stream["color_range"], "tv");
    EXPECT_DOUBLE_EQ(std::stod(stream["duration"].get<std::string>()), 2.5);
}

TEST(Video, WebmHasTheSizeRateAndLengthAsked) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_film(scratch / "a.webm", film(25, 20)));
    const json probed = probe(scratch / "a.webm");
    const json& stream = probed["streams"][0];
    EXPECT_EQ(stream["codec_name"], "vp9");
    EXPECT_EQ(stream["pix_fmt"], "yuv420p");
    EXPECT_EQ(stream["width"], 128);
    EXPECT_EQ(stream["avg_frame_rate"], "25/1");
    EXPECT_EQ(stream["nb_read_frames"], "20");
    EXPECT_EQ(stream["color_space"], "bt709");
    EXPECT_DOUBLE_EQ(std::stod(probed["format"]["duration"].get<std::string>()), 0.8);
}

TEST(Video, GifHasItsFramesAndLength) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_film(scratch / "a.gif", film(20, 10)));
    const json probed = probe(scratch / "a.gif");
    EXPECT_EQ(probed["streams"][0]["codec_name"], "gif");
    EXPECT_EQ(probed["streams"][0]["nb_read_frames"], "10");
    EXPECT_DOUBLE_EQ(std::stod(probed["format"]["duration"].get<std::string>()), 0.5);
}

TEST(Video, KeepsAFractionalRate) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_film(scratch / "a.mp4", film(12.5, 5)));
    EXPECT_EQ(probe(scratch / "a.mp4")["streams"][0]["avg_frame_rate"], "25/2");
}

TEST(Video, ShowsEachFrameInItsColour) {
    const test::Scratch scratch;
    for (const char* name : {"a.mp4", "a.webm"}) {
        auto sink = open_sink(scratch / name, film(10, 2)).value();
        ASSERT_TRUE(sink->write(test::plain(64, 64, {200, 30, 90, 255}), 4));
        ASSERT_TRUE(sink->write(test::plain(64, 64, {20, 160, 40, 255}), 6));
        ASSERT_TRUE(sink->finish());
        // Limited range and 8-bit chroma cost up to 3 levels.
        const auto first = middle_colour(scratch / name, 0);
        EXPECT_NEAR(first[0], 200, 3) << name;
        EXPECT_NEAR(first[1], 30, 3) << name;
        EXPECT_NEAR(first[2], 90, 3) << name;
        const auto second = middle_colour(scratch / name, 1);
        EXPECT_NEAR(second[0], 20, 3) << name;
        EXPECT_NEAR(second[1], 160, 3) << name;
        EXPECT_NEAR(second[2], 40, 3) << name;
    }
}

TEST(Video, TheSameFramesGiveTheSameFile) {
    const test::Scratch scratch;
    for (const char* extension : {".mp4", ".webm", ".gif"}) {
        SinkOptions options = film(30, 12);
        options.metadata = {{"title", "黑河"}};
        const auto one = scratch / (std::string("one") + extension);
        const auto two = scratch / (std::string("two") + extension);
        ASSERT_TRUE(write_film(one, options));
        ASSERT_TRUE(write_film(two, options));
        EXPECT_TRUE(read_bytes(one).value() == read_bytes(two).value()) << extension;
    }
}

TEST(Video, CarriesMetadata) {
    const test::Scratch scratch;
    SinkOptions options = film(30, 2);
    options.metadata = {{"title", "Дальний Восток"}, {"scene_time", "2024=2025; 'a'"}};
    ASSERT_TRUE(write_film(scratch / "a.mp4", options));
    const json tags = probe(scratch / "a.mp4")["format"]["tags"];
    EXPECT_EQ(tags["title"], "Дальний Восток");
    EXPECT_EQ(tags["scene_time"], "2024=2025; 'a'");
}

TEST(Video, BetterQualityIsALargerFile) {
    const test::Scratch scratch;
    for (const int quality : {20, 95}) {
        SinkOptions options = film(30, 1);
        options.quality = quality;
        auto sink = open_sink(scratch / (std::to_string(quality) + ".mp4"), options).value();
        ASSERT_TRUE(sink->write(test::gradient(256, 256), 0));
        ASSERT_TRUE(sink->finish());
    }
    EXPECT_LT(std::filesystem::file_size(scratch / "20.mp4") * 2,
              std::filesystem::file_size(scratch / "95.mp4"));
}

TEST(Video, RefusesOddSidesAndSaysTheNearestEvenSize) {
    const test::Scratch scratch;
    SinkOptions options = film(30, 1);
    options.width_px = 801;
    options.height_px = 600;
    const auto sink = open_sink(scratch / "a.mp4", options);
    ASSERT_FALSE(sink);
    EXPECT_EQ(sink.error().kind, ErrorKind::usage);
    EXPECT_THAT(sink.error().message, HasSubstr("802x600"));

    auto unknown_size = open_sink(scratch / "b.webm", film(30, 1)).value();
    const auto written = unknown_size->write(test::gradient(64, 33), 0);
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().message, HasSubstr("64x34"));
}

TEST(Video, RefusesARateOutOfRange) {
    for (const double fps : {0.0, -1.0, 1e9, std::nan("")}) {
        const auto sink = open_sink("a.mp4", film(fps, 1));
        ASSERT_FALSE(sink) << fps;
        EXPECT_EQ(sink.error().kind, ErrorKind::usage) << fps;
    }
    EXPECT_FALSE(open_sink("a.gif", film(60, 1)));
}

TEST(Video, LeavesNothingWhenNotFinished) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_text(scratch / "a.mp4", "old"));
    {
        auto sink = open_sink(scratch / "a.mp4", film(30, 100)).value();
        ASSERT_TRUE(sink->write(test::gradient(64, 64), 0));
        const auto finished = sink->finish();
        ASSERT_FALSE(finished);
        EXPECT_THAT(finished.error().message, HasSubstr("1 of 100 frames"));
    }
    EXPECT_EQ(read_text(scratch / "a.mp4").value(), "old");
    EXPECT_THAT(test::names_in(scratch.path()), ElementsAre("a.mp4"));
}

TEST(Video, RefusesFramesOutOfOrderOrOfAnotherSize) {
    const test::Scratch scratch;
    auto sink = open_sink(scratch / "a.mp4", film(30, 3)).value();
    ASSERT_TRUE(sink->write(test::gradient(64, 64), 5));
    EXPECT_FALSE(sink->write(test::gradient(64, 64), 5));
    EXPECT_FALSE(sink->write(test::gradient(64, 66), 6));
}

// $PATH as it was, put back when the object goes.
class PathVariable {
public:
    explicit PathVariable(const std::string& value) : old_(std::getenv("PATH")) {
        setenv("PATH", value.c_str(), 1);
    }
    ~PathVariable() { setenv("PATH", old_.c_str(), 1); }
    PathVariable(const PathVariable&) = delete;
    PathVariable& operator=(const PathVariable&) = delete;

private:
    std::string old_;
};

// A program named ffmpeg in `folder` that runs this line of shell.
void make_ffmpeg(const std::filesystem::path& folder, const std::string& line) {
    ASSERT_TRUE(write_text(folder / "ffmpeg", "#!/bin/sh\n" + line + "\n"));
    std::filesystem::permissions(folder / "ffmpeg", std::filesystem::perms::owner_all);
}

TEST(Video, NamesThePackageWhereFfmpegIsMissing) {
    const test::Scratch scratch;
    const PathVariable path(scratch.path().string());
    const auto sink = open_sink(scratch / "a.mp4", film(30, 1));
    ASSERT_FALSE(sink);
    EXPECT_EQ(sink.error().kind, ErrorKind::failed);
    EXPECT_THAT(sink.error().message, HasSubstr("install the package ffmpeg"));
    EXPECT_THAT(test::names_in(scratch.path()), IsEmpty());
}

TEST(Video, PassesOnWhatFfmpegSaysWhenItDies) {
    const test::Scratch scratch;
    const test::Scratch programs;
    make_ffmpeg(programs.path(), "echo 'disk is broken' >&2; exit 3");
    const PathVariable path(programs.path().string());
    auto sink = open_sink(scratch / "a.mp4", film(30, 1000)).value();
    Status status;
    int frame = 0;
    for (; status && frame < 1000; ++frame) {
        status = sink->write(test::gradient(256, 256), frame);
    }
    ASSERT_FALSE(status);
    EXPECT_THAT(frame, Lt(1000));
    EXPECT_THAT(status.error().message, HasSubstr("disk is broken"));
    sink.reset();
    EXPECT_THAT(test::names_in(scratch.path()), IsEmpty());
}

TEST(Video, FailsWhenFfmpegFailsAfterTheLastFrame) {
    const test::Scratch scratch;
    const test::Scratch programs;
    make_ffmpeg(programs.path(), "/bin/cat > /dev/null; echo 'no space left' >&2; exit 1");
    const PathVariable path(programs.path().string());
    auto sink = open_sink(scratch / "a.mp4", film(30, 1)).value();
    ASSERT_TRUE(sink->write(test::gradient(64, 64), 0));
    const auto finished = sink->finish();
    ASSERT_FALSE(finished);
    EXPECT_THAT(finished.error().message, HasSubstr("no space left"));
    sink.reset();
    EXPECT_THAT(test::names_in(scratch.path()), IsEmpty());
}

TEST(Video, FailsWhenFfmpegIsKilled) {
    const test::Scratch scratch;
    const test::Scratch programs;
    make_ffmpeg(programs.path(), "/bin/cat > /dev/null; kill -9 $$");
    const PathVariable path(programs.path().string());
    auto sink = open_sink(scratch / "a.mp4", film(30, 1)).value();
    ASSERT_TRUE(sink->write(test::gradient(64, 64), 0));
    EXPECT_FALSE(sink->finish());
    sink.reset();
    EXPECT_THAT(test::names_in(scratch.path()), IsEmpty());
}

}  // namespace
}  // namespace northway::sink
