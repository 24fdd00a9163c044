// SPDX-License-Identifier: Apache-2.0
#include "compose/icon_raster.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace northway::compose {
namespace {

using style::Icon;

// Samples in each direction of a pixel.
constexpr int kSamples = 4;

double distance_to(const Icon::Point& p, const Icon::Point& a, const Icon::Point& b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double t =
        squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

bool is_inside(const Icon::Point& p, const std::vector<Icon::Point>& ring) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
            p.x < ring[i].x + (p.y - ring[i].y) / (ring[j].y - ring[i].y) * (ring[j].x - ring[i].x)) {
            inside = !inside;
        }
    }
    return inside;
}

bool covers(const Icon& icon, const Icon::Point& p) {
    for (const auto& ring : icon.fills) {
        if (is_inside(p, ring)) {
            return true;
        }
    }
    for (const auto& stroke : icon.strokes) {
        const std::size_t count = stroke.points.size();
        for (std::size_t i = stroke.closed ? 0 : 1; i < count; ++i) {
            if (distance_to(p, stroke.points[(i + count - 1) % count], stroke.points[i]) <=
                0.5 * stroke.width) {
                return true;
            }
        }
    }
    return std::any_of(icon.discs.begin(), icon.discs.end(), [&](const Icon::Disc& disc) {
        const double away = std::hypot(p.x - disc.center.x, p.y - disc.center.y);
        return disc.width > 0 ? std::abs(away - disc.radius) <= 0.5 * disc.width
                              : away <= disc.radius;
    });
}

}  // namespace

Pixels raster_icon(const Icon& icon, int size, const std::array<float, 4>& color) {
    Pixels result;
    result.width = result.height = size;
    const double step = style::kIconBox / (size * kSamples);
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            int covered = 0;
            for (int y = 0; y < kSamples; ++y) {
                for (int x = 0; x < kSamples; ++x) {
                    const Icon::Point p{(column * kSamples + x + 0.5) * step,
                                        (row * kSamples + y + 0.5) * step};
                    bool any = false;
                    for (int dy = -1; dy <= 1 && !any; ++dy) {
                        for (int dx = -1; dx <= 1 && !any; ++dx) {
                            any = covers(icon, {p.x + dx * style::kIconBox,
                                                p.y + dy * style::kIconBox});
                        }
                    }
                    covered += any ? 1 : 0;
                }
            }
            const float part = static_cast<float>(covered) / (kSamples * kSamples);
            for (const float channel : color) {
                result.rgba.push_back(static_cast<std::uint8_t>(
                    std::lround(std::clamp(channel, 0.0F, 1.0F) * part * 255.0F)));
            }
        }
    }
    return result;
}

}  // namespace northway::compose
