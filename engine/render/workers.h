// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace northway::render {

// How many threads share a frame's CPU work: the cores of the machine, at most 8.
int worker_count();

// Threads that wait for work. Not thread safe itself: one owner.
class Workers {
public:
    explicit Workers(int count);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int count() const { return static_cast<int>(threads_.size()) + 1; }
    // Runs work(0) … work(parts - 1) at once, parts <= count(), and returns when all have finished.
    // The result must not depend on the order in which they run.
    void run(int parts, const std::function<void(int)>& work);

private:
    void wait_for_work(int index);

    std::mutex mutex_;
    std::condition_variable begun_;
    std::condition_variable ended_;
    const std::function<void(int)>* work_ = nullptr;
    int parts_ = 0;
    int running_ = 0;
    unsigned round_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace northway::render
