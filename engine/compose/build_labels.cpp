// SPDX-License-Identifier: Apache-2.0
#include "compose/build_labels.h"

#include "compose/build_shapes.h"
#include "compose/label_keys.h"
#include "text/label_shapes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace northway::compose {
namespace {

// Equal names keep this far from each other, and more where they are long.
constexpr double kSameName_css = 40;
constexpr float kSameNameWidths = 1.2F;
// Between an icon and its text.
constexpr double kIconGap_css = 2;
// A label that is drawn as decided may come this near to another.
constexpr float kDrawnPadding = 0.25F;

bool has_word(const style::Value& value, std::string_view word) {
    const auto* array = value.array();
    return array != nullptr && std::any_of(array->begin(), array->end(), [&](const auto& item) {
               return item.string() != nullptr && *item.string() == word;
           });
}

text::Justify justify_of(const std::string& word) {
    return word == "auto"    ? text::Justify::by_anchor
           : word == "left"  ? text::Justify::left
           : word == "right" ? text::Justify::right
                             : text::Justify::center;
}

geo::XY icon_css(const style::Icon* icon) {
    return icon != nullptr ? geo::XY{style::kIconBox, style::kIconBox} : geo::XY{0, 0};
}

}  // namespace

LabelBuilder::LabelBuilder(Stage stage, page::Typesetter& type, const style::IconSet& icons,
                           Images& images, Language language, const FrameSize& size,
                           const LabelDecisions* kept)
    : stage_(stage),
      type_(type),
      icon_set_(icons),
      images_(images),
      language_(language),
      size_(size),
      kept_(kept) {
    for (std::size_t i = 0; kept_ != nullptr && i < kept_->labels.size(); ++i) {
        const LabelDecision& label = kept_->labels[i];
        if (label.kind == text::LabelKind::point) {
            kept_points_.emplace(label.key, i);
        }
        kept_by_feature_.emplace(std::pair(label.key.layer, label.key.feature), i);
    }
}

bool LabelBuilder::selects(LayerContext& context, std::uint32_t feature) {
    if (context.select(feature)) {
        return true;
    }
    // The context holds the feature also where its filter keeps it out.
    return lower_ != nullptr && lower_->select(feature);
}

// Which decision there is for a place. Those along lines count their places anew in each octave:
// they are known by where they are.
std::optional<std::size_t> LabelBuilder::kept_at(const LayerContext& context, const SymbolKey& key,
                                                 geo::XY at) const {
    if (context.text("symbol-placement") == "point") {
        const auto found = kept_points_.find(key);
        return found != kept_points_.end() ? std::optional(found->second) : std::nullopt;
    }
    const double px_per_unit = context.camera().px_from_crs.scale();
    const auto [first, last] = kept_by_feature_.equal_range({key.layer, key.feature});
    for (auto each = first; each != last; ++each) {
        const LabelDecision& kept = kept_->labels[each->second];
        if (kept.kind == text::LabelKind::point &&
            std::hypot(kept.at.x - at.x, kept.at.y - at.y) * px_per_unit < 1) {
            return each->second;
        }
    }
    return std::nullopt;
}

void LabelBuilder::keep(Prepared& prepared, std::size_t decision) const {
    const LabelDecision& kept = kept_->labels[decision];
    prepared.request.kept = kept.choice;
    prepared.request.kept->order = static_cast<int>(decision);
    if (kept.comes) {
        prepared.request.only_kept = true;
        prepared.request.padding_px /= kDrawnPadding;
    }
}

