// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/expression.h"

#include <string>
#include <string_view>

namespace northway::style {

Json json(std::string_view text);
PropertySpec spec_of(PropertyType type);

// A feature with the members of a JSON object as its attributes.
PlainFeature feature_with(std::string_view properties);

// The result as compact JSON: of an expression over a feature, or "ERROR key: message" where
// parsing or evaluation fails.
std::string result(std::string_view expression, std::string_view properties = "{}",
                   const PropertySpec& spec = {});
std::string result(std::string_view expression, const EvaluationContext& context,
                   const PropertySpec& spec = {});
// The result as a number; NaN when it is none.
double number(std::string_view expression, std::string_view properties = "{}");
// "key: message" of every parse error, joined by " | ".
std::string parse_errors(std::string_view expression, const PropertySpec& spec = {});
// The static type, as the specification writes it.
std::string type_of(std::string_view expression, const PropertySpec& spec = {});

}  // namespace northway::style
