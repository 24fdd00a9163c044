// SPDX-License-Identifier: Apache-2.0
#include "text/placement.h"

#include "text/box_grid.h"
#include "text/label_shapes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>

namespace northway::text {
namespace {

PxBox grown(const PxBox& box, float by) {
    return {box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by};
}

PxPoint middle_of(const PxBox& box) {
    return {0.5F * (box.x0 + box.x1), 0.5F * (box.y0 + box.y1)};
}

bool has_text(const LabelRequest& request) {
    return request.text != nullptr && !request.text->draws_nothing() && request.size_px > 0;
}

class Placer {
public:
    Placer(std::span<const LabelRequest> requests, PxBox bounds, std::span<const PxBox> obstacles,
           const BusyPlaces& busy, Edges edges)
        : requests_(requests),
          bounds_(bounds),
          edges_(edges),
          fixed_(bounds),
          wide_(bounds),
          narrow_(bounds),
          labels_(bounds),
          yielding_(bounds) {
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
                labels_.add_disc(requests[i].point, requests[i].marker_radius_px,
                                 static_cast<std::uint32_t>(i));
            }
        }
    }

    Placement run() && {
        std::vector<bool> done(requests_.size(), false);
        if (edges_ == Edges::inside) {
            for (const std::size_t index : kept_order()) {
                done[index] = place_kept(index, requests_[index]) || requests_[index].only_kept ||
                              is_kept_outside(requests_[index]);
            }
        }
        for (const std::size_t index : order()) {
            const LabelRequest& request = requests_[index];
            if (done[index] || (!has_text(request) && !request.icon.present)) {
                continue;
            }
            bool placed = edges_ == Edges::open && request.kept && place_kept(index, request);
            if (placed || request.only_kept) {
                continue;
            }
            avoids_wide_ = true;
            if (request.keeps_off && request.kind == LabelKind::point) {
                avoids_narrow_ = true;
                placed = place_one(index, request);
                avoids_narrow_ = false;
            }
            placed = placed || place_one(index, request);
            if (!placed && !request.keeps_off) {
                avoids_wide_ = false;
                placed = place_one(index, request);
            }
            if (!placed) {
                ++result_.dropped;
                if (request.required) {
                    result_.dropped_required.push_back(request.id);
                }
            }
        }
        return std::move(result_);
    }

private:
    bool place_one(std::size_t index, const LabelRequest& request) {
        return request.kind == LabelKind::point ? place_point(index, request)
                                                : place_line(index, request);
    }

    // A label along a line whose own place is not in the frame has no business in it.
    bool is_kept_outside(const LabelRequest& request) const {
        if (request.kind != LabelKind::line) {
            return false;
        }
        const PxPoint at = MeasuredLine(request.line).at(request.kept->middle_px);
        return at.x < bounds_.x0 || at.y < bounds_.y0 || at.x > bounds_.x1 || at.y > bounds_.y1;
    }

    bool place_kept(std::size_t index, const LabelRequest& request) {
        const Choice& kept = *request.kept;
        avoids_wide_ = false;
        ignores_group_ = true;
        bool placed = false;
        if (request.kind == LabelKind::line) {
            // At another scale the same letters lie a little differently along the same bend.
            constexpr float kBendMore = 1.35F;
            LabelRequest eased = request;
            eased.max_angle_rad *= kBendMore;
            auto candidate = line_candidate(eased, MeasuredLine(request.line), kept.middle_px);
            placed = candidate && is_free(*candidate, index);
            if (placed) {
                accept(std::move(*candidate), index, true, false);
            }
        } else {
            placed =
                accept_point(index, request, kept.shows_text ? &kept : nullptr, kept.shows_icon);
        }
        ignores_group_ = false;
        return placed;
    }

