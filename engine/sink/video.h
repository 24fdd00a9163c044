// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "sink/sink.h"

#include <filesystem>
#include <memory>

namespace northway::sink {

enum class VideoFormat {
    mp4,   // H.264, yuv420p, index first; even width and height
    webm,  // VP9, yuv420p; even width and height
    gif,   // 256 colours a frame; times are rounded to 1/100 s, at most 50 frames a second
};

// A film encoded by the `ffmpeg` program, fed through a pipe. Frames are opaque: what is
// transparent is seen on black. The same frames and options give the same bytes with the same
// ffmpeg. The film is written beside its name and renamed by finish().
[[nodiscard]] Result<std::unique_ptr<FrameSink>> open_video(const std::filesystem::path& path,
                                                            VideoFormat format,
                                                            const SinkOptions& options);

}  // namespace northway::sink
