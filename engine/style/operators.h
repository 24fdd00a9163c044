// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/node.h"
#include "style/parser.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

// The operators of the expression language, by family. An operator is either one whose arguments
// have fixed types (Function) or one that reads its own form (SpecialForm).
namespace northway::style {

using ParseForm = NodePtr (*)(const Json& json, const Parser& parser);

struct SpecialForm {
    std::string_view name;
    ParseForm parse;
};

struct Overload {
    std::vector<Type> parameters;
    Run run;
    bool repeats = false;  // any number of arguments of the one parameter's type
};

struct Function {
    std::string_view name;
    Type result;
    std::vector<Overload> overloads;
};

std::span<const SpecialForm> type_forms();        // literal, assertions, coercions
std::span<const SpecialForm> variable_forms();    // let, var, global-state
std::span<const SpecialForm> decision_forms();    // case, match, coalesce
std::span<const SpecialForm> comparison_forms();  // ==, <, …
std::span<const SpecialForm> lookup_forms();      // at, in, index-of, slice, length
std::span<const SpecialForm> curve_forms();       // step, interpolate
std::span<const SpecialForm> text_forms();        // format, image, collator, number-format
std::span<const SpecialForm> geometry_forms();    // within, distance
std::span<const Function> math_functions();
std::span<const Function> feature_functions();
std::span<const Function> text_functions();
std::span<const Function> filter_functions();

const SpecialForm* find_special_form(std::string_view name);
const Function* find_function(std::string_view name);

NodePtr parse_function(const Function& function, const Json& json, const Parser& parser);
// Wraps a node whose value must be checked or converted when it is evaluated.
NodePtr assert_type(Type type, NodePtr node, const std::string& key);
NodePtr coerce_to(Type type, NodePtr node, const std::string& key);

}  // namespace northway::style
