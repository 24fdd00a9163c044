// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/feature.h"
#include "style/value.h"

#include <limits>
#include <optional>
#include <vector>

namespace northway::style {

// A geometry in longitude and latitude read from GeoJSON (a geometry, a Feature or a
// FeatureCollection; longitudes may lie beyond 180°). All parts are gathered by their kind.
struct Shape {
    std::vector<LonLat> points;
    std::vector<Geometry::Line> lines;
    std::vector<Geometry::Polygon> polygons;
};
// Nothing when it is no GeoJSON or when its coordinates are not numbers.
std::optional<Shape> shape_from_geojson(const Json& json);
// One GeoJSON geometry object.
std::optional<Geometry> geometry_from_geojson(const Json& json);

struct Box {  // degrees, or whatever its points are in
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    void add(const LonLat& point);
    bool is_strictly_inside(const Box& outer) const;
};

// Twice the signed turn from a to b to c decides; a point on the edge counts as `on_edge`.
bool is_point_inside(const LonLat& point, const Geometry::Polygon& polygon, bool on_edge);
// True when the open segments cross; parallel ones and touching ends do not.
bool do_segments_cross(const LonLat& a, const LonLat& b, const LonLat& c, const LonLat& d);

// The polygons of a shape in Web Mercator, where the world is the unit square with y to the south.
struct MercatorArea {
    std::vector<Geometry::Polygon> polygons;
    Box box;
};
MercatorArea mercator_area(const Shape& shape);

// True when every point and line of `geometry` lies inside the area, none touching its edge, on a
// grid of 8192 steps per Web Mercator tile of `zoom`. Polygons never do.
bool is_within(const Geometry& geometry, const MercatorArea& area, int zoom);
// Metres between the nearest parts; a flat-Earth approximation about the geometry's first point
// that is good for city scales (the cheap-ruler formulas). Not a number when one is empty.
double distance_m(const Geometry& geometry, const Shape& shape);

}  // namespace northway::style
