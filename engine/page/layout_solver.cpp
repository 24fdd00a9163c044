// SPDX-License-Identifier: Apache-2.0
#include "page/layout_solver.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <tuple>

namespace northway::page {
namespace {

using scene::PageAnchor;
using scene::PageArea;
using scene::Side;

// Less than a thousandth of a millimetre is no overlap.
constexpr double kTouch_mm = 1e-3;

bool overlap(const RectMm& a, const RectMm& b) {
    return a.x0 < b.x1 - kTouch_mm && b.x0 < a.x1 - kTouch_mm && a.y0 < b.y1 - kTouch_mm &&
           b.y0 < a.y1 - kTouch_mm;
}

bool is_inside(const RectMm& inner, const RectMm& outer) {
    return inner.x0 >= outer.x0 - kTouch_mm && inner.y0 >= outer.y0 - kTouch_mm &&
           inner.x1 <= outer.x1 + kTouch_mm && inner.y1 <= outer.y1 + kTouch_mm;
}

// -1: at the lower coordinate, 0: in the middle, 1: at the higher one.
int across_of(Side side) {
    return static_cast<int>(side) % 3 - 1;
}
int down_of(Side side) {
    return static_cast<int>(side) / 3 - 1;
}

RectMm inset(const RectMm& rect, double by_mm) {
    return {rect.x0 + by_mm, rect.y0 + by_mm, rect.x1 - by_mm, rect.y1 - by_mm};
}

// A block with the size that it is tried with.
struct Candidate {
    PlacedBlock placed;
    SizeMm size;
    double loss = 0;
};

// A block that becomes as wide as another of its stack is at least so much of its width.
constexpr double kLeastStretched = 0.6;
class Solver {
public:
    Solver(const LayoutSheet& sheet, std::span<const Block> blocks,
           std::span<const RectMm> reserved)
        : sheet_(sheet), blocks_(blocks), reserved_(reserved) {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            by_priority_.push_back(i);
        }
        std::stable_sort(by_priority_.begin(), by_priority_.end(),
                         [&](std::size_t a, std::size_t b) {
                             return std::pair(is_free(a), -blocks[a].priority) <
                                    std::pair(is_free(b), -blocks[b].priority);
                         });
    }

    // At the level that leaves out least.
    Arrangement arranged(const std::vector<const PageAnchor*>& first) {
        first_anchor_ = first;
        int levels = 1;
        for (const auto& block : blocks_) {
            levels = std::max(levels, block.steps);
        }
        Arrangement best;
        best.cost = std::numeric_limits<double>::infinity();
        for (int level = 0; level < levels && best.cost > 0; ++level) {
            const double cost = fill(level);
            if (cost < best.cost) {
                best = {};
                best.cost = cost;
                for (const auto& each : held_) {
                    best.placed.push_back(each.placed);
                }
            }
        }
        return best;
    }

private:
    bool is_free(std::size_t block) const { return page::is_free(blocks_[block]); }

    // Places what can be placed when all begin with step `level`; the cost of what cannot.
    double fill(int level) {
        held_.clear();
        double cost = 0;
        for (const std::size_t index : by_priority_) {
            if (!place(index, level)) {
                cost += blocks_[index].worth;
            }
        }
        for (const auto& each : held_) {
            cost += each.loss;
        }
        return cost;
    }

    bool place(std::size_t index, int level) {
        const Block& block = blocks_[index];
        static const PageAnchor kAnywhere{PageArea::page, Side::top_left};
        if (block.at_mm) {
            return place_at(index, level, kAnywhere);
        }
        const PageAnchor* first = first_anchor_.empty() ? nullptr : first_anchor_[index];
        if (first != nullptr && place_at(index, level, *first)) {
            return true;
        }
        return std::any_of(block.anchors.begin(), block.anchors.end(),
                           [&](const PageAnchor& anchor) { return place_at(index, level, anchor); });
    }

