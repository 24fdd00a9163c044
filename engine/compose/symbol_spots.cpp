// SPDX-License-Identifier: Apache-2.0
#include "compose/symbol_spots.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace northway::compose {
namespace {

// The point at a distance from the start of a run of points, and the direction there.
SymbolSpot spot_at(const mesh::LayerMesh& mesh, const mesh::MeshPart& part,
                   const std::vector<double>& distances, double distance) {
    const auto after = std::upper_bound(distances.begin() + 1, distances.end() - 1, distance);
    const auto end = static_cast<std::uint32_t>(after - distances.begin());
    const geo::XY a = mesh.points[part.first + end - 1];
    const geo::XY b = mesh.points[part.first + end];
    const double span = distances[end] - distances[end - 1];
    const double t = span > 0 ? std::clamp((distance - distances[end - 1]) / span, 0.0, 1.0) : 0;
    SymbolSpot spot;
    spot.at = {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    spot.along = {b.x - a.x, b.y - a.y};
    return spot;
}

std::vector<double> distances_of(const mesh::LayerMesh& mesh, const mesh::MeshPart& part) {
    std::vector<double> distances(part.count, 0);
    for (std::uint32_t i = 1; i < part.count; ++i) {
        const geo::XY a = mesh.points[part.first + i - 1];
        const geo::XY b = mesh.points[part.first + i];
        distances[i] = distances[i - 1] + std::hypot(b.x - a.x, b.y - a.y);
    }
    return distances;
}

bool holds(const geo::Box& box, geo::XY p) {
    return p.x >= box.min_x && p.x <= box.max_x && p.y >= box.min_y && p.y <= box.max_y;
}

void add_largest(const mesh::LayerMesh& mesh, std::vector<SymbolSpot>& spots) {
    const auto size_of = [](const mesh::MeshShape& shape) {
        return shape.box.width() * shape.box.height();
    };
    std::map<std::uint32_t, const mesh::MeshShape*> largest;
    for (const auto& shape : mesh.shapes) {
        const auto [at, is_new] = largest.emplace(shape.feature, &shape);
        if (!is_new && size_of(shape) > size_of(*at->second)) {
            at->second = &shape;
        }
    }
    for (const auto& [feature, shape] : largest) {
        spots.push_back({feature, 0, inner_point(mesh, *shape), {1, 0}});
    }
}

}  // namespace

geo::XY inner_point(const mesh::LayerMesh& mesh, const mesh::MeshShape& shape) {
    geo::XY best = shape.box.center();
    double widest = 0;
    for (const double fraction : {0.5, 0.42, 0.58, 0.34, 0.66}) {
        const double y = shape.box.min_y + fraction * shape.box.height();
        std::vector<double> crossings;
        for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
            const auto& part = mesh.parts[p];
            for (std::uint32_t i = 0; i < part.count; ++i) {
                const geo::XY a = mesh.points[part.first + i];
                const geo::XY b = mesh.points[part.first + (i + 1) % part.count];
                if ((a.y <= y) != (b.y <= y)) {
                    crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
                }
            }
        }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const double width = crossings[i + 1] - crossings[i];
            if (width > 1.15 * widest) {
                widest = width;
                best = {0.5 * (crossings[i] + crossings[i + 1]), y};
            }
        }
    }
    return best;
}

std::vector<SymbolSpot> point_spots(const SymbolMeshes& meshes) {
    std::vector<SymbolSpot> spots;
    if (meshes.points != nullptr) {
        for (const auto& shape : meshes.points->shapes) {
            std::uint32_t number = 0;
            for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
                const auto& part = meshes.points->parts[p];
                for (std::uint32_t i = 0; i < part.count; ++i) {
                    spots.push_back(
                        {shape.feature, number++, meshes.points->points[part.first + i], {1, 0}});
                }
            }
        }
    }
    if (meshes.lines != nullptr) {
        for (const auto& shape : meshes.lines->shapes) {
            for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
                const auto& part = meshes.lines->parts[p];
                if (part.count < 2) {
                    continue;
                }
                const auto distances = distances_of(*meshes.lines, part);
                SymbolSpot spot = spot_at(*meshes.lines, part, distances, 0.5 * distances.back());
                spot.feature = shape.feature;
                spot.number = p - shape.first;
                spot.along = {1, 0};
                spots.push_back(spot);
            }
        }
    }
    if (meshes.polygons != nullptr) {
        add_largest(*meshes.polygons, spots);
    }
    return spots;
}

std::vector<SymbolSpot> line_spots(const mesh::LayerMesh& lines, double spacing,
                                   const geo::Box& within) {
    std::vector<SymbolSpot> spots;
    constexpr double kMostSpots = 1e5;
    for (const auto& shape : lines.shapes) {
        if (!shape.box.intersects(within)) {
            continue;
        }
        for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
            const auto& part = lines.parts[p];
            if (part.count < 2) {
                continue;
            }
            const auto distances = distances_of(lines, part);
            const double middle = 0.5 * distances.back();
            const double reach =
                spacing > 0 ? std::min(std::floor(middle / spacing), kMostSpots) : 0;
            for (double i = -reach; i <= reach; i += 1) {
                SymbolSpot spot = spot_at(lines, part, distances, middle + i * spacing);
                if (!holds(within, spot.at)) {
                    continue;
                }
                spot.feature = shape.feature;
                // The places of a finer scale have the numbers of the coarser ones among theirs.
                spot.number = ((p - shape.first) << 20U) +
                              static_cast<std::uint32_t>(static_cast<std::int32_t>(i) + (1 << 19));
                spots.push_back(spot);
            }
        }
    }
    return spots;
}

}  // namespace northway::compose
