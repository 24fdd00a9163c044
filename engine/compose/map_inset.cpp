// SPDX-License-Identifier: Apache-2.0
// The insets of a map: small maps in projections of their own, drawn by the builders of the main
// one.
#include "compose/build_shapes.h"
#include "compose/flow_bands.h"
#include "compose/inset.h"
#include "compose/map_frame.h"
#include "compose/map_state.h"
#include "data/vector.h"
#include "page/text_block.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace northway::compose {
namespace {

using scene::InsetSpec;

constexpr double kFlowScale = 0.55;   // of lines and flows, against the main map's
constexpr double kLabelScale = 0.82;  // of names
constexpr double kTitlePadding_css = 5;  // above and below a title
constexpr double kExtent_css = 1.3;
constexpr double kLeastExtent_css = 9;  // a smaller extent is a mark
constexpr double kCoast_css = 0.45;
constexpr double kGraticule_css = 0.4;
constexpr double kRim_css = 0.8;

style::Color faded(style::Color color, double opacity) {
    return {color.r * opacity, color.g * opacity, color.b * opacity, color.a * opacity, {}};
}

// A circle as a ring of corners, each within 0.1 px of it.
std::vector<geo::XY> circle(geo::XY middle, double radius_px, bool clockwise) {
    const int corners = std::max(24, static_cast<int>(std::ceil(
                                         std::numbers::pi * std::sqrt(radius_px / 0.2))));
    std::vector<geo::XY> ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = (clockwise ? 2 : -2) * std::numbers::pi * i / corners;
        ring.push_back({middle.x + radius_px * std::cos(angle),
                        middle.y + radius_px * std::sin(angle)});
    }
    return ring;
}

mesh::TileBox tiles_of(const page::Box& box) {
    const double tile = shaders::kTileSize;
    return {static_cast<int>(std::lround(box.x0 / tile)),
            static_cast<int>(std::lround(box.y0 / tile)),
            static_cast<int>(std::lround(box.x1 / tile)),
            static_cast<int>(std::lround(box.y1 / tile))};
}

void stroke_ring(mesh::DrawList& list, const style::Color& color, double width_px,
                 std::span<const geo::XY> ring) {
    list.stroke_px(list.add_style(stroke_style(color, width_px)), ring, true, mesh::Cap::butt);
}

// The size of the sheet with the inset's map as its map.
FrameSize size_of_inset(const FrameSize& size, const page::Box& map) {
    FrameSize inner = size;
    inner.covered = {};
    inner.margins = {static_cast<int>(map.y0), size.width_px - static_cast<int>(map.x1),
                     size.height_px - static_cast<int>(map.y1), static_cast<int>(map.x0)};
    return inner;
}

}  // namespace

double Map::State::inset_title_px(const InsetSpec& spec, const FrameSize& size) const {
    if (spec.title.in(scene.language()).empty()) {
        return 0;
    }
    const page::Sheet measures = page_sheet(size);
    return std::round(1.2 * page::type_px(measures, page::kBodyStep) +
                      2 * kTitlePadding_css * measures.unit_px);
}

bool Map::State::InsetArea::contains(geo::XY px) const {
    const double x = px.x - 0.5 * (box.x0 + box.x1);
    const double y = px.y - 0.5 * (box.y0 + box.y1);
    return is_round ? std::hypot(x, y) <= 0.5 * std::min(box.width(), box.height())
                    : std::abs(x) <= 0.5 * box.width() && std::abs(y) <= 0.5 * box.height();
}

bool Map::State::is_in_inset(geo::XY px) const {
    return std::any_of(inset_areas.begin(), inset_areas.end(),
                       [px](const InsetArea& area) { return area.contains(px); });
}

Map::State::Inset* Map::State::inset_at(std::size_t index, geo::LonLat main_center) {
    insets.resize(scene.page.insets.size());
    Inset& inset = insets[index];
    const std::string crs = inset_crs(scene.page.insets[index], main_center);
    if (inset.crs != crs) {
        inset = {};
        inset.crs = crs;
        auto made = geo::Projection::create(crs);
        if (!made) {
            inset.problem = made.error().message;
            return nullptr;
        }
        inset.projected = Projected{crs, std::move(*made), {}, {}, false};
    }
    if (!inset_land) {
        data::VectorRequest request;
        request.path = (share / "geodata" / "basemap" / "basemap.gpkg").string();
        request.layer = "land_world";
        auto land = data::read_vector(request);
        inset_land = land ? std::move(*land) : model::FeatureSet{};
        if (!land) {
            inset.problem = land.error().message;
        }
    }
    if (!inset.projected) {
        return nullptr;
    }
    if (!inset.land) {
        inset.land = std::make_unique<mesh::MeshLevels>(
            *inset_land, model::GeometryType::polygon, inset.projected->projection);
    }
    return &inset;
}