    bool place_at(std::size_t index, int level, const PageAnchor& anchor) {
        const Block& block = blocks_[index];
        // What stands in the margin takes no room from the others.
        const int first = anchor.area == PageArea::outside ? 0 : std::min(level, block.steps - 1);
        for (int step = first; step < block.steps; ++step) {
            Candidate candidate;
            candidate.placed = {index, {}, step, most_for(block, anchor), anchor};
            if (try_out(candidate)) {
                return true;
            }
            if (!block.is_flexible || block.at_mm) {
                continue;
            }
            for (const SizeMm& room : rooms_for(candidate)) {
                candidate.placed.most = room;
                if (try_out(candidate)) {
                    return true;
                }
            }
        }
        return false;
    }

    SizeMm most_for(const Block& block, const PageAnchor& anchor) const {
        const RectMm area = block.at_mm ? sheet_.page : area_of(anchor, block.is_strip);
        const double widest_mm = anchor.area == PageArea::outside
                                     ? block.widest_outside_mm.value_or(block.limit.width_mm)
                                     : block.limit.width_mm;
        return {std::min(widest_mm, area.width()),
                std::min(block.limit.height_mm, area.height())};
    }

    // Measures the candidate and keeps it if all that was placed has still its room.
    bool try_out(Candidate& candidate) {
        const SizeMm& most = candidate.placed.most;
        if (!(most.width_mm > 0) || !(most.height_mm > 0)) {
            return false;
        }
        const auto measured = measure(candidate.placed);
        if (!measured) {
            return false;
        }
        candidate.size = measured->size;
        candidate.loss = measured->loss;
        held_.push_back(candidate);
        if (arrange()) {
            return true;
        }
        held_.pop_back();
        arrange();
        return false;
    }

    // Remembered: arrangements differ in the places of a few blocks only.
    std::optional<Block::Measured> measure(const PlacedBlock& placed) {
        const auto key = std::tuple(placed.block, placed.step, static_cast<int>(placed.anchor.area),
                                    placed.most.width_mm, placed.most.height_mm);
        const auto found = measured_.find(key);
        return found != measured_.end()
                   ? found->second
                   : measured_.emplace(key, blocks_[placed.block].measure(placed.step, placed.most,
                                                                          placed.anchor))
                         .first->second;
    }

    // What is left at the candidate's anchor: as wide as it may be, or as high.
    std::vector<SizeMm> rooms_for(const Candidate& candidate) {
        const PageAnchor& anchor = candidate.placed.anchor;
        const Block& block = blocks_[candidate.placed.block];
        const SizeMm most = most_for(block, anchor);
        const RectMm area = area_of(anchor, false);
        const auto room = [&](SizeMm size, bool of_height) {
            Candidate probe = candidate;
            probe.size = size;
            held_.push_back(probe);
            arrange();
            const RectMm box = held_.back().placed.box;
            double less = 0;
            for (std::size_t i = 0; i + 1 < held_.size(); ++i) {
                const RectMm& other = held_[i].placed.box;
                if (!overlap(grown(other), box)) {
                    continue;
                }
                less = std::max(less, of_height ? overlap_down(anchor, box, grown(other))
                                                : overlap_across(anchor, box, grown(other)));
            }
            for (const auto& other : reserved_) {
                if (overlap(other, box)) {
                    less = std::max(less, of_height ? overlap_down(anchor, box, other)
                                                    : overlap_across(anchor, box, other));
                }
            }
            less = std::max(less, of_height ? std::max(area.y0 - box.y0, box.y1 - area.y1)
                                            : std::max(area.x0 - box.x0, box.x1 - area.x1));
            // What stands further in is pushed on by it.
            for (const auto& each : held_) {
                const RectMm& other = each.placed.box;
                if (of_height && each.placed.anchor == anchor && is_free(each.placed.block)) {
                    less = std::max({less, area.y0 - other.y0, other.y1 - area.y1});
                }
            }
            held_.pop_back();
            arrange();
            (of_height ? size.height_mm : size.width_mm) -= less;
            return size;
        };
        return {room(most, true), room(most, false)};
    }

