// SPDX-License-Identifier: Apache-2.0
#include "compose/build_labels.h"

#include "text/label_shapes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace northway::compose {
namespace {

// Equal names for places so near each other, and any names for places this near, are one.
constexpr double kSameName_css = 40;
constexpr double kSamePlace_css = 1.5;
// Labels keep this far from the edge of the map.
constexpr double kEdge_css = 3;
// A place so near the end of a flow is that end.
constexpr double kAtEnd_css = 12;

bool same_color(const style::Color& a, const style::Color& b) {
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

}  // namespace

// One name for one place: of two labels without icons that stand for the same spot, or have the
// same text for spots near each other, the more important stays.
void LabelBuilder::leave_out_doubles() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < requests_.size(); ++i) {
        if (requests_[i].kind == text::LabelKind::point && has_icon_.count(requests_[i].id) == 0 &&
            requests_[i].text != nullptr && !requests_[i].icon.present &&
            requests_[i].overlap == text::Overlap::never) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(requests_[a].priority, !requests_[a].kept.has_value()) <
               std::pair(requests_[b].priority, !requests_[b].kept.has_value());
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

// The name of a place that finds no room beside a wide flow is left out, unless the place is of the
// first rank, the flow ends there or an icon says that something is there.
void LabelBuilder::clear_wide(const text::BusyPlaces& busy) {
    constexpr double kFirstRank = 1;
    const double reach_px = kAtEnd_css * size_.pixel_ratio;
    for (std::size_t i = 0; i < requests_.size(); ++i) {
        auto& request = requests_[i];
        request.needs_clear =
            request.kind == text::LabelKind::point && !request.required &&
            symbols_[i].z > kFirstRank &&
            std::none_of(busy.ends.begin(), busy.ends.end(), [&](const text::PxPoint& end) {
                return std::hypot(end.x - request.point.x, end.y - request.point.y) < reach_px;
            });
    }
}

LabelDecisions LabelBuilder::decide(const text::BusyPlaces& busy) {
    const text::PxBox region{0, 0, static_cast<float>(size_.width_px),
                             static_cast<float>(size_.height_px)};
    place_icons(region, {}, nullptr);
    clear_icons();
    leave_out_doubles();
    clear_wide(busy);
    const auto placement =
        text::place(requests_, region, icons_in_the_way(), busy, text::Edges::open);
    LabelDecisions decisions;
    decisions.icons = icon_keys_;
    for (const auto& label : placement.labels) {
        const Symbol& symbol = symbols_[label.request];
        const auto& request = requests_[label.request];
        LabelDecision decision;
        decision.key = symbol.key;
        decision.kind = request.kind;
        decision.at = symbol.at;
        const geo::XY origin = px_from_crs_.apply_inverse({0, 0});
        const geo::XY ahead =
            px_from_crs_.apply_inverse({std::cos(symbol.angle_rad), std::sin(symbol.angle_rad)});
        decision.along = {ahead.x - origin.x, ahead.y - origin.y};
        for (const text::PxPoint& p : request.line) {
            decision.line.push_back(
                px_from_crs_.apply_inverse({static_cast<double>(p.x), static_cast<double>(p.y)}));
        }
        if (request.kind == text::LabelKind::line) {
            const auto at = text::MeasuredLine(request.line).at(label.choice.middle_px);
            decision.at =
                px_from_crs_.apply_inverse({static_cast<double>(at.x), static_cast<double>(at.y)});
        }
        decision.other_side = symbol.other_side;
        decision.choice = label.choice;
        decisions.labels.push_back(std::move(decision));
    }
    std::sort(missing_.begin(), missing_.end());
    missing_.erase(std::unique(missing_.begin(), missing_.end()), missing_.end());
    decisions.missing = std::move(missing_);
    decisions.fonts.assign(fonts_.begin(), fonts_.end());
    return decisions;
}

std::vector<std::vector<text::PxBox>> LabelBuilder::draw(mesh::DrawList& list,
                                                         std::span<const text::PxBox> obstacles,
                                                         const text::BusyPlaces& busy) {
    place_icons(map_box(kEdge_css), obstacles, &list);
    std::vector<text::PxBox> taken(obstacles.begin(), obstacles.end());
    const auto more = icons_in_the_way();
    taken.insert(taken.end(), more.begin(), more.end());
    clear_icons();
    const auto placement = text::place(requests_, map_box(kEdge_css), taken, busy);
    std::vector<std::vector<text::PxBox>> drawn;
    std::vector<const text::PlacedLabel*> order;
    for (const auto& label : placement.labels) {
        const auto boxes = std::span(placement.boxes).subspan(label.first_box, label.box_count);
        if (!boxes.empty()) {
            drawn.emplace_back(boxes.begin(), boxes.end());
        }
        order.push_back(&label);
    }
    std::stable_sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
        const Symbol& first = symbols_[a->request];
        const Symbol& second = symbols_[b->request];
        return std::pair(first.key.layer, first.z) < std::pair(second.key.layer, second.z);
    });
    for (const auto* label : order) {
        const Symbol& symbol = symbols_[label->request];
        if (label->choice.shows_icon && symbol.icon) {
            draw_icon(list, *label, symbol);
        }
        if (label->glyph_count > 0 || label->image_count > 0) {
            draw_label(list, placement, *label);
        }
    }
    return drawn;
}

