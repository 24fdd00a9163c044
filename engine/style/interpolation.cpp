// SPDX-License-Identifier: Apache-2.0
#include "style/interpolation.h"

#include "style/conversion.h"

#include <limits>

namespace northway::style {
namespace {

double mixed(double from, double to, double t) {
    return from + t * (to - from);
}

// As many items as `from` has; one that `to` lacks is not a number.
std::vector<double> mixed(const std::vector<double>& from, const std::vector<double>& to,
                          double t) {
    std::vector<double> result;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const double other = i < to.size() ? to[i] : std::numeric_limits<double>::quiet_NaN();
        result.push_back(mixed(from[i], other, t));
    }
    return result;
}

tl::expected<Value, InterpolationError> mixed(const ColorArray& from, const ColorArray& to,
                                              double t, ColorSpace space) {
    if (from.values.size() != to.values.size()) {
        return tl::unexpected(InterpolationError{
            "colorArray: Arrays have mismatched length (" + std::to_string(from.values.size()) +
                " vs. " + std::to_string(to.values.size()) + "), cannot interpolate.",
            false});
    }
    ColorArray result;
    for (std::size_t i = 0; i < from.values.size(); ++i) {
        result.values.push_back(interpolate(from.values[i], to.values[i], t, space));
    }
    return Value(std::move(result));
}

tl::expected<Value, InterpolationError> mixed(const VariableAnchorOffset& from,
                                              const VariableAnchorOffset& to, double t) {
    if (from.entries.size() != to.entries.size()) {
        return tl::unexpected(InterpolationError{
            "Cannot interpolate values of different length. from: " + to_string(Value(from)) +
            ", to: " + to_string(Value(to))});
    }
    VariableAnchorOffset result;
    for (std::size_t i = 0; i < from.entries.size(); ++i) {
        const AnchorOffset& a = from.entries[i];
        const AnchorOffset& b = to.entries[i];
        if (a.anchor != b.anchor) {
            const std::string index = std::to_string(2 * i);
            return tl::unexpected(InterpolationError{
                "Cannot interpolate values containing mismatched anchors. from[" + index +
                "]: " + a.anchor + ", to[" + index + "]: " + b.anchor});
        }
        result.entries.push_back(
            {a.anchor,
             {mixed(a.offset_em[0], b.offset_em[0], t), mixed(a.offset_em[1], b.offset_em[1], t)}});
    }
    return Value(std::move(result));
}

Value mixed(const Padding& a, const Padding& b, double t) {
    return Padding{mixed(a.top, b.top, t), mixed(a.right, b.right, t), mixed(a.bottom, b.bottom, t),
                   mixed(a.left, b.left, t)};
}

Value mixed_array(const NumberArray& from, const NumberArray& to, double t) {
    Array result;
    for (const double number : mixed(from.values, to.values, t)) {
        result.emplace_back(number);
    }
    return result;
}

}  // namespace

tl::expected<Value, InterpolationError> interpolate(const Value& from, const Value& to, double t,
                                                    ColorSpace space) {
    if (from.number() != nullptr && to.number() != nullptr) {
        return Value(mixed(*from.number(), *to.number(), t));
    }
    if (from.color() != nullptr && to.color() != nullptr) {
        return Value(interpolate(*from.color(), *to.color(), t, space));
    }
    if (from.padding() != nullptr && to.padding() != nullptr) {
        return mixed(*from.padding(), *to.padding(), t);
    }
    if (from.number_array() != nullptr && to.number_array() != nullptr) {
        return Value(NumberArray{mixed(from.number_array()->values, to.number_array()->values, t)});
    }
    if (from.color_array() != nullptr && to.color_array() != nullptr) {
        return mixed(*from.color_array(), *to.color_array(), t, space);
    }
    if (from.variable_anchor_offset() != nullptr && to.variable_anchor_offset() != nullptr) {
        return mixed(*from.variable_anchor_offset(), *to.variable_anchor_offset(), t);
    }
    const auto numbers = number_array_from(from);
    const auto other_numbers = number_array_from(to);
    if (numbers && other_numbers) {
        return mixed_array(*numbers, *other_numbers, t);
    }
    // A projection's stops are the names of projections.
    const auto a = projection_from(from);
    const auto b = projection_from(to);
    if (a && b) {
        return Value(ProjectionDefinition{a->from, b->from, t});
    }
    return tl::unexpected(InterpolationError{"The values of two stops cannot be mixed."});
}

}  // namespace northway::style
