// SPDX-License-Identifier: Apache-2.0
#include "page/columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::page {
namespace {

using ::testing::ElementsAre;

constexpr ColumnRow kHeading{20, 10, true, true};
constexpr ColumnRow kRow{20, 2, false, false};

TEST(Columns, OneColumnHoldsAllRowsWithTheSpacesBetween) {
    const ColumnRow rows[] = {kHeading, kRow, kRow, kHeading, kRow};
    const Columns columns = set_columns(rows, 1);
    EXPECT_THAT(columns.first, ElementsAre(0));
    EXPECT_DOUBLE_EQ(columns.height_px, 5 * 20 + 2 + 2 + 10 + 2);
}

TEST(Columns, TwoColumnsAreAboutEquallyHighAndBeginWithoutSpace) {
    const ColumnRow rows[] = {kRow, kRow, kRow, kRow, kRow, kRow};
    const Columns columns = set_columns(rows, 2);
    EXPECT_THAT(columns.first, ElementsAre(0, 3));
    EXPECT_DOUBLE_EQ(columns.height_px, 64);
}

TEST(Columns, AGroupThatBeginsNearTheMiddleIsKeptWhole) {
    const ColumnRow rows[] = {kHeading, kRow, kRow, kRow, kRow, kRow,
                              kHeading, kRow, kRow, kRow, kRow};
    EXPECT_THAT(set_columns(rows, 2).first, ElementsAre(0, 6));
}

TEST(Columns, AHeadingNeverEndsAColumn) {
    const ColumnRow rows[] = {kRow, kRow, kHeading, kRow, kRow, kRow};
    const Columns columns = set_columns(rows, 2);
    EXPECT_THAT(columns.first, ElementsAre(0, 2));
}

TEST(Columns, ThereAreNotMoreColumnsThanRows) {
    const ColumnRow rows[] = {kRow, kRow};
    const Columns columns = set_columns(rows, 3);
    EXPECT_THAT(columns.first, ElementsAre(0, 1));
    EXPECT_DOUBLE_EQ(columns.height_px, 20);
}

}  // namespace
}  // namespace northway::page
