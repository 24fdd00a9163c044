// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

TEST(feature_data, reads_attributes_id_and_state) {
    PlainFeature feature = feature_with(R"({"name": "Amur", "none": null})");
    feature.feature_id = Value("id7");
    feature.feature_state = {{"throughput", Value(12.5)}};
    feature.shape.type = GeometryType::line_string;
    EvaluationContext context;
    context.feature = &feature;
    EXPECT_EQ(result(R"(["get", "name"])", context), R"("Amur")");
    EXPECT_EQ(result(R"(["has", "none"])", context), "true");
    EXPECT_EQ(result(R"(["has", "absent"])", context), "false");
    EXPECT_EQ(result(R"(["id"])", context), R"("id7")");
    EXPECT_EQ(result(R"(["feature-state", "throughput"])", context), "12.5");
    EXPECT_EQ(result(R"(["geometry-type"])", context), R"("LineString")");
    EXPECT_EQ(result(R"(["properties"])", context), R"({"name":"Amur","none":null})");
}

TEST(feature_data, is_null_without_a_feature) {
    const EvaluationContext context;
    EXPECT_EQ(result(R"(["get", "name"])", context), "null");
    EXPECT_EQ(result(R"(["id"])", context), "null");
    EXPECT_EQ(result(R"(["has", "name"])", context), "false");
}

TEST(feature_data, accumulated_is_the_value_so_far) {
    const Value so_far(40);
    EvaluationContext context;
    context.accumulated = &so_far;
    EXPECT_EQ(result(R"(["+", ["accumulated"], 2])", context), "42");
}

}  // namespace
}  // namespace northway::style