std::vector<page::Slot> Map::State::inset_slots(const Camera& camera, const FrameSize& size,
                                                const Moment& moment) {
    std::vector<page::Slot> slots;
    inset_areas.clear();
    const double px_per_mm = 96 / 25.4 * size.pixel_ratio;
    for (std::size_t i = 0; i < scene.page.insets.size(); ++i) {
        const InsetSpec& spec = scene.page.insets[i];
        page::Slot slot;
        slot.item = spec.item;
        using scene::PageArea;
        using scene::Side;
        for (const Side side : {Side::top_right, Side::bottom_right, Side::top_left,
                                Side::bottom_left, Side::right, Side::left}) {
            slot.anchors.push_back({PageArea::map, side});
        }
        slot.order = 5;
        slot.least_scale = 0.7;
        const InsetSize wanted = inset_size(spec, size);
        slot.width_mm = wanted.width_mm;
        slot.height_mm = wanted.height_mm;
        slot.height_mm += inset_title_px(spec, size) / px_per_mm;
        slot.draw = [this, i, camera, size, moment](mesh::DrawList&, const page::Box& box) {
            draw_inset(i, box, camera, size, moment);
        };
        slots.push_back(std::move(slot));
    }
    return slots;
}

void Map::State::draw_inset(std::size_t index, const page::Box& box, const Camera& main,
                            const FrameSize& size, const Moment& moment) {
    const InsetSpec& spec = scene.page.insets[index];
    Inset* inset = inset_at(index, main.center);
    const double unit_px = furniture_unit_px(size);
    const std::string& title = spec.title.in(scene.language());
    const bool round = spec.shape == InsetSpec::Shape::round;
    const double title_px = inset_title_px(spec, size);
    // A round inset without a title needs no panel.
    const bool panel = round && !title.empty();
    const InsetPlace place = place_inset(box, title_px, panel ? kTitlePadding_css * unit_px : 0);
    if (inset == nullptr || place.empty()) {
        return;
    }
    const FrameSize inner = size_of_inset(size, place.map);
    auto camera = inset_camera(spec, inset->projected->projection, main.center, inner);
    if (!camera) {
        inset->problem = camera.error().message;
        return;
    }
    inset_areas.push_back({panel ? place.panel : place.map, !panel});
    const style::Color rim = theme_color("page-line");
    if (!title.empty()) {
        over.rectangle_px(
            over.add_style(mesh::solid_style(theme_color("paper").rgba_f32(), 0)),
            std::round(place.panel.x0), std::round(place.panel.y0), std::round(place.panel.x1),
            std::round(panel ? place.panel.y1 : place.map.y0));
        const page::Sheet measures = page_sheet(size);
        page::TextWish wish;
        wish.size_px = page::type_px(measures, page::kBodyStep);
        wish.style = text::FontStyle::bold;
        wish.wraps = false;
        wish.max_width_px = place.panel.width() - 2 * measures.padding_px;
        const auto block = page::set_text(*typesetter, title, scene.language(), wish);
        page::draw_block(over, *typesetter, block, place.panel.x0 + measures.padding_px,
                         place.panel.y0 + 0.5 * (title_px - block.height_px()),
                         theme_color("page-text"));
    }
    const geo::XY middle{0.5 * (place.map.x0 + place.map.x1), 0.5 * (place.map.y0 + place.map.y1)};
    const bool globe = round && spec.crs.empty() && !spec.bounds && !(spec.radius_km > 0);
    const double half_px = 0.5 * std::min(place.map.width(), place.map.height());
    const double radius_px = (globe ? half_px / 1.02 : half_px - kRim_css * unit_px);
    over.set_clip(tiles_of(place.map));
    const auto sea = over.add_style(mesh::solid_style(theme_color("sea").rgba_f32(), 0));
    if (round) {
        over.fill_px(sea, circle(middle, radius_px, true));
    } else {
        over.rectangle_px(sea, place.map.x0, place.map.y0, place.map.x1, place.map.y1);
    }
    draw_inset_land(*inset, *camera, unit_px);
    if (spec.type == InsetSpec::Type::map || !spec.layers.empty()) {
        draw_inset_layers(spec, *inset, *camera, inner, moment);
    }
    if (spec.shows_extent) {
        draw_extent(spec, *inset, *camera, main, size);
    }
    over.set_clip(std::nullopt);
    if (round) {
        if (!globe && panel) {
            cover_corners(place.map, middle, radius_px);
        }
        stroke_ring(over, rim, kRim_css * unit_px, circle(middle, radius_px, true));
    }
    if (!round || panel) {
        // One line round all of it, on whole pixels like the rims of other panels.
        const double width_px = std::max(1.0, std::round(kRim_css * unit_px));
        const page::Box outer = page::snapped(place.panel);
        const double in = 0.5 * width_px;
        const geo::XY outline[] = {{outer.x0 + in, outer.y0 + in},
                                   {outer.x1 - in, outer.y0 + in},
                                   {outer.x1 - in, outer.y1 - in},
                                   {outer.x0 + in, outer.y1 - in}};
        stroke_ring(over, rim, width_px, outline);
    }
}

