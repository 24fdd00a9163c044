// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

TEST(math, adds_multiplies_and_takes_any_number_of_arguments) {
    EXPECT_EQ(result(R"(["+", 1, 2, 3])"), "6");
    EXPECT_EQ(result(R"(["+"])"), "0");
    EXPECT_EQ(result(R"(["*", 2, 3, 4])"), "24");
    EXPECT_EQ(result(R"(["-", 5])"), "-5");
    EXPECT_EQ(result(R"(["-", 5, 7])"), "-2");
    EXPECT_EQ(result(R"(["%", -7, 3])"), "-1");
    EXPECT_EQ(result(R"(["^", 2, 10])"), "1024");
}

TEST(math, rounds_halves_away_from_zero) {
    EXPECT_EQ(result(R"(["round", 2.5])"), "3");
    EXPECT_EQ(result(R"(["round", -2.5])"), "-3");
    EXPECT_EQ(result(R"(["floor", -0.5])"), "-1");
    EXPECT_EQ(result(R"(["ceil", -1.5])"), "-1");
}

TEST(math, has_logarithms_and_angles) {
    EXPECT_DOUBLE_EQ(number(R"(["log2", 8])"), 3);
    EXPECT_NEAR(number(R"(["log10", 1000])"), 3, 1e-12);
    EXPECT_DOUBLE_EQ(number(R"(["ln", ["e"]])"), 1);
    EXPECT_NEAR(number(R"(["sin", ["/", ["pi"], 6]])"), 0.5, 1e-15);
    EXPECT_NEAR(number(R"(["acos", 0])"), 1.5707963267948966, 1e-15);
    EXPECT_DOUBLE_EQ(number(R"(["sqrt", 2.25])"), 1.5);
}

TEST(math, gives_the_smallest_and_the_largest) {
    EXPECT_EQ(result(R"(["min", 3, -1, 2])"), "-1");
    EXPECT_EQ(result(R"(["max", 3, -1, 2])"), "3");
    EXPECT_EQ(result(R"(["==", ["/", -1, 0], ["max"]])"), "true");
}

TEST(math, decides_without_evaluating_more_than_it_needs) {
    EXPECT_EQ(result(R"(["any", true, ["error", "not reached"]])"), "true");
    EXPECT_EQ(result(R"(["all", false, true, ["error", "not reached"]])"), "false");
    EXPECT_EQ(result(R"(["all"])"), "true");
    EXPECT_EQ(result(R"(["any"])"), "false");
    EXPECT_EQ(result(R"(["!", ["has", "x"]])"), "true");
}

TEST(math, asserts_that_an_attribute_is_a_number) {
    EXPECT_EQ(result(R"(["+", ["get", "x"], 1])", R"({"x": 2})"), "3");
    EXPECT_EQ(result(R"(["+", 1, ["get", "x"]])", R"({"x": "2"})"),
              "ERROR [2]: Expected value to be of type number, but found string instead.");
}

}  // namespace
}  // namespace northway::style
