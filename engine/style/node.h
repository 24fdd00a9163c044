// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/curve.h"
#include "style/expression.h"
#include "style/match_labels.h"
#include "style/shape.h"

#include <tl/expected.hpp>

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace northway::style {

struct Node;
using NodePtr = std::unique_ptr<Node>;
using Outcome = tl::expected<Value, ExpressionError>;
using Run = Outcome (*)(const Node& node, const EvaluationContext& context);

// For each section of a `format`: which argument holds each part; -1 when it is absent.
struct FormatLayout {
    struct Section {
        int content = -1;
        int scale = -1;
        int font = -1;
        int color = -1;
        int vertical_align = -1;
    };
    std::vector<Section> sections;
};

// Which argument holds each option of a `number-format` or a `collator`; -1 when it is absent.
struct OptionLayout {
    int locale = -1;
    int currency = -1;
    int unit = -1;
    int min_fraction_digits = -1;
    int max_fraction_digits = -1;
};

// What a node knows besides its arguments, read once while parsing.
using Payload =
    std::variant<std::monostate, Value, const Node*, std::string, Curve, MatchLabels, FormatLayout,
                 OptionLayout, std::shared_ptr<const Shape>, std::shared_ptr<const MercatorArea>>;

// One operator of a parsed expression. Immutable after parsing; owns its arguments. A `var` points
// to the bound node, which the enclosing `let` owns.
struct Node {
    std::string name;  // of the operator
    Type type;
    std::string key;  // index path inside the expression
    Run run = nullptr;
    std::vector<NodePtr> args;
    Payload payload;

    Outcome evaluate(const EvaluationContext& context) const { return run(*this, context); }
    // The value of a literal; nullptr for any other operator.
    const Value* literal() const;
};

NodePtr make_node(std::string name, Type type, std::string key, Run run,
                  std::vector<NodePtr> args = {}, Payload payload = {});
NodePtr make_literal(Type type, Value value, std::string key);

tl::unexpected<ExpressionError> fault(const Node& node, std::string message);

// The value of an argument without copying it when it is a literal. Points into `storage` else.
tl::expected<const Value*, ExpressionError> peek(const Node& node, const EvaluationContext& context,
                                                 Value& storage);
// The value of an argument that the type check has proven to be a number, a boolean or a string.
tl::expected<double, ExpressionError> number_of(const Node& node, const EvaluationContext& context);
tl::expected<bool, ExpressionError> boolean_of(const Node& node, const EvaluationContext& context);
tl::expected<std::string, ExpressionError> string_of(const Node& node,
                                                     const EvaluationContext& context);

// What the result of a node may depend on.
bool is_feature_constant(const Node& node);
bool is_state_constant(const Node& node);
bool is_zoom_constant(const Node& node);
// True when it can be evaluated once, while parsing.
bool is_foldable(const Node& node);
// True for the operator that follows the context's locale, which is not known while parsing.
bool reads_locale(const Node& node);
void collect_global_state_keys(const Node& node, std::vector<std::string>& keys);

}  // namespace northway::style
