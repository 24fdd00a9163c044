// SPDX-License-Identifier: Apache-2.0
#include "page/sheet.h"

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

constexpr double kUsualSide_css = 1080;
// ln(0.85) / ln(600 / 1080) and ln(1.6) / ln(2).
constexpr double kExponentBelow = 0.2765;
constexpr double kExponentAbove = 0.678;
constexpr double kSmallestScale = 0.8;
constexpr double kRim_css = 0.75;
constexpr double kRimOpacity = 0.4;

}  // namespace

double furniture_scale(double shorter_side_css) {
    const double ratio = std::max(shorter_side_css, 1.0) / kUsualSide_css;
    return std::max(kSmallestScale, std::pow(ratio, ratio < 1 ? kExponentBelow : kExponentAbove));
}

Sheet sheet_of(const FurnitureInput& input) {
    Sheet sheet;
    const geo::Box map = input.map_px.is_empty()
                             ? geo::Box{0, 0, static_cast<double>(input.width_px),
                                        static_cast<double>(input.height_px)}
                             : input.map_px;
    sheet.x0_px = map.min_x;
    sheet.y0_px = map.min_y;
    sheet.width_px = map.width();
    sheet.height_px = map.height();
    sheet.pixel_ratio = input.pixel_ratio;
    const double shorter_px = std::min(input.width_px, input.height_px);
    sheet.unit_px = furniture_scale(shorter_px / input.pixel_ratio) * input.pixel_ratio;
    sheet.margin_px =
        std::round(std::clamp(0.02 * shorter_px, 7 * sheet.unit_px, 20 * sheet.unit_px));
    sheet.gap_px = std::round(8 * sheet.unit_px);
    sheet.padding_px = std::round(9 * sheet.unit_px);
    return sheet;
}

void draw_panel(mesh::DrawList& list, const Box& box, const FurnitureInput& input) {
    if (input.panel_color.a <= 0) {
        return;
    }
    list.rectangle_px(list.add_style(mesh::solid_style(input.panel_color.rgba_f32(), 0)), box.x0,
                      box.y0, box.x1, box.y1);
}

void draw_rim(mesh::DrawList& list, const Box& box, const Sheet& sheet,
              const FurnitureInput& input) {
    const double width_px = std::max(1.0, std::round(kRim_css * sheet.unit_px));
    const double in_px = 0.5 * width_px;
    const style::Color& line = input.line_color;
    const style::Color color{
        line.r * kRimOpacity, line.g * kRimOpacity, line.b * kRimOpacity, line.a * kRimOpacity, {}};
    const geo::XY ring[] = {{box.x0 + in_px, box.y0 + in_px},
                            {box.x1 - in_px, box.y0 + in_px},
                            {box.x1 - in_px, box.y1 - in_px},
                            {box.x0 + in_px, box.y1 - in_px}};
    list.stroke_px(list.add_style(mesh::solid_style(color.rgba_f32(), static_cast<float>(in_px))),
                   ring, true, mesh::Cap::butt);
}

Box snapped(const Box& box) {
    return {std::floor(box.x0), std::floor(box.y0), std::ceil(box.x1), std::ceil(box.y1)};
}

text::PxBox px_box(const Box& box) {
    return {static_cast<float>(box.x0), static_cast<float>(box.y0), static_cast<float>(box.x1),
            static_cast<float>(box.y1)};
}

}  // namespace northway::page
