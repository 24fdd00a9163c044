// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/pixels.h"
#include "base/result.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace northway::sink {

// What receives the frames of one output. Nothing appears under the output's name before finish();
// a sink destroyed without finish() leaves nothing. Numbered frames are the exception: each one is
// an output of its own, put in place whole, so that a run that stopped can be resumed.
class FrameSink {
public:
    virtual ~FrameSink() = default;
    // Takes one frame; all have the same size. `frame` is its number in the film: numbered frames
    // are named by it and come in any order, a film's frames come in rising order.
    [[nodiscard]] virtual Status write(const Pixels& pixels, int frame) = 0;
    // Puts the output in place. Fails where fewer frames came than were announced.
    [[nodiscard]] virtual Status finish() = 0;
};

struct SinkOptions {
    double fps = 30;      // films: the constant frame rate, exactly
    int frame_count = 1;  // how many frames will come
    int width_px = 0;     // where known, a size that the format cannot hold is refused before the
    int height_px = 0;    // first frame is drawn; 0: not known yet
    double dpi = 96;      // stills: pixels per inch of the sheet
    int quality = 80;     // films: 0 (small) to 100 (best)
    std::map<std::string, std::string> metadata;  // keyword -> UTF-8 text, in the order of the keys
};

// Opens the output that the name asks for: NAME.png is one picture, NAME-%05d.png or DIR/%05d.png
// numbered frames (missing folders are made), .mp4 (H.264), .webm (VP9) and .gif films.
// usage: unknown extension, wrong pattern, frames that the format cannot hold;
// failed: the place cannot be written, or a film is wanted and there is no ffmpeg.
[[nodiscard]] Result<std::unique_ptr<FrameSink>> open_sink(const std::filesystem::path& path,
                                                           const SinkOptions& options);

}  // namespace northway::sink
