// SPDX-License-Identifier: Apache-2.0
#include "app/texts.h"

#include "base/file.h"
#include "support/scratch.h"

#include <gtest/gtest.h>

namespace northway::app {
namespace {

TEST(FreeName, IsTheNameItselfWhileThereIsNoSuchFile) {
    const test::Scratch scratch;
    EXPECT_EQ(free_name((scratch / "map.png").string()), (scratch / "map.png").string());
}

TEST(FreeName, CountsOnWhereThereIs) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_text(scratch / "map.png", ""));
    ASSERT_TRUE(write_text(scratch / "map-2.png", ""));
    EXPECT_EQ(free_name((scratch / "map.png").string()), (scratch / "map-3.png").string());
}

}  // namespace
}  // namespace northway::app
