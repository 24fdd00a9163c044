// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"
#include "geo/projection.h"
#include "mesh/draw_list.h"
#include "model/feature.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
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
// the vertices that move an edge by more than about half a pixel there (Visvalingam & Whyatt), the
// same ones on both sides of a common border. Edges that the map bends are followed to a quarter of
// a pixel: the features are projected anew, with more points, where a scale needs it and any edge is
// long enough to have some.
class MeshLevels {
public:
    // For the features, which must outlive the levels; those of another geometry type than `type`
    // are passed over. They are projected when a level is first asked for. `outlines` makes lines of the
    // lines and of the rings of polygons, and of the type point points of the vertices of
    // everything.
    MeshLevels(const model::FeatureSet& features, model::GeometryType type,
               const geo::Projection& projection, bool outlines = false);

    std::size_t feature_points() const;  // of all features: how much work a level is

    // All vertices, with edges for small scales.
    const LayerMesh& full() const;
    // The level for this scale; made when it is first asked for. Lines whose segments are long
    // there come in full: little could be left out.
    const LayerMesh& at(double units_per_px);

private:
    // The features with edges bent to one tolerance, and the levels made of that.
    struct Density {
        LayerMesh mesh;
        double mean_segment = 0;          // of lines, CRS units
        std::vector<float> significance;  // per point; measured when a level needs it
        std::map<int, std::unique_ptr<LayerMesh>> levels;
    };
    // Number 0 is the coarsest; made when it is first asked for.
    Density& density(std::size_t number) const;
    Density& density_for(double units_per_px);
    static constexpr std::size_t kMostDensities = 5;  // down to a millimetre

    const model::FeatureSet& features_;
    model::GeometryType type_;
    bool outlines_;
    geo::Projection projection_;
    double tolerance_;  // of the first density, CRS units
    mutable std::vector<std::unique_ptr<Density>> densities_;  // null: not asked for yet
    std::array<std::optional<bool>, kMostDensities> bends_;    // whether it differs from the first
};

}  // namespace northway::mesh
