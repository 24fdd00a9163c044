// SPDX-License-Identifier: Apache-2.0
#include "text/placement.h"

#include "text/placer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace northway::text {
namespace {

// The name of an important place rather covers the marker of another than that it is left out.
bool may_cover_markers(const LabelRequest& request) {
    return request.required || (request.kind == LabelKind::point && !request.needs_clear &&
                                !request.keeps_off && request.marker_radius_px > 0);
}

PxPoint middle_of(const PxBox& box) {
    return {0.5F * (box.x0 + box.x1), 0.5F * (box.y0 + box.y1)};
}

}  // namespace

Placer::Placer(std::span<const LabelRequest> requests, PxBox bounds,
               std::span<const PxBox> obstacles, const BusyPlaces& busy, Edges edges)
    : requests_(requests),
      bounds_(bounds),
      edges_(edges),
      fixed_(bounds),
      wide_(bounds),
      narrow_(bounds),
      markers_(bounds),
      kept_(bounds),
      labels_(bounds),
      yielding_(bounds),
      done_(requests.size(), false) {
    for (const PxBox& box : busy.wide) {
        wide_.add(box, BoxGrid::kNobody);
    }
    for (const PxBox& box : busy.narrow) {
        narrow_.add(box, BoxGrid::kNobody);
    }
    for (const PxBox& obstacle : obstacles) {
        fixed_.add(obstacle, BoxGrid::kNobody);
    }
    for (std::size_t i = 0; i < requests.size(); ++i) {
        if (requests[i].kind == LabelKind::point && requests[i].marker_radius_px > 0) {
            markers_.add_disc(requests[i].point, requests[i].marker_radius_px,
                             static_cast<std::uint32_t>(i));
        }
    }
}

Placement Placer::run() && {
    reserve_kept();
    if (edges_ == Edges::inside) {
        place_decided();
    }
    const std::vector<std::size_t> all = order();
    for (auto first = all.begin(); first != all.end();) {
        const LabelRequest& leader = requests_[*first];
        const auto last = std::find_if(first, all.end(), [&](std::size_t index) {
            return requests_[index].required != leader.required ||
                   requests_[index].priority != leader.priority;
        });
        place_alike({first, last == first ? first + 1 : last});
        first = last == first ? first + 1 : last;
    }
    for (std::size_t index = 0; index < requests_.size(); ++index) {
        const LabelRequest& request = requests_[index];
        if (!done_[index] && !request.only_kept && (has_text(request) || request.icon.present)) {
            ++result_.dropped;
            if (request.required) {
                result_.dropped_required.push_back(request.id);
            }
        }
    }
    return std::move(result_);
}

// In a frame: what was decided, in the order of deciding. A label that the edge would cut moves, if
// need be to the room of one that matters less.
void Placer::place_decided() {
    std::vector<std::size_t> kept;
    for (std::size_t index = 0; index < requests_.size(); ++index) {
        if (requests_[index].kept) {
            kept.push_back(index);
        }
    }
    std::stable_sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) {
        return requests_[a].kept->order < requests_[b].kept->order;
    });
    for (const std::size_t index : kept) {
        const LabelRequest& request = requests_[index];
        if (!has_text(request) && !request.icon.present) {
            continue;
        }
        done_[index] = place_kept(index, request) || is_kept_outside(request);
        if (!done_[index] && !request.only_kept && is_cut(request)) {
            avoids_kept_ = true;
            done_[index] = place_anywhere(index, request);
            avoids_kept_ = false;
            done_[index] = done_[index] || place_anywhere(index, request);
        }
    }
}

// Whether the edge or what stands on the map would cut a label where it was decided.
bool Placer::is_cut(const LabelRequest& request) const {
    if (request.kind == LabelKind::line || !has_text(request) || !request.kept->shows_text) {
        return false;
    }
    const Candidate decided = text_at(request, *request.kept);
    return std::any_of(decided.boxes.begin(), decided.boxes.end(), [&](const PxBox& ink) {
        const PxBox box = grown(ink, request.padding_px);
        return box.x0 < bounds_.x0 || box.y0 < bounds_.y0 || box.x1 > bounds_.x1 ||
               box.y1 > bounds_.y1 || fixed_.meets(box, BoxGrid::kNobody);
    });
}

// New labels look first for room that none has which is there already.
void Placer::reserve_kept() {
    for (std::size_t index = 0; index < requests_.size(); ++index) {
        const LabelRequest& request = requests_[index];
        if (!request.kept || !has_text(request) || !request.kept->shows_text) {
            continue;
        }
        std::optional<Candidate> candidate;
        if (request.kind == LabelKind::line) {
            candidate = line_candidate(request, MeasuredLine(request.line),
                                       request.kept->middle_px);
        } else {
            candidate = text_at(request, *request.kept);
        }
        for (const PxBox& box : candidate ? candidate->boxes : std::vector<PxBox>()) {
            kept_.add(grown(box, request.padding_px), static_cast<std::uint32_t>(index));
        }
    }
}

