// SPDX-License-Identifier: Apache-2.0
#include "compose/build_labels.h"
#include "compose/label_keys.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

constexpr double kIconGap_css = 2;
constexpr double kHalo_css = 0.5;  // of plates, more or less

// On which side of its place a label stands.
bool stands_right(text::Anchor anchor) {
    return anchor == text::Anchor::left || anchor == text::Anchor::top_left ||
           anchor == text::Anchor::bottom_left;
}
bool stands_left(text::Anchor anchor) {
    return anchor == text::Anchor::right || anchor == text::Anchor::top_right ||
           anchor == text::Anchor::bottom_right;
}

}  // namespace

// Icons on plates, which stack where several have one place.
void LabelBuilder::add_plated(LayerContext& context, const std::vector<SymbolSpot>& spots,
                              int layer_index) {
    std::vector<WantedIcon> wanted;
    const geo::Box& within = context.camera().visible_crs;
    for (const SymbolSpot& spot : spots) {
        const bool is_shown =
            within.contains(spot.at) &&
            (stage_ == Stage::draw ? context.select(spot.feature) : selects(context, spot.feature));
        if (!is_shown) {
            continue;
        }
        WantedIcon icon;
        icon.drawing = find_icon(context);
        icon.look = icon_look(context);
        if (icon.drawing == nullptr || icon.look.size_px <= 0) {
            continue;
        }
        icon.key = {layer_index, spot.feature, spot.number};
        icon.request.place = spot.at;
        icon.request.at_px = context.camera().px_from_crs.apply(spot.at);
        // The halo changes with the status, and no label should move for that.
        page::IconLook bare = icon.look;
        bare.halo_px = 0;
        icon.request.radius_px = page::icon_radius_px(bare) + kHalo_css * context.pixel_ratio();
        icon.request.sort_key = context.number("symbol-sort-key");
        icon.request.allow_overlap = overlap_of(context, "icon") == text::Overlap::always;
        icon.priority = layer_priority_ + place_of_key(icon.request.sort_key);
        wanted.push_back(std::move(icon));
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
        WantedIcon& icon = wanted[i];
        icon.place = places[i];
        const auto kept = kept_points_.find(icon.key);
        if (!places[i].shown) {
            continue;
        }
        if (stage_ == Stage::decide || kept != kept_points_.end()) {
            context.select(icon.key.feature);
            icon.text =
                prepare_point(context, places[i].at_px, icon.request.radius_px, places[i].side);
        }
        if (icon.text) {
            icon.text->request.priority = icon.priority;
            icon.text->symbol.key = icon.key;
            icon.text->symbol.at = icon.request.place;
            icon.text->symbol.z = icon.request.sort_key;
            if (kept != kept_points_.end()) {
                keep(*icon.text, kept->second);
            }
        }
        icons_.push_back(std::move(icon));
    }
}

// The icons that were shown at the coarser scale come first, then those that matter most.
std::vector<std::uint8_t> LabelBuilder::choose(const text::PxBox& bounds,
                                               std::span<const text::PxBox> obstacles) {
    const auto is_new = [&](const WantedIcon& icon) {
        return kept_ == nullptr || kept_->icons.count(icon.key) == 0;
    };
    std::stable_sort(icons_.begin(), icons_.end(), [&](const WantedIcon& a, const WantedIcon& b) {
        return std::pair(is_new(a), a.priority) < std::pair(is_new(b), b.priority);
    });
    std::vector<IconRequest> requests;
    std::vector<IconPlace> places;
    for (const auto& icon : icons_) {
        requests.push_back(icon.request);
        places.push_back(icon.place);
        if (stage_ == Stage::draw) {
            requests.back().allow_overlap |= !is_new(icon);
            places.back().shown = !is_new(icon) || kept_ == nullptr ||
                                  kept_->coming_icons.count(icon.key) > 0;
        }
    }
    return choose_icons(requests, places, bounds, obstacles);
}

text::PxBox LabelBuilder::map_box(double inset_css) const {
    const geo::Box map = size_.map_px();
    const double inset = inset_css * size_.pixel_ratio;
    return {static_cast<float>(map.min_x + inset), static_cast<float>(map.min_y + inset),
            static_cast<float>(map.max_x - inset), static_cast<float>(map.max_y - inset)};
}

std::vector<PlacedIcon> LabelBuilder::preview() {
    const auto chosen = choose(map_box(0), {});
    std::vector<PlacedIcon> result;
    for (std::size_t i = 0; i < icons_.size(); ++i) {
        if (chosen[i] != 0) {
            result.push_back({icons_[i].key.layer, icons_[i].key.feature, icons_[i].place.at_px,
                              icons_[i].request.radius_px, icons_[i].place.stack_px});
        }
    }
    return result;
}

// Chooses the icons on plates and draws them on the list, if there is one. Their labels join the
// others.
void LabelBuilder::place_icons(const text::PxBox& bounds, std::span<const text::PxBox> obstacles,
                               mesh::DrawList* list) {
    const auto chosen = choose(bounds, obstacles);
    // The least important below.
    for (std::size_t i = icons_.size(); i-- > 0;) {
        if (chosen[i] != 0 && list != nullptr) {
            page::draw_icon(*list, *icons_[i].drawing, icons_[i].place.at_px, icons_[i].look);
        }
    }
    for (std::size_t i = 0; i < icons_.size(); ++i) {
        if (chosen[i] == 0) {
            continue;
        }
        placed_icons_.push_back({icons_[i].key.layer, icons_[i].key.feature, icons_[i].place.at_px,
                                 icons_[i].request.radius_px, icons_[i].place.stack_px});
        icon_keys_.insert(icons_[i].key);
        icon_has_text_.push_back(icons_[i].text.has_value());
        if (icons_[i].text) {
            has_icon_.insert(static_cast<std::uint32_t>(requests_.size()));
            push(std::move(*icons_[i].text));
        }
    }
}

// Labels keep clear of icons without a text of their own.
std::vector<text::PxBox> LabelBuilder::icons_in_the_way() const {
    std::vector<text::PxBox> boxes;
    for (std::size_t i = 0; i < placed_icons_.size(); ++i) {
        if (!icon_has_text_[i]) {
            const auto& icon = placed_icons_[i];
            const auto x = static_cast<float>(icon.at_px.x);
            const auto y = static_cast<float>(icon.at_px.y);
            const auto reach = static_cast<float>(0.85 * icon.radius_px);
            boxes.push_back({x - reach, y - reach, x + reach, y + reach});
        }
    }
    return boxes;
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
            } else if (request.offsets.empty()) {
                // Of the ends of a bridge each is named on its own side.
                const double aside = static_cast<double>(request.point.x) - icon.at_px.x;
                SymbolAnchors& own = anchors_.emplace_back();
                own.anchors.assign(request.anchors.begin(), request.anchors.end());
                std::stable_partition(own.anchors.begin(), own.anchors.end(), [&](auto anchor) {
                    return aside > 0 ? stands_right(anchor) : stands_left(anchor);
                });
                request.anchors = own.anchors;
            }
        }
    }
}

}  // namespace northway::compose
