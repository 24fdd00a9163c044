// SPDX-License-Identifier: Apache-2.0
#include "style/javascript.h"
#include "style/operators.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace northway::style {
namespace {

constexpr std::string_view kNeedleKinds =
    "Expected first argument to be of type boolean, string, number or null, but found ";

bool is_needle(Type::Kind kind) {
    return kind == Type::Kind::boolean || kind == Type::Kind::string ||
           kind == Type::Kind::number || kind == Type::Kind::null;
}

std::string found(std::string_view message, const Type& type, std::string_view end) {
    return std::string(message) + to_string(type) + " instead" + std::string(end);
}

Outcome run_at(const Node& node, const EvaluationContext& context) {
    const auto index = number_of(*node.args[0], context);
    if (!index) {
        return tl::unexpected(index.error());
    }
    Value storage;
    const auto input = peek(*node.args[1], context, storage);
    if (!input) {
        return tl::unexpected(input.error());
    }
    static const Array kNothing;
    const Array& items = (*input)->array() == nullptr ? kNothing : *(*input)->array();
    if (*index < 0) {
        return fault(node, "Array index out of bounds: " + number_to_string(*index) + " < 0.");
    }
    if (*index >= static_cast<double>(items.size())) {
        return fault(node, "Array index out of bounds: " + number_to_string(*index) + " > " +
                               number_to_string(static_cast<double>(items.size()) - 1) + ".");
    }
    if (*index != std::floor(*index)) {
        return fault(node, "Array index must be an integer, but found " + number_to_string(*index) +
                               " instead.");
    }
    return items[static_cast<std::size_t>(*index)];
}

NodePtr parse_at(const Json& json, const Parser& parser) {
    if (json.size() != 3) {
        return parser.fail(wrong_argument_count("2 arguments", json));
    }
    std::vector<NodePtr> args;
    args.push_back(parser.parse_argument(json[1], 1, Type(Type::Kind::number)));
    args.push_back(
        parser.parse_argument(json[2], 2, Type::array_of(parser.expected().value_or(Type{}))));
    if (!args[0] || !args[1]) {
        return nullptr;
    }
    const Type type = args[1]->type.item ? *args[1]->type.item : Type{};
    return make_node("at", type, parser.key(), run_at, std::move(args));
}

std::size_t position_in(const Array& items, const Value& needle, std::size_t from) {
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(from);
    const auto it = std::find_if(begin, items.end(), [&needle](const Value& item) {
        return javascript::is_same(item, needle);
    });
    return static_cast<std::size_t>(it - items.begin());
}

// The needle and the haystack of `in` and `index-of`.
struct Search {
    Value needle;
    Value haystack;
};

tl::expected<Search, ExpressionError> evaluate_search(const Node& node,
                                                      const EvaluationContext& context) {
    Outcome needle = node.args[0]->evaluate(context);
    if (!needle) {
        return tl::unexpected(std::move(needle.error()));
    }
    Outcome haystack = node.args[1]->evaluate(context);
    if (!haystack) {
        return tl::unexpected(std::move(haystack.error()));
    }
    return Search{std::move(*needle), std::move(*haystack)};
}

std::optional<std::string> haystack_error(const Value& haystack) {
    if (haystack.string() != nullptr || haystack.array() != nullptr) {
        return std::nullopt;
    }
    return found("Expected second argument to be of type array or string, but found ",
                 haystack.type(), ".");
}

Outcome run_in(const Node& node, const EvaluationContext& context) {
    const auto search = evaluate_search(node, context);
    if (!search) {
        return tl::unexpected(search.error());
    }
    const auto& [needle, haystack] = *search;
    if (!javascript::is_true(haystack)) {
        return Value(false);
    }
    if (!is_needle(needle.kind())) {
        return fault(node, found(kNeedleKinds, needle.type(), "."));
    }
    if (auto error = haystack_error(haystack)) {
        return fault(node, std::move(*error));
    }
    if (const std::string* text = haystack.string()) {
        return Value(text->find(javascript::to_text(needle)) != std::string::npos);
    }
    const Array& items = *haystack.array();
    return Value(position_in(items, needle, 0) < items.size());
}

Outcome run_index_of(const Node& node, const EvaluationContext& context) {
    const auto search = evaluate_search(node, context);
    if (!search) {
        return tl::unexpected(search.error());
    }
    const auto& [needle, haystack] = *search;
    if (!is_needle(needle.kind())) {
        return fault(node, found(kNeedleKinds, needle.type(), "."));
    }
    double from = 0;
    if (node.args.size() == 3) {
        const auto start = number_of(*node.args[2], context);
        if (!start) {
            return tl::unexpected(start.error());
        }
        from = *start;
    }
    if (auto error = haystack_error(haystack)) {
        return fault(node, std::move(*error));
    }
    if (const std::string* text = haystack.string()) {
        return Value(javascript::index_of(*text, javascript::to_text(needle), from));
    }
    const Array& items = *haystack.array();
    const std::size_t start = javascript::slice_range(items.size(), from, std::nullopt).begin;
    const std::size_t position = position_in(items, needle, start);
    return Value(position < items.size() ? static_cast<double>(position) : -1.0);
}

// Parses needle and haystack; empty after an error.
std::vector<NodePtr> parse_search(const Json& json, const Parser& parser) {
    std::vector<NodePtr> args;
    args.push_back(parser.parse_argument(json[1], 1, Type{}));
    args.push_back(parser.parse_argument(json[2], 2, Type{}));
    if (!args[0] || !args[1]) {
        return {};
    }
    const Type& needle = args[0]->type;
    if (!is_needle(needle.kind) && needle.kind != Type::Kind::value) {
        parser.fail(found(kNeedleKinds, needle, ""));
        return {};
    }
    return args;
}

NodePtr parse_in(const Json& json, const Parser& parser) {
    if (json.size() != 3) {
        return parser.fail(wrong_argument_count("2 arguments", json));
    }
    std::vector<NodePtr> args = parse_search(json, parser);
    return args.empty()
               ? nullptr
               : make_node("in", Type::Kind::boolean, parser.key(), run_in, std::move(args));
}

// Adds the optional third argument, a number. False after an error.
bool parse_third_number(const Json& json, const Parser& parser, std::vector<NodePtr>& args) {
    if (json.size() == 4) {
        args.push_back(parser.parse_argument(json[3], 3, Type(Type::Kind::number)));
    }
    return args.back() != nullptr;
}

NodePtr parse_index_of(const Json& json, const Parser& parser) {
    if (json.size() <= 2 || json.size() >= 5) {
        return parser.fail(wrong_argument_count("2 or 3 arguments", json));
    }
    std::vector<NodePtr> args = parse_search(json, parser);
    if (args.empty() || !parse_third_number(json, parser, args)) {
        return nullptr;
    }
    return make_node("index-of", Type::Kind::number, parser.key(), run_index_of, std::move(args));
}

std::string slice_text(const std::string& text, double begin, std::optional<double> end) {
    const std::vector<std::size_t> starts = javascript::code_point_starts(text);
    const auto range = javascript::slice_range(starts.size() - 1, begin, end);
    return text.substr(starts[range.begin], starts[range.end] - starts[range.begin]);
}

Outcome run_slice(const Node& node, const EvaluationContext& context) {
    Value storage;
    const auto input = peek(*node.args[0], context, storage);
    if (!input) {
        return tl::unexpected(input.error());
    }
    const auto begin = number_of(*node.args[1], context);
    if (!begin) {
        return tl::unexpected(begin.error());
    }
    std::optional<double> end;
    if (node.args.size() == 3) {
        const auto number = number_of(*node.args[2], context);
        if (!number) {
            return tl::unexpected(number.error());
        }
        end = *number;
    }
    if (const std::string* text = (*input)->string()) {
        return Value(slice_text(*text, *begin, end));
    }
    if (const Array* items = (*input)->array()) {
        const auto range = javascript::slice_range(items->size(), *begin, end);
        return Value(Array(items->begin() + static_cast<std::ptrdiff_t>(range.begin),
                           items->begin() + static_cast<std::ptrdiff_t>(range.end)));
    }
    return fault(node, found("Expected first argument to be of type array or string, but found ",
                             (*input)->type(), "."));
}

NodePtr parse_slice(const Json& json, const Parser& parser) {
    if (json.size() <= 2 || json.size() >= 5) {
        return parser.fail(wrong_argument_count("2 or 3 arguments", json));
    }
    std::vector<NodePtr> args;
    args.push_back(parser.parse_argument(json[1], 1, Type{}));
    args.push_back(parser.parse_argument(json[2], 2, Type(Type::Kind::number)));
    if (!args[0] || !args[1]) {
        return nullptr;
    }
    const Type type = args[0]->type;
    if (type.kind != Type::Kind::array && type.kind != Type::Kind::string &&
        type.kind != Type::Kind::value) {
        return parser.fail(
            found("Expected first argument to be of type array or string, but found ", type, ""));
    }
    if (!parse_third_number(json, parser, args)) {
        return nullptr;
    }
    return make_node("slice", type, parser.key(), run_slice, std::move(args));
}

Outcome run_length(const Node& node, const EvaluationContext& context) {
    Value storage;
    const auto input = peek(*node.args[0], context, storage);
    if (!input) {
        return tl::unexpected(input.error());
    }
    if (const std::string* text = (*input)->string()) {
        return Value(static_cast<double>(javascript::code_point_count(*text)));
    }
    if (const Array* items = (*input)->array()) {
        return Value(static_cast<double>(items->size()));
    }
    return fault(node, found("Expected value to be of type string or array, but found ",
                             (*input)->type(), "."));
}

NodePtr parse_length(const Json& json, const Parser& parser) {
    if (json.size() != 2) {
        return parser.fail(wrong_argument_count("1 argument", json));
    }
    std::vector<NodePtr> args;
    args.push_back(parser.parse_argument(json[1], 1));
    if (!args[0]) {
        return nullptr;
    }
    const Type& type = args[0]->type;
    if (type.kind != Type::Kind::array && type.kind != Type::Kind::string &&
        type.kind != Type::Kind::value) {
        return parser.fail(
            found("Expected argument of type string or array, but found ", type, "."));
    }
    return make_node("length", Type::Kind::number, parser.key(), run_length, std::move(args));
}

}  // namespace

std::span<const SpecialForm> lookup_forms() {
    static constexpr auto kForms = std::to_array<SpecialForm>({
        {"at", parse_at},
        {"in", parse_in},
        {"index-of", parse_index_of},
        {"slice", parse_slice},
        {"length", parse_length},
    });
    return kForms;
}

}  // namespace northway::style
