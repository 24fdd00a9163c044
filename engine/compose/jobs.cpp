// SPDX-License-Identifier: Apache-2.0
#include "compose/jobs.h"

#include "sink/frame_pattern.h"
#include "sink/sink.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <memory>
#include <utility>

namespace northway::compose {
namespace {

constexpr double kCssPixelsPerInch = 96;

sink::SinkOptions options_of(const FrameSize& size,
                             const std::map<std::string, std::string>& metadata) {
    sink::SinkOptions options;
    options.width_px = size.width_px;
    options.height_px = size.height_px;
    options.dpi = kCssPixelsPerInch * size.pixel_ratio;
    options.metadata = metadata;
    return options;
}

Result<std::unique_ptr<sink::FrameSink>> open(const StillJob& job) {
    const auto extension = job.output.extension();
    if (sink::has_pattern(job.output) || extension == ".mp4" || extension == ".webm" ||
        extension == ".gif") {
        return bad_usage(
            fmt::format("{}: is for several frames; one picture is a .png, and "
                        "`northway animate` makes films and numbered frames",
                        job.output.string()));
    }
    return sink::open_sink(job.output, options_of(job.size, job.metadata));
}

Result<std::unique_ptr<sink::FrameSink>> open(const FilmJob& job) {
    auto options = options_of(job.size, job.metadata);
    options.fps = job.fps;
    options.frame_count = job.range().count();
    return sink::open_sink(job.output, options);
}

Status stopped(const FilmJob& job, int done) {
    return failed(fmt::format("{}: stopped after {} of {} frames", job.output.string(), done,
                              job.range().count()));
}

}  // namespace

int FilmJob::frame_count() const {
    return std::max(1, static_cast<int>(std::lround(duration_s * fps)));
}

FrameRange FilmJob::range() const {
    return frames.value_or(FrameRange{0, frame_count() - 1, 1});
}

Moment FilmJob::moment(int frame) const {
    Moment result;
    result.time = scene::SceneTime::playing(from_year, to_year, duration_s);
    result.clock_s = frame / fps;
    return result;
}

Status check_output(const StillJob& job) {
    return open(job).map([](const auto&) {});
}

Status check_output(const FilmJob& job) {
    return open(job).map([](const auto&) {});
}

Status render_still(Map& map, render::Renderer& renderer, const StillJob& job, Progress& progress) {
    progress.total = 1;
    auto output = open(job);
    if (!output) {
        return tl::unexpected(output.error());
    }
    const auto pixels = map.draw(renderer, job.size, job.moment);
    if (!pixels) {
        return tl::unexpected(pixels.error());
    }
    if (auto written = (*output)->write(*pixels, 0); !written) {
        return written;
    }
    if (progress.stop) {
        return failed(fmt::format("{}: stopped; nothing was kept", job.output.string()));
    }
    progress.done = 1;
    return (*output)->finish();
}

Status animate(Map& map, render::Renderer& renderer, const FilmJob& job, Progress& progress) {
    auto output = open(job);
    if (!output) {
        return tl::unexpected(output.error());
    }
    sink::FrameSink& sink = **output;
    const FrameRange range = job.range();
    progress.total = range.count();
    std::future<Status> writing;  // of the frame before; destroyed before the sink
    const auto finish_writing = [&] { return writing.valid() ? writing.get() : Status{}; };
    for (int frame = range.first; frame <= range.last; frame += range.step) {
        if (progress.stop) {
            return stopped(job, progress.done);
        }
        auto pixels = map.draw(renderer, job.size, job.moment(frame));
        if (auto written = finish_writing(); !written) {
            return progress.stop ? stopped(job, progress.done) : written;
        }
        if (!pixels) {
            return tl::unexpected(pixels.error());
        }
        writing =
            std::async(std::launch::async, [&sink, &progress, frame, drawn = std::move(*pixels)] {
                Status written = sink.write(drawn, frame);
                progress.done += written ? 1 : 0;
                return written;
            });
    }
    if (auto written = finish_writing(); !written) {
        return written;
    }
    return progress.stop ? stopped(job, progress.done) : sink.finish();
}

}  // namespace northway::compose