// Labels that matter alike: first those that are there and stand well, then the others of them,
// which may find a better place by now, then the new ones, of which each displaces less important
// ones only where it finds no other room.
void Placer::place_alike(std::span<const std::size_t> alike) {
    std::vector<std::size_t> kept;
    for (const std::size_t index : alike) {
        if (requests_[index].kept && !done_[index] &&
            (has_text(requests_[index]) || requests_[index].icon.present)) {
            kept.push_back(index);
        }
    }
    std::stable_sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) {
        return requests_[a].kept->order < requests_[b].kept->order;
    });
    for (const bool well : {true, false}) {
        for (const std::size_t index : edges_ == Edges::open ? kept : std::vector<std::size_t>()) {
            const LabelRequest& request = requests_[index];
            if (stands_well(request) == well) {
                done_[index] = (!well && !request.required && place_well(index, request)) ||
                               ((well || !request.required) && place_kept(index, request));
            }
        }
    }
    for (const std::size_t index : alike) {
        const LabelRequest& request = requests_[index];
        if (done_[index] || request.only_kept || (!has_text(request) && !request.icon.present)) {
            continue;
        }
        if (request.required && has_text(request) && edges_ == Edges::open) {
            done_[index] = place_required(index, request);
            continue;
        }
        avoids_kept_ = edges_ == Edges::open;
        done_[index] = place_anywhere(index, request);
        ignores_markers_ = edges_ == Edges::open && may_cover_markers(request);
        done_[index] = done_[index] || (ignores_markers_ && place_anywhere(index, request));
        ignores_markers_ = false;
        avoids_kept_ = false;
        done_[index] = done_[index] ||
                       (edges_ == Edges::open && place_anywhere(index, request));
    }
}

// Where it stands best, rather over the marker of another place than far from its own.
bool Placer::place_required(std::size_t index, const LabelRequest& request) {
    const bool stands_clear = request.kept && !request.kept->on_wide;
    bool placed = place_well(index, request) || (stands_clear && place_kept(index, request));
    for (const bool over_markers : {false, true}) {
        ignores_markers_ = over_markers;
        avoids_wide_ = true;
        placed = placed || place_one(index, request);
        avoids_wide_ = false;
    }
    placed = placed || (request.kept && place_kept(index, request)) || place_one(index, request);
    ignores_markers_ = false;
    return placed;
}

// On what is better kept clear only for want of other room.
bool Placer::place_anywhere(std::size_t index, const LabelRequest& request) {
    avoids_wide_ = true;
    bool placed = false;
    if (request.keeps_off && request.kind == LabelKind::point) {
        avoids_narrow_ = true;
        placed = place_one(index, request);
        avoids_narrow_ = false;
    }
    placed = placed || place_one(index, request);
    avoids_wide_ = false;
    return placed || (!request.keeps_off && !request.needs_clear && place_one(index, request));
}

bool Placer::place_one(std::size_t index, const LabelRequest& request) {
    return request.kind == LabelKind::point ? place_point(index, request)
                                            : place_line(index, request);
}

bool Placer::place_kept(std::size_t index, const LabelRequest& request) {
    const Choice& kept = *request.kept;
    // In a frame what was decided stands, but for what comes early.
    avoids_wide_ = (edges_ == Edges::open || request.only_kept) && !kept.on_wide;
    ignores_markers_ = edges_ == Edges::inside || may_cover_markers(request);
    avoids_narrow_ = edges_ == Edges::open && request.keeps_off && !kept.on_narrow &&
                     request.kind == LabelKind::point;
    ignores_group_ = !request.only_kept;
    const bool placed =
        request.kind == LabelKind::line
            ? place_kept_line(index, request)
            : accept_point(index, request, kept.shows_text ? &kept : nullptr, kept.shows_icon);
    ignores_group_ = false;
    avoids_wide_ = avoids_narrow_ = ignores_markers_ = false;
    return placed;
}

std::vector<std::size_t> Placer::order() const {
    std::vector<std::size_t> order(requests_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Not a number would break the order: it stands last.
    const auto priority = [&](std::size_t i) {
        const float p = requests_[i].priority;
        return std::isnan(p) ? INFINITY : p;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (requests_[a].required != requests_[b].required) {
            return requests_[a].required;
        }
        if (priority(a) != priority(b)) {
            return priority(a) < priority(b);
        }
        return requests_[a].id < requests_[b].id;
    });
    return order;
}

