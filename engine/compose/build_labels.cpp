// SPDX-License-Identifier: Apache-2.0
#include "compose/build_labels.h"

#include "compose/build_shapes.h"
#include "compose/label_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>

namespace northway::compose {
namespace {

// Keys of one layer stay below this, so that layers never mix.
constexpr float kKeysPerLayer = 1000;
// Lines are labelled in stretches of about this length.
constexpr double kStretch_px = 4096;
// Equal names keep this far from each other, and more where they are long.
constexpr double kSameName_css = 40;
// Places so near each other are one.
constexpr double kSamePlace_css = 1.5;
constexpr float kSameNameWidths = 1.2F;
// Lines beside which a label stands are smoothed in steps of this.
constexpr double kSmooth_css = 8;
// Between an icon and its text.
constexpr double kIconGap_css = 2;

struct AnchorName {
    std::string_view name;
    text::Anchor anchor;
};
constexpr std::array kAnchors{AnchorName{"center", text::Anchor::center},
                              AnchorName{"left", text::Anchor::left},
                              AnchorName{"right", text::Anchor::right},
                              AnchorName{"top", text::Anchor::top},
                              AnchorName{"bottom", text::Anchor::bottom},
                              AnchorName{"top-left", text::Anchor::top_left},
                              AnchorName{"top-right", text::Anchor::top_right},
                              AnchorName{"bottom-left", text::Anchor::bottom_left},
                              AnchorName{"bottom-right", text::Anchor::bottom_right}};

void add_anchor(std::vector<text::Anchor>& anchors, const std::string* name) {
    for (const auto& each : kAnchors) {
        if (name != nullptr && each.name == *name) {
            anchors.push_back(each.anchor);
        }
    }
}

std::vector<text::Anchor> anchors_of(const LayerContext& context) {
    std::vector<text::Anchor> anchors;
    const style::Value variable = context.value("text-variable-anchor");
    if (const auto* array = variable.array()) {
        for (const auto& item : *array) {
            add_anchor(anchors, item.string());
        }
    }
    if (anchors.empty()) {
        const style::Value anchor = context.value("text-anchor");
        add_anchor(anchors, anchor.string());
    }
    return anchors;
}

// A place well inside a polygon: the middle of the widest span on a few level lines through it.
geo::XY inner_point(const mesh::LayerMesh& mesh, const mesh::MeshShape& shape) {
    geo::XY best = shape.box.center();
    double widest = 0;
    for (const double fraction : {0.5, 0.42, 0.58, 0.34, 0.66}) {
        const double y = shape.box.min_y + fraction * shape.box.height();
        std::vector<double> crossings;
        for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
            const auto& part = mesh.parts[p];
            for (std::uint32_t i = 0; i < part.count; ++i) {
                const geo::XY a = mesh.points[part.first + i];
                const geo::XY b = mesh.points[part.first + (i + 1) % part.count];
                if ((a.y <= y) != (b.y <= y)) {
                    crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
                }
            }
        }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const double width = crossings[i + 1] - crossings[i];
            if (width > 1.15 * widest) {
                widest = width;
                best = {0.5 * (crossings[i] + crossings[i + 1]), y};
            }
        }
    }
    return best;
}

text::FontStyle font_style_of(const LayerContext& context) {
    const style::Value fonts = context.value("text-font");
    std::string names;
    if (const auto* array = fonts.array()) {
        for (const auto& item : *array) {
            names += item.string() != nullptr ? *item.string() : std::string();
        }
    }
    const bool bold = names.find("Bold") != std::string::npos;
    const bool italic = names.find("Italic") != std::string::npos;
    return bold && italic ? text::FontStyle::bold_italic
           : bold         ? text::FontStyle::bold
           : italic       ? text::FontStyle::italic
                          : text::FontStyle::regular;
}

