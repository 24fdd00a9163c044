// SPDX-License-Identifier: Apache-2.0
#include "render/workers.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace northway::render {

int worker_count() {
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
}

void run_workers(int count, const std::function<void(int)>& work) {
    std::vector<std::jthread> threads;
    for (int i = 1; i < count; ++i) {
        threads.emplace_back([&work, i] { work(i); });
    }
    work(0);
}

}  // namespace northway::render
