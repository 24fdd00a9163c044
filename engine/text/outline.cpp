// SPDX-License-Identifier: Apache-2.0
#include "text/outline.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace northway::text {
namespace {

float length(float x, float y) {
    return std::sqrt(x * x + y * y);
}

// |a - 2 b + c|: half the second derivative of a quadratic, a third to a sixth of a cubic's.
float bend(EmPoint a, EmPoint b, EmPoint c) {
    return length(a.x - 2.0F * b.x + c.x, a.y - 2.0F * b.y + c.y);
}

EmPoint quadratic_at(const EmPoint* p, float t) {
    const float s = 1.0F - t;
    const float a = s * s;
    const float b = 2.0F * s * t;
    const float c = t * t;
    return {a * p[0].x + b * p[1].x + c * p[2].x, a * p[0].y + b * p[1].y + c * p[2].y};
}

EmPoint cubic_at(const EmPoint* p, float t) {
    const float s = 1.0F - t;
    const float a = s * s * s;
    const float b = 3.0F * s * s * t;
    const float c = 3.0F * s * t * t;
    const float d = t * t * t;
    return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
            a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

// A chord over a step h of the parameter leaves the curve by at most |B''| h² / 8.
int steps_for(float deviation_of_one_step, float tolerance) {
    constexpr float kMost = 64.0F;
    return static_cast<int>(
        std::clamp(std::ceil(std::sqrt(deviation_of_one_step / tolerance)), 1.0F, kMost));
}

class Flattener {
public:
    void line_to(EmPoint to) {
        if (to.x != at_.x || to.y != at_.y) {
            segments.push_back({at_, to});
        }
        at_ = to;
    }
    void move_to(EmPoint to) {
        line_to(start_);
        start_ = to;
        at_ = to;
    }
    EmPoint at() const { return at_; }

    std::vector<Segment> segments;

private:
    EmPoint start_;
    EmPoint at_;
};

}  // namespace

std::vector<Segment> flatten(const Outline& outline, float scale, float tolerance) {
    Flattener out;
    std::size_t next = 0;
    const auto take = [&] {
        const EmPoint p = outline.points[next++];
        return EmPoint{p.x * scale, p.y * scale};
    };
    for (const Outline::Verb verb : outline.verbs) {
        if (verb == Outline::Verb::move) {
            out.move_to(take());
        } else if (verb == Outline::Verb::line) {
            out.line_to(take());
        } else if (verb == Outline::Verb::quadratic) {
            const EmPoint first = take();
            const EmPoint p[3] = {out.at(), first, take()};
            const int steps = steps_for(bend(p[0], p[1], p[2]) / 4.0F, tolerance);
            for (int i = 1; i < steps; ++i) {
                out.line_to(quadratic_at(p, static_cast<float>(i) / static_cast<float>(steps)));
            }
            out.line_to(p[2]);
        } else {
            const EmPoint first = take();
            const EmPoint second = take();
            const EmPoint p[4] = {out.at(), first, second, take()};
            const float most = std::max(bend(p[0], p[1], p[2]), bend(p[1], p[2], p[3]));
            const int steps = steps_for(0.75F * most, tolerance);
            for (int i = 1; i < steps; ++i) {
                out.line_to(cubic_at(p, static_cast<float>(i) / static_cast<float>(steps)));
            }
            out.line_to(p[3]);
        }
    }
    out.move_to({});
    return std::move(out.segments);
}

}  // namespace northway::text
