// SPDX-License-Identifier: Apache-2.0
#include "sink/video.h"

#include "base/file.h"
#include "sink/ffmpeg_process.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace northway::sink {
namespace {

using Words = std::vector<std::string>;

// GIF counts hundredths of a second and viewers slow down below two of them.
constexpr double kMaxGifFps = 50;
constexpr double kMaxFps = 1000;
constexpr double kKeyframeSeconds = 2;
// Fixed, because x264's output depends on it: the same film on a laptop and on a farm.
constexpr std::string_view kThreads = "8";

void append(Words& words, std::initializer_list<std::string_view> more) {
    words.insert(words.end(), more.begin(), more.end());
}

// Quality 80 is CRF 18 in x264 and CRF 30 in libvpx: both hard to tell from the frames.
int h264_rate_factor(int quality) {
    return static_cast<int>(std::lround(50 - 0.4 * quality));
}
int vp9_rate_factor(int quality) {
    return static_cast<int>(std::lround(62 - 0.4 * quality));
}

// sRGB frames to the limited-range BT.709 of television, rounded the same way on every machine.
constexpr std::string_view kYuv420Filter =
    "scale=in_range=pc:out_range=tv:out_color_matrix=bt709:"
    "flags=bicubic+accurate_rnd+full_chroma_int+bitexact,format=yuv420p";
// An ordered dither stands still where the map does.
constexpr std::string_view kPaletteFilter =
    "split[a][b];[a]palettegen=stats_mode=single[p];"
    "[b][p]paletteuse=new=1:dither=bayer:bayer_scale=4";

void append_yuv420(Words& words) {
    append(words, {"-vf", kYuv420Filter, "-colorspace", "bt709", "-color_primaries", "bt709",
                   "-color_trc", "bt709", "-color_range", "tv"});
}

void append_codec(Words& words, VideoFormat format, const SinkOptions& options) {
    const std::string keyframes =
        std::to_string(std::max(1L, std::lround(options.fps * kKeyframeSeconds)));
    switch (format) {
        case VideoFormat::mp4:
            append_yuv420(words);
            append(words, {"-c:v", "libx264", "-preset", "medium", "-g", keyframes, "-crf",
                           std::to_string(h264_rate_factor(options.quality)), "-movflags",
                           "+faststart+use_metadata_tags", "-f", "mp4"});
            break;
        case VideoFormat::webm:
            append_yuv420(words);
            append(words, {"-c:v", "libvpx-vp9", "-deadline", "good", "-cpu-used", "5", "-row-mt",
                           "1", "-tile-columns", "2", "-g", keyframes, "-b:v", "0", "-crf",
                           std::to_string(vp9_rate_factor(options.quality)), "-f", "webm"});
            break;
        case VideoFormat::gif:
            append(words, {"-filter_complex", kPaletteFilter, "-f", "gif"});
            break;
    }
}

Words arguments(VideoFormat format, const SinkOptions& options, int width_px, int height_px,
                const std::filesystem::path& output) {
    Words words;
    append(words, {"-hide_banner", "-loglevel", "error", "-xerror", "-y"});
    append(words, {"-f", "rawvideo", "-pixel_format", "rgb0", "-video_size",
                   fmt::format("{}x{}", width_px, height_px), "-framerate",
                   fmt::format("{}", options.fps), "-i", "pipe:0"});
    append(words, {"-an", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
                   "-threads", kThreads});
    append_codec(words, format, options);
    for (const auto& [keyword, text] : options.metadata) {
        append(words, {"-metadata", fmt::format("{}={}", keyword, text)});
    }
    words.push_back("file:" + output.string());  // a name with a colon is not a protocol
    return words;
}

Status check_size(const std::filesystem::path& path, VideoFormat format, int width_px,
                  int height_px) {
    const int max_px = format == VideoFormat::gif ? 65535 : 16384;
    if (width_px < 1 || height_px < 1 || width_px > max_px || height_px > max_px) {
        return bad_usage(fmt::format("{}: a film cannot be {} x {} px; give sides of 1 to {} px",
                                     path.string(), width_px, height_px, max_px));
    }
    if (format != VideoFormat::gif && (width_px % 2 != 0 || height_px % 2 != 0)) {
        return bad_usage(
            fmt::format("{}: a film's width and height must be even, and {} x {} px is not; give "
                        "--size {}x{}",
                        path.string(), width_px, height_px, width_px + width_px % 2,
                        height_px + height_px % 2));
    }
    return {};
}

Status check_options(const std::filesystem::path& path, VideoFormat format,
                     const SinkOptions& options) {
    const double max_fps = format == VideoFormat::gif ? kMaxGifFps : kMaxFps;
    if (!(options.fps > 0 && options.fps <= max_fps)) {
        return bad_usage(
            fmt::format("{}: {} frames a second cannot be written; give more than 0 "
                        "and at most {}",
                        path.string(), options.fps, max_fps));
    }
    if (options.quality < 0 || options.quality > 100) {
        return bad_usage(fmt::format("{}: the quality {} is not between 0 and 100", path.string(),
                                     options.quality));
    }
    if (options.width_px == 0 && options.height_px == 0) {
        return {};
    }
    return check_size(path, format, options.width_px, options.height_px);
}

class Video : public FrameSink {
public:
    Video(std::filesystem::path path, VideoFormat format, SinkOptions options,
          std::filesystem::path ffmpeg, AtomicFile file)
        : path_(std::move(path)),
          format_(format),
          options_(std::move(options)),
          ffmpeg_(std::move(ffmpeg)),
          file_(std::move(file)) {}

