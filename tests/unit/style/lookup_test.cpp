// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

TEST(lookup, at_wants_a_whole_index_within_the_array) {
    EXPECT_EQ(result(R"(["at", 1, ["literal", ["a", "b"]]])"), R"("b")");
    EXPECT_EQ(result(R"(["at", ["get", "i"], ["literal", [1, 2]]])", R"({"i": 0.5})"),
              "ERROR : Array index must be an integer, but found 0.5 instead.");
    EXPECT_EQ(result(R"(["at", ["get", "i"], ["literal", [1, 2]]])", R"({"i": -1})"),
              "ERROR : Array index out of bounds: -1 < 0.");
}

TEST(lookup, in_searches_text_and_arrays) {
    EXPECT_EQ(result(R"(["in", "ell", "hello"])"), "true");
    EXPECT_EQ(result(R"(["in", 2, ["literal", [1, 2]]])"), "true");
    EXPECT_EQ(result(R"(["in", "2", ["literal", [1, 2]]])"), "false");
    EXPECT_EQ(result(R"(["in", ["get", "x"], "abc"])", R"({"x": [1]})"),
              "ERROR : Expected first argument to be of type boolean, string, number or null, but "
              "found array<number, 1> instead.");
}

TEST(lookup, counts_code_points_not_bytes) {
    EXPECT_EQ(result(R"(["length", "日本😀"])"), "3");
    EXPECT_EQ(result(R"(["slice", "日本😀x", 1, 3])"), R"("本😀")");
    EXPECT_EQ(result(R"(["slice", "日本😀x", -1])"), R"("x")");
    EXPECT_EQ(result(R"(["index-of", "x", "日本😀x"])"), "3");
    EXPECT_EQ(result(R"(["index-of", "q", "日本"])"), "-1");
}

TEST(lookup, index_of_starts_where_it_is_told) {
    EXPECT_EQ(result(R"(["index-of", 1, ["literal", [1, 2, 1]], 1])"), "2");
    EXPECT_EQ(result(R"(["index-of", 1, ["literal", [1, 2, 1]], -1])"), "2");
    EXPECT_EQ(result(R"(["index-of", "a", "banana", 2])"), "3");
}

TEST(lookup, slices_arrays_and_keeps_their_type) {
    EXPECT_EQ(result(R"(["slice", ["literal", [1, 2, 3, 4]], 1, -1])"), "[2,3]");
    EXPECT_EQ(result(R"(["slice", ["get", "x"], 0])", R"({"x": 5})"),
              "ERROR : Expected first argument to be of type array or string, but found number "
              "instead.");
}

TEST(lookup, get_and_has_read_objects) {
    EXPECT_EQ(result(R"(["get", "a", ["literal", {"a": 1}]])"), "1");
    EXPECT_EQ(result(R"(["has", "b", ["literal", {"a": 1}]])"), "false");
    EXPECT_EQ(result(R"(["get", "b", ["get", "o"]])", R"({"o": {"b": [1]}})"), "[1]");
}

}  // namespace
}  // namespace northway::style
