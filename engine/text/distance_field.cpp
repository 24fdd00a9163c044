// SPDX-License-Identifier: Apache-2.0
#include "text/distance_field.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace northway::text {
namespace {

struct Crossing {
    float x = 0;
    int winding = 0;
};

// How often, and in which direction, `s` crosses the ray that runs from `p` to the left; 0 or ±1.
int crossing_left_of(const Segment& s, EmPoint p) {
    if ((s.a.y <= p.y) == (s.b.y <= p.y)) {
        return 0;
    }
    const float x = s.a.x + (p.y - s.a.y) * (s.b.x - s.a.x) / (s.b.y - s.a.y);
    if (x >= p.x) {
        return 0;
    }
    return s.b.y > s.a.y ? 1 : -1;
}

Segment transposed(const Segment& s) {
    return {{s.a.y, s.a.x}, {s.b.y, s.b.x}};
}

// Whether the winding number is zero on exactly one side of the middle of segments[index].
bool is_visible(const std::vector<Segment>& segments, std::size_t index) {
    const Segment& self = segments[index];
    const bool steep = std::abs(self.b.y - self.a.y) >= std::abs(self.b.x - self.a.x);
    const Segment own = steep ? self : transposed(self);
    const EmPoint middle{0.5F * (own.a.x + own.b.x), 0.5F * (own.a.y + own.b.y)};
    int winding = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (i != index) {
            winding += crossing_left_of(steep ? segments[i] : transposed(segments[i]), middle);
        }
    }
    const int beyond = winding + (own.b.y > own.a.y ? 1 : -1);
    return (winding == 0) != (beyond == 0);
}

// The places along a, between its ends, where b crosses it, both as fractions; none is negative.
struct Fractions {
    float on_a = -1;
    float on_b = -1;
};
Fractions crossing(const Segment& a, const Segment& b) {
    const float ax = a.b.x - a.a.x;
    const float ay = a.b.y - a.a.y;
    const float bx = b.b.x - b.a.x;
    const float by = b.b.y - b.a.y;
    const float cross = ax * by - ay * bx;
    if (cross == 0) {
        return {};
    }
    const float dx = b.a.x - a.a.x;
    const float dy = b.a.y - a.a.y;
    const float on_a = (dx * by - dy * bx) / cross;
    const float on_b = (dx * ay - dy * ax) / cross;
    const auto inside = [](float t) { return t >= 0 && t <= 1; };
    // Neighbours meet in a common end, which splits neither.
    const auto at_end = [](float t) { return t < 1e-4F || t > 1 - 1e-4F; };
    if (!inside(on_a) || !inside(on_b) || (at_end(on_a) && at_end(on_b))) {
        return {};
    }
    return {on_a, on_b};
}

// Cuts the segments where they cross one another, so that each piece is hidden as a whole or not.
std::vector<Segment> cut_at_crossings(std::vector<Segment> segments) {
    const auto min_x = [](const Segment& s) { return std::min(s.a.x, s.b.x); };
    std::sort(segments.begin(), segments.end(),
              [&](const Segment& a, const Segment& b) { return min_x(a) < min_x(b); });
    struct Cut {
        std::size_t segment = 0;
        float at = 0;
    };
    std::vector<Cut> cuts;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& a = segments[i];
        const float max_x = std::max(a.a.x, a.b.x);
        const auto [min_y, max_y] = std::minmax(a.a.y, a.b.y);
        for (std::size_t j = i + 1; j < segments.size() && min_x(segments[j]) <= max_x; ++j) {
            const Segment& b = segments[j];
            if (std::max(b.a.y, b.b.y) < min_y || std::min(b.a.y, b.b.y) > max_y) {
                continue;
            }
            const Fractions at = crossing(a, b);
            if (at.on_a >= 0) {
                cuts.push_back({i, at.on_a});
                cuts.push_back({j, at.on_b});
            }
        }
    }
    std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) {
        return a.segment != b.segment ? a.segment < b.segment : a.at < b.at;
    });
    for (std::size_t i = 0; i < cuts.size();) {
        const std::size_t index = cuts[i].segment;
        const Segment whole = segments[index];
        EmPoint from = whole.a;
        bool first = true;
        const auto emit = [&](EmPoint to) {
            if (from.x == to.x && from.y == to.y) {
                return;
            }
            if (first) {
                segments[index] = {from, to};
                first = false;
            } else {
                segments.push_back({from, to});
            }
            from = to;
        };
        for (; i < cuts.size() && cuts[i].segment == index; ++i) {
            emit({whole.a.x + cuts[i].at * (whole.b.x - whole.a.x),
                  whole.a.y + cuts[i].at * (whole.b.y - whole.a.y)});
        }
        emit(whole.b);
    }
    return segments;
}

