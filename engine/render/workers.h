// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace northway::render {

// How many threads share a frame's CPU work: the cores of the machine, at most 8.
int worker_count();

// Runs work(0) … work(count - 1) at once and returns when all have finished. The result must not
// depend on the order in which they run.
void run_workers(int count, const std::function<void(int)>& work);

}  // namespace northway::render
