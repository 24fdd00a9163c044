// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/box_grid.h"
#include "text/label_shapes.h"
#include "text/placement.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace northway::text {

// Places labels one after the other: the inside of place(). The requests must outlive it.
class Placer {
public:
    Placer(std::span<const LabelRequest> requests, PxBox bounds, std::span<const PxBox> obstacles,
           const BusyPlaces& busy, Edges edges);

    Placement run() &&;

private:
    void place_decided();
    void reserve_kept();
    bool is_cut(const LabelRequest& request) const;
    void place_alike(std::span<const std::size_t> alike);
    bool place_anywhere(std::size_t index, const LabelRequest& request);
    bool place_required(std::size_t index, const LabelRequest& request);
    bool place_one(std::size_t index, const LabelRequest& request);
    bool is_kept_outside(const LabelRequest& request) const;
    bool stands_well(const LabelRequest& request) const;
    static std::span<const Anchor> best_anchors(const LabelRequest& request);
    bool place_well(std::size_t index, const LabelRequest& request);
    bool place_kept(std::size_t index, const LabelRequest& request);
    bool place_kept_line(std::size_t index, const LabelRequest& request);
    std::vector<std::size_t> order() const;
    bool is_clear(const PxBox& box, Overlap overlap, std::size_t index) const;
    bool is_box_free(const PxBox& ink, std::size_t index) const;
    bool is_free(const Candidate& candidate, std::size_t index) const;
    bool is_far_from_group(const LabelRequest& request, const Candidate& candidate) const;
    static PxBox padded(const IconPart& icon, const PxBox& box);
    static bool lies_on(const Candidate& candidate, const BoxGrid& places);
    void occupy(const PxBox& box, Overlap overlap);
    void accept(Candidate&& candidate, std::size_t index, bool text, bool icon);
    Candidate text_at(const LabelRequest& request, const Choice& choice) const;
    bool accept_point(std::size_t index, const LabelRequest& request, const Choice* text,
                      bool icon);
    bool accept_anchors(std::size_t index, const LabelRequest& request);
    bool place_point(std::size_t index, const LabelRequest& request);
    int rings_of(const LabelRequest& request) const;
    bool try_line(std::size_t index, const MeasuredLine& line, float middle_px);
    bool place_line(std::size_t index, const LabelRequest& request);
    struct Part {
        MeasuredLine::Stretch visible;  // nothing outside needs a try
        float center_px = 0;
        float reach_px = 0;
        float step_px = 0;
    };
    bool search_part(std::size_t index, const MeasuredLine& line, const Part& part);

    std::span<const LabelRequest> requests_;
    PxBox bounds_;
    Edges edges_;
    BoxGrid fixed_;
    BoxGrid wide_;
    BoxGrid narrow_;
    BoxGrid markers_;   // of the places of point labels
    BoxGrid kept_;      // where labels stood at the coarser scale
    BoxGrid labels_;    // what nothing may stand on
    BoxGrid yielding_;  // what others may stand on if they overlap as well
    bool avoids_wide_ = false;
    bool avoids_narrow_ = false;
    bool avoids_kept_ = false;
    bool ignores_group_ = false;
    bool ignores_markers_ = false;
    bool allows_rings_ = true;
    std::map<std::uint32_t, std::vector<PxPoint>> groups_;
    std::vector<bool> done_;
    Placement result_;
};

inline PxBox grown(const PxBox& box, float by) {
    return {box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by};
}

inline bool has_text(const LabelRequest& request) {
    return request.text != nullptr && !request.text->draws_nothing() && request.size_px > 0;
}

}  // namespace northway::text
