// SPDX-License-Identifier: Apache-2.0
#include "style/collator.h"
#include "style/javascript.h"
#include "style/operators.h"

#include <fmt/format.h>

#include <array>

namespace northway::style {
namespace {

enum class Comparison { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

constexpr bool is_ordering(Comparison comparison) {
    return comparison != Comparison::equal && comparison != Comparison::not_equal;
}

constexpr bool holds(Comparison comparison, int order) {
    switch (comparison) {
        case Comparison::equal:
            return order == 0;
        case Comparison::not_equal:
            return order != 0;
        case Comparison::less:
            return order < 0;
        case Comparison::less_or_equal:
            return order <= 0;
        case Comparison::greater:
            return order > 0;
        case Comparison::greater_or_equal:
            return order >= 0;
    }
    return false;
}

bool holds_for_numbers(Comparison comparison, double a, double b) {
    switch (comparison) {
        case Comparison::less:
            return a < b;
        case Comparison::less_or_equal:
            return a <= b;
        case Comparison::greater:
            return a > b;
        default:
            return a >= b;
    }
}

bool compare_plainly(Comparison comparison, const Value& a, const Value& b) {
    if (!is_ordering(comparison)) {
        return javascript::is_same(a, b) == (comparison == Comparison::equal);
    }
    if (a.number() != nullptr && b.number() != nullptr) {
        return holds_for_numbers(comparison, *a.number(), *b.number());
    }
    if (a.string() != nullptr && b.string() != nullptr) {
        return holds(comparison, javascript::compare(*a.string(), *b.string()));
    }
    return false;
}

bool is_untyped(const Node& node) {
    return node.type.kind == Type::Kind::value;
}

// The arguments are left, right and, if there is one, the collator. The payload says by a string
// that a side had no known type, so that the values must be checked.
template <Comparison kComparison>
Outcome run_comparison(const Node& node, const EvaluationContext& context) {
    Value left_storage;
    Value right_storage;
    const auto left = peek(*node.args[0], context, left_storage);
    if (!left) {
        return tl::unexpected(left.error());
    }
    const auto right = peek(*node.args[1], context, right_storage);
    if (!right) {
        return tl::unexpected(right.error());
    }
    const Value& a = **left;
    const Value& b = **right;
    const bool both_strings = a.string() != nullptr && b.string() != nullptr;
    if (is_ordering(kComparison) && std::holds_alternative<std::string>(node.payload) &&
        !both_strings && (a.number() == nullptr || b.number() == nullptr)) {
        return fault(node,
                     fmt::format("Expected arguments for \"{}\" to be (string, string) or (number, "
                                 "number), but found ({}, {}) instead.",
                                 node.name, to_string(Type(a.kind())), to_string(Type(b.kind()))));
    }
    if (node.args.size() < 3 || !both_strings) {
        return Value(compare_plainly(kComparison, a, b));
    }
    const Outcome collator = node.args[2]->evaluate(context);
    if (!collator) {
        return collator;
    }
    return Value(holds(kComparison, collator->collator()->compare(*a.string(), *b.string())));
}

bool is_comparable(Comparison comparison, Type::Kind kind) {
    switch (kind) {
        case Type::Kind::string:
        case Type::Kind::number:
        case Type::Kind::value:
            return true;
        case Type::Kind::boolean:
        case Type::Kind::null:
            return !is_ordering(comparison);
        default:
            return false;
    }
}

NodePtr parse_side(const Json& json, std::size_t index, Comparison comparison,
                   const Parser& parser) {
    NodePtr side = parser.parse_argument(json[index], index, Type{});
    if (side && !is_comparable(comparison, side->type.kind)) {
        return parser.at(index).fail(
            fmt::format("\"{}\" comparisons are not supported for type '{}'.",
                        json[0].get<std::string>(), to_string(side->type)));
    }
    return side;
}

template <Comparison kComparison>
NodePtr parse_comparison(const Json& json, const Parser& parser) {
    if (json.size() != 3 && json.size() != 4) {
        return parser.fail("Expected two or three arguments.");
    }
    NodePtr left = parse_side(json, 1, kComparison, parser);
    NodePtr right = left ? parse_side(json, 2, kComparison, parser) : nullptr;
    if (!right) {
        return nullptr;
    }
    if (left->type.kind != right->type.kind && !is_untyped(*left) && !is_untyped(*right)) {
        return parser.fail(fmt::format("Cannot compare types '{}' and '{}'.", to_string(left->type),
                                       to_string(right->type)));
    }
    if (is_ordering(kComparison) && is_untyped(*left) != is_untyped(*right)) {
        if (is_untyped(*left)) {
            left = assert_type(right->type, std::move(left), parser.key());
        } else {
            right = assert_type(left->type, std::move(right), parser.key());
        }
    }
    const auto may_be_string = [](const Node& node) {
        return node.type.kind == Type::Kind::string || is_untyped(node);
    };
    std::vector<NodePtr> args;
    Payload payload;
    if (is_untyped(*left) || is_untyped(*right)) {
        payload = std::string("untyped");
    }
    const bool collatable = may_be_string(*left) || may_be_string(*right);
    args.push_back(std::move(left));
    args.push_back(std::move(right));
    if (json.size() == 4) {
        if (!collatable) {
            return parser.fail("Cannot use collator to compare non-string types.");
        }
        NodePtr collator = parser.parse_argument(json[3], 3, Type(Type::Kind::collator));
        if (!collator) {
            return nullptr;
        }
        args.push_back(std::move(collator));
    }
    return make_node(json[0].get<std::string>(), Type::Kind::boolean, parser.key(),
                     run_comparison<kComparison>, std::move(args), std::move(payload));
}

}  // namespace

std::span<const SpecialForm> comparison_forms() {
    static constexpr auto kForms = std::to_array<SpecialForm>({
        {"==", parse_comparison<Comparison::equal>},
        {"!=", parse_comparison<Comparison::not_equal>},
        {"<", parse_comparison<Comparison::less>},
        {"<=", parse_comparison<Comparison::less_or_equal>},
        {">", parse_comparison<Comparison::greater>},
        {">=", parse_comparison<Comparison::greater_or_equal>},
    });
    return kForms;
}

}  // namespace northway::style
