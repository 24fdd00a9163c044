// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"

#include "style/javascript.h"

#include <gtest/gtest.h>

#include <limits>

namespace northway::style {

Json json(std::string_view text) {
    Json parsed = Json::parse(text, nullptr, false);
    EXPECT_FALSE(parsed.is_discarded()) << "not JSON: " << text;
    return parsed;
}

PropertySpec spec_of(PropertyType type) {
    PropertySpec spec;
    spec.name = "some-property";
    spec.type = type;
    return spec;
}

PlainFeature feature_with(std::string_view properties) {
    PlainFeature feature;
    feature.attributes = *value_from_json(json(properties)).object();
    return feature;
}

std::string parse_errors(std::string_view expression, const PropertySpec& spec) {
    const auto parsed = Expression::parse(json(expression), spec);
    std::string text;
    if (!parsed) {
        for (const ParseError& error : parsed.error()) {
            text += text.empty() ? "" : " | ";
            text += error.key;
            text += ": ";
            text += error.message;
        }
    }
    return text;
}

std::string result(std::string_view expression, const EvaluationContext& context,
                   const PropertySpec& spec) {
    const auto parsed = Expression::parse(json(expression), spec);
    if (!parsed) {
        return std::string("ERROR ").append(parse_errors(expression, spec));
    }
    const auto value = parsed->evaluate(context);
    return value ? javascript::to_json_text(*value)
                 : std::string("ERROR ")
                       .append(value.error().key)
                       .append(": ")
                       .append(value.error().message);
}

std::string result(std::string_view expression, std::string_view properties,
                   const PropertySpec& spec) {
    const PlainFeature feature = feature_with(properties);
    EvaluationContext context;
    context.feature = &feature;
    return result(expression, context, spec);
}

double number(std::string_view expression, std::string_view properties) {
    const PlainFeature feature = feature_with(properties);
    EvaluationContext context;
    context.feature = &feature;
    const auto parsed = Expression::parse(json(expression));
    const auto value =
        parsed ? parsed->evaluate(context)
               : tl::expected<Value, ExpressionError>(tl::unexpected(ExpressionError{}));
    return value && value->number() != nullptr ? *value->number()
                                               : std::numeric_limits<double>::quiet_NaN();
}

std::string type_of(std::string_view expression, const PropertySpec& spec) {
    const auto parsed = Expression::parse(json(expression), spec);
    return parsed ? to_string(parsed->type()) : "no type";
}

}  // namespace northway::style
