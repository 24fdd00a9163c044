// SPDX-License-Identifier: Apache-2.0
#include "style/property.h"

#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

std::vector<std::string> lines(const std::vector<Warning>& warnings) {
    std::vector<std::string> text;
    for (const Warning& warning : warnings) {
        text.push_back(warning.place + ": " + warning.message);
    }
    return text;
}

TEST(layer_check, passes_a_good_layer) {
    const auto problems =
        check_layer(json(R"({"type": "line", "layout": {"line-cap": "round", "visibility": "none"},
        "paint": {"line-width": ["interpolate", ["linear"], ["zoom"], 3, 1, 8, 4], "line-color-transition": {"duration": 3}},
        "filter": ["==", "class", "rail"]})"),
                    "layers[0]");
    EXPECT_TRUE(problems.errors.empty());
    EXPECT_TRUE(problems.warnings.empty());
}

TEST(layer_check, gathers_every_error_with_its_place) {
    const auto problems =
        check_layer(json(R"({"type": "fill", "paint": {"fill-color": 5, "fill-opacity": ["get"]},
        "filter": ["==", ["get", "a"], ["foo"]]})"),
                    "layers[2]");
    EXPECT_EQ(
        lines(problems.errors),
        (std::vector<std::string>{
            "layers[2].paint.fill-color: color expected, number found",
            "layers[2].paint.fill-opacity: Expected arguments of type (string) | (string, object), "
            "but found () instead.",
            R"(layers[2].filter[2][0]: Unknown expression "foo". If you wanted a literal array, use ["literal", [...]].)"}));
}

TEST(layer_check, hints_at_a_misspelt_property_and_type) {
    const auto paint =
        check_layer(json(R"({"type": "line", "paint": {"line-widht": 4}})"), "layers[1]");
    EXPECT_TRUE(paint.errors.empty());
    EXPECT_EQ(
        lines(paint.warnings),
        (std::vector<std::string>{
            R"(layers[1].paint.line-widht: unknown property "line-widht"; did you mean "line-width"?)"}));
    const auto type = check_layer(json(R"({"type": "lin"})"), "layers[1]");
    EXPECT_EQ(lines(type.errors),
              (std::vector<std::string>{
                  R"(layers[1].type: unknown layer type "lin"; did you mean "line"?)"}));
}

}  // namespace
}  // namespace northway::style
