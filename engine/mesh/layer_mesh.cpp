// SPDX-License-Identifier: Apache-2.0
#include "mesh/layer_mesh.h"

#include "mesh/project_features.h"
#include "mesh/significance.h"

#include <algorithm>
#include <cmath>

namespace northway::mesh {
namespace {

// A vertex stays when its triangle with its neighbours is larger than this, in pixels: the square
// root of the area. Half a pixel is not seen after antialiasing.
constexpr double kTolerancePx = 0.5;
// Shapes smaller than this in both directions vanish; a fill that small would cover under 4 % of a
// pixel.
constexpr double kSmallestFillPx = 0.2;

// Lines with segments of this length on average come in full at every scale: a vertex that could go
// would be one of few, and telling which takes longer than drawing it.
constexpr double kLongSegmentPx = 1.75;

// How far the straight edges of the first projecting may be off on the ground, where the map is
// smallest, and how much finer each further one is.
constexpr double kFirstTolerance_m = 64;
constexpr double kFiner = 16;
// How far a straight edge may be off, in pixels.
constexpr double kBendPx = 0.25;

double mean_segment(const LayerMesh& mesh) {
    double length = 0;
    std::size_t segments = 0;
    for (const auto& part : mesh.parts) {
        for (std::uint32_t i = part.first + 1; i < part.first + part.count; ++i) {
            const double dx = mesh.points[i].x - mesh.points[i - 1].x;
            const double dy = mesh.points[i].y - mesh.points[i - 1].y;
            length += std::sqrt(dx * dx + dy * dy);
            ++segments;
        }
    }
    return segments > 0 ? length / static_cast<double>(segments) : 0;
}

// The shapes of a mesh without the vertices that matter less than half a pixel.
std::unique_ptr<LayerMesh> simplified(const LayerMesh& full, const std::vector<float>& significance,
                                      double unit) {
    auto made = std::make_unique<LayerMesh>();
    made->type = full.type;
    const auto tolerance = static_cast<float>(kTolerancePx * unit);
    const double smallest = full.type == model::GeometryType::polygon ? kSmallestFillPx * unit : 0.0;
    for (const auto& shape : full.shapes) {
        if (shape.box.width() < smallest && shape.box.height() < smallest) {
            continue;
        }
        MeshShape kept_shape = shape;
        kept_shape.first = static_cast<std::uint32_t>(made->parts.size());
        for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
            const MeshPart& part = full.parts[p];
            MeshPart kept = part;
            kept.first = static_cast<std::uint32_t>(made->points.size());
            for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
                if (significance[i] >= tolerance) {
                    made->points.push_back(full.points[i]);
                    if (!full.distance_m.empty()) {
                        made->distance_m.push_back(full.distance_m[i]);
                    }
                }
            }
            kept.count = static_cast<std::uint32_t>(made->points.size()) - kept.first;
            if (full.type == model::GeometryType::polygon && kept.count < 3) {
                // Between two neighbours that meet: nothing is left of it, for them too.
                made->points.resize(kept.first);
                continue;
            }
            made->parts.push_back(kept);
        }
        kept_shape.count = static_cast<std::uint32_t>(made->parts.size()) - kept_shape.first;
        if (kept_shape.count > 0) {
            made->shapes.push_back(kept_shape);
        }
    }
    return made;
}

}  // namespace

Subpath LayerMesh::subpath(const MeshPart& part) const {
    // The outline of a polygon is a line that ends where it starts.
    const bool returns =
        part.count > 3 && points[part.first] == points[part.first + part.count - 1];
    return {&points[part.first], distance_m.empty() ? nullptr : &distance_m[part.first], part.count,
            type == model::GeometryType::polygon || returns};
}

MeshLevels::MeshLevels(const model::FeatureSet& features, model::GeometryType type,
                       const geo::Projection& projection, bool outlines)
    : features_(features),
      type_(type),
      outlines_(outlines),
      projection_(projection.copy()),
      tolerance_(kFirstTolerance_m * projection.domain().least_scale),
      densities_(kMostDensities) {}

MeshLevels::Density& MeshLevels::density(std::size_t number) const {
    auto& made = densities_[number];
    if (!made) {
        made = std::make_unique<Density>();
        const double tolerance = tolerance_ / std::pow(kFiner, static_cast<double>(number));
        made->mesh = project_features(features_, {type_, outlines_}, projection_, tolerance);
        made->mean_segment = mean_segment(made->mesh);
    }
    return *made;
}

std::size_t MeshLevels::feature_points() const {
    std::size_t count = 0;
    for (const auto& feature : features_.features) {
        count += feature.geometry.points.size();
    }
    return count;
}

const LayerMesh& MeshLevels::full() const {
    return density(0).mesh;
}

MeshLevels::Density& MeshLevels::density_for(double units_per_px) {
    std::size_t wanted = 0;
    double tolerance = tolerance_;
    while (tolerance > kBendPx * units_per_px && wanted + 1 < kMostDensities) {
        tolerance /= kFiner;
        ++wanted;
    }
    auto& bends = bends_[wanted];
    if (!bends) {
        bends = wanted == 0 || bends_between(features_, {type_, outlines_}, projection_, tolerance);
    }
    return density(*bends ? wanted : 0);  // 0 where the edges are short enough as they are
}

const LayerMesh& MeshLevels::at(double units_per_px) {
    if (type_ == model::GeometryType::point && !outlines_) {
        return full();
    }
    Density& density = density_for(units_per_px);
    if (density.mesh.points.empty()) {
        return density.mesh;
    }
    if (density.mesh.type == model::GeometryType::line &&
        density.mean_segment >= kLongSegmentPx * units_per_px) {
        return density.mesh;
    }
    const int level = static_cast<int>(std::floor(std::log2(units_per_px)));
    auto& made = density.levels[level];
    if (!made) {
        if (density.significance.empty()) {
            density.significance = shared_significance(density.mesh);
        }
        made = simplified(density.mesh, density.significance, std::exp2(level));
    }
    return *made;
}

}  // namespace northway::mesh