    RectMm grown(const RectMm& rect) const { return inset(rect, -sheet_.gap_mm); }

    static double overlap_down(const PageAnchor& anchor, const RectMm& box, const RectMm& other) {
        switch (down_of(anchor.side)) {
            case -1:
                return box.y1 - other.y0;
            case 1:
                return other.y1 - box.y0;
            default:
                return 2 * std::min(box.y1 - other.y0, other.y1 - box.y0);
        }
    }
    static double overlap_across(const PageAnchor& anchor, const RectMm& box,
                                 const RectMm& other) {
        switch (across_of(anchor.side)) {
            case -1:
                return box.x1 - other.x0;
            case 1:
                return other.x1 - box.x0;
            default:
                return 2 * std::min(box.x1 - other.x0, other.x1 - box.x0);
        }
    }

    // Where blocks of an anchor may stand, the strips left out.
    RectMm area_of(const PageAnchor& anchor, bool of_strip) const {
        switch (anchor.area) {
            case PageArea::page:
                return inset(sheet_.page, sheet_.margin_mm);
            case PageArea::outside:
                return band_of(anchor.side);
            case PageArea::map:
                break;
        }
        if (of_strip) {
            return sheet_.map;
        }
        RectMm area = inset(sheet_.map, sheet_.margin_mm);
        for (const auto& each : held_) {
            if (!blocks_[each.placed.block].is_strip || each.placed.anchor.area != PageArea::map) {
                continue;
            }
            if (down_of(each.placed.anchor.side) < 0) {
                area.y0 = std::max(area.y0, sheet_.map.y0 + each.size.height_mm + sheet_.gap_mm);
            } else {
                area.y1 = std::min(area.y1, sheet_.map.y1 - each.size.height_mm - sheet_.gap_mm);
            }
        }
        return area;
    }

    // The margin of the sheet at one side of the map, without what must stay free.
    RectMm band_of(Side side) const {
        const RectMm page = inset(sheet_.page, 0.5 * sheet_.margin_mm);
        const RectMm& frame = sheet_.frame;
        const double off_mm = 0.5 * sheet_.gap_mm;
        switch (down_of(side)) {
            case -1:
                return {sheet_.map.x0, page.y0, sheet_.map.x1, frame.y0 - off_mm};
            case 1:
                return {sheet_.map.x0, frame.y1 + off_mm, sheet_.map.x1, page.y1};
            default:
                break;
        }
        return across_of(side) < 0
                   ? RectMm{page.x0, sheet_.map.y0, frame.x0 - off_mm, sheet_.map.y1}
                   : RectMm{frame.x1 + off_mm, sheet_.map.y0, page.x1, sheet_.map.y1};
    }

    // Puts all that is held to its place; false where something has no room there.
    bool arrange() {
        std::map<std::pair<PageArea, Side>, std::vector<Candidate*>> stacks;
        for (auto& each : held_) {
            const Block& block = blocks_[each.placed.block];
            if (block.at_mm) {
                put(each, block.at_mm->width_mm, block.at_mm->height_mm);
            } else if (block.is_strip) {
                put_strip(each);
            } else {
                stacks[{each.placed.anchor.area, each.placed.anchor.side}].push_back(&each);
            }
        }
        for (auto& [where, stack] : stacks) {
            std::stable_sort(stack.begin(), stack.end(), [&](const Candidate* a, const Candidate* b) {
                return std::pair(blocks_[a->placed.block].order, a->placed.block) <
                       std::pair(blocks_[b->placed.block].order, b->placed.block);
            });
            put_stack(stack);
        }
        return has_room();
    }

    void put_strip(Candidate& each) const {
        const RectMm area = each.placed.anchor.area == PageArea::outside
                                ? band_of(each.placed.anchor.side)
                                : area_of(each.placed.anchor, true);
        const double top = down_of(each.placed.anchor.side) < 0 ? area.y0
                                                                : area.y1 - each.size.height_mm;
        put(each, area.x0, top);
    }

