// SPDX-License-Identifier: Apache-2.0
#include "style/operators.h"

#include <algorithm>
#include <array>

namespace northway::style {
namespace {

Outcome run_let(const Node& node, const EvaluationContext& context) {
    return node.args.back()->evaluate(context);
}

bool is_variable_name(std::string_view name) {
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
}

// ["let", name, value, …, result]
NodePtr parse_let(const Json& json, const Parser& parser) {
    if (json.size() < 4) {
        return parser.fail(wrong_argument_count("at least 3 arguments", json));
    }
    Scope scope{parser.scope(), {}};
    std::vector<NodePtr> args;
    const std::size_t last = json.size() - 1;
    for (std::size_t i = 1; i < last; i += 2) {
        if (!json[i].is_string()) {
            return parser.fail(
                "Expected string, but found " + std::string(typeof_json(json[i])) + " instead.",
                {i});
        }
        const auto& name = json[i].get_ref<const std::string&>();
        if (!is_variable_name(name)) {
            return parser.fail("Variable names must contain only alphanumeric characters or '_'.",
                               {i});
        }
        NodePtr value = parser.parse_argument(json[i + 1], i + 1);
        if (!value) {
            return nullptr;
        }
        scope.variables.emplace_back(name, value.get());
        args.push_back(std::move(value));
    }
    NodePtr result =
        parser.parse_argument(json[last], last, parser.expected(), Annotation::standard, &scope);
    if (!result) {
        return nullptr;
    }
    const Type type = result->type;
    args.push_back(std::move(result));
    return make_node("let", type, parser.key(), run_let, std::move(args));
}

Outcome run_var(const Node& node, const EvaluationContext& context) {
    return std::get<const Node*>(node.payload)->evaluate(context);
}

NodePtr parse_var(const Json& json, const Parser& parser) {
    if (json.size() != 2 || !json[1].is_string()) {
        return parser.fail("'var' expression requires exactly one string literal argument.");
    }
    const auto& name = json[1].get_ref<const std::string&>();
    const Node* bound = parser.scope() == nullptr ? nullptr : parser.scope()->find(name);
    if (bound == nullptr) {
        return parser.fail("Unknown variable \"" + name + "\". Make sure \"" + name +
                               "\" has been bound in an enclosing \"let\" expression before using "
                               "it.",
                           {1});
    }
    return make_node("var", bound->type, parser.key(), run_var, {}, bound);
}

Outcome run_global_state(const Node& node, const EvaluationContext& context) {
    if (context.global_state == nullptr) {
        return Value();
    }
    const auto found = context.global_state->find(std::get<std::string>(node.payload));
    return found == context.global_state->end() ? Value() : found->second;
}

NodePtr parse_global_state(const Json& json, const Parser& parser) {
    if (json.size() != 2) {
        return parser.fail(wrong_argument_count("1 argument", json));
    }
    if (json[1].is_null() || json[1].is_discarded()) {
        return parser.fail("Global state property must be defined.", {1});
    }
    if (!json[1].is_string()) {
        return parser.fail("Global state property must be string, but found " +
                               std::string(typeof_json(json[1])) + " instead.",
                           {1});
    }
    return make_node("global-state", Type{}, parser.key(), run_global_state, {},
                     json[1].get<std::string>());
}

}  // namespace

std::span<const SpecialForm> variable_forms() {
    static constexpr auto kForms = std::to_array<SpecialForm>({
        {"let", parse_let},
        {"var", parse_var},
        {"global-state", parse_global_state},
    });
    return kForms;
}

}  // namespace northway::style