// Lowers the squared distances of count texels of one row; px runs from first_px, all relative to
// the start of the segment (dx, dy). The square of a point's distance is that across the segment
// plus that beyond its nearer end. Without a branch, so that the compiler makes vector code of it.
void lower_row(float* squares, int count, float first_px, float py, float dx, float dy) {
    const float length = std::sqrt(dx * dx + dy * dy);
    const float ux = dx / length;
    const float uy = dy / length;
    const float half = 0.5F * length;
    const float across_y = py * ux;
    const float along_y = py * uy - half;
    for (int i = 0; i < count; ++i) {
        const float px = first_px + static_cast<float>(i);
        const float across = px * uy - across_y;
        const float over = std::abs(px * ux + along_y) - half;
        const float beyond = 0.5F * (over + std::abs(over));  // max(over, 0)
        squares[i] = std::min(across * across + beyond * beyond, squares[i]);
    }
}

// Lowers the squared distances of the texels within `spread` of one segment.
void lower_squares(DistanceField& field, const Segment& s, float spread) {
    const auto [x0, x1] = std::minmax(s.a.x, s.b.x);
    const auto [y0, y1] = std::minmax(s.a.y, s.b.y);
    const int left = std::max(0, static_cast<int>(std::floor(x0 - spread - 0.5F)));
    const int right = std::min(field.width, static_cast<int>(std::ceil(x1 + spread + 0.5F)));
    const int top = std::max(0, static_cast<int>(std::floor(y0 - spread - 0.5F)));
    const int bottom = std::min(field.height, static_cast<int>(std::ceil(y1 + spread + 0.5F)));
    const float first_px = static_cast<float>(left) + 0.5F - s.a.x;
    for (int y = top; y < bottom; ++y) {
        float* row = field.distances.data() + static_cast<std::ptrdiff_t>(y) * field.width + left;
        const float py = static_cast<float>(y) + 0.5F - s.a.y;
        lower_row(row, right - left, first_px, py, s.b.x - s.a.x, s.b.y - s.a.y);
    }
}

// Takes roots and gives the inside its sign, row by row by the crossings of the row's middle line.
void sign_distances(DistanceField& field, const std::vector<Segment>& segments) {
    std::vector<std::vector<Crossing>> rows(static_cast<std::size_t>(field.height));
    for (const Segment& s : segments) {
        const auto [low, high] = std::minmax(s.a.y, s.b.y);
        const int first = std::max(0, static_cast<int>(std::floor(low - 0.5F)));
        const int end = std::min(field.height, static_cast<int>(std::ceil(high + 0.5F)));
        for (int y = first; y < end; ++y) {
            const float middle = static_cast<float>(y) + 0.5F;
            if ((s.a.y <= middle) != (s.b.y <= middle)) {
                const float x = s.a.x + (middle - s.a.y) * (s.b.x - s.a.x) / (s.b.y - s.a.y);
                rows[static_cast<std::size_t>(y)].push_back({x, s.b.y > s.a.y ? 1 : -1});
            }
        }
    }
    float* distance = field.distances.data();
    for (auto& crossings : rows) {
        std::sort(crossings.begin(), crossings.end(),
                  [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
        std::size_t next = 0;
        int winding = 0;
        for (int x = 0; x < field.width; ++x, ++distance) {
            while (next < crossings.size() && crossings[next].x <= static_cast<float>(x) + 0.5F) {
                winding += crossings[next++].winding;
            }
            const float root = std::sqrt(*distance);
            *distance = winding != 0 ? root : -root;
        }
    }
}

}  // namespace

DistanceField distance_field(std::vector<Segment> segments, int width, int height, float spread) {
    DistanceField field{width, height, {}};
    field.distances.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                           spread * spread);
    segments = cut_at_crossings(std::move(segments));
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (is_visible(segments, i)) {
            lower_squares(field, segments[i], spread);
        }
    }
    sign_distances(field, segments);
    return field;
}

std::uint8_t encode_distance(float distance, float spread) {
    const float value = 128.0F + distance / spread * 127.0F;
    return static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F);
}

}  // namespace northway::text
