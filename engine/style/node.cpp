// SPDX-License-Identifier: Apache-2.0
#include "style/node.h"

#include "style/javascript.h"

#include <algorithm>
#include <string_view>

namespace northway::style {
namespace {

Outcome run_literal(const Node& node, const EvaluationContext&) {
    return std::get<Value>(node.payload);
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool reads_feature(const Node& node) {
    if (is_one_of(node.name, {"get", "has"})) {
        return node.args.size() == 1;
    }
    return node.name.starts_with("filter-") ||
           is_one_of(node.name,
                     {"feature-state", "properties", "geometry-type", "id", "within", "distance"});
}

template <class Reads>
bool none_reads(const Node& node, const Reads& reads) {
    return !reads(node) &&
           std::all_of(node.args.begin(), node.args.end(),
                       [&reads](const NodePtr& arg) { return none_reads(*arg, reads); });
}

// What may differ from one evaluation to the next though no feature is read.
bool reads_surroundings(const Node& node) {
    return is_one_of(node.name, {"zoom", "heatmap-density", "elevation", "line-progress",
                                 "accumulated", "is-supported-script"});
}

bool is_annotation(const Node& node) {
    return is_one_of(node.name, {"assert", "coerce"});
}

}  // namespace

const Value* Node::literal() const {
    return run == run_literal ? std::get_if<Value>(&payload) : nullptr;
}

NodePtr make_node(std::string name, Type type, std::string key, Run run, std::vector<NodePtr> args,
                  Payload payload) {
    return std::make_unique<Node>(Node{std::move(name), std::move(type), std::move(key), run,
                                       std::move(args), std::move(payload)});
}

NodePtr make_literal(Type type, Value value, std::string key) {
    return make_node("literal", std::move(type), std::move(key), run_literal, {}, std::move(value));
}

tl::unexpected<ExpressionError> fault(const Node& node, std::string message) {
    return tl::unexpected(ExpressionError{node.key, std::move(message)});
}

tl::expected<const Value*, ExpressionError> peek(const Node& node, const EvaluationContext& context,
                                                 Value& storage) {
    if (const Value* value = node.literal()) {
        return value;
    }
    Outcome outcome = node.evaluate(context);
    if (!outcome) {
        return tl::unexpected(std::move(outcome.error()));
    }
    storage = std::move(*outcome);
    return &storage;
}

tl::expected<double, ExpressionError> number_of(const Node& node,
                                                const EvaluationContext& context) {
    Value storage;
    return peek(node, context, storage).map([](const Value* value) {
        const double* number = value->number();
        return number != nullptr ? *number : javascript::to_number(*value);
    });
}

tl::expected<bool, ExpressionError> boolean_of(const Node& node, const EvaluationContext& context) {
    Value storage;
    return peek(node, context, storage).map([](const Value* value) {
        return javascript::is_true(*value);
    });
}

tl::expected<std::string, ExpressionError> string_of(const Node& node,
                                                     const EvaluationContext& context) {
    Value storage;
    return peek(node, context, storage).map([](const Value* value) {
        const std::string* text = value->string();
        return text != nullptr ? *text : to_string(*value);
    });
}

bool is_feature_constant(const Node& node) {
    return none_reads(node, reads_feature);
}

bool is_state_constant(const Node& node) {
    return none_reads(node, [](const Node& part) { return part.name == "feature-state"; });
}

bool is_zoom_constant(const Node& node) {
    return none_reads(node, [](const Node& part) { return part.name == "zoom"; });
}

bool is_foldable(const Node& node) {
    if (node.name == "var") {
        return is_foldable(*std::get<const Node*>(node.payload));
    }
    // A collator depends on the machine; an error is meant for the evaluation.
    if (is_one_of(node.name, {"error", "collator", "within", "distance", "global-state"})) {
        return false;
    }
    // Arguments have been folded when they were parsed. Annotations are added only afterwards.
    const bool deep = is_annotation(node);
    for (const NodePtr& arg : node.args) {
        if (!(deep ? is_foldable(*arg) : arg->literal() != nullptr)) {
            return false;
        }
    }
    return is_feature_constant(node) && none_reads(node, reads_surroundings);
}

bool reads_locale(const Node& node) {
    const auto* layout = std::get_if<OptionLayout>(&node.payload);
    return node.name == "number-format" && layout != nullptr && layout->locale < 0;
}

void collect_global_state_keys(const Node& node, std::vector<std::string>& keys) {
    if (node.name == "global-state") {
        keys.push_back(std::get<std::string>(node.payload));
    }
    for (const NodePtr& arg : node.args) {
        collect_global_state_keys(*arg, keys);
    }
}

}  // namespace northway::style
