// SPDX-License-Identifier: Apache-2.0
#include "app/text_table.h"

#include <gtest/gtest.h>

namespace northway::app {
namespace {

TEST(TextTable, ChineseCharactersTakeTwoColumns) {
    EXPECT_EQ(column_count("Amur"), 4u);
    EXPECT_EQ(column_count("Амур"), 4u);
    EXPECT_EQ(column_count("黑龙江"), 6u);
    EXPECT_EQ(column_count("（a）"), 5u);
    EXPECT_EQ(column_count("e\u0301"), 1u);
    EXPECT_EQ(column_count(""), 0u);
}

TEST(TextTable, ColumnsStandUnderEachOther) {
    EXPECT_EQ(text_table({{"Id", "Name", "N"}, {"a", "黑河", "1"}, {"long", "Хэйхэ", ""}}, "  "),
              "  Id    Name   N\n"
              "  a     黑河   1\n"
              "  long  Хэйхэ\n");
    EXPECT_EQ(text_table({}), "");
}

}  // namespace
}  // namespace northway::app
