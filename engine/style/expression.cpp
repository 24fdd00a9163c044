// SPDX-License-Identifier: Apache-2.0
#include "style/expression.h"

#include "style/legacy_function.h"
#include "style/node.h"
#include "style/operators.h"
#include "style/parser.h"

#include <algorithm>

namespace northway::style {
namespace {

constexpr std::string_view kZoomOnTop =
    "\"zoom\" expression may only be used as input to a top-level \"step\" or \"interpolate\" "
    "expression.";
constexpr std::string_view kOneZoomCurve =
    "Only one zoom-based \"step\" or \"interpolate\" subexpression may be used in an expression.";

// The outermost curve over zoom, or what is wrong with the use of zoom; neither when there is none.
struct ZoomCurve {
    const Node* curve = nullptr;
    std::string_view error;
};

// A curve over zoom may stand on top, or within the result of a `let` or an argument of `coalesce`.
ZoomCurve find_zoom_curve(const Node& node) {
    const bool is_curve = node.name == "step" || node.name == "interpolate";
    ZoomCurve result;
    if (is_curve && node.args[0]->name == "zoom") {
        result.curve = &node;
    }
    const bool is_let = node.name == "let";
    const bool is_coalesce = node.name == "coalesce";
    std::vector<ZoomCurve> parts;
    for (const NodePtr& arg : node.args) {
        parts.push_back(find_zoom_curve(*arg));
    }
    if (is_let) {
        result = parts.back();
    } else if (is_coalesce) {
        const auto first = std::find_if(parts.begin(), parts.end(), [](const ZoomCurve& part) {
            return part.curve != nullptr || !part.error.empty();
        });
        result = first == parts.end() ? result : *first;
    }
    if (!result.error.empty()) {
        return result;
    }
    for (const ZoomCurve& part : parts) {
        if (!part.error.empty()) {
            result = part;
        } else if (part.curve != nullptr && result.curve == nullptr) {
            result.error = result.error.empty() ? kZoomOnTop : kOneZoomCurve;
        } else if (part.curve != nullptr && result.curve != part.curve) {
            result = {nullptr, kOneZoomCurve};
        }
    }
    return result;
}

bool takes_features(const PropertySpec& spec) {
    return spec.kind == PropertyKind::data_driven ||
           spec.kind == PropertyKind::cross_faded_data_driven;
}

std::string_view property_use_error(const Node& root, const PropertySpec& spec,
                                    const ZoomCurve& zoom) {
    const bool zoom_constant = is_zoom_constant(root);
    if (!is_feature_constant(root) && !takes_features(spec)) {
        return "data expressions not supported";
    }
    if (!zoom_constant && !spec.takes_zoom) {
        return "zoom expressions not supported";
    }
    if (zoom.curve == nullptr && zoom.error.empty() && !zoom_constant) {
        return kZoomOnTop;
    }
    if (!zoom.error.empty()) {
        return zoom.error;
    }
    if (zoom.curve != nullptr && zoom.curve->name == "interpolate" && !spec.interpolated) {
        return "\"interpolate\" expressions cannot be used with this property";
    }
    return {};
}

std::vector<ParseError> one_error(std::string_view message) {
    return {ParseError{"", std::string(message)}};
}

}  // namespace

struct Expression::Parts {
    NodePtr root;
    bool feature_constant = false;
    bool zoom_constant = false;
    bool state_constant = false;
    std::vector<std::string> global_state_keys;
    std::vector<double> zoom_stops;
};

Expression::Expression(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

tl::expected<Expression, std::vector<ParseError>> Expression::parse(const Json& json,
                                                                    const PropertySpec& spec,
                                                                    Use use) {
    if (is_legacy_function(json)) {
        const auto converted = expression_from_legacy_function(json, spec);
        return converted ? parse(*converted, spec, use)
                         : tl::expected<Expression, std::vector<ParseError>>(
                               tl::unexpected(one_error(converted.error())));
    }
    std::vector<ParseError> errors;
    std::size_t steps = 0;
    const Parser parser(errors, steps, expected_type(spec));
    // A property of text takes other types too; everything else must have its type.
    const bool converts = spec.type == PropertyType::string;
    auto parts = std::make_unique<Parts>();
    parts->root = parser.parse(json, converts ? Annotation::coerce : Annotation::standard);
    if (!parts->root) {
        return tl::unexpected(std::move(errors));
    }
    const Node& root = *parts->root;
    const ZoomCurve zoom = find_zoom_curve(root);
    if (use == Use::property) {
        const std::string_view error = property_use_error(root, spec, zoom);
        if (!error.empty()) {
            return tl::unexpected(one_error(error));
        }
    }
    parts->feature_constant = style::is_feature_constant(root);
    parts->zoom_constant = style::is_zoom_constant(root);
    parts->state_constant = style::is_state_constant(root);
    if (zoom.curve != nullptr) {
        parts->zoom_stops = std::get<Curve>(zoom.curve->payload).stops;
    }
    auto& keys = parts->global_state_keys;
    collect_global_state_keys(root, keys);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return Expression(std::move(parts));
}

tl::expected<Value, ExpressionError> Expression::evaluate(const EvaluationContext& context) const {
    return parts_->root->evaluate(context);
}

Type Expression::type() const {
    return parts_->root->type;
}

bool Expression::is_feature_constant() const {
    return parts_->feature_constant;
}

bool Expression::is_zoom_constant() const {
    return parts_->zoom_constant;
}

bool Expression::is_state_constant() const {
    return parts_->state_constant;
}

bool Expression::is_literal() const {
    return parts_->root->literal() != nullptr;
}

const std::vector<std::string>& Expression::global_state_keys() const {
    return parts_->global_state_keys;
}

const std::vector<double>& Expression::zoom_stops() const {
    return parts_->zoom_stops;
}

bool is_expression(const Json& json) {
    if (!json.is_array() || json.empty() || !json[0].is_string()) {
        return false;
    }
    const auto& name = json[0].get_ref<const std::string&>();
    return find_special_form(name) != nullptr || find_function(name) != nullptr;
}

bool is_legacy_function(const Json& json) {
    return json.is_object();
}

}  // namespace northway::style
