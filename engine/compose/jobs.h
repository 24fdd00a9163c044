// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "compose/map.h"
#include "render/renderer.h"

#include <atomic>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace northway::compose {

// How far a job is. Another thread may read it and may ask the job to stop.
struct Progress {
    std::atomic<int> done{0};
    std::atomic<int> total{0};
    std::atomic<bool> stop{false};
};

// One picture. `output` ends in .png.
struct StillJob {
    FrameSize size;
    Moment moment;
    std::filesystem::path output;
    std::map<std::string, std::string> metadata;
};

// Frames first, first + step, … up to last, of a film's frames counted from 0.
struct FrameRange {
    int first = 0;
    int last = 0;
    int step = 1;
    int count() const { return (last - first) / step + 1; }
    bool operator==(const FrameRange&) const = default;
};

// A film or numbered frames: frame i shows the clock i / fps, while the year runs evenly from
// `from_year` to `to_year` (decimal) within `duration_s`.
struct FilmJob {
    FrameSize size;
    double from_year = 0;
    double to_year = 0;
    double fps = 30;
    double duration_s = 10;
    std::optional<FrameRange> frames;  // none: all of them
    std::filesystem::path output;
    std::map<std::string, std::string> metadata;

    int frame_count() const;  // of the whole film
    FrameRange range() const;
    Moment moment(int frame) const;
};

// Whether a job's output can be written: its place, its format and its size. Leaves nothing. To be
// asked before anything is read or drawn; the errors are those of sink::open_sink.
Status check_output(const StillJob& job);
Status check_output(const FilmJob& job);

// Both fail when `progress.stop` is set: a picture or a film leaves nothing, whole numbered frames
// stay. A frame is compressed while the next one is drawn.
Status render_still(Map& map, render::Renderer& renderer, const StillJob& job, Progress& progress);
Status animate(Map& map, render::Renderer& renderer, const FilmJob& job, Progress& progress);

}  // namespace northway::compose
