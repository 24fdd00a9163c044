// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace northway::app {

// While it lives, the first SIGINT or SIGTERM sets `stop`, so that a job can end without leaving
// half a file; a second one ends the process as usual. One at a time.
class StopOnSignal {
public:
    explicit StopOnSignal(std::atomic<bool>& stop);
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;
};

}  // namespace northway::app
