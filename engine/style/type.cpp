// SPDX-License-Identifier: Apache-2.0
#include "style/type.h"

#include <string_view>
#include <utility>

namespace northway::style {
namespace {

std::string_view name_of(Type::Kind kind) {
    switch (kind) {
        case Type::Kind::null:
            return "null";
        case Type::Kind::boolean:
            return "boolean";
        case Type::Kind::number:
            return "number";
        case Type::Kind::string:
            return "string";
        case Type::Kind::color:
            return "color";
        case Type::Kind::object:
            return "object";
        case Type::Kind::value:
            return "value";
        case Type::Kind::array:
            return "array";
        case Type::Kind::error:
            return "error";
        case Type::Kind::collator:
            return "collator";
        case Type::Kind::formatted:
            return "formatted";
        case Type::Kind::image:
            return "resolvedImage";
        case Type::Kind::padding:
            return "padding";
        case Type::Kind::number_array:
            return "numberArray";
        case Type::Kind::color_array:
            return "colorArray";
        case Type::Kind::variable_anchor_offset:
            return "variableAnchorOffsetCollection";
        case Type::Kind::projection_definition:
            return "projectionDefinition";
    }
    return "value";
}

Type item_of(const Type& array) {
    return array.item ? *array.item : Type{};
}

bool is_subtype(const Type& expected, const Type& actual) {
    if (actual.kind == Type::Kind::error) {
        return true;
    }
    if (expected.kind == Type::Kind::array) {
        if (actual.kind != Type::Kind::array) {
            return false;
        }
        const bool empty = actual.length == 0 && item_of(actual).kind == Type::Kind::value;
        const bool items_fit = empty || is_subtype(item_of(expected), item_of(actual));
        return items_fit && (!expected.length || expected.length == actual.length);
    }
    if (expected.kind == actual.kind) {
        return true;
    }
    if (expected.kind != Type::Kind::value || actual.kind == Type::Kind::collator) {
        return false;
    }
    return actual.kind != Type::Kind::array || is_subtype(Type{}, item_of(actual));
}

}  // namespace

Type Type::array_of(Type item, std::optional<int> length) {
    Type type{Kind::array};
    type.item = std::make_shared<const Type>(std::move(item));
    type.length = length;
    return type;
}

bool Type::operator==(const Type& other) const {
    if (kind != other.kind || length != other.length) {
        return false;
    }
    return kind != Kind::array || item_of(*this) == item_of(other);
}

std::string to_string(const Type& type) {
    if (type.kind != Type::Kind::array) {
        return std::string(name_of(type.kind));
    }
    const Type item = item_of(type);
    if (type.length) {
        return "array<" + to_string(item) + ", " + std::to_string(*type.length) + ">";
    }
    return item.kind == Type::Kind::value ? "array" : "array<" + to_string(item) + ">";
}

std::optional<std::string> subtype_error(const Type& expected, const Type& actual) {
    if (is_subtype(expected, actual)) {
        return std::nullopt;
    }
    return "Expected " + to_string(expected) + " but found " + to_string(actual) + " instead.";
}

}  // namespace northway::style
