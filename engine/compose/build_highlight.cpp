// SPDX-License-Identifier: Apache-2.0
#include "compose/build_shapes.h"
#include "compose/map_state.h"

#include <algorithm>

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

bool is_of(const model::FeatureSet& set, std::size_t feature, const std::string& system_id) {
    const int field = set.field_index("system_id");
    if (field < 0) {
        return false;
    }
    const auto& value = set.features[feature].values[static_cast<std::size_t>(field)];
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr && *text == system_id;
}

// Draws one system's features in a camera.
class Highlighter {
public:
    Highlighter(mesh::DrawList& list, const Camera& camera, double pixel_ratio,
                const style::Color& glow, const style::Color& ink)
        : list_(list),
          camera_(camera),
          pixel_ratio_(pixel_ratio),
          glow_(glow),
          ink_(ink),
          transform_(list.add_transform(camera.px_from_crs)) {}

    void area(const mesh::LayerMesh& mesh, const mesh::MeshShape& shape) {
        const auto rings = subpaths_of(mesh, shape, room_);
        list_.fill(list_.add_style(mesh::solid_style(faded(glow_, kTint).rgba_f32(), 0)),
                   transform_, rings);
        list_.stroke(style_of(glow_, kRing_px), transform_, rings, mesh::Cap::round);
        list_.stroke(style_of(ink_, kThin_px), transform_, rings, mesh::Cap::round);
    }
    void route(const mesh::LayerMesh& mesh, const mesh::MeshShape& shape) {
        const auto paths = subpaths_of(mesh, shape, room_);
        list_.stroke(style_of(faded(glow_, 0.85), kThin_px + 2 * kGlow_px), transform_, paths,
                     mesh::Cap::round);
        list_.stroke(style_of(ink_, kThin_px), transform_, paths, mesh::Cap::round);
    }
    void place(const mesh::LayerMesh& mesh, const mesh::MeshShape& shape) {
        const auto at = camera_.px_from_crs.apply(mesh.points[mesh.parts[shape.first].first]);
        list_.disc_px(style_of(glow_, 2 * (kDot_px + kRing_px)), at);
        list_.disc_px(style_of(ink_, 2 * kDot_px), at);
    }
    void icon(const PlacedIcon& icon) {
        list_.disc_px(style_of(glow_, 2 * (icon.radius_px / pixel_ratio_ + kRing_px)), icon.at_px);
    }

private:
    std::uint32_t style_of(const style::Color& color, double width_css) {
        return list_.add_style(stroke_style(color, width_css * pixel_ratio_));
    }

    mesh::DrawList& list_;
    const Camera& camera_;
    double pixel_ratio_;
    style::Color glow_;
    style::Color ink_;
    std::uint16_t transform_;
    std::vector<mesh::Subpath> room_;
};

}  // namespace

// The selected system where no layer draws it at this scale: its routes and its area; and a ring
// round its icons, or dots at its places. Flows draw their own glow.
void Map::State::add_highlight(const Camera& camera, const FrameSize& size) {
    if (highlight.empty()) {
        return;
    }
    Highlighter marker(moving, camera, size.pixel_ratio, theme_color("highlight"),
                       theme_color("page-text"));
    bool has_icon = false;
    for (const auto& icon : placed_icons) {
        const auto* set = features_of(scene.layers[static_cast<std::size_t>(icon.layer)]);
        if (set != nullptr && is_of(*set, icon.feature, highlight)) {
            marker.icon(icon);
            has_icon = true;
        }
    }
    const bool glows = std::any_of(summaries.begin(), summaries.end(),
                                   [](const auto& summary) { return summary.second.highlighted; });
    const auto each = [&](const std::string& source, const char* source_layer,
                          model::GeometryType type, const model::FeatureSet& set, auto draw) {
        auto* levels = levels_for(source, source_layer, type, false);
        if (levels == nullptr) {
            return;
        }
        const auto& mesh = levels->at(camera.units_per_px);
        for (const auto& shape : mesh.shapes) {
            if (is_of(set, shape.feature, highlight) && is_visible(camera, shape.box, 40)) {
                (marker.*draw)(mesh, shape);
            }
        }
    };
    for (const auto& [id, data] : sources) {
        if (!data.catalogue) {
            continue;
        }
        const auto& features = data.catalogue_features;
        each(id, "areas", model::GeometryType::polygon, features.areas, &Highlighter::area);
        if (!glows) {
            each(id, "", model::GeometryType::line, features.routes, &Highlighter::route);
        }
        if (!has_icon) {
            each(id, "points", model::GeometryType::point, features.points, &Highlighter::place);
        }
    }
}

}  // namespace northway::compose
