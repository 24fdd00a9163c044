// SPDX-License-Identifier: Apache-2.0
#include "compose/symbol_style.h"

#include "style/unicode_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>

namespace northway::compose {
namespace {

constexpr double kRadians = std::numbers::pi / 180;

struct AnchorName {
    std::string_view name;
    text::Anchor anchor;
    int x;  // where the text lies from the place
    int y;
};
constexpr std::array kAnchors{AnchorName{"center", text::Anchor::center, 0, 0},
                              AnchorName{"left", text::Anchor::left, 1, 0},
                              AnchorName{"right", text::Anchor::right, -1, 0},
                              AnchorName{"top", text::Anchor::top, 0, 1},
                              AnchorName{"bottom", text::Anchor::bottom, 0, -1},
                              AnchorName{"top-left", text::Anchor::top_left, 1, 1},
                              AnchorName{"top-right", text::Anchor::top_right, -1, 1},
                              AnchorName{"bottom-left", text::Anchor::bottom_left, 1, -1},
                              AnchorName{"bottom-right", text::Anchor::bottom_right, -1, -1}};

const AnchorName* find_anchor(std::string_view name) {
    const auto* found = std::find_if(kAnchors.begin(), kAnchors.end(),
                                     [&](const AnchorName& each) { return each.name == name; });
    return found != kAnchors.end() ? found : nullptr;
}

std::vector<std::string> names_in(const style::Value& value) {
    std::vector<std::string> names;
    if (const auto* array = value.array()) {
        for (const auto& item : *array) {
            if (const auto* name = item.string()) {
                names.push_back(*name);
            }
        }
    }
    return names;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        parts.push_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return parts;
}

bool holds(std::string_view name, std::string_view word) {
    return name.find(word) != std::string_view::npos;
}

style::Color with_opacity(const style::Color& color, double opacity) {
    return {color.r * opacity, color.g * opacity, color.b * opacity, color.a * opacity};
}

text::PxPoint px_point(double x, double y) {
    return {static_cast<float>(x), static_cast<float>(y)};
}

// The offset of text-offset for one of several anchors: always away from the place.
text::PxPoint outward(const AnchorName& anchor, geo::XY offset_px) {
    return px_point(anchor.x * std::abs(offset_px.x), anchor.y * std::abs(offset_px.y));
}

}  // namespace

FontChoice choose_font(const std::vector<std::string>& names, const text::FontStack& fonts) {
    FontChoice choice;
    if (names.empty()) {
        return choice;
    }
    choice.asked = names.front();
    bool is_own = false;
    for (const auto& name : names) {
        if (const auto family = fonts.family(name)) {
            choice.family = *family;
            choice.asked = name;
            is_own = true;
            break;
        }
    }
    const std::string& name = choice.asked;
    const bool bold = holds(name, "Bold") || holds(name, "Black") || holds(name, "Heavy") ||
                      holds(name, "Medium") || holds(name, "Demi");
    const bool italic = holds(name, "Italic") || holds(name, "Oblique");
    choice.style = bold && italic ? text::FontStyle::bold_italic
                   : bold         ? text::FontStyle::bold
                   : italic       ? text::FontStyle::italic
                                  : text::FontStyle::regular;
    choice.stands_in = !is_own && !name.starts_with("Noto Sans");
    return choice;
}

SymbolText symbol_text(const LayerContext& context, const text::FontStack& fonts,
                       const ImageSize& image_size) {
    SymbolText result;
    const style::Value field = context.value("text-field");
    std::vector<style::FormattedSection> sections;
    if (const auto* formatted = field.formatted()) {
        sections = formatted->sections;
    } else if (const auto* string = field.string()) {
        sections.push_back({*string, {}, {}, {}, {}, {}});
    }
    const std::string transform = context.text("text-transform");
    const double opacity =
        context.layer().property("text-opacity").number(context.evaluation(), 1) *
        context.layer().opacity;
    const style::Color own = context.color("text-color", "text-opacity");
    const FontChoice font = choose_font(names_in(context.value("text-font")), fonts);
    const double size_css = context.number("text-size");
    for (const auto& section : sections) {
        text::TextSection part;
        part.scale = static_cast<float>(std::max(section.scale.value_or(1), 0.0));
        part.vertical_align = section.vertical_align == "center" ? text::VerticalAlign::center
                              : section.vertical_align == "top"  ? text::VerticalAlign::top
                                                                 : text::VerticalAlign::bottom;
        std::string image;
        if (section.image) {
            const geo::XY css = image_size(section.image->name);
            if (!(css.x > 0) || !(css.y > 0) || !(size_css > 0)) {
                continue;
            }
            image = section.image->name;
            part.image_width_em = static_cast<float>(css.x / size_css) * part.scale;
            part.image_height_em = static_cast<float>(css.y / size_css) * part.scale;
            // A line grows with a picture that is taller than it.
            part.scale = std::max(1.0F, part.image_height_em);
        } else {
            part.text = transform == "uppercase"   ? style::to_upper_case(section.text)
                        : transform == "lowercase" ? style::to_lower_case(section.text)
                                                   : section.text;
            if (part.text.empty() || part.scale <= 0) {
                continue;
            }
            const FontChoice own_font =
                section.font_stack ? choose_font(split(*section.font_stack), fonts) : font;
            if (own_font.stands_in) {
                result.fonts.push_back(own_font.asked);
            }
            part.style = own_font.style;
            part.family = own_font.family;
        }
        result.plain += part.text;
        result.sections.push_back(std::move(part));
        result.colors.push_back(section.text_color ? with_opacity(*section.text_color, opacity)
                                                   : own);
        result.images.push_back(std::move(image));
    }
    return result;
}

SymbolAnchors symbol_anchors(const LayerContext& context, double size_px) {
    SymbolAnchors result;
    const double radial_em = context.number("text-radial-offset");
    const geo::XY offset_em = pair_of(context, "text-offset");
    const geo::XY offset_px{offset_em.x * size_px, offset_em.y * size_px};
    const style::Value pairs = context.value("text-variable-anchor-offset");
    if (const auto* list = pairs.variable_anchor_offset(); list != nullptr) {
        for (const auto& entry : list->entries) {
            if (const auto* anchor = find_anchor(entry.anchor)) {
                result.anchors.push_back(anchor->anchor);
                result.shifts.push_back(
                    px_point(entry.offset_em[0] * size_px, entry.offset_em[1] * size_px));
            }
        }
        if (!result.anchors.empty()) {
            return result;
        }
    }
    const bool has_offset = offset_em.x != 0 || offset_em.y != 0;
    const bool is_radial = radial_em != 0 || !has_offset;
    result.radial_px = is_radial ? static_cast<float>(radial_em * size_px) : 0;
    for (const auto& name : names_in(context.value("text-variable-anchor"))) {
        if (const auto* anchor = find_anchor(name)) {
            result.anchors.push_back(anchor->anchor);
            if (!is_radial) {
                result.shifts.push_back(outward(*anchor, offset_px));
            }
        }
    }
    if (result.anchors.empty()) {
        const auto* anchor = find_anchor(context.text("text-anchor"));
        result.anchors.push_back(anchor != nullptr ? anchor->anchor : text::Anchor::center);
        if (!is_radial) {
            result.shifts.push_back(px_point(offset_px.x, offset_px.y));
        }
    }
    return result;
}

text::Overlap overlap_of(const LayerContext& context, const std::string& part) {
    const auto& property = context.layer().property(part + "-overlap");
    if (property.is_set()) {
        const std::string value = property.string(context.evaluation(), "never");
        return value == "always"        ? text::Overlap::always
               : value == "cooperative" ? text::Overlap::cooperative
                                        : text::Overlap::never;
    }
    return context.boolean(part + "-allow-overlap") ? text::Overlap::always : text::Overlap::never;
}

geo::XY pair_of(const LayerContext& context, std::string_view property) {
    const style::Value value = context.value(property);
    const auto* array = value.array();
    if (array == nullptr || array->size() != 2) {
        return {};
    }
    const double* x = (*array)[0].number();
    const double* y = (*array)[1].number();
    return {x != nullptr ? *x : 0, y != nullptr ? *y : 0};
}

double map_turn_rad(const LayerContext& context) {
    const auto& affine = context.camera().px_from_crs;
    return std::atan2(affine.c, affine.a);
}

text::PxPoint translation(const LayerContext& context, const std::string& part) {
    const geo::XY css = pair_of(context, part + "-translate");
    const double ratio = context.pixel_ratio();
    const double turn =
        context.text(part + "-translate-anchor") == "viewport" ? 0 : map_turn_rad(context);
    return px_point(ratio * (css.x * std::cos(turn) - css.y * std::sin(turn)),
                    ratio * (css.x * std::sin(turn) + css.y * std::cos(turn)));
}

IconPlan plan_icon(const LayerContext& context, geo::XY size_css) {
    const double scale = context.px("icon-size");
    const double w = size_css.x * scale;
    const double h = size_css.y * scale;
    const auto* anchor = find_anchor(context.text("icon-anchor"));
    const geo::XY offset = pair_of(context, "icon-offset");
    const double x = 0.5 * w * (anchor != nullptr ? anchor->x : 0) + offset.x * scale;
    const double y = 0.5 * h * (anchor != nullptr ? anchor->y : 0) + offset.y * scale;
    IconPlan plan;
    plan.box = {static_cast<float>(x - 0.5 * w), static_cast<float>(y - 0.5 * h),
                static_cast<float>(x + 0.5 * w), static_cast<float>(y + 0.5 * h)};
    const std::string alignment = context.text("icon-rotation-alignment");
    const bool on_line = context.text("symbol-placement") != "point";
    plan.along_line = on_line && alignment != "viewport";
    plan.angle_rad = kRadians * context.number("icon-rotate") +
                     (alignment == "map" && !on_line ? map_turn_rad(context) : 0);
    return plan;
}

text::PxBox turned_bounds(const text::PxBox& box, double angle_rad) {
    if (angle_rad == 0) {
        return box;
    }
    const auto c = static_cast<float>(std::cos(angle_rad));
    const auto s = static_cast<float>(std::sin(angle_rad));
    text::PxBox around{1e9F, 1e9F, -1e9F, -1e9F};
    for (const float x : {box.x0, box.x1}) {
        for (const float y : {box.y0, box.y1}) {
            const float px = x * c - y * s;
            const float py = x * s + y * c;
            around = {std::min(around.x0, px), std::min(around.y0, py), std::max(around.x1, px),
                      std::max(around.y1, py)};
        }
    }
    return around;
}

text::IconPart icon_part(const LayerContext& context, const IconPlan& plan, bool has_text) {
    text::IconPart part;
    part.present = true;
    part.box = turned_bounds(plan.box, plan.angle_rad);
    const style::Value padding = context.value("icon-padding");
    const auto px = [&](double css) { return static_cast<float>(css * context.pixel_ratio()); };
    if (const auto* sides = padding.padding()) {
        part.padding = {px(sides->left), px(sides->top), px(sides->right), px(sides->bottom)};
    } else if (const auto* all = padding.number()) {
        part.padding = {px(*all), px(*all), px(*all), px(*all)};
    }
    part.overlap = overlap_of(context, "icon");
    part.ignored = context.boolean("icon-ignore-placement");
    part.optional = context.boolean("icon-optional");
    const std::string fit = has_text ? context.text("icon-text-fit") : std::string("none");
    part.fits_width = fit == "width" || fit == "both";
    part.fits_height = fit == "height" || fit == "both";
    if (const style::Value value = context.value("icon-text-fit-padding");
        value.array() != nullptr && value.array()->size() == 4) {
        const auto side = [&](std::size_t i) {
            const double* number = (*value.array())[i].number();
            return px(number != nullptr ? *number : 0);
        };
        part.fit_padding = {side(3), side(0), side(1), side(2)};
    }
    return part;
}

// The icon's own colour is the drawing's; the others are the plate's.
page::IconLook icon_look(const LayerContext& context) {
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
    look.halo_blur_px = context.px("icon-halo-blur");
    look.strike = context.color("icon-strike-color", "icon-opacity");
    look.bars = static_cast<int>(context.number("icon-strike-bars"));
    return look;
}

}  // namespace northway::compose
