// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

TEST(variable, let_binds_names_for_its_result) {
    EXPECT_EQ(
        result(R"(["let", "a", 1, "b", ["+", ["get", "x"], 1], ["+", ["var", "a"], ["var", "b"]]])",
               R"({"x": 5})"),
        "7");
    EXPECT_EQ(result(R"(["let", "a", 1, ["let", "a", 2, ["var", "a"]]])"), "2");
}

TEST(variable, must_be_bound_and_well_named) {
    EXPECT_EQ(parse_errors(R"(["var", "q"])"),
              "[1]: Unknown variable \"q\". Make sure \"q\" has been bound in an enclosing \"let\" "
              "expression before using it.");
    EXPECT_EQ(parse_errors(R"(["let", "a-b", 1, 2])"),
              "[1]: Variable names must contain only alphanumeric characters or '_'.");
    EXPECT_EQ(parse_errors(R"(["let", "a", 1])"),
              ": Expected at least 3 arguments, but found 2 instead.");
}

TEST(variable, global_state_is_read_by_key) {
    const GlobalState state{{"year", Value(2024.5)}, {"lang", Value("ru")}};
    EvaluationContext context;
    context.global_state = &state;
    EXPECT_EQ(result(R"(["+", ["global-state", "year"], 1])", context), "2025.5");
    EXPECT_EQ(result(R"(["global-state", "absent"])", context), "null");
    const auto expression = Expression::parse(
        json(R"(["case", ["==", ["global-state", "lang"], "ru"], ["global-state", "year"], 0])"));
    ASSERT_TRUE(expression);
    EXPECT_EQ(expression->global_state_keys(), (std::vector<std::string>{"lang", "year"}));
    EXPECT_FALSE(expression->is_literal());
}

}  // namespace
}  // namespace northway::style
