// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/node.h"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace northway::style {

// The variables of a `let`, innermost first.
struct Scope {
    const Scope* outer = nullptr;
    std::vector<std::pair<std::string, const Node*>> variables;
    const Node* find(std::string_view name) const;
};

// How a value of unknown type is made to fit where a known type is expected.
enum class Annotation {
    standard,  // asserted, or coerced for the types that only coercion can make
    coerce,
    omit,
};

// One place in an expression that is being parsed: its key, what is expected there, which variables
// are in reach. Errors of all places are gathered in one list, which the caller owns.
class Parser {
public:
    using Log = std::vector<ParseError>;
    // `steps` counts the places visited, so that a document made to take forever is given up.
    Parser(Log& log, std::size_t& steps, std::optional<Type> expected)
        : log_(&log), steps_(&steps), expected_(std::move(expected)) {}

    // The node for the JSON at this place; nullptr after an error.
    NodePtr parse(const Json& json, Annotation annotation = Annotation::standard) const;
    // The same for the argument at `index`.
    NodePtr parse_argument(const Json& json, std::size_t index,
                           std::optional<Type> expected = std::nullopt,
                           Annotation annotation = Annotation::standard,
                           const Scope* scope = nullptr) const;

    // The place of the argument at `index`.
    Parser at(std::size_t index, std::optional<Type> expected = std::nullopt) const;
    // The same place with a log of its own, for an attempt that may be given up.
    Parser with_log(Log& log) const;

    // Notes an error at this place, or at an argument of it; gives nullptr.
    NodePtr fail(std::string message, std::initializer_list<std::size_t> indices = {}) const;
    // Notes errors that an attempt has gathered.
    void add_errors(const Log& log) const;
    // False, with an error noted, when `actual` cannot stand for `expected`.
    bool check(const Type& expected, const Type& actual) const;

    const std::string& key() const { return key_; }
    const std::optional<Type>& expected() const { return expected_; }
    // The expected type unless it says nothing.
    std::optional<Type> expected_but_value() const;
    const Scope* scope() const { return scope_; }

private:
    NodePtr fit(NodePtr node, Annotation annotation) const;
    NodePtr fold(NodePtr node) const;

    Log* log_;
    std::size_t* steps_;
    std::string key_;
    std::optional<Type> expected_;
    const Scope* scope_ = nullptr;
    int depth_ = 0;
};

// "number", "object", …: what JavaScript's typeof says of a JSON value.
std::string_view typeof_json(const Json& json);
// "Expected 2 arguments, but found 3 instead."
std::string wrong_argument_count(std::string_view expected, const Json& json);

}  // namespace northway::style
