// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

TEST(decision, case_takes_the_first_that_holds) {
    constexpr auto kCase =
        R"(["case", [">", ["get", "x"], 10], "big", ["has", "x"], "small", "none"])";
    EXPECT_EQ(result(kCase, R"({"x": 11})"), R"("big")");
    EXPECT_EQ(result(kCase, R"({"x": 1})"), R"("small")");
    EXPECT_EQ(result(R"(["case", ["has", "x"], 1, 2])"), "2");
}

TEST(decision, match_finds_labels_of_its_own_type) {
    constexpr auto kMatch = R"(["match", ["get", "x"], ["a", "b"], 1, "c", 2, 0])";
    EXPECT_EQ(result(kMatch, R"({"x": "b"})"), "1");
    EXPECT_EQ(result(kMatch, R"({"x": "c"})"), "2");
    EXPECT_EQ(result(kMatch, R"({"x": 1})"), "0");
    EXPECT_EQ(result(R"(["match", ["get", "x"], 1, "one", "other"])", R"({"x": "1"})"),
              R"("other")");
}

TEST(decision, match_refuses_bad_labels) {
    EXPECT_EQ(parse_errors(R"(["match", ["get", "x"], 1, 1, 1, 2, 3])"),
              "[4]: Branch labels must be unique.");
    EXPECT_EQ(parse_errors(R"(["match", ["get", "x"], 1.5, 1, 2])"),
              "[2]: Numeric branch labels must be integer values.");
    EXPECT_EQ(parse_errors(R"(["match", ["get", "x"], [], 1, 2])"),
              "[2]: Expected at least one branch label.");
    EXPECT_EQ(parse_errors(R"(["match", 1, "a", 1, 2])"),
              "[1]: Expected string but found number instead.");
}

TEST(decision, coalesce_passes_over_null_and_asserts_the_whole) {
    EXPECT_EQ(result(R"(["coalesce", ["get", "a"], ["get", "b"], 3])", R"({"b": 2})"), "2");
    EXPECT_EQ(result(R"(["+", 1, ["coalesce", ["get", "a"], ["get", "b"]]])", R"({"b": 2})"), "3");
    EXPECT_EQ(result(R"(["+", 1, ["coalesce", ["get", "a"], ["get", "b"]]])"),
              "ERROR [2]: Expected value to be of type number, but found null instead.");
}

TEST(decision, coalesce_prefers_pictures_that_the_map_has) {
    const std::set<std::string, std::less<>> images{"ship"};
    EvaluationContext context;
    context.available_images = &images;
    EXPECT_EQ(result(R"(["coalesce", ["image", "train"], ["image", "ship"]])", context),
              R"({"name":"ship","available":true})");
    EXPECT_EQ(result(R"(["coalesce", ["image", "train"], ["image", "lorry"]])", context),
              R"("train")");
}

TEST(decision, comparison_is_strict_about_types) {
    EXPECT_EQ(result(R"(["==", ["get", "x"], 1])", R"({"x": "1"})"), "false");
    EXPECT_EQ(result(R"(["!=", ["get", "x"], null])", R"({"x": "1"})"), "true");
    EXPECT_EQ(result(R"(["<", ["get", "x"], 1])", R"({"x": "0"})"),
              "ERROR : Expected value to be of type number, but found string instead.");
    EXPECT_EQ(
        result(R"([">=", ["get", "x"], ["get", "y"]])", R"({"x": "b", "y": 1})"),
        "ERROR : Expected arguments for \">=\" to be (string, string) or (number, number), but "
        "found (string, number) instead.");
    EXPECT_EQ(parse_errors(R"(["<", true, false])"),
              R"([1]: "<" comparisons are not supported for type 'boolean'.)");
    EXPECT_EQ(parse_errors(R"(["==", 1, "1"])"), ": Cannot compare types 'number' and 'string'.");
}

TEST(decision, text_compares_by_utf16_units) {
    // U+FF5E sorts after the surrogates of U+1F600 although its code point is smaller.
    EXPECT_EQ(result(R"([">", "～", "😀"])"), "true");
    EXPECT_EQ(result(R"(["<", "Z", "a"])"), "true");
}

}  // namespace
}  // namespace northway::style