// What lies in the box but outside the circle is the panel's.
void Map::State::cover_corners(const page::Box& box, geo::XY middle, double radius_px) {
    std::vector<geo::XY> ring{{box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1},
                              {box.x0, box.y1}, {box.x0, box.y0}};
    auto hole = circle(middle, radius_px, false);
    // One ring that goes to the circle and back: the way there and back cancel out.
    hole.push_back(hole.front());
    ring.insert(ring.end(), hole.begin(), hole.end());
    over.fill_px(over.add_style(mesh::solid_style(theme_color("paper").rgba_f32(), 0)), ring);
}

void Map::State::draw_inset_land(Inset& inset, const Camera& camera, double unit_px) {
    const auto& mesh = inset.land->at(camera.units_per_px);
    const auto transform = over.add_transform(camera.px_from_crs);
    const auto land = over.add_style(mesh::solid_style(theme_color("land-plain").rgba_f32(), 0));
    const auto coast =
        over.add_style(stroke_style(theme_color("coast"), kCoast_css * unit_px));
    std::vector<mesh::Subpath> room;
    for (const auto& shape : mesh.shapes) {
        if (is_visible(camera, shape.box, 1)) {
            over.fill(land, transform, subpaths_of(mesh, shape, room));
        }
    }
    scene::GraticuleSpec lines;
    lines.lon_interval_deg = lines.lat_interval_deg = 30;
    Graticule made;
    const auto line_style =
        over.add_style(stroke_style(faded(theme_color("graticule"), 0.7), kGraticule_css * unit_px));
    make_graticule(made, lines, inset.projected->projection, camera);
    for (const auto& line : made.lines) {
        for (const auto& piece : line.pieces) {
            std::vector<geo::XY> px;
            for (const auto& point : piece.points) {
                px.push_back(camera.px_from_crs.apply(point));
            }
            over.stroke_px(line_style, px, false, mesh::Cap::butt);
        }
    }
    for (const auto& shape : mesh.shapes) {
        if (is_visible(camera, shape.box, 1)) {
            room.clear();
            for (std::uint32_t i = shape.first; i < shape.first + shape.count; ++i) {
                room.push_back(mesh.subpath(mesh.parts[i]));
            }
            over.stroke(coast, transform, room, mesh::Cap::butt);
        }
    }
}

