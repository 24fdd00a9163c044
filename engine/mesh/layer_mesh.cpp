// SPDX-License-Identifier: Apache-2.0
#include "mesh/layer_mesh.h"

#include "geo/project.h"
#include "geo/simplify.h"

#include <algorithm>
#include <cmath>
#include <thread>

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
// Points from which on a second thread is worth its start.
constexpr std::size_t kWorthAThread = 50'000;

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

MeshPart add_part(LayerMesh& mesh, std::span<const geo::XY> points) {
    MeshPart part;
    part.first = static_cast<std::uint32_t>(mesh.points.size());
    part.count = static_cast<std::uint32_t>(points.size());
    for (const auto& point : points) {
        part.box.add(point);
    }
    mesh.points.insert(mesh.points.end(), points.begin(), points.end());
    return part;
}

// Begins a shape whose parts follow.
MeshShape& open_shape(LayerMesh& mesh, std::size_t feature) {
    mesh.shapes.push_back({static_cast<std::uint32_t>(feature),
                           static_cast<std::uint32_t>(mesh.parts.size()),
                           0,
                           {}});
    return mesh.shapes.back();
}

void close_shape(LayerMesh& mesh) {
    MeshShape& shape = mesh.shapes.back();
    shape.count = static_cast<std::uint32_t>(mesh.parts.size()) - shape.first;
    for (std::uint32_t i = shape.first; i < mesh.parts.size(); ++i) {
        shape.box.add(mesh.parts[i].box);
    }
    if (shape.count == 0) {
        mesh.shapes.pop_back();
    }
}

geo::ProjectOptions options_for(const geo::Projection& projection) {
    // 250 m on the ground where the map is smallest: less than half a pixel down to 1:1,000,000,
    // while data finer than that has its own vertices.
    geo::ProjectOptions options;
    options.tolerance = 250.0 * projection.domain().least_scale;
    return options;
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
                       const geo::Projection& projection, bool outlines) {
    full_.type = outlines ? model::GeometryType::line : type;
    if (type == model::GeometryType::point) {
        add_points(features, projection);
        return;
    }
    if (type == model::GeometryType::line || outlines) {
        add_lines(features, projection, outlines);
    } else {
        add_polygons(features, projection);
    }
    mean_segment_ = mean_segment(full_);
}

void MeshLevels::add_points(const model::FeatureSet& features, const geo::Projection& projection) {
    std::vector<geo::XY> projected;
    for (std::size_t i = 0; i < features.features.size(); ++i) {
        const auto& geometry = features.features[i].geometry;
        if (geometry.type != model::GeometryType::point) {
            continue;
        }
        projected.resize(geometry.points.size());
        projection.forward(geometry.points, projected);
        std::erase_if(projected, [](geo::XY p) { return !std::isfinite(p.x + p.y); });
        if (!projected.empty()) {
            open_shape(full_, i);
            full_.parts.push_back(add_part(full_, projected));
            close_shape(full_);
        }
    }
}

void MeshLevels::add_lines(const model::FeatureSet& features, const geo::Projection& projection,
                           bool rings) {
    const auto options = options_for(projection);
    for (std::size_t i = 0; i < features.features.size(); ++i) {
        const auto& geometry = features.features[i].geometry;
        const bool is_ring = rings && geometry.type == model::GeometryType::polygon;
        if (!is_ring && geometry.type != model::GeometryType::line) {
            continue;
        }
        open_shape(full_, i);
        for (std::size_t part = 0; part < geometry.part_count(); ++part) {
            for (const auto& line : geo::project_line(projection, geometry.part(part), options)) {
                full_.parts.push_back(add_part(full_, line.points));
                full_.distance_m.insert(full_.distance_m.end(), line.distance_m.begin(),
                                        line.distance_m.end());
            }
        }
        close_shape(full_);
    }
}

void MeshLevels::add_polygons(const model::FeatureSet& features,
                              const geo::Projection& projection) {
    const auto options = options_for(projection);
    std::vector<std::vector<geo::LonLat>> rings;
    for (std::size_t i = 0; i < features.features.size(); ++i) {
        const auto& geometry = features.features[i].geometry;
        if (geometry.type != model::GeometryType::polygon) {
            continue;
        }
        for (std::size_t polygon = 0; polygon < geometry.polygon_count(); ++polygon) {
            rings.clear();
            for (auto ring = geometry.first_ring(polygon); ring < geometry.end_ring(polygon);
                 ++ring) {
                const auto points = geometry.part(ring);
                rings.emplace_back(points.begin(), points.end());
            }
            for (const auto& piece : geo::project_polygon(projection, rings, options)) {
                open_shape(full_, i);
                for (const auto& ring : piece.rings) {
                    full_.parts.push_back(add_part(full_, ring));
                }
                close_shape(full_);
            }
        }
    }
}

void MeshLevels::measure_significance() {
    const bool closed = full_.type == model::GeometryType::polygon;
    significance_.resize(full_.points.size());
    const auto measure = [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const MeshPart& part = full_.parts[i];
            const auto values = geo::visvalingam_significance(
                std::span(full_.points).subspan(part.first, part.count), closed);
            std::copy(values.begin(), values.end(), significance_.begin() + part.first);
        }
    };
    // Parts have nothing to do with each other; two halves with as many points each.
    const auto half = std::partition_point(
        full_.parts.begin(), full_.parts.end(),
        [&](const MeshPart& part) { return part.first < full_.points.size() / 2; });
    const auto middle = static_cast<std::size_t>(half - full_.parts.begin());
    std::jthread other;
    if (full_.points.size() > kWorthAThread) {
        other = std::jthread(measure, middle, full_.parts.size());
    } else {
        measure(middle, full_.parts.size());
    }
    measure(0, middle);
}

const LayerMesh& MeshLevels::at(double units_per_px) {
    if (full_.type == model::GeometryType::point || full_.points.empty()) {
        return full_;
    }
    if (full_.type == model::GeometryType::line && mean_segment_ >= kLongSegmentPx * units_per_px) {
        return full_;
    }
    if (significance_.empty()) {
        measure_significance();
    }
    const int level = static_cast<int>(std::floor(std::log2(units_per_px)));
    auto& made = levels_[level];
    if (made) {
        return *made;
    }
    made = std::make_unique<LayerMesh>();
    made->type = full_.type;
    const double unit = std::exp2(level);
    const auto tolerance = static_cast<float>(kTolerancePx * unit);
    const double smallest =
        full_.type == model::GeometryType::polygon ? kSmallestFillPx * unit : 0.0;
    for (const auto& shape : full_.shapes) {
        if (shape.box.width() < smallest && shape.box.height() < smallest) {
            continue;
        }
        open_shape(*made, shape.feature);
        for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
            const MeshPart& part = full_.parts[p];
            MeshPart kept = part;
            kept.first = static_cast<std::uint32_t>(made->points.size());
            for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
                if (significance_[i] >= tolerance) {
                    made->points.push_back(full_.points[i]);
                    if (!full_.distance_m.empty()) {
                        made->distance_m.push_back(full_.distance_m[i]);
                    }
                }
            }
            kept.count = static_cast<std::uint32_t>(made->points.size()) - kept.first;
            made->parts.push_back(kept);
        }
        close_shape(*made);
    }
    return *made;
}

}  // namespace northway::mesh