void LabelBuilder::add_layer(LayerContext& context, LayerContext* lower, const SymbolMeshes& meshes,
                             const std::vector<SymbolSpot>& points, int layer_index, double step) {
    layer_ = layer_index;
    layer_priority_ = -kKeysPerLayer * static_cast<float>(layer_index);
    lower_ = lower;
    step_ = step;
    px_from_crs_ = context.camera().px_from_crs;
    const bool on_line = context.text("symbol-placement") != "point";
    const bool has_icons = context.layer().property("icon-image").is_set();
    if (!on_line && has_icons && context.layer().property("icon-plate-color").is_set()) {
        add_plated(context, points, layer_index);
        return;
    }
    if (stage_ == Stage::draw) {
        add_decided(context, layer_index);
        return;
    }
    const geo::Box& within = context.camera().visible_crs;
    if (!on_line) {
        for (const SymbolSpot& spot : points) {
            if (within.contains(spot.at) && selects(context, spot.feature)) {
                add_spot(context, spot, layer_index, true);
            }
        }
        return;
    }
    if (meshes.outlines == nullptr) {
        return;
    }
    const bool text_along = context.text("text-rotation-alignment") != "viewport";
    if (text_along) {
        for (const auto& shape : meshes.outlines->shapes) {
            if (!is_visible(context.camera(), shape.box, 0) || !selects(context, shape.feature)) {
                continue;
            }
            add_lines(context, *meshes.outlines, shape, layer_index);
        }
    }
    if (has_icons || !text_along) {
        const double spacing = context.text("symbol-placement") == "line-center"
                                   ? 0
                                   : step_ * context.px("symbol-spacing");
        for (const SymbolSpot& spot :
             line_spots(*meshes.outlines, spacing * context.camera().units_per_px, within)) {
            if (selects(context, spot.feature)) {
                add_spot(context, spot, layer_index, !text_along);
            }
        }
    }
}

// What was decided and is to be drawn.
void LabelBuilder::add_decided(LayerContext& context, int layer_index) {
    if (kept_ == nullptr) {
        return;
    }
    const bool on_line = context.text("symbol-placement") != "point";
    const bool text_along = context.text("text-rotation-alignment") != "viewport";
    const auto& affine = context.camera().px_from_crs;
    for (std::size_t i = 0; i < kept_->labels.size(); ++i) {
        const LabelDecision& kept = kept_->labels[i];
        // A frame shows what its own zoom selects.
        if (kept.key.layer != layer_index || !context.select(kept.key.feature)) {
            continue;
        }
        if (kept.kind != text::LabelKind::line) {
            const SymbolSpot spot{kept.key.feature, kept.key.spot, kept.at, kept.along};
            add_spot(context, spot, layer_index, !on_line || !text_along);
            continue;
        }
        auto prepared = prepare(context, true);
        if (!prepared) {
            continue;
        }
        prepare_line(context, *prepared);
        Line line;
        line.reserve(kept.line.size());
        for (const geo::XY& p : kept.line) {
            const geo::XY px = affine.apply(p);
            line.push_back({static_cast<float>(px.x), static_cast<float>(px.y)});
        }
        const geo::XY at = affine.apply(kept.at);
        prepared->symbol.key = kept.key;
        prepared->symbol.other_side = kept.other_side;
        if (kept.other_side) {
            prepared->request.line_offset_px = -prepared->request.line_offset_px;
        }
        prepared->request.line = lines_.emplace_back(std::move(line));
        keep(*prepared, i);
        prepared->request.kept->middle_px =
            text::MeasuredLine(prepared->request.line)
                .nearest({static_cast<float>(at.x), static_cast<float>(at.y)})
                .along_px;
        push(std::move(*prepared));
    }
}

