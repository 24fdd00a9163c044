// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

Expression parsed(std::string_view text, const PropertySpec& spec = {}) {
    auto expression = Expression::parse(json(text), spec);
    EXPECT_TRUE(expression) << text;
    return expression ? std::move(*expression) : std::move(*Expression::parse(Json(nullptr)));
}

TEST(constancy, folds_what_depends_on_nothing) {
    EXPECT_TRUE(parsed(R"(["+", 1, ["*", 2, 3]])").is_literal());
    EXPECT_TRUE(parsed(R"(["let", "a", 1, ["case", true, ["var", "a"], 2]])").is_literal());
    EXPECT_TRUE(parsed(R"("red")", spec_of(PropertyType::color)).is_literal());
    EXPECT_FALSE(parsed(R"(["image", "ship"])").is_literal());
    EXPECT_FALSE(parsed(R"(["number-format", 1, {}])").is_literal());
    EXPECT_FALSE(parsed(R"(["==", "a", "b", ["collator", {}]])").is_literal());
}

TEST(constancy, says_what_it_depends_on) {
    EXPECT_FALSE(parsed(R"(["get", "x"])").is_feature_constant());
    EXPECT_TRUE(parsed(R"(["get", "x", ["literal", {"x": 1}]])").is_feature_constant());
    EXPECT_FALSE(parsed(R"(["feature-state", "x"])").is_state_constant());
    EXPECT_FALSE(parsed(R"(["feature-state", "x"])").is_feature_constant());
    EXPECT_TRUE(parsed(R"(["get", "x"])").is_zoom_constant());
    EXPECT_FALSE(parsed(R"(["step", ["zoom"], 1, 2, 3])").is_zoom_constant());
}

TEST(constancy, zoom_belongs_on_top) {
    constexpr auto kMessage =
        ": \"zoom\" expression may only be used as input to a top-level \"step\" or "
        "\"interpolate\" "
        "expression.";
    EXPECT_EQ(parse_errors(R"(["+", 1, ["zoom"]])"), kMessage);
    EXPECT_EQ(parse_errors(R"(["+", 1, ["step", ["zoom"], 1, 2, 3]])"), kMessage);
    EXPECT_EQ(parse_errors(R"(["let", "a", 1, ["step", ["zoom"], 1, 2, 3]])"), "");
    EXPECT_EQ(parse_errors(R"(["coalesce", ["step", ["zoom"], 1, 2, 3], 0])"), "");
    EXPECT_EQ(
        parse_errors(R"(["coalesce", ["step", ["zoom"], 1, 2, 3], ["step", ["zoom"], 1, 2, 3]])"),
        ": Only one zoom-based \"step\" or \"interpolate\" subexpression may be used in an "
        "expression.");
    EXPECT_EQ(parsed(R"(["interpolate", ["linear"], ["zoom"], 3, 1, 7, 2])").zoom_stops(),
              (std::vector<double>{3, 7}));
}

TEST(constancy, a_property_says_what_it_takes) {
    PropertySpec spec = spec_of(PropertyType::number);
    spec.kind = PropertyKind::data_constant;
    EXPECT_EQ(parse_errors(R"(["get", "x"])", spec), ": data expressions not supported");
    spec.takes_zoom = false;
    EXPECT_EQ(parse_errors(R"(["step", ["zoom"], 1, 2, 3])", spec),
              ": zoom expressions not supported");
    spec.takes_zoom = true;
    spec.interpolated = false;
    EXPECT_EQ(parse_errors(R"(["interpolate", ["linear"], ["zoom"], 1, 2, 3, 4])", spec),
              ": \"interpolate\" expressions cannot be used with this property");
}

}  // namespace
}  // namespace northway::style
