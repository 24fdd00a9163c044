// SPDX-License-Identifier: Apache-2.0
#include "app/progress_line.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>

namespace northway::app {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kLinePause = std::chrono::milliseconds(150);
constexpr auto kLinesPause = std::chrono::seconds(2);

void tell(std::stop_token stop, const compose::Progress& progress, ProgressStyle style) {
    const auto start = Clock::now();
    const bool over = style == ProgressStyle::line;
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    int told = -1;
    while (!stop.stop_requested()) {
        wake.wait_for(lock, stop, over ? Clock::duration(kLinePause) : Clock::duration(kLinesPause),
                      [] { return false; });
        const int done = progress.done;
        if (done == told || progress.total == 0) {
            continue;
        }
        told = done;
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        const auto text = progress_text(done, progress.total, seconds);
        fmt::print(stderr, "{}northway: {}{}", over ? "\r\x1b[K" : "", text, over ? "" : "\n");
        std::fflush(stderr);
    }
    if (over && told >= 0) {
        fmt::print(stderr, "\r\x1b[K");
    }
}

}  // namespace

ProgressStyle progress_style(bool quiet, bool wanted) {
    if (quiet) {
        return ProgressStyle::none;
    }
    if (isatty(STDERR_FILENO) != 0) {
        return ProgressStyle::line;
    }
    return wanted ? ProgressStyle::lines : ProgressStyle::none;
}

std::string progress_text(int done, int total, double seconds) {
    std::string text = fmt::format("frame {} of {}", done, total);
    if (done > 0 && seconds > 0) {
        const double rate = done / seconds;
        const int left_s = static_cast<int>((total - done) / rate + 0.5);
        text += fmt::format(", {:.1f} frames/s, {}:{:02} left", rate, left_s / 60, left_s % 60);
    }
    return text;
}

ProgressLine::ProgressLine(const compose::Progress& progress, ProgressStyle style) {
    if (style != ProgressStyle::none) {
        thread_ = std::jthread(tell, std::cref(progress), style);
    }
}

ProgressLine::~ProgressLine() = default;

}  // namespace northway::app
