// SPDX-License-Identifier: Apache-2.0
// One row a rule of the specification: an expression, the attributes of a feature, and the result
// as compact JSON or "ERROR key: message".
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

struct Row {
    const char* expression;
    const char* properties;
    const char* expected;
    PropertyType property = PropertyType::any;
};

void expect_all(std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        EXPECT_EQ(result(row.expression, row.properties, spec_of(row.property)), row.expected)
            << row.expression << " of " << row.properties;
    }
}

TEST(semantics, assertions_take_the_first_value_of_their_type) {
    expect_all({
        {R"(["number", ["get", "a"], ["get", "b"], 7])", R"({"a": "x", "b": 2})", "2"},
        {R"(["number", ["get", "a"], ["get", "b"], 7])", R"({"a": "x"})", "7"},
        {R"(["string", ["get", "a"], ["get", "b"]])", R"({"a": 1, "b": true})",
         "ERROR : Expected value to be of type string, but found boolean instead."},
        {R"(["array", "number", 2, ["get", "a"]])", R"({"a": [1, 2]})", "[1,2]"},
        {R"(["array", "number", 2, ["get", "a"]])", R"({"a": [1]})",
         "ERROR : Expected value to be of type array<number, 2>, but found array<number, 1> "
         "instead."},
        {R"(["array", "string", ["get", "a"]])", R"({"a": [[1]]})",
         "ERROR : Expected value to be of type array<string>, but found "
         "array<array<number, 1>, 1> instead."},
        {R"(["array", null, ["get", "a"]])", "{}",
         "ERROR [1]: The item type argument of \"array\" must be one of string, number, boolean"},
        {R"(["array", "number", null, ["get", "a"]])", R"({"a": []})", "[]"},
        {R"(["array", "number", 1.5, ["get", "a"]])", "{}",
         "ERROR [2]: The length argument to \"array\" must be a positive integer literal"},
        {R"(["object", ["get", "a"]])", R"({"a": []})",
         "ERROR : Expected value to be of type object, but found array<value, 0> instead."},
    });
}

