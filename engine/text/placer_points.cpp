// SPDX-License-Identifier: Apache-2.0
#include "text/placer.h"

#include <algorithm>

namespace northway::text {

// Whether a label has no better place to go: in a frame none has. Of the anchors the first two
// are alike, but for the middle itself.
bool Placer::stands_well(const LabelRequest& request) const {
    if (edges_ == Edges::inside || request.kind == LabelKind::line || !has_text(request)) {
        return true;
    }
    const Choice& kept = *request.kept;
    const auto best = best_anchors(request);
    return kept.shows_text && kept.ring == 0 && !kept.on_wide &&
           !(request.keeps_off && kept.on_narrow) &&
           (best.empty() || std::find(best.begin(), best.end(), kept.anchor) != best.end());
}

std::span<const Anchor> Placer::best_anchors(const LabelRequest& request) {
    const bool in_middle = request.anchors.empty() || request.anchors[0] == Anchor::center;
    return request.anchors.first(
        std::min<std::size_t>(request.anchors.size(), in_middle ? 1 : 2));
}

bool Placer::place_well(std::size_t index, const LabelRequest& request) {
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

// Where the text stands for one anchor.
Candidate Placer::text_at(const LabelRequest& request, const Choice& choice) const {
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
bool Placer::accept_point(std::size_t index, const LabelRequest& request, const Choice* text,
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
bool Placer::accept_anchors(std::size_t index, const LabelRequest& request) {
    static constexpr Anchor kCenter[] = {Anchor::center};
    const std::span<const Anchor> anchors =
        request.anchors.empty() ? std::span<const Anchor>(kCenter) : request.anchors;
    const int rings = rings_of(request);
    const int modes = request.vertical != nullptr ? 2 : 1;
    for (int ring = 0; ring < rings; ++ring) {
        for (int mode = 0; mode < modes; ++mode) {
            for (const Anchor anchor : anchors) {
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

bool Placer::place_point(std::size_t index, const LabelRequest& request) {
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
// beside wide busy places. Further out than a line it would seem to name something else, the name
// of an area further out than two.
int Placer::rings_of(const LabelRequest& request) const {
    constexpr int kOfRequired = 3;
    constexpr int kOfAreas = 5;
    constexpr int kBesideWide = 3;
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

}  // namespace northway::text