// The icon's own colour is the drawing's; the others are the plate's.
page::IconLook look_of(const LayerContext& context) {
    page::IconLook look;
    look.size_px = style::kIconBox * context.px("icon-size");
    look.ink = context.color("icon-color", "icon-opacity");
    look.color = context.color("icon-plate-color", "icon-opacity");
    look.paper = context.color("icon-plate-paper", "icon-opacity");
    look.level = context.number("icon-plate-level");
    look.rim = context.color("icon-plate-rim-color", "icon-opacity");
    look.rim_px = context.px("icon-plate-rim-width");
    look.halo = context.color("icon-halo-color", "icon-opacity");
    look.halo_px = context.px("icon-halo-width");
    look.strike = context.color("icon-strike-color", "icon-opacity");
    look.bars = static_cast<int>(context.number("icon-strike-bars"));
    return look;
}

}  // namespace

// Where a layer that labels points puts them: a feature with polygons once, in its largest.
std::vector<LabelBuilder::Spot> LabelBuilder::spots_of(LayerContext& context,
                                                       const mesh::LayerMesh& mesh) const {
    std::vector<Spot> spots;
    if (mesh.type == model::GeometryType::polygon) {
        const auto size_of = [](const mesh::MeshShape& shape) {
            return shape.box.width() * shape.box.height();
        };
        std::map<std::uint32_t, const mesh::MeshShape*> largest;
        for (const auto& shape : mesh.shapes) {
            const auto [at, is_new] = largest.emplace(shape.feature, &shape);
            if (!is_new && size_of(shape) > size_of(*at->second)) {
                at->second = &shape;
            }
        }
        for (const auto& [feature, shape] : largest) {
            if (is_visible(context.camera(), shape->box, 0) && context.select(feature)) {
                spots.push_back({feature, inner_point(mesh, *shape)});
            }
        }
        return spots;
    }
    for (const auto& shape : mesh.shapes) {
        if (!is_visible(context.camera(), shape.box, 0) || !context.select(shape.feature)) {
            continue;
        }
        for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
            const auto& part = mesh.parts[p];
            if (mesh.type != model::GeometryType::point) {
                spots.push_back({shape.feature, mesh.points[part.first + part.count / 2]});
                continue;
            }
            for (std::uint32_t i = 0; i < part.count; ++i) {
                spots.push_back({shape.feature, mesh.points[part.first + i]});
            }
        }
    }
    return spots;
}

void LabelBuilder::add_layer(LayerContext& context, const mesh::LayerMesh& mesh, int layer_index) {
    layer_priority_ = -kKeysPerLayer * static_cast<float>(layer_index);
    if (mesh.type == model::GeometryType::line && context.text("symbol-placement") != "point") {
        for (const auto& shape : mesh.shapes) {
            if (!is_visible(context.camera(), shape.box, 0) || !context.select(shape.feature)) {
                continue;
            }
            for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
                add_line(context, mesh, mesh.parts[p]);
            }
        }
        return;
    }
    const auto spots = spots_of(context, mesh);
    if (context.layer().property("icon-image").is_set()) {
        add_icons(context, spots, layer_index);
        return;
    }
    for (const Spot& spot : spots) {
        context.select(spot.feature);
        add_point(context, spot.at);
    }
}

