// SPDX-License-Identifier: Apache-2.0
#include "style/javascript.h"

#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

TEST(javascript, writes_numbers_as_short_as_they_read_back) {
    EXPECT_EQ(number_to_string(0.1 + 0.2), "0.30000000000000004");
    EXPECT_EQ(number_to_string(100), "100");
    EXPECT_EQ(number_to_string(-0.0), "0");
    EXPECT_EQ(number_to_string(123456789012345680000.0), "123456789012345680000");
    EXPECT_EQ(number_to_string(1e21), "1e+21");
    EXPECT_EQ(number_to_string(1.5e300), "1.5e+300");
    EXPECT_EQ(number_to_string(0.000001), "0.000001");
    EXPECT_EQ(number_to_string(1.25e-7), "1.25e-7");
    EXPECT_EQ(number_to_string(-12.5), "-12.5");
}

TEST(javascript, json_keeps_order_and_escapes) {
    const Value value = value_from_json(json(R"({"z": [1.0, "a\n\"b"], "a": null})"));
    EXPECT_EQ(javascript::to_json_text(value), R"({"z":[1,"a\n\"b"],"a":null})");
}

TEST(javascript, broken_text_does_not_throw) {
    EXPECT_EQ(javascript::to_json_text(Value("\xff")), "\"\xEF\xBF\xBD\"");
}

TEST(javascript, slices_clamp_and_count_from_the_end) {
    const auto range = javascript::slice_range(5, -3, -1.0);
    EXPECT_EQ(range.begin, 2U);
    EXPECT_EQ(range.end, 4U);
    EXPECT_EQ(javascript::slice_range(5, 4, 2.0).end, 4U);
    EXPECT_EQ(javascript::slice_range(5, 9, std::nullopt).begin, 5U);
}

TEST(javascript, values_know_their_kind_and_equality) {
    EXPECT_EQ(value_from_json(json("[1, 2]")), value_from_json(json("[1.0, 2]")));
    EXPECT_FALSE(Value(1) == Value("1"));
    EXPECT_FALSE(javascript::is_same(Value(Array{}), Value(Array{})));
    EXPECT_EQ(Value(Padding{1, 2, 3, 4}).kind(), Type::Kind::padding);
    EXPECT_EQ(to_string(Value(Padding{1, 2, 3, 4})), "[1,2,3,4]");
    EXPECT_EQ(*value_from_json(json(R"({"a": {"b": 3}})")).find("a")->find("b")->number(), 3);
}

}  // namespace
}  // namespace northway::style
