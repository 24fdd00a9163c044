// SPDX-License-Identifier: Apache-2.0
#include "compose/icon_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace northway::compose {
namespace {

// Icons may stand this much nearer than their radii say before one hides the other.
constexpr double kOverlap = 0.9;

void arrange(std::span<const IconRequest> requests, const std::vector<std::size_t>& stack,
             double row_px, std::vector<IconPlace>& places) {
    const int count = static_cast<int>(stack.size());
    const int columns = count > kLongestColumn ? 2 : 1;
    const int rows = (count + columns - 1) / columns;
    for (int i = 0; i < count; ++i) {
        const std::size_t index = stack[static_cast<std::size_t>(i)];
        const int column = i / rows;
        const int row = i % rows;
        IconPlace& place = places[index];
        place.side = columns == 2 && column == 0 ? -1 : 1;
        const double aside =
            columns == 2 ? (column == 0 ? -0.5 : 0.5) * (2 * requests[index].radius_px + 2) : 0;
        place.stack_px = 0.5 * (rows - 1) * row_px + requests[index].radius_px;
        place.at_px.x += aside;
        place.at_px.y += (row - 0.5 * (rows - 1)) * row_px;
    }
}

bool is_in(const text::PxBox& box, geo::XY at, double radius_px) {
    const double dx = at.x - std::clamp<double>(at.x, box.x0, box.x1);
    const double dy = at.y - std::clamp<double>(at.y, box.y0, box.y1);
    return std::hypot(dx, dy) < radius_px;
}

}  // namespace

std::vector<IconPlace> stack_icons(std::span<const IconRequest> requests, IconStack stack,
                                   double row_px) {
    std::vector<IconPlace> places;
    std::map<std::pair<double, double>, std::vector<std::size_t>> stacks;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        places.push_back({requests[i].at_px, true, 0});
        stacks[{requests[i].place.x, requests[i].place.y}].push_back(i);
    }
    if (stack == IconStack::none) {
        return places;
    }
    for (auto& [place, members] : stacks) {
        if (members.size() < 2) {
            continue;
        }
        std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            return requests[a].sort_key < requests[b].sort_key;
        });
        if (stack == IconStack::list) {
            arrange(requests, members, row_px, places);
            continue;
        }
        for (std::size_t i = 1; i < members.size(); ++i) {
            places[members[i]].shown = false;
        }
    }
    return places;
}

std::vector<std::uint8_t> choose_icons(std::span<const IconRequest> requests,
                                       std::span<const IconPlace> places, text::PxBox bounds,
                                       std::span<const text::PxBox> obstacles) {
    std::vector<std::uint8_t> chosen(requests.size(), 0);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const geo::XY at = places[i].at_px;
        const double radius_px = requests[i].radius_px;
        if (!places[i].shown || !is_in(bounds, at, 1e-6) ||
            std::any_of(obstacles.begin(), obstacles.end(),
                        [&](const text::PxBox& box) { return is_in(box, at, radius_px); })) {
            continue;
        }
        bool free = true;
        for (std::size_t j = 0; j < i && free && !requests[i].allow_overlap; ++j) {
            const double apart = std::hypot(at.x - places[j].at_px.x, at.y - places[j].at_px.y);
            free = chosen[j] == 0 || apart >= kOverlap * (radius_px + requests[j].radius_px);
        }
        chosen[i] = free ? 1 : 0;
    }
    return chosen;
}

}  // namespace northway::compose
