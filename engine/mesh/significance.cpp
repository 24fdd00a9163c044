// SPDX-License-Identifier: Apache-2.0
#include "mesh/significance.h"

#include "geo/simplify.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <thread>

namespace northway::mesh {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
// Points from which on another thread is worth its start.
constexpr std::size_t kWorthAThread = 20'000;

// One number for all points at the same place: the first of them.
std::vector<std::uint32_t> place_ids(const std::vector<geo::XY>& points) {
    std::vector<std::uint32_t> table(std::bit_ceil(2 * points.size() + 1), kNone);
    const std::size_t mask = table.size() - 1;
    std::vector<std::uint32_t> ids(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::uint64_t hash = std::bit_cast<std::uint64_t>(points[i].x) * 0x9E3779B97F4A7C15U;
        hash ^= std::bit_cast<std::uint64_t>(points[i].y) + (hash >> 29);
        hash *= 0xBF58476D1CE4E5B9U;
        std::size_t slot = (hash ^ (hash >> 32)) & mask;
        while (table[slot] != kNone && !(points[table[slot]] == points[i])) {
            slot = (slot + 1) & mask;
        }
        if (table[slot] == kNone) {
            table[slot] = static_cast<std::uint32_t>(i);
        }
        ids[i] = table[slot];
    }
    return ids;
}

// Points where parts meet or end, by place.
std::vector<std::uint8_t> find_nodes(const LayerMesh& mesh, const std::vector<std::uint32_t>& ids,
                                     bool closed) {
    struct Neighbours {
        std::uint32_t low = kNone;
        std::uint32_t high = kNone;
    };
    std::vector<Neighbours> seen(mesh.points.size());
    std::vector<std::uint8_t> is_node(mesh.points.size(), 0);
    for (const MeshPart& part : mesh.parts) {
        const std::uint32_t last = part.first + part.count - 1;
        for (std::uint32_t i = part.first; i <= last && part.count > 0; ++i) {
            if (!closed && (i == part.first || i == last)) {
                is_node[ids[i]] = 1;
                continue;
            }
            const std::uint32_t a = ids[i == part.first ? last : i - 1];
            const std::uint32_t b = ids[i == last ? part.first : i + 1];
            Neighbours& known = seen[ids[i]];
            const Neighbours found{std::min(a, b), std::max(a, b)};
            if (known.low == kNone) {
                known = found;
            } else if (known.low != found.low || known.high != found.high) {
                is_node[ids[i]] = 1;
            }
        }
    }
    return is_node;
}

bool comes_before(geo::XY a, geo::XY b) {
    return a.x < b.x || (a.x == b.x && a.y < b.y);
}

// Measures stretches in a way that does not depend on how a part runs through them.
class Measurer {
public:
    Measurer(const LayerMesh& mesh, const std::vector<std::uint32_t>& ids,
             const std::vector<std::uint8_t>& is_node, bool closed, std::vector<float>& result)
        : mesh_(mesh), ids_(ids), is_node_(is_node), closed_(closed), result_(result) {}

    void run(const MeshPart& part) {
        const auto node_at = [&](std::uint32_t i) { return is_node_[ids_[part.first + i]] != 0; };
        std::uint32_t first = 0;
        while (first < part.count && !node_at(first)) {
            ++first;
        }
        if (first == part.count) {
            measure_ring(part);
            return;
        }
        // From node to node, round a ring once.
        const std::uint32_t steps = closed_ ? part.count : part.count - 1 - first;
        stretch_.assign(1, part.first + first);
        for (std::uint32_t step = 1; step <= steps; ++step) {
            const std::uint32_t i = (first + step) % part.count;
            stretch_.push_back(part.first + i);
            if (node_at(i)) {
                measure_stretch();
                stretch_.assign(1, part.first + i);
            }
        }
    }

private:
    // Puts the points into an order that both sides of a border see: from the lesser end.
    void measure_stretch() {
        const auto at = [&](std::size_t i) { return mesh_.points[stretch_[i]]; };
        const std::size_t last = stretch_.size() - 1;
        std::size_t a = 0;
        std::size_t b = last;
        while (a < b && at(a) == at(b)) {
            ++a;
            --b;
        }
        if (a < b && comes_before(at(b), at(a))) {
            std::reverse(stretch_.begin(), stretch_.end());
        }
        measure(false);
        if (stretch_.size() > 3 && at(0) == at(last)) {
            keep_loop();
        }
    }

    // The outline of an island keeps three corners, however small it is.
    void keep_loop() {
        for (int kept = 0; kept < 2; ++kept) {
            std::uint32_t most = 0;
            float greatest = -1;
            for (std::size_t i = 1; i + 1 < stretch_.size(); ++i) {
                const float value = result_[stretch_[i]];
                if (value > greatest && value < std::numeric_limits<float>::infinity()) {
                    greatest = value;
                    most = stretch_[i];
                }
            }
            if (greatest >= 0) {
                result_[most] = std::numeric_limits<float>::infinity();
            }
        }
    }

    void measure_ring(const MeshPart& part) {
        stretch_.clear();
        std::uint32_t least = 0;
        for (std::uint32_t i = 0; i < part.count; ++i) {
            if (comes_before(mesh_.points[part.first + i], mesh_.points[part.first + least])) {
                least = i;
            }
        }
        for (std::uint32_t i = 0; i < part.count; ++i) {
            stretch_.push_back(part.first + (least + i) % part.count);
        }
        if (part.count > 2 &&
            comes_before(mesh_.points[stretch_.back()], mesh_.points[stretch_[1]])) {
            std::reverse(stretch_.begin() + 1, stretch_.end());
        }
        measure(true);
    }

    void measure(bool ring) {
        points_.clear();
        for (const std::uint32_t i : stretch_) {
            points_.push_back(mesh_.points[i]);
        }
        const auto values = geo::visvalingam_significance(points_, ring);
        for (std::size_t i = 0; i < values.size(); ++i) {
            result_[stretch_[i]] = values[i];
        }
    }

    const LayerMesh& mesh_;
    const std::vector<std::uint32_t>& ids_;
    const std::vector<std::uint8_t>& is_node_;
    bool closed_;
    std::vector<float>& result_;
    std::vector<std::uint32_t> stretch_;
    std::vector<geo::XY> points_;
};

}  // namespace

std::vector<float> shared_significance(const LayerMesh& mesh) {
    const bool closed = mesh.type == model::GeometryType::polygon;
    std::vector<float> result(mesh.points.size(), std::numeric_limits<float>::infinity());
    const auto ids = place_ids(mesh.points);
    const auto is_node = find_nodes(mesh, ids, closed);
    const auto measure = [&](std::size_t begin, std::size_t end) {
        Measurer measurer(mesh, ids, is_node, closed, result);
        for (std::size_t i = begin; i < end; ++i) {
            measurer.run(mesh.parts[i]);
        }
    };
    // Parts have nothing more to do with each other: runs with as many points each.
    const std::size_t runs = std::clamp<std::size_t>(
        mesh.points.size() / kWorthAThread, 1, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::jthread> threads;
    std::size_t begin = 0;
    for (std::size_t run = 1; run <= runs; ++run) {
        const auto end = static_cast<std::size_t>(
            std::partition_point(mesh.parts.begin(), mesh.parts.end(),
                                 [&](const MeshPart& part) {
                                     return part.first < mesh.points.size() * run / runs;
                                 }) -
            mesh.parts.begin());
        if (run == runs) {
            measure(begin, mesh.parts.size());
        } else {
            threads.emplace_back(measure, begin, end);
        }
        begin = end;
    }
    return result;
}

}  // namespace northway::mesh
