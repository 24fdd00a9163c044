// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace northway::style {

// The static type of an expression. `item` and `length` belong to arrays only; an array without
// `item` is one of any values, one without `length` has any length.
struct Type {
    enum class Kind {
        null,
        boolean,
        number,
        string,
        color,
        object,
        value,  // any of the others
        array,
        error,
        collator,
        formatted,
        image,
        padding,
        number_array,
        color_array,
        variable_anchor_offset,
        projection_definition,
    };

    Kind kind = Kind::value;
    std::shared_ptr<const Type> item = nullptr;
    std::optional<int> length = std::nullopt;

    Type() = default;
    Type(Kind of) : kind(of) {}
    static Type array_of(Type item, std::optional<int> length = std::nullopt);

    bool operator==(const Type& other) const;
};

// As the specification writes it: "number", "array<string, 2>", "resolvedImage".
std::string to_string(const Type& type);

// Why a value of type `actual` cannot stand where `expected` is wanted; nothing when it can.
std::optional<std::string> subtype_error(const Type& expected, const Type& actual);

}  // namespace northway::style
