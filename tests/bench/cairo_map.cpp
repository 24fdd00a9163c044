// SPDX-License-Identifier: Apache-2.0
#include "cairo_map.h"

#include <cairo/cairo.h>

#include <algorithm>
#include <chrono>

namespace northway::bench {
namespace {

void draw(cairo_surface_t* surface, const Network& network) {
    cairo_t* cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 18 / 255.0, 23 / 255.0, 31 / 255.0);
    cairo_paint(cairo);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    for (const auto& line : network.lines) {
        const auto& style = network.styles[static_cast<std::size_t>(line.style)];
        cairo_set_source_rgb(cairo, style.color[0], style.color[1], style.color[2]);
        cairo_set_line_width(cairo, style.width_px);
        for (const auto& p : line.points) {
            cairo_line_to(cairo, p.x, p.y);
        }
        cairo_stroke(cairo);
    }
    cairo_destroy(cairo);
}

}  // namespace

double cairo_time_s(const Network& network) {
    constexpr int kRuns = 5;
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, kWidthPx, kHeightPx);
    std::vector<double> times_s;
    draw(surface, network);
    for (int i = 0; i < kRuns; ++i) {
        const auto start = std::chrono::steady_clock::now();
        draw(surface, network);
        times_s.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    cairo_surface_destroy(surface);
    std::nth_element(times_s.begin(), times_s.begin() + kRuns / 2, times_s.end());
    return times_s[kRuns / 2];
}

}  // namespace northway::bench
