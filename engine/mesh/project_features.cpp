// SPDX-License-Identifier: Apache-2.0
#include "mesh/project_features.h"

#include "geo/project.h"
#include "geo/refine.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace northway::mesh {
namespace {

// Points from which on another thread is worth its start.
constexpr std::size_t kWorthAThread = 10'000;

// The meshes of a run of features.
class Projector {
public:
    Projector(const model::FeatureSet& features, MeshKind kind, const geo::Projection& projection,
              double tolerance)
        : features_(features), kind_(kind), projection_(projection) {
        options_.tolerance = tolerance;
        const bool as_lines = kind.outlines && kind.type != model::GeometryType::point;
        mesh_.type = as_lines ? model::GeometryType::line : kind.type;
    }

    void run(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto& geometry = features_.features[i].geometry;
            if (mesh_.type == model::GeometryType::line) {
                const bool is_ring =
                    kind_.outlines && geometry.type == model::GeometryType::polygon;
                if (is_ring || geometry.type == model::GeometryType::line) {
                    add_line(i, geometry);
                }
            } else if (kind_.outlines) {
                add_vertices(i, geometry);
            } else if (geometry.type == kind_.type) {
                geometry.type == model::GeometryType::point ? add_points(i, geometry.points)
                                                            : add_polygons(i, geometry);
            }
        }
    }

    LayerMesh& mesh() { return mesh_; }

private:
    MeshPart part_of(std::span<const geo::XY> points) {
        MeshPart part;
        part.first = static_cast<std::uint32_t>(mesh_.points.size());
        part.count = static_cast<std::uint32_t>(points.size());
        for (const auto& point : points) {
            part.box.add(point);
        }
        mesh_.points.insert(mesh_.points.end(), points.begin(), points.end());
        return part;
    }

    // Begins a shape whose parts follow.
    void open_shape(std::size_t feature) {
        mesh_.shapes.push_back({static_cast<std::uint32_t>(feature),
                                static_cast<std::uint32_t>(mesh_.parts.size()),
                                0,
                                {}});
    }

    void close_shape() {
        MeshShape& shape = mesh_.shapes.back();
        shape.count = static_cast<std::uint32_t>(mesh_.parts.size()) - shape.first;
        for (std::uint32_t i = shape.first; i < mesh_.parts.size(); ++i) {
            shape.box.add(mesh_.parts[i].box);
        }
        if (shape.count == 0) {
            mesh_.shapes.pop_back();
        }
    }

    void add_vertices(std::size_t feature, const model::Geometry& geometry) {
        if (geometry.type != model::GeometryType::polygon) {
            add_points(feature, geometry.points);
            return;
        }
        std::vector<geo::LonLat> corners;
        for (std::size_t part = 0; part < geometry.part_count(); ++part) {
            const auto ring = geometry.part(part);  // its first point is repeated at its end
            corners.insert(corners.end(), ring.begin(), ring.end() - 1);
        }
        add_points(feature, corners);
    }

    void add_points(std::size_t feature, std::span<const geo::LonLat> points) {
        std::vector<geo::XY> projected(points.size());
        projection_.forward(points, projected);
        if (projection_.tears() != nullptr) {
            for (std::size_t i = 0; i < projected.size(); ++i) {
                if (!projection_.shows(points[i])) {
                    projected[i].x = std::numeric_limits<double>::quiet_NaN();
                }
            }
        }
        std::erase_if(projected, [](geo::XY p) { return !std::isfinite(p.x + p.y); });
        if (!projected.empty()) {
            open_shape(feature);
            mesh_.parts.push_back(part_of(projected));
            close_shape();
        }
    }

    void add_line(std::size_t feature, const model::Geometry& geometry) {
        open_shape(feature);
        for (std::size_t part = 0; part < geometry.part_count(); ++part) {
            for (const auto& line : geo::project_line(projection_, geometry.part(part), options_)) {
                mesh_.parts.push_back(part_of(line.points));
                mesh_.distance_m.insert(mesh_.distance_m.end(), line.distance_m.begin(),
                                        line.distance_m.end());
            }
        }
        close_shape();
    }

