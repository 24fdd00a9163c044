// SPDX-License-Identifier: Apache-2.0
#include "page/neatline.h"

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

constexpr double kFine_css = 0.7;
constexpr double kStrong_css = 1.7;
constexpr double kBetween_css = 2.6;  // between the lines of a pair
constexpr double kBars_css = 3.6;

double whole(double length_px) {
    return std::max(1.0, std::round(length_px));
}

// The fill between two rectangles, one within the other.
void draw_ring(mesh::DrawList& list, std::uint32_t style, const Box& outer, const Box& inner) {
    if (outer.y0 < inner.y0) {
        list.rectangle_px(style, outer.x0, outer.y0, outer.x1, inner.y0);
    }
    if (inner.y1 < outer.y1) {
        list.rectangle_px(style, outer.x0, inner.y1, outer.x1, outer.y1);
    }
    if (outer.x0 < inner.x0) {
        list.rectangle_px(style, outer.x0, inner.y0, inner.x0, inner.y1);
    }
    if (inner.x1 < outer.x1) {
        list.rectangle_px(style, inner.x1, inner.y0, outer.x1, inner.y1);
    }
}

Box grown(const Box& box, double by_px) {
    return {box.x0 - by_px, box.y0 - by_px, box.x1 + by_px, box.y1 + by_px};
}

// The black bars of one side, between `inner` and `outer` pixels from the map's edge. A bar at the
// end of a side takes the corner's half.
void draw_bars(mesh::DrawList& list, std::uint32_t style, const Neatline& neatline, Side side,
               double inner_px, double outer_px) {
    const auto number = static_cast<std::size_t>(side);
    const Box& map = neatline.map;
    const bool across = side == Side::top || side == Side::bottom;
    const double from = across ? map.x0 : map.y0;
    const double to = across ? map.x1 : map.y1;
    std::vector<double> ends{from};
    for (const double at : neatline.bars[number]) {
        if (at > ends.back() && at < to) {
            ends.push_back(at);
        }
    }
    ends.push_back(to);
    bool black = neatline.first_is_black[number];
    for (std::size_t i = 0; i + 1 < ends.size(); ++i, black = !black) {
        if (!black) {
            continue;
        }
        const double a = std::round(ends[i]);
        const double b = std::round(ends[i + 1]);
        switch (side) {
            case Side::top:
                list.rectangle_px(style, a, map.y0 - outer_px, b, map.y0 - inner_px);
                break;
            case Side::bottom:
                list.rectangle_px(style, a, map.y1 + inner_px, b, map.y1 + outer_px);
                break;
            case Side::left:
                list.rectangle_px(style, map.x0 - outer_px, a, map.x0 - inner_px, b);
                break;
            case Side::right:
                list.rectangle_px(style, map.x1 + inner_px, a, map.x1 + outer_px, b);
                break;
        }
    }
}

}  // namespace

double neatline_width_px(NeatlineStyle style, double unit_px) {
    const double fine = whole(kFine_css * unit_px);
    switch (style) {
        case NeatlineStyle::none:
            return 0;
        case NeatlineStyle::line:
            return fine;
        case NeatlineStyle::pair:
            return fine + whole(kBetween_css * unit_px) + whole(kStrong_css * unit_px);
        case NeatlineStyle::zebra:
            return 2 * fine + whole(kBars_css * unit_px);
    }
    return 0;
}

void draw_neatline(mesh::DrawList& list, const Neatline& neatline) {
    const Box& map = neatline.map;
    const auto paper = list.add_style(mesh::solid_style(neatline.paper_color.rgba_f32(), 0));
    draw_ring(list, paper, neatline.sheet, map);
    const double unit_px = neatline.unit_px;
    const double fine = whole(kFine_css * unit_px);
    const double outer = neatline_width_px(neatline.style, unit_px);
    const auto line = list.add_style(mesh::solid_style(neatline.color.rgba_f32(), 0));
    if (neatline.style == NeatlineStyle::none) {
        return;
    }
    draw_ring(list, line, grown(map, fine), map);
    if (neatline.style == NeatlineStyle::pair) {
        draw_ring(list, line, grown(map, outer), grown(map, outer - whole(kStrong_css * unit_px)));
    } else if (neatline.style == NeatlineStyle::zebra) {
        draw_ring(list, line, grown(map, outer), grown(map, outer - fine));
        for (const Side side : kSides) {
            draw_bars(list, line, neatline, side, fine, outer - fine);
        }
    }
}

}  // namespace northway::page
