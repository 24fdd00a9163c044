// SPDX-License-Identifier: Apache-2.0
#include "style/operators.h"

#include <unordered_map>

namespace northway::style {
namespace {

template <class Entry>
using Index = std::unordered_map<std::string_view, const Entry*>;

template <class Entry>
Index<Entry> make_index(std::initializer_list<std::span<const Entry>> families) {
    Index<Entry> index;
    for (const std::span<const Entry> family : families) {
        for (const Entry& entry : family) {
            index.emplace(entry.name, &entry);
        }
    }
    return index;
}

template <class Entry>
const Entry* find_in(const Index<Entry>& index, std::string_view name) {
    const auto found = index.find(name);
    return found == index.end() ? nullptr : found->second;
}

std::string to_string(const Overload& overload) {
    std::string text = "(";
    for (std::size_t i = 0; i < overload.parameters.size(); ++i) {
        text += (i == 0 ? "" : ", ") + style::to_string(overload.parameters[i]);
    }
    return text + (overload.repeats ? "...)" : ")");
}

bool takes(const Overload& overload, std::size_t argument_count) {
    return overload.repeats || overload.parameters.size() == argument_count;
}

std::optional<std::vector<NodePtr>> parse_arguments(const Overload& overload, const Json& json,
                                                    const Parser& parser) {
    std::vector<NodePtr> args;
    for (std::size_t i = 1; i < json.size(); ++i) {
        const Type& type = overload.parameters[overload.repeats ? 0 : i - 1];
        NodePtr arg = parser.parse_argument(json[i], i, type);
        if (!arg) {
            return std::nullopt;
        }
        args.push_back(std::move(arg));
    }
    return args;
}

// No overload fits: says which there are and what was found.
NodePtr fail_no_overload(const Function& function, const std::vector<const Overload*>& candidates,
                         const Json& json, const Parser& parser) {
    std::string signatures;
    for (const Overload& overload : function.overloads) {
        if (candidates.empty() || takes(overload, json.size() - 1)) {
            signatures += (signatures.empty() ? "" : " | ") + to_string(overload);
        }
    }
    std::string found;
    for (std::size_t i = 1; i < json.size(); ++i) {
        const NodePtr arg = parser.parse_argument(json[i], i);
        if (!arg) {
            return nullptr;
        }
        found += (i == 1 ? "" : ", ") + style::to_string(arg->type);
    }
    return parser.fail("Expected arguments of type " + signatures + ", but found (" + found +
                       ") instead.");
}

}  // namespace

const SpecialForm* find_special_form(std::string_view name) {
    static const Index<SpecialForm> index = make_index<SpecialForm>(
        {type_forms(), variable_forms(), decision_forms(), comparison_forms(), lookup_forms(),
         curve_forms(), text_forms(), geometry_forms()});
    return find_in(index, name);
}

const Function* find_function(std::string_view name) {
    static const Index<Function> index = make_index<Function>(
        {math_functions(), feature_functions(), text_functions(), filter_functions()});
    return find_in(index, name);
}

NodePtr parse_function(const Function& function, const Json& json, const Parser& parser) {
    std::vector<const Overload*> candidates;
    for (const Overload& overload : function.overloads) {
        if (takes(overload, json.size() - 1)) {
            candidates.push_back(&overload);
        }
    }
    Parser::Log attempt;
    for (const Overload* overload : candidates) {
        attempt = {};
        auto args = parse_arguments(*overload, json, parser.with_log(attempt));
        if (args) {
            return make_node(std::string(function.name), function.result, parser.key(),
                             overload->run, std::move(*args));
        }
    }
    if (candidates.size() == 1) {
        parser.add_errors(attempt);
        return nullptr;
    }
    return fail_no_overload(function, candidates, json, parser);
}

}  // namespace northway::style
