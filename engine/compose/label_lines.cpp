// SPDX-License-Identifier: Apache-2.0
#include "compose/label_lines.h"

#include <cmath>
#include <cstddef>
#include <utility>

namespace northway::compose {
namespace {

constexpr int kSmoothPasses = 12;
constexpr float kMostTurn_rad = 0.6F;

}  // namespace

std::vector<text::PxPoint> smoothed(const std::vector<text::PxPoint>& line, float step_px) {
    std::vector<text::PxPoint> even{line.front()};
    float left_px = step_px;
    for (std::size_t i = 1; i < line.size(); ++i) {
        text::PxPoint a = line[i - 1];
        const text::PxPoint b = line[i];
        float span_px = std::hypot(b.x - a.x, b.y - a.y);
        while (span_px >= left_px) {
            const float t = left_px / span_px;
            a = {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
            even.push_back(a);
            span_px -= left_px;
            left_px = step_px;
        }
        left_px -= span_px;
    }
    even.push_back(line.back());
    for (int pass = 0; pass < kSmoothPasses; ++pass) {
        std::vector<text::PxPoint> next = even;
        for (std::size_t i = 1; i + 1 < even.size(); ++i) {
            next[i] = {0.25F * even[i - 1].x + 0.5F * even[i].x + 0.25F * even[i + 1].x,
                       0.25F * even[i - 1].y + 0.5F * even[i].y + 0.25F * even[i + 1].y};
        }
        even = std::move(next);
    }
    return even;
}

std::vector<std::vector<text::PxPoint>> without_bends(const std::vector<text::PxPoint>& line) {
    std::vector<std::vector<text::PxPoint>> pieces(1);
    constexpr std::size_t kReach = 5;
    std::size_t since = 0;
    for (std::size_t i = 0; i < line.size(); ++i, ++since) {
        pieces.back().push_back(line[i]);
        if (i < kReach || i + kReach >= line.size() || since < kReach) {
            continue;
        }
        const text::PxPoint in{line[i].x - line[i - kReach].x, line[i].y - line[i - kReach].y};
        const text::PxPoint out{line[i + kReach].x - line[i].x, line[i + kReach].y - line[i].y};
        const float turn = std::atan2(in.x * out.y - in.y * out.x, in.x * out.x + in.y * out.y);
        if (std::abs(turn) > kMostTurn_rad) {
            pieces.push_back({line[i]});
            since = 0;
        }
    }
    std::erase_if(pieces, [](const auto& piece) { return piece.size() < 2; });
    return pieces;
}

}  // namespace northway::compose