// The part of a request that point and line labels share; nothing when there is nothing to write.
std::optional<LabelBuilder::Prepared> LabelBuilder::prepare(LayerContext& context,
                                                            bool along_line) {
    const double size_px = context.px("text-size");
    if (size_px <= 0) {
        return std::nullopt;
    }
    Prepared prepared;
    Symbol& symbol = prepared.symbol;
    symbol.text = symbol_text(context, type_.fonts(),
                              [&](const std::string& name) { return size_css_of(name); });
    if (symbol.text.empty()) {
        return std::nullopt;
    }
    text::ShapeOptions options;
    options.letter_spacing_em = static_cast<float>(context.number("text-letter-spacing"));
    options.line_height_em = static_cast<float>(context.number("text-line-height"));
    options.align = text::Align::center;
    options.max_width_em = along_line ? 0 : static_cast<float>(context.number("text-max-width"));
    const text::ShapedText& shaped = type_.shaped(symbol.text.sections, language_, options);
    missing_.insert(missing_.end(), shaped.missing.begin(), shaped.missing.end());
    if (context.layer().property("text-font").is_set()) {
        fonts_.insert(symbol.text.fonts.begin(), symbol.text.fonts.end());
    }
    page::TextLook& look = symbol.look;
    look.size_px = size_px;
    look.color = context.color("text-color", "text-opacity");
    look.halo_color = context.color("text-halo-color", "text-opacity");
    look.halo_px = context.px("text-halo-width");
    look.halo_blur_px = context.px("text-halo-blur");
    symbol.text_shift = translation(context, "text");

    text::LabelRequest& request = prepared.request;
    request.text = &shaped;
    const style::Value modes = context.value("text-writing-mode");
    if (has_word(modes, "vertical") && text::can_be_vertical(symbol.text.plain)) {
        options.vertical = true;
        request.vertical = &type_.shaped(symbol.text.sections, language_, options);
        request.vertical_first =
            (*modes.array())[0].string() != nullptr && *(*modes.array())[0].string() == "vertical";
        if (!has_word(modes, "horizontal") && !along_line) {
            request.text = request.vertical;
            request.vertical = nullptr;
        }
    }
    request.size_px = static_cast<float>(size_px);
    request.padding_px = static_cast<float>(std::max(context.px("text-padding"), look.halo_px));
    if (stage_ == Stage::draw) {
        request.padding_px *= kDrawnPadding;
    }
    request.overlap = overlap_of(context, "text");
    request.ignored = context.boolean("text-ignore-placement");
    request.rotation_rad =
        static_cast<float>(context.number("text-rotate") * std::numbers::pi / 180);
    if (!along_line && context.text("text-rotation-alignment") == "map") {
        request.rotation_rad += static_cast<float>(map_turn_rad(context));
    }
    request.justify = justify_of(context.text("text-justify"));
    // The same name does not stand twice side by side.
    request.group =
        1 + static_cast<std::uint32_t>(std::hash<std::string>{}(symbol.text.plain) % 0xFFFFFFFEU);
    request.group_distance_px = std::max(static_cast<float>(kSameName_css * context.pixel_ratio()),
                                         kSameNameWidths * shaped.width_em * request.size_px);
    return prepared;
}

void LabelBuilder::push(Prepared prepared) {
    prepared.request.id = static_cast<std::uint32_t>(requests_.size());
    requests_.push_back(prepared.request);
    symbols_.push_back(std::move(prepared.symbol));
}

// `px`: the place; `keep_clear_px`: the radius of the icon on a plate there, 0 without one; `side`
// as in IconPlace.
std::optional<LabelBuilder::Prepared> LabelBuilder::prepare_point(LayerContext& context, geo::XY px,
                                                                  double keep_clear_px, int side) {
    auto prepared = prepare(context, false);
    if (!prepared) {
        return std::nullopt;
    }
    text::LabelRequest& request = prepared->request;
    request.kind = text::LabelKind::point;
    request.point = {static_cast<float>(px.x), static_cast<float>(px.y)};
    SymbolAnchors anchors = symbol_anchors(context, static_cast<double>(request.size_px));
    request.radial_offset_px = anchors.radial_px;
    if (side != 0) {
        anchors.anchors = {side > 0 ? text::Anchor::left : text::Anchor::right};
    }
    if (keep_clear_px > 0) {
        anchors.shifts.clear();
        request.radial_offset_px =
            std::max(request.radial_offset_px,
                     static_cast<float>(keep_clear_px + kIconGap_css * context.pixel_ratio()));
        request.marker_radius_px = static_cast<float>(keep_clear_px);
    } else if (anchors.anchors.front() != text::Anchor::center) {
        // A label that stands beside its place has a marker there, which reaches a little less far.
        request.marker_radius_px = 0.8F * request.radial_offset_px;
    } else {
        request.keeps_off = true;
    }
    anchors_.push_back(std::move(anchors));
    request.anchors = anchors_.back().anchors;
    request.offsets = anchors_.back().shifts;
    return prepared;
}

