// SPDX-License-Identifier: Apache-2.0
// Where the furniture stands: chosen once for the area that the scene is about, so that it rests
// while the view moves and the year runs.
#include "compose/build_shapes.h"
#include "compose/map_state.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace northway::compose {
namespace {

constexpr double kCell_css = 6;

// The middle of the year that the scene opens with.
double opening_year(const scene::Scene& scene) {
    constexpr double kYear = 2024;
    const style::Json state = scene.document.value("state", style::Json::object());
    const style::Json year = state.is_object() ? state.value("year", style::Json()) : style::Json();
    const style::Json value = year.is_object() ? year.value("default", style::Json()) : year;
    return std::floor(value.is_number() ? value.get<double>() : kYear) + 0.5;
}

}  // namespace

Subject Map::State::subject_at(const Camera& camera, const FrameSize& size) {
    const geo::Box map = size.map_px();
    Subject made({map.min_x, map.min_y, map.max_x, map.max_y}, kCell_css * size.pixel_ratio);
    for (const auto& layer : scene.layers) {
        const auto* mesh = layer.type == LayerType::flow && layer.is_shown_at(camera.zoom)
                               ? mesh_of(layer, camera)
                               : nullptr;
        if (mesh == nullptr) {
            continue;
        }
        LayerContext context = context_for(layer, camera, size);
        for (const auto& shape : mesh->shapes) {
            if (!is_visible(camera, shape.box, 0) || !context.select(shape.feature)) {
                continue;
            }
            for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
                const auto& part = mesh->parts[p];
                for (std::uint32_t i = part.first + 1; i < part.first + part.count; ++i) {
                    made.add_line(camera.px_from_crs.apply(mesh->points[i - 1]),
                                  camera.px_from_crs.apply(mesh->points[i]));
                }
            }
        }
    }
    made.finish();
    return made;
}

const std::map<std::string, scene::PageAnchor>& Map::State::anchors_of(const FrameSize& size) {
    if (!scene.page.subject) {
        anchors.clear();
        return anchors;
    }
    const auto& b = *scene.page.subject;
    const auto& m = size.margins;
    const std::string key =
        fmt::format("{} {} {} {} {} {} {} {} {} {} {} {} {} {}", scene.view.crs, b.min_x, b.min_y,
                    b.max_x, b.max_y, scene.view.bearing_deg, size.width_px, size.height_px,
                    size.pixel_ratio, m.top_px, m.right_px, m.bottom_px, m.left_px,
                    layers_state(false));
    if (key == anchors_state) {
        return anchors;
    }
    anchors_state = key;
    anchors.clear();
    scene::View view = scene.view;
    view.bounds = b;
    const auto camera = make_camera(view, projection(), size);
    if (!camera) {
        return anchors;
    }
    const double year = scene.state.contains("year") && scene.state["year"].number() != nullptr
                            ? *scene.state["year"].number()
                            : opening_year(scene);
    Moment moment;
    moment.time = scene::SceneTime::held(opening_year(scene));
    set_year(moment.year());
    // The flows in view there and then.
    std::map<std::string, FlowSummary> now = std::exchange(summaries, {});
    mesh::DrawList nothing;
    summaries = build_flow_layers(*camera, size, moment, nothing);
    page::FurnitureInput input = page_input({*camera, size, {}, true}, moment);
    const Subject about = subject_at(*camera, size);
    input.subject_in = [&about](const page::Box& box) { return about.share_in(box); };
    anchors = page::choose_anchors(*typesetter, input);
    summaries = std::move(now);
    set_year(year);
    return anchors;
}

// What of these entries still shows where furniture hides a part of the map.
std::vector<LegendLayer> Map::State::seen_beside(std::vector<LegendLayer> layers,
                                                 const Sight& sight) {
    for (auto& each : layers) {
        const auto index = static_cast<std::size_t>(each.layer - scene.layers.data());
        std::erase_if(each.entries, [&](const style::Json& entry) {
            const auto filter = style::Filter::parse(entry.value("filter", style::Json()));
            return filter && !is_in_view(index, sight, *filter);
        });
        if (!each.derived.empty() && !is_in_view(index, sight, {})) {
            each.derived.clear();
        }
        each.statuses = icon_statuses(index, sight.hidden);
    }
    return layers;
}

}  // namespace northway::compose
