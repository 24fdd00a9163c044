// SPDX-License-Identifier: Apache-2.0
#include "sink/sink.h"

#include "sink/frame_pattern.h"
#include "sink/numbered_frames.h"
#include "sink/still.h"
#include "sink/video.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace northway::sink {
namespace {

// A sheet of A0 at 600 pixels an inch has 558 million; a whole picture is held in memory.
constexpr double kMostPixels = 1e9;

std::string lower_extension(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

}  // namespace

Result<std::unique_ptr<FrameSink>> open_sink(const std::filesystem::path& path,
                                             const SinkOptions& options) {
    if (options.frame_count < 1) {
        return bad_usage(fmt::format("{}: {} frames cannot be written; give at least one",
                                     path.string(), options.frame_count));
    }
    if (static_cast<double>(options.width_px) * options.height_px > kMostPixels) {
        return bad_usage(fmt::format(
            "{}: a picture of {} x {} pixels is too large; give a size of at most 1,000 million "
            "pixels, or fewer with --dpi or --pixel-ratio",
            path.string(), options.width_px, options.height_px));
    }
    const std::string extension = lower_extension(path);
    if (extension == ".png") {
        return has_pattern(path) ? open_numbered_frames(path, options) : open_still(path, options);
    }
    if (extension == ".mp4") {
        return open_video(path, VideoFormat::mp4, options);
    }
    if (extension == ".webm") {
        return open_video(path, VideoFormat::webm, options);
    }
    if (extension == ".gif") {
        return open_video(path, VideoFormat::gif, options);
    }
    return bad_usage(
        fmt::format("{}: {}; name a .png, numbered frames such as frames/%05d.png, "
                    "or a film .mp4, .webm or .gif",
                    path.string(),
                    extension.empty() ? "the name has no extension"
                                      : fmt::format("{} is not a format of Northway", extension)));
}

}  // namespace northway::sink
