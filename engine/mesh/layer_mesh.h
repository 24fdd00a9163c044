// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "geo/projection.h"
#include "mesh/draw_list.h"
#include "model/feature.h"

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace northway::mesh {

// One part of a feature on the map: a line, a ring, or the points of a multipoint.
struct MeshPart {
    std::uint32_t first = 0;  // point
    std::uint32_t count = 0;
    geo::Box box;  // CRS units
};

// One feature, or one polygon of a multipolygon: drawn as one item.
struct MeshShape {
    std::uint32_t feature = 0;  // index into the feature set
    std::uint32_t first = 0;    // part
    std::uint32_t count = 0;
    geo::Box box;
};

// The features of one layer on the map, in flat arrays: made once for a CRS and a level of detail.
struct LayerMesh {
    model::GeometryType type = model::GeometryType::none;
    std::vector<geo::XY> points;
    std::vector<double> distance_m;  // along the line; lines only
    std::vector<MeshPart> parts;
    std::vector<MeshShape> shapes;

    Subpath subpath(const MeshPart& part) const;
};

// The levels of detail of one layer. Levels are powers of two of CRS units per pixel; each keeps
// the vertices that move an edge by more than about half a pixel there (Visvalingam & Whyatt).
class MeshLevels {
public:
    // Projects the features; those of another geometry type than `type` are passed over.
    // `outlines` makes lines of the lines and of the rings of polygons.
    MeshLevels(const model::FeatureSet& features, model::GeometryType type,
               const geo::Projection& projection, bool outlines = false);

    const LayerMesh& full() const { return full_; }
    // The level for this scale; made when it is first asked for. Lines whose segments are long
    // there come in full: little could be left out.
    const LayerMesh& at(double units_per_px);

private:
    void add_lines(const model::FeatureSet& features, const geo::Projection& projection,
                   bool rings);
    void add_polygons(const model::FeatureSet& features, const geo::Projection& projection);
    void add_points(const model::FeatureSet& features, const geo::Projection& projection);
    void measure_significance();

    LayerMesh full_;
    double mean_segment_ = 0;          // of lines, CRS units
    std::vector<float> significance_;  // per point; measured when a level needs it
    std::map<int, std::unique_ptr<LayerMesh>> levels_;
};

}  // namespace northway::mesh
