// SPDX-License-Identifier: Apache-2.0

#include "style/operators.h"

namespace northway::style {
namespace {

// A literal key is not copied.
tl::expected<std::string_view, ExpressionError> key_of(const Node& node,
                                                       const EvaluationContext& context,
                                                       Value& storage) {
    return peek(*node.args[0], context, storage).map([](const Value* value) {
        const std::string* text = value->string();
        return text == nullptr ? std::string_view() : std::string_view(*text);
    });
}

Outcome run_get(const Node& node, const EvaluationContext& context) {
    Value storage;
    const auto key = key_of(node, context, storage);
    if (!key) {
        return tl::unexpected(key.error());
    }
    auto value = context.feature == nullptr ? std::nullopt : context.feature->property(*key);
    return value ? std::move(*value) : Value();
}

Outcome run_has(const Node& node, const EvaluationContext& context) {
    Value storage;
    const auto key = key_of(node, context, storage);
    if (!key) {
        return tl::unexpected(key.error());
    }
    return Value(context.feature != nullptr && context.feature->property(*key).has_value());
}

// The member of the object in the second argument, nullptr when absent.
tl::expected<const Value*, ExpressionError> member(const Node& node,
                                                   const EvaluationContext& context,
                                                   Value& key_storage, Value& object_storage) {
    const auto key = key_of(node, context, key_storage);
    if (!key) {
        return tl::unexpected(key.error());
    }
    return peek(*node.args[1], context, object_storage).map([&key](const Value* object) {
        return object->find(*key);
    });
}

Outcome run_get_of_object(const Node& node, const EvaluationContext& context) {
    Value key;
    Value object;
    return member(node, context, key, object).map([](const Value* value) {
        return value == nullptr ? Value() : *value;
    });
}

Outcome run_has_of_object(const Node& node, const EvaluationContext& context) {
    Value key;
    Value object;
    return member(node, context, key, object).map([](const Value* value) {
        return Value(value != nullptr);
    });
}

Outcome run_feature_state(const Node& node, const EvaluationContext& context) {
    Value storage;
    const auto key = key_of(node, context, storage);
    if (!key) {
        return tl::unexpected(key.error());
    }
    auto value = context.feature == nullptr ? std::nullopt : context.feature->state(*key);
    return value ? std::move(*value) : Value();
}

Outcome run_properties(const Node&, const EvaluationContext& context) {
    return context.feature == nullptr ? Value(Object{}) : context.feature->properties();
}

Outcome run_geometry_type(const Node&, const EvaluationContext& context) {
    const bool known =
        context.feature != nullptr && context.feature->geometry_type() != GeometryType::unknown;
    return known ? Value(name_of(context.feature->geometry_type())) : Value();
}

Outcome run_id(const Node&, const EvaluationContext& context) {
    return context.feature == nullptr ? Value() : context.feature->id();
}

Outcome run_zoom(const Node&, const EvaluationContext& context) {
    return Value(context.zoom);
}

Outcome run_heatmap_density(const Node&, const EvaluationContext& context) {
    return Value(context.heatmap_density.value_or(0));
}

Outcome run_elevation(const Node&, const EvaluationContext& context) {
    return Value(context.elevation.value_or(0));
}

Outcome run_line_progress(const Node&, const EvaluationContext& context) {
    return Value(context.line_progress.value_or(0));
}

Outcome run_accumulated(const Node&, const EvaluationContext& context) {
    return context.accumulated == nullptr ? Value() : *context.accumulated;
}

}  // namespace

std::span<const Function> feature_functions() {
    static const Type number = Type::Kind::number;
    static const Type string = Type::Kind::string;
    static const Type object = Type::Kind::object;
    static const Type value = Type::Kind::value;
    static const Type boolean = Type::Kind::boolean;
    static const std::vector<Function> functions{
        {"get", value, {{{string}, run_get}, {{string, object}, run_get_of_object}}},
        {"has", boolean, {{{string}, run_has}, {{string, object}, run_has_of_object}}},
        {"feature-state", value, {{{string}, run_feature_state}}},
        {"properties", object, {{{}, run_properties}}},
        {"geometry-type", string, {{{}, run_geometry_type}}},
        {"id", value, {{{}, run_id}}},
        {"zoom", number, {{{}, run_zoom}}},
        {"heatmap-density", number, {{{}, run_heatmap_density}}},
        {"elevation", number, {{{}, run_elevation}}},
        {"line-progress", number, {{{}, run_line_progress}}},
        {"accumulated", value, {{{}, run_accumulated}}},
    };
    return functions;
}

}  // namespace northway::style
