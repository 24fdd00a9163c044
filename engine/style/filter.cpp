// SPDX-License-Identifier: Apache-2.0
#include "style/filter.h"

#include "style/javascript.h"

#include <algorithm>

namespace northway::style {
namespace {

// Which of the two syntaxes a filter is written in. A neutral one means the same in both.
enum class Syntax { expression, legacy, neutral };

Syntax syntax_of(const Json& json);

Syntax syntax_of_children(const Json& json) {
    bool any_legacy = false;
    for (std::size_t i = 1; i < json.size(); ++i) {
        const Syntax syntax = syntax_of(json[i]);
        if (syntax == Syntax::expression) {
            return syntax;
        }
        any_legacy = any_legacy || syntax == Syntax::legacy;
    }
    return any_legacy ? Syntax::legacy : Syntax::neutral;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_comparison(std::string_view name) {
    return is_one_of(name, {"==", "!=", "<", ">", "<=", ">="});
}

Syntax syntax_of(const Json& json) {
    if (json.is_boolean()) {
        return Syntax::neutral;
    }
    if (!json.is_array() || json.empty()) {
        return Syntax::legacy;
    }
    if (!json[0].is_string()) {
        return Syntax::expression;
    }
    const auto& name = json[0].get_ref<const std::string&>();
    const std::size_t size = json.size();
    if (name == "has") {
        if (size < 2 || json[1] == "$id" || json[1] == "$type") {
            return Syntax::legacy;
        }
        return size == 2 ? Syntax::neutral : Syntax::expression;
    }
    if (name == "in") {
        const bool expression = size >= 3 && (!json[1].is_string() || json[2].is_array());
        return expression ? Syntax::expression : Syntax::legacy;
    }
    if (is_comparison(name)) {
        const bool expression = size != 3 || json[1].is_array() || json[2].is_array();
        return expression ? Syntax::expression : Syntax::legacy;
    }
    if (is_one_of(name, {"!in", "!has", "none"})) {
        return Syntax::legacy;
    }
    return is_one_of(name, {"any", "all"}) ? syntax_of_children(json) : Syntax::expression;
}

Json make_array(std::initializer_list<Json> items) {
    Json array = Json::array();
    for (const Json& item : items) {
        array.push_back(item);
    }
    return array;
}

Json negated(Json expression) {
    return make_array({"!", std::move(expression)});
}

// The arguments from `first` on.
Json rest(const Json& filter, std::size_t first) {
    Json items = Json::array();
    for (std::size_t i = first; i < filter.size(); ++i) {
        items.push_back(filter[i]);
    }
    return items;
}

Json comparison(const std::string& name, const Json& property, const Json& value) {
    if (property == "$type") {
        return make_array({"filter-type-" + name, value});
    }
    if (property == "$id") {
        return make_array({"filter-id-" + name, value});
    }
    return make_array({"filter-" + name, property, value});
}

bool are_of_one_type(const Json& values) {
    return std::all_of(values.begin(), values.end(), [&values](const Json& value) {
        return value.type() == values[0].type() || (value.is_number() && values[0].is_number());
    });
}

Json sorted(Json values) {
    std::sort(values.begin(), values.end(), [](const Json& a, const Json& b) {
        if (a.is_string()) {
            return javascript::compare(a.get_ref<const std::string&>(),
                                       b.get_ref<const std::string&>()) < 0;
        }
        return a < b;
    });
    return values;
}

Json membership(const Json& property, const Json& values) {
    constexpr std::size_t kWorthSorting = 200;
    if (values.empty()) {
        return false;
    }
    if (property == "$type") {
        return make_array({"filter-type-in", make_array({"literal", values})});
    }
    if (property == "$id") {
        return make_array({"filter-id-in", make_array({"literal", values})});
    }
    if (values.size() > kWorthSorting && are_of_one_type(values)) {
        return make_array({"filter-in-large", property, make_array({"literal", sorted(values)})});
    }
    return make_array({"filter-in-small", property, make_array({"literal", values})});
}

Json presence(const Json& property) {
    if (property == "$type") {
        return true;
    }
    if (property == "$id") {
        return make_array({"filter-has-id"});
    }
    return make_array({"filter-has", property});
}

Json combined(const char* name, const Json& filter, bool negate) {
    Json result = make_array({name});
    for (std::size_t i = 1; i < filter.size(); ++i) {
        Json part = expression_from_legacy_filter(filter[i]);
        result.push_back(negate ? negated(std::move(part)) : std::move(part));
    }
    return result;
}

PropertySpec filter_spec() {
    PropertySpec spec;
    spec.name = "filter";
    spec.type = PropertyType::boolean;
    spec.interpolated = false;
    return spec;
}

}  // namespace

bool is_expression_filter(const Json& json) {
    return syntax_of(json) != Syntax::legacy;
}

Json expression_from_legacy_filter(const Json& json) {
    if (json.is_null() || json == false) {
        return true;
    }
    if (!json.is_array()) {
        return true;
    }
    const std::string name =
        !json.empty() && json[0].is_string() ? json[0].get<std::string>() : std::string();
    if (json.size() <= 1) {
        return name != "any";
    }
    const Json value = json.size() > 2 ? json[2] : Json(nullptr);
    if (name == "!=") {
        return negated(comparison("==", json[1], value));
    }
    if (is_comparison(name)) {
        return comparison(name, json[1], value);
    }
    if (name == "any" || name == "all") {
        return combined(name.c_str(), json, false);
    }
    if (name == "none") {
        return combined("all", json, true);
    }
    if (name == "in") {
        return membership(json[1], rest(json, 2));
    }
    if (name == "!in") {
        return negated(membership(json[1], rest(json, 2)));
    }
    if (name == "has") {
        return presence(json[1]);
    }
    return name == "!has" ? negated(presence(json[1])) : Json(true);
}

tl::expected<Filter, std::vector<ParseError>> Filter::parse(const Json& json) {
    Filter filter;
    if (json.is_null() || json.is_discarded()) {
        return filter;
    }
    auto expression =
        Expression::parse(is_expression_filter(json) ? json : expression_from_legacy_filter(json),
                          filter_spec(), Expression::Use::filter);
    if (!expression) {
        return tl::unexpected(std::move(expression.error()));
    }
    filter.expression_ = std::move(*expression);
    return filter;
}

bool Filter::matches(const EvaluationContext& context) const {
    if (!expression_) {
        return true;
    }
    const auto value = expression_->evaluate(context);
    return value && value->boolean() != nullptr && *value->boolean();
}

bool Filter::is_zoom_constant() const {
    return !expression_ || expression_->is_zoom_constant();
}

std::vector<std::string> Filter::global_state_keys() const {
    return expression_ ? expression_->global_state_keys() : std::vector<std::string>();
}

}  // namespace northway::style
