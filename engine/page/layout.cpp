// SPDX-License-Identifier: Apache-2.0
#include "page/layout.h"

#include "page/layout_solver.h"

#include <algorithm>
#include <tuple>

namespace northway::page {
namespace {

using scene::PageAnchor;

// Blocks leave their usual places only for what is worth more than this each.
constexpr double kMoveCost = 0.25;

// Blocks that may stand elsewhere, those that go together in one group.
std::vector<std::vector<std::size_t>> movable_groups(std::span<const Block> blocks) {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].elsewhere.empty() || !is_free(blocks[i])) {
            continue;
        }
        const auto with = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
            return !blocks[i].together.empty() &&
                   blocks[group.front()].together == blocks[i].together;
        });
        if (with != groups.end()) {
            with->push_back(i);
        } else {
            groups.push_back({i});
        }
    }
    return groups;
}

double cover_of(const Arrangement& arrangement, std::span<const Block> blocks,
                const Cover& cover) {
    double cost = 0;
    for (const auto& placed : arrangement.placed) {
        cost += blocks[placed.block].is_strip ? 0 : cover(placed.box);
    }
    return cost;
}

// The cheapest of all ways to put blocks elsewhere.
Arrangement least_covering(const Arranger& arrange, std::span<const Block> blocks,
                           const Cover& cover) {
    Arrangement best = arrange({});
    best.cost += cover_of(best, blocks, cover);
    if (best.cost < kMoveCost) {
        return best;
    }
    const auto groups = movable_groups(blocks);
    // Which of the other places each group takes; 0: its usual one.
    std::vector<std::size_t> choice(groups.size(), 0);
    const auto next = [&] {
        for (std::size_t k = 0; k < choice.size(); ++k) {
            if (++choice[k] <= blocks[groups[k].front()].elsewhere.size()) {
                return true;
            }
            choice[k] = 0;
        }
        return false;
    };
    while (next()) {
        std::vector<const PageAnchor*> first(blocks.size(), nullptr);
        double moves = 0;
        for (std::size_t k = 0; k < groups.size(); ++k) {
            if (choice[k] == 0) {
                continue;
            }
            moves += kMoveCost;
            for (const std::size_t block : groups[k]) {
                first[block] = &blocks[block].elsewhere[choice[k] - 1];
            }
        }
        Arrangement other = arrange(first);
        other.cost += moves + cover_of(other, blocks, cover);
        if (other.cost < best.cost) {
            best = std::move(other);
        }
    }
    return best;
}

Layout result_of(const Arrangement& arrangement, std::span<const Block> blocks) {
    Layout layout;
    layout.placed = arrangement.placed;
    std::stable_sort(layout.placed.begin(), layout.placed.end(),
                     [&](const PlacedBlock& a, const PlacedBlock& b) {
                         return std::tuple(!is_free(blocks[a.block]), blocks[a.block].order, a.block) <
                                std::tuple(!is_free(blocks[b.block]), blocks[b.block].order, b.block);
                     });
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (layout.find(i) == nullptr) {
            layout.dropped.push_back(i);
        }
    }
    return layout;
}

}  // namespace

const PlacedBlock* Layout::find(std::size_t block) const {
    const auto found = std::find_if(placed.begin(), placed.end(),
                                    [&](const PlacedBlock& each) { return each.block == block; });
    return found != placed.end() ? &*found : nullptr;
}

Layout lay_out(const LayoutSheet& sheet, std::span<const Block> blocks,
               std::span<const RectMm> reserved, const Cover& cover) {
    const Arranger arrange = make_arranger(sheet, blocks, reserved);
    return result_of(cover ? least_covering(arrange, blocks, cover) : arrange({}), blocks);
}

}  // namespace northway::page