// The part of a request that point and line labels share; nothing when there is nothing to write.
std::optional<LabelBuilder::Prepared> LabelBuilder::prepare(LayerContext& context) {
    const std::string text = context.text("text-field");
    const double size_px = context.px("text-size");
    if (text.empty() || size_px <= 0) {
        return std::nullopt;
    }
    text::ShapeOptions options;
    options.style = font_style_of(context);
    options.letter_spacing_em = static_cast<float>(context.number("text-letter-spacing"));
    options.line_height_em = static_cast<float>(context.number("text-line-height"));
    options.align = text::Align::center;
    const bool on_line = context.text("symbol-placement") != "point";
    options.max_width_em = on_line ? 0 : static_cast<float>(context.number("text-max-width"));
    const text::ShapedText& shaped = type_.shaped(text, language_, options);
    for (const char32_t code_point : shaped.missing) {
        if (std::find(missing_.begin(), missing_.end(), code_point) == missing_.end()) {
            missing_.push_back(code_point);
        }
    }
    Prepared prepared;
    page::TextLook& look = prepared.look;
    look.size_px = size_px;
    look.color = context.color("text-color", "text-opacity");
    look.halo_color = context.color("text-halo-color", "text-opacity");
    look.halo_px = context.px("text-halo-width");

    text::LabelRequest& request = prepared.request;
    request.priority =
        layer_priority_ +
        std::clamp(static_cast<float>(context.number("symbol-sort-key")), 0.0F, kKeysPerLayer - 1);
    request.text = &shaped;
    request.size_px = static_cast<float>(size_px);
    request.padding_px = static_cast<float>(std::max(context.px("text-padding"), look.halo_px));
    request.allow_overlap =
        context.layer().property("text-allow-overlap").boolean(context.evaluation(), false);
    // The same name does not stand twice side by side.
    request.group = 1 + static_cast<std::uint32_t>(std::hash<std::string>{}(text) % 0xFFFFFFFEU);
    request.group_distance_px = std::max(static_cast<float>(kSameName_css * context.pixel_ratio()),
                                         kSameNameWidths * shaped.width_em * request.size_px);
    return prepared;
}

void LabelBuilder::push(Prepared prepared) {
    prepared.request.id = static_cast<std::uint32_t>(requests_.size());
    requests_.push_back(prepared.request);
    looks_.push_back(prepared.look);
}

// `px`: the place; `keep_clear_px`: the radius of the icon there, 0 without one; `side` as in
// IconPlace.
std::optional<LabelBuilder::Prepared> LabelBuilder::prepare_point(LayerContext& context, geo::XY px,
                                                                  double keep_clear_px, int side) {
    auto prepared = prepare(context);
    if (!prepared) {
        return std::nullopt;
    }
    text::LabelRequest& request = prepared->request;
    request.kind = text::LabelKind::point;
    request.point = {static_cast<float>(px.x), static_cast<float>(px.y)};
    const double radial = context.number("text-radial-offset");
    request.radial_offset_px = static_cast<float>(radial) * request.size_px;
    const style::Value offset = context.value("text-offset");
    if (const auto* array = offset.array();
        radial == 0 && keep_clear_px == 0 && array != nullptr && array->size() == 2) {
        const double* x = (*array)[0].number();
        const double* y = (*array)[1].number();
        request.point.x += static_cast<float>(x != nullptr ? *x : 0) * request.size_px;
        request.point.y += static_cast<float>(y != nullptr ? *y : 0) * request.size_px;
    }
    auto anchors = side == 0 ? anchors_of(context)
                             : std::vector{side > 0 ? text::Anchor::left : text::Anchor::right};
    if (keep_clear_px > 0) {
        request.radial_offset_px =
            std::max(request.radial_offset_px,
                     static_cast<float>(keep_clear_px + kIconGap_css * context.pixel_ratio()));
        request.marker_radius_px = static_cast<float>(keep_clear_px);
    } else if (anchors.front() != text::Anchor::center) {
        // A label that stands beside its place has a marker there, which reaches a little less far.
        request.marker_radius_px = 0.8F * request.radial_offset_px;
    } else {
        request.keeps_off = true;
    }
    request.anchors = anchors_.emplace_back(std::move(anchors));
    return prepared;
}

void LabelBuilder::add_point(LayerContext& context, geo::XY at) {
    const auto px = context.camera().px_from_crs.apply(at);
    if (px.x < 0 || px.y < 0 || px.x > size_.width_px || px.y > size_.height_px) {
        return;
    }
    if (auto prepared = prepare_point(context, px, 0, 0)) {
        push(std::move(*prepared));
    }
}

