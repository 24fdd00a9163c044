// SPDX-License-Identifier: Apache-2.0
#include "style/property.h"

#include "style/constant_check.h"
#include "style/legacy_function.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace northway::style {
namespace {

std::vector<Warning> placed(const std::vector<ParseError>& errors, const std::string& place) {
    std::vector<Warning> warnings;
    for (const ParseError& error : errors) {
        warnings.push_back({place + error.key, error.message});
    }
    return warnings;
}

// The expression that a plain value stands for.
Json expression_from_constant(const Json& json, const PropertySpec& spec) {
    if (spec.tokens && json.is_string()) {
        return expression_from_tokens(json.get_ref<const std::string&>());
    }
    return json.is_array() ? Json::array({"literal", json}) : json;
}

bool is_computed(const Json& json) {
    return is_legacy_function(json) || is_expression(json);
}

Json default_json(const PropertySpec& spec) {
    if (spec.default_json.empty()) {
        return nullptr;
    }
    const Json json = Json::parse(spec.default_json, nullptr, false);
    if (json.is_discarded()) {
        return nullptr;
    }
    return is_computed(json) ? json : expression_from_constant(json, spec);
}

// The expression of the default; a literal null when the property has none.
Expression default_expression(const PropertySpec& spec) {
    const Json json = default_json(spec);
    auto expression = Expression::parse(json, json.is_null() ? PropertySpec{} : spec);
    return expression ? std::move(*expression) : std::move(*Expression::parse(Json(nullptr)));
}

// What stands in when evaluation fails. A ramp is no value: there it is transparent.
Value default_value(const PropertySpec& spec) {
    if (spec.kind == PropertyKind::color_ramp) {
        return kTransparent;
    }
    const auto value = default_expression(spec).evaluate({});
    return value ? *value : Value();
}

std::string sentence(const Value& value, const std::vector<std::string>& words) {
    std::string allowed;
    for (const std::string& word : words) {
        allowed += (allowed.empty() ? "\"" : ", \"") + word + "\"";
    }
    return "Expected value to be one of " + allowed + ", but found \"" + to_string(value) +
           "\" instead.";
}

}  // namespace

PropertyValue::PropertyValue(Expression expression, const PropertySpec& spec, std::string place,
                             bool set)
    : expression_(std::move(expression)),
      default_(default_value(spec)),
      place_(std::move(place)),
      set_(set) {
    if (spec.type == PropertyType::enumeration) {
        values_ = spec.values;
    }
}

tl::expected<PropertyValue, std::vector<Warning>> PropertyValue::parse(const Json& json,
                                                                       const PropertySpec& spec,
                                                                       const std::string& place) {
    if (!is_computed(json)) {
        auto problems = check_constant(json, spec, place);
        if (!problems.empty()) {
            return tl::unexpected(std::move(problems));
        }
    }
    auto expression =
        Expression::parse(is_computed(json) ? json : expression_from_constant(json, spec), spec);
    if (!expression) {
        return tl::unexpected(placed(expression.error(), place));
    }
    return PropertyValue(std::move(*expression), spec, place, true);
}

PropertyValue PropertyValue::default_of(const PropertySpec& spec) {
    return {default_expression(spec), spec, spec.name, false};
}

tl::expected<Value, std::string> PropertyValue::evaluate_strictly(
    const EvaluationContext& context) const {
    auto value = expression_.evaluate(context);
    if (!value) {
        return tl::unexpected(value.error().key + ": " + value.error().message);
    }
    const double* number = value->number();
    if (value->is_null() || (number != nullptr && std::isnan(*number))) {
        return default_;
    }
    const std::string* word = value->string();
    if (!values_.empty() && word != nullptr &&
        std::find(values_.begin(), values_.end(), *word) == values_.end()) {
        return tl::unexpected(": " + sentence(*value, values_));
    }
    return std::move(*value);
}

Value PropertyValue::evaluate(const EvaluationContext& context) const {
    return evaluate_strictly(context).value_or(default_);
}

double PropertyValue::number(const EvaluationContext& context, double otherwise) const {
    const Value value = evaluate(context);
    return value.number() == nullptr ? otherwise : *value.number();
}

Color PropertyValue::color(const EvaluationContext& context, Color otherwise) const {
    const Value value = evaluate(context);
    return value.color() == nullptr ? otherwise : *value.color();
}

bool PropertyValue::boolean(const EvaluationContext& context, bool otherwise) const {
    const Value value = evaluate(context);
    return value.boolean() == nullptr ? otherwise : *value.boolean();
}

std::string PropertyValue::string(const EvaluationContext& context, std::string otherwise) const {
    const Value value = evaluate(context);
    return value.string() == nullptr ? std::move(otherwise) : *value.string();
}

std::optional<Warning> PropertyValue::evaluation_fault(const EvaluationContext& context) const {
    const auto value = evaluate_strictly(context);
    if (value) {
        return std::nullopt;
    }
    const std::size_t colon = value.error().find(": ");
    return Warning{place_ + value.error().substr(0, colon), value.error().substr(colon + 2)};
}

bool PropertyValue::is_constant() const {
    return is_feature_constant() && is_zoom_constant() && !expression_.uses_global_state();
}

}  // namespace northway::style
