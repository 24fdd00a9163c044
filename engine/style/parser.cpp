// SPDX-License-Identifier: Apache-2.0
#include "style/parser.h"

#include "style/operators.h"

#include <fmt/format.h>

#include <utility>

namespace northway::style {
namespace {

// Guards against documents made to exhaust the stack or the time; real styles are far below.
constexpr int kMaxDepth = 250;
constexpr std::size_t kMaxSteps = 2'000'000;

std::string with_literal_hint(std::string_view message, std::string_view array) {
    return fmt::format("{} If you wanted a literal array, use [\"literal\", {}].", message, array);
}

bool is_asserted(Type::Kind kind) {
    return kind == Type::Kind::string || kind == Type::Kind::number ||
           kind == Type::Kind::boolean || kind == Type::Kind::object || kind == Type::Kind::array;
}

// The kinds that have no expression of their own and are made from simpler values.
bool is_coerced(Type::Kind expected, Type::Kind actual) {
    const bool value = actual == Type::Kind::value;
    const bool string = actual == Type::Kind::string;
    const bool number = actual == Type::Kind::number;
    const bool array = actual == Type::Kind::array;
    switch (expected) {
        case Type::Kind::projection_definition:
        case Type::Kind::color_array:
            return value || string || array;
        case Type::Kind::color:
        case Type::Kind::formatted:
        case Type::Kind::image:
            return value || string;
        case Type::Kind::padding:
        case Type::Kind::number_array:
            return value || number || array;
        case Type::Kind::variable_anchor_offset:
            return value || array;
        default:
            return false;
    }
}

}  // namespace

const Node* Scope::find(std::string_view name) const {
    for (auto it = variables.rbegin(); it != variables.rend(); ++it) {
        if (it->first == name) {
            return it->second;
        }
    }
    return outer == nullptr ? nullptr : outer->find(name);
}

NodePtr Parser::parse(const Json& json, Annotation annotation) const {
    if (depth_ > kMaxDepth || ++*steps_ > kMaxSteps) {
        return fail("The expression is nested too deeply.");
    }
    if (json.is_discarded()) {
        return fail("'undefined' value invalid. Use null instead.");
    }
    if (json.is_object()) {
        return fail("Bare objects invalid. Use [\"literal\", {...}] instead.");
    }
    if (!json.is_array()) {
        Value value = value_from_json(json);
        Type type = value.type();
        return fit(make_literal(std::move(type), std::move(value), key_), annotation);
    }
    if (json.empty()) {
        return fail(with_literal_hint("Expected an array with at least one element.", "[]"));
    }
    const Json& name = json[0];
    if (!name.is_string()) {
        const std::string message = fmt::format(
            "Expression name must be a string, but found {} instead.", typeof_json(name));
        return fail(with_literal_hint(message, "[...]"), {0});
    }
    const auto& text = name.get_ref<const std::string&>();
    if (const SpecialForm* form = find_special_form(text)) {
        return fit(form->parse(json, *this), annotation);
    }
    if (const Function* function = find_function(text)) {
        return fit(parse_function(*function, json, *this), annotation);
    }
    return fail(with_literal_hint(fmt::format("Unknown expression \"{}\".", text), "[...]"), {0});
}

NodePtr Parser::parse_argument(const Json& json, std::size_t index, std::optional<Type> expected,
                               Annotation annotation, const Scope* scope) const {
    Parser argument = at(index, std::move(expected));
    if (scope != nullptr) {
        argument.scope_ = scope;
    }
    return argument.parse(json, annotation);
}

Parser Parser::at(std::size_t index, std::optional<Type> expected) const {
    Parser place = *this;
    place.key_ += fmt::format("[{}]", index);
    place.expected_ = std::move(expected);
    ++place.depth_;
    return place;
}

Parser Parser::with_log(Log& log) const {
    Parser place = *this;
    place.log_ = &log;
    return place;
}

NodePtr Parser::fail(std::string message, std::initializer_list<std::size_t> indices) const {
    std::string key = key_;
    for (const std::size_t index : indices) {
        key += fmt::format("[{}]", index);
    }
    log_->push_back({std::move(key), std::move(message)});
    return nullptr;
}

void Parser::add_errors(const Log& log) const {
    log_->insert(log_->end(), log.begin(), log.end());
}

bool Parser::check(const Type& expected, const Type& actual) const {
    auto error = subtype_error(expected, actual);
    if (error) {
        fail(std::move(*error));
    }
    return !error;
}

std::optional<Type> Parser::expected_but_value() const {
    if (!expected_ || expected_->kind == Type::Kind::value) {
        return std::nullopt;
    }
    return expected_;
}

NodePtr Parser::fit(NodePtr node, Annotation annotation) const {
    if (!node || !expected_) {
        return fold(std::move(node));
    }
    const Type::Kind actual = node->type.kind;
    const bool asserted = is_asserted(expected_->kind) && actual == Type::Kind::value;
    if (asserted || is_coerced(expected_->kind, actual)) {
        if (annotation == Annotation::coerce || (annotation == Annotation::standard && !asserted)) {
            node = coerce_to(*expected_, std::move(node), key_);
        } else if (annotation == Annotation::standard) {
            node = assert_type(*expected_, std::move(node), key_);
        }
    } else if (!check(*expected_, node->type)) {
        return nullptr;
    }
    return fold(std::move(node));
}

// A picture is looked up among those the map has when it is evaluated, so it is never folded.
NodePtr Parser::fold(NodePtr node) const {
    if (!node || node->literal() != nullptr || node->type.kind == Type::Kind::image ||
        !is_foldable(*node)) {
        return node;
    }
    Outcome outcome = node->evaluate(EvaluationContext{});
    if (!outcome) {
        return fail(std::move(outcome.error().message));
    }
    return reads_locale(*node) ? std::move(node)
                               : make_literal(node->type, std::move(*outcome), key_);
}

std::string_view typeof_json(const Json& json) {
    if (json.is_string()) {
        return "string";
    }
    if (json.is_number()) {
        return "number";
    }
    if (json.is_boolean()) {
        return "boolean";
    }
    return json.is_discarded() ? "undefined" : "object";
}

std::string wrong_argument_count(std::string_view expected, const Json& json) {
    return fmt::format("Expected {}, but found {} instead.", expected, json.size() - 1);
}

}  // namespace northway::style
