// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

TEST(parse_error, names_the_place_of_an_unknown_operator) {
    EXPECT_EQ(
        parse_errors(R"(["+", 1, ["plus", 1]])"),
        R"([2][0]: Unknown expression "plus". If you wanted a literal array, use ["literal", [...]].)");
    EXPECT_EQ(
        parse_errors(R"([])"),
        R"(: Expected an array with at least one element. If you wanted a literal array, use ["literal", []].)");
    EXPECT_EQ(parse_errors(R"(["+", {"a": 1}])"),
              R"([1]: Bare objects invalid. Use ["literal", {...}] instead.)");
}

TEST(parse_error, reports_arguments_of_the_wrong_type) {
    EXPECT_EQ(parse_errors(R"(["+", 1, "2"])"), "[2]: Expected number but found string instead.");
    EXPECT_EQ(parse_errors(R"(["sqrt", 1, 2])"),
              ": Expected arguments of type (number), but found (number, number) instead.");
    EXPECT_EQ(parse_errors(R"(["get"])"),
              ": Expected arguments of type (string) | (string, object), but found () instead.");
    EXPECT_EQ(parse_errors(R"("a")", spec_of(PropertyType::number)),
              ": Expected number but found string instead.");
}

TEST(parse_error, reports_constant_faults_while_parsing) {
    EXPECT_EQ(parse_errors(R"(["rgb", 0, 0, 999])"),
              ": Invalid rgba value [0, 0, 999, 1]: 'r', 'g', and 'b' must be between 0 and 255.");
    EXPECT_EQ(parse_errors(R"("blau")", spec_of(PropertyType::color)),
              ": Could not parse color from value 'blau'");
    EXPECT_EQ(parse_errors(R"(["at", 3, ["literal", [1]]])"),
              ": Array index out of bounds: 3 > 0.");
}

TEST(parse_error, counts_arguments) {
    EXPECT_EQ(parse_errors(R"(["at", 1])"), ": Expected 2 arguments, but found 1 instead.");
    EXPECT_EQ(parse_errors(R"(["slice", "a"])"),
              ": Expected 2 or 3 arguments, but found 1 instead.");
    EXPECT_EQ(parse_errors(R"(["case", true, 1])"),
              ": Expected at least 3 arguments, but found only 2.");
    EXPECT_EQ(parse_errors(R"(["case", true, 1, true, 2])"),
              ": Expected an odd number of arguments.");
    EXPECT_EQ(parse_errors(R"(["image"])"), ": Expected two arguments.");
}

TEST(parse_error, names_the_argument_that_is_no_name_of_global_state) {
    EXPECT_EQ(parse_errors(R"(["global-state", null])"),
              "[1]: Global state property must be defined.");
    EXPECT_EQ(parse_errors(R"(["global-state", 7])"),
              "[1]: Global state property must be string, but found number instead.");
    EXPECT_EQ(parse_errors(R"(["global-state", "a", "b"])"),
              ": Expected 1 argument, but found 2 instead.");
}

TEST(parse_error, gives_up_on_nesting_without_end) {
    std::string deep = "1";
    for (int i = 0; i < 2000; ++i) {
        deep = std::string(R"(["+", )").append(deep).append("]");
    }
    EXPECT_NE(parse_errors(deep).find("nested too deeply"), std::string::npos);
    std::string wide = R"(["all", 1, 1])";
    for (int i = 0; i < 60; ++i) {  // each failing pair of arguments is tried three times
        wide = std::string(R"(["all", true, )").append(wide).append("]");
    }
    EXPECT_FALSE(parse_errors(wide).empty());
}

}  // namespace
}  // namespace northway::style
