// SPDX-License-Identifier: Apache-2.0
#include "style/operators.h"

#include <fmt/format.h>

#include <array>
#include <limits>

namespace northway::style {
namespace {

const Geometry* geometry_of(const EvaluationContext& context) {
    return context.feature == nullptr ? nullptr : context.feature->geometry();
}

Outcome run_within(const Node& node, const EvaluationContext& context) {
    const Geometry* geometry = geometry_of(context);
    const auto& area = *std::get<std::shared_ptr<const MercatorArea>>(node.payload);
    return Value(geometry != nullptr && is_within(*geometry, area, context.grid_zoom));
}

Outcome run_distance(const Node& node, const EvaluationContext& context) {
    const Geometry* geometry = geometry_of(context);
    const auto& shape = *std::get<std::shared_ptr<const Shape>>(node.payload);
    return Value(geometry == nullptr ? std::numeric_limits<double>::quiet_NaN()
                                     : distance_m(*geometry, shape));
}

NodePtr fail_argument_count(std::string_view name, const Json& json, const Parser& parser) {
    return parser.fail(
        fmt::format("'{}' expression requires exactly one argument, but found {} instead.", name,
                    json.size() - 1));
}

NodePtr fail_geojson(std::string_view name, const Parser& parser) {
    return parser.fail(fmt::format(
        "'{}' expression requires valid geojson object that contains polygon geometry type.",
        name));
}

NodePtr parse_within(const Json& json, const Parser& parser) {
    if (json.size() != 2) {
        return fail_argument_count("within", json, parser);
    }
    auto shape = shape_from_geojson(json[1]);
    if (!shape || shape->polygons.empty()) {
        return fail_geojson("within", parser);
    }
    return make_node("within", Type::Kind::boolean, parser.key(), run_within, {},
                     std::make_shared<const MercatorArea>(mercator_area(*shape)));
}

NodePtr parse_distance(const Json& json, const Parser& parser) {
    if (json.size() != 2) {
        return fail_argument_count("distance", json, parser);
    }
    auto shape = shape_from_geojson(json[1]);
    if (!shape) {
        return fail_geojson("distance", parser);
    }
    return make_node("distance", Type::Kind::number, parser.key(), run_distance, {},
                     std::make_shared<const Shape>(std::move(*shape)));
}

}  // namespace

std::span<const SpecialForm> geometry_forms() {
    static constexpr auto kForms = std::to_array<SpecialForm>({
        {"within", parse_within},
        {"distance", parse_distance},
    });
    return kForms;
}

}  // namespace northway::style
