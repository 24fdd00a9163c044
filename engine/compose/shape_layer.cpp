// SPDX-License-Identifier: Apache-2.0
#include "compose/shape_layer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "compose/build_shapes.h"

namespace northway::compose {
namespace {

// The map's x axis in the frame, a unit vector.
geo::XY map_axis(const mesh::Affine& px_from_crs) {
    const double length = std::hypot(px_from_crs.a, px_from_crs.c);
    return length > 0 ? geo::XY{px_from_crs.a / length, px_from_crs.c / length} : geo::XY{1, 0};
}

}  // namespace

std::string image_name(const style::Value& value) {
    if (const auto* image = value.image()) {
        return image->name;
    }
    const std::string* text = value.string();
    return text != nullptr ? *text : std::string();
}

ShapeLayer::ShapeLayer(LayerContext& context, mesh::DrawList& list, std::string prefix)
    : context_(context), list_(list), prefix_(std::move(prefix)), styles_(list) {
    transform_ = context.camera().px_from_crs;
    const geo::XY by = translation_px();
    transform_.tx += by.x;
    transform_.ty += by.y;
    transform_index_ = list.add_transform(transform_);
    open_group();
}

bool ShapeLayer::has(std::string_view property) const {
    const auto& properties = context_.layer().properties;
    const auto found = properties.find(name(property));
    return found != properties.end() && found->second.is_set();
}

geo::XY ShapeLayer::translation_px() const {
    if (!has("-translate")) {
        return {0, 0};
    }
    const style::Value value = context_.value(name("-translate"));
    const auto* pair = value.array();
    if (pair == nullptr || pair->size() != 2) {
        return {0, 0};
    }
    const double x = pair->at(0).number() != nullptr ? *pair->at(0).number() : 0;
    const double y = pair->at(1).number() != nullptr ? *pair->at(1).number() : 0;
    const double ratio = context_.pixel_ratio();
    if (context_.text(name("-translate-anchor")) == "viewport") {
        return {x * ratio, y * ratio};
    }
    const geo::XY axis = map_axis(context_.camera().px_from_crs);
    return {(x * axis.x - y * axis.y) * ratio, (x * axis.y + y * axis.x) * ratio};
}

// The properties that fade a layer as a whole.
void ShapeLayer::open_group() {
    const std::string_view property =
        prefix_ == "fill-extrusion" ? "-opacity" : "-layer-opacity";
    if (!has(property)) {
        return;
    }
    group_opacity_ = std::clamp(context_.number(name(property)), 0.0, 1.0);
    if (group_opacity_ < 1) {
        // A number that no other layer of the list has.
        group_ = static_cast<std::uint32_t>(list_.styles().size()) + 1;
    }
}

std::vector<const mesh::MeshShape*> ShapeLayer::shapes(const mesh::LayerMesh& mesh,
                                                       double margin_px,
                                                       std::string_view sort_by) {
    std::vector<const mesh::MeshShape*> found;
    std::vector<double> keys;
    const double margin = margin_px * context_.pixel_ratio() +
                          std::hypot(transform_.tx - context_.camera().px_from_crs.tx,
                                     transform_.ty - context_.camera().px_from_crs.ty);
    const bool sorted = has(sort_by);
    const std::string sort_name = name(sort_by);
    if (group_ != 0 && group_opacity_ <= 0) {
        return found;
    }
    for (const auto& shape : mesh.shapes) {
        if (is_visible(context_.camera(), shape.box, margin) && context_.select(shape.feature)) {
            found.push_back(&shape);
            if (sorted) {
                keys.push_back(context_.number(sort_name));
            }
        }
    }
    if (sorted) {
        std::vector<std::size_t> order(found.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
        std::vector<const mesh::MeshShape*> result;
        for (const std::size_t i : order) {
            result.push_back(found[i]);
        }
        return result;
    }
    return found;
}

style::Color ShapeLayer::color(std::string_view property, std::string_view opacity) const {
    // fill-extrusion-opacity is the group's.
    return context_.color(name(property), prefix_ == "fill-extrusion" ? std::string() : name(opacity));
}

std::uint32_t ShapeLayer::add(shaders::Style style) {
    style.group = group_;
    style.group_opacity = static_cast<float>(group_opacity_);
    return styles_.add(style);
}

std::optional<PlacedImage> ShapeLayer::pattern(const style::Color& tint, double height_px) {
    if (context_.images() == nullptr) {
        return std::nullopt;
    }
    const std::string image = image_name(context_.value(name("-pattern")));
    return image.empty() ? std::nullopt
                         : context_.images()->place_pattern(image, context_.pixel_ratio(), tint,
                                                            height_px);
}

bool ShapeLayer::paint_area(shaders::Style& style, const style::Color& tint) {
    const auto placed = pattern(tint, 0);
    if (!placed) {
        return false;
    }
    const std::string key = fmt::format("{} {}", placed->x, placed->y);
    auto& paint = paints_[key];
    if (paint == 0) {
        mesh::ImagePaint area;
        area.kind = mesh::ImagePaint::Kind::area;
        area.atlas_x = placed->x;
        area.atlas_y = placed->y;
        area.atlas_w = placed->width;
        area.atlas_h = placed->height;
        // On the map: it moves with it, and stands the same whatever part of it is drawn.
        area.origin_px = {transform_.tx, transform_.ty};
        area.axis = map_axis(transform_);
        area.texels_per_px = placed->width / (placed->width_css * context_.pixel_ratio());
        paint = list_.add_paint(area);
    }
    style.image = paint;
    return true;
}

}  // namespace northway::compose