// Whether a box with its padding lies on the sheet, clear of what it must not cover.
bool Placer::is_clear(const PxBox& box, Overlap overlap, std::size_t index) const {
    const bool inside =
        edges_ == Edges::open || (box.x0 >= bounds_.x0 && box.y0 >= bounds_.y0 &&
                                  box.x1 <= bounds_.x1 && box.y1 <= bounds_.y1);
    const auto owner = static_cast<std::uint32_t>(index);
    return inside && !fixed_.meets(box, BoxGrid::kNobody) &&
           (!avoids_kept_ || !kept_.meets(box, owner)) &&
           (overlap == Overlap::always ||
            (!labels_.meets(box, owner) && (ignores_markers_ || !markers_.meets(box, owner)) &&
             (overlap == Overlap::cooperative || !yielding_.meets(box, owner))));
}

// Whether a part of a label may stand where it would.
bool Placer::is_box_free(const PxBox& ink, std::size_t index) const {
    const LabelRequest& request = requests_[index];
    // The boxes round turned letters are wider than these.
    const float less_px = request.kind == LabelKind::line ? -0.1F * request.size_px : 0.0F;
    return is_clear(grown(ink, request.padding_px), request.overlap, index) &&
           !(avoids_wide_ && wide_.meets(grown(ink, less_px), BoxGrid::kNobody)) &&
           !(avoids_narrow_ && narrow_.meets(ink, BoxGrid::kNobody));
}

bool Placer::is_free(const Candidate& candidate, std::size_t index) const {
    return !candidate.boxes.empty() &&
           std::all_of(candidate.boxes.begin(), candidate.boxes.end(),
                       [&](const PxBox& ink) { return is_box_free(ink, index); }) &&
           is_far_from_group(requests_[index], candidate);
}

bool Placer::is_far_from_group(const LabelRequest& request, const Candidate& candidate) const {
    const auto group =
        request.group == 0 || ignores_group_ ? groups_.end() : groups_.find(request.group);
    if (group == groups_.end()) {
        return true;
    }
    const PxPoint middle = middle_of(union_of(candidate.boxes));
    return std::none_of(group->second.begin(), group->second.end(), [&](PxPoint other) {
        return std::hypot(other.x - middle.x, other.y - middle.y) < request.group_distance_px;
    });
}

PxBox Placer::padded(const IconPart& icon, const PxBox& box) {
    return {box.x0 - icon.padding.x0, box.y0 - icon.padding.y0, box.x1 + icon.padding.x1,
            box.y1 + icon.padding.y1};
}

bool Placer::lies_on(const Candidate& candidate, const BoxGrid& places) {
    return std::any_of(
        candidate.boxes.begin(), candidate.boxes.end(),
        [&](const PxBox& box) { return places.meets(box, BoxGrid::kNobody); });
}

void Placer::occupy(const PxBox& box, Overlap overlap) {
    (overlap == Overlap::never ? labels_ : yielding_).add(box, BoxGrid::kNobody);
}

// Takes the text, the icon or both.
void Placer::accept(Candidate&& candidate, std::size_t index, bool text, bool icon) {
    const LabelRequest& request = requests_[index];
    PlacedLabel label;
    label.id = request.id;
    label.request = index;
    label.anchor = candidate.choice.anchor;
    label.choice = candidate.choice;
    label.choice.shows_text = text;
    label.choice.shows_icon = icon;
    label.choice.on_wide = text && lies_on(candidate, wide_);
    label.choice.on_narrow = text && lies_on(candidate, narrow_);
    label.first_glyph = result_.glyphs.size();
    label.first_image = result_.images.size();
    label.first_box = result_.boxes.size();
    std::optional<PxBox> text_box;
    if (text) {
        text_box = union_of(candidate.boxes);
        label.box = *text_box;
        label.glyph_count = candidate.glyphs.size();
        label.image_count = candidate.images.size();
        label.box_count = candidate.boxes.size();
        for (const PxBox& box : candidate.boxes) {
            if (!request.ignored) {
                occupy(grown(box, request.padding_px), request.overlap);
            }
        }
        if (request.group != 0) {
            groups_[request.group].push_back(middle_of(label.box));
        }
        result_.glyphs.insert(result_.glyphs.end(), candidate.glyphs.begin(),
                              candidate.glyphs.end());
        result_.images.insert(result_.images.end(), candidate.images.begin(),
                              candidate.images.end());
        result_.boxes.insert(result_.boxes.end(), candidate.boxes.begin(),
                             candidate.boxes.end());
    }
    if (icon) {
        label.icon_box = icon_box(request, text_box);
        if (!text) {
            label.box = label.icon_box;
        }
        if (!request.icon.ignored) {
            occupy(padded(request.icon, label.icon_box), request.icon.overlap);
        }
    }
    result_.labels.push_back(label);
}

Placement place(std::span<const LabelRequest> requests, PxBox bounds,
                std::span<const PxBox> obstacles, const BusyPlaces& busy, Edges edges) {
    return Placer(requests, bounds, obstacles, busy, edges).run();
}

}  // namespace northway::text