void LabelBuilder::add_icons(LayerContext& context, std::span<const Spot> spots, int layer_index) {
    std::vector<WantedIcon> wanted;
    std::vector<Spot> kept;
    for (const Spot& spot : spots) {
        context.select(spot.feature);
        const style::Value image = context.value("icon-image");
        const style::Icon* drawing =
            image.image() != nullptr ? icon_set_.find(image.image()->name) : nullptr;
        WantedIcon icon;
        icon.look = look_of(context);
        if (drawing == nullptr || icon.look.size_px <= 0) {
            continue;
        }
        icon.drawing = drawing;
        icon.layer = layer_index;
        icon.feature = spot.feature;
        icon.request.place = spot.at;
        icon.request.at_px = context.camera().px_from_crs.apply(spot.at);
        icon.request.radius_px = page::icon_radius_px(icon.look);
        icon.request.sort_key = context.number("symbol-sort-key");
        icon.request.allow_overlap =
            context.layer().property("icon-allow-overlap").boolean(context.evaluation(), false);
        icon.priority = layer_priority_ + std::clamp(static_cast<float>(icon.request.sort_key),
                                                     0.0F, kKeysPerLayer - 1);
        wanted.push_back(std::move(icon));
        kept.push_back(spot);
    }
    std::vector<IconRequest> requests;
    double row_px = 0;
    for (const auto& icon : wanted) {
        requests.push_back(icon.request);
        row_px = std::max(row_px, 2 * icon.request.radius_px + context.pixel_ratio());
    }
    const std::string stack = context.text("icon-stack");
    const auto places = stack_icons(requests,
                                    stack == "list"    ? IconStack::list
                                    : stack == "first" ? IconStack::first
                                                       : IconStack::none,
                                    row_px);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        wanted[i].place = places[i];
        if (places[i].shown) {
            context.select(kept[i].feature);
            wanted[i].text = prepare_point(context, places[i].at_px, wanted[i].request.radius_px,
                                           places[i].side);
            icons_.push_back(std::move(wanted[i]));
        }
    }
}

// Long lines are cut at places that are fixed on the ground, so that their labels do not slide when
// the view moves; only the stretches in view are asked for.
void LabelBuilder::add_line(LayerContext& context, const mesh::LayerMesh& mesh,
                            const mesh::MeshPart& part) {
    const double stretch_m =
        kStretch_px * std::exp2(std::round(std::log2(context.camera().metres_per_px)));
    std::vector<text::PxPoint> stretch;
    bool in_view = false;
    double number = -1;
    const auto flush = [&] {
        if (in_view && stretch.size() >= 2) {
            add_stretch(context, stretch);
        }
        stretch.clear();
        in_view = false;
    };
    for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
        const auto px = context.camera().px_from_crs.apply(mesh.points[i]);
        const double here = std::floor(mesh.distance_m[i] / stretch_m);
        stretch.push_back({static_cast<float>(px.x), static_cast<float>(px.y)});
        in_view |= px.x > 0 && px.y > 0 && px.x < size_.width_px && px.y < size_.height_px;
        if (here != number) {
            flush();
            stretch.push_back({static_cast<float>(px.x), static_cast<float>(px.y)});
            in_view = px.x > 0 && px.y > 0 && px.x < size_.width_px && px.y < size_.height_px;
            number = here;
        }
    }
    flush();
}

