// SPDX-License-Identifier: Apache-2.0
#include "style/legacy_function.h"

#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

std::string at(std::string_view function, double zoom, std::string_view properties,
               const PropertySpec& spec) {
    const PlainFeature feature = feature_with(properties);
    EvaluationContext context;
    context.zoom = zoom;
    context.feature = &feature;
    return result(function, context, spec);
}

PropertySpec stepping_spec(PropertyType type) {
    PropertySpec spec = spec_of(type);
    spec.interpolated = false;
    return spec;
}

TEST(legacy_function, zoom_stops_interpolate_or_step_by_the_property) {
    constexpr auto kStops = R"({"base": 1, "stops": [[0, 0], [10, 5]]})";
    EXPECT_EQ(at(kStops, 4, "{}", spec_of(PropertyType::number)), "2");
    EXPECT_EQ(
        at(R"({"stops": [[0, "a"], [10, "b"]]})", 9.9, "{}", stepping_spec(PropertyType::string)),
        R"("a")");
    EXPECT_EQ(at(R"({"stops": [[5, "a"]]})", 1, "{}", stepping_spec(PropertyType::string)),
              R"("a")");
}

TEST(legacy_function, property_functions_fall_back_to_their_default) {
    constexpr auto kFunction = R"({"property": "x", "stops": [[0, 10], [10, 20]], "default": -1})";
    EXPECT_EQ(at(kFunction, 0, R"({"x": 5})", spec_of(PropertyType::number)), "15");
    EXPECT_EQ(at(kFunction, 0, R"({"x": "5"})", spec_of(PropertyType::number)), "-1");
    EXPECT_EQ(at(kFunction, 0, "{}", spec_of(PropertyType::number)), "-1");
}

TEST(legacy_function, categories_match_text_numbers_and_booleans) {
    constexpr auto kText =
        R"({"type": "categorical", "property": "x", "stops": [["a", "red"], ["b", "blue"]], "default": "white"})";
    EXPECT_EQ(at(kText, 0, R"({"x": "b"})", spec_of(PropertyType::color)),
              R"({"r":0,"g":0,"b":1,"a":1})");
    EXPECT_EQ(at(kText, 0, R"({"x": "c"})", spec_of(PropertyType::color)),
              R"({"r":1,"g":1,"b":1,"a":1})");
    constexpr auto kFlag =
        R"({"type": "categorical", "property": "x", "stops": [[true, 1], [false, 2]], "default": 3})";
    EXPECT_EQ(at(kFlag, 0, R"({"x": false})", spec_of(PropertyType::number)), "2");
    EXPECT_EQ(at(kFlag, 0, R"({"x": "false"})", spec_of(PropertyType::number)), "3");
}

TEST(legacy_function, zoom_and_property_together) {
    constexpr auto kBoth =
        R"({"property": "x", "stops": [[{"zoom": 0, "value": 0}, 0], [{"zoom": 0, "value": 10}, 10],
                               [{"zoom": 10, "value": 0}, 100], [{"zoom": 10, "value": 10}, 200]]})";
    EXPECT_EQ(at(kBoth, 5, R"({"x": 5})", spec_of(PropertyType::number)), "77.5");
}

TEST(legacy_function, identity_passes_the_value_on) {
    EXPECT_EQ(at(R"({"type": "identity", "property": "x"})", 0, R"({"x": 4})",
                 spec_of(PropertyType::number)),
              "4");
    EXPECT_EQ(
        at(R"({"type": "identity", "property": "x", "default": "a"})", 0, R"({"x": 4})",
           spec_of(PropertyType::formatted)),
        R"({"sections":[{"text":"4","image":null,"scale":null,"fontStack":null,"textColor":null,"verticalAlign":null}]})");
}

TEST(legacy_function, tokens_stand_for_attributes) {
    EXPECT_EQ(expression_from_tokens("{a} km").dump(), R"(["concat",["get","a"]," km"])");
    EXPECT_EQ(expression_from_tokens("{a}").dump(), R"(["to-string",["get","a"]])");
    EXPECT_EQ(expression_from_tokens("{{a}}").dump(), R"(["concat","{",["get","a"],"}"])");
    EXPECT_EQ(expression_from_tokens("plain {").dump(), R"("plain {")");
}

TEST(legacy_function, reports_what_it_cannot_be) {
    EXPECT_EQ(parse_errors(R"({"property": "x", "stops": []})", spec_of(PropertyType::number)),
              ": array must have at least one stop");
    EXPECT_EQ(parse_errors(R"({"type": "wavy", "property": "x", "stops": [[0, 1]]})",
                           spec_of(PropertyType::number)),
              ": Unknown property function type wavy");
    EXPECT_EQ(parse_errors(R"({"type": "categorical", "property": "x", "stops": [["a", 1]]})",
                           spec_of(PropertyType::number)),
              "[4]: 'undefined' value invalid. Use null instead.");
}

}  // namespace
}  // namespace northway::style
