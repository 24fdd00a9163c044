// SPDX-License-Identifier: Apache-2.0
#include "style/interpolation.h"
#include "style/javascript.h"
#include "style/operators.h"

#include <array>
#include <limits>

namespace northway::style {
namespace {

// The stops on both sides of the input; `upper` is `lower` outside the curve.
struct Place {
    std::size_t lower = 0;
    std::size_t upper = 0;
    double input = 0;
};

// The first argument of a curve is its input, the others are its outputs.
tl::expected<Place, ExpressionError> locate(const Node& node, const std::vector<double>& stops,
                                            const EvaluationContext& context) {
    if (stops.size() == 1) {
        return Place{};
    }
    const auto input = number_of(*node.args[0], context);
    if (!input) {
        return tl::unexpected(input.error());
    }
    const auto lower = stop_at_or_below(stops, *input);
    if (!lower) {
        return fault(node, "Input is not a number.");
    }
    const bool outside = *input <= stops.front() || *lower + 1 == stops.size();
    return Place{*lower, outside ? *lower : *lower + 1, *input};
}

Outcome run_step(const Node& node, const EvaluationContext& context) {
    const auto place = locate(node, std::get<Curve>(node.payload).stops, context);
    return place ? node.args[1 + place->lower]->evaluate(context)
                 : Outcome(tl::unexpected(place.error()));
}

Outcome run_interpolate(const Node& node, const EvaluationContext& context) {
    const auto& curve = std::get<Curve>(node.payload);
    const auto place = locate(node, curve.stops, context);
    if (!place) {
        return tl::unexpected(place.error());
    }
    if (place->lower == place->upper) {
        return node.args[1 + place->lower]->evaluate(context);
    }
    const double t = easing_factor(curve.easing, place->input, curve.stops[place->lower],
                                   curve.stops[place->upper]);
    Value from_storage;
    Value to_storage;
    const auto from = peek(*node.args[1 + place->lower], context, from_storage);
    if (!from) {
        return tl::unexpected(from.error());
    }
    const auto to = peek(*node.args[1 + place->upper], context, to_storage);
    if (!to) {
        return tl::unexpected(to.error());
    }
    auto mixed = interpolate(**from, **to, t, curve.color_space);
    if (!mixed) {
        return tl::unexpected(ExpressionError{mixed.error().in_curve ? node.key : std::string(),
                                              std::move(mixed.error().message)});
    }
    return std::move(*mixed);
}

bool is_interpolatable(const Type& type) {
    switch (type.kind) {
        case Type::Kind::number:
        case Type::Kind::projection_definition:
        case Type::Kind::color:
        case Type::Kind::padding:
        case Type::Kind::number_array:
        case Type::Kind::color_array:
        case Type::Kind::variable_anchor_offset:
            return true;
        case Type::Kind::array:
            return type.length && type.item && type.item->kind == Type::Kind::number;
        default:
            return false;
    }
}

std::string literal_inputs_wanted(std::string_view name) {
    return "Input/output pairs for \"" + std::string(name) +
           "\" expressions must be defined using literal numeric values (not computed expressions) "
           "for the input values.";
}

std::string ascending_inputs_wanted(std::string_view name) {
    return "Input/output pairs for \"" + std::string(name) +
           "\" expressions must be arranged with input values in strictly ascending order.";
}

// Reads the input, output pair at `index`. False after an error.
bool parse_stop(const Json& json, std::size_t index, std::string_view name, const Parser& parser,
                std::optional<Type>& type, Curve& curve, std::vector<NodePtr>& args) {
    if (!json[index].is_number()) {
        parser.fail(literal_inputs_wanted(name), {index});
        return false;
    }
    const double stop = json[index].get<double>();
    if (!curve.stops.empty() && curve.stops.back() >= stop) {
        parser.fail(ascending_inputs_wanted(name), {index});
        return false;
    }
    NodePtr output = parser.parse_argument(json[index + 1], index + 1, type);
    if (!output) {
        return false;
    }
    type = type ? type : output->type;
    curve.stops.push_back(stop);
    args.push_back(std::move(output));
    return true;
}

// ["step", input, output, stop, output, …]
NodePtr parse_step(const Json& json, const Parser& parser) {
    if (json.size() - 1 < 4) {
        return parser.fail("Expected at least 4 arguments, but found only " +
                           std::to_string(json.size() - 1) + ".");
    }
    if (json.size() % 2 != 1) {
        return parser.fail("Expected an even number of arguments.");
    }
    std::vector<NodePtr> args;
    args.push_back(parser.parse_argument(json[1], 1, Type(Type::Kind::number)));
    if (!args[0]) {
        return nullptr;
    }
    std::optional<Type> type = parser.expected_but_value();
    Curve curve;
    curve.stops.push_back(-std::numeric_limits<double>::infinity());
    args.push_back(parser.parse_argument(json[2], 2, type));
    if (!args[1]) {
        return nullptr;
    }
    type = type ? type : args[1]->type;
    for (std::size_t i = 3; i < json.size(); i += 2) {
        if (!parse_stop(json, i, "step", parser, type, curve, args)) {
            return nullptr;
        }
    }
    return make_node("step", *type, parser.key(), run_step, std::move(args), std::move(curve));
}

std::optional<Easing> fail_easing(const Parser& parser, std::string message,
                                  std::initializer_list<std::size_t> indices) {
    parser.fail(std::move(message), indices);
    return std::nullopt;
}

std::optional<Easing> parse_cubic_bezier(const Json& json, const Parser& parser) {
    Easing easing{Easing::Kind::cubic_bezier, 1, {}};
    bool valid = json.size() == 5;
    for (std::size_t i = 0; valid && i < 4; ++i) {
        const Json& control = json[i + 1];
        easing.controls[i] = control.is_number() ? control.get<double>() : -1;
        valid = easing.controls[i] >= 0 && easing.controls[i] <= 1;
    }
    if (!valid) {
        return fail_easing(parser,
                           "Cubic bezier interpolation requires four numeric arguments with values "
                           "between 0 and 1.",
                           {1});
    }
    return easing;
}

// What stands in an interpolation's place when it is none of the three.
std::string shown(const Json& json) {
    return json.is_discarded() ? "undefined" : javascript::to_text(value_from_json(json));
}

std::optional<Easing> parse_easing(const Json& json, const Parser& parser) {
    if (!json.is_array() || json.empty()) {
        return fail_easing(parser, "Expected an interpolation type expression.", {1});
    }
    if (json[0] == "linear") {
        return Easing{};
    }
    if (json[0] == "exponential") {
        if (json.size() < 2 || !json[1].is_number()) {
            return fail_easing(parser, "Exponential interpolation requires a numeric base.",
                               {1, 1});
        }
        return Easing{Easing::Kind::exponential, json[1].get<double>(), {}};
    }
    if (json[0] == "cubic-bezier") {
        return parse_cubic_bezier(json, parser);
    }
    return fail_easing(parser, "Unknown interpolation type " + shown(json[0]), {1, 0});
}

// ["interpolate", easing, input, stop, output, stop, output, …]
NodePtr parse_interpolate_in(ColorSpace space, const Json& json, const Parser& parser) {
    const auto easing = parse_easing(json.size() > 1 ? json[1] : Json(), parser);
    if (!easing) {
        return nullptr;
    }
    if (json.size() - 1 < 4) {
        return parser.fail("Expected at least 4 arguments, but found only " +
                           std::to_string(json.size() - 1) + ".");
    }
    if (json.size() % 2 != 1) {
        return parser.fail("Expected an even number of arguments.");
    }
    std::vector<NodePtr> args;
    args.push_back(parser.parse_argument(json[2], 2, Type(Type::Kind::number)));
    if (!args[0]) {
        return nullptr;
    }
    std::optional<Type> type = parser.expected_but_value();
    const bool wants_color_array = type && type->kind == Type::Kind::color_array;
    if (space != ColorSpace::rgb && !wants_color_array) {
        type = Type(Type::Kind::color);
    }
    Curve curve{{}, *easing, space};
    for (std::size_t i = 3; i < json.size(); i += 2) {
        if (!parse_stop(json, i, "interpolate", parser, type, curve, args)) {
            return nullptr;
        }
    }
    if (!is_interpolatable(*type)) {
        return parser.fail("Type " + to_string(*type) + " is not interpolatable.");
    }
    return make_node("interpolate", *type, parser.key(), run_interpolate, std::move(args),
                     std::move(curve));
}

template <ColorSpace kSpace>
NodePtr parse_interpolate(const Json& json, const Parser& parser) {
    return parse_interpolate_in(kSpace, json, parser);
}

}  // namespace

std::span<const SpecialForm> curve_forms() {
    static constexpr auto kForms = std::to_array<SpecialForm>({
        {"step", parse_step},
        {"interpolate", parse_interpolate<ColorSpace::rgb>},
        {"interpolate-hcl", parse_interpolate<ColorSpace::hcl>},
        {"interpolate-lab", parse_interpolate<ColorSpace::lab>},
    });
    return kForms;
}

}  // namespace northway::style
