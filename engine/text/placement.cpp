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

bool draws_nothing(const LabelRequest& request) {
    return request.text == nullptr || request.text->glyphs.empty() || !(request.size_px > 0);
}

class Placer {
public:
    Placer(std::span<const LabelRequest> requests, PxBox bounds, std::span<const PxBox> obstacles,
           const BusyPlaces& busy)
        : requests_(requests),
          bounds_(bounds),
          fixed_(bounds),
          wide_(bounds),
          narrow_(bounds),
          labels_(bounds) {
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
        for (const std::size_t index : order()) {
            const LabelRequest& request = requests_[index];
            if (draws_nothing(request)) {
                continue;
            }
            bool placed = false;
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

    bool is_free(const Candidate& candidate, std::size_t index) const {
        const LabelRequest& request = requests_[index];
        for (const PxBox& ink : candidate.boxes) {
            const PxBox box = grown(ink, request.padding_px);
            const bool inside = box.x0 >= bounds_.x0 && box.y0 >= bounds_.y0 &&
                                box.x1 <= bounds_.x1 && box.y1 <= bounds_.y1;
            // Written so that a box that is not a number is outside.
            if (!inside || fixed_.meets(box, BoxGrid::kNobody) ||
                (avoids_wide_ && wide_.meets(ink, BoxGrid::kNobody)) ||
                (avoids_narrow_ && narrow_.meets(ink, BoxGrid::kNobody))) {
                return false;
            }
            if (!request.allow_overlap && labels_.meets(box, static_cast<std::uint32_t>(index))) {
                return false;
            }
        }
        return !candidate.boxes.empty() && is_far_from_group(request, candidate);
    }

    bool is_far_from_group(const LabelRequest& request, const Candidate& candidate) const {
        const auto group = request.group == 0 ? groups_.end() : groups_.find(request.group);
        if (group == groups_.end()) {
            return true;
        }
        const PxPoint middle = middle_of(union_of(candidate.boxes));
        return std::none_of(group->second.begin(), group->second.end(), [&](PxPoint other) {
            return std::hypot(other.x - middle.x, other.y - middle.y) < request.group_distance_px;
        });
    }

    void accept(Candidate&& candidate, std::size_t index) {
        const LabelRequest& request = requests_[index];
        PlacedLabel label;
        label.id = request.id;
        label.request = index;
        label.anchor = candidate.anchor;
        label.box = union_of(candidate.boxes);
        label.first_glyph = result_.glyphs.size();
        label.glyph_count = candidate.glyphs.size();
        label.first_box = result_.boxes.size();
        label.box_count = candidate.boxes.size();
        for (const PxBox& box : candidate.boxes) {
            labels_.add(grown(box, request.padding_px), BoxGrid::kNobody);
        }
        if (request.group != 0) {
            groups_[request.group].push_back(middle_of(label.box));
        }
        result_.glyphs.insert(result_.glyphs.end(), candidate.glyphs.begin(),
                              candidate.glyphs.end());
        result_.boxes.insert(result_.boxes.end(), candidate.boxes.begin(), candidate.boxes.end());
        result_.labels.push_back(label);
    }

    bool place_point(std::size_t index, const LabelRequest& request) {
        static constexpr Anchor kCenter[] = {Anchor::center};
        const std::span<const Anchor> anchors =
            request.anchors.empty() ? std::span<const Anchor>(kCenter) : request.anchors;
        // A required label tries rings of growing radius, a line of text apart.
        const int rings = request.required ? 4 : 1;
        for (int ring = 0; ring < rings; ++ring) {
            const float offset_px =
                request.radial_offset_px + static_cast<float>(ring) * request.size_px;
            for (const Anchor anchor : anchors) {
                Candidate candidate = point_candidate(request, anchor, offset_px);
                if (is_free(candidate, index)) {
                    accept(std::move(candidate), index);
                    return true;
                }
            }
        }
        return false;
    }

    bool try_line(std::size_t index, const MeasuredLine& line, float middle_px) {
        auto candidate = line_candidate(requests_[index], line, middle_px);
        if (!candidate || !is_free(*candidate, index)) {
            return false;
        }
        accept(std::move(*candidate), index);
        return true;
    }

    // Middles stand on a grid that is fixed to the line, so that labels move with it. Each
    // repetition searches its own part of the line; without repetition the line is one part.
    bool place_line(std::size_t index, const LabelRequest& request) {
        const MeasuredLine line(request.line);
        const float label_px = request.text->width_em * request.size_px;
        const auto stretches = line.stretches_in(bounds_);
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
    BoxGrid fixed_;
    BoxGrid wide_;
    BoxGrid narrow_;
    BoxGrid labels_;
    bool avoids_wide_ = false;
    bool avoids_narrow_ = false;
    std::map<std::uint32_t, std::vector<PxPoint>> groups_;
    Placement result_;
};

}  // namespace

Placement place(std::span<const LabelRequest> requests, PxBox bounds,
                std::span<const PxBox> obstacles, const BusyPlaces& busy) {
    return Placer(requests, bounds, obstacles, busy).run();
}

}  // namespace northway::text
