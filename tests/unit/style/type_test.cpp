// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

TEST(type, is_written_as_the_specification_writes_it) {
    EXPECT_EQ(to_string(Type(Type::Kind::image)), "resolvedImage");
    EXPECT_EQ(to_string(Type::array_of(Type::Kind::string, 2)), "array<string, 2>");
    EXPECT_EQ(to_string(Type::array_of(Type::Kind::string)), "array<string>");
    EXPECT_EQ(to_string(Type::array_of(Type{})), "array");
}

TEST(type, of_a_literal_array_says_item_and_length) {
    EXPECT_EQ(type_of(R"(["literal", [1, 2]])"), "array<number, 2>");
    EXPECT_EQ(type_of(R"(["literal", [1, "2"]])"), "array<value, 2>");
    EXPECT_EQ(type_of(R"(["literal", [[1]]])"), "array<array<number, 1>, 1>");
    EXPECT_EQ(type_of(R"(["literal", [[1], [2]]])"), "array<value, 2>");
    EXPECT_EQ(type_of(R"(["literal", {}])"), "object");
}

TEST(type, assertion_tries_each_argument) {
    EXPECT_EQ(result(R"(["number", ["get", "a"], ["get", "b"], 7])", R"({"a": "x"})"), "7");
    EXPECT_EQ(result(R"(["string", ["get", "a"], ["get", "b"]])", R"({"a": 1, "b": "q"})"),
              R"("q")");
    EXPECT_EQ(result(R"(["boolean", ["get", "a"]])"),
              "ERROR : Expected value to be of type boolean, but found null instead.");
}

TEST(type, array_assertion_checks_items_and_length) {
    EXPECT_EQ(type_of(R"(["array", "number", 2, ["get", "a"]])"), "array<number, 2>");
    EXPECT_EQ(result(R"(["array", "number", 2, ["get", "a"]])", R"({"a": [1, 2]})"), "[1,2]");
    EXPECT_EQ(result(R"(["array", "number", 2, ["get", "a"]])", R"({"a": [1]})"),
              "ERROR : Expected value to be of type array<number, 2>, but found array<number, 1> "
              "instead.");
    EXPECT_EQ(result(R"(["array", "string", ["get", "a"]])", R"({"a": []})"), "[]");
}

TEST(type, conversion_to_number_follows_text_rules) {
    EXPECT_EQ(result(R"(["to-number", ["get", "a"]])", R"({"a": " 12.5 "})"), "12.5");
    EXPECT_EQ(result(R"(["to-number", ["get", "a"]])", R"({"a": "0x1f"})"), "31");
    EXPECT_EQ(result(R"(["to-number", ["get", "a"]])", R"({"a": null})"), "0");
    EXPECT_EQ(result(R"(["to-number", ["get", "a"], 9])", R"({"a": "12 t"})"), "9");
    EXPECT_EQ(result(R"(["to-number", ["get", "a"]])", R"({"a": "12 t"})"),
              R"(ERROR : Could not convert "12 t" to number.)");
}

TEST(type, conversion_to_boolean_counts_empty_and_zero_as_false) {
    for (const char* falsy : {R"("")", "0", "null", "false"}) {
        const std::string properties = std::string(R"({"a": )").append(falsy).append("}");
        EXPECT_EQ(result(R"(["to-boolean", ["get", "a"]])", properties), "false") << falsy;
    }
    EXPECT_EQ(result(R"(["to-boolean", ["get", "a"]])", R"({"a": "0"})"), "true");
}

TEST(type, conversion_to_text_shows_numbers_colours_and_json) {
    EXPECT_EQ(result(R"(["to-string", 1e21])"), R"("1e+21")");
    EXPECT_EQ(result(R"(["to-string", 0.1])"), R"("0.1")");
    EXPECT_EQ(result(R"(["to-string", ["rgba", 1, 2, 3, 0.5]])"), R"x("rgba(1,2,3,0.5)")x");
    EXPECT_EQ(result(R"(["to-string", ["literal", {"b": [1, "x"], "a": null}]])"),
              R"("{\"b\":[1,\"x\"],\"a\":null}")");
    EXPECT_EQ(result(R"(["to-string", ["get", "absent"]])"), R"("")");
}

TEST(type, colours_are_made_from_text_and_arrays) {
    EXPECT_EQ(result(R"(["to-rgba", ["to-color", ["literal", [0, 255, 0, 0.5]]]])"),
              "[0,510,0,0.5]");
    EXPECT_EQ(result(R"(["to-color", ["get", "a"], "blue"])", R"({"a": "blau"})"),
              R"({"r":0,"g":0,"b":1,"a":1})");
    EXPECT_EQ(result(R"(["rgb", 256, 0, 0])"),
              "ERROR : Invalid rgba value [256, 0, 0, 1]: 'r', 'g', and 'b' must be between 0 and "
              "255.");
}

TEST(type, property_types_convert_what_they_get) {
    EXPECT_EQ(result(R"(["get", "a"])", R"({"a": 5})", spec_of(PropertyType::string)), R"("5")");
    EXPECT_EQ(result(R"(["literal", [1, 2]])", "{}", spec_of(PropertyType::padding)),
              R"({"values":[1,2,1,2]})");
    EXPECT_EQ(result(R"("red")", "{}", spec_of(PropertyType::color_array)),
              R"({"values":[{"r":1,"g":0,"b":0,"a":1}]})");
    EXPECT_EQ(result(R"(["literal", ["top", [1, 2]]])", "{}",
                     spec_of(PropertyType::variable_anchor_offset)),
              R"({"values":["top",[1,2]]})");
    EXPECT_EQ(type_of(R"(["get", "a"])", spec_of(PropertyType::enumeration)), "string");
}

TEST(type, semiliteral_evaluates_its_items) {
    EXPECT_EQ(result(R"(["semiliteral", [1, ["+", 1, 1], ["get", "x"]]])", R"({"x": 3})"),
              "[1,2,3]");
    EXPECT_EQ(type_of(R"(["semiliteral", [1, 2]])"), "array<number, 2>");
    EXPECT_EQ(result(R"(["semiliteral", [["to-color", ["get", "c"]], "blue"]])", R"({"c": "red"})",
                     spec_of(PropertyType::color_array)),
              R"({"values":[{"r":1,"g":0,"b":0,"a":1},{"r":0,"g":0,"b":1,"a":1}]})");
}

}  // namespace
}  // namespace northway::style
