// SPDX-License-Identifier: Apache-2.0
#include "geo/simplify.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace northway::geo {
namespace {

constexpr std::size_t kRingVerticesKept = 4;

double triangle_area(XY a, XY b, XY c) {
    return 0.5 * std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y));
}

// A binary heap of vertices, least effective area on top, whose entries can change their place.
// Equal areas come in the order of the vertices, so that the result is the same on every run.
class VertexHeap {
public:
    explicit VertexHeap(std::vector<double> areas) : areas_(std::move(areas)) {
        slots_.resize(areas_.size(), 0);
    }

    void fill(std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            slots_[i] = static_cast<std::uint32_t>(heap_.size());
            heap_.push_back(static_cast<std::uint32_t>(i));
        }
        for (std::size_t slot = heap_.size() / 2; slot-- > 0;) {
            sink(slot);
        }
    }

    std::size_t size() const { return heap_.size(); }
    double area(std::size_t vertex) const { return areas_[vertex]; }

    std::size_t pop() {
        const std::uint32_t top = heap_.front();
        const std::uint32_t last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty()) {
            place(0, last);
            sink(0);
        }
        return top;
    }

    void change(std::size_t vertex, double area) {
        areas_[vertex] = area;
        rise(slots_[vertex]);
        sink(slots_[vertex]);
    }

private:
    bool before(std::uint32_t a, std::uint32_t b) const {
        return areas_[a] < areas_[b] || (areas_[a] == areas_[b] && a < b);
    }
    void place(std::size_t slot, std::uint32_t vertex) {
        heap_[slot] = vertex;
        slots_[vertex] = static_cast<std::uint32_t>(slot);
    }
    void rise(std::size_t slot) {
        const std::uint32_t vertex = heap_[slot];
        while (slot > 0 && before(vertex, heap_[(slot - 1) / 2])) {
            place(slot, heap_[(slot - 1) / 2]);
            slot = (slot - 1) / 2;
        }
        place(slot, vertex);
    }
    void sink(std::size_t slot) {
        const std::uint32_t vertex = heap_[slot];
        for (std::size_t child = 2 * slot + 1; child < heap_.size(); child = 2 * slot + 1) {
            if (child + 1 < heap_.size() && before(heap_[child + 1], heap_[child])) {
                ++child;
            }
            if (!before(heap_[child], vertex)) {
                break;
            }
            place(slot, heap_[child]);
            slot = child;
        }
        place(slot, vertex);
    }

    std::vector<double> areas_;
    std::vector<std::uint32_t> heap_;   // vertices
    std::vector<std::uint32_t> slots_;  // where each vertex is in heap_
};

}  // namespace

std::vector<float> visvalingam_significance(std::span<const XY> points, bool closed) {
    const std::size_t count = points.size();
    std::vector<float> significance(count, std::numeric_limits<float>::infinity());
    const std::size_t kept = closed ? kRingVerticesKept : 2;
    if (count <= kept) {
        return significance;
    }
    std::vector<std::uint32_t> previous(count);
    std::vector<std::uint32_t> next(count);
    for (std::size_t i = 0; i < count; ++i) {
        previous[i] = static_cast<std::uint32_t>((i + count - 1) % count);
        next[i] = static_cast<std::uint32_t>((i + 1) % count);
    }
    const auto area_at = [&](std::size_t i) {
        return triangle_area(points[previous[i]], points[i], points[next[i]]);
    };
    const std::size_t first = closed ? 0 : 1;
    const std::size_t last = closed ? count : count - 1;
    std::vector<double> areas(count, std::numeric_limits<double>::infinity());
    for (std::size_t i = first; i < last; ++i) {
        areas[i] = area_at(i);
    }
    VertexHeap heap(std::move(areas));
    heap.fill(first, last);
    const std::size_t stop = closed ? kRingVerticesKept : 0;
    double floor_area = 0;
    while (heap.size() > stop) {
        const std::size_t vertex = heap.pop();
        floor_area = std::max(floor_area, heap.area(vertex));
        significance[vertex] = static_cast<float>(std::sqrt(floor_area));
        const std::size_t before = previous[vertex];
        const std::size_t after = next[vertex];
        next[before] = static_cast<std::uint32_t>(after);
        previous[after] = static_cast<std::uint32_t>(before);
        for (const std::size_t neighbour : {before, after}) {
            if (closed || (neighbour != 0 && neighbour + 1 != count)) {
                heap.change(neighbour, area_at(neighbour));
            }
        }
    }
    return significance;
}

}  // namespace northway::geo
