// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/jobs.h"

#include <thread>

namespace northway::app {

enum class ProgressStyle {
    none,
    line,   // one line on a terminal, written over again and again
    lines,  // a new line now and then, for logs
};

// What suits stderr: a line on a terminal, nothing elsewhere unless `wanted`.
ProgressStyle progress_style(bool quiet, bool wanted);

// "frame 30 of 300, 12.5 frames/s, 0:21 left"
std::string progress_text(int done, int total, double seconds);

// Tells a job's progress on stderr while it lives. `progress` must outlive it.
class ProgressLine {
public:
    ProgressLine(const compose::Progress& progress, ProgressStyle style);
    ~ProgressLine();

private:
    std::jthread thread_;
};

}  // namespace northway::app
