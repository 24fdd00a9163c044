// SPDX-License-Identifier: Apache-2.0
#include "style/feature.h"

#include <algorithm>

namespace northway::style {
namespace {

std::optional<Value> find_in(const Object& members, std::string_view name) {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [name](const auto& member) { return member.first == name; });
    return found == members.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::string_view name_of(GeometryType type) {
    switch (type) {
        case GeometryType::point:
            return "Point";
        case GeometryType::multi_point:
            return "MultiPoint";
        case GeometryType::line_string:
            return "LineString";
        case GeometryType::multi_line_string:
            return "MultiLineString";
        case GeometryType::polygon:
            return "Polygon";
        case GeometryType::multi_polygon:
            return "MultiPolygon";
        case GeometryType::unknown:
            break;
    }
    return "Unknown";
}

Value PlainFeature::id() const {
    return feature_id;
}

GeometryType PlainFeature::geometry_type() const {
    return shape.type;
}

std::optional<Value> PlainFeature::property(std::string_view name) const {
    return find_in(attributes, name);
}

Value PlainFeature::properties() const {
    return attributes;
}

std::optional<Value> PlainFeature::state(std::string_view name) const {
    return find_in(feature_state, name);
}

const Geometry* PlainFeature::geometry() const {
    return shape.type == GeometryType::unknown ? nullptr : &shape;
}

}  // namespace northway::style
