// SPDX-License-Identifier: Apache-2.0
#include "style/collator.h"
#include "style/conversion.h"
#include "style/javascript.h"
#include "style/operators.h"
#include "style/unicode_text.h"

#include <array>

namespace northway::style {
namespace {

Outcome run_error(const Node& node, const EvaluationContext& context) {
    const auto message = string_of(*node.args[0], context);
    return message ? Outcome(fault(node, *message)) : Outcome(tl::unexpected(message.error()));
}

Outcome run_typeof(const Node& node, const EvaluationContext& context) {
    Value storage;
    return peek(*node.args[0], context, storage).map([](const Value* value) {
        return Value(to_string(value->type()));
    });
}

Outcome run_to_rgba(const Node& node, const EvaluationContext& context) {
    Value storage;
    return peek(*node.args[0], context, storage).map([](const Value* value) {
        const Color* color = value->color();
        const auto parts = straight_from_color(color == nullptr ? kTransparent : *color);
        return Value(Array{parts[0] * 255, parts[1] * 255, parts[2] * 255, parts[3]});
    });
}

Outcome run_rgba(const Node& node, const EvaluationContext& context) {
    std::array<Value, 4> parts{0, 0, 0, 1};
    for (std::size_t i = 0; i < node.args.size(); ++i) {
        Outcome part = node.args[i]->evaluate(context);
        if (!part) {
            return part;
        }
        parts[i] = std::move(*part);
    }
    if (auto error = rgba_error(parts[0], parts[1], parts[2], &parts[3])) {
        return fault(node, std::move(*error));
    }
    return Value(color_from_straight(*parts[0].number() / 255, *parts[1].number() / 255,
                                     *parts[2].number() / 255, *parts[3].number()));
}

// Which scripts can be drawn is not asked: every script that a font on the machine has, can.
Outcome run_is_supported_script(const Node& node, const EvaluationContext& context) {
    return string_of(*node.args[0], context).map([](const std::string&) { return Value(true); });
}

template <std::string (*kFunction)(std::string_view)>
Outcome run_case_change(const Node& node, const EvaluationContext& context) {
    return string_of(*node.args[0], context).map([](const std::string& text) {
        return Value(kFunction(text));
    });
}

Outcome run_concat(const Node& node, const EvaluationContext& context) {
    std::string text;
    Value storage;
    for (const NodePtr& arg : node.args) {
        const auto value = peek(*arg, context, storage);
        if (!value) {
            return tl::unexpected(value.error());
        }
        const std::string* part = (*value)->string();
        text += part != nullptr ? *part : to_string(**value);
    }
    return Value(std::move(text));
}

Array split_text(const std::string& text, const std::string& separator) {
    Array parts;
    if (separator.empty()) {
        const std::vector<std::size_t> starts = javascript::code_point_starts(text);
        for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
            parts.emplace_back(text.substr(starts[i], starts[i + 1] - starts[i]));
        }
        return parts;
    }
    std::size_t start = 0;
    for (std::size_t end = text.find(separator); end != std::string::npos;
         end = text.find(separator, start)) {
        parts.emplace_back(text.substr(start, end - start));
        start = end + separator.size();
    }
    parts.emplace_back(text.substr(start));
    return parts;
}

Outcome run_split(const Node& node, const EvaluationContext& context) {
    const auto text = string_of(*node.args[0], context);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto separator = string_of(*node.args[1], context);
    if (!separator) {
        return tl::unexpected(separator.error());
    }
    return Value(split_text(*text, *separator));
}

Outcome run_join(const Node& node, const EvaluationContext& context) {
    Value storage;
    const auto list = peek(*node.args[0], context, storage);
    if (!list) {
        return tl::unexpected(list.error());
    }
    const auto separator = string_of(*node.args[1], context);
    if (!separator) {
        return tl::unexpected(separator.error());
    }
    std::string text;
    if (const Array* items = (*list)->array()) {
        for (std::size_t i = 0; i < items->size(); ++i) {
            text += (i == 0 ? std::string() : *separator) + to_string((*items)[i]);
        }
    }
    return Value(std::move(text));
}

Outcome run_resolved_locale(const Node& node, const EvaluationContext& context) {
    Value storage;
    return peek(*node.args[0], context, storage).map([](const Value* value) {
        return Value(value->collator()->resolved_locale());
    });
}

}  // namespace

std::span<const Function> text_functions() {
    static const Type number = Type::Kind::number;
    static const Type string = Type::Kind::string;
    static const Type value = Type::Kind::value;
    static const Type color = Type::Kind::color;
    static const Type boolean = Type::Kind::boolean;
    static const Type collator = Type::Kind::collator;
    static const Type strings = Type::array_of(string);
    static const std::vector<Function> functions{
        {"error", Type::Kind::error, {{{string}, run_error}}},
        {"typeof", string, {{{value}, run_typeof}}},
        {"to-rgba", Type::array_of(number, 4), {{{color}, run_to_rgba}}},
        {"rgb", color, {{{number, number, number}, run_rgba}}},
        {"rgba", color, {{{number, number, number, number}, run_rgba}}},
        {"is-supported-script", boolean, {{{string}, run_is_supported_script}}},
        {"upcase", string, {{{string}, run_case_change<to_upper_case>}}},
        {"downcase", string, {{{string}, run_case_change<to_lower_case>}}},
        {"concat", string, {{{value}, run_concat, true}}},
        {"split", strings, {{{string, string}, run_split}}},
        {"join", string, {{{strings, string}, run_join}}},
        {"resolved-locale", string, {{{collator}, run_resolved_locale}}},
    };
    return functions;
}

}  // namespace northway::style
