// SPDX-License-Identifier: Apache-2.0
#include "render/workers.h"

#include <algorithm>
#include <cassert>

namespace northway::render {

int worker_count() {
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
}

Workers::Workers(int count) {
    for (int i = 1; i < count; ++i) {
        threads_.emplace_back([this, i] { wait_for_work(i); });
    }
}

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    begun_.notify_all();
    for (auto& thread : threads_) {
        thread.join();
    }
}

void Workers::run(int parts, const std::function<void(int)>& work) {
    assert(parts <= count());
    if (parts > 1) {
        const std::lock_guard lock(mutex_);
        work_ = &work;
        parts_ = parts;
        running_ = parts - 1;
        ++round_;
    }
    if (parts > 1) {
        begun_.notify_all();
    }
    work(0);
    if (parts > 1) {
        std::unique_lock lock(mutex_);
        ended_.wait(lock, [&] { return running_ == 0; });
    }
}

void Workers::wait_for_work(int index) {
    unsigned seen = 0;
    std::unique_lock lock(mutex_);
    while (true) {
        begun_.wait(lock, [&] { return stopping_ || round_ != seen; });
        if (stopping_) {
            return;
        }
        seen = round_;
        if (index >= parts_) {
            continue;
        }
        const auto* work = work_;
        lock.unlock();
        (*work)(index);
        lock.lock();
        if (--running_ == 0) {
            ended_.notify_one();
        }
    }
}

}  // namespace northway::render
