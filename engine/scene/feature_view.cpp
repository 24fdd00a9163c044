// SPDX-License-Identifier: Apache-2.0
#include "scene/feature_view.h"

namespace northway::scene {
namespace {

const model::Feature kNoFeature = [] {
    model::Feature none;
    none.has_id = false;
    return none;
}();

style::Value from_model(const model::Value& value) {
    return std::visit(
        [](const auto& held) -> style::Value {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::monostate> ||
                          std::is_same_v<Held, model::Absent>) {
                return nullptr;
            } else if constexpr (std::is_same_v<Held, model::JsonText>) {
                return style::value_from_json(style::Json::parse(held.text, nullptr, false));
            } else {
                return held;
            }
        },
        value);
}

std::vector<style::LonLat> points_of(std::span<const geo::LonLat> part) {
    std::vector<style::LonLat> points;
    points.reserve(part.size());
    for (const auto& point : part) {
        points.push_back({point.lon_deg, point.lat_deg});
    }
    return points;
}

style::Geometry from_model(const model::Geometry& geometry) {
    using style::GeometryType;
    style::Geometry result;
    switch (geometry.type) {
        case model::GeometryType::none: break;
        case model::GeometryType::point:
            result.type = GeometryType::multi_point;
            result.points = points_of(geometry.points);
            break;
        case model::GeometryType::line:
            result.type = GeometryType::multi_line_string;
            for (std::size_t i = 0; i < geometry.part_count(); ++i) {
                result.lines.push_back(points_of(geometry.part(i)));
            }
            break;
        case model::GeometryType::polygon:
            result.type = GeometryType::multi_polygon;
            for (std::size_t i = 0; i < geometry.polygon_count(); ++i) {
                auto& polygon = result.polygons.emplace_back();
                for (auto ring = geometry.first_ring(i); ring < geometry.end_ring(i); ++ring) {
                    polygon.push_back(points_of(geometry.part(ring)));
                }
            }
            break;
    }
    return result;
}

}  // namespace

FeatureView::FeatureView(const model::FeatureSet& features)
    : features_(&features), feature_(&kNoFeature) {
    for (std::size_t i = 0; i < features.fields.size(); ++i) {
        columns_.emplace(features.fields[i], i);
    }
}

void FeatureView::at(std::size_t index, const FeatureState* state) {
    feature_ = &features_->features[index];
    state_ = state;
    geometry_made_ = false;
}

style::Value FeatureView::id() const {
    return feature_->has_id ? style::Value(static_cast<double>(feature_->id)) : style::Value();
}

// The single kinds, as tiled maps say it: styles test for "Polygon", not for "MultiPolygon".
style::GeometryType FeatureView::geometry_type() const {
    using style::GeometryType;
    switch (feature_->geometry.type) {
        case model::GeometryType::none: break;
        case model::GeometryType::point: return GeometryType::point;
        case model::GeometryType::line: return GeometryType::line_string;
        case model::GeometryType::polygon: return GeometryType::polygon;
    }
    return GeometryType::unknown;
}

std::optional<style::Value> FeatureView::property(std::string_view name) const {
    const auto found = columns_.find(name);
    if (found == columns_.end() || found->second >= feature_->values.size()) {
        return std::nullopt;
    }
    const model::Value& value = feature_->values[found->second];
    return std::holds_alternative<model::Absent>(value) ? std::nullopt
                                                        : std::optional(from_model(value));
}

style::Value FeatureView::properties() const {
    style::Object object;
    for (std::size_t i = 0; i < features_->fields.size() && i < feature_->values.size(); ++i) {
        if (!std::holds_alternative<model::Absent>(feature_->values[i])) {
            object.emplace_back(features_->fields[i], from_model(feature_->values[i]));
        }
    }
    return object;
}

std::optional<style::Value> FeatureView::state(std::string_view name) const {
    if (state_ == nullptr) {
        return std::nullopt;
    }
    const auto found = state_->find(name);
    return found == state_->end() ? std::nullopt : std::optional(found->second);
}

const style::Geometry* FeatureView::geometry() const {
    if (!geometry_made_) {
        geometry_ = from_model(feature_->geometry);
        geometry_made_ = true;
    }
    return &geometry_;
}

}  // namespace northway::scene
