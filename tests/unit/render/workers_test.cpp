// SPDX-License-Identifier: Apache-2.0
#include "render/workers.h"

#include <array>
#include <set>

#include <gtest/gtest.h>

namespace northway::render {
namespace {

TEST(Workers, EveryPartIsWorkedOnceARound) {
    Workers workers(5);
    EXPECT_EQ(workers.count(), 5);
    for (int round = 0; round < 2000; ++round) {
        const int parts = 1 + round % 5;
        std::array<int, 5> times{};
        workers.run(parts, [&](int i) { ++times[static_cast<std::size_t>(i)]; });
        for (int i = 0; i < 5; ++i) {
            ASSERT_EQ(times[static_cast<std::size_t>(i)], i < parts ? 1 : 0) << round;
        }
    }
}

TEST(Workers, PartsRunInThreadsOfTheirOwn) {
    Workers workers(4);
    std::array<std::thread::id, 4> ids;
    workers.run(4, [&](int i) { ids[static_cast<std::size_t>(i)] = std::this_thread::get_id(); });
    EXPECT_EQ(std::set<std::thread::id>(ids.begin(), ids.end()).size(), 4U);
    EXPECT_EQ(ids[0], std::this_thread::get_id());
}

TEST(Workers, OneNeedsNoThread) {
    Workers workers(1);
    int done = 0;
    workers.run(1, [&](int) { ++done; });
    EXPECT_EQ(done, 1);
}

}  // namespace
}  // namespace northway::render