void LabelBuilder::draw_icon(mesh::DrawList& list, const text::PlacedLabel& label,
                             const Symbol& symbol) {
    const Picture& picture = *symbol.icon;
    const auto& request = requests_[label.request];
    const double scale = picture.look.size_px / style::kIconBox;
    const double own_w = picture.size_css.x * scale;
    const double own_h = picture.size_css.y * scale;
    const text::PxBox& box = label.icon_box;
    const double w = request.icon.fits_width ? static_cast<double>(box.x1 - box.x0) : own_w;
    const double h = request.icon.fits_height ? static_cast<double>(box.y1 - box.y0) : own_h;
    const geo::XY middle{0.5 * static_cast<double>(box.x0 + box.x1 + 2 * symbol.icon_shift.x),
                         0.5 * static_cast<double>(box.y0 + box.y1 + 2 * symbol.icon_shift.y)};
    if (!picture.image) {
        page::draw_icon(list, *picture.drawing, middle, picture.look,
                        {picture.plan.angle_rad, w / own_w, h / own_h});
        return;
    }
    ImageLook look;
    look.center_px = middle;
    look.width_px = w;
    look.height_px = h;
    look.scale = scale;
    look.rotation_rad = picture.plan.angle_rad;
    look.opacity = picture.opacity;
    look.tint = picture.look.ink;
    look.halo = picture.look.halo;
    look.halo_px = picture.look.halo_px;
    draw_image(list, *picture.image, look);
}

// A picture in a text.
void LabelBuilder::draw_inline(mesh::DrawList& list, const text::PlacedImage& image,
                               const Symbol& symbol) {
    const std::string& name = symbol.text.images[image.section];
    const geo::XY middle{static_cast<double>(image.center.x + symbol.text_shift.x),
                         static_cast<double>(image.center.y + symbol.text_shift.y)};
    const style::Color& color = symbol.text.colors[image.section];
    if (const style::Icon* drawing = icon_set_.find(name);
        drawing != nullptr && images_.find(name, size_.pixel_ratio) == nullptr) {
        page::IconLook icon;
        icon.size_px = static_cast<double>(image.width_px);
        icon.ink = color;
        icon.halo = symbol.look.halo_color;
        icon.halo_px = symbol.look.halo_px;
        page::draw_icon(list, *drawing, middle, icon, {static_cast<double>(image.angle_rad), 1, 1});
        return;
    }
    const geo::XY css = size_css_of(name);
    if (!(css.x > 0)) {
        return;
    }
    ImageLook look;
    look.center_px = middle;
    look.width_px = static_cast<double>(image.width_px);
    look.height_px = static_cast<double>(image.height_px);
    look.scale = look.width_px / css.x;
    look.rotation_rad = static_cast<double>(image.angle_rad);
    look.opacity = color.a;
    look.tint = color;
    if (const auto placed =
            images_.place_icon(name, size_.pixel_ratio, look.scale / size_.pixel_ratio)) {
        draw_image(list, *placed, look);
    }
}

// The halo of the whole label first, then its letters by colour, then its pictures.
void LabelBuilder::draw_label(mesh::DrawList& list, const text::Placement& placement,
                              const text::PlacedLabel& label) {
    const Symbol& symbol = symbols_[label.request];
    const auto first = placement.glyphs.begin() + static_cast<std::ptrdiff_t>(label.first_glyph);
    std::vector<text::PlacedGlyph> glyphs(first,
                                          first + static_cast<std::ptrdiff_t>(label.glyph_count));
    for (auto& glyph : glyphs) {
        glyph.x_px += symbol.text_shift.x;
        glyph.y_px += symbol.text_shift.y;
    }
    page::TextLook look = symbol.look;
    const auto& colors = symbol.text.colors;
    const bool one_color = std::all_of(colors.begin(), colors.end(), [&](const auto& each) {
        return same_color(each, colors.front());
    });
    if (one_color) {
        look.color = colors.front();
        page::draw_glyphs(list, type_, glyphs, look);
    } else {
        look.color = {};
        page::draw_glyphs(list, type_, glyphs, look);
        look.halo_px = 0;
        for (std::size_t section = 0; section < colors.size(); ++section) {
            std::vector<text::PlacedGlyph> own;
            std::copy_if(glyphs.begin(), glyphs.end(), std::back_inserter(own),
                         [&](const auto& glyph) { return glyph.section == section; });
            look.color = colors[section];
            if (!own.empty()) {
                page::draw_glyphs(list, type_, own, look);
            }
        }
    }
    for (std::size_t i = label.first_image; i < label.first_image + label.image_count; ++i) {
        draw_inline(list, placement.images[i], symbol);
    }
}

}  // namespace northway::compose
