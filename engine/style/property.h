// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "style/expression.h"
#include "style/property_spec.h"

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace northway::style {

// The value of one property of one layer: a constant or an expression, with the specification's
// default behind it. Movable; const use is safe on several threads.
class PropertyValue {
public:
    // `place` is the JSON path that messages start with, as "layers[3].paint.line-width".
    // Each error's place is that path with the index path inside the expression.
    [[nodiscard]] static tl::expected<PropertyValue, std::vector<Warning>> parse(
        const Json& json, const PropertySpec& spec, const std::string& place);
    // The default of the specification.
    [[nodiscard]] static PropertyValue default_of(const PropertySpec& spec);

    // The value, or the default when evaluation fails or gives null.
    Value evaluate(const EvaluationContext& context) const;
    // The same for one kind; `otherwise` when the value is of another kind.
    double number(const EvaluationContext& context, double otherwise = 0) const;
    Color color(const EvaluationContext& context, Color otherwise = kTransparent) const;
    bool boolean(const EvaluationContext& context, bool otherwise = false) const;
    std::string string(const EvaluationContext& context, std::string otherwise = {}) const;

    // Why evaluation failed, with its place; nothing when it did not.
    std::optional<Warning> evaluation_fault(const EvaluationContext& context) const;

    // True when neither zoom, feature nor global state can change it.
    bool is_constant() const;
    bool is_feature_constant() const { return expression_.is_feature_constant(); }
    bool is_zoom_constant() const { return expression_.is_zoom_constant(); }
    const Expression& expression() const { return expression_; }
    // True when the document gives it, false when it is the default.
    bool is_set() const { return set_; }

private:
    PropertyValue(Expression expression, const PropertySpec& spec, std::string place, bool set);
    tl::expected<Value, std::string> evaluate_strictly(const EvaluationContext& context) const;

    Expression expression_;
    Value default_;
    std::vector<std::string> values_;  // allowed ones of an enumeration
    std::string place_;
    bool set_ = false;
};

// Checks the `layout` and `paint` blocks and the `filter` of one layer object. Errors name the JSON
// path ("layers[3].paint.line-width: number expected, string found"); an unknown property is a
// warning with the nearest name.
struct LayerProblems {
    std::vector<Warning> errors;
    std::vector<Warning> warnings;
};
LayerProblems check_layer(const Json& layer, const std::string& place);

}  // namespace northway::style