// A symbol at a place: its text, its icon or both.
void LabelBuilder::add_spot(LayerContext& context, const SymbolSpot& spot, int layer_index,
                            bool with_text) {
    const auto& affine = context.camera().px_from_crs;
    const geo::XY px = affine.apply(spot.at);
    if (stage_ == Stage::draw && !size_.map_px().contains(px)) {
        return;
    }
    auto prepared = with_text ? prepare_point(context, px, 0, 0) : std::nullopt;
    const bool has_text = prepared.has_value();
    if (!has_text) {
        prepared.emplace();
        prepared->request.point = {static_cast<float>(px.x), static_cast<float>(px.y)};
    }
    Symbol& symbol = prepared->symbol;
    symbol.key = {layer_index, spot.feature, spot.number};
    symbol.at = spot.at;
    const double x = affine.a * spot.along.x + affine.b * spot.along.y;
    const double y = affine.c * spot.along.x + affine.d * spot.along.y;
    symbol.angle_rad = context.text("symbol-placement") != "point" ? std::atan2(y, x) : 0.0;
    text::LabelRequest& request = prepared->request;
    add_icon(context, *prepared, symbol.angle_rad);
    if (!has_text && !request.icon.present) {
        return;
    }
    const double sort_key = context.number("symbol-sort-key");
    request.priority = layer_priority_ + place_of_key(sort_key);
    const std::string order = context.text("symbol-z-order");
    const bool by_key = context.layer().property("symbol-sort-key").is_set();
    symbol.z =
        order != "source" && by_key ? sort_key
        : order == "viewport-y" || (order == "auto" && request.overlap != text::Overlap::never)
            ? px.y
            : static_cast<double>(spot.feature);
    request.optional = context.boolean("text-optional");
    if (request.icon.present && has_text) {
        request.marker_radius_px = 0;
        request.keeps_off = false;
    }
    if (const auto decision = kept_at(context, symbol.key, spot.at)) {
        keep(*prepared, *decision);
    }
    push(std::move(*prepared));
}

// The size in CSS pixels that a picture is meant to have; zero where there is none.
geo::XY LabelBuilder::size_css_of(const std::string& name) const {
    if (images_.find(name, size_.pixel_ratio) != nullptr) {
        if (const auto placed = images_.place_icon(name, size_.pixel_ratio, 1)) {
            return {placed->width_css, placed->height_css};
        }
    }
    return icon_css(icon_set_.find(name));
}

const style::Icon* LabelBuilder::find_icon(const LayerContext& context) const {
    const style::Value image = context.value("icon-image");
    return image.image() != nullptr ? icon_set_.find(image.image()->name) : nullptr;
}

std::optional<LabelBuilder::Picture> LabelBuilder::picture_of(const LayerContext& context) const {
    const style::Value value = context.value("icon-image");
    const double scale = context.number("icon-size");
    if (value.image() == nullptr || value.image()->name.empty() || scale <= 0) {
        return std::nullopt;
    }
    Picture picture;
    picture.size_css = size_css_of(value.image()->name);
    if (images_.find(value.image()->name, context.pixel_ratio()) != nullptr) {
        picture.image = images_.place_icon(value.image()->name, context.pixel_ratio(), scale);
    }
    picture.drawing = picture.image ? nullptr : icon_set_.find(value.image()->name);
    if (!picture.image && picture.drawing == nullptr) {
        images_.place_icon(value.image()->name, context.pixel_ratio(), scale);  // notes its name
        return std::nullopt;
    }
    picture.opacity = context.layer().property("icon-opacity").number(context.evaluation(), 1) *
                      context.layer().opacity;
    picture.look = icon_look(context);
    picture.plan = plan_icon(context, picture.size_css);
    return picture;
}

// `angle_rad`: of the line at the place.
void LabelBuilder::add_icon(LayerContext& context, Prepared& prepared, double angle_rad) const {
    auto picture = picture_of(context);
    if (!picture) {
        return;
    }
    if (picture->plan.along_line) {
        const bool upside_down = std::abs(angle_rad) > 0.5 * std::numbers::pi;
        if (upside_down && context.boolean("icon-keep-upright")) {
            angle_rad -= std::numbers::pi;
        }
        picture->plan.angle_rad += angle_rad;
    }
    const bool has_text = prepared.request.text != nullptr;
    prepared.request.icon = icon_part(context, picture->plan, has_text);
    prepared.symbol.icon_shift = translation(context, "icon");
    prepared.symbol.icon = std::move(picture);
}

}  // namespace northway::compose