void LabelBuilder::add_stretch(LayerContext& context, std::vector<text::PxPoint> stretch) {
    auto prepared = prepare(context);
    if (!prepared) {
        return;
    }
    text::LabelRequest* request = &prepared->request;
    request->kind = text::LabelKind::line;
    request->keeps_off = true;
    const float step_px = static_cast<float>(kSmooth_css * context.pixel_ratio());
    const style::Value offset = context.value("text-offset");
    if (const auto* array = offset.array(); array != nullptr && array->size() == 2) {
        const double* y = (*array)[1].number();
        request->line_offset_px = static_cast<float>(y != nullptr ? *y : 0) * request->size_px;
    }
    if (request->line_offset_px != 0) {
        stretch = smoothed(stretch, step_px);
    }
    const auto spacing = static_cast<float>(context.px("symbol-spacing"));
    request->repeat_px = context.text("symbol-placement") == "line-center" ? 0 : spacing;
    request->group_distance_px = spacing;
    request->keep_upright =
        context.layer().property("text-keep-upright").boolean(context.evaluation(), true);
    request->max_angle_rad =
        static_cast<float>(context.number("text-max-angle") * std::numbers::pi / 180.0);
    std::vector<std::vector<text::PxPoint>> pieces;
    if (request->line_offset_px != 0) {
        pieces = without_bends(stretch);
    } else {
        pieces.push_back(std::move(stretch));
    }
    for (auto& piece : pieces) {
        prepared->request.line = lines_.emplace_back(std::move(piece));
        push(*prepared);
        if (prepared->request.line_offset_px != 0) {
            // Where the name finds no room on its side of the line it may stand on the other.
            Prepared other = *prepared;
            other.request.line_offset_px = -other.request.line_offset_px;
            other.request.priority += 0.5F;
            push(std::move(other));
        }
    }
}

text::PxBox LabelBuilder::map_box(float inset_px) const {
    const geo::Box map = size_.map_px();
    return {static_cast<float>(map.min_x) + inset_px, static_cast<float>(map.min_y) + inset_px,
            static_cast<float>(map.max_x) - inset_px, static_cast<float>(map.max_y) - inset_px};
}

// The icons that matter most come first.
std::vector<std::uint8_t> LabelBuilder::choose(const text::PxBox& bounds,
                                               std::span<const text::PxBox> obstacles) {
    std::stable_sort(icons_.begin(), icons_.end(), [](const WantedIcon& a, const WantedIcon& b) {
        return a.priority < b.priority;
    });
    std::vector<IconRequest> requests;
    std::vector<IconPlace> places;
    for (const auto& icon : icons_) {
        requests.push_back(icon.request);
        places.push_back(icon.place);
    }
    return choose_icons(requests, places, bounds, obstacles);
}

std::vector<PlacedIcon> LabelBuilder::preview() {
    const auto chosen = choose(map_box(0), {});
    std::vector<PlacedIcon> result;
    for (std::size_t i = 0; i < icons_.size(); ++i) {
        if (chosen[i] != 0) {
            result.push_back({icons_[i].layer, icons_[i].feature, icons_[i].place.at_px,
                              icons_[i].request.radius_px, icons_[i].place.stack_px});
        }
    }
    return result;
}

// The labels of icons join the others.
void LabelBuilder::draw_icons(mesh::DrawList& list, const text::PxBox& bounds,
                              std::span<const text::PxBox> obstacles) {
    const auto chosen = choose(bounds, obstacles);
    // The least important below.
    for (std::size_t i = icons_.size(); i-- > 0;) {
        if (chosen[i] != 0) {
            page::draw_icon(list, *icons_[i].drawing, icons_[i].place.at_px, icons_[i].look);
        }
    }
    for (std::size_t i = 0; i < icons_.size(); ++i) {
        if (chosen[i] == 0) {
            continue;
        }
        placed_icons_.push_back({icons_[i].layer, icons_[i].feature, icons_[i].place.at_px,
                                 icons_[i].request.radius_px, icons_[i].place.stack_px});
        icon_has_text_.push_back(icons_[i].text.has_value());
        if (icons_[i].text) {
            has_icon_.insert(static_cast<std::uint32_t>(requests_.size()));
            push(std::move(*icons_[i].text));
        }
    }
}