    Status write(const Pixels& pixels, int frame) override {
        if (!process_) {
            if (auto started = start(pixels); !started) {
                return started;
            }
        }
        if (pixels.width != width_px_ || pixels.height != height_px_) {
            return failed(fmt::format("{}: frame {} is {} x {} px in a film of {} x {} px",
                                      path_.string(), frame, pixels.width, pixels.height, width_px_,
                                      height_px_));
        }
        if (written_ > 0 && frame <= last_frame_) {
            return failed(fmt::format("{}: frame {} came after frame {}", path_.string(), frame,
                                      last_frame_));
        }
        if (auto fed = process_->feed(pixels.rgba); !fed) {
            return tl::unexpected(within(path_.string(), fed.error()));
        }
        last_frame_ = frame;
        ++written_;
        return {};
    }

    Status finish() override {
        if (written_ != options_.frame_count) {
            return failed(fmt::format("{}: {} of {} frames came; nothing was kept", path_.string(),
                                      written_, options_.frame_count));
        }
        if (auto ended = process_->finish(); !ended) {
            return tl::unexpected(within(path_.string(), ended.error()));
        }
        return file_.commit();
    }

private:
    Status start(const Pixels& first) {
        if (auto fits = check_size(path_, format_, first.width, first.height); !fits) {
            return fits;
        }
        width_px_ = first.width;
        height_px_ = first.height;
        auto process = FfmpegProcess::start(
            ffmpeg_, arguments(format_, options_, width_px_, height_px_, file_.temporary_path()));
        if (!process) {
            return tl::unexpected(within(path_.string(), process.error()));
        }
        process_.emplace(std::move(*process));
        return {};
    }

    std::filesystem::path path_;
    VideoFormat format_;
    SinkOptions options_;
    std::filesystem::path ffmpeg_;
    AtomicFile file_;                       // ffmpeg writes to its temporary name
    std::optional<FfmpegProcess> process_;  // after file_: killed before the file is removed
    int width_px_ = 0;
    int height_px_ = 0;
    int written_ = 0;
    int last_frame_ = 0;
};

}  // namespace

Result<std::unique_ptr<FrameSink>> open_video(const std::filesystem::path& path, VideoFormat format,
                                              const SinkOptions& options) {
    if (auto fits = check_options(path, format, options); !fits) {
        return tl::unexpected(fits.error());
    }
    auto ffmpeg = find_ffmpeg();
    if (!ffmpeg) {
        return tl::unexpected(within(path.string(), ffmpeg.error()));
    }
    auto file = AtomicFile::create(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    return std::make_unique<Video>(path, format, options, std::move(*ffmpeg), std::move(*file));
}

}  // namespace northway::sink
