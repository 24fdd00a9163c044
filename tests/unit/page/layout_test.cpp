// SPDX-License-Identifier: Apache-2.0
#include "page/layout.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace northway::page {
namespace {

using scene::PageAnchor;
using scene::PageArea;
using scene::Side;

// A4 across, the map to its edges: margins of 5 mm, gaps of 2 mm.
LayoutSheet a4() {
    LayoutSheet sheet;
    sheet.page = sheet.map = sheet.frame = {0, 0, 297, 210};
    sheet.margin_mm = 5;
    sheet.gap_mm = 2;
    return sheet;
}

// A block of one size at each step.
Block block(Side side, std::vector<SizeMm> sizes, int priority = 0) {
    Block made;
    made.anchors = {{PageArea::map, side}};
    made.priority = priority;
    made.limit = {1000, 1000};
    made.steps = static_cast<int>(sizes.size());
    made.measure = [sizes](int step, const SizeMm& most,
                           const PageAnchor&) -> std::optional<Block::Measured> {
        const SizeMm size = sizes[static_cast<std::size_t>(step)];
        if (size.width_mm > most.width_mm || size.height_mm > most.height_mm) {
            return std::nullopt;
        }
        return Block::Measured{size, 0.01 * step};
    };
    return made;
}

void expect_at(const Layout& layout, std::size_t index, RectMm wanted) {
    const auto* placed = layout.find(index);
    ASSERT_NE(placed, nullptr) << index;
    EXPECT_NEAR(placed->box.x0, wanted.x0, 1e-9) << index;
    EXPECT_NEAR(placed->box.y0, wanted.y0, 1e-9) << index;
    EXPECT_NEAR(placed->box.x1, wanted.x1, 1e-9) << index;
    EXPECT_NEAR(placed->box.y1, wanted.y1, 1e-9) << index;
}

TEST(Layout, PutsBlocksIntoTheNinePlaces) {
    const std::vector<Block> blocks{
        block(Side::top_left, {{40, 10}}),     block(Side::top, {{40, 10}}),
        block(Side::top_right, {{40, 10}}),    block(Side::left, {{40, 10}}),
        block(Side::center, {{40, 10}}),       block(Side::right, {{40, 10}}),
        block(Side::bottom_left, {{40, 10}}),  block(Side::bottom, {{40, 10}}),
        block(Side::bottom_right, {{40, 10}})};
    const Layout layout = lay_out(a4(), blocks);
    EXPECT_TRUE(layout.dropped.empty());
    expect_at(layout, 0, {5, 5, 45, 15});
    expect_at(layout, 1, {128.5, 5, 168.5, 15});
    expect_at(layout, 2, {252, 5, 292, 15});
    expect_at(layout, 3, {5, 100, 45, 110});
    expect_at(layout, 4, {128.5, 100, 168.5, 110});
    expect_at(layout, 5, {252, 100, 292, 110});
    expect_at(layout, 6, {5, 195, 45, 205});
    expect_at(layout, 7, {128.5, 195, 168.5, 205});
    expect_at(layout, 8, {252, 195, 292, 205});
}

TEST(Layout, StacksFromTheEdgeInwardsByOrder) {
    std::vector<Block> blocks{block(Side::bottom_right, {{40, 10}}),
                              block(Side::bottom_right, {{60, 20}}),
                              block(Side::bottom_right, {{30, 5}})};
    blocks[0].order = 7;
    blocks[2].order = -1;
    const Layout layout = lay_out(a4(), blocks);
    expect_at(layout, 2, {262, 200, 292, 205});
    expect_at(layout, 1, {232, 178, 292, 198});
    expect_at(layout, 0, {252, 166, 292, 176});
}

TEST(Layout, WhatStandsAtAStripsEdgeStandsAboveIt) {
    std::vector<Block> blocks{block(Side::bottom_left, {{40, 10}}),
                              block(Side::bottom, {{297, 6}}, 100)};
    blocks[1].is_strip = true;
    const Layout layout = lay_out(a4(), blocks);
    expect_at(layout, 1, {0, 204, 297, 210});
    expect_at(layout, 0, {5, 192, 45, 202});
}

TEST(Layout, TakesTheNextStepThatFits) {
    const std::vector<Block> blocks{block(Side::top_left, {{200, 10}}, 2),
                                    block(Side::top_right, {{100, 10}, {90, 10}, {80, 10}}, 1)};
    const Layout layout = lay_out(a4(), blocks);
    EXPECT_EQ(layout.find(0)->step, 0);
    EXPECT_EQ(layout.find(1)->step, 2);  // 287 - 200 - 2 = 85 mm are left
    expect_at(layout, 1, {212, 5, 292, 15});
}

TEST(Layout, ShrinksAllRatherThanLeaveOneOut) {
    std::vector<Block> blocks{block(Side::top_left, {{200, 10}, {180, 10}}, 2),
                              block(Side::top_right, {{110, 10}, {100, 10}}, 1)};
    const Layout layout = lay_out(a4(), blocks);
    EXPECT_TRUE(layout.dropped.empty());
    EXPECT_EQ(layout.find(0)->step, 1);
    EXPECT_EQ(layout.find(1)->step, 1);
}

TEST(Layout, LeavesOutTheLeastImportant) {
    std::vector<Block> blocks{block(Side::left, {{150, 150}}, 1), block(Side::right, {{150, 150}}, 3),
                              block(Side::top, {{20, 10}}, 2)};
    const Layout layout = lay_out(a4(), blocks);
    EXPECT_EQ(layout.dropped, (std::vector<std::size_t>{0}));
}

TEST(Layout, GoesToAnotherPlaceWhereTheFirstHasNoRoom) {
    std::vector<Block> blocks{block(Side::top_left, {{40, 180}}, 2),
                              block(Side::top_left, {{40, 30}}, 1)};
    blocks[1].anchors.push_back({PageArea::map, Side::top_right});
    expect_at(lay_out(a4(), blocks), 1, {252, 5, 292, 35});
}

TEST(Layout, AFlexibleBlockFillsTheRoomThatIsLeft) {
    std::vector<Block> blocks{block(Side::top_left, {{100, 120}}, 2), block(Side::bottom_left, {{1, 1}}, 1)};
    blocks[1].is_flexible = true;
    blocks[1].measure = [](int, const SizeMm& most,
                           const PageAnchor&) -> std::optional<Block::Measured> {
        return Block::Measured{most, 0};
    };
    blocks[1].limit = {90, 150};
    const Layout layout = lay_out(a4(), blocks);
    expect_at(layout, 1, {5, 127, 95, 205});
}

TEST(Layout, KeepsOffWhatIsReserved) {
    const std::vector<Block> blocks{block(Side::top_left, {{40, 10}, {20, 10}})};
    const RectMm taken{30, 0, 60, 40};
    const Layout layout = lay_out(a4(), blocks, {&taken, 1});
    EXPECT_EQ(layout.find(0)->step, 1);
    expect_at(layout, 0, {5, 5, 25, 15});
}

TEST(Layout, AFixedBlockStaysAndTheOthersKeepOff) {
    std::vector<Block> blocks{block(Side::top_left, {{40, 10}}, 5),
                              block(Side::top_left, {{50, 20}}, 1)};
    blocks[1].at_mm = SizeMm{20, 12};
    const Layout layout = lay_out(a4(), blocks);
    expect_at(layout, 1, {20, 12, 70, 32});
    EXPECT_EQ(layout.dropped, (std::vector<std::size_t>{0}));
    EXPECT_EQ(layout.placed.back().block, 1U);  // drawn above the others
}

TEST(Layout, ABlockOutsideStandsInTheMarginFromTheMapOutwards) {
    LayoutSheet sheet = a4();
    sheet.map = {20, 30, 277, 190};
    sheet.frame = {16, 26, 281, 194};
    std::vector<Block> blocks{block(Side::top_left, {{100, 12}}), block(Side::bottom_right, {{50, 5}})};
    blocks[0].anchors = {{PageArea::outside, Side::top_left}};
    blocks[1].anchors = {{PageArea::outside, Side::bottom_right}};
    const Layout layout = lay_out(sheet, blocks);
    expect_at(layout, 0, {20, 13, 120, 25});
    expect_at(layout, 1, {227, 195, 277, 200});
    // Higher than the margin: no room there.
    blocks[0] = block(Side::top_left, {{100, 30}});
    blocks[0].anchors = {{PageArea::outside, Side::top_left}};
    EXPECT_EQ(lay_out(sheet, blocks).dropped, (std::vector<std::size_t>{0}));
}

// Costs the share of a box that lies left of the middle.
Cover left_half(double cost) {
    return [cost](const RectMm& box) {
        return cost * std::max(0.0, std::min(box.x1, 148.5) - box.x0) / 100;
    };
}

TEST(Layout, ABlockStandsElsewhereWhereItWouldHideMuch) {
    std::vector<Block> blocks{block(Side::bottom_left, {{100, 50}})};
    blocks[0].elsewhere = {{PageArea::map, Side::bottom_right}};
    expect_at(lay_out(a4(), blocks, {}, left_half(0.1)), 0, {5, 155, 105, 205});
    expect_at(lay_out(a4(), blocks, {}, left_half(5)), 0, {192, 155, 292, 205});
    blocks[0].elsewhere.clear();
    expect_at(lay_out(a4(), blocks, {}, left_half(5)), 0, {5, 155, 105, 205});
}

TEST(Layout, BlocksThatBelongTogetherMoveTogether) {
    std::vector<Block> blocks{block(Side::bottom_left, {{100, 50}}),
                              block(Side::bottom_left, {{40, 10}})};
    for (auto& each : blocks) {
        each.elsewhere = {{PageArea::map, Side::bottom_right}};
        each.together = "charts";
    }
    const Layout layout = lay_out(a4(), blocks, {}, left_half(5));
    expect_at(layout, 0, {192, 155, 292, 205});
    expect_at(layout, 1, {252, 143, 292, 153});
}

TEST(Layout, NoBlockMovesAtTheCostOfAnother) {
    std::vector<Block> blocks{block(Side::bottom_left, {{100, 50}}, 1),
                              block(Side::bottom_right, {{180, 190}}, 2)};
    blocks[0].elsewhere = {{PageArea::map, Side::bottom_right}};
    const Layout layout = lay_out(a4(), blocks, {}, left_half(5));
    EXPECT_TRUE(layout.dropped.empty());
    expect_at(layout, 0, {5, 155, 105, 205});
}

TEST(Layout, ABlockThatStretchesIsAsWideAsItsStack) {
    std::vector<Block> blocks{block(Side::bottom_right, {{60, 10}}),
                              block(Side::bottom_right, {{80, 30}}),
                              block(Side::bottom_right, {{20, 10}})};
    blocks[0].stretches = blocks[2].stretches = true;
    const Layout layout = lay_out(a4(), blocks);
    expect_at(layout, 0, {212, 195, 292, 205});
    expect_at(layout, 2, {272, 151, 292, 161});  // far narrower: stays so
}

TEST(Layout, ABlockMayBeWiderInTheMargin) {
    LayoutSheet sheet = a4();
    sheet.map = sheet.frame = {10, 40, 287, 200};
    Block title = block(Side::top_left, {{200, 20}});
    title.anchors = {{PageArea::outside, Side::top_left}, {PageArea::map, Side::top_left}};
    title.limit = {150, 100};
    EXPECT_EQ(lay_out(sheet, std::vector{title}).dropped.size(), 1U);
    title.widest_outside_mm = 220;
    const Layout layout = lay_out(sheet, std::vector{title});
    ASSERT_NE(layout.find(0), nullptr);
    EXPECT_EQ(layout.find(0)->anchor.area, PageArea::outside);
}

}  // namespace
}  // namespace northway::page
