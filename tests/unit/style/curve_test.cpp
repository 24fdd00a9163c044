// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

std::string at_zoom(std::string_view expression, double zoom, const PropertySpec& spec = {}) {
    EvaluationContext context;
    context.zoom = zoom;
    return result(expression, context, spec);
}

TEST(curve, step_holds_each_output_until_the_next_stop) {
    constexpr auto kStep = R"(["step", ["zoom"], "far", 5, "near", 10, "close"])";
    EXPECT_EQ(at_zoom(kStep, 4.999), R"("far")");
    EXPECT_EQ(at_zoom(kStep, 5), R"("near")");
    EXPECT_EQ(at_zoom(kStep, 99), R"("close")");
}

TEST(curve, linear_interpolation_is_flat_outside_the_stops) {
    constexpr auto kLine = R"(["interpolate", ["linear"], ["zoom"], 2, 10, 4, 30])";
    EXPECT_EQ(at_zoom(kLine, 0), "10");
    EXPECT_EQ(at_zoom(kLine, 2.5), "15");
    EXPECT_EQ(at_zoom(kLine, 9), "30");
}

TEST(curve, exponential_interpolation_grows_by_its_base) {
    // (2^1 - 1) / (2^2 - 1) = 1/3 of the way.
    EXPECT_NEAR(
        number(R"(["interpolate", ["exponential", 2], ["get", "x"], 0, 0, 2, 3])", R"({"x": 1})"),
        1, 1e-12);
    EXPECT_NEAR(
        number(R"(["interpolate", ["exponential", 1], ["get", "x"], 0, 0, 2, 3])", R"({"x": 1})"),
        1.5, 1e-12);
}

TEST(curve, cubic_bezier_eases_in_and_out) {
    const auto ease = [](const char* x) {
        return number(
            R"(["interpolate", ["cubic-bezier", 0.42, 0, 0.58, 1], ["get", "x"], 0, 0, 1, 1])",
            std::string(R"({"x": )").append(x).append("}"));
    };
    EXPECT_NEAR(ease("0.5"), 0.5, 1e-5);
    EXPECT_NEAR(ease("0.25"), 0.12916, 1e-4);
    EXPECT_NEAR(ease("0.25") + ease("0.75"), 1, 1e-5);
}

TEST(curve, interpolates_every_kind_that_has_a_middle) {
    EXPECT_EQ(
        at_zoom(
            R"(["interpolate", ["linear"], ["zoom"], 0, ["literal", [1, 2]], 1, ["literal", [3, 6]]])",
            0.5),
        "[2,4]");
    EXPECT_EQ(at_zoom(R"(["interpolate", ["linear"], ["zoom"], 0, 2, 1, ["literal", [4, 6]]])", 0.5,
                      spec_of(PropertyType::padding)),
              R"({"values":[3,4,3,4]})");
    EXPECT_EQ(at_zoom(R"(["interpolate", ["linear"], ["zoom"], 0, "globe", 1, "mercator"])", 0.25,
                      spec_of(PropertyType::projection_definition)),
              R"({"from":"globe","to":"mercator","transition":0.25})");
    EXPECT_EQ(
        at_zoom(
            R"(["interpolate", ["linear"], ["zoom"], 0, ["literal", ["top", [0, 2]]], 1, ["literal", ["top", [4, 0]]]])",
            0.5, spec_of(PropertyType::variable_anchor_offset)),
        R"({"values":["top",[2,1]]})");
    EXPECT_EQ(at_zoom(R"(["interpolate", ["linear"], ["zoom"], 0, "#000", 1, "#fff"])", 0.5,
                      spec_of(PropertyType::color)),
              R"({"r":0.5,"g":0.5,"b":0.5,"a":1})");
}

TEST(curve, refuses_outputs_without_a_middle) {
    EXPECT_EQ(parse_errors(R"(["interpolate", ["linear"], ["zoom"], 0, "a", 1, "b"])"),
              ": Type string is not interpolatable.");
    EXPECT_EQ(parse_errors(R"(["interpolate-lab", ["linear"], ["zoom"], 0, 1, 1, 2])"),
              "[4]: Expected color but found number instead.");
}

TEST(curve, refuses_stops_out_of_order_and_bad_easings) {
    EXPECT_EQ(parse_errors(R"(["step", ["zoom"], 1, 5, 2, 5, 3])"),
              "[5]: Input/output pairs for \"step\" expressions must be arranged with input values "
              "in strictly ascending order.");
    EXPECT_EQ(
        parse_errors(R"(["interpolate", ["linear"], ["zoom"], ["+", 1], 1, 5, 2])"),
        "[3]: Input/output pairs for \"interpolate\" expressions must be defined using literal "
        "numeric values (not computed expressions) for the input values.");
    EXPECT_EQ(parse_errors(R"(["interpolate", ["bounce"], ["zoom"], 0, 1, 5, 2])"),
              "[1][0]: Unknown interpolation type bounce");
    EXPECT_EQ(parse_errors(R"(["interpolate", ["exponential"], ["zoom"], 0, 1, 5, 2])"),
              "[1][1]: Exponential interpolation requires a numeric base.");
}

TEST(curve, fails_on_an_input_that_is_no_number) {
    EXPECT_EQ(result(R"(["step", ["sqrt", ["get", "x"]], 1, 5, 2])", R"({"x": -1})"),
              "ERROR : Input is not a number.");
}

TEST(curve, reads_ramp_parameters) {
    EvaluationContext context;
    context.elevation = 150;
    context.line_progress = 0.25;
    context.heatmap_density = 0.75;
    EXPECT_EQ(result(R"(["interpolate", ["linear"], ["elevation"], 100, 0, 200, 1])", context),
              "0.5");
    EXPECT_EQ(result(R"(["+", ["line-progress"], ["heatmap-density"]])", context), "1");
}

}  // namespace
}  // namespace northway::style
