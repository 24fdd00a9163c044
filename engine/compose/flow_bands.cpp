// SPDX-License-Identifier: Apache-2.0
#include "compose/flow_bands.h"

#include "compose/build_flows.h"
#include "compose/build_shapes.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

// Flows narrower than this let text be read across them.
constexpr double kWide_css = 4;
// Beside a wide flow there is room for its own name alone.
constexpr double kMargin_css = 1;

// Squares one behind the other on a stretch of a band.
void add_squares(geo::XY a, geo::XY b, double half_px, const geo::Box& frame,
                 std::vector<text::PxBox>& bands) {
    const geo::Box around{std::min(a.x, b.x) - half_px, std::min(a.y, b.y) - half_px,
                          std::max(a.x, b.x) + half_px, std::max(a.y, b.y) + half_px};
    if (around.min_x > frame.max_x || around.max_x < frame.min_x || around.min_y > frame.max_y ||
        around.max_y < frame.min_y) {
        return;
    }
    const double length_px = std::hypot(b.x - a.x, b.y - a.y);
    const auto steps = static_cast<int>(std::min(std::ceil(length_px / half_px), 1e4));
    for (int step = 0; step <= steps; ++step) {
        const double t = steps > 0 ? static_cast<double>(step) / steps : 0;
        const double x = a.x + t * (b.x - a.x);
        const double y = a.y + t * (b.y - a.y);
        bands.push_back({static_cast<float>(x - half_px), static_cast<float>(y - half_px),
                         static_cast<float>(x + half_px), static_cast<float>(y + half_px)});
    }
}

}  // namespace

void add_flow_bands(LayerContext& context, std::span<const scene::RouteFlow> flows,
                    const mesh::LayerMesh& mesh, const FrameSize& size,
                    text::BusyPlaces& bands) {
    const geo::Box frame = size.map_px();
    for (const auto& shape : mesh.shapes) {
        const double peak = flows[shape.feature].series.peak_per_year();
        if (!is_visible(context.camera(), shape.box, 40) ||
            !context.select(shape.feature)) {
            continue;
        }
        FlowSummary::Unit unit;
        unit.reference = context.number("flow-width-reference");
        unit.reference_px = context.number("flow-width");
        unit.exponent = context.number("flow-width-exponent");
        unit.smallest_px = context.number("flow-min-width");
        unit.largest_px = context.number("flow-max-width");
        const double width_css = std::max(flow_width_css(unit, peak), unit.smallest_px);
        auto& boxes = width_css < kWide_css ? bands.narrow : bands.wide;
        const double half_px = (0.5 * width_css + kMargin_css) * context.pixel_ratio();
        for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
            const auto& part = mesh.parts[p];
            for (std::uint32_t i = part.first; i + 1 < part.first + part.count; ++i) {
                add_squares(context.camera().px_from_crs.apply(mesh.points[i]),
                            context.camera().px_from_crs.apply(mesh.points[i + 1]), half_px, frame,
                            boxes);
            }
        }
    }
}

}  // namespace northway::compose
