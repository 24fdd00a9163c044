// SPDX-License-Identifier: Apache-2.0
#include "style/javascript.h"
#include "style/operators.h"

#include <algorithm>

// The operators that legacy filters turn into. Their arguments are always literals; a value of
// another type never matches and is no error.
namespace northway::style {
namespace {

enum class Subject { property, id, geometry_type };
enum class Comparison { equal, less, less_or_equal, greater, greater_or_equal };

const Value& argument(const Node& node, std::size_t index) {
    static const Value null;
    const Value* value = node.args[index]->literal();
    return value == nullptr ? null : *value;
}

// Filters know no multi-geometries: each counts as its single kind.
std::string_view simple_name_of(GeometryType type) {
    switch (type) {
        case GeometryType::multi_point:
            return name_of(GeometryType::point);
        case GeometryType::multi_line_string:
            return name_of(GeometryType::line_string);
        case GeometryType::multi_polygon:
            return name_of(GeometryType::polygon);
        default:
            return name_of(type);
    }
}

// What the filter looks at; nothing when the feature lacks it.
std::optional<Value> subject_of(Subject subject, const Node& node,
                                const EvaluationContext& context) {
    if (context.feature == nullptr) {
        return std::nullopt;
    }
    if (subject == Subject::geometry_type) {
        return Value(simple_name_of(context.feature->geometry_type()));
    }
    if (subject == Subject::id) {
        return context.feature->id();
    }
    const std::string* name = argument(node, 0).string();
    return name == nullptr ? std::nullopt : context.feature->property(*name);
}

bool is_ordered(Comparison comparison, const Value& a, const Value& b) {
    int order = 0;
    if (a.number() != nullptr && b.number() != nullptr) {
        const double left = *a.number();
        const double right = *b.number();
        if (!(left <= right || left >= right)) {
            return false;
        }
        order = left < right ? -1 : (left > right ? 1 : 0);
    } else if (a.string() != nullptr && b.string() != nullptr) {
        order = javascript::compare(*a.string(), *b.string());
    } else if (a.boolean() != nullptr && b.boolean() != nullptr) {
        order = static_cast<int>(*a.boolean()) - static_cast<int>(*b.boolean());
    } else {
        return false;
    }
    switch (comparison) {
        case Comparison::less:
            return order < 0;
        case Comparison::less_or_equal:
            return order <= 0;
        case Comparison::greater:
            return order > 0;
        default:
            return order >= 0;
    }
}

template <Subject kSubject, Comparison kComparison>
Outcome run_compare(const Node& node, const EvaluationContext& context) {
    const auto found = subject_of(kSubject, node, context);
    if (!found) {
        return Value(false);
    }
    const Value& wanted = argument(node, node.args.size() - 1);
    return Value(kComparison == Comparison::equal ? javascript::is_same(*found, wanted)
                                                  : is_ordered(kComparison, *found, wanted));
}

template <Subject kSubject>
Outcome run_in(const Node& node, const EvaluationContext& context) {
    const auto found = subject_of(kSubject, node, context);
    const Array* wanted = argument(node, node.args.size() - 1).array();
    const bool matches = found && wanted != nullptr &&
                         std::any_of(wanted->begin(), wanted->end(), [&found](const Value& item) {
                             return javascript::is_same(*found, item);
                         });
    return Value(matches);
}

// As filter-in, over values sorted ascending and of one type.
Outcome run_in_sorted(const Node& node, const EvaluationContext& context) {
    const auto found = subject_of(Subject::property, node, context);
    const Array* wanted = argument(node, 1).array();
    if (!found || wanted == nullptr || wanted->empty() || found->kind() != wanted->front().kind()) {
        return Value(false);
    }
    const auto is_less = [](const Value& a, const Value& b) {
        return is_ordered(Comparison::less, a, b);
    };
    return Value(std::binary_search(wanted->begin(), wanted->end(), *found, is_less));
}

Outcome run_has(const Node& node, const EvaluationContext& context) {
    return Value(subject_of(Subject::property, node, context).has_value());
}

Outcome run_has_id(const Node&, const EvaluationContext& context) {
    return Value(context.feature != nullptr && !context.feature->id().is_null());
}

}  // namespace

std::span<const Function> filter_functions() {
    static const Type string = Type::Kind::string;
    static const Type value = Type::Kind::value;
    static const Type boolean = Type::Kind::boolean;
    const auto of_property = [](std::string_view name, Run run) {
        return Function{name, boolean, {{{string, value}, run}}};
    };
    const auto of_id = [](std::string_view name, Run run) {
        return Function{name, boolean, {{{value}, run}}};
    };
    using enum Comparison;
    static const std::vector<Function> functions{
        of_property("filter-==", run_compare<Subject::property, equal>),
        of_property("filter-<", run_compare<Subject::property, less>),
        of_property("filter-<=", run_compare<Subject::property, less_or_equal>),
        of_property("filter->", run_compare<Subject::property, greater>),
        of_property("filter->=", run_compare<Subject::property, greater_or_equal>),
        of_id("filter-id-==", run_compare<Subject::id, equal>),
        of_id("filter-id-<", run_compare<Subject::id, less>),
        of_id("filter-id-<=", run_compare<Subject::id, less_or_equal>),
        of_id("filter-id->", run_compare<Subject::id, greater>),
        of_id("filter-id->=", run_compare<Subject::id, greater_or_equal>),
        {"filter-type-==", boolean, {{{string}, run_compare<Subject::geometry_type, equal>}}},
        {"filter-has", boolean, {{{value}, run_has}}},
        {"filter-has-id", boolean, {{{}, run_has_id}}},
        {"filter-type-in", boolean, {{{Type::array_of(string)}, run_in<Subject::geometry_type>}}},
        {"filter-id-in", boolean, {{{Type::array_of(value)}, run_in<Subject::id>}}},
        {"filter-in-small",
         boolean,
         {{{string, Type::array_of(value)}, run_in<Subject::property>}}},
        {"filter-in-large", boolean, {{{string, Type::array_of(value)}, run_in_sorted}}},
    };
    return functions;
}

}  // namespace northway::style
