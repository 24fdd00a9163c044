// SPDX-License-Identifier: Apache-2.0
#include "compose/subject.h"

#include <gtest/gtest.h>

namespace northway::compose {
namespace {

TEST(Subject, ABoxHoldsItsShareOfTheLines) {
    Subject subject({100, 0, 500, 400}, 10);
    subject.add_line({100, 195}, {500, 195});
    subject.finish();
    EXPECT_NEAR(subject.share_in({100, 0, 500, 400}), 1, 1e-9);
    EXPECT_NEAR(subject.share_in({100, 150, 200, 250}), 0.25, 1e-9);
    EXPECT_NEAR(subject.share_in({100, 250, 500, 400}), 0, 1e-9);
}

TEST(Subject, WhatLiesBesideTheMapDoesNotCount) {
    Subject subject({0, 0, 100, 100}, 10);
    subject.add_line({50, 55}, {250, 55});
    subject.add_place({-20, 55}, 500);
    subject.finish();
    EXPECT_NEAR(subject.share_in({50, 0, 100, 100}), 1, 1e-9);
}

TEST(Subject, AnEmptyMapHasNone) {
    Subject subject({0, 0, 100, 100}, 10);
    subject.finish();
    EXPECT_TRUE(subject.empty());
    EXPECT_EQ(subject.share_in({0, 0, 100, 100}), 0);
}

}  // namespace
}  // namespace northway::compose
