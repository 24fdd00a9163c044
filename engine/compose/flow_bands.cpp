// SPDX-License-Identifier: Apache-2.0
#include "compose/flow_bands.h"

#include "compose/build_flows.h"
#include "compose/build_shapes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace northway::compose {
namespace {

// Flows narrower than this let text be read across them.
constexpr double kWide_css = 5.5;  // with its casing
// Letters keep this far from a flow.
constexpr double kMargin_css = 1.5;
// Between flows of one route.
constexpr double kBeside_css = 1.5;
constexpr double kLastYear = 9999;

// Crosses one behind the other on a stretch of a band, each about a disc as wide as it.
void add_crosses(geo::XY a, geo::XY b, double half_px, const geo::Box& frame,
                 std::vector<text::PxBox>& bands) {
    const geo::Box around{std::min(a.x, b.x) - half_px, std::min(a.y, b.y) - half_px,
                          std::max(a.x, b.x) + half_px, std::max(a.y, b.y) + half_px};
    if (around.min_x > frame.max_x || around.max_x < frame.min_x || around.min_y > frame.max_y ||
        around.max_y < frame.min_y) {
        return;
    }
    const double length_px = std::hypot(b.x - a.x, b.y - a.y);
    const auto steps = static_cast<int>(std::min(std::ceil(1.5 * length_px / half_px), 1e4));
    for (int step = 0; step <= steps; ++step) {
        const double t = steps > 0 ? static_cast<double>(step) / steps : 0;
        const double x = a.x + t * (b.x - a.x);
        const double y = a.y + t * (b.y - a.y);
        for (const auto& [w, h] : {std::pair(0.92, 0.38), std::pair(0.38, 0.92),
                                  std::pair(0.7, 0.7)}) {
            bands.push_back({static_cast<float>(x - w * half_px),
                             static_cast<float>(y - h * half_px),
                             static_cast<float>(x + w * half_px),
                             static_cast<float>(y + h * half_px)});
        }
    }
}

// The greatest width that the capacity or the volume of a flow ever asks for.
double widest_css(const FlowSummary::Unit& unit, const model::Series& series) {
    double greatest = series.peak_per_year();
    for (const model::Knot& knot : series.knots()) {
        greatest = std::max(greatest, series.capacity_at(knot.year).value_or(0));
    }
    greatest = std::max(greatest, series.capacity_at(kLastYear).value_or(0));
    return std::max(flow_width_css(unit, greatest), unit.smallest_px);
}

// A flow and the edges of its band, CSS pixels to the right of its route.
struct Band {
    const mesh::MeshShape* shape = nullptr;
    double left_css = 0;
    double right_css = 0;
    int direction = 1;
};

// Flows of one route run beside each other (build_flows.cpp); as each is at its widest here, none
// ever lies outside.
void set_beside(std::vector<Band*>& route) {
    if (route.size() < 2) {
        return;
    }
    const bool two_ways =
        std::any_of(route.begin(), route.end(), [](const Band* b) { return b->direction < 0; });
    double ahead = 0;
    double back = 0;
    for (const Band* band : route) {
        (band->direction < 0 ? back : ahead) += band->right_css - band->left_css + kBeside_css;
    }
    const double shift = two_ways ? 0 : 0.5 * (route.front()->right_css - route.front()->left_css);
    for (Band* band : route) {
        band->left_css = -back - shift;
        band->right_css = ahead - shift;
    }
}

}  // namespace

void add_flow_bands(LayerContext& context, std::span<const scene::RouteFlow> flows,
                    const mesh::LayerMesh& mesh, const FrameSize& size,
                    text::BusyPlaces& bands) {
    const geo::Box frame = size.map_px();
    const Camera& camera = context.camera();
    std::vector<Band> found;
    for (const auto& shape : mesh.shapes) {
        if (!is_visible(camera, shape.box, 40) || !context.select(shape.feature)) {
            continue;
        }
        FlowSummary::Unit unit;
        unit.reference = context.number("flow-width-reference");
        unit.reference_px = context.number("flow-width");
        unit.exponent = context.number("flow-width-exponent");
        unit.smallest_px = context.number("flow-min-width");
        unit.largest_px = context.number("flow-max-width");
        const double half_css = 0.5 * widest_css(unit, flows[shape.feature].series) +
                                context.number("flow-casing-width");
        const double offset_css = context.number("flow-offset");
        found.push_back({&shape, offset_css - half_css, offset_css + half_css,
                         flows[shape.feature].direction});
    }
    std::map<std::string, std::vector<Band*>> routes;
    for (Band& band : found) {
        routes[flows[band.shape->feature].route_id].push_back(&band);
    }
    for (auto& [route, own] : routes) {
        set_beside(own);
    }
    const double ratio = context.pixel_ratio();
    for (const Band& band : found) {
        const double width_css = band.right_css - band.left_css;
        const bool is_wide = width_css >= kWide_css;
        auto& boxes = is_wide ? bands.wide : bands.narrow;
        // About the route, as far as the band reaches to its farther side.
        const double half_px =
            (std::max(-band.left_css, band.right_css) + kMargin_css) * ratio;
        for (std::uint32_t p = band.shape->first; p < band.shape->first + band.shape->count; ++p) {
            const auto& part = mesh.parts[p];
            for (std::uint32_t i = part.first; i + 1 < part.first + part.count; ++i) {
                add_crosses(camera.px_from_crs.apply(mesh.points[i]),
                            camera.px_from_crs.apply(mesh.points[i + 1]), half_px, frame, boxes);
            }
            for (const std::uint32_t end : {part.first, part.first + part.count - 1}) {
                const geo::XY at = camera.px_from_crs.apply(mesh.points[end]);
                if (is_wide) {
                    bands.ends.push_back({static_cast<float>(at.x), static_cast<float>(at.y)});
                }
            }
        }
    }
}

}  // namespace northway::compose
