// SPDX-License-Identifier: Apache-2.0
#include "style/operators.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace northway::style {
namespace {

template <double (*kFunction)(double)>
Outcome run_unary(const Node& node, const EvaluationContext& context) {
    const auto x = number_of(*node.args[0], context);
    return x ? Outcome(Value(kFunction(*x))) : Outcome(tl::unexpected(x.error()));
}

template <double (*kFunction)(double, double)>
Outcome run_binary(const Node& node, const EvaluationContext& context) {
    const auto a = number_of(*node.args[0], context);
    if (!a) {
        return tl::unexpected(a.error());
    }
    const auto b = number_of(*node.args[1], context);
    return b ? Outcome(Value(kFunction(*a, *b))) : Outcome(tl::unexpected(b.error()));
}

template <double (*kFunction)(double, double)>
Outcome run_fold(const Node& node, const EvaluationContext& context, double start) {
    double result = start;
    for (const NodePtr& arg : node.args) {
        const auto x = number_of(*arg, context);
        if (!x) {
            return tl::unexpected(x.error());
        }
        result = kFunction(result, *x);
    }
    return Value(result);
}

double add(double a, double b) {
    return a + b;
}
double subtract(double a, double b) {
    return a - b;
}
double multiply(double a, double b) {
    return a * b;
}
double divide(double a, double b) {
    return a / b;
}
double remainder(double a, double b) {
    return std::fmod(a, b);
}
// Unlike C's, 1 to the power of what is no finite number is no number.
double power(double base, double exponent) {
    if (std::abs(base) == 1 && !std::isfinite(exponent)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return std::pow(base, exponent);
}
double smaller(double a, double b) {
    return std::isnan(a) || std::isnan(b) ? std::numeric_limits<double>::quiet_NaN()
                                          : std::min(a, b);
}
double larger(double a, double b) {
    return std::isnan(a) || std::isnan(b) ? std::numeric_limits<double>::quiet_NaN()
                                          : std::max(a, b);
}
double negated(double x) {
    return -x;
}
double log_2(double x) {
    return std::log(x) / std::numbers::ln2;
}
double log_10(double x) {
    return std::log(x) / std::numbers::ln10;
}

Outcome run_sum(const Node& node, const EvaluationContext& context) {
    return run_fold<add>(node, context, 0);
}
Outcome run_product(const Node& node, const EvaluationContext& context) {
    return run_fold<multiply>(node, context, 1);
}
Outcome run_min(const Node& node, const EvaluationContext& context) {
    return run_fold<smaller>(node, context, std::numeric_limits<double>::infinity());
}
Outcome run_max(const Node& node, const EvaluationContext& context) {
    return run_fold<larger>(node, context, -std::numeric_limits<double>::infinity());
}

Outcome run_ln2(const Node&, const EvaluationContext&) {
    return Value(std::numbers::ln2);
}
Outcome run_pi(const Node&, const EvaluationContext&) {
    return Value(std::numbers::pi);
}
Outcome run_e(const Node&, const EvaluationContext&) {
    return Value(std::numbers::e);
}

template <bool kStopAt>
Outcome run_until(const Node& node, const EvaluationContext& context) {
    for (const NodePtr& arg : node.args) {
        const auto holds = boolean_of(*arg, context);
        if (!holds) {
            return tl::unexpected(holds.error());
        }
        if (*holds == kStopAt) {
            return Value(kStopAt);
        }
    }
    return Value(!kStopAt);
}

Outcome run_not(const Node& node, const EvaluationContext& context) {
    const auto holds = boolean_of(*node.args[0], context);
    return holds ? Outcome(Value(!*holds)) : Outcome(tl::unexpected(holds.error()));
}

}  // namespace

std::span<const Function> math_functions() {
    static const Type number = Type::Kind::number;
    static const Type boolean = Type::Kind::boolean;
    const auto unary = [](std::string_view name, Run run) {
        return Function{name, number, {{{number}, run}}};
    };
    const auto binary = [](std::string_view name, Run run) {
        return Function{name, number, {{{number, number}, run}}};
    };
    const auto variadic = [](std::string_view name, Run run) {
        return Function{name, number, {{{number}, run, true}}};
    };
    const auto logical = [](std::string_view name, Run run) {
        return Function{name, boolean, {{{boolean, boolean}, run}, {{boolean}, run, true}}};
    };
    static const std::vector<Function> functions{
        variadic("+", run_sum),
        variadic("*", run_product),
        {"-", number, {{{number, number}, run_binary<subtract>}, {{number}, run_unary<negated>}}},
        binary("/", run_binary<divide>),
        binary("%", run_binary<remainder>),
        binary("^", run_binary<power>),
        variadic("min", run_min),
        variadic("max", run_max),
        {"ln2", number, {{{}, run_ln2}}},
        {"pi", number, {{{}, run_pi}}},
        {"e", number, {{{}, run_e}}},
        unary("sqrt", run_unary<std::sqrt>),
        unary("ln", run_unary<std::log>),
        unary("log2", run_unary<log_2>),
        unary("log10", run_unary<log_10>),
        unary("sin", run_unary<std::sin>),
        unary("cos", run_unary<std::cos>),
        unary("tan", run_unary<std::tan>),
        unary("asin", run_unary<std::asin>),
        unary("acos", run_unary<std::acos>),
        unary("atan", run_unary<std::atan>),
        unary("abs", run_unary<std::abs>),
        unary("round", run_unary<std::round>),
        unary("floor", run_unary<std::floor>),
        unary("ceil", run_unary<std::ceil>),
        logical("all", run_until<false>),
        logical("any", run_until<true>),
        {"!", boolean, {{{boolean}, run_not}}},
    };
    return functions;
}

}  // namespace northway::style
