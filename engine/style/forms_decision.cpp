// SPDX-License-Identifier: Apache-2.0
#include "style/javascript.h"
#include "style/operators.h"

#include <array>
#include <cmath>

namespace northway::style {
namespace {

// The arguments are test, output, test, output, …, fallback.
Outcome run_case(const Node& node, const EvaluationContext& context) {
    const std::size_t last = node.args.size() - 1;
    for (std::size_t i = 0; i < last; i += 2) {
        const auto holds = boolean_of(*node.args[i], context);
        if (!holds) {
            return tl::unexpected(holds.error());
        }
        if (*holds) {
            return node.args[i + 1]->evaluate(context);
        }
    }
    return node.args[last]->evaluate(context);
}

NodePtr parse_case(const Json& json, const Parser& parser) {
    if (json.size() < 4) {
        return parser.fail("Expected at least 3 arguments, but found only " +
                           std::to_string(json.size() - 1) + ".");
    }
    if (json.size() % 2 != 0) {
        return parser.fail("Expected an odd number of arguments.");
    }
    std::optional<Type> type = parser.expected_but_value();
    std::vector<NodePtr> args;
    const std::size_t last = json.size() - 1;
    for (std::size_t i = 1; i < last; i += 2) {
        NodePtr test = parser.parse_argument(json[i], i, Type(Type::Kind::boolean));
        NodePtr output = test ? parser.parse_argument(json[i + 1], i + 1, type) : nullptr;
        if (!output) {
            return nullptr;
        }
        type = type ? type : output->type;
        args.push_back(std::move(test));
        args.push_back(std::move(output));
    }
    NodePtr fallback = parser.parse_argument(json[last], last, type);
    if (!fallback) {
        return nullptr;
    }
    args.push_back(std::move(fallback));
    return make_node("case", *type, parser.key(), run_case, std::move(args));
}

// The arguments are input, output, output, …, fallback.
Outcome run_match(const Node& node, const EvaluationContext& context) {
    Value storage;
    const auto input = peek(*node.args[0], context, storage);
    if (!input) {
        return tl::unexpected(input.error());
    }
    const auto output = std::get<MatchLabels>(node.payload).find(**input);
    return output ? node.args[1 + *output]->evaluate(context) : node.args.back()->evaluate(context);
}

// Why a value cannot be a label; nothing when it can.
std::optional<std::string> label_error(const Json& label) {
    constexpr double kMaxSafeInteger = 9007199254740991;
    if (!label.is_number() && !label.is_string()) {
        return "Branch labels must be numbers or strings.";
    }
    if (label.is_number()) {
        const double number = label.get<double>();
        if (std::abs(number) > kMaxSafeInteger) {
            return "Branch labels must be integers no larger than 9007199254740991.";
        }
        if (std::floor(number) != number) {
            return "Numeric branch labels must be integer values.";
        }
    }
    return std::nullopt;
}

// Adds the label or labels of one branch. False after an error.
bool add_labels(const Json& json, std::size_t output, const Parser& place,
                std::optional<Type>& input_type, MatchLabels& labels) {
    const Json list = json.is_array() ? json : Json::array({json});
    if (list.empty()) {
        place.fail("Expected at least one branch label.");
        return false;
    }
    for (const Json& item : list) {
        if (auto error = label_error(item)) {
            place.fail(std::move(*error));
            return false;
        }
        const Value label = value_from_json(item);
        input_type = input_type ? input_type : label.type();
        if (!place.check(*input_type, label.type())) {
            return false;
        }
        if (!labels.add(label, output)) {
            place.fail("Branch labels must be unique.");
            return false;
        }
    }
    return true;
}

NodePtr parse_match(const Json& json, const Parser& parser) {
    if (json.size() < 5) {
        return parser.fail("Expected at least 4 arguments, but found only " +
                           std::to_string(json.size() - 1) + ".");
    }
    if (json.size() % 2 != 1) {
        return parser.fail("Expected an even number of arguments.");
    }
    std::optional<Type> type = parser.expected_but_value();
    std::optional<Type> input_type;
    MatchLabels labels;
    std::vector<NodePtr> args;
    args.push_back(nullptr);  // the input, which is parsed after the branches
    const std::size_t last = json.size() - 1;
    for (std::size_t i = 2; i < last; i += 2) {
        if (!add_labels(json[i], args.size() - 1, parser.at(i), input_type, labels)) {
            return nullptr;
        }
        NodePtr output = parser.parse_argument(json[i + 1], i, type);
        if (!output) {
            return nullptr;
        }
        type = type ? type : output->type;
        args.push_back(std::move(output));
    }
    args[0] = parser.parse_argument(json[1], 1, Type{});
    if (!args[0]) {
        return nullptr;
    }
    NodePtr fallback = parser.parse_argument(json[last], last, type);
    if (!fallback) {
        return nullptr;
    }
    args.push_back(std::move(fallback));
    if (args[0]->type.kind != Type::Kind::value &&
        !parser.at(1).check(*input_type, args[0]->type)) {
        return nullptr;
    }
    return make_node("match", *type, parser.key(), run_match, std::move(args), std::move(labels));
}

// The first value that is not null. A picture that the map lacks counts as null, but when nothing
// else is found the name of the first one is the result, so that it can be asked for.
Outcome run_coalesce(const Node& node, const EvaluationContext& context) {
    std::optional<std::string> missing_image;
    for (std::size_t i = 0; i < node.args.size(); ++i) {
        Outcome value = node.args[i]->evaluate(context);
        if (!value) {
            return value;
        }
        const Image* image = value->image();
        if (image != nullptr && !image->available) {
            missing_image = missing_image ? missing_image : image->name;
            if (i + 1 == node.args.size()) {
                return Value(*missing_image);
            }
        } else if (!value->is_null()) {
            return value;
        }
    }
    return Value();
}

NodePtr parse_coalesce(const Json& json, const Parser& parser) {
    if (json.size() < 2) {
        return parser.fail("Expected at least one argument.");
    }
    std::optional<Type> type = parser.expected_but_value();
    std::vector<NodePtr> args;
    bool needs_annotation = false;
    for (std::size_t i = 1; i < json.size(); ++i) {
        // An assertion around an argument would fail on null and never reach the next one. So the
        // arguments go without, and the whole gets it.
        NodePtr arg = parser.parse_argument(json[i], i, type, Annotation::omit);
        if (!arg) {
            return nullptr;
        }
        type = type ? type : arg->type;
        needs_annotation =
            needs_annotation || (parser.expected() && subtype_error(*parser.expected(), arg->type));
        args.push_back(std::move(arg));
    }
    return make_node("coalesce", needs_annotation ? Type{} : *type, parser.key(), run_coalesce,
                     std::move(args));
}

}  // namespace

std::span<const SpecialForm> decision_forms() {
    static constexpr auto kForms = std::to_array<SpecialForm>({
        {"case", parse_case},
        {"match", parse_match},
        {"coalesce", parse_coalesce},
    });
    return kForms;
}

}  // namespace northway::style
