// SPDX-License-Identifier: Apache-2.0
#include "compose/build_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "compose/build_shapes.h"

namespace northway::compose {
namespace {

// Keys of one layer stay below this, so that layers never mix.
constexpr float kKeysPerLayer = 1000;

struct AnchorName {
    std::string_view name;
    text::Anchor anchor;
};
constexpr std::array kAnchors{
    AnchorName{"center", text::Anchor::center},
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

}  // namespace

void LabelBuilder::add_layer(LayerContext& context, const mesh::LayerMesh& mesh, int layer_index) {
    layer_priority_ = -kKeysPerLayer * static_cast<float>(layer_index);
    const std::string placement = context.text("symbol-placement");
    for (const auto& shape : mesh.shapes) {
        if (!is_visible(context.camera(), shape.box, 0) || !context.select(shape.feature)) {
            continue;
        }
        if (mesh.type == model::GeometryType::point) {
            for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
                for (std::uint32_t i = 0; i < mesh.parts[p].count; ++i) {
                    add_point(context, mesh.points[mesh.parts[p].first + i]);
                }
            }
            continue;
        }
        if (placement == "point") {
            add_point(context, shape.box.center());
            continue;
        }
        for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
            add_line(context, std::span(mesh.points).subspan(mesh.parts[p].first,
                                                             mesh.parts[p].count));
        }
    }
}

// The part of a request that point and line labels share; null when there is nothing to write.
text::LabelRequest* LabelBuilder::start(LayerContext& context) {
    const std::string text = context.text("text-field");
    const double size_px = context.px("text-size");
    if (text.empty() || size_px <= 0) {
        return nullptr;
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
    page::TextLook look;
    look.size_px = size_px;
    look.color = context.color("text-color", "text-opacity");
    look.halo_color = context.color("text-halo-color", "text-opacity");
    look.halo_px = context.px("text-halo-width");

    text::LabelRequest request;
    request.id = static_cast<std::uint32_t>(requests_.size());
    request.priority = layer_priority_ +
                       std::clamp(static_cast<float>(context.number("symbol-sort-key")), 0.0F,
                                  kKeysPerLayer - 1);
    request.text = &shaped;
    request.size_px = static_cast<float>(size_px);
    request.padding_px = static_cast<float>(std::max(context.px("text-padding"), look.halo_px));
    request.allow_overlap = context.layer().property("text-allow-overlap")
                                .boolean(context.evaluation(), false);
    requests_.push_back(request);
    looks_.push_back(look);
    return &requests_.back();
}

void LabelBuilder::add_point(LayerContext& context, geo::XY at) {
    const auto px = context.camera().px_from_crs.apply(at);
    if (px.x < 0 || px.y < 0 || px.x > size_.width_px || px.y > size_.height_px) {
        return;
    }
    text::LabelRequest* request = start(context);
    if (request == nullptr) {
        return;
    }
    request->kind = text::LabelKind::point;
    request->point = {static_cast<float>(px.x), static_cast<float>(px.y)};
    const double radial = context.number("text-radial-offset");
    request->radial_offset_px = static_cast<float>(radial) * request->size_px;
    // The marker under the label reaches a little less far than the label's distance.
    request->marker_radius_px = 0.8F * request->radial_offset_px;
    const style::Value offset = context.value("text-offset");
    if (const auto* array = offset.array();
        radial == 0 && array != nullptr && array->size() == 2) {
        const double* x = (*array)[0].number();
        const double* y = (*array)[1].number();
        request->point.x += static_cast<float>(x != nullptr ? *x : 0) * request->size_px;
        request->point.y += static_cast<float>(y != nullptr ? *y : 0) * request->size_px;
    }
    request->anchors = anchors_.emplace_back(anchors_of(context));
}

void LabelBuilder::add_line(LayerContext& context, std::span<const geo::XY> points) {
    // Only the stretches near the frame: a label never starts outside it.
    std::vector<text::PxPoint> run;
    const auto flush = [&] {
        if (run.size() >= 2) {
            if (text::LabelRequest* request = start(context)) {
                request->kind = text::LabelKind::line;
                request->line = lines_.emplace_back(std::move(run));
                request->repeat_px = context.text("symbol-placement") == "line-center"
                                         ? 0
                                         : static_cast<float>(context.px("symbol-spacing"));
                request->max_angle_rad = static_cast<float>(context.number("text-max-angle") *
                                                            std::numbers::pi / 180.0);
                const style::Value offset = context.value("text-offset");
                if (const auto* array = offset.array(); array != nullptr && array->size() == 2) {
                    const double* y = (*array)[1].number();
                    request->line_offset_px =
                        static_cast<float>(y != nullptr ? *y : 0) * request->size_px;
                }
            }
        }
        run.clear();
    };
    const double margin = 32 * size_.pixel_ratio;
    for (const auto& point : points) {
        const auto px = context.camera().px_from_crs.apply(point);
        const bool inside = px.x > -margin && px.y > -margin && px.x < size_.width_px + margin &&
                            px.y < size_.height_px + margin;
        if (inside) {
            run.push_back({static_cast<float>(px.x), static_cast<float>(px.y)});
        } else {
            flush();
        }
    }
    flush();
}

void LabelBuilder::draw(mesh::DrawList& list, std::span<const text::PxBox> obstacles) {
    const auto margin = static_cast<float>(3 * size_.pixel_ratio);
    const text::PxBox bounds{margin, margin, static_cast<float>(size_.width_px) - margin,
                             static_cast<float>(size_.height_px) - margin};
    const auto placement = text::place(requests_, bounds, obstacles);
    for (const auto& label : placement.labels) {
        page::draw_glyphs(list, type_,
                          std::span(placement.glyphs).subspan(label.first_glyph, label.glyph_count),
                          looks_[label.request]);
    }
}

}  // namespace northway::compose
