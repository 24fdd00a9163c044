// SPDX-License-Identifier: Apache-2.0
#include "data/csv.h"

#include "base/file.h"
#include "support/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::data {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

TEST(Csv, PlainRows) {
    const CsvTable table = parse_csv("a,b\n1,2\n3,\n", "t.csv").value();
    EXPECT_THAT(table.header, ElementsAre("a", "b"));
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_THAT(table.rows[1].cells, ElementsAre("3", ""));
    EXPECT_EQ(table.column("b"), 1);
    EXPECT_EQ(table.column("c"), -1);
}

TEST(Csv, QuotedCellsHoldCommasQuotesAndLines) {
    const CsvTable table =
        parse_csv("a,b\r\n\"x, y\",\"he said \"\"no\"\"\"\r\n\"two\nlines\",z\r\nlast,row", "t.csv")
            .value();
    ASSERT_EQ(table.rows.size(), 3u);
    EXPECT_THAT(table.rows[0].cells, ElementsAre("x, y", "he said \"no\""));
    EXPECT_THAT(table.rows[1].cells, ElementsAre("two\nlines", "z"));
    EXPECT_EQ(table.rows[1].line, 3);
    EXPECT_EQ(table.rows[2].line, 5);  // the quoted line break counts
}

TEST(Csv, ByteOrderMarkAndEmptyLinesArePassedOver) {
    const CsvTable table = parse_csv("\xEF\xBB\xBFname\n\n黑河\n\n", "t.csv").value();
    EXPECT_THAT(table.header, ElementsAre("name"));
    ASSERT_EQ(table.rows.size(), 1u);
    EXPECT_EQ(table.rows[0].cells[0], "黑河");
    EXPECT_EQ(table.rows[0].line, 3);
}

TEST(Csv, ErrorsNameFileLineAndColumn) {
    EXPECT_THAT(parse_csv("a,b\n1,2\n3\n", "t.csv").error().message, StartsWith("t.csv:3:2: "));
    EXPECT_THAT(parse_csv("a,b\n1,2,3\n", "t.csv").error().message, StartsWith("t.csv:2:3: "));
    EXPECT_THAT(parse_csv("a,b\n1,\"x\n", "t.csv").error().message, StartsWith("t.csv:2:2: "));
    EXPECT_THAT(parse_csv("a,b\n1,x\"y\n", "t.csv").error().message, StartsWith("t.csv:2:2: "));
    EXPECT_THAT(parse_csv("a,b\n\"x\"y,1\n", "t.csv").error().message, StartsWith("t.csv:2:1: "));
    EXPECT_THAT(parse_csv("", "t.csv").error().message, StartsWith("t.csv:1:1: "));
    EXPECT_EQ(parse_csv("", "t.csv").error().kind, ErrorKind::bad_input);
}

TEST(Csv, WhatIsNotUtf8IsRefusedAtItsFirstByte) {
    const auto fault = [](std::string_view text) {
        const auto table = parse_csv(text, "t.csv");
        return table ? std::string("read") : table.error().message;
    };
    EXPECT_EQ(fault("a,b\n\"x,\ny\",\xFF\n"), "t.csv:3:2: is not UTF-8; save the table as UTF-8");
    EXPECT_THAT(fault("名,b\n1,\xBA\xDA\xBA\xD3\n"), StartsWith("t.csv:2:2: is not"));  // GB18030
    EXPECT_THAT(fault(std::string_view("\xFF\xFE"
                                       "a\0,\0",
                                       6)),
                StartsWith("t.csv:1:1: is not"));
    EXPECT_THAT(fault(std::string_view("a\0,\0b\0", 6)), StartsWith("t.csv:1:1: is not"));
    EXPECT_THAT(fault("a\n\xE9\xBB"), StartsWith("t.csv:2:1: is not"));        // cut off
    EXPECT_THAT(fault("a\n\xC0\xAF\n"), StartsWith("t.csv:2:1: is not"));      // overlong
    EXPECT_THAT(fault("a\n\xED\xA0\x80\n"), StartsWith("t.csv:2:1: is not"));  // a surrogate
    EXPECT_EQ(fault("имя,名\n🚢,é\n"), "read");
}

TEST(Csv, ReadsAFileAndSaysWhenThereIsNone) {
    const test::Scratch scratch;
    ASSERT_TRUE(write_text(scratch / "x.csv", "a\n1\n"));
    EXPECT_EQ(read_csv(scratch / "x.csv").value().rows.size(), 1u);
    const auto missing = read_csv(scratch / "none.csv");
    ASSERT_FALSE(missing.has_value());
    EXPECT_THAT(missing.error().message, testing::HasSubstr("none.csv"));
}

}  // namespace
}  // namespace northway::data