    void put_stack(const std::vector<Candidate*>& stack) const {
        const PageAnchor anchor = stack.front()->placed.anchor;
        const RectMm area = area_of(anchor, false);
        double height_mm = -sheet_.gap_mm;
        for (const auto* each : stack) {
            height_mm += each->size.height_mm + sheet_.gap_mm;
        }
        // From the edge inwards; outside the map from the map outwards.
        int down = down_of(anchor.side);
        if (anchor.area == PageArea::outside) {
            down = -down;
        }
        double widest_mm = 0;
        for (const auto* each : stack) {
            widest_mm = std::max(widest_mm, each->size.width_mm);
        }
        double y = down < 0 ? area.y0 : down > 0 ? area.y1 : 0.5 * (area.y0 + area.y1 - height_mm);
        for (auto* each : stack) {
            SizeMm size = each->size;
            if (blocks_[each->placed.block].stretches &&
                size.width_mm > kLeastStretched * widest_mm) {
                size.width_mm = widest_mm;
            }
            const int across = across_of(anchor.side);
            const double x = across < 0   ? area.x0
                             : across > 0 ? area.x1 - size.width_mm
                                          : 0.5 * (area.x0 + area.x1 - size.width_mm);
            put(*each, x, down > 0 ? y - size.height_mm : y);
            each->placed.box.x1 = each->placed.box.x0 + size.width_mm;
            y += (down > 0 ? -1 : 1) * (size.height_mm + sheet_.gap_mm);
        }
    }

    // Moved blocks stay on the sheet.
    void put(Candidate& each, double x, double y) const {
        const Block& block = blocks_[each.placed.block];
        x += block.offset_mm.width_mm;
        y += block.offset_mm.height_mm;
        if (!is_free(each.placed.block)) {
            x = std::max(sheet_.page.x0, std::min(x, sheet_.page.x1 - each.size.width_mm));
            y = std::max(sheet_.page.y0, std::min(y, sheet_.page.y1 - each.size.height_mm));
        }
        each.placed.box = {x, y, x + each.size.width_mm, y + each.size.height_mm};
    }

    bool has_room() const {
        for (std::size_t i = 0; i < held_.size(); ++i) {
            const auto& each = held_[i].placed;
            const Block& block = blocks_[each.block];
            if (!is_free(each.block)) {
                continue;
            }
            if (!is_inside(each.box, block.is_strip ? sheet_.page : area_of(each.anchor, false))) {
                return false;
            }
            for (const auto& other : reserved_) {
                if (overlap(each.box, other)) {
                    return false;
                }
            }
            for (std::size_t k = 0; k < held_.size(); ++k) {
                if (k != i && overlap(each.box, spaced(held_[k].placed))) {
                    return false;
                }
            }
        }
        return true;
    }

    // Blocks keep their distance from each other; strips only from what the map holds.
    RectMm spaced(const PlacedBlock& other) const {
        return blocks_[other.block].is_strip ? other.box : inset(other.box, -0.99 * sheet_.gap_mm);
    }

    const LayoutSheet& sheet_;
    std::span<const Block> blocks_;
    std::span<const RectMm> reserved_;
    std::vector<const PageAnchor*> first_anchor_;  // by block; null: as the block says
    std::map<std::tuple<std::size_t, int, int, double, double>, std::optional<Block::Measured>>
        measured_;
    std::vector<std::size_t> by_priority_;
    std::vector<Candidate> held_;
};

}  // namespace

bool is_free(const Block& block) {
    return !block.at_mm && block.offset_mm.width_mm == 0 && block.offset_mm.height_mm == 0;
}

Arranger make_arranger(const LayoutSheet& sheet, std::span<const Block> blocks,
                       std::span<const RectMm> reserved) {
    auto solver = std::make_shared<Solver>(sheet, blocks, reserved);
    return [solver](const std::vector<const PageAnchor*>& first) { return solver->arranged(first); };
}

}  // namespace northway::page