    std::vector<std::size_t> kept_order() const {
        std::vector<std::size_t> order;
        for (std::size_t index = 0; index < requests_.size(); ++index) {
            const LabelRequest& request = requests_[index];
            if (request.kept && (has_text(request) || request.icon.present)) {
                order.push_back(index);
            }
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return requests_[a].kept->order < requests_[b].kept->order;
        });
        return order;
    }

    std::vector<std::size_t> order() const {
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
    bool is_clear(const PxBox& box, Overlap overlap, std::size_t index) const {
        const bool inside =
            edges_ == Edges::open || (box.x0 >= bounds_.x0 && box.y0 >= bounds_.y0 &&
                                      box.x1 <= bounds_.x1 && box.y1 <= bounds_.y1);
        const auto owner = static_cast<std::uint32_t>(index);
        return inside && !fixed_.meets(box, BoxGrid::kNobody) &&
               (overlap == Overlap::always ||
                (!labels_.meets(box, owner) &&
                 (overlap == Overlap::cooperative || !yielding_.meets(box, owner))));
    }

    bool is_free(const Candidate& candidate, std::size_t index) const {
        const LabelRequest& request = requests_[index];
        for (const PxBox& ink : candidate.boxes) {
            if (!is_clear(grown(ink, request.padding_px), request.overlap, index) ||
                (avoids_wide_ && wide_.meets(ink, BoxGrid::kNobody)) ||
                (avoids_narrow_ && narrow_.meets(ink, BoxGrid::kNobody))) {
                return false;
            }
        }
        return !candidate.boxes.empty() && is_far_from_group(request, candidate);
    }

    bool is_far_from_group(const LabelRequest& request, const Candidate& candidate) const {
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

    static PxBox padded(const IconPart& icon, const PxBox& box) {
        return {box.x0 - icon.padding.x0, box.y0 - icon.padding.y0, box.x1 + icon.padding.x1,
                box.y1 + icon.padding.y1};
    }

    void occupy(const PxBox& box, Overlap overlap) {
        (overlap == Overlap::never ? labels_ : yielding_).add(box, BoxGrid::kNobody);
    }

    // Takes the text, the icon or both.
    void accept(Candidate&& candidate, std::size_t index, bool text, bool icon) {
        const LabelRequest& request = requests_[index];
        PlacedLabel label;
        label.id = request.id;
        label.request = index;
        label.anchor = candidate.choice.anchor;
        label.choice = candidate.choice;
        label.choice.shows_text = text;
        label.choice.shows_icon = icon;
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

    // Where the text stands for one anchor.
    Candidate text_at(const LabelRequest& request, const Choice& choice) const {
        PointPlace place;
        place.anchor = choice.anchor;
        const auto found = std::find(request.anchors.begin(), request.anchors.end(), choice.anchor);
        const auto number = static_cast<std::size_t>(found - request.anchors.begin());
        if (number < request.offsets.size()) {
            place.shift = request.offsets[number];
        } else {
            place.offset_px = request.radial_offset_px;
        }
        place.offset_px += static_cast<float>(choice.ring) * request.size_px;
        Candidate candidate = point_candidate(
            request,
            choice.vertical && request.vertical != nullptr ? *request.vertical : *request.text,
            place);
        candidate.choice.ring = choice.ring;
        return candidate;
    }

    // Draws a point label with its text as `text` says, or without one, if there is room for it.
    bool accept_point(std::size_t index, const LabelRequest& request, const Choice* text,
                      bool icon) {
        Candidate candidate;
        std::optional<PxBox> text_box;
        if (text != nullptr) {
            candidate = text_at(request, *text);
            if (candidate.boxes.empty() || !is_free(candidate, index)) {
                return false;
            }
            text_box = union_of(candidate.boxes);
        }
        if (icon && !is_clear(padded(request.icon, icon_box(request, text_box)),
                              request.icon.overlap, index)) {
            return false;
        }
        accept(std::move(candidate), index, text != nullptr, icon);
        return true;
    }

    bool place_point(std::size_t index, const LabelRequest& request) {
        static constexpr Anchor kCenter[] = {Anchor::center};
        const std::span<const Anchor> anchors =
            request.anchors.empty() ? std::span<const Anchor>(kCenter) : request.anchors;
        const bool wants_text = has_text(request);
        const bool wants_icon = request.icon.present;
        if (wants_text) {
            // A required label tries rings of growing radius, a line of text apart.
            const int rings = request.required ? 4 : 1;
            const int modes = request.vertical != nullptr ? 2 : 1;
            for (int ring = 0; ring < rings; ++ring) {
                for (int mode = 0; mode < modes; ++mode) {
                    for (const Anchor anchor : anchors) {
                        Choice choice;
                        choice.anchor = anchor;
                        choice.ring = ring;
                        choice.vertical = modes == 2 && (mode == 0) == request.vertical_first;
                        if (accept_point(index, request, &choice, wants_icon)) {
                            return true;
                        }
                    }
                }
            }
            // Without the icon, where the text may stand alone.
            for (std::size_t i = 0; wants_icon && request.icon.optional && i < anchors.size();
                 ++i) {
                Choice choice;
                choice.anchor = anchors[i];
                if (accept_point(index, request, &choice, false)) {
                    return true;
                }
            }
        }
        return wants_icon && (!wants_text || request.optional) &&
               accept_point(index, request, nullptr, true);
    }

    bool try_line(std::size_t index, const MeasuredLine& line, float middle_px) {
        auto candidate = line_candidate(requests_[index], line, middle_px);
        if (!candidate || !is_free(*candidate, index)) {
            return false;
        }
        accept(std::move(*candidate), index, true, false);
        return true;
    }

    // Middles stand on a grid that is fixed to the line, so that labels move with it. Each
    // repetition searches its own part of the line; without repetition the line is one part.
    bool place_line(std::size_t index, const LabelRequest& request) {
        const MeasuredLine line(request.line);
        const float label_px = request.text->width_em * request.size_px;
        // Where there is no frame the whole line counts: what is found does not depend on the view.
        const auto stretches = edges_ == Edges::open
                                   ? std::vector{MeasuredLine::Stretch{0, line.length()}}
                                   : line.stretches_in(bounds_);
        if (label_px > line.length() || stretches.empty()) {
            return false;
        }
        const bool repeats = request.repeat_px > 0;
        const float part_px = repeats ? std::max(request.repeat_px, label_px) : line.length();
        Part part;
        part.visible = {stretches.front().from, stretches.back().to};
        // Neighbouring labels stay at least half the repeat distance apart.
        part.reach_px = (repeats ? 0.25F : 0.5F) * part_px;
        part.step_px = std::max(request.size_px, 0.125F * label_px);

        bool placed = false;
        float next = -INFINITY;
        const float middle_px = 0.5F * line.length();
        for (const MeasuredLine::Stretch& stretch : stretches) {
            const float from = stretch.from - part.reach_px - middle_px;
            const float to = stretch.to + part.reach_px - middle_px;
            const float last = repeats ? std::floor(to / part_px) : 0.0F;
            for (float i = std::max(next, repeats ? std::ceil(from / part_px) : 0.0F); i <= last;
                 i += 1) {
                part.center_px = middle_px + i * part_px;
                placed = search_part(index, line, part) || placed;
                next = i + 1;
            }
        }
        return placed;
    }

    struct Part {
        MeasuredLine::Stretch visible;  // nothing outside needs a try
        float center_px = 0;
        float reach_px = 0;
        float step_px = 0;
    };
    // From the centre outwards.
    bool search_part(std::size_t index, const MeasuredLine& line, const Part& part) {
        const float after = part.visible.from - part.center_px;
        const float before = part.center_px - part.visible.to;
        const float nearest = std::floor(std::max({0.0F, after, before}) / part.step_px);
        const float farthest = std::min(part.reach_px, std::max(-after, -before)) / part.step_px;
        for (float i = nearest; i <= farthest; i += 1) {
            const float offset_px = i * part.step_px;
            if (try_line(index, line, part.center_px + offset_px) ||
                (i > 0 && try_line(index, line, part.center_px - offset_px))) {
                return true;
            }
        }
        return false;
    }

    std::span<const LabelRequest> requests_;
    PxBox bounds_;
    Edges edges_;
    BoxGrid fixed_;
    BoxGrid wide_;
    BoxGrid narrow_;
    BoxGrid labels_;    // what nothing may stand on
    BoxGrid yielding_;  // what others may stand on if they overlap as well
    bool avoids_wide_ = false;
    bool avoids_narrow_ = false;
    bool ignores_group_ = false;
    std::map<std::uint32_t, std::vector<PxPoint>> groups_;
    Placement result_;
};

}  // namespace

Placement place(std::span<const LabelRequest> requests, PxBox bounds,
                std::span<const PxBox> obstacles, const BusyPlaces& busy, Edges edges) {
    return Placer(requests, bounds, obstacles, busy, edges).run();
}

}  // namespace northway::text