// The layers that the inset asks for, in the scene's order; without any its flows, with marks that
// stand.
void Map::State::draw_inset_layers(const InsetSpec& spec, Inset& inset, const Camera& camera,
                                   const FrameSize& size, const Moment& moment) {
    FrameSize fine = size;
    fine.pixel_ratio *= kFlowScale;
    FrameSize lettered = size;
    lettered.pixel_ratio *= kLabelScale;
    Moment still;
    still.time = scene::SceneTime::held(std::floor(moment.year() + 1e-9) + 0.5);
    still.marks_move = false;
    // The builders take the first projection for the map's: for a while it is the inset's.
    projected.push_front(std::move(*inset.projected));
    text::BusyPlaces bands;  // names keep off wide flows
    const auto is_wanted = [&spec](const Layer& layer) {
        const bool named =
            std::find(spec.layers.begin(), spec.layers.end(), layer.id) != spec.layers.end();
        return layer.visible && (spec.layers.empty() ? layer.type == LayerType::flow : named);
    };
    for (const Layer& layer : scene.layers) {
        if (!is_wanted(layer)) {
            continue;
        }
        const SourceData* data = data_of(layer.source);
        if (layer.type == LayerType::flow) {
            if (data == nullptr || data->flows() == nullptr) {
                continue;
            }
            LayerContext context(layer, features_of(layer), scene.state, camera, fine.pixel_ratio);
            FlowInput input;
            input.flows = data->flows();
            input.mesh = mesh_of(layer, camera);
            input.moment = &still;
            input.tempo_years_per_s = scene.tempo_years_per_s;
            input.speed_m_per_s = scene.speed_m_per_s;
            build_flows(context, input, over);
            add_flow_bands(context, *input.flows, *input.mesh, fine, bands);
        } else if (layer.type != LayerType::symbol) {
            add_shape_layer(layer, camera, fine, over);
        }
    }
    const auto add_labels = [&](LabelBuilder& labels) {
        for (std::size_t i = 0; i < scene.layers.size(); ++i) {
            const Layer& layer = scene.layers[i];
            if (layer.type == LayerType::symbol && is_wanted(layer) &&
                features_of(layer) != nullptr) {
                LayerContext context = context_for(layer, camera, lettered);
                const bool at_points =
                    layer.property("symbol-placement").string({}, "point") == "point";
                labels.add_layer(context, nullptr, symbol_meshes(layer, camera, false),
                                 at_points ? point_spots(symbol_meshes(layer, camera, true))
                                           : std::vector<SymbolSpot>(),
                                 static_cast<int>(i), 1);
            }
        }
    };
    using Stage = LabelBuilder::Stage;
    LabelBuilder decider(Stage::decide, *typesetter, icons, images, scene.language(), lettered,
                         nullptr);
    add_labels(decider);
    const LabelDecisions decided = decider.decide(bands);
    LabelBuilder labels(Stage::draw, *typesetter, icons, images, scene.language(), lettered,
                        &decided);
    add_labels(labels);
    labels.draw(over, {});
    inset.projected = std::move(projected.front());
    projected.pop_front();
}

// The outline of what the main map shows, or a mark where that is small.
void Map::State::draw_extent(const InsetSpec& spec, const Inset& inset, const Camera& camera,
                             const Camera& main, const FrameSize& size) {
    const double unit_px = furniture_unit_px(size);
    const style::Color color = spec.outline.value_or(theme_color("inset-extent"));
    const Footprint footprint =
        footprint_of(projection(), main, size.map_px(), inset.projected->projection,
                     0.2 * camera.units_per_px);
    geo::Box bounds;
    const auto to_px = [&](const std::vector<geo::XY>& points) {
        std::vector<geo::XY> px;
        for (const auto& point : points) {
            px.push_back(camera.px_from_crs.apply(point));
            bounds.add(px.back());
        }
        return px;
    };
    const auto fill = over.add_style(mesh::solid_style(faded(color, 0.14).rgba_f32(), 0));
    const auto line = over.add_style(stroke_style(color, kExtent_css * unit_px));
    std::vector<std::vector<geo::XY>> lines;
    for (const auto& each : footprint.lines) {
        lines.push_back(to_px(each));
    }
    if (bounds.is_empty()) {
        return;
    }
    const double least_px = kLeastExtent_css * unit_px;
    if (std::max(bounds.width(), bounds.height()) < least_px) {
        const geo::XY at = bounds.center();
        const double half = 0.5 * least_px;
        const geo::XY mark[] = {{at.x - half, at.y - half},
                                {at.x + half, at.y - half},
                                {at.x + half, at.y + half},
                                {at.x - half, at.y + half}};
        over.fill_px(fill, mark);
        over.stroke_px(line, mark, true, mesh::Cap::butt);
        return;
    }
    for (const auto& ring : footprint.rings) {
        over.fill_px(fill, to_px(ring));
    }
    for (const auto& each : lines) {
        over.stroke_px(line, each, false, mesh::Cap::round);
    }
}

}  // namespace northway::compose