// A label whose place lies under an icon stands beside the icon; of a list of icons above or below,
// as their own labels stand at the sides.
void LabelBuilder::clear_icons() {
    static constexpr text::Anchor kAround[] = {text::Anchor::bottom, text::Anchor::top};
    for (auto& request : requests_) {
        if (request.kind != text::LabelKind::point || has_icon_.count(request.id) > 0 ||
            request.radial_offset_px <= 0) {
            continue;
        }
        for (const auto& icon : placed_icons_) {
            const double apart = std::hypot(icon.at_px.x - static_cast<double>(request.point.x),
                                            icon.at_px.y - static_cast<double>(request.point.y));
            if (apart >= std::max(icon.radius_px, icon.stack_px)) {
                continue;
            }
            const double clear = icon.stack_px > 0 ? icon.stack_px : icon.radius_px + apart;
            request.radial_offset_px =
                std::max(request.radial_offset_px,
                         static_cast<float>(clear + kIconGap_css * size_.pixel_ratio));
            request.marker_radius_px = 0;
            request.required = true;  // it says where the icon is
            if (icon.stack_px > 0) {
                request.anchors = kAround;
            }
        }
    }
}

// One name for one place: of two labels without icons that stand for the same spot, or have the
// same text for spots near each other, the more important stays.
void LabelBuilder::leave_out_doubles() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < requests_.size(); ++i) {
        if (requests_[i].kind == text::LabelKind::point && has_icon_.count(requests_[i].id) == 0) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return requests_[a].priority < requests_[b].priority;
    });
    const double ratio = size_.pixel_ratio;
    const double cell_px = kSameName_css * ratio;
    std::map<std::pair<int, int>, std::vector<std::size_t>> kept;
    for (const std::size_t i : order) {
        auto& request = requests_[i];
        const auto column = static_cast<int>(std::floor(request.point.x / cell_px));
        const auto row = static_cast<int>(std::floor(request.point.y / cell_px));
        bool is_double = false;
        for (int dy = -1; dy <= 1 && !is_double; ++dy) {
            for (int dx = -1; dx <= 1 && !is_double; ++dx) {
                const auto cell = kept.find({column + dx, row + dy});
                is_double =
                    cell != kept.end() &&
                    std::any_of(cell->second.begin(), cell->second.end(), [&](auto j) {
                        const auto& other = requests_[j];
                        const double apart = std::hypot(request.point.x - other.point.x,
                                                        request.point.y - other.point.y);
                        return apart <
                               (other.group == request.group ? cell_px : kSamePlace_css * ratio);
                    });
            }
        }
        if (is_double) {
            request.text = nullptr;
            request.marker_radius_px = 0;
        } else {
            kept[{column, row}].push_back(i);
        }
    }
}

std::vector<std::vector<text::PxBox>> LabelBuilder::draw(mesh::DrawList& list,
                                                         std::span<const text::PxBox> obstacles,
                                                         const text::BusyPlaces& busy) {
    const auto margin = static_cast<float>(3 * size_.pixel_ratio);
    const text::PxBox bounds = map_box(margin);
    draw_icons(list, bounds, obstacles);
    // Labels keep clear of icons without a text of their own.
    std::vector<text::PxBox> taken(obstacles.begin(), obstacles.end());
    for (std::size_t i = 0; i < placed_icons_.size(); ++i) {
        if (!icon_has_text_[i]) {
            const auto& icon = placed_icons_[i];
            const auto x = static_cast<float>(icon.at_px.x);
            const auto y = static_cast<float>(icon.at_px.y);
            const auto reach = static_cast<float>(0.85 * icon.radius_px);
            taken.push_back({x - reach, y - reach, x + reach, y + reach});
        }
    }
    clear_icons();
    leave_out_doubles();
    const auto placement = text::place(requests_, bounds, taken, busy);
    std::vector<std::vector<text::PxBox>> drawn;
    for (const auto& label : placement.labels) {
        const auto boxes = std::span(placement.boxes).subspan(label.first_box, label.box_count);
        drawn.emplace_back(boxes.begin(), boxes.end());
        page::draw_glyphs(list, type_,
                          std::span(placement.glyphs).subspan(label.first_glyph, label.glyph_count),
                          looks_[label.request]);
    }
    return drawn;
}

}  // namespace northway::compose
