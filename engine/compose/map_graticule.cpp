// SPDX-License-Identifier: Apache-2.0
// The graticule of a map with its labels, and the frame.
#include "compose/layer_context.h"
#include "compose/map_frame.h"
#include "compose/map_state.h"
#include "page/neatline.h"

namespace northway::compose {
namespace {

constexpr double kSpecialDash_css[] = {6, 4};

page::Box page_box(const geo::Box& box) {
    return {box.min_x, box.min_y, box.max_x, box.max_y};
}

page::Box sheet_box(const FrameSize& size) {
    return {0, 0, static_cast<double>(size.width_px), static_cast<double>(size.height_px)};
}

style::Color times(style::Color color, double opacity) {
    return {color.r * opacity, color.g * opacity, color.b * opacity, color.a * opacity, {}};
}

// All lines of one kind are one item: where translucent ones cross they are not darker.
void add_lines(const Graticule& graticule, bool special, const shaders::Style& style,
               std::uint16_t transform, mesh::DrawList& list) {
    std::vector<mesh::Subpath> paths;
    for (const auto& line : graticule.lines) {
        if (line.is_special != special) {
            continue;
        }
        for (const auto& piece : line.pieces) {
            paths.push_back({piece.points.data(), special ? piece.distance_m.data() : nullptr,
                             static_cast<std::uint32_t>(piece.points.size()), false});
        }
    }
    if (!paths.empty()) {
        list.stroke(list.add_style(style), transform, paths, mesh::Cap::butt);
    }
}

}  // namespace

bool Map::State::needs_graticule(const FrameSize& size) const {
    return scene.page.graticule.visible ||
           (has_frame(size, scene.page.frame) &&
            scene.page.frame.style == scene::FrameSpec::Style::zebra);
}

void Map::State::draw_graticule(const Camera& camera, const FrameSize& size,
                                mesh::DrawList& list) const {
    const auto& spec = scene.page.graticule;
    const double width_px = spec.width_css * furniture_unit_px(size);
    const auto color = times(spec.color.value_or(theme_color("graticule")), spec.opacity);
    if (!spec.visible || width_px <= 0 || color.a <= 0) {
        return;
    }
    const auto transform = list.add_transform(camera.px_from_crs);
    auto style = stroke_style(color, width_px);
    add_lines(graticule, false, style, transform, list);
    double dash_px[2];
    for (std::size_t i = 0; i < 2; ++i) {
        dash_px[i] = kSpecialDash_css[i] * furniture_unit_px(size);
    }
    set_dashes(style, dash_px, camera.metres_per_px);
    add_lines(graticule, true, style, transform, list);
}

std::vector<page::GraticuleLabel> Map::State::label_graticule(const Camera& camera,
                                                              const FrameSize& size,
                                                              std::span<const text::PxBox> taken) {
    const auto& spec = scene.page.graticule;
    if (!spec.visible || !spec.labels) {
        return {};
    }
    const bool framed = has_frame(size, scene.page.frame);
    const geo::Box map = size.map_px();
    page::GraticuleLabelLook look;
    look.language = scene.language();
    look.unit_px = furniture_unit_px(size);
    look.pixel_ratio = size.pixel_ratio;
    look.text_color = spec.label_color.value_or(theme_color("graticule-text"));
    look.halo_color = theme_color("halo");
    look.tick_color = scene.page.frame.color.value_or(theme_color("frame"));
    look.ticks = spec.ticks;
    look.rotate = spec.rotate_labels;
    look.map = page_box(map);
    look.sheet = sheet_box(size);
    look.frame_px =
        framed ? page::neatline_width_px(neatline_style(scene.page.frame), look.unit_px) : -1;
    const double inset = framed ? 0 : page::inner_label_px(look.unit_px);
    const geo::Box sides{map.min_x + inset, map.min_y + inset, map.max_x - inset,
                         map.max_y - inset};
    return page::draw_graticule_labels(over, *typesetter, meetings_of(graticule, camera, sides),
                                       look, taken);
}

// The paper outside the map and the frame between them.
void Map::State::draw_frame(const Camera& camera, const FrameSize& size) {
    const auto& spec = scene.page.frame;
    if (!has_frame(size, spec)) {
        return;
    }
    page::Neatline neatline;
    neatline.style = neatline_style(spec);
    neatline.map = page_box(size.map_px());
    neatline.sheet = sheet_box(size);
    neatline.unit_px = furniture_unit_px(size);
    neatline.color = spec.color.value_or(theme_color("frame"));
    neatline.paper_color = spec.paper_color.value_or(theme_color("paper"));
    if (neatline.style == page::NeatlineStyle::zebra) {
        page::set_bars(neatline, meetings_of(graticule, camera, size.map_px()));
    }
    page::draw_neatline(over, neatline);
}

}  // namespace northway::compose
