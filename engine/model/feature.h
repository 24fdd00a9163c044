// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "geo/coordinates.h"
#include "model/value.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace northway::model {

enum class GeometryType { none, point, line, polygon };

// One or many points, lines or polygons, in flat arrays. A part is a run of `points`: one line or
// one ring (its first point repeated at the end, as in the Simple Features standard); all the
// points of a multipoint are one part. A polygon is a run of parts: exterior ring, then holes.
struct Geometry {
    GeometryType type = GeometryType::none;
    std::vector<geo::LonLat> points;
    std::vector<std::uint32_t> part_starts;     // index into points
    std::vector<std::uint32_t> polygon_starts;  // index into part_starts; polygons only

    std::size_t part_count() const { return part_starts.size(); }
    std::span<const geo::LonLat> part(std::size_t index) const;
    std::size_t polygon_count() const { return polygon_starts.size(); }
    std::size_t first_ring(std::size_t polygon) const { return polygon_starts[polygon]; }
    std::size_t end_ring(std::size_t polygon) const {  // one past the last
        return polygon + 1 < polygon_starts.size() ? polygon_starts[polygon + 1]
                                                   : part_starts.size();
    }
    geo::Box bounds() const;  // degrees
};

struct Feature {
    std::int64_t id = 0;
    Geometry geometry;
    std::vector<Value> values;  // in the order of FeatureSet::fields
    bool has_id = true;
};

// What was read of one layer.
struct FeatureSet {
    std::string name;
    std::vector<std::string> fields;
    std::vector<Feature> features;
    std::vector<Warning> warnings;

    int field_index(std::string_view field) const;  // -1 where there is none
};

}  // namespace northway::model