    void add_polygons(std::size_t feature, const model::Geometry& geometry) {
        std::vector<std::vector<geo::LonLat>> rings;
        for (std::size_t polygon = 0; polygon < geometry.polygon_count(); ++polygon) {
            rings.clear();
            for (auto ring = geometry.first_ring(polygon); ring < geometry.end_ring(polygon);
                 ++ring) {
                const auto points = geometry.part(ring);
                rings.emplace_back(points.begin(), points.end());
            }
            for (const auto& piece : geo::project_polygon(projection_, rings, options_)) {
                open_shape(feature);
                for (const auto& ring : piece.rings) {
                    mesh_.parts.push_back(part_of(ring));
                }
                close_shape();
            }
        }
    }

    const model::FeatureSet& features_;
    MeshKind kind_;
    const geo::Projection& projection_;
    geo::ProjectOptions options_;
    LayerMesh mesh_;
};

void append(LayerMesh& to, LayerMesh& from) {
    const auto points = static_cast<std::uint32_t>(to.points.size());
    const auto parts = static_cast<std::uint32_t>(to.parts.size());
    for (MeshPart& part : from.parts) {
        part.first += points;
    }
    for (MeshShape& shape : from.shapes) {
        shape.first += parts;
    }
    to.points.insert(to.points.end(), from.points.begin(), from.points.end());
    to.distance_m.insert(to.distance_m.end(), from.distance_m.begin(), from.distance_m.end());
    to.parts.insert(to.parts.end(), from.parts.begin(), from.parts.end());
    to.shapes.insert(to.shapes.end(), from.shapes.begin(), from.shapes.end());
}

}  // namespace

LayerMesh project_features(const model::FeatureSet& features, MeshKind kind,
                           const geo::Projection& projection, double tolerance) {
    std::vector<std::size_t> points_before{0};
    points_before.reserve(features.features.size() + 1);
    for (const auto& feature : features.features) {
        points_before.push_back(points_before.back() + feature.geometry.points.size());
    }
    const std::size_t all = points_before.back();
    const std::size_t runs = std::clamp<std::size_t>(
        all / kWorthAThread, 1, std::max(1U, std::thread::hardware_concurrency()));
    // Runs of about as many points each.
    std::vector<std::size_t> starts{0};
    for (std::size_t run = 1; run < runs; ++run) {
        const auto at =
            std::lower_bound(points_before.begin(), points_before.end() - 1, all * run / runs);
        starts.push_back(static_cast<std::size_t>(at - points_before.begin()));
    }
    starts.push_back(features.features.size());
    std::vector<geo::Projection> projections;
    std::vector<Projector> projectors;
    projections.reserve(runs);
    projectors.reserve(runs);
    for (std::size_t run = 0; run < runs; ++run) {
        const geo::Projection* own = &projection;
        if (run > 0) {
            projections.push_back(projection.copy());
            own = &projections.back();
        }
        projectors.emplace_back(features, kind, *own, tolerance);
    }
    {
        std::vector<std::jthread> threads;
        for (std::size_t run = 1; run < runs; ++run) {
            threads.emplace_back([&, run] { projectors[run].run(starts[run], starts[run + 1]); });
        }
        projectors[0].run(starts[0], starts[1]);
    }
    LayerMesh mesh = std::move(projectors[0].mesh());
    for (std::size_t run = 1; run < runs; ++run) {
        append(mesh, projectors[run].mesh());
    }
    return mesh;
}

bool bends_between(const model::FeatureSet& features, MeshKind kind,
                   const geo::Projection& projection, double tolerance) {
    if (kind.type == model::GeometryType::point) {
        return false;
    }
    geo::ProjectOptions options;
    options.tolerance = tolerance;
    for (const auto& feature : features.features) {
        const auto& geometry = feature.geometry;
        if (geometry.type == model::GeometryType::point) {
            continue;
        }
        for (std::size_t part = 0; part < geometry.part_count(); ++part) {
            const auto places = geometry.part(part);
            for (std::size_t i = 1; i < places.size(); ++i) {
                if (geo::may_bend(projection, places[i - 1], places[i], options)) {
                    return true;
                }
            }
        }
    }
    return false;
}

}  // namespace northway::mesh
