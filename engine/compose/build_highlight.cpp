// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "compose/build_shapes.h"
#include "compose/map_state.h"
#include "page/icon_painter.h"

namespace northway::compose {
namespace {

// CSS pixels.
constexpr double kGlow_px = 6;
constexpr double kThin_px = 1.4;
constexpr double kRing_px = 4;
constexpr double kDot_px = 5;
constexpr double kTint = 0.22;

style::Color faded(style::Color color, double alpha) {
    return {color.r * alpha, color.g * alpha, color.b * alpha, color.a * alpha};
}

}  // namespace

// The selected system where no layer draws it at this scale: its routes and its area; and a ring
// round its icons, or dots at its places. Flows draw their own glow.
void Map::State::add_highlight(const Camera& camera, const FrameSize& size) {
    if (highlight.empty()) {
        return;
    }
    const style::Color glow = theme_color("highlight");
    const style::Color ink = theme_color("page-text");
    std::vector<mesh::Subpath> room;
    for (const auto& [id, data] : sources) {
        if (!data.catalogue) {
            continue;
        }
        const auto transform = moving.add_transform(camera.px_from_crs);
        const auto style_of = [&](const style::Color& color, double width_css) {
            return moving.add_style(stroke_style(color, width_css * size.pixel_ratio));
        };
        const auto each = [&](const char* source_layer, model::GeometryType type,
                              const model::FeatureSet& set, auto&& draw) {
            const int field = set.field_index("system_id");
            auto* levels = levels_for(id, source_layer, type, false);
            if (levels == nullptr || field < 0) {
                return;
            }
            const auto& mesh = levels->at(camera.units_per_px);
            for (const auto& shape : mesh.shapes) {
                const auto& value =
                    set.features[shape.feature].values[static_cast<std::size_t>(field)];
                const auto* text = std::get_if<std::string>(&value);
                if (text != nullptr && *text == highlight && is_visible(camera, shape.box, 40)) {
                    draw(mesh, shape);
                }
            }
        };
        each("areas", model::GeometryType::polygon, data.catalogue_features.areas,
             [&](const auto& mesh, const auto& shape) {
                 const auto rings = subpaths_of(mesh, shape, room);
                 moving.fill(moving.add_style(
                                 mesh::solid_style(faded(glow, kTint).rgba_f32(), 0)),
                             transform, rings);
                 moving.stroke(style_of(glow, kRing_px), transform, rings, mesh::Cap::round);
                 moving.stroke(style_of(ink, kThin_px), transform, rings, mesh::Cap::round);
             });
        const bool glows = std::any_of(summaries.begin(), summaries.end(), [](const auto& summary) {
            return summary.second.highlighted;
        });
        if (!glows) {
            each("routes", model::GeometryType::line, data.catalogue_features.routes,
                 [&](const auto& mesh, const auto& shape) {
                     const auto paths = subpaths_of(mesh, shape, room);
                     moving.stroke(style_of(faded(glow, 0.85), kThin_px + 2 * kGlow_px), transform,
                                   paths, mesh::Cap::round);
                     moving.stroke(style_of(ink, kThin_px), transform, paths, mesh::Cap::round);
                 });
        }
        bool has_icon = false;
        for (const auto& icon : placed_icons) {
            const auto* set = features_of(scene.layers[static_cast<std::size_t>(icon.layer)]);
            const int field = set != nullptr ? set->field_index("system_id") : -1;
            if (field < 0) {
                continue;
            }
            const auto& value =
                set->features[icon.feature].values[static_cast<std::size_t>(field)];
            const auto* text = std::get_if<std::string>(&value);
            if (text != nullptr && *text == highlight) {
                moving.disc_px(style_of(glow, 2 * (icon.radius_px / size.pixel_ratio + kRing_px)),
                               icon.at_px);
                has_icon = true;
            }
        }
        if (!has_icon) {
            each("points", model::GeometryType::point, data.catalogue_features.points,
                 [&](const auto& mesh, const auto& shape) {
                     const auto at =
                         camera.px_from_crs.apply(mesh.points[mesh.parts[shape.first].first]);
                     moving.disc_px(style_of(glow, 2 * (kDot_px + kRing_px)), at);
                     moving.disc_px(style_of(ink, 2 * kDot_px), at);
                 });
        }
    }
}

}  // namespace northway::compose
