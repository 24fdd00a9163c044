// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/value.h"

#include <optional>
#include <string_view>
#include <vector>

namespace northway::style {

enum class GeometryType {
    unknown,
    point,
    multi_point,
    line_string,
    multi_line_string,
    polygon,
    multi_polygon,
};
// "Point", "MultiLineString", … ; "Unknown" for none.
std::string_view name_of(GeometryType type);

struct LonLat {  // degrees, geographic
    double lon_deg = 0;
    double lat_deg = 0;
    bool operator==(const LonLat&) const = default;
};

// A geometry in longitude and latitude, for `within` and `distance`.
struct Geometry {
    using Line = std::vector<LonLat>;
    using Polygon = std::vector<Line>;  // the outer ring, then the holes; each ring closed

    GeometryType type = GeometryType::unknown;
    std::vector<LonLat> points;     // point and multi_point
    std::vector<Line> lines;        // line_string and multi_line_string
    std::vector<Polygon> polygons;  // polygon and multi_polygon
};

// What an expression may ask of one feature. Called while frames are made, so an answer should be
// a lookup. Safe to call from several threads.
class Feature {
public:
    virtual ~Feature() = default;
    virtual Value id() const = 0;  // null when it has none
    // Styles are written for tiled maps, which call a multi_polygon a polygon: a layer of data
    // should answer point, line_string or polygon.
    virtual GeometryType geometry_type() const = 0;
    // The attribute, nothing when the feature has none of that name (a null attribute is a Value).
    virtual std::optional<Value> property(std::string_view name) const = 0;
    virtual Value properties() const = 0;  // all of them, as an object
    virtual std::optional<Value> state(std::string_view name) const = 0;
    virtual const Geometry* geometry() const = 0;  // nullptr when it has none; owned by the feature
};

// A feature that owns its parts: for tests, tools and small layers.
class PlainFeature : public Feature {
public:
    Value feature_id;
    Geometry shape;
    Object attributes;
    Object feature_state;

    Value id() const override;
    GeometryType geometry_type() const override;
    std::optional<Value> property(std::string_view name) const override;
    Value properties() const override;
    std::optional<Value> state(std::string_view name) const override;
    const Geometry* geometry() const override;
};

}  // namespace northway::style