TEST(semantics, conversions_follow_javascript) {
    expect_all({
        {R"(["to-number", ["get", "a"]])", R"({"a": " 0x1F "})", "31"},
        {R"(["to-number", ["get", "a"]])", R"({"a": ""})", "0"},
        {R"(["to-number", ["get", "a"]])", R"({"a": [7]})", "7"},
        {R"(["to-number", ["get", "a"], 5])", R"({"a": "7px"})", "5"},
        {R"(["to-number", ["get", "a"], 5])", R"({"a": null})", "0"},
        {R"(["to-number", ["get", "a"]])", R"({"a": {"b": 1}})",
         "ERROR : Could not convert {\"b\":1} to number."},
        {R"(["to-boolean", ["get", "a"]])", R"({"a": []})", "true"},
        {R"(["to-boolean", ["/", 0, 0]])", "{}", "false"},
        {R"(["to-string", ["get", "a"]])", R"({"a": [1, null, {"b": "c"}]})",
         R"("[1,null,{\"b\":\"c\"}]")"},
        {R"(["to-string", ["get", "a"]])", R"({"a": 1e21})", R"("1e+21")"},
        {R"(["to-string", ["rgba", 255, 128, 0, 0.25]])", "{}", "\"rgba(255,128,0,0.25)\""},
        {R"(["to-color", ["get", "a"], ["get", "b"]])",
         R"x({"a": "x", "b": "hsl(120, 100%, 25%)"})x", R"({"r":0,"g":0.5,"b":0,"a":1})"},
        {R"(["concat", 1, true, null, "x", ["literal", [1]]])", "{}", R"("1truex[1]")"},
        {R"(["to-string", 1, 2])", "{}", "ERROR : Expected one argument."},
    });
}

TEST(semantics, text_counts_code_points) {
    expect_all({
        {R"(["length", "a😀b"])", "{}", "3"},
        {R"(["slice", "a😀bc", 1, -1])", "{}", R"("😀b")"},
        {R"(["slice", ["get", "a"], -2])", R"({"a": [1, 2, 3]})", "[2,3]"},
        {R"(["index-of", "b", "a😀b"])", "{}", "2"},
        {R"(["index-of", null, ["get", "a"]])", R"({"a": [1, null]})", "1"},
        {R"(["index-of", 2, ["get", "a"], 2])", R"({"a": [2, 1, 2]})", "2"},
        {R"(["in", "", "abc"])", "{}", "true"},
        {R"(["in", null, ["get", "a"]])", "{}", "false"},
        {R"(["in", true, ["literal", ["true", true]]])", "{}", "true"},
        {R"(["in", ["literal", []], "a"])", "{}",
         "ERROR : Expected first argument to be of type boolean, string, number or null, but found "
         "array<value, 0> instead"},
        {R"(["split", "a,b,,c", ","])", "{}", R"(["a","b","","c"])"},
        {R"(["split", "", ","])", "{}", R"([""])"},
        {R"(["split", "ab", ""])", "{}", R"(["a","b"])"},
        {R"(["join", ["get", "a"], "-"])", R"({"a": ["x", "y"]})", R"("x-y")"},
        {R"(["join", ["literal", [1, 2]], "-"])", "{}",
         "ERROR [1]: Expected array<string> but found array<number, 2> instead."},
        {R"(["upcase", "straße"])", "{}", R"("STRASSE")"},
        {R"(["at", ["get", "i"], ["literal", [5, 6]]])", R"({"i": -1})",
         "ERROR : Array index out of bounds: -1 < 0."},
        {R"(["at", ["get", "i"], ["literal", [5, 6]]])", R"({"i": 0.5})",
         "ERROR : Array index must be an integer, but found 0.5 instead."},
    });
}

TEST(semantics, decisions_infer_their_type_from_the_first_output) {
    expect_all({
        {R"(["case", ["get", "a"], 1, 2])", R"({"a": 1})",
         "ERROR [1]: Expected value to be of type boolean, but found number instead."},
        {R"(["case", true, 1, "x"])", "{}", "ERROR [3]: Expected number but found string instead."},
        {R"(["case", false, 1, ["get", "a"]])", R"({"a": "x"})",
         "ERROR [3]: Expected value to be of type number, but found string instead."},
        {R"(["match", ["get", "a"], [1, 2], "low", 3, "high", "none"])", R"({"a": 2})", R"("low")"},
        {R"(["match", ["get", "a"], [1, 2], "low", 3, "high", "none"])", R"({"a": "2"})",
         R"("none")"},
        {R"(["match", ["get", "a"], 1, 0, 1, 0, 0])", "{}",
         "ERROR [4]: Branch labels must be unique."},
        {R"(["match", ["get", "a"], 1.5, 0, 0])", "{}",
         "ERROR [2]: Numeric branch labels must be integer values."},
        {R"(["match", ["get", "a"], 9007199254740992, 0, 0])", "{}",
         "ERROR [2]: Branch labels must be integers no larger than 9007199254740991."},
        {R"(["match", ["get", "a"], [], 0, 0])", "{}",
         "ERROR [2]: Expected at least one branch label."},
        {R"(["match", ["number", ["get", "a"]], "x", 0, 0])", "{}",
         "ERROR [1]: Expected string but found number instead."},
        {R"(["match", 1, "x", 0, 0])", "{}",
         "ERROR [1]: Expected string but found number instead."},
        {R"(["coalesce", ["get", "a"], ["get", "b"], 3])", R"({"a": null})", "3"},
        {R"(["coalesce"])", "{}", "ERROR : Expected at least one argument."},
        {R"(["==", ["get", "a"], ["get", "b"]])", R"({"a": 1, "b": "1"})", "false"},
        {R"(["==", 1, "1"])", "{}", "ERROR : Cannot compare types 'number' and 'string'."},
        {R"(["==", ["get", "a"], ["literal", [1]]])", "{}",
         "ERROR [2]: \"==\" comparisons are not supported for type 'array<number, 1>'."},
        {R"(["<", ["get", "a"], ["get", "b"]])", R"({"a": 1, "b": "1"})",
         "ERROR : Expected arguments for \"<\" to be (string, string) or (number, number), but "
         "found (number, string) instead."},
        {R"(["<", ["get", "a"], 3])", R"({"a": "1"})",
         "ERROR : Expected value to be of type number, but found string instead."},
        {R"(["<", 1, 2, ["collator", {}]])", "{}",
         "ERROR : Cannot use collator to compare non-string types."},
        {R"(["all"])", "{}", "true"},
        {R"(["any"])", "{}", "false"},
        {R"(["all", ["get", "a"], ["error", "late"]])", R"({"a": false})", "false"},
        {R"(["!", 0])", "{}", "ERROR [1]: Expected boolean but found number instead."},
    });
}

TEST(semantics, variables_are_seen_in_the_result_alone) {
    expect_all({
        {R"(["let", "a", 1, "b", ["+", ["var", "a"], 1], ["var", "b"]])", "{}",
         "ERROR [4][1][1]: Unknown variable \"a\". Make sure \"a\" has been bound in an enclosing "
         "\"let\" expression before using it."},
        {R"(["let", "a", 1, ["let", "a", ["+", ["var", "a"], 1], ["var", "a"]]])", "{}", "2"},
        {R"(["let", "a-b", 1, 2])", "{}",
         "ERROR [1]: Variable names must contain only alphanumeric characters or '_'."},
        {R"(["let", 1, 1, 2])", "{}", "ERROR [1]: Expected string, but found number instead."},
        {R"(["let", "a", 1])", "{}", "ERROR : Expected at least 3 arguments, but found 2 instead."},
        {R"(["var"])", "{}",
         "ERROR : 'var' expression requires exactly one string literal argument."},
        {R"(["global-state", 1])", "{}",
         "ERROR [1]: Global state property must be string, but found number instead."},
    });
}

TEST(semantics, curves_want_ordered_literal_stops) {
    expect_all({
        {R"(["step", ["get", "x"], 0, 1, 1, 1, 2])", "{}",
         "ERROR [5]: Input/output pairs for \"step\" expressions must be arranged with input "
         "values in strictly ascending order."},
        {R"(["interpolate", ["linear"], ["get", "x"], ["get", "y"], 0, 1, 2])", "{}",
         "ERROR [3]: Input/output pairs for \"interpolate\" expressions must be defined using "
         "literal numeric values (not computed expressions) for the input values."},
        {R"(["interpolate", ["linear"], ["get", "x"], 0, "a", 1, "b"])", "{}",
         "ERROR : Type string is not interpolatable."},
        {R"(["interpolate", ["linear"], ["get", "x"], 0, ["literal", [0, 10]], 1, ["literal", [10, 30]]])",
         R"({"x": 0.5})", "[5,20]"},
        {R"(["interpolate", ["quadratic"], ["get", "x"], 0, 0, 1, 1])", "{}",
         "ERROR [1][0]: Unknown interpolation type quadratic"},
        {R"(["interpolate", ["exponential"], ["get", "x"], 0, 0, 1, 1])", "{}",
         "ERROR [1][1]: Exponential interpolation requires a numeric base."},
        {R"(["interpolate", [], ["get", "x"], 0, 0, 1, 1])", "{}",
         "ERROR [1]: Expected an interpolation type expression."},
        {R"(["interpolate", ["linear"], ["get", "x"], 0])", "{}",
         "ERROR : Expected at least 4 arguments, but found only 3."},
        {R"(["step", ["get", "x"], 0, 1, 2, 3])", "{}",
         "ERROR : Expected an even number of arguments."},
        {R"(["+", 1, ["zoom"]])", "{}",
         "ERROR : \"zoom\" expression may only be used as input to a top-level \"step\" or "
         "\"interpolate\" expression."},
        {R"(["+", 1, ["step", ["zoom"], 0, 1, 2]])", "{}",
         "ERROR : \"zoom\" expression may only be used as input to a top-level \"step\" or "
         "\"interpolate\" expression."},
        {R"(["case", true, ["step", ["zoom"], 0, 1, 2], ["step", ["zoom"], 3, 1, 2]])", "{}",
         "ERROR : Only one zoom-based \"step\" or \"interpolate\" subexpression may be used in an "
         "expression."},
        {R"(["interpolate", ["linear"], ["get", "x"], 0, "mercator", 10, "vertical-perspective"])",
         R"({"x": 5})", R"({"from":"mercator","to":"vertical-perspective","transition":0.5})",
         PropertyType::projection_definition},
        {R"(["interpolate", ["linear"], ["get", "x"], 0, 2, 10, ["literal", [4, 6]]])",
         R"({"x": 5})", R"({"values":[3,4,3,4]})", PropertyType::padding},
        {R"(["interpolate-hcl", ["linear"], ["get", "x"], 0, ["literal", ["#f00", "#0f0"]], 1, ["literal", ["#f00", "#0f0"]]])",
         R"({"x": 0})", R"({"values":[{"r":1,"g":0,"b":0,"a":1},{"r":0,"g":1,"b":0,"a":1}]})",
         PropertyType::color_array},
        {R"(["interpolate", ["linear"], ["get", "x"], 0, ["literal", ["top", [0, 0]]], 1, ["literal", ["left", [0, 4]]]])",
         R"({"x": 0.5})",
         "ERROR : Cannot interpolate values containing mismatched anchors. from[0]: top, to[0]: "
         "left",
         PropertyType::variable_anchor_offset},
    });
}

TEST(semantics, properties_convert_what_they_are_given) {
    expect_all({
        {R"(["get", "a"])", R"({"a": 3})", R"("3")", PropertyType::string},
        {R"(["get", "a"])", R"({"a": 3})",
         "ERROR : Expected value to be of type string, but found number instead.",
         PropertyType::enumeration},
        {R"(["get", "a"])", R"({"a": 3})", R"({"values":[3,3,3,3]})", PropertyType::padding},
        {R"(["get", "a"])", R"({"a": "3"})", "ERROR : Could not parse padding from value '3'",
         PropertyType::padding},
        {R"(["get", "a"])", R"({"a": [1, 2]})", R"({"values":[1,2]})", PropertyType::number_array},
        {R"(["get", "a"])", R"({"a": ["red", 5]})",
         "ERROR : Could not parse colorArray from value '[\"red\",5]'", PropertyType::color_array},
        {R"(["get", "a"])", R"({"a": ["top", [0, 1]]})", R"({"values":["top",[0,1]]})",
         PropertyType::variable_anchor_offset},
        {R"(["get", "a"])", R"({"a": "pin"})", R"({"name":"pin","available":false})",
         PropertyType::image},
        {R"(true)", "{}", "ERROR : Expected color but found boolean instead.", PropertyType::color},
        {R"(["semiliteral", [["get", "x"], 2]])", R"({"x": 1})", "[1,2]"},
        {R"(["semiliteral"])", "{}",
         "ERROR : 'semiliteral' expression requires exactly one argument, but found 0 instead."},
    });
}

TEST(semantics, rich_text_and_numbers) {
    expect_all({
        {R"(["format", ["get", "a"], {"font-scale": 0.5, "text-font": ["literal", ["A", "B"]]}, "\n"])",
         R"({"a": "x"})",
         R"({"sections":[{"text":"x","image":null,"scale":0.5,"fontStack":"A,B","textColor":null,"verticalAlign":null},{"text":"\n","image":null,"scale":null,"fontStack":null,"textColor":null,"verticalAlign":null}]})"},
        {R"(["format"])", "{}", "ERROR : Expected at least one argument."},
        {R"(["format", {"text-color": "red"}])", "{}",
         "ERROR : First argument must be an image or text section."},
        {R"(["format", 1])", "{}",
         "ERROR : Formatted text type must be 'string', 'value', 'image' or 'null'."},
        {R"(["format", "a", {"text-font": "A"}])", "{}",
         "ERROR [1]: Expected array<string> but found string instead."},
        {R"(["number-format", 1234.5678, {"locale": "en-US", "max-fraction-digits": 2}])", "{}",
         R"("1,234.57")"},
        {R"(["number-format", 1234.5, {"locale": "de", "min-fraction-digits": 2}])", "{}",
         R"("1.234,50")"},
        {R"(["number-format", 5, {"currency": "EUR", "unit": "meter"}])", "{}",
         "ERROR : NumberFormat options `currency` and `unit` are mutually exclusive"},
        {R"(["number-format", 5])", "{}", "ERROR : Expected two arguments."},
        {R"(["collator"])", "{}", "ERROR : Expected one argument."},
        {R"(["resolved-locale", ["collator", {"locale": "de"}]])", "{}", R"("de")"},
        {R"(["image", ["get", "a"]])", R"({"a": ""})", "null"},
    });
}

TEST(semantics, tests_of_geometry_want_geojson) {
    expect_all({
        {R"(["within"])", "{}",
         "ERROR : 'within' expression requires exactly one argument, but found 0 instead."},
        {R"(["within", {"type": "Point", "coordinates": [0, 0]}])", "{}",
         "ERROR : 'within' expression requires valid geojson object that contains polygon geometry "
         "type."},
        {R"(["distance", 7])", "{}",
         "ERROR : 'distance' expression requires valid geojson object that contains polygon "
         "geometry type."},
    });
}

}  // namespace
}  // namespace northway::style
