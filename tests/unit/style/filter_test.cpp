// SPDX-License-Identifier: Apache-2.0
#include "style/filter.h"

#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

bool passes(std::string_view filter, std::string_view properties,
            GeometryType type = GeometryType::point) {
    PlainFeature feature = feature_with(properties);
    feature.shape.type = type;
    feature.feature_id = Value(17);
    EvaluationContext context;
    context.zoom = 8;
    context.feature = &feature;
    const auto parsed = Filter::parse(json(filter));
    EXPECT_TRUE(parsed) << filter;
    return parsed && parsed->matches(context);
}

TEST(filter, null_lets_everything_pass) {
    const auto filter = Filter::parse(Json(nullptr));
    ASSERT_TRUE(filter);
    EXPECT_TRUE(filter->is_empty());
    EXPECT_TRUE(filter->matches({}));
}

TEST(filter, expressions_may_use_zoom_anywhere_and_fail_as_false) {
    EXPECT_TRUE(passes(R"([">=", ["zoom"], 8])", "{}"));
    EXPECT_FALSE(passes(R"([">", ["get", "x"], 1])", R"({"x": "2"})"));
    EXPECT_TRUE(passes(R"(["in", ["get", "x"], ["literal", ["a", "b"]]])", R"({"x": "a"})"));
}

TEST(filter, legacy_comparisons_never_match_another_type) {
    EXPECT_TRUE(passes(R"(["==", "x", 1])", R"({"x": 1})"));
    EXPECT_FALSE(passes(R"(["==", "x", 1])", R"({"x": "1"})"));
    EXPECT_TRUE(passes(R"(["!=", "x", 1])", "{}"));
    EXPECT_TRUE(passes(R"(["<", "x", 2])", R"({"x": 1})"));
    EXPECT_FALSE(passes(R"(["<", "x", 2])", R"({"x": "1"})"));
    EXPECT_TRUE(passes(R"(["any", ["<", "x", 2], [">", "y", 0]])", R"({"x": "a", "y": 1})"));
}

TEST(filter, legacy_membership_and_presence) {
    EXPECT_TRUE(passes(R"(["in", "x", "a", "b"])", R"({"x": "b"})"));
    EXPECT_FALSE(passes(R"(["in", "x"])", R"({"x": "b"})"));
    EXPECT_TRUE(passes(R"(["!in", "x", "a", 3])", "{}"));
    EXPECT_TRUE(passes(R"(["has", "x"])", R"({"x": null})"));
    EXPECT_TRUE(passes(R"(["!has", "x"])", "{}"));
    EXPECT_TRUE(passes(R"(["none", ["==", "x", 1], ["==", "x", 2]])", R"({"x": 3})"));
    EXPECT_TRUE(passes(R"(["all", ["==", "x", 1], ["has", "y"]])", R"({"x": 1, "y": 2})"));
}

TEST(filter, legacy_type_and_id) {
    EXPECT_TRUE(passes(R"(["==", "$type", "Polygon"])", "{}", GeometryType::multi_polygon));
    EXPECT_FALSE(passes(R"(["==", "$type", "Polygon"])", "{}", GeometryType::line_string));
    EXPECT_TRUE(passes(R"(["in", "$type", "Point", "LineString"])", "{}", GeometryType::point));
    EXPECT_TRUE(passes(R"(["==", "$id", 17])", "{}"));
    EXPECT_TRUE(passes(R"(["has", "$id"])", "{}"));
}

TEST(filter, finds_a_value_among_very_many) {
    std::string filter = R"(["in", "x")";
    for (int i = 400; i > 0; --i) {
        filter.append(", ").append(std::to_string(i));
    }
    filter.append("]");
    EXPECT_TRUE(passes(filter, R"({"x": 137})"));
    EXPECT_FALSE(passes(filter, R"({"x": 401})"));
    EXPECT_FALSE(passes(filter, R"({"x": "137"})"));
}

TEST(filter, tells_the_two_syntaxes_apart) {
    EXPECT_TRUE(is_expression_filter(json(R"(["==", ["get", "x"], 1])")));
    EXPECT_FALSE(is_expression_filter(json(R"(["==", "x", 1])")));
    EXPECT_FALSE(is_expression_filter(json(R"(["all", ["has", "x"], ["in", "y", "a"]])")));
    EXPECT_TRUE(is_expression_filter(json(R"(["all", ["has", "x"], ["==", ["get", "y"], 1]])")));
}

TEST(filter, reports_the_place_of_an_error) {
    const auto filter = Filter::parse(json(R"(["all", true, ["==", ["get"], 1]])"));
    ASSERT_FALSE(filter);
    EXPECT_EQ(filter.error().at(0).key, "[2][1]");
}

}  // namespace
}  // namespace northway::style
