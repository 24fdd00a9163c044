// SPDX-License-Identifier: Apache-2.0
#include "style/conversion.h"
#include "style/javascript.h"
#include "style/operators.h"

#include <array>
#include <cmath>

namespace northway::style {
namespace {

std::optional<Type> asserted_type(std::string_view name) {
    if (name == "string") {
        return Type::Kind::string;
    }
    if (name == "number") {
        return Type::Kind::number;
    }
    if (name == "boolean") {
        return Type::Kind::boolean;
    }
    return name == "object" ? std::optional<Type>(Type::Kind::object) : std::nullopt;
}

Outcome run_assertion(const Node& node, const EvaluationContext& context) {
    const std::size_t last = node.args.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        Outcome value = node.args[i]->evaluate(context);
        if (!value || !subtype_error(node.type, value->type())) {
            return value;
        }
    }
    Outcome value = node.args[last]->evaluate(context);
    const bool same_kind = value && value->kind() == node.type.kind;
    if (!value || (same_kind && node.type.kind != Type::Kind::array)) {
        return value;
    }
    const Type found = value->type();
    if (subtype_error(node.type, found)) {
        return fault(node, "Expected value to be of type " + to_string(node.type) + ", but found " +
                               to_string(found) + " instead.");
    }
    return value;
}

NodePtr make_assertion(Type type, std::vector<NodePtr> args, const std::string& key) {
    return make_node("assert", std::move(type), key, run_assertion, std::move(args));
}

// The arguments from `first` on, each of any type; nothing after an error.
std::optional<std::vector<NodePtr>> parse_any(const Json& json, std::size_t first,
                                              const Parser& parser) {
    std::vector<NodePtr> args;
    for (std::size_t i = first; i < json.size(); ++i) {
        NodePtr arg = parser.parse_argument(json[i], i, Type{});
        if (!arg) {
            return std::nullopt;
        }
        args.push_back(std::move(arg));
    }
    return args;
}

NodePtr parse_assertion(const Json& json, const Parser& parser) {
    if (json.size() < 2) {
        return parser.fail("Expected at least one argument.");
    }
    auto args = parse_any(json, 1, parser);
    return args ? make_assertion(*asserted_type(json[0].get_ref<const std::string&>()),
                                 std::move(*args), parser.key())
                : nullptr;
}

// ["array", item type?, length?, value, …]
NodePtr parse_array_assertion(const Json& json, const Parser& parser) {
    if (json.size() < 2) {
        return parser.fail("Expected at least one argument.");
    }
    std::size_t first = 1;
    Type item;
    if (json.size() > 2) {
        const auto named = json[1].is_string()
                               ? asserted_type(json[1].get_ref<const std::string&>())
                               : std::nullopt;
        if (!named || named->kind == Type::Kind::object) {
            return parser.fail(
                "The item type argument of \"array\" must be one of string, number, boolean", {1});
        }
        item = *named;
        ++first;
    }
    std::optional<int> length;
    if (json.size() > 3) {
        if (!json[2].is_null()) {
            constexpr double kLongest = 1e9;
            const double number = json[2].is_number() ? json[2].get<double>() : -1;
            if (number < 0 || number != std::floor(number) || number > kLongest) {
                return parser.fail(
                    "The length argument to \"array\" must be a positive integer literal", {2});
            }
            length = static_cast<int>(number);
        }
        ++first;
    }
    auto args = parse_any(json, first, parser);
    return args ? make_assertion(Type::array_of(item, length), std::move(*args), parser.key())
                : nullptr;
}

// The converted value, nothing when this argument cannot be converted.
using Convert = std::optional<Value> (*)(const Value& value);

template <auto Reader>
std::optional<Value> convert_with(const Value& value) {
    auto read = Reader(value);
    return read ? std::optional<Value>(std::move(*read)) : std::nullopt;
}

std::optional<Value> convert_to_number(const Value& value) {
    const double number = javascript::to_number(value);
    return std::isnan(number) ? std::nullopt : std::optional<Value>(number);
}

std::optional<Value> convert_to_projection(const Value& value) {
    return projection_from(value) ? std::optional<Value>(value) : std::nullopt;
}

std::optional<Value> convert_to_boolean(const Value& value) {
    return javascript::is_true(value);
}

std::optional<Value> convert_to_string(const Value& value) {
    return to_string(value);
}

std::optional<Value> convert_to_formatted(const Value& value) {
    return formatted_from_text(to_string(value));
}

std::optional<Value> convert_to_image(const Value& value) {
    return image_from_name(to_string(value));
}

Convert converter_to(Type::Kind kind) {
    switch (kind) {
        case Type::Kind::boolean:
            return convert_to_boolean;
        case Type::Kind::number:
            return convert_to_number;
        case Type::Kind::color:
            return convert_with<color_from>;
        case Type::Kind::padding:
            return convert_with<padding_from>;
        case Type::Kind::number_array:
            return convert_with<number_array_from>;
        case Type::Kind::color_array:
            return convert_with<color_array_from>;
        case Type::Kind::variable_anchor_offset:
            return convert_with<variable_anchor_offset_from>;
        case Type::Kind::projection_definition:
            return convert_to_projection;
        case Type::Kind::formatted:
            return convert_to_formatted;
        case Type::Kind::image:
            return convert_to_image;
        default:
            return convert_to_string;
    }
}

std::string conversion_error(const Type& type, const Value& value) {
    if (type.kind == Type::Kind::number) {
        return "Could not convert " + javascript::to_json_text(value) + " to number.";
    }
    if (type.kind == Type::Kind::color) {
        const auto color = color_from(value);
        return color ? std::string() : color.error();
    }
    const std::string* text = value.string();
    return "Could not parse " + to_string(type) + " from value '" +
           (text != nullptr ? *text : javascript::to_json_text(value)) + "'";
}

Outcome run_coercion(const Node& node, const EvaluationContext& context) {
    const Convert convert = converter_to(node.type.kind);
    Value storage;
    const Value* last = &storage;
    for (const NodePtr& arg : node.args) {
        const auto value = peek(*arg, context, storage);
        if (!value) {
            return tl::unexpected(value.error());
        }
        last = *value;
        if (auto converted = convert(*last)) {
            return std::move(*converted);
        }
    }
    return fault(node, conversion_error(node.type, *last));
}

NodePtr make_coercion(Type type, std::vector<NodePtr> args, const std::string& key) {
    return make_node("coerce", std::move(type), key, run_coercion, std::move(args));
}

template <Type::Kind kKind>
NodePtr parse_coercion(const Json& json, const Parser& parser) {
    if (json.size() < 2) {
        return parser.fail("Expected at least one argument.");
    }
    constexpr bool kOneArgument = kKind == Type::Kind::boolean || kKind == Type::Kind::string;
    if (kOneArgument && json.size() != 2) {
        return parser.fail("Expected one argument.");
    }
    auto args = parse_any(json, 1, parser);
    return args ? make_coercion(kKind, std::move(*args), parser.key()) : nullptr;
}

NodePtr parse_literal(const Json& json, const Parser& parser) {
    if (json.size() != 2) {
        return parser.fail("'literal' expression requires exactly one argument, but found " +
                           std::to_string(json.size() - 1) + " instead.");
    }
    if (json[1].is_discarded()) {
        return parser.fail("invalid value of type \"undefined\"");
    }
    Value value = value_from_json(json[1]);
    Type type = value.type();
    // An empty array is one of whatever is expected here.
    const auto& expected = parser.expected();
    if (type.kind == Type::Kind::array && type.length == 0 && expected &&
        expected->kind == Type::Kind::array && expected->length.value_or(0) == 0) {
        type = *expected;
    }
    return make_literal(std::move(type), std::move(value), parser.key());
}

Outcome run_semiliteral(const Node& node, const EvaluationContext& context) {
    Array items;
    items.reserve(node.args.size());
    for (const NodePtr& arg : node.args) {
        Outcome value = arg->evaluate(context);
        if (!value) {
            return value;
        }
        items.push_back(std::move(*value));
    }
    return Value(std::move(items));
}

// Like an array of values: arrays within it count as alike only when there is one of them. Items
// that the place wants of one type have been made to fit it.
Type semiliteral_item_type(const std::vector<NodePtr>& args) {
    if (args.empty()) {
        return {};
    }
    const Type& first = args.front()->type;
    for (std::size_t i = 1; i < args.size(); ++i) {
        if (args[i]->type.kind != first.kind || first.kind == Type::Kind::array) {
            return {};
        }
    }
    return first;
}

NodePtr parse_semiliteral(const Json& json, const Parser& parser) {
    if (json.size() != 2) {
        return parser.fail("'semiliteral' expression requires exactly one argument, but found " +
                           std::to_string(json.size() - 1) + " instead.");
    }
    if (!json[1].is_array()) {
        Value value = value_from_json(json[1]);
        Type type = value.type();
        return make_literal(std::move(type), std::move(value), parser.key());
    }
    const Parser items = parser.at(1);
    const auto& expected = parser.expected();
    const bool wants_items = expected && expected->kind == Type::Kind::array && expected->item;
    const Type wanted = wants_items ? *expected->item : Type{};
    std::vector<NodePtr> args;
    for (std::size_t i = 0; i < json[1].size(); ++i) {
        NodePtr item = items.parse_argument(json[1][i], i, wanted);
        if (!item) {
            return nullptr;
        }
        args.push_back(std::move(item));
    }
    Type type = Type::array_of(semiliteral_item_type(args), static_cast<int>(args.size()));
    return make_node("semiliteral", std::move(type), parser.key(), run_semiliteral,
                     std::move(args));
}

std::vector<NodePtr> only(NodePtr node) {
    std::vector<NodePtr> args;
    args.push_back(std::move(node));
    return args;
}

}  // namespace

NodePtr assert_type(Type type, NodePtr node, const std::string& key) {
    return make_assertion(std::move(type), only(std::move(node)), key);
}

NodePtr coerce_to(Type type, NodePtr node, const std::string& key) {
    return make_coercion(std::move(type), only(std::move(node)), key);
}

std::span<const SpecialForm> type_forms() {
    static constexpr auto kForms = std::to_array<SpecialForm>({
        {"literal", parse_literal},
        {"semiliteral", parse_semiliteral},
        {"array", parse_array_assertion},
        {"boolean", parse_assertion},
        {"number", parse_assertion},
        {"object", parse_assertion},
        {"string", parse_assertion},
        {"to-boolean", parse_coercion<Type::Kind::boolean>},
        {"to-color", parse_coercion<Type::Kind::color>},
        {"to-number", parse_coercion<Type::Kind::number>},
        {"to-string", parse_coercion<Type::Kind::string>},
    });
    return kForms;
}

}  // namespace northway::style
