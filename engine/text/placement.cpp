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
        // While places are decided, required ones first wherever they were: as well as they can.
        if (edges_ == Edges::open) {
            for (const std::size_t index : order()) {
                const LabelRequest& request = requests_[index];
                if (!request.required || !has_text(request)) {
                    break;
                }
                done[index] = (request.kept && stands_well(request) && place_kept(index, request)) ||
                              place_well(index, request) ||
                              (request.kept && place_kept(index, request));
            }
        }
        // Then those that stand well, then the others, which may find a better place by now.
        const std::vector<std::size_t> kept = kept_order();
        for (const bool well : {true, false}) {
            for (const std::size_t index : kept) {
                const LabelRequest& request = requests_[index];
                if (!done[index] && stands_well(request) == well) {
                    done[index] = (!well && place_well(index, request)) ||
                                  place_kept(index, request) || request.only_kept ||
                                  (edges_ == Edges::inside && is_kept_outside(request));
                }
            }
        }
        for (const std::size_t index : order()) {
            const LabelRequest& request = requests_[index];
            if (done[index] || (!has_text(request) && !request.icon.present)) {
                continue;
            }
            avoids_wide_ = true;
            bool placed = false;
            if (request.keeps_off && request.kind == LabelKind::point) {
                avoids_narrow_ = true;
                placed = place_one(index, request);
                avoids_narrow_ = false;
            }
            placed = placed || place_one(index, request);
            avoids_wide_ = false;
            if (!placed && !request.keeps_off && !request.needs_clear) {
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

    // Whether a label has no better place to go: in a frame none has. Of the anchors the first two
    // are alike, but for the middle itself.
    bool stands_well(const LabelRequest& request) const {
        if (edges_ == Edges::inside || request.kind == LabelKind::line || !has_text(request)) {
            return true;
        }
        const Choice& kept = *request.kept;
        const auto best = best_anchors(request);
        return kept.shows_text && kept.ring == 0 && !kept.on_wide &&
               !(request.keeps_off && kept.on_narrow) &&
               (best.empty() || std::find(best.begin(), best.end(), kept.anchor) != best.end());
    }

    static std::span<const Anchor> best_anchors(const LabelRequest& request) {
        const bool in_middle = request.anchors.empty() || request.anchors[0] == Anchor::center;
        return request.anchors.first(
            std::min<std::size_t>(request.anchors.size(), in_middle ? 1 : 2));
    }

    bool place_well(std::size_t index, const LabelRequest& request) {
        LabelRequest best = request;
        best.anchors = best_anchors(request);
        avoids_wide_ = true;
        avoids_narrow_ = request.keeps_off;
        allows_rings_ = false;
        const bool placed = accept_anchors(index, best);
        allows_rings_ = true;
        avoids_wide_ = avoids_narrow_ = false;
        return placed;
    }

    bool place_kept(std::size_t index, const LabelRequest& request) {
        const Choice& kept = *request.kept;
        // In a frame what was decided stands, but for what comes early.
        avoids_wide_ = (edges_ == Edges::open || request.only_kept) && !kept.on_wide;
        avoids_narrow_ = edges_ == Edges::open && request.keeps_off && !kept.on_narrow &&
                         request.kind == LabelKind::point;
        ignores_group_ = true;
        const bool placed =
            request.kind == LabelKind::line
                ? place_kept_line(index, request)
                : accept_point(index, request, kept.shows_text ? &kept : nullptr, kept.shows_icon);
        ignores_group_ = false;
        avoids_wide_ = avoids_narrow_ = false;
        return placed;
    }

    // At another scale the same letters lie a little differently along the same bend: they may
    // bend more, and while places are decided they may move a little.
    bool place_kept_line(std::size_t index, const LabelRequest& request) {
        constexpr float kBendMore = 1.35F;
        constexpr float kStepEm = 0.5F;
        constexpr int kMostSteps = 3;
        LabelRequest eased = request;
        eased.max_angle_rad *= kBendMore;
        const bool is_decided = edges_ == Edges::inside;
        if (!is_decided) {
            eased.kept.reset();
        }
        const MeasuredLine line(request.line);
        for (int step = 0; step <= (is_decided ? 0 : kMostSteps); ++step) {
            for (const float side : {1.0F, -1.0F}) {
                const float shift_px = side * static_cast<float>(step) * kStepEm * request.size_px;
                auto candidate = line_candidate(eased, line, request.kept->middle_px + shift_px);
                if (candidate && is_free(*candidate, index)) {
                    accept(std::move(*candidate), index, true, false);
                    return true;
                }
            }
        }
        return false;
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
        // The boxes round turned letters are wider than these.
        const float less_px = request.kind == LabelKind::line ? -0.1F * request.size_px : 0.0F;
        for (const PxBox& ink : candidate.boxes) {
            const PxBox tight = grown(ink, less_px);
            if (!is_clear(grown(ink, request.padding_px), request.overlap, index) ||
                (avoids_wide_ && wide_.meets(tight, BoxGrid::kNobody)) ||
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

    static bool lies_on(const Candidate& candidate, const BoxGrid& places) {
        return std::any_of(
            candidate.boxes.begin(), candidate.boxes.end(),
            [&](const PxBox& box) { return places.meets(box, BoxGrid::kNobody); });
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
        place.offset_px += 0.5F * static_cast<float>(choice.ring) * request.size_px;
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

    // The text, with its icon where it has one, at the first anchor with room.
    bool accept_anchors(std::size_t index, const LabelRequest& request) {
        static constexpr Anchor kCenter[] = {Anchor::center};
        const std::span<const Anchor> anchors =
            request.anchors.empty() ? std::span<const Anchor>(kCenter) : request.anchors;
        const int rings = rings_of(request);
        const int modes = request.vertical != nullptr ? 2 : 1;
        for (int ring = 0; ring < rings; ++ring) {
            for (int mode = 0; mode < modes; ++mode) {
                for (const Anchor anchor : ring > 0 ? anchors_around(request) : anchors) {
                    Choice choice;
                    choice.anchor = anchor;
                    choice.ring = ring;
                    choice.vertical = modes == 2 && (mode == 0) == request.vertical_first;
                    if (accept_point(index, request, &choice, request.icon.present)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    bool place_point(std::size_t index, const LabelRequest& request) {
        static constexpr Anchor kCenter[] = {Anchor::center};
        const std::span<const Anchor> anchors =
            request.anchors.empty() ? std::span<const Anchor>(kCenter) : request.anchors;
        const bool wants_text = has_text(request);
        const bool wants_icon = request.icon.present;
        if (wants_text) {
            if (accept_anchors(index, request)) {
                return true;
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

    // A label tries circles of growing radius, half a line of text apart: where it is required, and
    // beside wide busy places. The name of an area moves further within it.
    int rings_of(const LabelRequest& request) const {
        constexpr int kOfRequired = 7;
        constexpr int kOfAreas = 7;
        constexpr int kBesideWide = 4;
        if (!allows_rings_) {
            return 1;
        }
        if (request.required) {
            return kOfRequired;
        }
        if (!avoids_wide_) {
            return 1;
        }
        const float reach = request.text->width_em * request.size_px + 4 * request.size_px;
        const PxPoint at = request.point;
        const PxBox around{at.x - reach, at.y - reach, at.x + reach, at.y + reach};
        return !wide_.meets(around, BoxGrid::kNobody) ? 1
               : request.keeps_off                    ? kOfAreas
                                                      : kBesideWide;
    }

    // The sides to which a label moves further out. One that the style sets on its place and lets
    // move names an area: it may move to all sides.
    static std::span<const Anchor> anchors_around(const LabelRequest& request) {
        static constexpr Anchor kAround[] = {
            Anchor::top,         Anchor::bottom,      Anchor::left,     Anchor::right,
            Anchor::bottom_left, Anchor::bottom_right, Anchor::top_left, Anchor::top_right};
        const bool has_sides = std::any_of(request.anchors.begin(), request.anchors.end(),
                                           [](Anchor each) { return each != Anchor::center; });
        return !has_sides || !request.keeps_off ? request.anchors : kAround;
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
    bool allows_rings_ = true;
    std::map<std::uint32_t, std::vector<PxPoint>> groups_;
    Placement result_;
};

}  // namespace

Placement place(std::span<const LabelRequest> requests, PxBox bounds,
                std::span<const PxBox> obstacles, const BusyPlaces& busy, Edges edges) {
    return Placer(requests, bounds, obstacles, busy, edges).run();
}

}  // namespace northway::text
