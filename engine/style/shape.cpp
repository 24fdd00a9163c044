// SPDX-License-Identifier: Apache-2.0
#include "style/shape.h"

#include <algorithm>
#include <string_view>

namespace northway::style {
namespace {

std::optional<LonLat> read_point(const Json& json) {
    if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number()) {
        return std::nullopt;
    }
    return LonLat{json[0].get<double>(), json[1].get<double>()};
}

template <class Part>
using Reader = std::optional<Part> (*)(const Json&);

template <class Part, Reader<Part> kRead>
std::optional<std::vector<Part>> read_list(const Json& json) {
    if (!json.is_array()) {
        return std::nullopt;
    }
    std::vector<Part> parts;
    for (const Json& item : json) {
        auto part = kRead(item);
        if (!part) {
            return std::nullopt;
        }
        parts.push_back(std::move(*part));
    }
    return parts;
}

constexpr auto read_line = read_list<LonLat, read_point>;
constexpr auto read_polygon = read_list<Geometry::Line, read_line>;

// Puts the part or parts in `target`; false when they cannot be read.
template <class Part>
bool put(std::vector<Part>& target, std::optional<Part> part) {
    if (part) {
        target.push_back(std::move(*part));
    }
    return part.has_value();
}
template <class Part>
bool put_all(std::vector<Part>& target, std::optional<std::vector<Part>> parts) {
    if (parts) {
        target = std::move(*parts);
    }
    return parts.has_value();
}

GeometryType type_from_name(std::string_view name) {
    for (const GeometryType type :
         {GeometryType::point, GeometryType::multi_point, GeometryType::line_string,
          GeometryType::multi_line_string, GeometryType::polygon, GeometryType::multi_polygon}) {
        if (name == name_of(type)) {
            return type;
        }
    }
    return GeometryType::unknown;
}

bool read_coordinates(const Json& json, Geometry& geometry) {
    switch (geometry.type) {
        case GeometryType::point:
            return put(geometry.points, read_point(json));
        case GeometryType::multi_point:
            return put_all(geometry.points, read_line(json));
        case GeometryType::line_string:
            return put(geometry.lines, read_line(json));
        case GeometryType::multi_line_string:
            return put_all(geometry.lines, read_polygon(json));
        case GeometryType::polygon:
            return put(geometry.polygons, read_polygon(json));
        case GeometryType::multi_polygon:
            return put_all(geometry.polygons, read_list<Geometry::Polygon, read_polygon>(json));
        case GeometryType::unknown:
            break;
    }
    return false;
}

bool has_type(const Json& json, std::string_view type) {
    const auto found = json.find("type");
    return found != json.end() && *found == type;
}

bool add_geometry(const Json& json, Shape& shape) {
    auto geometry = geometry_from_geojson(json);
    if (!geometry) {
        return false;
    }
    const auto append = [](auto& target, auto& parts) {
        target.insert(target.end(), parts.begin(), parts.end());
    };
    append(shape.points, geometry->points);
    append(shape.lines, geometry->lines);
    append(shape.polygons, geometry->polygons);
    return true;
}

bool add_feature(const Json& json, Shape& shape) {
    const auto geometry = json.find("geometry");
    return geometry != json.end() && add_geometry(*geometry, shape);
}

double turn(const LonLat& a, const LonLat& b, const LonLat& c) {
    return (b.lon_deg - a.lon_deg) * (c.lat_deg - a.lat_deg) -
           (c.lon_deg - a.lon_deg) * (b.lat_deg - a.lat_deg);
}

bool is_on_segment(const LonLat& p, const LonLat& a, const LonLat& b) {
    const double ax = p.lon_deg - a.lon_deg;
    const double ay = p.lat_deg - a.lat_deg;
    const double bx = p.lon_deg - b.lon_deg;
    const double by = p.lat_deg - b.lat_deg;
    return ax * by - bx * ay == 0 && ax * bx <= 0 && ay * by <= 0;
}

// A ray to the east of `p` meets the segment.
bool does_ray_meet(const LonLat& p, const LonLat& a, const LonLat& b) {
    if ((a.lat_deg > p.lat_deg) == (b.lat_deg > p.lat_deg)) {
        return false;
    }
    const double share = (p.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg);
    return p.lon_deg < (b.lon_deg - a.lon_deg) * share + a.lon_deg;
}

bool are_on_both_sides(const LonLat& p, const LonLat& q, const LonLat& a, const LonLat& b) {
    const double first = turn(a, b, p);
    const double second = turn(a, b, q);
    return (first > 0 && second < 0) || (first < 0 && second > 0);
}

}  // namespace

std::optional<Geometry> geometry_from_geojson(const Json& json) {
    if (!json.is_object() || !json.contains("type") || !json.contains("coordinates")) {
        return std::nullopt;
    }
    const Json& type = *json.find("type");
    Geometry geometry;
    geometry.type = type.is_string() ? type_from_name(type.get_ref<const std::string&>())
                                     : GeometryType::unknown;
    return read_coordinates(*json.find("coordinates"), geometry) ? std::optional(geometry)
                                                                 : std::nullopt;
}

std::optional<Shape> shape_from_geojson(const Json& json) {
    if (!json.is_object()) {
        return std::nullopt;
    }
    Shape shape;
    bool readable = false;
    if (has_type(json, "FeatureCollection")) {
        const auto features = json.find("features");
        readable = features != json.end() && features->is_array() &&
                   std::all_of(features->begin(), features->end(), [&shape](const Json& feature) {
                       return feature.is_object() && add_feature(feature, shape);
                   });
    } else if (has_type(json, "Feature")) {
        readable = add_feature(json, shape);
    } else {
        readable = add_geometry(json, shape);
    }
    return readable ? std::optional(std::move(shape)) : std::nullopt;
}

void Box::add(const LonLat& point) {
    west = std::min(west, point.lon_deg);
    south = std::min(south, point.lat_deg);
    east = std::max(east, point.lon_deg);
    north = std::max(north, point.lat_deg);
}

bool Box::is_strictly_inside(const Box& outer) const {
    return west > outer.west && east < outer.east && south > outer.south && north < outer.north;
}

bool is_point_inside(const LonLat& point, const Geometry::Polygon& polygon, bool on_edge) {
    bool inside = false;
    for (const Geometry::Line& ring : polygon) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            if (is_on_segment(point, ring[i], ring[i + 1])) {
                return on_edge;
            }
            inside = inside != does_ray_meet(point, ring[i], ring[i + 1]);
        }
    }
    return inside;
}

bool do_segments_cross(const LonLat& a, const LonLat& b, const LonLat& c, const LonLat& d) {
    return are_on_both_sides(a, b, c, d) && are_on_both_sides(c, d, a, b);
}

}  // namespace northway::style
